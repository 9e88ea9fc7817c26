"""Different spellings of one body within a document: scans, short forms, quoted names, names behind a comma.

Every rule looks only at bodies of one place and of kinds that agree, and joins two only where one candidate fits. Names
that merely look alike stay apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from planatlas.graph.institutions.acronyms import acronym_variants
from planatlas.graph.institutions.damage import LETTER_FOR_DIGIT
from planatlas.graph.institutions.expansions import Expansions
from planatlas.graph.institutions.mention_groups import GroupJoin, MentionGroup, agree
from planatlas.graph.institutions.name_key import content_words, head_form, initials, name_key, one_saint
from planatlas.graph.institutions.placing import trailing_place
from planatlas.graph.institutions.printed import is_acronym
from planatlas.ontology import fold, stem
from planatlas.ontology.wording import words

__all__ = ["JOIN_RULES", "JoinRule", "contained", "near_words", "quoted", "same_spelling", "variants"]

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]{3,60})[\"“”„«»]")
# More words make it another body, a section of it or its services.
_FEW_EXTRA = 3
# Shorter names are the beginning of too many longer ones.
_ENOUGH_WORDS = 4
# Ways to part a name grow with the square of its words; names with initials in them are short.
_MANY_WORDS = 9
_LONGEST_CUT = 3
_MANY_LETTERS = 8
_TWO_WRONG = 10
"""Letters of a word in which two may be misread."""
_LONGEST_WORD = 30
# From so many on a shared key is that of a common head, and comparing all pairs would take too long.
_CROWD = 50
_CHARITIES = ("asociatie", "fundatie")
Keys = Callable[[MentionGroup], Iterable[Hashable]]


class JoinRule(NamedTuple):
    """When two groups are one body, and why. Only groups that share one of their keys are compared, left with right.

    Where a key is shared by a crowd, one of the finer ones must be shared as well: so work grows with their number.
    """

    holds: Callable[[MentionGroup, MentionGroup], bool]
    join: GroupJoin
    why: str
    left: Keys
    right: Keys
    finer_left: Keys | None = None
    finer_right: Keys | None = None


def variants(groups: Sequence[MentionGroup], expansions: Expansions) -> Iterator[tuple[int, int, GroupJoin]]:
    """Yield the pairs of groups that are one body, each with its reason."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        # What is told by kind and place needs no comparison of names.
        if group.open:
            blocks[group.first.where.key if group.first.where else ""].append(index)
    for block in blocks.values():
        # Every rule is asked, as the joins are put together afterwards.
        for rule in JOIN_RULES:
            yield from _unique(block, groups, rule)
    yield from acronym_variants(groups, blocks, expansions)


def _unique(
    block: Sequence[int], groups: Sequence[MentionGroup], rule: JoinRule
) -> Iterator[tuple[int, int, GroupJoin]]:
    """The pairs where a rule holds for one candidate only."""
    index = _indexed(block, groups, rule)
    for a in block:
        near = dict.fromkeys(b for b in _candidates(groups[a], index, rule) if b != a)
        found = [b for b in near if agree(groups[a], groups[b]) and rule.holds(groups[a], groups[b])]
        # Of two that fit nobody can say which is meant.
        if len(found) == 1:
            yield a, found[0], rule.join


def _indexed(block: Sequence[int], groups: Sequence[MentionGroup], rule: JoinRule) -> dict[Hashable, list[int] | None]:
    """The groups of each key; None for the key of a crowd, whose groups stand under that key with a finer one."""
    index: defaultdict[Hashable, list[int]] = defaultdict(list)
    for b in block:
        for key in set(rule.right(groups[b])):
            index[key].append(b)
    crowded = [key for key, found in index.items() if rule.finer_right and len(found) > _CROWD]
    for key in crowded:
        for b in index[key]:
            for finer in rule.finer_right(groups[b]) if rule.finer_right else ():
                index[key, finer].append(b)
    return {**index, **dict.fromkeys(crowded)}


def _candidates(group: MentionGroup, index: Mapping[Hashable, list[int] | None], rule: JoinRule) -> Iterator[int]:
    for key in rule.left(group):
        found = index.get(key, ())
        if found is not None:
            yield from found
            continue
        for finer in rule.finer_left(group) if rule.finer_left else ():
            yield from index.get((key, finer)) or ()


