"""Names of bodies in running text: where one begins and how far it goes.

In a Greek list every name has its article, so a comma or "και" without one stays inside the name; in English "and"
 joins two names only where the left side is one in itself; in French "et le" does; in Romanian a word that names
begin with.
"""

from __future__ import annotations

from dataclasses import dataclass

from planatlas.loaders.values.prose.name_words import CLOSE_QUOTES, OPEN_QUOTES, ends_with, is_trailing, links
from planatlas.loaders.values.prose.tokens import TextToken, is_acronym
from planatlas.ontology.wording import cue, cue_words, words

__all__ = ["NameSpan", "name_at"]


@dataclass(slots=True, frozen=True)
class NameSpan:
    """A name as printed, its characters and the index of the token after it."""

    text: str
    start: int
    end: int
    after: int


def name_at(text: str, found: list[TextToken], index: int, lang: str | None) -> NameSpan | None:
    """Return the name of a body that begins at a token, or None if no name can begin there."""
    first = found[index]
    if not first.is_word or not (first.capital or first.plain in cue_words("body-head")):
        return None
    last = _extent(found, index, lang or "en")
    name = _printed(text, found, index, last)
    return NameSpan(name, first.start, found[last].end, last + 1) if name else None


def _extent(found: list[TextToken], index: int, lang: str) -> int:
    """Return the index of the last token of the name that begins at ``index``."""
    last = index
    while last + 1 < len(found):
        step = _step(found, index, last, lang)
        if step == 0:
            break
        last += step
    return last


def _step(found: list[TextToken], first: int, last: int, lang: str) -> int:
    """Return how many further tokens belong to the name; 0 ends it."""
    token = found[last + 1]
    # Marks first, as each has its own rule; then "and"; a capital goes on, and small letters need a reason.
    if token.text in ("(", "["):
        return _bracket(found, last + 1)
    if token.text in OPEN_QUOTES:
        return _quoted(found, last + 1)
    if token.text == "»" or token.text == "”":
        return 1 if _bracket(found, last + 2) else 0
    if token.text == ",":
        return _comma(found, first, last, lang)
    # Any other mark ends a name in every language.
    if not token.is_word and token.text != "&" and token.text not in "-–—":
        return 0
    # Only a hyphen before a capital joins; a dash parts.
    if token.text in "-–—":
        return (
            2
            if last + 2 < len(found) and found[last + 2].capital and not _begins(found, last + 2) and token.text == "-"
            else 0
        )
    if token.plain in cue_words("and"):
        return _and(found, first, last, lang)
    if token.capital:
        # A capital right behind belongs to the name unless two acronyms meet.
        return 0 if _new_body(found, first, last, lang) else 1
    return _lower(found, first, last, lang)


def _new_body(found: list[TextToken], first: int, last: int, lang: str) -> bool:
    """An acronym right behind a whole name, without a link, begins another one."""
    token = found[last + 1]
    # English names print acronyms side by side ("NHS CCG").
    return is_acronym(token) and is_acronym(found[last]) and lang != "en"


def _lower(found: list[TextToken], first: int, last: int, lang: str) -> int:
    token = found[last + 1]
    small = links(lang)
    # A link decides by what stands behind it.
    if token.plain in small:
        return _linked(found, first, last + 1, small, lang)
    if lang in ("fr", "ro") and (_is_qualifier(token) or _after_link(found, last, lang)):
        return 1
    # Not right behind the head: there an adjective is that of a class.
    if last > first + 1 and ends_with(token.plain, "adjective-ending", lang):
        return 1
    if ends_with(token.plain, "genitive-plural-ending", lang) and last > first and not found[last].plain.endswith("ω"):
        return 1
    return 0


def _is_qualifier(token: TextToken) -> bool:
    return token.plain in words("level-adjective") or token.plain in words("duty-adjective")


