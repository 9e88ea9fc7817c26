"""Two atlases side by side: what became of every measure, where the load went, which gaps closed and which opened."""

from planatlas.graph.findings.compare.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
