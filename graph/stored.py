"""A graph together with where it comes from: its folder, its records, its receipt, what people decided."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from planatlas.errors import AtlasDamaged, AtlasMissing
from planatlas.graph.index import Index
from planatlas.graph.model import Edge, Node
from planatlas.graph.review.log import Decisions
from planatlas.graph.stores.format import check_format
from planatlas.graph.stores.known import remember_atlas
from planatlas.graph.stores.layout import DECISIONS, EDGES, NODES, RECEIPT, RECORDS
from planatlas.graph.stores.receipt import check_file, read_receipt
from planatlas.ontology.catalogue import told

if TYPE_CHECKING:
    from planatlas.graph.account import Account
    from planatlas.records import Record

__all__ = ["StoredGraph"]


class StoredGraph(Index):
    """Nodes and edges, sorted, in memory or read from a folder when first used.

    It does not change: what looks like a change gives a new one.
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
    def open(cls, path: str | os.PathLike[str]) -> Self:
        """Open the atlas in a folder; its tables are read when first used.

        Raises AtlasMissing when there is no such folder or it holds no atlas, AtlasDamaged when a file of it is
        missing, AtlasNewer and AtlasOlder when another version of planatlas wrote it in another form.
        """
        folder = Path(path)
        if not folder.is_dir():
            raise told(AtlasMissing, "atlas.none", path=path)
        present = [name for name in (NODES, EDGES, RECORDS, RECEIPT) if (folder / name).is_file()]
        if not present:
            raise told(AtlasMissing, "atlas.other", path=path)
        missing = [name for name in (NODES, EDGES, RECORDS, RECEIPT) if name not in present]
        if missing:
            raise told(AtlasDamaged, "atlas.part-missing", path=path, names=", ".join(missing))
        check_format(folder)
        remember_atlas(folder)
        return cls(path=folder)  # each file is checked when it is read

    # The graph does not change, so each file of it is read once, and only when something of it is asked for.
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

    @property
    def edge_count(self) -> int:
        """How many edges there are; those of a folder are not read for it."""
        if self._given_edges is not None or "edges" in self.__dict__:
            return len(self.edges)
        from planatlas.graph.stores.parquet import row_count

        return row_count(self._file(EDGES))

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

    # Asked for by every analysis; one that reads it anew might see what was decided in between.
    @cached_property
    def decided(self) -> Decisions:
        """What people decided: about institutions, rows, alignments and findings. Raises AtlasDamaged."""
        return self._given_decided if self._given_decided is not None else Decisions.read(self.decisions())

    @property
    def folder(self) -> Path | None:
        """The folder that holds just what this object holds; None for an atlas in memory or one that was extended."""
        return self.path if self._given_nodes is None and self._given_edges is None else None

    def _file(self, name: str) -> Path:
        """A file of the folder, once it is known to be the one the receipt speaks of."""
        if self.path is None:
            raise AtlasMissing("this atlas was made in memory without this part; build it from records")
        check_file(self.path / name, self._receipt.get("files", {}).get(name))
        return self.path / name

    # One receipt for all files: of an atlas that is built anew meanwhile, old and new tables never go together.
    @cached_property
    def _receipt(self) -> dict[str, Any]:
        return read_receipt(self.path / RECEIPT) if self.path else {}

    @property
    def account(self) -> Account:
        """How much of the work of each plan and strategy was read."""
        from planatlas.graph.account import Account
        from planatlas.graph.findings.corpus import analysed_plans

        analysed = analysed_plans(self.plans)
        further = [plan for plan in self.plans if plan not in analysed]
        rows = [*self.labelled("Activity"), *self.labelled("Entry")]
        return Account(analysed, rows, self.records, further)

    @property
    def unread(self) -> list[Node]:
        """The plans and strategies of which no row of work was read: no finding about them means anything."""
        return self.account.unread

    def extended(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> Self:
        """A new graph with further nodes and edges."""
        from planatlas.graph.assembly.collect import unique_edges

        every = sorted([*self.nodes, *nodes], key=lambda node: (node.label, node.id))
        further = unique_edges(edges)
        if self.by_type.keys().isdisjoint(edge.type for edge in further):
            together = sorted([*self.edges, *further], key=lambda edge: edge.type)  # each part is in order already
        else:
            together = unique_edges([*self.edges, *further])
        kept, log = self._given_records, self._given_decided
        return type(self)(every, together, path=self.path, records=kept, warnings=self.warnings, decided=log)
