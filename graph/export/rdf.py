"""Turtle and N-Quads, statement after statement, in one of two forms.

``lossless`` is the property graph as it is, and is read back as the same; ``aligned`` says it in the field's terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from planatlas.graph.export import FORMS
from planatlas.graph.export.aligned import aligned_quads
from planatlas.graph.export.dataset import dataset_quads
from planatlas.graph.stores.rdf.terms import PREFIXES
from planatlas.graph.stores.rdf.write import quads, write_nquads, write_turtle
from planatlas.ontology import alignment

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["statements", "write_nq", "write_ttl"]


def statements(atlas: StoredGraph, form: str, licence: str | None) -> Iterator[ox.Quad]:
    """What the export says of itself, then every statement of the atlas in the form asked for."""
    said = aligned_quads if form == "aligned" else quads
    return chain(dataset_quads(atlas, licence), said(atlas.nodes, atlas.edges))


def write_ttl(
    atlas: StoredGraph, target: Path, lang: str, gzipped: bool = False, form: str = FORMS[0], licence: str | None = None
) -> None:
    """Every statement as Turtle, without named graphs."""
    prefixes = {**PREFIXES, **alignment.PREFIXES}
    write_turtle(target, statements(atlas, form, licence), gzipped=gzipped, prefixes=prefixes)


def write_nq(
    atlas: StoredGraph, target: Path, lang: str, gzipped: bool = False, form: str = FORMS[0], licence: str | None = None
) -> None:
    """Every statement as N-Quads, one named graph a document and one for derived edges."""
    write_nquads(target, statements(atlas, form, licence), gzipped=gzipped)
