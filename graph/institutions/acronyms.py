"""Acronyms that no list writes out: by the initials of a name in the same document, or by a misprint of another.

An acronym stands for a body of its own county only, and only where one candidate fits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from planatlas.graph.institutions.expansions import Expansions
from planatlas.graph.institutions.mention_groups import GroupJoin, MentionGroup, agree
from planatlas.graph.institutions.name_key import initials
from planatlas.graph.institutions.printed import acronym_key, is_acronym

__all__ = ["acronym_variants"]

# Letters from which two that changed places still tell the acronym.
_LONG = 6
# Three letters in order stand in the initials of nearly any long name.
_SOME = 4
# Acronyms put before a name ("CZ", "CIA") are short; longer ones are bodies.
_FRONT = 3
# Small words and one more are left out of an acronym, hardly more.
_MOST_OUT = 2
_LONGEST = 24
"""Letters up to which an acronym is looked for letter by letter."""


@dataclass(slots=True)
class _Candidate:
    """A group with what acronyms are compared by: its own letters, those of its mentions, the initials of its names."""

    group: MentionGroup
    key: str = ""
    letters: str = ""
    keys: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    bare: bool = False


Keys = Callable[[_Candidate], Iterable[Hashable]]


class AcronymRule(NamedTuple):
    """When the first is an acronym of the second, and why. Only those that share one of their keys are compared."""

    holds: Callable[[_Candidate, _Candidate], bool]
    join: GroupJoin
    why: str
    left: Keys
    right: Keys


def acronym_variants(
    groups: Sequence[MentionGroup], blocks: Mapping[str, Sequence[int]], expansions: Expansions
) -> Iterator[tuple[int, int, GroupJoin]]:
    """Yield the pairs of groups of which the first is an acronym of the second, each with its reason."""
    # A class has no acronym of its own.
    every = {index: _candidate(group) for index, group in enumerate(groups) if not group.first.cls}
    county: defaultdict[str, list[int]] = defaultdict(list)
    for index in every:
        county[_county(groups[index])].append(index)
    # Most documents write all their acronyms out: then nothing is compared.
    rules = _rules(expansions) if any(one.bare for one in every.values()) else ()
    near = [{name: _by_key(of_county, every, rule.right) for name, of_county in county.items()} for rule in rules]
    for block in blocks.values():
        bare = [index for index in block if every[index].bare]
        for rule, found in zip(rules, near, strict=True):
            for index in bare:
                yield from _unique(index, found[_county(groups[index])], every, rule)


def _by_key(indexes: Iterable[int], every: Mapping[int, _Candidate], keys: Keys) -> dict[Hashable, list[int]]:
    out: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index in indexes:
        for key in set(keys(every[index])):
            out[key].append(index)
    return out


def _unique(
    a: int, right: Mapping[Hashable, Sequence[int]], every: Mapping[int, _Candidate], rule: AcronymRule
) -> Iterator[tuple[int, int, GroupJoin]]:
    """The pair of an acronym where the rule holds for one candidate only."""
    near = dict.fromkeys(b for key in rule.left(every[a]) for b in right.get(key, ()) if b != a)
    found = [b for b in near if rule.holds(every[a], every[b]) and agree(every[a].group, every[b].group)]
    # Of two that fit nobody can say which is meant.
    if len(found) == 1:
        yield a, found[0], rule.join


def _county(group: MentionGroup) -> str:
    return group.first.where.of_county.key if group.first.where else ""


def _candidate(group: MentionGroup) -> _Candidate:
    # A plus is a number of the body's ("112+"), and no letter.
    key = acronym_key(group.first.text).replace("+", "")
    letters = re.sub(r"[\W\d_]", "", acronym_key(_printed(group))) if is_acronym(_printed(group)) else ""
    keys = {acronym_key(name.short or name.text).replace("+", "") for name in group.names}
    # Two words have initials that too many acronyms share.
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
    # What the gazetteer knows, or what the kind says alone, is written out already.
    if first.kind is not None or not first.words:
        return False
    if is_acronym(_printed(group)):
        return len(first.words) == 1
    return len(first.words) <= 2 and first.text[:2].isupper()


def _rules(expansions: Expansions) -> tuple[AcronymRule, ...]:
    fronts = frozenset(front for front in expansions.by_key if len(front) <= _FRONT)

    def glued(left: _Candidate, right: _Candidate) -> bool:
        """An acronym of the list glued before the other's name: "CZClub" for "Club"."""
        return _before(left.key, right.key) in fronts or any(_before(key, left.key) in fronts for key in right.keys)

    def ends(key: str) -> Iterator[str]:
        return (key[size:] for size in range(1, _FRONT + 1) if key[:size] in fronts)

    return (
        AcronymRule(
            lambda left, right: left.key in right.keys, GroupJoin(0.96, "acronym"),
            "Somewhere in the document the same letters stand beside the name.",
            _own_key, _own_keys,
        ),
        AcronymRule(
            glued, GroupJoin(0.93, "acronym in front"),
            "Narrow cells lose the space behind a short acronym that the document's list explains.",
            lambda left: [*((tail, "short") for tail in ends(left.key)), (left.key, "long")],
            lambda right: [(right.key, "short"), *((tail, "long") for key in right.keys for tail in ends(key))],
        ),
        AcronymRule(
            lambda left, right: left.letters in right.initials, GroupJoin(0.95, "initials"),
            "The initials of a name of three words or more are its acronym, where one body of the county has them.",
            lambda left: [left.letters] if left.letters else [], lambda right: right.initials,
        ),
        AcronymRule(
            _some_initials, GroupJoin(0.88, "some initials"),
            "Acronyms leave out a word or two. Weaker than all initials, so that people are asked.",
            lambda left: [left.letters], _thinned,
        ),
        AcronymRule(
            _misprint, GroupJoin(0.86, "misprinted acronym"),
            "A letter too many in a rare print of a frequent acronym. One letter is little: people are asked.",
            _one_less, _own_keys,
        ),
        AcronymRule(
            _swapped, GroupJoin(0.86, "misprinted acronym"),
            "Two neighbouring letters change places in typing. Only towards a known acronym: people are asked.",
            _turned, _of_kind,
        ),
    )  # fmt: skip