def same_spelling(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two keys differ by what a scan does to letters: few of them, and never in a number."""
    if len(left) != len(right) or len(left) < 2:
        return False
    different = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    # A third of the words at most: scans spoil a word here and there.
    if not different or len(different) > max(1, len(left) // 3):
        return not different
    return all(near_words(a, b) for a, b in different)


def near_words(left: str, right: str) -> bool:
    """Tell whether two words are one with a letter misread, two in a long one; short words and numbers never are."""
    if (saints := one_saint(left, right)) is not None or left == right:
        return left == right if saints is None else saints
    # A digit in one word only may be a letter; two numbers are never alike.
    if left.isalpha() != right.isalpha():
        return _digits_as_letters(left, right) or _digits_as_letters(right, left)
    shorter = min(len(left), len(right))
    # A scan leaves the first letter, which is set large and apart.
    if shorter < 5 or not left.isalpha() or not right.isalpha() or left[0] != right[0]:
        return False
    allowed = 2 if shorter >= _TWO_WRONG else 1
    return OSA.distance(left, right, score_cutoff=allowed) <= allowed


def _near_keys(word: str) -> frozenset[str]:
    """What a word and every other that is near it have in common: itself with as many letters left out as may differ.

    Source: the symmetric deletions of SymSpell (Wolf Garbe, 2012).
    """
    if one_saint(word, word) is not None:
        return frozenset((word[0],))
    word = stem(word.translate(LETTER_FOR_DIGIT)) if sum(ch.isdigit() for ch in word) == 1 else word
    once = {word[:at] + word[at + 1 :] for at in range(len(word))} if len(word) <= _LONGEST_WORD else set()
    twice = {own[:at] + own[at + 1 :] for own in once for at in range(len(own))} if len(word) >= _TWO_WRONG else set()
    return frozenset((word, *once, *twice))


def _digits_as_letters(word: str, mixed: str) -> bool:
    """Tell whether a word with a digit in it is the other one with a letter misread: "drumu1" for "drumul"."""
    if len(mixed) < 5 or sum(ch.isdigit() for ch in mixed) != 1 or not word.isalpha():
        return False
    return stem(mixed.translate(LETTER_FOR_DIGIT)) == word


def contained(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether a longer name is the shorter one with a few words more, none of them a number."""
    if len(short) < _ENOUGH_WORDS or not 0 < len(long) - len(short) <= _FEW_EXTRA or short[0] != long[0]:
        return False
    rest = iter(long)
    if not all(any(near_words(word, other) for other in rest) for word in short):
        return False
    # A number more is another school, centre or sector.
    return not any(ch.isdigit() for word in long if word not in short for ch in word)


def quoted(text: str) -> str:
    """The name in quotation marks, folded; empty where there is none."""
    found = _QUOTED.search(text)
    return fold(found.group(1)) if found else ""


def _spelled_alike(left: MentionGroup, right: MentionGroup) -> bool:
    return same_spelling(left.first.words, right.first.words) and _same_quotes(left, right)


def _short_form(left: MentionGroup, right: MentionGroup) -> bool:
    return contained(left.first.words, right.first.words) and _same_quotes(left, right)


def _same_quotes(left: MentionGroup, right: MentionGroup) -> bool:
    one, other = quoted(left.first.full), quoted(right.first.full)
    return not one or not other or one == other


def _letters(group: MentionGroup) -> Iterable[Hashable]:
    """A scan leaves the first letter of every word."""
    own = group.first.words
    return [tuple(word[0] for word in own)] if len(own) > 1 else []


def _one_apart(group: MentionGroup) -> Iterator[Hashable]:
    """Every word by what those near it share, with all other words; in a long name with a part of the others."""
    own = group.first.words
    parts = max(1, len(own) // 3) + 1
    if parts > 2:
        size = -(-len(own) // parts)
        yield from ((at, own[at : at + size]) for at in range(0, len(own), size))
        return
    for at, word in enumerate(own):
        yield from ((own[:at], near, own[at + 1 :]) for near in _near_keys(word))


def _telling_word(group: MentionGroup) -> Iterable[Hashable]:
    return _near_keys(max(group.first.words[1:], key=len))


def _words_near(group: MentionGroup) -> Iterable[Hashable]:
    return {near for word in group.first.words[1:] for near in _near_keys(word)}


def _short_head(group: MentionGroup) -> Iterable[Hashable]:
    own = group.first.words
    return [(own[0], size) for size in range(1, _FEW_EXTRA + 1)] if len(own) >= _ENOUGH_WORDS else []


def _long_head(group: MentionGroup) -> Iterable[Hashable]:
    own = group.first.words
    return [(own[0], size) for size in range(1, _FEW_EXTRA + 1) if len(own) - size >= _ENOUGH_WORDS]


def _quoted_key(group: MentionGroup) -> Iterable[Hashable]:
    name = quoted(group.first.full)
    return [(group.first.words[0], name)] if name else []


def _surname(group: MentionGroup) -> Iterable[Hashable]:
    own = quoted(group.first.full).split()
    return [(group.first.words[0], own[-1], len(own))] if len(own) > 1 and len(own[-1]) > 3 else []


def _forename_short(left: MentionGroup, right: MentionGroup) -> bool:
    """ "M. Sadoveanu" and "Mihail Sadoveanu": the same last word, every other one alike or cut short in one of both."""
    one, other = quoted(left.first.full).split(), quoted(right.first.full).split()
    pairs = list(zip(one[:-1], other[:-1], strict=True))
    cut = all(a == b or _cut_short(a, b) or _cut_short(b, a) for a, b in pairs)
    return cut and one != other and _said_around(left, right)


def _cut_short(short: str, long: str) -> bool:
    return len(short) <= _LONGEST_CUT < len(long) and long.startswith(short)


def _unquoted_key(group: MentionGroup) -> Iterable[Hashable]:
    """A name without quotation marks, as what stands behind its head: "Fundația Rază de Lumină"."""
    full = group.first.full
    rest = fold(full).split()[1:]
    return [(group.first.words[0], " ".join(rest))] if rest and not quoted(full) else []


def _only_word(group: MentionGroup) -> Iterable[Hashable]:
    return [group.first.words] if len(group.first.words) == 1 else []


def _last_words(group: MentionGroup) -> Iterable[Hashable]:
    return [name_key(text.rsplit(",", 1)[1]) for text in group.texts() if "," in text]


def _with_acronym(group: MentionGroup) -> Iterable[Hashable]:
    """A name with an acronym among its words: what stands before it, its letters, what stands behind."""
    for tokens in _token_lists(group):
        for at, token in enumerate(tokens if len(tokens) <= _MANY_WORDS else ()):
            letters = fold(token)
            if is_acronym(token) and 2 <= len(letters) <= 5 and letters.isalpha():
                yield _words(tokens[:at]), letters, _words(tokens[at + 1 :])


def _with_initials(group: MentionGroup) -> Iterable[Hashable]:
    """A name of which some words may be written by their initials: all ways to part it so."""
    for tokens in _token_lists(group):
        yield from _parted(tokens)


def _parted(tokens: Sequence[str]) -> Iterator[Hashable]:
    for start in range(len(tokens) if len(tokens) <= _MANY_WORDS else 0):
        for end in range(start + 2, len(tokens) + 1 if start else len(tokens)):
            if any(fold(tokens[edge]) in words("connective") for edge in (start, end - 1)):
                continue
            before, behind = _words(tokens[:start]), _words(tokens[end:])
            for letters in dict.fromkeys(initials(" ".join(tokens[start:end]))):
                yield before, letters, behind


def _token_lists(group: MentionGroup) -> list[list[str]]:
    """The words of a name, and those without the place behind it where there are more than one."""
    first = group.first
    tokens = first.full.split()
    size = trailing_place(first.full, first.where, "town")[1] if first.named_place else 0
    return [own for own in ([tokens, tokens[:-size]] if size else [tokens]) if len(own) > 1]


def _words(tokens: Sequence[str]) -> tuple[str, ...]:
    return tuple(stem(word) for word in content_words(" ".join(tokens)) if word) if tokens else ()


def _whole(group: MentionGroup) -> Iterable[Hashable]:
    return [fold(group.first.full)] if len(group.first.words) > 1 else []


def _behind_noun(group: MentionGroup) -> Iterable[Hashable]:
    full = group.first.full
    return [" ".join(fold(full).split()[1:])] if full[:1].islower() else []


def _behind_charity(group: MentionGroup) -> Iterable[Hashable]:
    """ "Asociația Caritas Eparhial" without the word for what it is; one word alone may be anybody."""
    tokens = fold(group.first.full).split()
    return [" ".join(tokens[1:])] if len(tokens) > 2 and head_form(tokens[0]) in _CHARITIES else []


def _joined_letters(group: MentionGroup) -> Iterable[Hashable]:
    """All letters of a name, however its words are parted: "Food Bank" and "Foodbank"."""
    letters = fold(group.first.full).replace(" ", "")
    return [letters] if len(letters) >= _MANY_LETTERS else []


def _said_around(left: MentionGroup, right: MentionGroup) -> bool:
    """What one says around its quoted name the other says too: a day centre is no maternity centre of that name."""
    one, other = _around(left), _around(right)
    few, many = sorted((one, other), key=len)
    return all(any(near_words(word, more) for more in many) for word in few)


def _around(group: MentionGroup) -> tuple[str, ...]:
    return name_key(_QUOTED.sub(" ", group.first.full))[1:]


def _same_numbers(left: MentionGroup, right: MentionGroup) -> bool:
    return _numbers(left) == _numbers(right)


def _numbers(group: MentionGroup) -> list[str]:
    return sorted(word for word in group.first.words if any(ch.isdigit() for ch in word))


def _always(left: MentionGroup, right: MentionGroup) -> bool:
    return True


JOIN_RULES = (
    JoinRule(
        _spelled_alike, GroupJoin(0.96, "spelling"),
        "Scans and typing spoil a letter here and there: few words may differ, none of them a number.",
        _letters, _letters, _one_apart, _one_apart,
    ),
    JoinRule(
        _short_form, GroupJoin(0.92, "short form"),
        "Cells leave out words of a long name. Few, or it is a section of the body or another one.",
        _short_head, _long_head, _telling_word, _words_near,
    ),
    JoinRule(
        _said_around, GroupJoin(0.94, "quoted name"),
        "A name in quotation marks tells a body by itself, unless the words around it say another kind of body.",
        _quoted_key, _quoted_key,
    ),
    JoinRule(
        _forename_short, GroupJoin(0.93, "initials"),
        "Bodies named after people print the given name in full or by its initial; the surname stays whole.",
        _surname, _surname,
    ),
    JoinRule(
        _always, GroupJoin(0.92, "quoted name"),
        "The same name stands with quotation marks and without; head and words are equal, so nothing is left to ask.",
        _unquoted_key, _quoted_key,
    ),
    JoinRule(
        _always, GroupJoin(0.9, "last name"),
        "A body is called by what stands behind the comma alone: \"Ancora\" beside \"Sindicatul Portului, Ancora\".",
        _only_word, _last_words,
    ),
    JoinRule(
        _always, GroupJoin(0.95, "common noun"),
        "A noun in small letters before a name says what it is, and is no part of it: \"fondation Ancora Mare\".",
        _whole, _behind_noun,
    ),
    JoinRule(
        _always, GroupJoin(0.9, "kind left out"),
        "Associations and foundations are called without that word, where two words at least are left.",
        _whole, _behind_charity,
    ),
    JoinRule(
        _always, GroupJoin(0.95, "spelling"),
        "One name is printed as one word and as two. All letters are equal, and many enough to be no chance.",
        _joined_letters, _joined_letters,
    ),
    JoinRule(
        _same_numbers, GroupJoin(0.93, "initials"),
        "Some words of a name stand by their initials: \"C.N. Marea\" beside \"Colegiul Național Marea\".",
        _with_acronym, _with_initials,
    ),
)  # fmt: skip
"""The rules by which spellings of one document are joined. All are asked, and the joins put together afterwards."""
