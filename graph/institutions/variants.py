"""Different spellings of one body within a document: scans, short forms, acronyms that nobody lists, quoted names.

Every rule looks only at bodies of one place and of kinds that agree, and joins two only where one candidate fits. Names
that merely look alike stay apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from planatlas.graph.institutions.expansions import Expansions
from planatlas.graph.institutions.groups import Group, Join
from planatlas.graph.institutions.names import initials, name_key, one_saint
from planatlas.graph.institutions.printed import acronym_key, folded, is_acronym

__all__ = ["contained", "near_words", "quoted", "same_spelling", "variants"]

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]{3,60})[\"“”„«»]")
_FEW_EXTRA = 3
_ENOUGH_WORDS = 4
Rule = Callable[[Group, Group], bool]


def variants(groups: Sequence[Group], expansions: Expansions) -> Iterator[tuple[int, int, Join]]:
    """Yield the pairs of groups that are one body, each with its reason."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    county: defaultdict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        if not group.first.cls:
            county[_county(group)].append(index)
        if group.open:
            blocks[group.first.where.key if group.first.where else ""].append(index)
    for block in blocks.values():
        for rule, join in _RULES:
            yield from _unique(block, groups, rule, join)
        for rule, join in _acronym_rules(expansions):
            bare = [index for index in block if _bare_acronym(groups[index])]
            yield from _unique(bare, groups, rule, join, county[_county(groups[block[0]])])


def _county(group: Group) -> str:
    return group.first.where.of_county.key if group.first.where else ""


def _unique(
    left: Sequence[int], groups: Sequence[Group], rule: Rule, join: Join, right: Sequence[int] | None = None
) -> Iterator[tuple[int, int, Join]]:
    """The pairs where a rule holds for one candidate only."""
    for a in left:
        found = [b for b in right or left if a != b and _agree(groups[a], groups[b]) and rule(groups[a], groups[b])]
        if len(found) == 1:
            yield a, found[0], join


def _agree(left: Group, right: Group) -> bool:
    """Two kinds agree where they are one or nobody knows the one of them."""
    one, other = left.first.kind, right.first.kind
    return one is None or other is None or one.id == other.id


