"""An atlas: the graph of one or many plans, asked from one object, whichever engine answers."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planatlas.errors import AtlasDamaged, AtlasMissing, AtlasNewer, AtlasOlder
from planatlas.graph.model import Edge, Node
from planatlas.graph.table import Table

if TYPE_CHECKING:
    import networkx

    from planatlas.graph.findings import Finding
    from planatlas.graph.review.log import Decisions
    from planatlas.graph.stores.duck import DuckStore
    from planatlas.graph.stores.embedded import EmbeddedStore
    from planatlas.graph.stores.rdf import RdfStore
    from planatlas.records import Record
    from planatlas.reports.figure import Figure

__all__ = ["Atlas", "check_format", "open_atlas"]

NODES, EDGES, RECORDS, RECEIPT = "nodes.parquet", "edges.parquet", "records.jsonl", "receipt.json"
DECISIONS, TURTLE, NQUADS = "decisions.csv", "atlas.ttl", "atlas.nq"
TRUTH = (RECORDS, NODES, EDGES)
"""The files that everything else can be made from again."""
FORMAT = 1
"""The form of an atlas. It rises with every change of what its records or its graph hold."""


class Atlas:
    """Nodes and edges, sorted, with indexes and engines that are made when first used.

    Made by ``planatlas.open`` from a folder or by ``planatlas.build`` from records. It does not change: what looks
    like a change gives a new atlas.
    """

    def __init__(
        self,
        nodes: Sequence[Node] | None = None,
        edges: Sequence[Edge] | None = None,
        *,
        path: Path | None = None,
        records: Sequence[Record] | None = None,
        warnings: tuple[str, ...] = (),
        decided: Decisions | None = None,
    ) -> None:
        self.path = path
        self.warnings = warnings
        self._given_nodes, self._given_edges, self._given_records = nodes, edges, records
        self._given_decided = decided

    @classmethod
    def from_rdf(cls, path: str | os.PathLike[str]) -> Atlas:
        """Read an atlas back from Turtle, N-Quads or JSON-LD: the same nodes and edges, without the records.

        Raises AtlasDamaged when the file is no RDF of an atlas.
        """
        from planatlas.graph.stores.rdf.read import read_rdf

        return cls(*read_rdf(Path(path)), records=[])

    def __repr__(self) -> str:
        where = f" in {self.path.name}" if self.path else ""
        return f"<Atlas{where}: {len(self.plans)} plans, {len(self.nodes)} nodes, {len(self.edges)} edges>"

    def _repr_html_(self) -> str:
        return self.counts()._repr_html_()

    @cached_property
    def nodes(self) -> list[Node]:
        """All nodes, by label and id."""
        if self._given_nodes is not None:
            return list(self._given_nodes)
        from planatlas.graph.stores.parquet import read_nodes

        return read_nodes(self._file(NODES))

    @cached_property
    def edges(self) -> list[Edge]:
        """All edges, by type, ends and place in the source."""
        if self._given_edges is not None:
            return list(self._given_edges)
        from planatlas.graph.stores.parquet import read_edges

        return read_edges(self._file(EDGES))

    def records(self) -> list[Record]:
        """What the sources say, in reading order. Raises AtlasDamaged when the file cannot be read."""
        if self._given_records is not None:
            return list(self._given_records)
        from planatlas.graph.stores.records import read_records

        return read_records(self._file(RECORDS))

    def receipt(self) -> dict[str, Any]:
        """What the atlas was made from: sources with their hashes, versions, warnings. Empty for one in memory."""
        return dict(self._receipt)

    def decisions(self) -> Path | None:
        """The file of what people decided, where the atlas has a folder."""
        return self.path / DECISIONS if self.path else None

    @cached_property
    def decided(self) -> Decisions:
        """What people decided: about institutions, rows, alignments and findings. Raises AtlasDamaged."""
        from planatlas.graph.review.log import Decisions

        return self._given_decided if self._given_decided is not None else Decisions.read(self.decisions())

    @property
    def folder(self) -> Path | None:
        """The folder that holds just what this object holds; None for an atlas in memory or one that was extended."""
        return self.path if self._given_nodes is None and self._given_edges is None else None

    def _file(self, name: str) -> Path:
        """A file of the folder, once it is known to be the one the receipt speaks of."""
        from planatlas.graph.stores.records import check_file

        if self.path is None:
            raise AtlasMissing("this atlas was made in memory without this part; build it from records")
        check_file(self.path / name, self._receipt.get("files", {}).get(name))
        return self.path / name

    @cached_property
    def _receipt(self) -> dict[str, Any]:
        from planatlas.graph.stores.records import read_receipt

        return read_receipt(self.path / RECEIPT) if self.path else {}

    @cached_property
    def plans(self) -> list[Node]:
        """The plans and other documents, by id."""
        return self.labelled("Plan")

    @cached_property
    def unread(self) -> list[Node]:
        """The plans and strategies of which no row of work was read: no finding about them means anything."""
        from planatlas.graph.findings.corpus import unread_plans

        return unread_plans(self.plans, self.labelled("Activity"))

    @cached_property
    def _by_label(self) -> dict[str, list[Node]]:
        return _grouped((node.label, node) for node in self.nodes)

    @cached_property
    def _by_id(self) -> dict[str, Node]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def _out(self) -> dict[str, list[Edge]]:
        return _grouped((edge.source, edge) for edge in self.edges)

    @cached_property
    def _into(self) -> dict[str, list[Edge]]:
        return _grouped((edge.target, edge) for edge in self.edges)

    @cached_property
    def _by_type(self) -> dict[str, list[Edge]]:
        return _grouped((edge.type, edge) for edge in self.edges)

    def labelled(self, label: str) -> list[Node]:
        """All nodes with a label, by id."""
        return self._by_label.get(label, [])

    def typed(self, type: str) -> list[Edge]:
        """All edges of a type."""
        return self._by_type.get(type, [])

    def node(self, id: str) -> Node:
        """The node with this id. Raises KeyError when there is none."""
        if id not in self._by_id:
            raise KeyError(f"no node {id!r} in this atlas")
        return self._by_id[id]

    def has(self, id: str) -> bool:
        """Tell whether there is a node with this id."""
        return id in self._by_id

    def out(self, id: str, type: str | None = None) -> list[Edge]:
        """The edges that leave a node, of one type or of all."""
        return _of_type(self._out.get(id, []), type)

    def into(self, id: str, type: str | None = None) -> list[Edge]:
        """The edges that reach a node, of one type or of all."""
        return _of_type(self._into.get(id, []), type)

    def counts(self) -> Table:
        """How many nodes of each label and edges of each type there are: columns ``what``, ``name``, ``count``."""
        rows = [("node", label, len(nodes)) for label, nodes in sorted(self._by_label.items())]
        rows += [("relationship", type, len(edges)) for type, edges in sorted(self._by_type.items())]
        return Table.of(("what", "name", "count"), rows)

    @cached_property
    def embedded(self) -> EmbeddedStore:
        """The Cypher engine inside this process, filled when first used."""
        from planatlas.graph.stores.embedded import EmbeddedStore

        return EmbeddedStore(self.nodes, self.edges)

    @cached_property
    def rdf(self) -> RdfStore:
        """The RDF store, filled when first used."""
        from planatlas.graph.stores.rdf import RdfStore

        return RdfStore.from_file(self._file(NQUADS)) if self.folder else RdfStore.of(self.nodes, self.edges)

    @cached_property
    def duck(self) -> DuckStore:
        """SQL over the two tables, for aggregates and pair joins on large corpora."""
        from planatlas.graph.stores.duck import DuckStore

        return DuckStore.of(self)

    def cypher(self, text: str, /, **params: Any) -> Table:
        """Ask in Cypher, read only, for at most 60 seconds and 100,000 rows (``embedded.ask`` takes another number).

        Raises QuestionRefused when it would write, names what no atlas has, runs too long or gives more rows.
        """
        return self.embedded.ask(text, params)

    def sparql(self, text: str, /, **params: Any) -> Table:
        """Ask in SPARQL, read only, for at most 100,000 rows (``rdf.ask`` takes another number).

        ``params`` are the values of ``$name`` in it. Raises QuestionRefused.
        """
        return self.rdf.ask(text, params)

    def sql(self, text: str, /, **params: Any) -> Table:
        """Ask in SQL over the tables ``nodes`` and ``edges``. Raises QuestionRefused."""
        return self.duck.ask(text, params)

    def gaps(self, kind: str | None = None, units: bool = False) -> list[Finding]:
        """The coordination gaps, of one kind or all default ones; ``units`` opens legal entities into their parts."""
        from planatlas.graph.findings import gaps
        from planatlas.graph.findings.decided import with_decisions

        return with_decisions(gaps(self, kinds=None if kind is None else [kind], units=units), self.decided)

    def network(self, kind: str, *, classes: bool = False, units: bool = False) -> networkx.Graph:
        """The graph as networkx has it.

        ``bipartite`` joins institutions to activities, ``co-responsibility`` institutions that share a measure,
        ``whole`` is every node and edge. Classes of actors stay out and units count for their legal entity unless
        asked for.
        Raises ValueError on another kind.
        """
        from planatlas.graph.networks import network

        return network(self, kind, classes=classes, units=units)

    def figure(self, name: str, **choices: Any) -> Figure:
        """Draw a figure of a plan: network, load, lorenz, matrix, quarters, or explorer for all plans at once.

        ``choices``: around (an institution), objective (a code), plan, lang, width in mm; see ``reports.figure``.
        """
        from planatlas.reports.figure import figure

        return figure(self, name, **choices)

    def extended(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> Atlas:
        """A new atlas with further nodes and edges."""
        from planatlas.graph.assembly.collect import unique_edges

        every = sorted([*self.nodes, *nodes], key=lambda node: (node.label, node.id))
        further = unique_edges(edges)
        if self._by_type.keys().isdisjoint(edge.type for edge in further):
            together = sorted([*self.edges, *further], key=lambda edge: edge.type)  # each part is in order already
        else:
            together = unique_edges([*self.edges, *further])
        kept, log = self._given_records, self._given_decided
        return Atlas(every, together, path=self.path, records=kept, warnings=self.warnings, decided=log)


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _of_type(edges: list[Edge], type: str | None) -> list[Edge]:
    return list(edges) if type is None else [edge for edge in edges if edge.type == type]


def open_atlas(path: str | os.PathLike[str]) -> Atlas:
    """Open the atlas in a folder; its tables are read when first used.

    Raises AtlasMissing when there is no such folder or it holds no atlas, AtlasDamaged when a file of it is missing,
    AtlasNewer and AtlasOlder when another version of planatlas wrote it in another form.
    """
    from planatlas.graph.stores.known import remember_atlas

    folder = Path(path)
    if not folder.is_dir():
        raise AtlasMissing(f"there is no atlas at {path}; make one with: planatlas build SOURCE... -o {path}")
    present = [name for name in (NODES, EDGES, RECORDS, RECEIPT) if (folder / name).is_file()]
    if not present:
        raise AtlasMissing(f"{path} is a folder but holds no atlas; make one with: planatlas build SOURCE... -o {path}")
    missing = [name for name in (NODES, EDGES, RECORDS, RECEIPT) if name not in present]
    if missing:
        raise AtlasDamaged(f"{path}: {', '.join(missing)} is missing; build the atlas again")
    check_format(folder)
    remember_atlas(folder)
    return Atlas(path=folder)  # each file is checked when it is read


def check_format(folder: Path, *, remade: bool = False) -> None:
    """Raise AtlasNewer for an atlas of a newer form, and AtlasOlder for one of an older, unless it is ``remade``.

    A folder without a receipt of ours passes: it is no atlas, or a damaged one.
    """
    from planatlas.graph.marks.folders import own_receipt
    from planatlas.ontology.catalogue import told

    receipt = own_receipt(folder)
    if receipt is None:
        return
    form, version = receipt["format"], receipt["planatlas"]
    if not isinstance(form, int):
        raise AtlasDamaged(f"{folder / RECEIPT} does not say in what form the atlas is; build the atlas again")
    if form > FORMAT:
        raise told(AtlasNewer, "atlas.newer", atlas=folder, version=version, form=form, known=FORMAT)
    if form < FORMAT and not remade:
        names = " ".join(str(facts.get("name")) for facts in receipt.get("sources", ())) or "SOURCE..."
        raise told(AtlasOlder, "atlas.older", atlas=folder, version=version, form=form, known=FORMAT, sources=names)
