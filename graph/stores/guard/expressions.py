"""Label and type expressions, and what an operand of a query is: a node, a list, a text, a number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planatlas.graph.stores.guard.kinds import Kind, ListOf, Nodes, Relationships, Scope, Value, carried
from planatlas.graph.stores.guard.patterns import Query, Span
from planatlas.graph.stores.guard.refusals import refused
from planatlas.graph.stores.guard.suggestions import near
from planatlas.ontology import vocabulary

__all__ = ["Operands", "labels_of", "types_of"]

_ARITHMETIC = frozenset("+-*/%^")
_BY_FUNCTION: Mapping[str, str] = {
    "date": "date", "date.truncate": "date", "duration": "duration", "duration.between": "duration",
    "duration.inmonths": "duration", "duration.indays": "duration", "tostring": "string", "tolower": "string",
    "toupper": "string", "trim": "string", "ltrim": "string", "rtrim": "string", "left": "string", "right": "string",
    "substring": "string", "replace": "string", "tointeger": "integer", "tofloat": "float", "count": "integer",
    "size": "integer", "length": "integer", "round": "float", "floor": "float", "ceil": "float", "type": "string",
    "toboolean": "boolean", "exists": "boolean",
}  # fmt: skip
"""What functions give, by their name in small letters."""


def labels_of(query: Query, place: int, end: int, bars: bool) -> tuple[frozenset[str], int]:
    """The labels that a label expression leaves. Raises QuestionRefused for a label that no atlas has."""
    return _Names(query, end, bars, relation=False).read(place)


def types_of(query: Query, place: int, end: int, bars: bool) -> tuple[frozenset[str], int]:
    """The relationship types that a type expression leaves."""
    return _Names(query, end, bars, relation=True).read(place)


class _Names:
    """One expression of names such as ``A|B``, ``A&!B``, ``(A|B)&C``, ``%``."""

    def __init__(self, query: Query, end: int, bars: bool, relation: bool) -> None:
        self.query, self.end, self.bars, self.relation = query, end, bars, relation
        schema = vocabulary().schema
        self.types = {name: kind.labels for name, kind in schema.relationships.items()}
        self.labels = {name: node.labels for name, node in schema.nodes.items()}
        self.every = frozenset(self.types if relation else self.labels)

    def read(self, place: int) -> tuple[frozenset[str], int]:
        kept, place = self._all_of(place)
        while self.bars and self._sign(place) == "|":
            place += 1 + (self._sign(place + 1) == ":")
            more, place = self._all_of(place)
            kept |= more
        return kept, place

    def _all_of(self, place: int) -> tuple[frozenset[str], int]:
        kept, place = self._one(place)
        while self._sign(place) in ("&", ":"):
            more, place = self._one(place + 1)
            kept &= more
        return kept, place

    def _one(self, place: int) -> tuple[frozenset[str], int]:
        query = self.query
        match self._sign(place):
            case "!":
                kept, place = self._one(place + 1)
                return self.every - kept, place
            case "(":
                inner = _Names(query, query.pair.get(place, self.end), True, self.relation)
                kept, _ = inner.read(place + 1)
                return kept, query.pair.get(place, self.end) + 1
            case "%":
                return self.every, place + 1
            case "$":
                raise refused("label-computed", query.text, query.start(place))
        if place < self.end and query.tokens[place].kind == "parameter":
            raise refused("label-computed", query.text, query.start(place))
        if place >= self.end or not (query.is_name(place) or query.tokens[place].kind == "name"):
            return self.every, place
        return self._named(place), place + 1

    def _named(self, place: int) -> frozenset[str]:
        name = self.query.name(place)
        known = self.types if self.relation else self.labels
        if name in known:
            return frozenset([name])
        key = "no-type" if self.relation else "no-label"
        raise refused(key, self.query.text, self.query.start(place), self._meant(name, known), name=name)

    def _meant(self, name: str, known: Mapping[str, Mapping[str, str]]) -> list[str]:
        return [f":{one}" for one in near(name, known) or near(name, {**self.labels, **self.types}) or known]

    def _sign(self, place: int) -> str:
        return self.query.sign(place) if place < self.end else ""


class Operands:
    """What the operands of a query are, with the values of its parameters."""

    def __init__(self, query: Query, params: Mapping[str, Any]) -> None:
        self.query, self.params = query, params

    def kind(self, span: Span, scope: Scope) -> Kind:
        """The kind of an expression, None where it cannot be told."""
        begin, end = span
        if begin >= end:
            return None
        if self.behind(begin, end) == end:
            return self._postfix(begin, end, scope)
        first = self.behind(begin, end)
        if self.query.sign(first) in ("+", "-") and self.kind((begin, first), scope) == Value("date"):
            return Value("date") if self.kind((first + 1, end), scope) == Value("duration") else None
        return None

    def behind(self, place: int, end: int) -> int:
        """The place behind the operand that begins at a place: a name, a value, a call, and what is taken out of it."""
        query = self.query
        if query.sign(place) == "-":
            place += 1
        if place >= end:
            return place
        place = query.pair.get(place, place) + 1
        while place < end:
            if query.sign(place) == "." and place + 1 < end and query.tokens[place + 1].kind in ("name", "quoted"):
                place += 2
            elif query.sign(place) in ("(", "[") and place in query.pair:
                place = query.pair[place] + 1
            else:
                break
        return place

    def before(self, end: int, begin: int) -> int:
        """The place where the operand begins that ends before a place."""
        query, closing = self.query, {close: open_ for open_, close in self.query.pair.items()}
        place = end - 1
        while place >= begin:
            place = closing.get(place, place)
            before = place - 1
            if query.sign(place) in ("(", "[") and before >= begin and self._ends_operand(before):
                place = before
            elif before > begin and query.sign(before) == ".":
                place = before - 1
            else:
                break
        return place

    def _ends_operand(self, place: int) -> bool:
        return self.query.is_name(place) or self.query.sign(place) in (")", "]")

    def stands_alone(self, span: Span, begin: int, end: int) -> bool:
        """Whether an operand is no part of a sum, a product or a text put together."""
        query = self.query
        before, after = query.sign(span[0] - 1) if span[0] > begin else "", query.sign(span[1]) if span[1] < end else ""
        joined = query.signs(span[1], "||") or (span[0] > begin + 1 and query.signs(span[0] - 2, "||"))
        return before not in _ARITHMETIC and after not in _ARITHMETIC and not joined

    def _postfix(self, begin: int, end: int, scope: Scope) -> Kind:
        query, token = self.query, self.query.tokens[begin]
        if query.sign(begin) == "-":
            return self._postfix(begin + 1, end, scope) if begin + 1 < end else None
        if end == begin + 1:
            return self._single(begin, scope)
        if query.is_name(begin) and begin + 3 == end and query.sign(begin + 1) == ".":
            return self.property(scope.get(query.name(begin)), query.name(begin + 2))
        if query.sign(begin) == "(" and query.pair.get(begin) == end - 1:
            return self.kind((begin + 1, end - 1), scope)
        if query.sign(begin) == "[" and query.pair.get(begin) == end - 1:
            return self._list((begin + 1, end - 1), scope)
        if query.is_name(begin) and query.sign(begin + 1) == "[" and query.pair.get(begin + 1) == end - 1:
            return self._element(scope.get(query.name(begin)), (begin + 2, end - 1))
        return self._call(begin, end, scope) if token.kind in ("name", "quoted") else None

    def _single(self, place: int, scope: Scope) -> Kind:
        token = self.query.tokens[place]
        if token.kind == "string":
            return Value("string")
        if token.kind == "number":
            return Value("float" if any(sign in token.text for sign in ".eE") and "x" not in token.text else "integer")
        if token.kind == "parameter":
            return _of_value(self.params.get(token.text[1:].strip("`")))
        if self.query.keyword(place) in ("TRUE", "FALSE"):
            return Value("boolean")
        return scope.get(self.query.name(place)) if self.query.is_name(place) else None

    def property(self, owner: Kind, name: str) -> Kind:
        if not isinstance(owner, Nodes | Relationships):
            return Value("integer") if owner == Value("date") and name in ("year", "month", "day", "quarter") else None
        return _of_datatype(carried(owner).get(name))

    def _list(self, span: Span, scope: Scope) -> Kind:
        """A list of values of one kind; of a comprehension without a result, the list it goes through."""
        query = self.query
        if query.is_name(span[0]) and query.keyword(span[0] + 1) == "IN":
            rest = (span[0] + 2, span[1])
            if len(query.parts(rest, "|")) == 1:
                return self.kind((rest[0], self.behind(*rest)), scope)
            return None
        kinds = [self.kind(part, scope) for part in query.parts(span)]
        if not kinds or any(kind != kinds[0] for kind in kinds) or kinds[0] is None:
            return ListOf(None)
        return ListOf(kinds[0])

    def _element(self, owner: Kind, index: Span) -> Kind:
        if not isinstance(owner, ListOf):
            return None
        return owner if any(self.query.sign(place) == ".." for place in range(*index)) else owner.member

    def _call(self, begin: int, end: int, scope: Scope) -> Kind:
        query = self.query
        opening = next((place for place in range(begin, end) if query.sign(place) == "("), None)
        if opening is None or opening not in query.pair:
            return None
        name = "".join(query.name(place) for place in range(begin, opening)).casefold()
        inside = (opening + 1, query.pair[opening])
        if query.pair[opening] != end - 1:
            picked = query.name(end - 1) if end - 2 == query.pair[opening] + 1 else ""
            whole = self._call(begin, query.pair[opening] + 1, scope)
            if isinstance(whole, ListOf) and query.sign(query.pair[opening] + 1) == "[":
                return self._element(whole, (query.pair[opening] + 2, end - 1))
            return self.property(whole, picked) if picked and whole == Value("date") else None
        if name == "collect":
            begins = inside[0] + (query.keyword(inside[0]) == "DISTINCT")
            return ListOf(self.kind((begins, inside[1]), scope))
        if name in ("head", "last"):
            listed = self.kind(inside, scope)
            return listed.member if isinstance(listed, ListOf) else None
        if name in ("min", "max"):
            return self.kind(inside, scope)
        return Value(_BY_FUNCTION[name]) if name in _BY_FUNCTION else None


def _of_datatype(datatype: str | None) -> Kind:
    match datatype:
        case None:
            return None
        case "strings":
            return ListOf(Value("string"))
        case "integers":
            return ListOf(Value("integer"))
        case "decimal":
            return Value("string")  # as an engine without decimals holds it
        case _:
            return Value(datatype)


def _of_value(value: Any) -> Kind:
    if isinstance(value, list | tuple):
        kinds = {_of_value(one) for one in value}
        return ListOf(kinds.pop() if len(kinds) == 1 else None)
    for type_, datatype in ((bool, "boolean"), (int, "integer"), (float, "float"), (str, "string")):
        if isinstance(value, type_):
            return Value(datatype)
    return None
