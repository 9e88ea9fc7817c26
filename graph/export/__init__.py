"""The atlas in the formats other tools read."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from planatlas.errors import PlanatlasError

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["FORMATS", "default_target", "export_atlas"]

FORMATS = {
    "ttl": ("planatlas.graph.export.rdf", "write_ttl", ".ttl"),
    "nq": ("planatlas.graph.export.rdf", "write_nq", ".nq"),
    "jsonld": ("planatlas.graph.export.jsonld", "write_jsonld", ".jsonld"),
    "csv": ("planatlas.graph.export.sheets", "write_csv", "-csv"),
    "xlsx": ("planatlas.graph.export.sheets", "write_xlsx", ".xlsx"),
    "graphml": ("planatlas.graph.export.networks", "write_graphml", ".graphml"),
    "gexf": ("planatlas.graph.export.networks", "write_gexf", ".gexf"),
    "neo4j-csv": ("planatlas.graph.stores.bulk", "write_neo4j_csv", "-neo4j"),
}
"""Format to the module and function that writes it and the ending of its file (``-csv`` and ``-neo4j`` are folders)."""


def default_target(atlas: StoredGraph, format: str) -> Path:
    """A file beside the atlas, named after it. Raises PlanatlasError on an unknown format."""
    name = atlas.path.with_suffix("").name if atlas.path else "planatlas"
    folder = atlas.path.parent if atlas.path else Path()
    return folder / f"{name}{_known(format)[2]}"


def export_atlas(atlas: StoredGraph, format: str, target: Path | None = None, lang: str = "en") -> Path:
    """Write an atlas in one format and return where; whole or not at all.

    ``lang`` is the language of headings where a format has them for people. Raises PlanatlasError on an unknown format.
    """
    module, function, _ = _known(format)
    chosen = target or default_target(atlas, format)
    getattr(importlib.import_module(module), function)(atlas, chosen, lang)
    return chosen


def _known(format: str) -> tuple[str, str, str]:
    if format not in FORMATS:
        raise PlanatlasError(f"no export {format!r}; there are {', '.join(FORMATS)}")
    return FORMATS[format]