def _after_link(found: list[TextToken], last: int, lang: str) -> bool:
    """ "Direcția de asistență socială": small words may follow a link, up to a verb or preposition."""
    token = found[last + 1]
    small = token.plain
    # A verb ends the name even right behind a link.
    if cue("doing").fullmatch(small) or cue("past").fullmatch(small) or cue("future").fullmatch(small):
        return False
    return bool(lang) and found[last].plain in cue_words("of-bare", lang)


def _linked(found: list[TextToken], first: int, at: int, small: frozenset[str], lang: str) -> int:
    """A link belongs to the name if a capital follows it, or after another link at most three on.

    A head such as "Direcția" or "caisse" may be told apart by small words alone.
    """
    # More small words in a row are a clause.
    for ahead in range(1, 4):
        if at + ahead >= len(found):
            return 0
        token = found[at + ahead]
        if token.capital:
            # A capital link begins a sentence; a preposition of place says where, and is no part of an English name.
            if token.plain in small or (lang == "en" and found[at].plain in cue_words("place-preposition")):
                return 0
            return ahead + 1
        # "of the county of X": the level links as well, and may link on.
        if token.plain in cue_words("level-noun") and at + ahead + 1 < len(found):
            further = (
                1
                if found[at + ahead + 1].capital
                else _linked(found, first, at + ahead + 1, small, lang)
                if found[at + ahead + 1].plain in small
                else 0
            )
            return ahead + 1 + further if further or _own_level(found, first, at, lang) else 0
        if token.is_word and token.plain not in small and _tells_apart(found, first, at, ahead, lang):
            return ahead + 1
        if token.plain not in small:
            return 0
    return 0


def _enumerating(token: TextToken) -> bool:
    return token.plain.startswith(tuple(cue_words("enumerating-beginning")))


def _own_level(found: list[TextToken], first: int, at: int, lang: str) -> bool:
    """ "la Police du district": the district that the text speaks of, right behind the head."""
    return lang == "fr" and found[first].capital and at == first + 1 and found[at].plain in cue_words("of-link")


def _tells_apart(found: list[TextToken], first: int, at: int, ahead: int, lang: str) -> bool:
    """Small words behind a head without a capital yet ("Direcția de asistență", "Union de la jeunesse")."""
    if found[first].plain not in cue_words("body-head") and not _enumerating(found[first]):
        return False
    # Romanian links one word without article; French may link several until the first capital.
    if lang == "ro":
        return ahead == 1 and found[at].plain in cue_words("of-bare", lang)
    if lang != "fr" or found[at].plain not in cue_words("of-bare", lang):
        return False
    return _enumerating(found[first]) and ahead == 1 or not any(token.capital for token in found[first + 1 : at])


def _and(found: list[TextToken], first: int, last: int, lang: str) -> int:
    """Return the tokens up to the word after "and" where it stays inside the name, else 0."""
    at = last + 2
    if at >= len(found):
        return 0
    right = found[at]
    if lang == "fr" and right.plain in cue_words("of-link") and _enumerating(found[first]):
        return 3 if at + 1 < len(found) and found[at + 1].capital else 0
    # An article behind "and" begins the next name, but for "&" before a genitive.
    if right.plain in cue_words("article-in-text") or not right.is_word:
        return (
            3
            if right.plain in cue_words("genitive-article") and found[last + 1].text == "&" and at + 1 < len(found)
            else 0
        )
    # In small letters "and" joins two fields of one Greek name only.
    if not right.capital:
        return 2 if ends_with(right.plain, "genitive-plural-ending", lang) and not found[last].capital else 0
    if (
        is_acronym(found[last])
        and last == first
        or is_acronym(right)
        or _begins(found, at)
        or right.plain in cue_words("class-in-text")
    ):
        return 0
    if lang == "el":
        # Greek names have articles: without one "και" stays inside, unless both sides are foreign words.
        return 0 if right.text.isascii() and found[last].text.isascii() else 2
    return 2 if lang != "en" or _joins_english(found, first, last, at) else 0


