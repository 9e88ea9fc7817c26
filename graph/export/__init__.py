"""The atlas in the formats other tools read."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from planatlas.errors import PlanatlasError
from planatlas.graph.stores.files import is_stream
from planatlas.ontology.catalogue import told

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


_STREAMED = ("ttl", "nq", "jsonld")
"""What can be compressed as it is written."""


def default_target(atlas: StoredGraph, format: str) -> Path:
    """A file beside the atlas, named after it. Raises PlanatlasError on an unknown format."""
    name = atlas.path.with_suffix("").name if atlas.path else "planatlas"
    folder = atlas.path.parent if atlas.path else Path()
    return folder / f"{name}{_known(format)[2]}"


def export_atlas(
    atlas: StoredGraph, format: str, target: Path | None = None, lang: str = "en", *, gzipped: bool = False
) -> Path:
    """Write an atlas in one format and return where; whole or not at all.

    ``lang`` is the language of headings where a format has them for people. RDF is compressed when ``gzipped`` or the
    name ends in ``.gz``; a file that is has such a name. Raises PlanatlasError on an unknown format, and one that is
    not compressed.
    """
    module, function, _ = _known(format)
    chosen = target or default_target(atlas, format)
    write = getattr(importlib.import_module(module), function)
    if format not in _STREAMED:
        if gzipped:
            raise told(PlanatlasError, "export.gzip", format=format, formats=", ".join(_STREAMED))
        write(atlas, chosen, lang)
    elif gzipped or chosen.suffix == ".gz":
        chosen = chosen if chosen.suffix == ".gz" or is_stream(chosen) else chosen.with_name(f"{chosen.name}.gz")
        write(atlas, chosen, lang, gzipped=True)
    else:
        write(atlas, chosen, lang)
    return chosen


def _known(format: str) -> tuple[str, str, str]:
    if format not in FORMATS:
        raise PlanatlasError(f"no export {format!r}; there are {', '.join(FORMATS)}")
    return FORMATS[format]
