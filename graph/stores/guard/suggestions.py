"""What was perhaps meant: the nearest name, and the nearest pattern that the schema has, written out."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping

from planatlas.graph.stores.guard.kinds import Kind, Nodes, Relationships, carried, carriers, reach
from planatlas.ontology import fold, vocabulary

__all__ = ["near", "other_patterns", "over_a_third", "said_on", "where_carried", "written"]

_End = tuple[str | None, frozenset[str] | None]
"""An end of a pattern: its variable, and its labels, None where it may have any."""

_SHOWN = 3
_FAR, _WITHIN = 0.55, 0.1
"""Likeness below which a name is not thought of, and how much less than the nearest one another may have."""
_STEM = 4
"""Letters that words have in common when they are of one family: fund, funded, funding."""


def near(name: str, known: Mapping[str, Mapping[str, str]], least: float = _FAR) -> list[str]:
    """The known names nearest to one that does not exist, by the name itself or by what people call it."""
    wanted = _plain(name)
    best: dict[str, float] = {}
    for key, texts in known.items():
        best[key] = max(_likeness(wanted, _plain(text)) for text in (key, *texts.values()))
    ranked = sorted((key for key in best if best[key] >= least), key=lambda key: -best[key])
    return [key for key in ranked if best[key] >= best[ranked[0]] - _WITHIN][:_SHOWN]


def _likeness(wanted: str, text: str) -> float:
    """How alike two names are, from 0 to 1; a word that both have, or a family of words, counts more than letters."""
    ratio = difflib.SequenceMatcher(None, wanted, text).ratio()
    words, others = wanted.split(), text.split()
    if wanted in others or f"{wanted}s" in others:
        return max(ratio, 0.9)
    stems = {word[:_STEM] for word in words if len(word) >= _STEM}
    if stems & {word[:_STEM] for word in others if len(word) >= _STEM}:
        return max(ratio, 0.7 + 0.2 * ratio)
    return ratio


def _plain(name: str) -> str:
    """A name as its words: ``PARTNER_IN`` and ``partnerIn`` are both "partner in"."""
    if not name.isupper():
        name = "".join(f" {letter}" if letter.isupper() else letter for letter in name)
    return fold(name.replace("_", " "))


def written(variable: str | None, labels: Iterable[str] | None) -> str:
    """A node as it is written in a pattern."""
    names = "|".join(sorted(labels)) if labels is not None else ""
    return f"({variable or ''}{':' if names else ''}{names})"


def _arrow(type_: str, direction: int) -> str:
    return {1: f"-[:{type_}]->", -1: f"<-[:{type_}]-"}.get(direction, f"-[:{type_}]-")


def other_patterns(left: _End, right: _End, types: Iterable[str], way: int) -> list[str]:
    """Patterns that the schema has between two ends, nearest first: reversed, of another type, over a third node.

    ``way`` is the direction as written: 1 to the right, -1 to the left. Where there are none, what the types do join.
    """
    every, types = vocabulary().schema.relationships, sorted(types)
    found = [_pattern(left, right, type_, -way) for type_ in types]
    likeness = {name: max((_likeness(_plain(name), _plain(one)) for one in types), default=0.0) for name in every}
    others = sorted((name for name in every if name not in types), key=lambda name: -likeness[name])
    for direction in (way, -way):
        found += [one for name in others if (one := _pattern(left, right, name, direction))][:2]
    meant = [one for one in [*found[: len(types)], *_over_a_third(left, right, types), *found[len(types) :]] if one]
    return meant or [one for type_ in types if (one := _pattern((None, None), (None, None), type_, 1))]


def _pattern(left: _End, right: _End, type_: str, direction: int) -> str:
    """The pattern with the labels that this type joins there; empty where it joins none."""
    every = frozenset(vocabulary().schema.nodes)
    one, two = (every if labels is None else labels for _, labels in (left, right))
    pairs = [(a, b) for a, b in reach([type_], direction, (1, 1)) if a in one and b in two]
    if not pairs:
        return ""
    ends = zip((left[0], right[0]), zip(*pairs, strict=True), strict=True)
    first, second = (written(variable, set(labels)) for variable, labels in ends)
    return f"{first}{_arrow(type_, direction)}{second}"


def _over_a_third(left: _End, right: _End, types: Iterable[str]) -> list[str]:
    (a, from_), (b, to) = left, right
    return [
        f"{written(a, from_)}{_arrow(first, 1)}(:{middle}){_arrow(second, 1)}{written(b, to)}"
        for first, middle, second in over_a_third(from_, to, types)
    ]


def over_a_third(
    from_: frozenset[str] | None, to: frozenset[str] | None, types: Iterable[str]
) -> list[tuple[str, str, str]]:
    """The first way of two steps between known ends, whose second is of a type that was written.

    Type, label in the middle, type; nothing where there is none.
    """
    schema = vocabulary().schema
    if from_ is None or to is None or len(schema.nodes) in (len(from_), len(to)):
        return []
    for type_ in types:
        ends = [source for source, target in schema.relationships[type_].joins if target in to and source not in from_]
        for first in schema.relationships:
            middle = [end for end in ends if first != type_ and _joins(first, from_, [end])]
            if middle:
                return [(first, middle[0], type_)]
    return []


def _joins(type_: str, from_: Iterable[str], to: Iterable[str]) -> bool:
    return any(one in from_ and other in to for one, other in reach([type_], 1, (1, 1)))


def where_carried(variable: str, kind: Kind, name: str) -> Iterator[str]:
    """Where a property stands that something of this kind does not carry: on what is joined with it."""
    labels, types = carriers(name)
    schema = vocabulary().schema
    own = kind.labels if isinstance(kind, Nodes) else frozenset(schema.nodes)
    for type_ in types:
        for source, target in schema.relationships[type_].joins:
            if isinstance(kind, Nodes) and (source in own or target in own) and own != frozenset(schema.nodes):
                ends = (variable, ":" + target) if source in own else (":" + source, variable)
                yield f"({ends[0]})-[r:{type_}]->({ends[1]}) … r.{name}"
                break
    for label in labels:
        for type_, joined in schema.relationships.items():
            if not isinstance(kind, Nodes) or not joined.joins:
                continue
            for source, target in joined.joins:
                if source in own and target == label:
                    yield f"({variable})-[:{type_}]->(x:{label}) … x.{name}"
                elif target in own and source == label:
                    yield f"({variable})<-[:{type_}]-(x:{label}) … x.{name}"
    if isinstance(kind, Relationships) and (labels or types):
        yield from (f"(:{label}).{name}" for label in labels[:_SHOWN])


def said_on(kind: Nodes | Relationships) -> dict[str, Mapping[str, str]]:
    """The properties of a kind, with what people call them."""
    spoken = vocabulary().schema.property_labels
    return {name: spoken.get(name, {}) for name in carried(kind)}