def _own_key(one: _Candidate) -> Iterable[Hashable]:
    return [one.key]


def _own_keys(one: _Candidate) -> Iterable[Hashable]:
    return one.keys


def _thinned(right: _Candidate) -> Iterator[Hashable]:
    """Its initials with up to two letters left out, the first two apart."""
    for full in (full for full in right.initials if len(full) <= _LONGEST):
        places = range(2, len(full))
        for gone in (gone for count in range(_MOST_OUT + 1) for gone in combinations(places, count)):
            yield "".join(letter for at, letter in enumerate(full) if at not in gone)


def _one_less(left: _Candidate) -> Iterable[Hashable]:
    """Its key with one letter left out, in every place."""
    own = left.key if len(left.key) <= _LONGEST else ""
    return (own[:at] + own[at + 1 :] for at in range(len(own)))


def _turned(left: _Candidate) -> Iterable[Hashable]:
    """Its letters with two neighbours changed over, in every place."""
    own = left.letters if _LONG <= len(left.letters) <= _LONGEST else ""
    return (own[:at] + own[at + 1] + own[at] + own[at + 2 :] for at in range(len(own) - 1))


def _of_kind(right: _Candidate) -> Iterable[Hashable]:
    kind = right.group.first.kind
    return map(acronym_key, kind.acronyms) if kind else ()


def _before(whole: str, tail: str) -> str | None:
    """What stands in a word before its tail; None where it does not end so."""
    return whole[: len(whole) - len(tail)] if whole.endswith(tail) else None


def _some_initials(left: _Candidate, right: _Candidate) -> bool:
    """The letters stand in the other's initials in order, from the first two on: "CZNS" in C-Z-C-N-S."""
    letters = left.letters
    # Two acronyms that nobody writes out cannot explain each other.
    if len(letters) < _SOME or (right.group.count and right.bare):
        return False
    return any(full[:2] == letters[:2] and _in_order(letters, full) for full in right.initials)


def _in_order(letters: str, full: str) -> bool:
    rest = iter(full)
    return len(full) - len(letters) <= _MOST_OUT and all(letter in rest for letter in letters)


def _misprint(left: _Candidate, right: _Candidate) -> bool:
    """A rare acronym with one letter more than a frequent one: a letter twice, or one too many in a long one."""
    few, many = left.group.count, right.group.count
    # Only a rare print of a frequent one is a slip: two frequent ones are two bodies.
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
    # In a short acronym only a doubled letter is a slip; any other one makes another body.
    return long[:at] + long[at + 1 :] == short and (len(short) >= 5 or (at > 0 and long[at] == long[at - 1]))