def _joins_english(found: list[TextToken], first: int, last: int, at: int) -> bool:
    """Tell whether "and" joins: in "Health and Care Trust" it does, in "Vale Police and Turning Point" not."""
    tails = cue_words("body-tail")
    left = any(token.plain in tails for token in found[first : last + 1])
    # A tail on the left makes it whole, except for heads that list fields ("Department of Health and ...").
    if left:
        return found[first].plain in cue_words("head-of-domains") and found[last].plain not in tails
    end = at
    # The right side has to end with a tail, which both sides then share.
    while end + 1 < len(found) and found[end + 1].capital:
        end += 1
    return found[end].plain in tails


def _comma(found: list[TextToken], first: int, last: int, lang: str) -> int:
    """A comma stays inside a name only where the language shows it."""
    at = last + 2
    if at >= len(found):
        return 0
    right = found[at]
    if lang == "el":
        # A comma in a Greek name parts its fields, which are Greek words with capitals.
        greek = not (is_acronym(right) or right.text.isascii()) and not _begins(found, at)
        if right.capital and greek and not is_acronym(found[last]) and last > first:
            return 2
        return (
            2
            if ends_with(right.plain, "genitive-singular-ending", lang)
            and at + 1 < len(found)
            and ends_with(found[at + 1].plain, "genitive-plural-ending", lang)
            and last > first
            else 0
        )
    # Only with "și" still to come: a comma alone parts two bodies.
    if lang == "ro" and _enumerates(found, first, at):
        return 2
    if lang == "fr" and right.plain in cue_words("of-link") and _enumerating(found[first]):
        return 3 if at + 1 < len(found) and found[at + 1].capital else 0
    return 0


def _enumerates(found: list[TextToken], first: int, at: int) -> bool:
    """ "Centrul de Prevenire, Evaluare și Consiliere": one more capital word, "și", and another that begins no name."""
    right = found[at]
    if not right.capital or is_acronym(right) or _begins(found, at) or found[first].plain not in cue_words("body-head"):
        return False
    # The "și" stands within four words of the comma, or the list is another's.
    for index in range(at + 1, min(at + 5, len(found) - 1)):
        if found[index].plain in cue_words("and"):
            after = found[index + 1]
            return after.capital and not is_acronym(after) and not _begins(found, index + 1)
        if not found[index].is_word and found[index].text != ",":
            return False
    return False


def _begins(found: list[TextToken], index: int) -> bool:
    token = found[index]
    # Heads of running text are common nouns too, and begin a name only with a capital.
    return token.plain in words("name-head") or (token.capital and token.plain in cue_words("body-head"))


def _bracket(found: list[TextToken], at: int) -> int:
    """A bracket belongs to the name where it holds its acronym and nothing else."""
    if at + 2 < len(found) and found[at].text in "([" and is_acronym(found[at + 1]) and found[at + 2].text in ")]":
        return 3 + (0 if found[at - 1].text != "»" else 0)
    return 0


def _quoted(found: list[TextToken], at: int) -> int:
    """A proper name in quotation marks of at most eight words belongs to the name before it."""
    # A quotation that does not close soon is of the text, not of the name.
    for ahead in range(1, 10):
        if at + ahead >= len(found):
            return 0
        if found[at + ahead].text in CLOSE_QUOTES:
            return ahead + 1
    return 0


def _printed(text: str, found: list[TextToken], first: int, last: int) -> str:
    # Links taken in for a word that then did not come.
    while last > first and not found[last].capital and is_trailing(found[last].plain):
        last -= 1
    printed = " ".join(text[found[first].start : found[last].end].split())
    # The other half stands outside the name.
    if printed.count("«") != printed.count("»"):
        printed = printed.replace("«", "").replace("»", "")
    return printed.strip(" ,.;:-–—")
