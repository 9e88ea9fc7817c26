"""The variables of patterns: the labels and types that are left for each, once all patterns of a MATCH are met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planatlas.errors import QuestionRefused
from planatlas.graph.stores.guard.kinds import ListOf, Nodes, Relationships, Scope, reach
from planatlas.graph.stores.guard.patterns import Chain, NodePattern, Query, RelationshipPattern
from planatlas.graph.stores.guard.refusals import refused
from planatlas.graph.stores.guard.suggestions import other_patterns, written
from planatlas.ontology import vocabulary

__all__ = ["Bindings"]

_SHOWN = 3

_End = tuple[str | None, frozenset[str]]


class Bindings:
    """Patterns of one query held against the pairs of labels that relationships join."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self.labels = frozenset(vocabulary().schema.nodes)
        self.types = frozenset(vocabulary().schema.relationships)

    def bound(self, chains: Sequence[Chain], scope: Scope) -> Scope:
        """The kinds of the variables of patterns. Raises QuestionRefused where no atlas can hold them."""
        # Nodes of all patterns first, then what joins them: a label may stand in a later pattern.
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
                    kind = Relationships(self.types_of(relationship, scope))
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

    def types_of(self, relationship: RelationshipPattern, scope: Scope) -> frozenset[str]:
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
        types = self.types_of(relationship, scope)
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
        # Narrowing one end may narrow another; sets only shrink, so this comes to an end.
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
    ) -> QuestionRefused:
        way = relationship.direction or 1
        listed = sorted(types) if types != self.types else []
        meant = other_patterns(left, right, listed, way)[:_SHOWN]
        pattern = self.query.source(relationship.span)
        ends = [written(*end) if end[1] != self.labels else f"({end[0] or ''})" for end in (left, right)]
        start = self.query.start(relationship.span[0])
        return refused("no-such-pattern", self.query.text, start, meant, pattern=f"{ends[0]}{pattern}{ends[1]}")


def _variable(key: str) -> str | None:
    return None if key.startswith("(") else key