def same_spelling(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two keys differ by what a scan does to letters: few of them, and never in a number."""
    if len(left) != len(right) or len(left) < 2:
        return False
    different = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if not different or len(different) > max(1, len(left) // 3):
        return not different
    return all(near_words(a, b) for a, b in different)


@lru_cache(maxsize=200_000)
def near_words(left: str, right: str) -> bool:
    """Tell whether two words are one with a letter misread, two in a long one; short words and numbers never are."""
    if (saints := one_saint(left, right)) is not None or left == right:
        return left == right if saints is None else saints
    shorter = min(len(left), len(right))
    if shorter < 5 or not left.isalpha() or not right.isalpha() or left[0] != right[0]:
        return False
    allowed = 2 if shorter >= 10 else 1
    return Levenshtein.distance(left, right, score_cutoff=allowed) <= allowed


def contained(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether a longer name is the shorter one with a few words more, none of them a number."""
    if len(short) < _ENOUGH_WORDS or not 0 < len(long) - len(short) <= _FEW_EXTRA or short[0] != long[0]:
        return False
    rest = iter(long)
    if not all(any(near_words(word, other) for other in rest) for word in short):
        return False
    return not any(ch.isdigit() for word in long if word not in short for ch in word)


def quoted(text: str) -> str:
    """The name in quotation marks, folded; empty where there is none."""
    found = _QUOTED.search(text)
    return folded(found.group(1)) if found else ""


def _spelled_alike(left: Group, right: Group) -> bool:
    return same_spelling(left.first.words, right.first.words) and _same_quotes(left, right)


def _short_form(left: Group, right: Group) -> bool:
    return contained(left.first.words, right.first.words) and _same_quotes(left, right)


def _same_quotes(left: Group, right: Group) -> bool:
    one, other = quoted(left.first.full), quoted(right.first.full)
    return not one or not other or one == other


def _one_quoted_name(left: Group, right: Group) -> bool:
    one = quoted(left.first.full)
    return bool(one) and one == quoted(right.first.full) and left.first.words[0] == right.first.words[0]


def _last_name(left: Group, right: Group) -> bool:
    """A name of one word that stands behind a comma at the end of the other: "Sindicatul Portului, Ancora"."""
    return len(left.first.words) == 1 and any(
        _last_key(text) == left.first.words for text in right.texts() if "," in text
    )


def _last_key(text: str) -> tuple[str, ...]:
    return name_key(text.rsplit(",", 1)[1])


def _without_noun(left: Group, right: Group) -> bool:
    """The other with a common noun before it that is written small: "ίδρυμα Bloomberg"."""
    long = right.first
    return (
        long.full[:1].islower()
        and len(left.first.words) > 1
        and folded(left.first.full) == " ".join(folded(long.full).split()[1:])
    )


_RULES: tuple[tuple[Rule, Join], ...] = (
    (_spelled_alike, Join(0.96, "spelling")),
    (_short_form, Join(0.92, "short form")),
    (_one_quoted_name, Join(0.94, "quoted name")),
    (_last_name, Join(0.9, "last name")),
    (_without_noun, Join(0.95, "common noun")),
)


def _bare_acronym(group: Group) -> bool:
    """An acronym that nothing in the document or the gazetteer writes out."""
    return group.first.kind is None and len(group.first.words) == 1 and is_acronym(group.first.text) or _glued(group)


def _glued(group: Group) -> bool:
    text = group.first.text
    return len(group.first.words) <= 2 and text[:2].isupper() and not is_acronym(text) and group.first.kind is None


def _acronym_rules(expansions: Expansions) -> tuple[tuple[Rule, Join], ...]:
    def glued(left: Group, right: Group) -> bool:
        """An acronym of the list glued before the other's name: "CZClub" for "Club"."""
        return any(
            _key(left) == front + _key(right) or front + _key(left) in _keys(right)
            for front in expansions.by_key
            if len(front) <= 3
        )

    return (
        (lambda a, b: _key(a) in _keys(b), Join(0.96, "acronym")),
        (glued, Join(0.93, "acronym in front")),
        (lambda a, b: _letters(a) in _initials(b), Join(0.95, "initials")),
        (_some_initials, Join(0.88, "some initials")),
        (_misprint, Join(0.86, "misprinted acronym")),
    )


def _key(group: Group) -> str:
    return acronym_key(group.first.text).replace("+", "")


def _keys(group: Group) -> set[str]:
    return {acronym_key(name.short or name.text).replace("+", "") for name in group.names}


def _letters(group: Group) -> str:
    return re.sub(r"[\W\d_]", "", _key(group)) if is_acronym(group.first.text) else "-"


def _initials(group: Group) -> set[str]:
    spelled = {letters for text in group.texts() if len(text.split()) > 2 for letters in initials(text)}
    own = [name.words for name in group.names if len(name.words) > 2]
    return spelled | {"".join(word[0] for word in words) for words in own}


def _some_initials(left: Group, right: Group) -> bool:
    """The letters stand in the other's initials in order, from the first two on: "CZNS" in C-Z-C-N-S."""
    letters = _letters(left)
    if len(letters) < 4 or right.count and _bare_acronym(right):
        return False
    return any(full[:2] == letters[:2] and _in_order(letters, full) for full in _initials(right))


def _in_order(letters: str, full: str) -> bool:
    rest = iter(full)
    return len(full) - len(letters) <= 2 and all(letter in rest for letter in letters)


def _misprint(left: Group, right: Group) -> bool:
    """A rare acronym with one letter more than a frequent one: a letter twice, or one too many in a long one."""
    one = _key(left)
    if left.count > 2 or right.count < 3 * left.count or len(one) < 4:
        return False
    return any(_one_letter_more(one, other) for other in _keys(right) if len(other) >= 3)


def _one_letter_more(long: str, short: str) -> bool:
    if len(long) != len(short) + 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(long, short, strict=False)) if a != b), len(short))
    return long[:at] + long[at + 1 :] == short and (len(short) >= 5 or (at > 0 and long[at] == long[at - 1]))
