"""An atlas: the graph of one or many plans, asked from one object, whichever engine answers."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from planatlas.graph.stored import StoredGraph
from planatlas.graph.stores.layout import EDGES, NODES
from planatlas.graph.table import Table

if TYPE_CHECKING:
    import networkx

    from planatlas.graph.assembly.resolution import ResolvedLike
    from planatlas.graph.findings import Finding
    from planatlas.graph.networks import Level
    from planatlas.graph.pipeline.pipeline import BuildChoices, Outcome
    from planatlas.graph.stores.duck import DuckStore
    from planatlas.graph.stores.embedded import EmbeddedStore
    from planatlas.graph.stores.rdf import RdfStore
    from planatlas.reports.figure import Figure

__all__ = ["Atlas", "build", "build_atlas", "open_atlas"]


class Atlas(StoredGraph):
    """Nodes and edges, sorted, with indexes and engines that are made when first used.

    Made by ``planatlas.open`` from a folder or by ``planatlas.build`` from records. It does not change: what looks
    like a change gives a new atlas.
    """

    @classmethod
    def of(cls, graph: StoredGraph) -> Atlas:
        """The atlas of a graph as it was built."""
        if graph.folder is not None:
            return cls(path=graph.folder)
        nodes, edges, records = graph.nodes, graph.edges, graph.records()
        return cls(nodes, edges, path=graph.path, records=records, warnings=graph.warnings, decided=graph.decided)

    @classmethod
    def from_rdf(cls, path: str | os.PathLike[str]) -> Atlas:
        """Read an atlas back from Turtle, N-Quads or JSON-LD: the same nodes and edges, without the records.

        Raises AtlasDamaged when the file is no RDF of an atlas.
        """
        from planatlas.graph.stores.rdf.from_quads import read_rdf

        return cls(*read_rdf(Path(path)), records=[])

    def __repr__(self) -> str:
        where = f" in {self.path.name}" if self.path else ""
        return f"<Atlas{where}: {len(self.plans)} plans, {len(self.nodes)} nodes, {len(self.edges)} edges>"

    def _repr_html_(self) -> str:
        return self.counts()._repr_html_()

    def counts(self) -> Table:
        """How many nodes of each label and edges of each type there are: columns ``what``, ``name``, ``count``."""
        rows = [("node", label, len(nodes)) for label, nodes in sorted(self.by_label.items())]
        rows += [("relationship", type, len(edges)) for type, edges in sorted(self.by_type.items())]
        return Table.of(("what", "name", "count"), rows)

    # Each engine is filled with the whole atlas, so it is kept as long as the atlas is; and loaded only when asked.
    @cached_property
    def embedded(self) -> EmbeddedStore:
        """The Cypher engine inside this process, filled when first used."""
        from planatlas.graph.stores.embedded import EmbeddedStore

        return EmbeddedStore(self.nodes, self.edges)

    @cached_property
    def rdf(self) -> RdfStore:
        """The RDF store, filled when first used; that of an atlas in a folder is kept in it for the next question."""
        from planatlas.graph.stores.rdf import RdfStore

        if self.folder is None:
            return RdfStore.of(self.nodes, self.edges)
        for name in (NODES, EDGES):
            self._file(name)  # what is kept must not answer for tables that are damaged
        return RdfStore.kept(self.folder, self.receipt()["files"], lambda: (self.nodes, self.edges))

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
        from planatlas.graph.findings.decided import decided_findings

        return decided_findings(self, kind, units)

    def network(self, kind: str, *, classes: bool = False, level: Level = "entity") -> networkx.Graph:
        """The graph as networkx has it.

        ``bipartite`` joins institutions to activities, ``co-responsibility`` institutions that share a measure,
        ``whole`` is every node and edge. Classes of actors stay out unless asked for. ``level`` is whom a body counts
        as: ``unit`` itself, ``entity`` its legal entity, ``county`` its legal entity but none beyond the county.
        Raises ValueError on another kind or level.
        """
        from planatlas.graph.networks import network

        return network(self, kind, classes=classes, level=level)

    def figure(self, name: str, **choices: Any) -> Figure:
        """Draw a figure of a plan: network, load, lorenz, matrix, quarters, or explorer for all plans at once.

        ``choices``: around (an institution), objective (a code), plan, lang, width in mm; see ``reports.figure``.
        """
        from planatlas.reports.figure import figure

        return figure(self, name, **choices)


def open_atlas(path: str | os.PathLike[str]) -> Atlas:
    """Open the atlas in a folder; its tables are read when first used.

    Raises AtlasMissing when there is no such folder or it holds no atlas, AtlasDamaged when a file of it is missing,
    AtlasNewer and AtlasOlder when another version of planatlas wrote it in another form.
    """
    return Atlas.open(path)


def build(resolved: ResolvedLike, path: str | Path | None = None) -> Atlas:
    """Turn resolved records into an atlas; with ``path`` its folder is written too.

    Gap findings are part of it, as nodes. Building twice from equal records gives the same bytes. An existing
    ``decisions.csv`` in the folder is left as it is.
    """
    from planatlas.graph.assembly.assembly import build as build_graph

    return Atlas.of(build_graph(resolved, path))


def build_atlas(sources: Iterable[str | Path], path: str | Path, **choices: Unpack[BuildChoices]) -> Outcome:
    """Read sources and write the atlas they give; see ``planatlas.graph.pipeline.pipeline.build_atlas``."""
    from planatlas.graph.pipeline.pipeline import build_atlas as build_folder

    outcome = build_folder(sources, path, **choices)
    return replace(outcome, atlas=Atlas.of(outcome.atlas))
