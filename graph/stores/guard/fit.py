"""Whether a query fits the schema: names, ends and directions of relationships, datatypes and closed values.

Engines answer what does not fit with no rows, or with all of them under a NOT, and either looks like an answer. Only
what cannot be right is refused: of a variable whose labels cannot be told nothing is known, and nothing refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planatlas.graph.stores.guard.bindings import Bindings
from planatlas.graph.stores.guard.carrying import refuse_not_carried
from planatlas.graph.stores.guard.clause_words import opens_subquery
from planatlas.graph.stores.guard.comparisons import Comparisons
from planatlas.graph.stores.guard.expressions import Operands, labels_of, types_of
from planatlas.graph.stores.guard.kinds import Kind, ListOf, Nodes, Relationships, Scope, Value, merged
from planatlas.graph.stores.guard.patterns import Chain, Query, Span
from planatlas.graph.stores.guard.refusals import refused
from planatlas.ontology import vocabulary

__all__ = ["Divergences", "refuse_misfits"]

_CLAUSES = frozenset({
    "MATCH", "OPTIONAL", "WHERE", "WITH", "RETURN", "UNWIND", "CALL", "UNION", "ORDER", "SKIP", "OFFSET", "LIMIT",
    "YIELD", "EXPLAIN", "PROFILE",
})  # fmt: skip
_AFTER_WITH = frozenset({"WHERE", "ORDER", "SKIP", "OFFSET", "LIMIT"})
_OF_NUMBERS = frozenset({"sum", "avg", "stdev", "stdevp", "percentilecont", "percentiledisc"})
_PER_LIST = frozenset({"ANY", "ALL", "NONE", "SINGLE"})


@dataclass(frozen=True, slots=True)
class Divergences:
    """Places in a query that engines do not read alike.

    ``written_numbers`` are those of ``toString`` of a number that may have decimals, ``unlabelled`` those where a label
    could stand in a node that is alone in its pattern and has none.
    """

    written_numbers: list[int] = field(default_factory=list)
    unlabelled: list[int] = field(default_factory=list)


def refuse_misfits(query: Query, params: Mapping[str, Any], searched: Scope) -> Divergences:
    """Raise QuestionRefused where a query names or compares what the schema does not have, with what was meant.

    ``searched`` are the variables that full-text calls give.
    """
    fit = _Fit(query, params, searched)
    fit.body((0, len(query)), {})
    return fit.found


class _Fit:
    def __init__(self, query: Query, params: Mapping[str, Any], searched: Scope) -> None:
        self.query, self.searched = query, searched
        self.operands = Operands(query, params)
        self.bindings, self.comparisons = Bindings(query), Comparisons(query, self.operands)
        self.found = Divergences()
        self.labels = frozenset(vocabulary().schema.nodes)
        self.types = frozenset(vocabulary().schema.relationships)

    # Clauses

    def body(self, span: Span, outer: Scope, imports: bool = False) -> Scope:
        """Go through a query or subquery; return the kinds of what it gives.

        With ``imports`` it sees of what is outside only what a WITH at its beginning takes in.
        """
        given: Scope | None = None
        scope, new, optional, first = dict(outer), None, False, True
        for word, part in self._clauses(span):
            if word not in _AFTER_WITH and new is not None:
                scope, new = new, None
            if first and imports and word != "WITH":
                scope = {}
            first = False
            match word:
                case "UNION":
                    given, first = _joined(given, scope), True
                    scope = dict(outer)
                case "OPTIONAL":
                    optional = True
                    continue
                case "MATCH":
                    scope = self.match(part, scope, optional)
                case "WITH" | "RETURN":
                    new = self._projected(part, scope)
                    scope |= new  # sorting, and a condition, still see what was before
                case "UNWIND":
                    self.expression(part, scope)
                    scope = self._unwound(part, scope)
                case "CALL":
                    scope = self._called(part, scope)
                case "YIELD":
                    given_names = [self.query.name(at) for at in range(*part) if self.query.is_name(at)]
                    scope |= {name: self.searched.get(name) for name in given_names}
                case _:
                    self.expression(part, scope)
            optional = False
        return _joined(given, scope if new is None else new)

    def _clauses(self, span: Span) -> list[tuple[str, Span]]:
        """The clauses of a query, each by its word and what stands behind it."""
        query, found = self.query, []
        word, begin, place = "", span[0], span[0]
        while place < span[1]:
            here = query.keyword(place)
            after_starts = place > span[0] and query.keyword(place - 1) in ("STARTS", "ENDS")
            if here in _CLAUSES and not (here == "WITH" and after_starts):
                found.append((word, (begin, place)))
                word, begin = here, place + 1
            place = query.pair.get(place, place) + 1
        found.append((word, (begin, span[1])))
        return [(word, part) for word, part in found if word or part[0] < part[1]]

    def _projected(self, span: Span, scope: Scope) -> Scope:
        """What is seen behind WITH or RETURN."""
        query = self.query
        self.expression(span, scope)
        begin = span[0] + (query.keyword(span[0]) == "DISTINCT")
        new: Scope = {}
        for part in query.parts((begin, span[1])):
            if query.sign(part[0]) == "*":
                new |= scope
                continue
            named = part[1] - 2 > part[0] and query.keyword(part[1] - 2) == "AS"
            expression = (part[0], part[1] - 2) if named else part
            new[query.name(part[1] - 1) if named else query.source(part)] = self.operands.kind(expression, scope)
        return new

    def _unwound(self, span: Span, scope: Scope) -> Scope:
        if span[1] - span[0] < 3 or self.query.keyword(span[1] - 2) != "AS":
            return scope
        listed = self.operands.kind((span[0], span[1] - 2), scope)
        return {**scope, self.query.name(span[1] - 1): listed.member if isinstance(listed, ListOf) else None}

    def _called(self, span: Span, scope: Scope) -> Scope:
        query, place, seen, imports = self.query, span[0], scope, True
        if query.sign(place) == "(" and place in query.pair:
            listed = range(place + 1, query.pair[place])
            if not any(query.sign(at) == "*" for at in listed):
                seen = {query.name(at): scope.get(query.name(at)) for at in listed if query.is_name(at)}
            place, imports = query.pair[place] + 1, False
        if place < span[1] and query.sign(place) == "{" and place in query.pair:
            return {**scope, **self.body((place + 1, query.pair[place]), seen, imports)}
        self.expression(span, scope)
        return scope

    # Patterns

    def match(self, span: Span, scope: Scope, optional: bool = False) -> Scope:
        """Bind the variables of patterns; what was known before and stands in an optional one stays as it was."""
        query, chains, paths = self.query, [], []
        for part in query.parts(span):
            begin = part[0]
            if query.is_name(begin) and query.sign(begin + 1) == "=":
                paths.append(query.name(begin))
                begin += 2
            while begin < part[1] and query.sign(begin) != "(":
                begin += 1
            if begin < part[1] and query.tokens[begin - 1].word in ("SHORTESTPATH", "ALLSHORTESTPATHS"):
                begin += 1
            if found := query.chain(begin, labels_of, types_of):
                chains += [found[0], *found[0].repeated]
        bound = {**scope, **self.bindings.bound(chains, scope), **dict.fromkeys(paths)}
        for chain in chains:
            self._insides(chain, bound)
            if not chain.relationships and (node := chain.nodes[0]) is not None and node.labels is None:
                self.found.unlabelled.append(node.inside[0])
        return {**bound, **{name: scope[name] for name in scope if name in bound}} if optional else bound

    def _insides(self, chain: Chain, scope: Scope) -> None:
        """The maps and conditions inside the brackets of a pattern."""
        for node in chain.nodes:
            if node is not None:
                kind = scope.get(node.variable) if node.variable else Nodes(node.labels or self.labels)
                self._inside(node.inside, kind, node.variable, scope)
        for relationship in chain.relationships:
            if relationship is not None:
                kind = Relationships(self.bindings.types_of(relationship, scope))
                self._inside(relationship.inside, kind, relationship.variable, scope)

    def _inside(self, span: Span, kind: Kind, variable: str | None, scope: Scope) -> None:
        query, place = self.query, span[0]
        if place < span[1] and query.sign(place) == "{":
            end = query.pair[place]
            for part in query.parts((place + 1, end)):
                if isinstance(kind, Nodes | Relationships) and query.sign(part[0] + 1) == ":":
                    refuse_not_carried(self.query, kind, variable, part[0])
                    wanted = self.operands.property(kind, query.name(part[0]))
                    left = (f"{variable}." if variable else "") + query.name(part[0])
                    self.comparisons.compare(wanted, left, (part[0] + 2, part[1]), scope, "=")
                    self.comparisons.closed(kind, query.name(part[0]), (part[0] + 2, part[1]))
                self.expression((part[0] + 2, part[1]), scope)
            place = end + 1
        if place < span[1] and query.keyword(place) == "WHERE":
            self.expression((place + 1, span[1]), scope)

    # Expressions

    def expression(self, span: Span, scope: Scope) -> None:
        """Go through an expression with everything inside it."""
        query, place = self.query, span[0]
        cases: list[tuple[Kind, Span] | None] = []
        while place < span[1]:
            word, sign = query.keyword(place), query.sign(place)
            if sign == "(" and (found := query.chain(place, labels_of, types_of)) and found[0].relationships:
                self.match((place, found[1]), scope)
                place = found[1]
                continue
            if sign == "{" and place in query.pair and opens_subquery(query.tokens, place):
                self._subquery((place + 1, query.pair[place]), scope)
                place = query.pair[place] + 1
                continue
            if sign in ("(", "[", "{") and place in query.pair:
                self._bracket(place, scope)
                place = query.pair[place] + 1
                continue
            if word == "CASE":
                begin = place + 1
                end = self.operands.behind(begin, span[1])
                simple = query.keyword(begin) != "WHEN" and query.keyword(end) == "WHEN"
                cases.append((self.operands.kind((begin, end), scope), (begin, end)) if simple else None)
            elif word == "END" and cases:
                cases.pop()
            elif word == "WHEN" and cases and (case := cases[-1]):
                value = (place + 1, self.operands.behind(place + 1, span[1]))
                if query.keyword(value[1]) == "THEN":
                    self.comparisons.compare(case[0], query.source(case[1]), value, scope, "=")
                    self.comparisons.closed_operand(case[1], value, scope)
            elif query.is_name(place):
                self._named(place, span, scope)
            else:
                self.comparisons.operator(place, span, scope)
            place += 1

    def _subquery(self, span: Span, scope: Scope) -> None:
        """A query in braces, or a pattern and a condition."""
        if self.query.keyword(span[0]) in _CLAUSES:
            self.body(span, scope)
            return
        where = next((at for at in self._outside(span) if self.query.keyword(at) == "WHERE"), span[1])
        inner = self.match((span[0], where), scope)
        self.expression((where + 1, span[1]), inner)

    def _outside(self, span: Span) -> list[int]:
        """The places of a part that stand in no bracket of it."""
        places, place = [], span[0]
        while place < span[1]:
            places.append(place)
            place = self.query.pair.get(place, place) + 1
        return places

    def _bracket(self, place: int, scope: Scope) -> None:
        query, inside = self.query, (place + 1, self.query.pair[place])
        before = query.tokens[place - 1].word if place else ""
        through = query.is_name(inside[0]) and query.keyword(inside[0] + 1) == "IN" and inside[1] - inside[0] > 2
        if through and (query.sign(place) == "[" or before in _PER_LIST):
            self._through(inside, inside[0], scope)
        elif before == "REDUCE" and query.sign(place) == "(":
            first, *rest = query.parts(inside)
            self.expression((first[0] + 2, first[1]), scope)
            for part in rest[:1]:
                self._through((part[0], inside[1]), part[0], {**scope, query.name(first[0]): None})
        elif query.sign(place) == "[" and (found := self._pattern_in(inside)):
            begin, end = found
            inner = self.match((inside[0], end), scope) if begin == inside[0] else self.match((begin, end), scope)
            self.expression((end, inside[1]), inner)
        elif query.sign(place) == "{":
            self._map(place, inside, scope)
        else:
            self.expression(inside, scope)

    def _pattern_in(self, inside: Span) -> Span | None:
        """The pattern that a pattern comprehension begins with."""
        query, begin = self.query, inside[0]
        if query.is_name(begin) and query.sign(begin + 1) == "=":
            begin += 2
        found = query.chain(begin, labels_of, types_of) if begin < inside[1] else None
        if found is None or not found[0].relationships or found[1] >= inside[1]:
            return None
        comes = query.sign(found[1]) == "|" or query.keyword(found[1]) == "WHERE"
        return (begin, found[1]) if comes else None

    def _through(self, inside: Span, name: int, scope: Scope) -> None:
        """``x IN list WHERE condition | result``: x is a member of the list, there and nowhere else."""
        query = self.query
        end = next(
            (
                at
                for at in self._outside((name + 2, inside[1]))
                if query.keyword(at) == "WHERE" or query.sign(at) == "|"
            ),
            inside[1],
        )
        self.expression((name + 2, end), scope)
        listed = self.operands.kind((name + 2, end), scope)
        member = listed.member if isinstance(listed, ListOf) else None
        self.expression((end, inside[1]), {**scope, query.name(name): member})

    def _map(self, place: int, inside: Span, scope: Scope) -> None:
        """A map, or what a map projection takes out of a node."""
        query = self.query
        owner = scope.get(query.name(place - 1)) if place and query.is_name(place - 1) else None
        for part in query.parts(inside):
            if query.sign(part[0]) == "." and isinstance(owner, Nodes | Relationships):
                if query.is_name(part[0] + 1):
                    refuse_not_carried(self.query, owner, query.name(place - 1), part[0] + 1)
            elif query.sign(part[0] + 1) == ":":
                self.expression((part[0] + 2, part[1]), scope)
            else:
                self.expression(part, scope)

    def _named(self, place: int, span: Span, scope: Scope) -> None:
        """A variable, and what is taken out of it."""
        query = self.query
        if place > span[0] and query.sign(place - 1) == ".":
            return
        name, kind = query.name(place), scope.get(query.name(place))
        after = query.sign(place + 1) if place + 1 < span[1] else ""
        if after == ":" or (query.keyword(place + 1) == "IS" and query.is_name(place + 2) and place + 2 < span[1]):
            self._predicate(place, span, kind)
        elif after == "(" and place + 1 in query.pair:
            self._called_with(place, (place + 2, query.pair[place + 1]), scope)
        elif isinstance(kind, Nodes | Relationships):
            if after == "." and place + 2 < span[1]:
                refuse_not_carried(self.query, kind, name, place + 2)
            elif after == "[" and place + 2 < span[1] and query.tokens[place + 2].kind == "string":
                refuse_not_carried(self.query, kind, name, place + 2, query.tokens[place + 2].text[1:-1])

    def _called_with(self, place: int, inside: Span, scope: Scope) -> None:
        """A function and its argument: texts cannot be added up, whatever an engine makes of them."""
        query, name = self.query, self.query.name(place).casefold()
        begin = inside[0] + (query.keyword(inside[0]) == "DISTINCT")
        kind = self.operands.kind((begin, inside[1]), scope) if begin < inside[1] else None
        if name in _OF_NUMBERS and isinstance(kind, Value) and kind.datatype in ("string", "boolean", "date"):
            said, whole = query.source((begin, inside[1])), query.source((place, inside[1] + 1))
            meant = [f"{query.name(place)}(toFloat({said}))"] if kind.datatype == "string" else []
            raise refused("wrong-type", query.text, query.start(place), meant, pattern=whole, operand=said,
                          datatype=kind.datatype)  # fmt: skip
        if name == "tostring" and kind == Value("float"):
            self.found.written_numbers.append(place)

    def _predicate(self, place: int, span: Span, kind: Kind) -> None:
        """``x:Label``: the names in it exist. In a list a bar begins the result, not another name."""
        query, begin = self.query, place + 2
        if query.signs(place + 1, "::"):
            return
        bars = not any(open_ < place < close and query.sign(open_) == "[" for open_, close in query.pair.items())
        known = isinstance(kind, Relationships) or (kind is None and query.name(begin) in self.types)
        (types_of if known else labels_of)(query, begin, span[1], bars)


def _joined(one: Scope | None, other: Scope) -> Scope:
    if one is None:
        return dict(other)
    return {name: merged(one[name], other[name]) for name in one if name in other}
