"""Planatlas: published action plans as one knowledge graph, and the coordination gaps in it.

import planatlas

atlas = planatlas.open("town.atlas")
atlas.gaps("no-partner")
atlas.cypher("MATCH (m:Measure {partners_cell: 'empty'}) RETURN m.name, m.doc, m.line").to_pandas()
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from planatlas.errors import PlanatlasError
from planatlas.version import __version__

if TYPE_CHECKING:
    from planatlas.atlas import Atlas, build, build_atlas
    from planatlas.atlas import open_atlas as open
    from planatlas.graph import identify, resolve
    from planatlas.graph.findings import Finding
    from planatlas.graph.model import Edge, Node
    from planatlas.graph.table import Table
    from planatlas.loaders import read
    from planatlas.loaders import records as extract

__all__ = [
    "Atlas",
    "Edge",
    "Finding",
    "Node",
    "PlanatlasError",
    "Table",
    "__version__",
    "build",
    "build_atlas",
    "extract",
    "identify",
    "open",
    "read",
    "resolve",
]

_HOMES = {
    "Atlas": ("planatlas.atlas", "Atlas"),
    "Edge": ("planatlas.graph.model", "Edge"),
    "Finding": ("planatlas.graph.findings", "Finding"),
    "Node": ("planatlas.graph.model", "Node"),
    "Table": ("planatlas.graph.table", "Table"),
    "build": ("planatlas.atlas", "build"),
    "build_atlas": ("planatlas.atlas", "build_atlas"),
    "extract": ("planatlas.loaders", "records"),
    "identify": ("planatlas.graph", "identify"),
    "open": ("planatlas.atlas", "open_atlas"),
    "read": ("planatlas.loaders", "read"),
    "resolve": ("planatlas.graph", "resolve"),
}
"""Where each public name lives; it is imported when first used, so that ``import planatlas`` costs nothing."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'planatlas' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(importlib.import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
