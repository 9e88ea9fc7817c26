"""Acronyms that no list writes out: by the initials of a name in the same document, or by a misprint of another.

An acronym stands for a body of its own county only, and only where one candidate fits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planatlas.graph.institutions.expansions import Expansions
from planatlas.graph.institutions.mention_groups import GroupJoin, MentionGroup, agree
from planatlas.graph.institutions.name_key import initials
from planatlas.graph.institutions.printed import acronym_key, is_acronym

__all__ = ["acronym_variants"]

_LONG = 6


@dataclass(slots=True)
class _Candidate:
    """A group with what acronyms are compared by: its own letters, those of its mentions, the initials of its names."""

    group: MentionGroup
    key: str = ""
    letters: str = ""
    keys: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    bare: bool = False


Rule = Callable[[_Candidate, _Candidate], bool]


def acronym_variants(
    groups: Sequence[MentionGroup], blocks: Mapping[str, Sequence[int]], expansions: Expansions
) -> Iterator[tuple[int, int, GroupJoin]]:
    """Yield the pairs of groups of which the first is an acronym of the second, each with its reason."""
    every = {index: _candidate(group) for index, group in enumerate(groups) if not group.first.cls}
    county: defaultdict[str, list[int]] = defaultdict(list)
    for index in every:
        county[_county(groups[index])].append(index)
    for block in blocks.values():
        bare = [index for index in block if every[index].bare]
        for rule, join in _rules(expansions) if bare else ():
            yield from _unique(bare, county[_county(groups[block[0]])], every, rule, join)


def _unique(
    left: Sequence[int], right: Sequence[int], every: Mapping[int, _Candidate], rule: Rule, join: GroupJoin
) -> Iterator[tuple[int, int, GroupJoin]]:
    for a in left:
        found = [b for b in right if a != b and rule(every[a], every[b]) and agree(every[a].group, every[b].group)]
        if len(found) == 1:
            yield a, found[0], join


def _county(group: MentionGroup) -> str:
    return group.first.where.of_county.key if group.first.where else ""


def _candidate(group: MentionGroup) -> _Candidate:
    key = acronym_key(group.first.text).replace("+", "")
    letters = re.sub(r"[\W\d_]", "", acronym_key(_printed(group))) if is_acronym(_printed(group)) else ""
    keys = {acronym_key(name.short or name.text).replace("+", "") for name in group.names}
    spelled = {found for text in group.texts() if len(text.split()) > 2 for found in initials(text)}
    own = {"".join(word[0] for word in name.words) for name in group.names if len(name.words) > 2}
    return _Candidate(group, key, letters, keys, spelled | own, _bare(group))


def _printed(group: MentionGroup) -> str:
    """The text, without a place that is printed behind its one word: "CSS Focșani"."""
    first = group.first
    return first.text.split()[0] if first.named_place and len(first.words) == 1 else first.text


def _bare(group: MentionGroup) -> bool:
    """An acronym, alone or glued to a name, that nothing in the document or the gazetteer writes out."""
    first = group.first
    if first.kind is not None or not first.words:
        return False
    if is_acronym(_printed(group)):
        return len(first.words) == 1
    return len(first.words) <= 2 and first.text[:2].isupper()


def _rules(expansions: Expansions) -> tuple[tuple[Rule, GroupJoin], ...]:
    fronts = frozenset(front for front in expansions.by_key if len(front) <= 3)

    def glued(left: _Candidate, right: _Candidate) -> bool:
        """An acronym of the list glued before the other's name: "CZClub" for "Club"."""
        return _before(left.key, right.key) in fronts or any(_before(key, left.key) in fronts for key in right.keys)

    return (
        (lambda left, right: left.key in right.keys, GroupJoin(0.96, "acronym")),
        (glued, GroupJoin(0.93, "acronym in front")),
        (lambda left, right: left.letters != "" and left.letters in right.initials, GroupJoin(0.95, "initials")),
        (_some_initials, GroupJoin(0.88, "some initials")),
        (_misprint, GroupJoin(0.86, "misprinted acronym")),
        (_swapped, GroupJoin(0.86, "misprinted acronym")),
    )


def _before(whole: str, tail: str) -> str | None:
    """What stands in a word before its tail; None where it does not end so."""
    return whole[: len(whole) - len(tail)] if whole.endswith(tail) else None


def _some_initials(left: _Candidate, right: _Candidate) -> bool:
    """The letters stand in the other's initials in order, from the first two on: "CZNS" in C-Z-C-N-S."""
    letters = left.letters
    if len(letters) < 4 or (right.group.count and right.bare):
        return False
    return any(full[:2] == letters[:2] and _in_order(letters, full) for full in right.initials)


def _in_order(letters: str, full: str) -> bool:
    rest = iter(full)
    return len(full) - len(letters) <= 2 and all(letter in rest for letter in letters)


def _misprint(left: _Candidate, right: _Candidate) -> bool:
    """A rare acronym with one letter more than a frequent one: a letter twice, or one too many in a long one."""
    few, many = left.group.count, right.group.count
    if few > 2 or many < 3 * few or len(left.key) < 4:
        return False
    return any(_one_letter_more(left.key, other) for other in right.keys if len(other) >= 3)


def _swapped(left: _Candidate, right: _Candidate) -> bool:
    """A long acronym of a known body with two neighbouring letters changed over: "DGAPSC" for "DGASPC"."""
    if right.group.first.kind is None or len(left.letters) < _LONG:
        return False
    own = {acronym_key(acronym) for acronym in right.group.first.kind.acronyms}
    return any(_changed_over(left.letters, other) for other in own)


def _changed_over(left: str, right: str) -> bool:
    differing = [at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(left) != len(right) or len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    first, second = differing
    return left[first] == right[second] and left[second] == right[first]


def _one_letter_more(long: str, short: str) -> bool:
    if len(long) != len(short) + 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(long, short, strict=False)) if a != b), len(short))
    return long[:at] + long[at + 1 :] == short and (len(short) >= 5 or (at > 0 and long[at] == long[at - 1]))
