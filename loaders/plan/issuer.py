"""Who issued the document and for which place, from its title and first pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from planatlas.loaders.values.inflection import nominative, without_article
from planatlas.loaders.values.place_names import NamedPlace, place_name, places
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import cue_words, kinds

__all__ = ["issuer_of", "place_of"]

_CAP = r"[A-ZÀ-ÞĂÂÎȘȚŞŢĐΆ-ΏΑ-Ω](?:[\w'’.-]*[\w])?"
_NAME = rf"{_CAP}(?:[ -](?:<<link-in-issuer-name>>[ -]|[dl]['’])?{_CAP}){{0,4}}"
_NAMED = Template(_NAME)
_COUNCIL = Template(
    rf"(?P<name>(?:<<council-front>> )?(?-i:{_NAME})? ?(?:(?=(?-i:[A-ZÖ][^\W\d_A-Z]))<<council-kind>> )?"
    r"(?=(?-i:[A-ZÖ][^\W\d_A-Z]))<<council-word>>)\b",
    re.I,
)
_BODY = Template(r"(?<!\w)<<issuer-body>>\s*")
_MEDIA = re.compile(r"^(?:[A-ZÀ-Þ][\w .,]{2,50})?\(?(?P<name>(?<=\()[^()]{3,40}(?=\))|\w+(?:\.\w{2,4})+)\)?\s*[-–—:]")


def issuer_of(title: str, texts: Sequence[str], genre: str, everything: Sequence[str] = ()) -> str | None:
    """Return the body that issued the document, in the nominative, or None where no text names one.

    The title decides; else the first lines; a news item is issued by the medium that stands before its first sentence.
    """
    found = _issuer(title, texts, genre)
    # Capitals leave accents out in many a title.
    shouted = found and any(found.split()[-1].upper() in text for text in (title, *texts[:12]))
    return _recased(found, everything or texts) if found and shouted else found


def _recased(name: str, texts: Sequence[str]) -> str:
    """A name read from capitals gets back the accents that its mixed-case form in the text has."""
    # Short words are links, which have no other form.
    wanted = {plain(word): index for index, word in enumerate(name.split()) if len(word) > 3}
    words = name.split()
    for word in re.findall(r"[^\W\d_]{4,}", " ".join(texts)[:20000]):
        index = wanted.get(plain(word))
        if index is not None and word != word.upper() and word[0].isupper():
            words[index] = word
            del wanted[plain(word)]
    return " ".join(words)


def _issuer(title: str, texts: Sequence[str], genre: str) -> str | None:
    # A news item names many bodies, and its issuer is the medium.
    if genre == "news":
        media = next((match for text in texts[:4] if (match := _MEDIA.match(text))), None)
        return media.group("name") if media else None
    # The title, then the first page, whatever it names later on.
    for text in (title, *texts[:12]):
        # Where names are inflected, a page names its issuer in many cases and short forms: the one printed most counts.
        if (body := _body(text)) and (text == title or not body.startswith(tuple(_heads("issuer-inflected")))):
            return body
    # Before counting: a letterhead is the issuer's own.
    if seat := _letterhead(texts[:12]):
        return seat
    counts = Counter(body for text in texts[:80] if not _is_field(text) and (body := _body(text)))
    # One word is a kind of body and no name; the name itself settles equals.
    return max(counts, key=lambda name: (len(name.split()) > 1, counts[name], name)) if counts else None


_SEAT = Template(r"<<seat-word>>\s+(?=[a-z])")


def _letterhead(texts: Sequence[str]) -> str | None:
    """A letterhead has the town in one line and its body alone in one near it: "COMUNA X", "CONSILIUL LOCAL"."""
    flats = [plain(text).strip(" *#.") for text in texts]
    heads = {plain(head): head for head in _heads("issuer-head")}
    at = next((index for index, flat in enumerate(flats) if flat in heads), None)
    if at is None:
        return None
    # The town stands above its body in most letterheads, right below it in some.
    for index in (*range(at - 1, -1, -1), at + 1):
        found = _SEAT.match(flats[index]) if index < len(flats) else None
        if found:
            return f"{heads[flats[at]]} {place_name(texts[index].strip(' *#.')[found.end() :])}"
    return None


def _is_field(text: str) -> bool:
    """A labelled line ("Partenaires : ...") names bodies of its work, not the issuer."""
    label, colon, _ = text[:60].partition(":")
    return bool(colon) and (vocabulary().field(label) or vocabulary().field_by_words(label)) is not None


def _body(text: str) -> str | None:
    flat = plain(text)
    # Councils go before offices: a letterhead names both, and the plan is the council's.
    heads = {**_heads("issuer-head"), **_heads("issuer-inflected")}
    patterns: dict[str, re.Pattern[str] | Template] = {
        head: re.compile(rf"(?<!\w){form}\s*") for head, form in heads.items()
    }
    # Any other body last.
    for head, pattern in (patterns | {"": _BODY}).items():
        for match in pattern.finditer(flat):
            name = _NAMED.match(text, match.end())
            if not name:
                continue
            return _printed(text, match.start(), match.end(), name.group(), head)
    council = _COUNCIL.search(text)
    whole = council.group("name").strip() if council else ""
    unnamed = cue_words("council-kind") | cue_words("council-unnamed")
    # "Town Council" says which kind and not which one.
    return whole if len(whole.split()) > 1 and plain(whole.split()[0]) not in unnamed else None


def _printed(text: str, start: int, end: int, name: str, head: str) -> str:
    words = text[start:end]
    # The known form of a head has its accents; any other word at least small letters.
    if words.upper() == words:
        words = head + " " if head else words.capitalize()
    name = place_name(name)
    words = f"{head} " if head in _heads("issuer-inflected") else nominative(words)
    whole = without_article(f"{words}{name}".strip())
    return whole[:1].upper() + whole[1:]


def _heads(name: str) -> dict[str, str]:
    """The heads of a kind of issuers, each with the pattern of the forms that are printed of it."""
    return dict(kinds(name).values())


def place_of(title: str, texts: Sequence[str], issuer: str | None) -> NamedPlace | None:
    """Return the town or county the document is for: from issuer and title, else the one its first pages name most."""
    # The issuer's own town goes before one that the title happens to name.
    for text in (issuer or "", title):
        if found := places(text):
            return found[0]
    named = [place for text in texts[:60] for place in places(text)]
    if not named:
        return None
    most = Counter(place.name for place in named).most_common(1)[0][0]
    return next(place for place in named if place.name == most)
