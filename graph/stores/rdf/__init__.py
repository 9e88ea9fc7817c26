"""The graph in RDF: an Oxigraph store to ask in SPARQL, files to exchange, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from planatlas.errors import AtlasDamaged, QuestionRefused
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.guard import check_sparql
from planatlas.graph.stores.limits import ROWS, at_most
from planatlas.graph.stores.rdf.params import filled
from planatlas.graph.stores.rdf.terms import PREFIXES, id_of
from planatlas.graph.stores.rdf.write import quads
from planatlas.graph.table import Table

if TYPE_CHECKING:
    import rdflib

__all__ = ["RdfStore"]


class RdfStore:
    """The statements of one atlas. Its default graph is the union of all named graphs."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    @classmethod
    def of(cls, nodes: Iterable[Node], edges: Sequence[Edge]) -> RdfStore:
        """Fill a store in memory."""
        store = ox.Store()
        store.bulk_extend(quads(nodes, edges))
        return cls(store)

    @classmethod
    def from_file(cls, path: Path) -> RdfStore:
        """Fill a store in memory from N-Quads. Raises AtlasDamaged when the file cannot be read."""
        store = ox.Store()
        try:
            store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
        except (OSError, SyntaxError) as error:
            raise AtlasDamaged(f"{path} cannot be read ({error}); build the atlas again") from error
        return cls(store)

    def as_rdflib(self) -> rdflib.Dataset:
        """The same store behind rdflib's interface; its default graph is the union of all."""
        import rdflib
        from oxrdflib import OxigraphStore

        return rdflib.Dataset(store=OxigraphStore(store=self.store), default_union=True)

    def __len__(self) -> int:
        return len(self.store)

    def ask(self, text: str, params: Mapping[str, Any] | None = None, rows: int = ROWS) -> Table:
        """Run a SELECT or ASK query of at most ``rows``; ``params`` are the values of ``$name`` in it.

        Prefixes pa, rdf, rdfs and xsd are known. IRIs of nodes come back as ids. Raises QuestionRefused when the query
        is malformed, would write, reaches for another server, gives more rows, or names what the vocabulary has not.
        """
        check_sparql(text)
        try:
            asked = filled(text, params or {})
            found = self.store.query(asked, prefixes=PREFIXES, use_default_graph_as_union=True)
            if isinstance(found, ox.QueryBoolean):
                return Table.of(("answer",), [(bool(found),)])
            if isinstance(found, ox.QueryTriples):
                triples = at_most(rows, found)
                said = ((_plain(row.subject), _plain(row.predicate), _plain(row.object)) for row in triples)
                return Table.of(("subject", "predicate", "object"), said)
            columns = [variable.value for variable in found.variables]
            return Table.of(columns, ([_plain(row[name]) for name in columns] for row in at_most(rows, found)))
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise QuestionRefused(f"the query was refused: {error}") from error


def _plain(term: Any) -> Any:
    """A term as a plain value: numbers as numbers, nodes of the atlas as ids, other IRIs as text."""
    match term:
        case None:
            return None
        case ox.NamedNode():
            known = id_of(term.value)
            return term.value if known is None else known
        case ox.Literal():
            return _number_or_text(term)
        case _:
            return str(term)


def _number_or_text(term: ox.Literal) -> Any:
    kind = term.datatype.value.rsplit("#", 1)[-1]
    if kind in ("integer", "int", "long", "nonNegativeInteger"):
        return int(term.value)
    if kind in ("double", "decimal", "float"):
        return float(term.value)
    return term.value in ("true", "1") if kind == "boolean" else term.value
