"""The graph in RDF: an Oxigraph store to ask in SPARQL, files to exchange, and the way back.

The store of an atlas in a folder is kept on disk between questions and only ever opened to be read. One that is not
whole is made again; where a block of it turns out damaged while it is read, Oxigraph raises, and the store is filled
from the tables, in memory.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pyoxigraph as ox

from planatlas.errors import AtlasDamaged, QuestionRefused
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.guard import check_sparql
from planatlas.graph.stores.kept import drop_kept, is_whole, kept_at, make_kept
from planatlas.graph.stores.limits import ROWS, at_most
from planatlas.graph.stores.rdf.params import filled
from planatlas.graph.stores.rdf.terms import PREFIXES, id_of
from planatlas.graph.stores.rdf.write import quads
from planatlas.graph.table import Table

if TYPE_CHECKING:
    import rdflib

__all__ = ["RdfStore"]


_T = TypeVar("_T")
_Statements = Callable[[], Iterable[ox.Quad]]
_Tables = Callable[[], tuple[Iterable[Node], Sequence[Edge]]]
_DAMAGED = (OSError, RuntimeError)
"""What Oxigraph raises when a file of a store is missing, damaged or cannot be written."""


class RdfStore:
    """The statements of one atlas. Its default graph is the union of all named graphs."""

    def __init__(self, store: ox.Store, again: Callable[[], ox.Store] | None = None) -> None:
        """``again`` fills a store in memory with the same statements, for one on disk that turns out damaged."""
        self._store, self._again = store, again

    @classmethod
    def of(cls, nodes: Iterable[Node], edges: Sequence[Edge]) -> RdfStore:
        """Fill a store in memory."""
        return cls(_in_memory(quads(nodes, edges)))

    @classmethod
    def kept(cls, folder: Path, hashes: Mapping[str, str], tables: _Tables) -> RdfStore:
        """The store that is kept in the folder of an atlas; it is made there first, or in memory where that cannot be.

        ``hashes`` are those of the files of the atlas, as its receipt has them.
        """

        def statements() -> Iterable[ox.Quad]:
            return quads(*tables())

        place = kept_at(folder, hashes)
        store = _opened(place) or _made(place, statements)
        if store is None:
            return cls(_in_memory(statements()))
        return cls(store, lambda: _in_memory(statements()))

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
        """The same statements behind rdflib's interface, in memory; its default graph is the union of all."""
        import rdflib
        from oxrdflib import OxigraphStore

        self._into_memory()  # naming a graph writes, as rdflib does it
        return rdflib.Dataset(store=OxigraphStore(store=self._store), default_union=True)

    def __len__(self) -> int:
        return self._asked(len)

    def _asked(self, question: Callable[[ox.Store], _T]) -> _T:
        """The answer of the store; of one in memory where the one on disk is damaged."""
        try:
            return question(self._store)
        except _DAMAGED:
            if self._again is None:
                raise
        self._into_memory()
        return question(self._store)

    def _into_memory(self) -> None:
        if self._again is not None:
            self._store, self._again = self._again(), None

    def ask(self, text: str, params: Mapping[str, Any] | None = None, rows: int = ROWS) -> Table:
        """Run a SELECT or ASK query of at most ``rows``; ``params`` are the values of ``$name`` in it.

        Prefixes pa, rdf, rdfs and xsd are known. IRIs of nodes come back as ids. Raises QuestionRefused when the query
        is malformed, would write, reaches for another server, gives more rows, or names what the vocabulary has not.
        """
        check_sparql(text)
        try:
            asked = filled(text, params or {})
            return self._asked(lambda store: _answer(store, asked, rows))
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise QuestionRefused(f"the query was refused: {error}") from error


def _in_memory(statements: Iterable[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(statements)
    return store


def _opened(place: Path) -> ox.Store | None:
    """The store there, only to be read; None where there is none, or a damaged one, which goes."""
    if not place.is_dir():
        return None
    with contextlib.suppress(*_DAMAGED):
        if is_whole(place):
            return ox.Store.read_only(str(place))
    drop_kept(place)
    return None


def _made(place: Path, statements: _Statements) -> ox.Store | None:
    """The store made there; None where nothing can be kept."""

    def fill(folder: Path) -> None:
        store = ox.Store(str(folder))
        store.bulk_extend(statements())
        store.flush()

    try:
        make_kept(place, fill)
    except _DAMAGED:
        return None
    return _opened(place)


def _answer(store: ox.Store, text: str, rows: int) -> Table:
    found = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
    if isinstance(found, ox.QueryBoolean):
        return Table.of(("answer",), [(bool(found),)])
    if isinstance(found, ox.QueryTriples):
        triples = at_most(rows, found)
        said = ((_plain(row.subject), _plain(row.predicate), _plain(row.object)) for row in triples)
        return Table.of(("subject", "predicate", "object"), said)
    columns = [variable.value for variable in found.variables]
    return Table.of(columns, ([_plain(row[name]) for name in columns] for row in at_most(rows, found)))


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
