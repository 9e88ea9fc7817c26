"""Coordination gaps: what a plan leaves out, where its work piles up, and who does not work together."""

from planatlas.graph.gaps.catalogue import CATALOGUE, Analysis, analyses, gaps
from planatlas.graph.gaps.finding import Evidence, Finding

__all__ = ["CATALOGUE", "Analysis", "Evidence", "Finding", "analyses", "gaps"]
