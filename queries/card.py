"""The schema card: what a query can name, what it means, which values it has, what misleads, and a query to begin with.

All of it comes from the ontology, in the language asked for; printed at 7.5 pt it is four pages at most.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from planatlas.ontology import message, vocabulary
from planatlas.ontology.mapping import label_iri, property_iri, relationship_iri
from planatlas.ontology.schemas import NodeType, RelationshipType
from planatlas.ontology.turtle import SKOS, read

__all__ = ["COLUMNS", "LINES", "TRAPS", "CardEntry", "card", "entries"]

COLUMNS, LINES = 113, 352
"""Characters of a line and lines of four A4 pages at 7.5 pt, with margins of 15 mm."""
TRAPS = ("verdict", "gap", "activity", "amount", "name", "level", "derived", "entry")
"""What misleads, in the order it is told; the sentences stand in the catalogue as card.trap.NAME."""
_HEADINGS = {"label": "card.labels", "type": "card.types", "property": "card.properties"}
_PLACE = ("plan", "year", "doc", "line", "lines", "page", "sheet", "cell", "quote", "confidence")
"""Where something stands: on a label these are told as one, @place."""
_GROUPS = {"cell-states": "*_cell", "cell-verdicts": "*_verdict"}
"""Closed lists that many properties share, and how these are called together."""


@dataclass(frozen=True, slots=True)
class CardEntry:
    """One label, relationship type or property.

    ``pattern`` is how it is written; ``properties`` what it carries besides what all carry; ``values`` the closed list
    of a property, as ``owner: value, value``; ``example`` a query that runs, none for a property.
    """

    kind: str
    name: str
    pattern: str
    label: str
    meaning: str
    properties: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    example: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The entry as a plain dictionary."""
        return asdict(self)


def entries(lang: str) -> list[CardEntry]:
    """Every label, then every relationship type, then every property, in the order of the schema."""
    schema = vocabulary().schema
    found = [_of_label(node, lang) for node in schema.nodes.values()]
    found += [_of_type(kind, lang) for kind in schema.relationships.values()]
    return found + [_of_property(name, lang) for name in schema.properties]


def _meaning(iri: str, lang: str) -> str:
    told = read("planatlas.ttl").by_lang(iri, SKOS + "definition")
    return (told.get(lang) or told.get("en") or "").rstrip(".")


def _of_label(node: NodeType, lang: str) -> CardEntry:
    own = tuple(name for name in node.properties if name not in vocabulary().schema.common_of_nodes)
    shown = next((name for name in ("verdict", "status", "level", "kind", "code", "year", "plan") if name in own), "id")
    example = f"MATCH (n:{node.name}) RETURN n.name, n.{shown} LIMIT 5"
    meaning = _meaning(label_iri(node.name), lang)
    return CardEntry("label", node.name, f"(:{node.name})", node.labels[lang], meaning, own, (), example)


def _of_type(kind: RelationshipType, lang: str) -> CardEntry:
    own = tuple(name for name in kind.properties if name not in vocabulary().schema.common_of_relationships)
    source, target = kind.joins[0]
    example = f"MATCH (a:{source})-[r:{kind.name}]->(b:{target}) RETURN a.name, b.name, r.quote LIMIT 5"
    meaning = _meaning(relationship_iri(kind.name), lang)
    return CardEntry("type", kind.name, _ends(kind), kind.labels[lang], meaning, own, (), example)


def _ends(kind: RelationshipType) -> str:
    """What it joins: every target with the labels that lead to it, those of the same sources together."""
    reached: dict[tuple[str, ...], list[str]] = {}
    for target in kind.targets:
        leading = tuple(source for source, other in kind.joins if other == target)
        reached.setdefault(leading, []).append(target)
    return "; ".join(f"{'|'.join(leading)}→{'|'.join(targets)}" for leading, targets in reached.items())


def _of_property(name: str, lang: str) -> CardEntry:
    schema = vocabulary().schema
    owners = [owner for owner, property in schema.limits.closed if property == name]
    values = tuple(f"{owner or '*'}: {', '.join(schema.limits.values_of(owner, name))}" for owner in owners)
    datatype = schema.properties[name]
    label, meaning = schema.property_labels[name][lang], _meaning(property_iri(name), lang)
    return CardEntry("property", name, datatype, label, meaning, (), values)


def card(lang: str) -> str:
    """The card as text of at most ``LINES`` lines of ``COLUMNS`` characters."""
    return "\n".join(line for part in _parts(lang) for line in part)


def _parts(lang: str) -> Iterator[list[str]]:
    every = entries(lang)
    yield [message("card.title", lang), *_wrapped(message("card.head", lang))]
    yield ["", message("card.traps", lang)]
    for trap in TRAPS:
        yield _wrapped("! " + message(f"card.trap.{trap}", lang))
    schema = vocabulary().schema
    for kind, shared in (("label", schema.common_of_nodes), ("type", schema.common_of_relationships), ("property", ())):
        yield ["", message(_HEADINGS[kind], lang)]
        if shared:
            yield _wrapped(message("card.shared", lang, names=", ".join(shared)))
        if kind == "label":
            yield _wrapped(f"@place: {', '.join(_PLACE)}.")
        yield from _listed([one for one in every if one.kind == kind])


def _listed(found: Sequence[CardEntry]) -> Iterator[list[str]]:
    grouped: set[str] = set()
    for one in found:
        group = _group(one.name)
        if group is None:
            yield _told(one)
        elif group not in grouped:
            grouped.add(group)
            names = [other.name.rpartition("_")[0] for other in found if _group(other.name) == group]
            yield _wrapped(f"{group} {one.pattern}: {', '.join(names)}. {one.values[0]}")


def _group(name: str) -> str | None:
    """How properties that share one list are called together; None for one that is told by itself."""
    return _GROUPS.get(vocabulary().schema.limits.scheme_of("", name) or "")


def _told(one: CardEntry) -> list[str]:
    names = dict.fromkeys(_short(one, name) for name in one.properties)
    carried = f" {{{', '.join(names)}}}" if names else ""
    values = f" [{'; '.join(text.removeprefix('*: ') for text in one.values)}]" if one.values else ""
    head = one.name if one.kind == "label" else f"{one.name} {one.pattern}"
    lines = _wrapped(f"{head}: {one.meaning or one.label}.{values}{carried}")
    return lines if one.example is None else [*lines, f"    {one.example}"]


def _short(one: CardEntry, name: str) -> str:
    """A property as it is listed under what carries it: by its group, or as part of the place."""
    return "@place" if one.kind == "label" and name in _PLACE else _group(name) or name


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, COLUMNS, subsequent_indent="    ", break_on_hyphens=False)
