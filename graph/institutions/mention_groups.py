"""Mentions of one document that read alike, and the joining of groups that are one body after all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from planatlas.graph.institutions.interpretation import BodyName

__all__ = ["CERTAIN", "MentionGroup", "House", "GroupJoin", "Key", "agree", "group_key", "joined"]

CERTAIN = 0.9
"""From here on bodies are joined without asking; below, people should look."""


Key = tuple[str, ...]
House = tuple[str, ...]
"""What tells the owner of a unit from another: its kind, its place, its own words."""


@dataclass(frozen=True, slots=True, order=True)
class GroupJoin:
    """Why two groups are one body: how sure (0 to 1), and the reason's name."""

    score: float
    reason: str


@dataclass(slots=True)
class MentionGroup:
    """Mentions that read alike.

    ``count`` is how often they stand in the document, 0 for a name that only explains one; ``uses`` counts their full
    forms; ``how`` says by what a mention came to the group. ``provider`` is the mention of the body that runs it, where
    a table of services names one. ``house`` is the owner of a unit that is told from others by it.
    """

    key: Key
    names: list[BodyName]
    mentions: list[str]
    count: int = 0
    uses: Counter[str] = field(default_factory=Counter)
    provider: str | None = None
    joins: list[GroupJoin] = field(default_factory=list)
    how: dict[str, GroupJoin] = field(default_factory=dict)
    house: House | None = None

    @property
    def first(self) -> BodyName:
        """The reading that stands for the group."""
        return self.names[0]

    @property
    def open(self) -> bool:
        """Whether it is told from others by its own name."""
        return bool(self.first.words) and not self.first.cls

    def texts(self) -> list[str]:
        """Its names, acronyms written out."""
        return sorted({name.full for name in self.names})


def agree(left: MentionGroup, right: MentionGroup) -> bool:
    """Two kinds agree where they are one, or nobody knows the one of them; two units, where their owners are no two."""
    # Two offices of one name in two houses are two.
    if left.house is not None and right.house is not None and left.house != right.house:
        return False
    one, other = left.first.kind, right.first.kind
    return one is None or other is None or one.id == other.id


def group_key(name: BodyName) -> Key:
    """What is equal for readings of one body: class or body, kind, place, own words."""
    kind = name.kind.id if name.kind else ""
    # A class is of a place only where it is printed with one.
    where = name.where.key if name.where and (not name.cls or name.named_place) else ""
    concept = name.concept.id if name.concept else ""
    return ("class" if name.cls else "body", concept or kind, where, *name.words)


def joined(groups: list[MentionGroup], joins: Iterable[tuple[int, int, GroupJoin]]) -> list[MentionGroup]:
    """Put groups together; the one with more mentions, then the longer name, gives the reading that stands for both."""
    root = list(range(len(groups)))

    def find(at: int) -> int:
        while root[at] != at:
            at = root[at]
        return at

    reasons: dict[int, list[GroupJoin]] = {}
    how: dict[str, GroupJoin] = {}
    for left, right, join in joins:
        a, b = find(left), find(right)
        if a != b:
            # The reading that stands for both is the one that says most: with a kind, from the list, then the longest
            # name.
            keep, drop = (a, b) if _rank(groups[a]) >= _rank(groups[b]) else (b, a)
            root[drop] = keep
            reasons[keep] = [*reasons.get(keep, []), *reasons.pop(drop, []), join]
            for mention in groups[drop].mentions:
                # The first join is the one by which the mention came in.
                how.setdefault(mention, join)
    out: dict[int, MentionGroup] = {}
    for index, group in enumerate(groups):
        top = find(index)
        base = out.setdefault(top, MentionGroup(groups[top].key, [], [], joins=reasons.get(top, [])))
        base.names.extend(group.names)
        base.mentions.extend(group.mentions)
        base.count += group.count
        base.uses.update(group.uses)
        base.provider = base.provider or group.provider
        base.house = base.house or group.house
    for top, base in out.items():
        base.how = {mention: how[mention] for mention in base.mentions if mention in how}
        # The sort is stable: only the one that stands for the group moves.
        base.names.sort(key=lambda name: name is not groups[top].first)
    return list(out.values())


def _rank(group: MentionGroup) -> tuple[bool, bool, int, str]:
    first = group.first
    return (first.kind is not None, first.basis == "list", max(len(name.full) for name in group.names), first.full)
