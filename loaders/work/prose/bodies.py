"""The bodies a text names, wherever they stand."""

from __future__ import annotations

from planatlas.loaders.values.prose.names import NameSpan, name_at
from planatlas.loaders.values.prose.tokens import TextToken, is_acronym, tokens
from planatlas.ontology.languages import has_trait
from planatlas.ontology.wording import cue_words, words

__all__ = ["bodies"]


def bodies(text: str, lang: str | None, found: list[TextToken] | None = None) -> list[NameSpan]:
    """Return the names of bodies in a text, in order, as printed. A line all in capitals names none."""
    # Capitals are what tells a name here.
    if text.upper() == text:
        return []
    found = found if found is not None else tokens(text)
    out: list[NameSpan] = []
    index = 0
    while index < len(found):
        name = _body(text, found, index, lang)
        if name is None:
            index += 1
            continue
        out.append(name)
        # Names do not overlap: what is within one is no second.
        index = max(name.after, index + 1)
    return out


def _body(text: str, found: list[TextToken], index: int, lang: str | None) -> NameSpan | None:
    token = found[index]
    if not token.is_word:
        return None
    # Before the languages: acronyms are written alike in all of them.
    if is_acronym(token):
        return name_at(text, found, index, lang)
    if has_trait(lang, "head-last"):
        return _headed_last(text, found, index, lang)
    if token.plain in cue_words("body-head") and (token.capital or lang == "fr"):
        return _headed(text, found, index, lang)
    # In Greek text a body with a Latin name is a foreign one, with its tail last.
    if lang == "el" and token.capital and token.text.isascii() and index + 1 < len(found):
        following = found[index + 1]
        if following.capital and following.text.isascii() and following.plain in cue_words("body-tail"):
            return name_at(text, found, index, lang)
    return None


def _headed(text: str, found: list[TextToken], index: int, lang: str | None) -> NameSpan | None:
    """A head needs what tells its body apart: a capital, a quoted name, or an adjective of level."""
    name = name_at(text, found, index, lang)
    if name is None or name.after - index < 2:
        return None
    inner = found[index + 1 : name.after]
    first, levels = inner[0], words("level-adjective")
    telling = any(token.capital for token in inner) or any(token.plain in levels for token in inner[:2])
    # With a capital of its own the head needs less to tell its body apart.
    if found[index].capital:
        return name if telling or len(inner) > 1 else None
    # "la commune de X" is the place; "la commune ... service" the body.
    if found[index].plain in cue_words("place-noun") and not any(token.plain in words("portfolio") for token in inner):
        return None
    return (
        name
        if telling
        and (first.plain in levels or first.plain in cue_words("of-link") | cue_words("of-bare") or first.capital)
        else None
    )


def _headed_last(text: str, found: list[TextToken], index: int, lang: str | None) -> NameSpan | None:
    """In English the last words tell: a run of capitals that ends with "Council", "Trust", "Police"."""
    token = found[index]
    # The first word of a sentence has its capital from there.
    if not token.capital or token.plain in cue_words("sentence-start"):
        return None
    name = name_at(text, found, index, lang)
    if name is None:
        return None
    inner = found[index : name.after]
    # One word alone is a common noun with a capital, except for these two.
    if len(inner) < 2 and token.plain not in ("police", "council"):
        return None
    return name if any(part.capital and part.plain in cue_words("body-tail") for part in inner) else None
