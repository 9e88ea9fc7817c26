"""Turtle and N-Quads, statement after statement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planatlas.graph.stores.rdf.write import quads, write_nquads, write_turtle

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["write_nq", "write_ttl"]


def write_ttl(atlas: StoredGraph, target: Path, lang: str, gzipped: bool = False) -> None:
    """Every statement as Turtle, without named graphs."""
    write_turtle(target, quads(atlas.nodes, atlas.edges), gzipped=gzipped)


def write_nq(atlas: StoredGraph, target: Path, lang: str, gzipped: bool = False) -> None:
    """Every statement as N-Quads, one named graph a document and one for derived edges."""
    write_nquads(target, quads(atlas.nodes, atlas.edges), gzipped=gzipped)
