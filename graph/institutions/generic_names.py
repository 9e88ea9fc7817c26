"""Words that look like a body's name and are a class in this document.

A town has one body for one duty: a second kind for it, named without a place, is the word for such bodies elsewhere. In
the plan of a town with a directorate of social assistance, "SPAS" means the services of other places. And what is only
ever written small, and is no word for a unit, is a common noun: "moașe comunitare".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from planatlas.graph.institutions.interpretation import BodyName
from planatlas.graph.institutions.mention_groups import MentionGroup, group_key

__all__ = ["make_classes_of_common_nouns", "make_classes_of_rivals"]

# Below that both may be bodies of the town.
_MUCH_MORE = 5


def make_classes_of_rivals(groups: Iterable[MentionGroup]) -> None:
    """Turn the lesser of two kinds with one duty in one town into a class, where nothing says that it is a body."""
    duties: defaultdict[tuple[str, str, str], list[MentionGroup]] = defaultdict(list)
    for group in groups:
        kind, where = group.first.kind, group.first.where
        # The parent in the gazetteer is what makes two kinds rivals for one duty.
        if group.count and kind and where and kind.parent and kind.scope == "town" and not group.first.cls:
            duties[where.key, kind.parent, kind.institution_kind].append(group)
    for alike in duties.values():
        # The key settles equals, so that each run chooses the same.
        first = max(alike, key=lambda group: (group.count, group.key))
        for group in alike:
            if group is not first and group.count * _MUCH_MORE < first.count and _bare(group):
                _make_class(group)


def make_classes_of_common_nouns(groups: Iterable[MentionGroup]) -> None:
    """Turn groups of no known kind into classes where nothing of theirs is a capital, a digit or a quotation mark."""
    for group in groups:
        if group.count and group.open and all(_common(name) for name in group.names):
            _make_class(group)


def _common(name: BodyName) -> bool:
    plain = name.text.replace("-", " ").replace("’", " ").replace("'", " ").replace(",", " ")
    letters = all(ch.isalpha() or ch.isspace() for ch in plain)
    # A digit, capital or mark of quotation is a sign of a proper name.
    return name.kind is None and name.basis == "text" and name.text.islower() and letters and not name.named_place


def _bare(group: MentionGroup) -> bool:
    return not any(name.named_place or name.basis != "text" or name.words for name in group.names)


def _make_class(group: MentionGroup) -> None:
    for name in group.names:
        # A class is of no place.
        name.cls, name.where = True, None
    group.key = group_key(group.first)
