"""Units of one name in several houses: the legal office of the town hall is not that of the police.

A unit is told from others by the body it is said to belong to. One that is named alone is the one that the document
names with its body, where there is one such only; but what every house has (legal advice, accounts, procurement) is,
named alone, that of the house that speaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from planatlas.graph.institutions.interpretation import BodyName, Reader
from planatlas.graph.institutions.mention_groups import House, Key, group_key
from planatlas.graph.institutions.name_key import content_words
from planatlas.ontology.wording import words

__all__ = ["housed"]

_SPEAKER: House = ("",)
"""The house that speaks, where a namesake of the unit belongs to another."""


def housed(names: Iterable[BodyName], reader: Reader) -> dict[int, tuple[Key, House | None]]:
    """The key and the house of every reading, by its identity; the house of what belongs to nobody is None."""
    out: dict[int, tuple[Key, House | None]] = {}
    units: defaultdict[Key, list[tuple[BodyName, House | None]]] = defaultdict(list)
    for name in names:
        out[id(name)] = group_key(name), None
        # A legal entity is one body whoever it is said to belong to.
        if name.words and not name.cls and (name.kind is None or name.kind.level == "unit"):
            units[name.kind.id if name.kind else "", *name.words].append((name, _house(name, reader)))
    for found in units.values():
        # Nobody's units need not be told apart.
        if any(house for _, house in found):
            out.update(_told_apart(found, reader))
    return out


def _told_apart(found: list[tuple[BodyName, House | None]], reader: Reader) -> dict[int, tuple[Key, House | None]]:
    owned = {house: name for name, house in found if house}
    if len(owned) == 1:
        (house, with_owner), *_ = owned.items()
        # One owner only: the unit named alone is that one's, unless every house has such a unit.
        if (reader.home is not None and house[1] == reader.home.key) or not _housekeeping(with_owner):
            return {id(name): (group_key(with_owner), house) for name, own in found if own or not name.named_place}
    return {
        id(name): ((*group_key(name), "of", *house), house) if house else (group_key(name), _SPEAKER)
        for name, house in found
    }


def _house(name: BodyName, reader: Reader) -> House | None:
    """The owner of a unit as a key: kind, place and own words; a town's authorities are one house."""
    if not name.owner:
        return None
    owner = reader.read(name.owner)
    # Town, mayor and council are one house.
    authority = owner.kind is not None and owner.kind.institution_kind == "local-authority"
    kind = "local-authority" if authority else owner.kind.id if owner.kind else ""
    return (kind, owner.where.key if owner.where else "", *owner.words)


def _housekeeping(name: BodyName) -> bool:
    return all(word in words("housekeeping") for word in content_words(name.full)[1:])
