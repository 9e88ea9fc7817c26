"""Who issued the document and for which place, from its title and first pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from planatlas.loaders.values.place_names import NamedPlace, place_name, places
from planatlas.loaders.values.plain import plain
from planatlas.ontology.vocabulary import vocabulary

__all__ = ["issuer_of", "place_of"]

_CAP = r"[A-ZÀ-ÞĂÂÎȘȚŞŢĐΆ-ΏΑ-Ω](?:[\w'’.-]*[\w])?"
_NAME = rf"{_CAP}(?:[ -](?:(?:de|du|la|le|sur|of|upon|and|&|sub|pe|cel|cea)[ -]|[dl]['’])?{_CAP}){{0,4}}"
_BODIES = (
    (r"consili(?:ul|ului) (?:local|general)(?: al)?(?: (?:municipiului|mun\.|orasului|comunei))?", "Consiliul Local"),
    (r"consili(?:ul|ului) judetean(?: al judetului)?", "Consiliul Județean"),
    (r"primari(?:a|ei)(?: (?:municipiului|orasului|comunei))?", "Primăria"),
    (r"(?:κεντρικοσ |ο )?δημο(?:σ|υ)?(?= [α-ω])", "Δήμος"),
    (r"περιφερεια(?:σ)?(?= [α-ω])", "Περιφέρεια"),
    (r"(?:la )?communaute (?:de communes|d'agglomeration) (?:de la |de l'|des |du |de |d')?", ""),
    (r"(?:la )?(?:ville|mairie|commune|metropole|communaute urbaine) (?:de |d')", ""),
    (r"(?:le )?conseil (?:departemental|municipal|regional)(?: de la| du| de l'| de| d')? ?", ""),
    (r"(?:le )?(?:ccas|centre communal d'action sociale) (?:de |d'|du )", ""),
    (r"(?:la )?prefecture (?:de la |du |de l'|de |d')", ""),
    (r"(?:the )?city of ", ""),
)
_PATTERNS = tuple((re.compile(rf"(?<!\w){pattern}\s*"), head) for pattern, head in _BODIES)
_COUNCIL = re.compile(
    rf"(?P<name>(?:London Borough of |Royal Borough of )?{_NAME}? ?(?:(?:City|Borough|County|Town|District|"
    rf"Metropolitan|Parish) )?(?:Council|Corporation))\b"
)
_KINDS = frozenset(("city", "borough", "county", "town", "district", "metropolitan", "parish", "the", "our"))
_NAMED = re.compile(_NAME)
_MEDIA = re.compile(r"^(?:[A-ZÀ-Þ][\w .,]{2,50})?\(?(?P<name>(?<=\()[^()]{3,40}(?=\))|\w+(?:\.\w{2,4})+)\)?\s*[-–—:]")
_GENITIVE = (
    ("Consiliului", "Consiliul"),
    ("consiliului", "consiliul"),
    ("Primăriei", "Primăria"),
    ("primăriei", "primăria"),
    ("CONSILIULUI", "CONSILIUL"),
)


def issuer_of(title: str, texts: Sequence[str], genre: str, everything: Sequence[str] = ()) -> str | None:
    """Return the body that issued the document, in the nominative, or None where no text names one.

    The title decides; else the first lines; a news item is issued by the medium that stands before its first sentence.
    """
    found = _issuer(title, texts, genre)
    shouted = found and any(found.split()[-1].upper() in text for text in (title, *texts[:12]))
    return _recased(found, everything or texts) if found and shouted else found


def _recased(name: str, texts: Sequence[str]) -> str:
    """A name read from capitals gets back the accents that its mixed-case form in the text has."""
    wanted = {plain(word): index for index, word in enumerate(name.split()) if len(word) > 3}
    words = name.split()
    for word in re.findall(r"[^\W\d_]{4,}", " ".join(texts)[:20000]):
        index = wanted.get(plain(word))
        if index is not None and word != word.upper() and word[0].isupper():
            words[index] = word
            del wanted[plain(word)]
    return " ".join(words)


def _issuer(title: str, texts: Sequence[str], genre: str) -> str | None:
    if genre == "news":
        media = next((match for text in texts[:4] if (match := _MEDIA.match(text))), None)
        return media.group("name") if media else None
    for text in (title, *texts[:12]):
        if (body := _body(text)) and (text == title or not body.startswith(_INFLECTED)):
            return body
    if seat := _letterhead(texts[:12]):
        return seat
    counts = Counter(body for text in texts[:80] if not _is_field(text) and (body := _body(text)))
    return max(counts, key=lambda name: (len(name.split()) > 1, counts[name], name)) if counts else None


_INFLECTED = ("Δήμος", "Περιφέρεια")
"""In Greek a page names its issuer in many cases and short forms; the form it prints most is taken."""


_SEAT = re.compile(r"(?:comuna|orasul|municipiul|judetul)\s+(?=[a-z])")
_HEADS = {"consiliul local": "Consiliul Local", "primaria": "Primăria", "consiliul judetean": "Consiliul Județean"}


def _letterhead(texts: Sequence[str]) -> str | None:
    """A letterhead has the town in one line and its body alone in one near it: "COMUNA X", "CONSILIUL LOCAL"."""
    flats = [plain(text).strip(" *#.") for text in texts]
    at = next((index for index, flat in enumerate(flats) if flat in _HEADS), None)
    if at is None:
        return None
    for index in (*range(at - 1, -1, -1), at + 1):
        found = _SEAT.match(flats[index]) if index < len(flats) else None
        if found:
            return f"{_HEADS[flats[at]]} {place_name(texts[index].strip(' *#.')[found.end() :])}"
    return None


def _is_field(text: str) -> bool:
    """A labelled line ("Partenaires : ...") names bodies of its work, not the issuer."""
    label, colon, _ = text[:60].partition(":")
    return bool(colon) and (vocabulary().field(label) or vocabulary().field_by_words(label)) is not None


def _body(text: str) -> str | None:
    flat = plain(text)
    for pattern, head in _PATTERNS:
        for match in pattern.finditer(flat):
            name = _NAMED.match(text, match.end())
            if not name:
                continue
            return _printed(text, match.start(), match.end(), name.group(), head)
    council = _COUNCIL.search(text)
    whole = council.group("name").strip() if council else ""
    return whole if len(whole.split()) > 1 and plain(whole.split()[0]) not in _KINDS else None


def _printed(text: str, start: int, end: int, name: str, head: str) -> str:
    words = text[start:end]
    if words.upper() == words:
        words = head + " " if head else words.capitalize()
    name = place_name(name)
    for genitive, nominative in _GENITIVE:
        words = words.replace(genitive, nominative)
    if head in ("Δήμος", "Περιφέρεια"):
        words = head + " "
    whole = re.sub(r"^(?:la|le|the|ο)\s+", "", f"{words}{name}".strip(), flags=re.I)
    return whole[:1].upper() + whole[1:]


def place_of(title: str, texts: Sequence[str], issuer: str | None) -> NamedPlace | None:
    """Return the town or county the document is for: from issuer and title, else the one its first pages name most."""
    for text in (issuer or "", title):
        if found := places(text):
            return found[0]
    named = [place for text in texts[:60] for place in places(text)]
    if not named:
        return None
    most = Counter(place.name for place in named).most_common(1)[0][0]
    return next(place for place in named if place.name == most)
