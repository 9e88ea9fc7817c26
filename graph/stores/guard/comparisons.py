"""Comparisons: datatypes that can never be equal, and values that a property never has."""

from __future__ import annotations

from planatlas.graph.stores.guard.expressions import Operands
from planatlas.graph.stores.guard.kinds import Kind, ListOf, Nodes, Relationships, Scope, Value, closed_values
from planatlas.graph.stores.guard.patterns import Query, Span
from planatlas.graph.stores.guard.refusals import refused
from planatlas.graph.stores.guard.suggestions import near

__all__ = ["Comparisons"]


class Comparisons:
    """What stands on both sides of the operators of a query, held against each other."""

    def __init__(self, query: Query, operands: Operands) -> None:
        self.query, self.operands = query, operands

    def operator(self, place: int, span: Span, scope: Scope) -> None:
        """Look at the operator at a place, where there is one, and at both its sides."""
        query, word = self.query, self.query.keyword(place)
        operator, behind = word, place + 1
        if not word:
            operator = self._sign_operator(place)
            behind = place + len(operator)
        elif word in ("STARTS", "ENDS"):
            behind = place + 2
        elif word not in ("IN", "CONTAINS"):
            return
        if not operator or place <= span[0] or behind >= span[1]:
            return
        left = (self.operands.before(place, span[0]), place)
        right = (behind, self.operands.behind(behind, span[1]))
        # A comparison with null is never true, and answers nothing in silence.
        if query.keyword(right[0]) == "NULL" and operator in ("=", "<>"):
            test = "IS NULL" if operator == "=" else "IS NOT NULL"
            raise refused("null-compared", query.text, query.start(place), [f"{query.source(left)} {test}"])
        alone = [self.operands.stands_alone(side, *span) for side in (left, right)]
        if not all(alone) or query.keyword(left[0]) or query.keyword(right[0]) in ("ALL", "ANY", "CASE", "NOT"):
            return
        self.compare(self.operands.kind(left, scope), query.source(left), right, scope, operator, place)
        if operator in ("=", "<>", "IN"):
            self.closed_operand(left, right, scope)
            self.closed_operand(right, left, scope)

    def _sign_operator(self, place: int) -> str:
        for operator in ("=~", "<>", "<=", ">=", "=", "<", ">"):
            if self.query.signs(place, operator):
                continued = place and self.query.sign(place - 1) in ("<", ">", "=", "-", "!")
                adjacent = continued and self.query.start(place - 1) + 1 == self.query.start(place)
                return "" if adjacent else operator
        return ""

    def compare(
        self, kind: Kind, left: str, right: Span, scope: Scope, operator: str, place: int | None = None
    ) -> None:
        """Raise where the datatypes of two operands can never be equal, or not be put in order."""
        query, other, held = self.query, self.operands.kind(right, scope), kind
        start = query.start(right[0] if place is None else place)
        wrong: list[str] | None = None
        said = query.source(right)
        match operator:
            case "IN":
                if isinstance(other, Value):
                    wrong = [f"{left} = {said}"]
                elif isinstance(other, ListOf):
                    other = other.member
            case "CONTAINS" | "STARTS" | "ENDS" | "=~":
                if isinstance(kind, ListOf) and kind.member is not None:
                    wrong = [f"{said} IN {left}", f"any(one IN {left} WHERE one {operator} {said})"]
                elif isinstance(kind, Value) and kind.datatype != "string":
                    wrong = [f"toString({left}) {operator}{' WITH' if operator in ('STARTS', 'ENDS') else ''} {said}"]
                elif isinstance(other, Value) and other.datatype != "string":
                    wrong = [f"{left} {operator} '{said}'"]
                kind = other = None
        if wrong is None and isinstance(kind, ListOf) and isinstance(other, Value) and operator != "IN":
            wrong = [f"{said} IN {left}"]
        if wrong is None and isinstance(kind, Value) and isinstance(other, ListOf) and operator != "IN":
            wrong = [f"{left} IN {said}"]
        if wrong is None and isinstance(kind, Value) and isinstance(other, Value) and not _comparable(kind, other):
            wrong = _right_literal(left, kind, other, said, "=" if operator == "IN" else operator)
        if wrong is not None:
            with_ = " WITH" if operator in ("STARTS", "ENDS") else ""
            operand, datatype = (said, other) if operator == "IN" and isinstance(other, Value) else (left, held)
            raise refused("wrong-type", query.text, start, wrong, pattern=f"{left} {operator}{with_} {said}",
                          operand=operand, datatype=_datatype(datatype))  # fmt: skip

    def closed_operand(self, operand: Span, value: Span, scope: Scope) -> None:
        """The same for ``m.level = 'value'``, where the operand is a property of something known."""
        query = self.query
        if operand[1] - operand[0] != 3 or query.sign(operand[0] + 1) != "." or not query.is_name(operand[0]):
            return
        kind = scope.get(query.name(operand[0]))
        if isinstance(kind, Nodes | Relationships):
            self.closed(kind, query.name(operand[0] + 2), value)

    def closed(self, kind: Nodes | Relationships, name: str, value: Span) -> None:
        """Raise where a property can hold a few values only, and this is none of them."""
        closed = closed_values(kind, name)
        if not closed:
            return
        query = self.query
        places = range(value[0] + 1, value[1] - 1) if query.sign(value[0]) == "[" else range(value[0], value[0] + 1)
        for place in places:
            token = query.tokens[place]
            written_value = token.text[1:-1] if token.kind == "string" else self._param(place)
            if written_value is not None and written_value not in closed:
                meant = [f"'{one}'" for one in near(written_value, closed) or sorted(closed)]
                raise refused("no-such-value", query.text, query.start(place), meant, name=name, value=written_value)

    def _param(self, place: int) -> str | None:
        token = self.query.tokens[place]
        value = self.operands.params.get(token.text[1:].strip("`")) if token.kind == "parameter" else None
        return value if isinstance(value, str) else None


_NUMBERS = ("integer", "float")


def _comparable(one: Value, other: Value) -> bool:
    return one.datatype == other.datatype or (one.datatype in _NUMBERS and other.datatype in _NUMBERS)


def _datatype(kind: Kind) -> str:
    match kind:
        case Value():
            return kind.datatype
        case ListOf():
            return f"[{_datatype(kind.member)}]"
        case _:
            return "?"


def _right_literal(left: str, kind: Value, other: Value, said: str, operator: str) -> list[str]:
    """The same comparison with the value in the form that the property holds."""
    bare = said.strip("'\"")
    if kind.datatype in _NUMBERS and other.datatype == "string":
        number = bare.lstrip("-").replace(".", "", 1).isdigit()
        return [f"{left} {operator} {bare}" if number else f"toString({left}) {operator} {said}"]
    if kind.datatype == "string" and other.datatype in _NUMBERS:
        return [f"{left} {operator} '{said}'"]
    if kind.datatype == "date":
        return [f"{left} {operator} date({said})" if other.datatype == "string" else f"{left}.year {operator} {said}"]
    if other.datatype == "date":
        return [f"date({left}) {operator} {said}"]
    if kind.datatype == "boolean":
        return [f"{left} {operator} true"]
    return []
