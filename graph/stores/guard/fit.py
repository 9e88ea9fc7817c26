"""Whether a query fits the schema: names, ends and directions of relationships, datatypes and closed values.

Engines answer what does not fit with no rows, or with all of them under a NOT, and either looks like an answer. Only
what cannot be right is refused: of a variable whose labels cannot be told nothing is known, and nothing refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from planatlas.graph.stores.guard.expressions import Operands, labels_of, types_of
from planatlas.graph.stores.guard.kinds import (
    Kind,
    ListOf,
    Nodes,
    Relationships,
    Scope,
    Value,
    carried,
    carriers,
    closed_values,
    merged,
    reach,
)
from planatlas.graph.stores.guard.patterns import Chain, NodePattern, Query, RelationshipPattern, Span
from planatlas.graph.stores.guard.refusals import refused
from planatlas.graph.stores.guard.suggestions import near, other_patterns, said_on, where_carried, written
from planatlas.graph.stores.guard.words import opens_subquery
from planatlas.ontology import vocabulary

__all__ = ["refuse_misfits"]

_CLAUSES = frozenset({
    "MATCH", "OPTIONAL", "WHERE", "WITH", "RETURN", "UNWIND", "CALL", "UNION", "ORDER", "SKIP", "OFFSET", "LIMIT",
    "YIELD", "EXPLAIN", "PROFILE",
})  # fmt: skip
_AFTER_WITH = frozenset({"WHERE", "ORDER", "SKIP", "OFFSET", "LIMIT"})
_PER_LIST = frozenset({"ANY", "ALL", "NONE", "SINGLE"})
_SHOWN = 3
_SURELY = 0.85
"""How like the name of a relationship type must be for a property that does not exist."""

_End = tuple[str | None, frozenset[str]]


def refuse_misfits(query: Query, params: Mapping[str, Any], searched: Scope) -> None:
    """Raise QuestionRefused where a query names or compares what the schema does not have, with what was meant.

    ``searched`` are the variables that full-text calls give.
    """
    _Fit(query, params, searched).body((0, len(query)), {})


class _Fit:
    def __init__(self, query: Query, params: Mapping[str, Any], searched: Scope) -> None:
        self.query, self.searched = query, searched
        self.operands = Operands(query, params)
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
        bound = {**scope, **self._bound(chains, scope), **dict.fromkeys(paths)}
        for chain in chains:
            self._insides(chain, bound)
        return {**bound, **{name: scope[name] for name in scope if name in bound}} if optional else bound

    def _bound(self, chains: Sequence[Chain], scope: Scope) -> Scope:
        ends: dict[str, frozenset[str]] = {}
        links: list[tuple[RelationshipPattern, str, str, frozenset[tuple[str, str]]]] = []
        kinds: Scope = {}
        for chain in chains:
            keys = [self._key(node) for node in chain.nodes]
            for node, key in zip(chain.nodes, keys, strict=True):
                if node is not None:
                    ends[key] = self._narrowed(node, ends.get(key, self._known(node.variable, scope)))
            for at, relationship in enumerate(chain.relationships):
                if relationship is None or chain.nodes[at] is None or chain.nodes[at + 1] is None:
                    continue
                pairs = self._pairs(relationship, (keys[at], keys[at + 1]), ends, scope, chain.nodes[at : at + 2])
                links.append((relationship, keys[at], keys[at + 1], pairs))
                if relationship.variable:
                    kind = Relationships(self._types(relationship, scope))
                    kinds[relationship.variable] = ListOf(kind) if relationship.repeated else kind
        self._settle(links, ends)
        return {**kinds, **{key: Nodes(labels) for key, labels in ends.items() if not key.startswith("(")}}

    def _key(self, node: NodePattern | None) -> str:
        if node is None:
            return "("
        return node.variable or f"({node.span[0]}"

    def _known(self, variable: str | None, scope: Scope) -> frozenset[str]:
        kind = scope.get(variable) if variable else None
        return kind.labels if isinstance(kind, Nodes) else self.labels

    def _types(self, relationship: RelationshipPattern, scope: Scope) -> frozenset[str]:
        kind = scope.get(relationship.variable) if relationship.variable else None
        kept = relationship.types if relationship.types is not None else self.types
        return kept & kind.types if isinstance(kind, Relationships) else kept

    def _narrowed(self, node: NodePattern, labels: frozenset[str]) -> frozenset[str]:
        left = labels if node.labels is None else labels & node.labels
        if not left:
            start = self.query.start(node.span[0])
            meant = [written(node.variable, [label]) for label in sorted(labels)[:_SHOWN] if labels != self.labels]
            raise refused("no-such-node", self.query.text, start, meant, node=self.query.source(node.span))
        return left

    def _pairs(
        self, relationship: RelationshipPattern, keys: tuple[str, str], ends: Mapping[str, frozenset[str]],
        scope: Scope, nodes: Sequence[NodePattern | None],
    ) -> frozenset[tuple[str, str]]:  # fmt: skip
        """The pairs of labels that a relationship may join here; raises where there are none."""
        types = self._types(relationship, scope)
        if not types:
            raise refused("no-such-relationship", self.query.text, self.query.start(relationship.span[0]),
                          pattern=self.query.source(relationship.span))  # fmt: skip
        left, right = (ends.get(key, self.labels) for key in keys)
        pairs = reach(types, relationship.direction, relationship.steps)
        kept = frozenset(pair for pair in pairs if pair[0] in left and pair[1] in right)
        if not kept:
            one, two = (node.variable if node else None for node in nodes)
            raise self._impossible(relationship, (one, left), (two, right), types)
        return kept

    def _settle(
        self, links: Sequence[tuple[RelationshipPattern, str, str, frozenset[tuple[str, str]]]],
        ends: dict[str, frozenset[str]],
    ) -> None:  # fmt: skip
        """Narrow the labels of all nodes by all relationships, until nothing changes."""
        changed = True
        while changed:
            changed = False
            for relationship, one, two, pairs in links:
                left, right = ends.get(one, self.labels), ends.get(two, self.labels)
                kept = [pair for pair in pairs if pair[0] in left and pair[1] in right]
                if not kept:
                    types = relationship.types if relationship.types is not None else self.types
                    raise self._impossible(relationship, (_variable(one), left), (_variable(two), right), types)
                for key, old, new in ((one, left, {a for a, _ in kept}), (two, right, {b for _, b in kept})):
                    if frozenset(new) != old:
                        ends[key], changed = frozenset(new) & ends.get(key, self.labels), True

    def _impossible(
        self, relationship: RelationshipPattern, left: _End, right: _End, types: frozenset[str]
    ) -> Exception:
        way = relationship.direction or 1
        listed = sorted(types) if types != self.types else []
        meant = other_patterns(left, right, listed, way)[:_SHOWN]
        pattern = self.query.source(relationship.span)
        ends = [written(*end) if end[1] != self.labels else f"({end[0] or ''})" for end in (left, right)]
        start = self.query.start(relationship.span[0])
        return refused("no-such-pattern", self.query.text, start, meant, pattern=f"{ends[0]}{pattern}{ends[1]}")

    def _insides(self, chain: Chain, scope: Scope) -> None:
        """The maps and conditions inside the brackets of a pattern."""
        for node in chain.nodes:
            if node is not None:
                kind = scope.get(node.variable) if node.variable else Nodes(node.labels or self.labels)
                self._inside(node.inside, kind, node.variable, scope)
        for relationship in chain.relationships:
            if relationship is not None:
                kind = Relationships(self._types(relationship, scope))
                self._inside(relationship.inside, kind, relationship.variable, scope)

    def _inside(self, span: Span, kind: Kind, variable: str | None, scope: Scope) -> None:
        query, place = self.query, span[0]
        if place < span[1] and query.sign(place) == "{":
            end = query.pair[place]
            for part in query.parts((place + 1, end)):
                if isinstance(kind, Nodes | Relationships) and query.sign(part[0] + 1) == ":":
                    self._property(kind, variable, part[0])
                    wanted = self.operands.property(kind, query.name(part[0]))
                    left = (f"{variable}." if variable else "") + query.name(part[0])
                    self._compare(wanted, left, (part[0] + 2, part[1]), scope, "=")
                    self._closed(kind, query.name(part[0]), (part[0] + 2, part[1]))
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
                    self._compare(case[0], query.source(case[1]), value, scope, "=")
                    self._closed_operand(case[1], value, scope)
            elif query.is_name(place):
                self._named(place, span, scope)
            else:
                self._operator(place, span, scope)
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
                    self._property(owner, query.name(place - 1), part[0] + 1)
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
        elif isinstance(kind, Nodes | Relationships):
            if after == "." and place + 2 < span[1]:
                self._property(kind, name, place + 2)
            elif after == "[" and place + 2 < span[1] and query.tokens[place + 2].kind == "string":
                self._property(kind, name, place + 2, query.tokens[place + 2].text[1:-1])

    def _predicate(self, place: int, span: Span, kind: Kind) -> None:
        """``x:Label``: the names in it exist. In a list a bar begins the result, not another name."""
        query, begin = self.query, place + 2
        if query.signs(place + 1, "::"):
            return
        bars = not any(open_ < place < close and query.sign(open_) == "[" for open_, close in query.pair.items())
        known = isinstance(kind, Relationships) or (kind is None and query.name(begin) in self.types)
        (types_of if known else labels_of)(query, begin, span[1], bars)

    def _property(self, kind: Nodes | Relationships, variable: str | None, place: int, name: str = "") -> None:
        """Raise where nothing of this kind carries a property."""
        name = name or self.query.name(place)
        if name in carried(kind):
            return
        text, start = self.query.text, self.query.start(place)
        shown = variable or "x"
        meant = list(islice(where_carried(shown, kind, name), 3))
        if any(carriers(name)):
            labels, types = carriers(name)
            listed = ", ".join([*labels, *types][:8])
            raise refused("not-carried", text, start, meant, name=name, owner=_called_so(kind), carriers=listed)
        meant = [f"{shown}.{one}" for one in near(name, said_on(kind))]
        if isinstance(kind, Nodes):
            spoken = vocabulary().schema.labels
            joined = {one: spoken.get(one, {}) for one in self.types if self._touches(one, kind)}
            meant += [self._way(shown, kind, one) for one in near(name, joined, _SURELY)[:2]]
        if not meant:
            meant = [f"{shown}.{one}" for one in list(carried(kind))[:12]]
        raise refused("no-property", text, start, meant, name=name)

    def _touches(self, type_: str, kind: Nodes) -> bool:
        joins = vocabulary().schema.relationships[type_].joins
        return kind.labels != self.labels and any(a in kind.labels or b in kind.labels for a, b in joins)

    def _way(self, variable: str, kind: Nodes, type_: str) -> str:
        joins = vocabulary().schema.relationships[type_].joins
        source, target = next((a, b) for a, b in joins if a in kind.labels or b in kind.labels)
        if source in kind.labels:
            return f"({variable})-[:{type_}]->(:{target})"
        return f"({variable})<-[:{type_}]-(:{source})"

    # Comparisons

    def _operator(self, place: int, span: Span, scope: Scope) -> None:
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
        if query.keyword(right[0]) == "NULL" and operator in ("=", "<>"):
            test = "IS NULL" if operator == "=" else "IS NOT NULL"
            raise refused("null-compared", query.text, query.start(place), [f"{query.source(left)} {test}"])
        alone = [self.operands.stands_alone(side, *span) for side in (left, right)]
        if not all(alone) or query.keyword(left[0]) or query.keyword(right[0]) in ("ALL", "ANY", "CASE", "NOT"):
            return
        self._compare(self.operands.kind(left, scope), query.source(left), right, scope, operator, place)
        if operator in ("=", "<>", "IN"):
            self._closed_operand(left, right, scope)
            self._closed_operand(right, left, scope)

    def _sign_operator(self, place: int) -> str:
        for operator in ("=~", "<>", "<=", ">=", "=", "<", ">"):
            if self.query.signs(place, operator):
                continued = place and self.query.sign(place - 1) in ("<", ">", "=", "-", "!")
                adjacent = continued and self.query.start(place - 1) + 1 == self.query.start(place)
                return "" if adjacent else operator
        return ""

    def _compare(
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

    def _closed_operand(self, operand: Span, value: Span, scope: Scope) -> None:
        """The same for ``m.level = 'value'``, where the operand is a property of something known."""
        query = self.query
        if operand[1] - operand[0] != 3 or query.sign(operand[0] + 1) != "." or not query.is_name(operand[0]):
            return
        kind = scope.get(query.name(operand[0]))
        if isinstance(kind, Nodes | Relationships):
            self._closed(kind, query.name(operand[0] + 2), value)

    def _closed(self, kind: Nodes | Relationships, name: str, value: Span) -> None:
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
                meant = [f"'{one}'" for one in near(written_value, {one: {} for one in closed}) or sorted(closed)]
                raise refused("no-such-value", query.text, query.start(place), meant, name=name, value=written_value)

    def _param(self, place: int) -> str | None:
        token = self.query.tokens[place]
        value = self.operands.params.get(token.text[1:].strip("`")) if token.kind == "parameter" else None
        return value if isinstance(value, str) else None


def _joined(one: Scope | None, other: Scope) -> Scope:
    if one is None:
        return dict(other)
    return {name: merged(one[name], other[name]) for name in one if name in other}


def _variable(key: str) -> str | None:
    return None if key.startswith("(") else key


def _called_so(kind: Nodes | Relationships) -> str:
    names = sorted(kind.labels if isinstance(kind, Nodes) else kind.types)
    return "|".join(names[:6]) + ("|…" if len(names) > 6 else "")


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
