"""Patterns of Cypher as data: nodes and relationships, with the labels and types that their expressions leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from planatlas.graph.stores.guard.clause_words import name_places
from planatlas.graph.stores.guard.lexer import CypherToken

__all__ = ["Chain", "NodePattern", "Query", "RelationshipPattern", "Span"]

Span = tuple[int, int]
"""The places of the first token of a part, and of the one behind its last."""

Evaluate = Callable[["Query", int, int, bool], tuple[frozenset[str], int]]
"""Reads a label or type expression between two places: what it leaves, and the place behind it."""

_CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class NodePattern:
    """``(variable:Label {key: value} WHERE ...)``; ``labels`` is None where none is written."""

    variable: str | None
    labels: frozenset[str] | None
    span: Span
    inside: Span
    """Its map and condition."""


@dataclass(frozen=True, slots=True)
class RelationshipPattern:
    """``-[variable:TYPE*1..3 {key: value}]->``; ``direction`` is 1 to the right, -1 to the left, 0 either way."""

    variable: str | None
    types: frozenset[str] | None
    direction: int
    steps: tuple[int, int | None]
    repeated: bool
    span: Span
    inside: Span


@dataclass(slots=True)
class Chain:
    """Nodes and the relationships between them; ``None`` is a part that may be gone through several times."""

    nodes: list[NodePattern | None] = field(default_factory=list)
    relationships: list[RelationshipPattern | None] = field(default_factory=list)
    repeated: list[Chain] = field(default_factory=list)


class Query:
    """The tokens of a query without its comments, with its brackets in pairs and its names told from its clauses."""

    def __init__(self, text: str, found: Sequence[CypherToken]) -> None:
        self.text = text
        self.tokens = found
        self.names = name_places(found)
        self.pair = _pairs(found)

    def __len__(self) -> int:
        return len(self.tokens)

    def sign(self, place: int) -> str:
        """The text of a sign at a place; empty for anything else."""
        return self.tokens[place].text if place < len(self.tokens) and self.tokens[place].kind == "sign" else ""

    def signs(self, place: int, text: str) -> bool:
        """Whether the signs of ``text`` stand at a place, one right behind the other."""
        if any(self.sign(place + at) != char for at, char in enumerate(text)):
            return False
        first = self.tokens[place].start
        return all(self.tokens[place + at].start == first + at for at in range(len(text)))

    def keyword(self, place: int) -> str:
        """The word of a clause or operator at a place; empty for a name or anything else."""
        return self.tokens[place].word if place < len(self.tokens) and place not in self.names else ""

    def is_name(self, place: int) -> bool:
        """Whether a name stands there, in backticks or not."""
        return place < len(self.tokens) and (place in self.names or self.tokens[place].kind == "quoted")

    def name(self, place: int) -> str:
        """The name at a place, without backticks."""
        return self.tokens[place].value

    def source(self, span: Span) -> str:
        """A part as it is written."""
        first, last = self.tokens[span[0]], self.tokens[span[1] - 1]
        return self.text[first.start : last.start + len(last.text)]

    def start(self, place: int) -> int:
        """Where a token begins in the text."""
        return self.tokens[min(place, len(self.tokens) - 1)].start

    def parts(self, span: Span, sign: str = ",") -> list[Span]:
        """The parts of a list that stand between signs outside all brackets."""
        parts, begin, place = [], span[0], span[0]
        while place < span[1]:
            if self.sign(place) == sign:
                parts.append((begin, place))
                begin = place + 1
            place = self.pair.get(place, place) + 1
        parts.append((begin, span[1]))
        return [part for part in parts if part[0] < part[1]]

    def chain(self, place: int, labels: Evaluate, types: Evaluate) -> tuple[Chain, int] | None:
        """The pattern that begins at a place with a node, and the place behind it; None where none does."""
        chain = Chain()
        node = self._node_or_group(place, labels, types, chain)
        while node is not None:
            place = node
            if self.sign(place) == "(" and (chain.nodes[-1] is None or self._opens_group(place)):
                chain.relationships.append(None)
                node = self._node_or_group(place, labels, types, chain)
                continue
            step = self._relationship(place, types)
            if step is None:
                return chain, place
            relationship, behind = step
            node = self._node_or_group(behind, labels, types, chain)
            if node is None:
                return None
            chain.relationships.append(relationship)
        return None

    def _opens_group(self, place: int) -> bool:
        return self.sign(place) == "(" and self.sign(place + 1) == "("

    def _node_or_group(self, place: int, labels: Evaluate, types: Evaluate, chain: Chain) -> int | None:
        if self.sign(place) != "(" or place not in self.pair:
            return None
        if self._opens_group(place) and (inner := self.chain(place + 1, labels, types)):
            behind = self.pair[place] + 1
            chain.repeated += [inner[0], *inner[0].repeated]
            chain.nodes.append(None)
            if self.sign(behind) == "{":
                return self.pair[behind] + 1
            return behind + 1 if self.sign(behind) in ("+", "*") else behind
        node = self._node(place, labels)
        if node is None:
            return None
        chain.nodes.append(node)
        return node.span[1]

    def _node(self, place: int, labels: Evaluate) -> NodePattern | None:
        end = self.pair[place]
        variable, kept, at = self._head(place + 1, end, labels)
        if not self._closes(at, end):
            return None
        return NodePattern(variable, kept, (place, end + 1), (at, end))

    def _head(self, place: int, end: int, read: Evaluate) -> tuple[str | None, frozenset[str] | None, int]:
        """The variable and the labels or types that a bracket begins with, and the place behind them."""
        variable = None
        if place < end and self.is_name(place):
            variable, place = self.name(place), place + 1
        if place < end and (self.sign(place) == ":" or self.keyword(place) == "IS"):
            kept, place = read(self, place + 1, end, True)
            return variable, kept, place
        return variable, None, place

    def _closes(self, place: int, end: int) -> bool:
        """Whether what is left of a bracket is a map, a condition, or nothing."""
        if self.sign(place) == "{" and place < end:
            place = self.pair[place] + 1
        elif place < end and self.tokens[place].kind == "parameter":
            place += 1
        return place == end or self.keyword(place) == "WHERE"

    def _relationship(self, place: int, types: Evaluate) -> tuple[RelationshipPattern, int] | None:
        begin = place
        left = self.signs(place, "<-")
        place += 2 if left else 1
        if not left and self.sign(begin) != "-":
            return None
        variable, kept, steps, inside = None, None, None, (place, place)
        if self.sign(place) == "[":
            end = self.pair[place]
            variable, kept, at = self._head(place + 1, end, types)
            steps, at = self._steps(at, end)
            if not self._closes(at, end):
                return None
            inside, place = (at, end), end + 1
        if self.sign(place) != "-":
            return None
        right = self.signs(place, "->")
        place += 2 if right else 1
        direction = (1 if right else 0) - (1 if left else 0)
        repeated = steps is not None
        found = RelationshipPattern(variable, kept, direction, steps or (1, 1), repeated, (begin, place), inside)
        return (found, place) if self.sign(place) == "(" else None

    def _steps(self, place: int, end: int) -> tuple[tuple[int, int | None] | None, int]:
        """How often a relationship is gone through: ``*``, ``*2``, ``*1..3``, ``*..3``."""
        if self.sign(place) != "*" or place >= end:
            return None, place
        place += 1
        low, place = self._number(place, end)
        if self.sign(place) == ".." and place < end:
            high, place = self._number(place + 1, end)
            return (1 if low is None else low, high), place
        return ((1, None) if low is None else (low, low)), place

    def _number(self, place: int, end: int) -> tuple[int | None, int]:
        if place < end and self.tokens[place].kind == "number" and self.tokens[place].text.isdigit():
            return int(self.tokens[place].text), place + 1
        return None, place


def _pairs(found: Sequence[CypherToken]) -> dict[int, int]:
    """Each opening bracket to its closing one; what is never closed is left out."""
    pairs, waiting = {}, []
    for place, token in enumerate(found):
        if token.kind != "sign":
            continue
        if token.text in _CLOSING:
            waiting.append(place)
        elif token.text in ")]}" and waiting and _CLOSING[found[waiting[-1]].text] == token.text:
            pairs[waiting.pop()] = place
    return pairs
