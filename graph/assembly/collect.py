"""Where the parts of the graph put their nodes and edges; shared nodes meet here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from planatlas.graph.assembly.captions import short_names
from planatlas.graph.assembly.ids import Numbering
from planatlas.graph.datatypes import declared, fitted
from planatlas.graph.model import Edge, Node, Value
from planatlas.ontology import vocabulary
from planatlas.records import Plan, Record

if TYPE_CHECKING:
    from planatlas.graph.institutions.locality import Locality

__all__ = [
    "Collector",
    "PlanContext",
    "as_printed",
    "clean",
    "dated",
    "in_plan",
    "place_of",
    "sort_edges",
    "unique_edges",
]


def clean(**props: Value) -> dict[str, Value]:
    """The properties that say something: no None, no empty string, no empty list."""
    return {name: value for name, value in props.items() if value is not None and value != "" and value != []}


def dated(**props: str | None) -> dict[str, Value]:
    """Dates that are whole days under their names; what a source leaves incomplete ("2031-06") as text, under _text."""
    return clean(**{name if _is_day(value) else f"{name}_text": value for name, value in props.items()})


def _is_day(value: str | None) -> bool:
    try:
        return value is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


@dataclass(slots=True)
class PlanContext:
    """The plan whose records are being turned into a graph. ``home`` is the town or county it speaks for."""

    record: Plan
    id: str
    year: int | None
    home: Locality | None = None

    @property
    def tail(self) -> str:
        """The id without its label, to put ids of its parts under."""
        return self.id.split("/", 1)[1]


def place_of(context: PlanContext, record: Record, *, quote: str | None = None) -> dict[str, Value]:
    """Where a statement was read, as every edge carries it: plan, year, document, line or page, quote, confidence."""
    return clean(
        plan=context.id,
        year=context.year,
        doc=record.doc,
        line=record.line,
        page=record.page,
        sheet=record.sheet,
        cell=record.cell,
        # Every edge has a cell to be looked up in: the record's own words where no quote was kept.
        quote=quote or record.quote or _wording(record),
        confidence=float(record.confidence),
    )


def as_printed(words: str | None, quote: str | None) -> str | None:
    """The words as a quote prints them, in its capitals; where it does not hold them in this form, the quote itself."""
    if not words or not quote or words in quote:
        return words
    # Where lower case changes the length, places in the two texts do not agree.
    at = quote.lower().find(words.lower())
    return quote[at : at + len(words)] if at >= 0 and len(quote.lower()) == len(quote) else quote


def _wording(record: Record) -> str | None:
    """The record's own words, where its reader kept no quote."""
    names = ("measure_text", "activity_text", "name", "subject", "long", "mention", "what")
    return next((text for name in names if isinstance(text := getattr(record, name, None), str) and text), None)


@dataclass(slots=True)
class Collector:
    """Nodes by id and edges in the order they were found.

    ``lang`` is the language most of the work is written in: what all plans share is named in it.
    """

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    unique: Numbering = field(default_factory=Numbering)
    warnings: list[str] = field(default_factory=list)
    lang: str = "en"

    def node(self, id: str, label: str, name: str, **props: Value) -> Node:
        """Add a node, or what is new about one that is there: properties once said are not overwritten."""
        found = self.nodes.get(id)
        if found is None:
            found = self.nodes[id] = Node(id, label, name or id, {})
        for prop, value in clean(**props).items():
            # The first that says it: the plan's own record comes before what its rows say.
            found.props.setdefault(prop, value)
        return found

    def edge(self, source: str, type: str, target: str, props: dict[str, Value]) -> Edge:
        """Add an edge."""
        made = Edge(source, target, type, props)
        self.edges.append(made)
        return made

    def sorted(self) -> tuple[list[Node], list[Edge]]:
        """Nodes by label and id; edges by type, ends and place. Equal edges, word for word, are kept once."""
        known = declared()
        # Here, when all plans are there: a part may name a plan that is none of this atlas.
        self.edges += [edge for node in self.nodes.values() if (edge := in_plan(node)) and edge.target in self.nodes]
        for node in self.nodes.values():
            node.props = self._fitted(node.props | short_names(node), known, node.id)
        for edge in self.edges:
            edge.props = self._fitted(edge.props, known, edge.type)
        nodes = sorted(self.nodes.values(), key=lambda node: (node.label, node.id))
        return nodes, unique_edges(self.edges)

    def _fitted(self, props: dict[str, Value], known: Mapping[str, str], owner: str) -> dict[str, Value]:
        """Every property as its datatype has it; what cannot be that is left out with a warning."""
        kept: dict[str, Value] = {}
        for name, value in props.items():
            try:
                kept[name] = fitted(value, known[name]) if name in known else value
            except ValueError as error:
                self.warnings.append(f"{owner}: {name} left out, {error}")
        return kept


def in_plan(node: Node) -> Edge | None:
    """The edge from a part of a plan to the plan itself, however deep it stands; None for what is no part."""
    plan, parts = node.props.get("plan"), vocabulary().schema.relationships["IN_PLAN"].sources
    if node.label not in parts or not isinstance(plan, str):
        return None
    where: dict[str, Value] = {name: value for name in _PLACE if (value := node.props.get(name)) is not None}
    return Edge(node.id, plan, "IN_PLAN", where | {"derived": True})


_PLACE = ("plan", "year", "doc", "line", "page", "sheet", "cell", "confidence")
"""What the edge says of its place; the quote stands on the node."""


def unique_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Sort edges and drop exact repeats."""
    # By the key alone, as edges themselves have no order.
    return [edge for _, edge in sorted({_order(edge): edge for edge in edges}.items(), key=itemgetter(0))]


def sort_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Edges by type, ends, document and line; what is equal so far by all its properties."""
    return sorted(edges, key=_order)


def _order(edge: Edge) -> tuple[str, str, str, str, int, str]:
    line, doc = edge.props.get("line"), edge.props.get("doc")
    rest = repr(sorted(edge.props.items()))  # all there is to say, so that the keys of two edges differ where they do
    return edge.type, edge.source, edge.target, str(doc or ""), line if isinstance(line, int) else -1, rest
