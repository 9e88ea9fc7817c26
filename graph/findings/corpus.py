"""The graph as the analyses see it: plans, their rows of work, and the bodies in them, indexed once.

Only plans and strategies are analysed: a news item or a web page tells what happened, not what was left out. Rows that
are cited from another document, not applicable, listed without values, or a heading of the form that nobody filled in
never enter.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from planatlas.graph.index import Index
from planatlas.graph.model import Edge, Node, Value
from planatlas.graph.review.log import Decision, Decisions
from planatlas.records import CELL_FIELDS, Doubt

__all__ = [
    "ANALYSED",
    "Corpus",
    "GraphLike",
    "Row",
    "chapter_of",
    "own_groups",
    "text_of",
    "told_apart",
    "analysed_plans",
]

T = TypeVar("T")

_CELLS = {field: f"{field}_cell" for field in CELL_FIELDS}
"""Where the state of each cell is kept."""

_FROM_THE_TEXT = ("text", "list", "cell")
"""Grounds on which a body is known from what the document prints beside it."""

_NOT_NAMED = "funding-source/not-named"

ANALYSED = ("plan", "strategy")
"""Genres that promise work and can therefore leave something out."""


class GraphLike(Protocol):
    """What the analyses need of an atlas."""

    @property
    def nodes(self) -> Sequence[Node]: ...

    @property
    def edges(self) -> Sequence[Edge]: ...


@dataclass(slots=True)
class Row:
    """One row of work: the activity, the measure it is part of, and the bodies printed in it."""

    node: Node
    measure: Node | None
    plan: str
    responsible: tuple[Edge, ...] = ()
    partners: tuple[Edge, ...] = ()
    siblings: int = 1
    chapter: str | None = None
    """The chapter it stands in, where the plan uses one code in several chapters and a code alone tells no row."""
    memo: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)
    """What several analyses ask of the same row, computed once."""

    @property
    def id(self) -> str:
        """Id of the activity."""
        return self.node.id

    def state(self, field: str) -> str:
        """State of one cell: value, empty, dash, no_column or lost."""
        said = self.node.props.get(_CELLS[field])
        return said if said and isinstance(said, str) else "no_column"

    @property
    def code(self) -> str | None:
        """Code of the measure as printed."""
        return text_of(self.node.props.get("code"))

    @property
    def title(self) -> str:
        """What people know the row by: the text of its measure."""
        return self.measure.name if self.measure else self.node.name

    def get(self, name: str) -> Value:
        """A property of the activity."""
        return self.node.props.get(name)

    def doubts(self, doubt: Doubt) -> bool:
        """Tell whether the reader was unsure of the row in this way."""
        return _has_doubt(self.node, doubt)


def text_of(value: Value) -> str | None:
    """A property as text, or None."""
    return value if isinstance(value, str) and value else None


class Corpus:
    """All plans of an atlas. ``units`` opens legal entities into their units, ``log`` is what people decided.

    Raises nothing: an empty graph is a corpus without plans.
    """

    def __init__(
        self, nodes: Iterable[Node], edges: Iterable[Edge], units: bool = False, log: Decisions | None = None
    ) -> None:
        self._see(Index(list(nodes), list(edges)), units, log)

    @classmethod
    def of(cls, atlas: GraphLike, units: bool = False) -> Corpus:
        """The corpus of an atlas, over the atlas's own index where it has one."""
        made = cls.__new__(cls)
        index = atlas if isinstance(atlas, Index) else Index(atlas.nodes, atlas.edges)
        made._see(index, units, getattr(atlas, "decided", None))
        return made

    def _see(self, index: Index, units: bool, log: Decisions | None) -> None:
        self.index, self.units = index, units
        self.memo: dict[Hashable, Any] = {}
        held = log.in_force("alignment") if log else ()
        self.aligned: dict[tuple[str, str], Decision] = {(one.subject, one.object): one for one in held}
        """What people decided about alignments, by the piece of work (or the plan as a whole) and the objective."""
        documents = index.labelled("Plan")
        self.plans = [plan for plan in documents if plan.props.get("genre") in ANALYSED]
        """The documents that are analysed."""
        self.left_out = [plan for plan in documents if plan.props.get("genre") not in ANALYSED]
        """The documents that are not: news, web pages, reports."""
        self.classes = frozenset(node.id for node in index.labelled("ActorClass"))
        """The ids of the classes of actors."""
        self._issued = _issued(index.labelled("Institution"))
        self._rows = self._rows_of(index.labelled("Activity"))

    @property
    def idle_rows(self) -> dict[str, list[Row]]:
        """The rows of each plan that put no duty on anybody: cited, not applicable, listed without values."""
        entries = self.index.labelled("Entry")
        # What is not known to be work puts a duty on nobody, and says nothing of idle work either.
        unnamed = [node for node in entries if _has_doubt(node, Doubt.NAME_ALONE) or node.props["why"] == "no measure"]
        return self._rows_of(node for node in entries if node not in unnamed)

    def _rows_of(self, nodes: Iterable[Node]) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {plan.id: [] for plan in self.plans}
        for node in nodes:
            plan = text_of(node.props.get("plan")) or ""
            if plan in found:
                found[plan].append(self._row(node, plan))
        for rows in found.values():
            # Nodes come in the order of their ids; people read plans from the beginning.
            rows.sort(key=_reading_order)
            for row, chapter in zip(rows, told_apart([(row.code, row.node) for row in rows]), strict=True):
                row.chapter = chapter
        return found

    def _row(self, node: Node, plan: str) -> Row:
        measure = self.index.above(node.id, "Measure")
        parts = self.index.ties_into(measure.id, "PART_OF") if measure else ()
        # A measure is its own only row where nothing is part of it.
        siblings = sum(tie.node.label == "Activity" for tie in parts) or 1
        responsible = tuple(self.index.into(node.id, "RESPONSIBLE_FOR_ACTIVITY"))
        return Row(node, measure, plan, responsible, tuple(self.index.into(node.id, "PARTNER_IN_ACTIVITY")), siblings)

    def with_rows(self, rows: dict[str, list[Row]]) -> Corpus:
        """The same corpus with these plans and rows only: what resampling draws. Indexes are shared."""
        # The index is the dearest part and does not depend on rows drawn.
        other = copy(self)
        other.memo = {}
        other._rows = rows
        other.plans = [plan for plan in self.plans if plan.id in rows]
        return other

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, made the first time it is asked for."""
        if key not in self.memo:
            self.memo[key] = make()
        found: T = self.memo[key]
        return found

    def rows(self, plan: str) -> list[Row]:
        """The rows of work of one plan, in reading order."""
        return self._rows.get(plan, [])

    def every_row(self) -> Iterator[Row]:
        """The rows of work of all plans."""
        for plan in self.plans:
            yield from self.rows(plan.id)

    def money(self, row: Row) -> list[Edge]:
        """The sources a row names, with their amounts; an amount without a source is ``budget`` of the row."""
        edges = self.index.out(row.id, "ACTIVITY_FUNDING_NAMED")
        return [edge for edge in edges if edge.target != _NOT_NAMED]

    def is_class(self, body: str) -> bool:
        """Tell whether a body is a class of actors, which nobody can telephone."""
        return body in self.classes

    def entity(self, body: str) -> str:
        """The legal entity a unit belongs to; the body itself where units are opened."""
        return body if self.units else self.index.legal_entity(body)

    def issuers(self, plan: str) -> set[str]:
        """The bodies whose own plan this is: who drafted and who adopted it, their legal entities included."""
        found = {edge.target for type in ("DRAFTED_BY", "ADOPTED_BY") for edge in self.index.out(plan, type)}
        found |= self._issued.get(plan, set())
        return found | {self.index.legal_entity(body) for body in found}

    def prints(self, plan: str, body: str) -> bool:
        """Tell whether a plan names a body itself, and not only units that the gazetteer knows to be its own."""
        return body in self._printed.get(plan, ()) or body in self.once(("issuers", plan), lambda: self.issuers(plan))

    def units_in(self, plan: str, body: str) -> list[str]:
        """The units of a legal entity that a plan names, by id."""
        return sorted(one for one in self._printed.get(plan, ()) if self.index.legal_entity(one) == body != one)

    @property
    def _printed(self) -> dict[str, set[str]]:
        return self.once("printed", self._find_printed)

    def _find_printed(self) -> dict[str, set[str]]:
        """The bodies each plan names in a cell; a unit that is known from the document alone was named with its own."""
        found: dict[str, set[str]] = {}
        bodies = {body.id: body.props.get("basis") in _FROM_THE_TEXT for body in self.index.labelled("Institution")}
        for edge in self.index.edges:
            # A derived edge is the graph's own conclusion: no cell prints it.
            plan = None if edge.props.get("derived") else text_of(edge.props.get("plan"))
            for body in (edge.source, edge.target) if plan else ():
                if plan and body in bodies:
                    # What the gazetteer adds is not in the plan's words.
                    whole = {self.index.legal_entity(body)} if bodies[body] else set()
                    found.setdefault(plan, set()).update({body} | whole)
        return found


def _issued(bodies: Iterable[Node]) -> dict[str, set[str]]:
    """The bodies that are known to have issued each plan, though no edge says so."""
    found: dict[str, set[str]] = {}
    for body in bodies:
        plans = body.props.get("issuer_of")
        for plan in plans if isinstance(plans, list) else ():
            found.setdefault(str(plan), set()).add(body.id)
    return found


def _has_doubt(node: Node, doubt: Doubt) -> bool:
    codes = node.props.get("doubts")
    return isinstance(codes, list) and doubt.code in codes


def analysed_plans(plans: Iterable[Node]) -> list[Node]:
    """Plans and strategies; news and web pages promise no work."""
    return [plan for plan in plans if plan.props.get("genre", "plan") in ANALYSED]


def told_apart(coded: Sequence[tuple[str | None, Node]]) -> list[str | None]:
    """The chapter of each node with a code, cut short; None for all where no code occurs in several chapters.

    The chapter is the component of the plan, else the heading that the row stands under.
    """
    homes: dict[str, set[str]] = {}
    for code, node in coded:
        if code:
            homes.setdefault(code, set()).add(chapter_of(node))
    # Codes that are unique need no chapter, which would only lengthen every line.
    if all(len(chapters) < 2 for chapters in homes.values()):
        return [None] * len(coded)
    short = _cut_apart({chapter_of(node) for _, node in coded})
    return [short[chapter_of(node)] or None if code else None for code, node in coded]


_CHAPTER = (32, 48, 64, 96)
"""Letters that a chapter may have in a list: the fewest that still tell all chapters of a plan apart."""


def _cut_apart(chapters: set[str]) -> dict[str, str]:
    for limit in _CHAPTER:
        cut = {chapter: _cut(chapter, limit) for chapter in chapters}
        # The shortest cut that still tells all apart.
        if len(set(cut.values())) == len(chapters):
            return cut
    return {chapter: chapter for chapter in chapters}


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(" ;,.") + "…"


def chapter_of(node: Node) -> str:
    """The chapter a piece of work stands in: the component of the plan, else the heading above it."""
    return " ".join((text_of(node.props.get("component")) or text_of(node.props.get("section")) or "").split())


def _reading_order(row: Row) -> tuple[str, int, str]:
    line = row.node.props.get("line")
    return text_of(row.node.props.get("doc")) or "", line if isinstance(line, int) else 0, row.node.id


_HEADINGS = ("section", "component", "title")


def own_groups(corpus: Corpus, measure: str) -> set[str]:
    """The groups a measure names itself.

    A chapter or a title names a group for all that stands below it: two measures are not alike, and do not need each
    other, because they stand in one chapter.
    """
    aimed = corpus.index.out(measure, "AIMED_AT")
    return {edge.target for edge in aimed if edge.props.get("basis") not in _HEADINGS}
