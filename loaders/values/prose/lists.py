"""Lists of bodies in running text: the names behind "in partnership with", up to where the list ends."""

from __future__ import annotations

from planatlas.loaders.values.prose.name_words import ends_with, links
from planatlas.loaders.values.prose.names import NameSpan, name_at
from planatlas.loaders.values.prose.tokens import TextToken
from planatlas.ontology.wording import cue_words, words

__all__ = ["names_from"]


def names_from(text: str, found: list[TextToken], index: int, lang: str | None) -> tuple[list[NameSpan], int]:
    """Return the names of a list that begins at a token, and the index of the token after it."""
    out: list[NameSpan] = []
    while index < len(found):
        # An article before each item belongs to the sentence.
        at = _skip_articles(found, index)
        name = name_at(text, found, at, lang) if at < len(found) else None
        # A class in small letters is an item as well, and is asked for only where no name stands.
        if name is None or not _is_item(found, at, bool(out)):
            klass = _class_at(text, found, at, lang) if at < len(found) else None
            if klass is None:
                break
            name = klass
        out.append(name)
        following = _separator(found, name.after)
        if following is None:
            break
        index = following
    return out, out[-1].after if out else index


def _is_item(found: list[TextToken], at: int, further: bool) -> bool:
    """A further item of the list must not be the beginning of the main clause."""
    return found[at].capital or not further or found[at].plain in cue_words("body-head")


def _skip_articles(found: list[TextToken], index: int) -> int:
    while index < len(found) and (
        found[index].plain in cue_words("article-in-text") or found[index].plain in cue_words("before-listed-name")
    ):
        index += 1
    # "the organisation X" puts a class before the name that it only announces.
    if index + 1 < len(found) and found[index].plain in cue_words("generic-body") and found[index + 1].capital:
        return index + 1
    if (
        index + 1 < len(found)
        and not found[index].capital
        and found[index + 1].capital
        and found[index].plain in cue_words("body-head")
    ):
        # In Latin script a head in small letters is the first word of the name; in Greek the name's own words have
        # capitals.
        return index if found[index].text.isascii() else index + 1
    return index


def _separator(found: list[TextToken], index: int) -> int | None:
    """Return the token after a comma, slash or "and", or None where the list ends."""
    at = index
    seen = False
    while at < len(found) and (
        found[at].text in (",", "/")
        or found[at].plain in cue_words("and")
        # "and with", "as well as" go on with a list only behind a separator.
        or (seen and found[at].plain in cue_words("list-goes-on"))
    ):
        seen, at = True, at + 1
    return at if seen and at < len(found) else None


def _class_at(text: str, found: list[TextToken], index: int, lang: str | None) -> NameSpan | None:
    """A class of bodies in small letters ("εξειδικευμένους φορείς", "local charities", "associations locales")."""
    heads = words("class-head") | cue_words("class-in-text")
    # At most two adjectives stand before the noun of a class.
    for at in range(index, min(index + 3, len(found))):
        if not found[at].is_word or found[at].plain in links(lang):
            return None
        if found[at].plain in heads:
            last = at
            while last + 1 < len(found) and ends_with(found[last + 1].plain, "class-adjective-ending", lang):
                last += 1
            return NameSpan(
                " ".join(text[found[index].start : found[last].end].split()),
                found[index].start,
                found[last].end,
                last + 1,
            )
    return None
