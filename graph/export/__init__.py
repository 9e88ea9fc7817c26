"""The atlas in the formats other tools read."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from planatlas.errors import PlanatlasError
from planatlas.graph.stores.files import is_stream
from planatlas.ontology.catalogue import told

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["FORMATS", "FORMS", "default_target", "export_atlas"]

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


_RDF = ("ttl", "nq", "jsonld")
"""What can be compressed as it is written, has two forms, and says what licence it is under."""
FORMS = ("lossless", "aligned")
"""How an atlas is written in RDF: as it is, to be read back; or in the terms of the field."""


def default_target(atlas: StoredGraph, format: str) -> Path:
    """A file beside the atlas, named after it. Raises PlanatlasError on an unknown format."""
    name = atlas.path.with_suffix("").name if atlas.path else "planatlas"
    folder = atlas.path.parent if atlas.path else Path()
    return folder / f"{name}{_known(format)[2]}"


def export_atlas(
    atlas: StoredGraph,
    format: str,
    target: Path | None = None,
    lang: str = "en",
    *,
    gzipped: bool = False,
    form: str = FORMS[0],
    licence: str | None = None,
) -> Path:
    """Write an atlas in one format and return where; whole or not at all.

    ``lang`` is the language of headings where a format has them for people. RDF is compressed when ``gzipped`` or the
    name ends in ``.gz``; a file that is has such a name. RDF has one of two ``FORMS``, and names the ``licence`` (an
    IRI) it is given under. Raises PlanatlasError on an unknown format or form, a licence that is no IRI, and where a
    format that is no RDF is asked for any of these.
    """
    module, function, _ = _known(format)
    chosen = target or default_target(atlas, format)
    write = getattr(importlib.import_module(module), function)
    if form not in FORMS:
        raise told(PlanatlasError, "export.form", form=form, forms=", ".join(FORMS))
    if format not in _RDF:
        if gzipped:
            raise told(PlanatlasError, "export.gzip", format=format, formats=", ".join(_RDF))
        if form != FORMS[0] or licence:
            raise told(PlanatlasError, "export.rdf-only", format=format, formats=", ".join(_RDF))
        write(atlas, chosen, lang)
        return chosen
    if licence and not _IRI.fullmatch(licence):
        raise told(PlanatlasError, "export.licence", licence=licence)
    gzipped = gzipped or chosen.suffix == ".gz"
    if gzipped and chosen.suffix != ".gz" and not is_stream(chosen):
        chosen = chosen.with_name(f"{chosen.name}.gz")
    write(atlas, chosen, lang, gzipped=gzipped, form=form, licence=licence)
    return chosen


_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def _known(format: str) -> tuple[str, str, str]:
    if format not in FORMATS:
        raise PlanatlasError(f"no export {format!r}; there are {', '.join(FORMATS)}")
    return FORMATS[format]
