"""Resolved records -> nodes and edges: one module for each part of the graph.

``assembly`` puts the parts together, ``folder`` writes the atlas, ``pipeline`` goes the whole way from the sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planatlas.graph.assembly.assembly import assemble, build

__all__ = ["assemble", "build"]


def __getattr__(name: str) -> Any:
    """Import the assembly when it is asked for: reading a plan needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module 'planatlas.graph.assembly' has no attribute {name!r}")
    from planatlas.graph.assembly import assembly

    return getattr(assembly, name)
