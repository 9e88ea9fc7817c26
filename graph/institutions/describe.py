"""One body from the readings of its mentions: what it is called, its kind, place and level, and its id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from planatlas.graph.assembly.ids import join, slug
from planatlas.graph.institutions.institution import Institution, weakest
from planatlas.graph.institutions.interpretation import BodyName, Reader
from planatlas.graph.institutions.locality import Locality
from planatlas.graph.institutions.mention_groups import CERTAIN, GroupJoin, MentionGroup
from planatlas.graph.institutions.name_key import content_words, name_key
from planatlas.graph.institutions.printed import is_acronym
from planatlas.graph.institutions.variants import near_words
from planatlas.ontology import BodyKind, fold
from planatlas.ontology.languages import language_of_bodies

__all__ = ["describe"]

_INFLECTED = ("ei", "lui", "ie", "ate", "ησ", "ου", "ων", "εισ", "ουσ")
"""Endings of the first word of a name in a case of its own: such a form is not what a body is called."""

_LONG = 8
"""Letters of a word in which a scan may get two wrong."""
_BASES = {"list": "abbreviation list", "bracket": "abbreviation in brackets", "place": "letters of the town"}


def describe(group: MentionGroup, reader: Reader) -> Institution:
    """Return the body that a group of one document's readings stands for."""
    first, names = group.first, group.names
    lang = language_of_bodies(reader.country, reader.lang)
    # The name decides the id, so it is chosen before anything else.
    best = _best(group)
    name = _class_name(first, lang) if first.cls else _body_name(first, names, best, lang)
    body = Institution(_id(first, best, reader.home), name, _kind(first), first.cls)
    body.type = first.kind.id if first.kind else None
    # One mention with its place places all of them.
    body.key, body.named_place = first.words, any(one.named_place for one in names)
    body.abbreviation = _abbreviation(first, names)
    told = [*group.joins, *_told(group)]
    body.score, body.reasons = weakest([one.score for one in told]), sorted({one.reason for one in told})
    body.weak = {text: (join.score, join.reason) for text, join in group.how.items() if join.score < CERTAIN}
    _place(body, first, names, reader)
    _life(body, first.kind)
    return body


def _told(group: MentionGroup) -> Iterator[GroupJoin]:
    """By what the spellings of a body were known as its own, where it has several."""
    if len(group.mentions) < 2:
        return
    for name in group.names:
        if name.basis != "text":
            yield GroupJoin(0.99, _BASES[name.basis])
        elif name.mended:
            yield GroupJoin(0.97, "spelling")
        elif not name.words and not name.cls:
            yield GroupJoin(0.99, "gazetteer")
        else:
            yield GroupJoin(0.98, "same words")


def _kind(name: BodyName) -> str | None:
    if kind := name.kind or name.branch:
        return kind.institution_kind
    return (name.concept.props.get("kind") or (None,))[0] if name.concept else None


def _class_name(name: BodyName, lang: str) -> str:
    label = name.concept.label(lang) if name.concept else name.text
    return f"{label} ({name.where.name})" if name.named_place and name.where else label


def _body_name(first: BodyName, names: Sequence[BodyName], best: str, lang: str) -> str:
    """A body of a kind with one a place is called as its document calls it in full, else by its kind and place."""
    if first.words or first.kind is None:
        return best
    where = first.where.name if first.where and not _no_seat(first) else ""
    chosen = _printed_name(names, first.kind, lang, where)
    # What the document calls it goes before the name of its kind.
    label = chosen.full if chosen else first.kind.label(lang)
    # A town twice in a name reads badly.
    complete = chosen is not None and chosen.named_place
    if complete or not where or fold(where) in fold(label):
        return label
    return f"{where} {label}" if lang == "en" else f"{label} {where}"


def _no_seat(first: BodyName) -> bool:
    """A body of the country, or one of a county of which only a town of its is known: no name says that town."""
    # A county's body known by a town only must not be called by it: its seat is elsewhere perhaps.
    scope, where = first.kind.scope if first.kind else "none", first.where
    return scope == "country" or (scope == "county" and where is not None and where.level == "town" and not where.rank)


def _printed_name(names: Sequence[BodyName], kind: BodyKind, lang: str, where: str) -> BodyName | None:
    """The name printed in its basic form that says other words than the kind's own name: as listed, or the longest.

    A town's own authority is called as printed: "Municipiul Bacău", not "unitatea administrativ-teritorială".
    """
    # A name with its acronym inside is no form to read aloud.
    short = {fold(acronym) for acronym in kind.acronyms}
    full = [
        one
        for one in names
        if not one.mended
        and len(one.full.split()) > 1
        and _basic(one.full)
        and short.isdisjoint(fold(one.full).split())
    ]
    own, place = set(name_key(kind.label(lang))), set(name_key(f"x {where}"))
    free = kind.institution_kind == "local-authority"
    more = [one for one in full if free or _says_more(set(name_key(one.full)) - place - own, own)]
    # The last are there so that equal ones are chosen the same in every run.
    return max(more, key=lambda one: (one.basis == "list", _marks(one.full), len(one.full), one.full), default=None)


def _says_more(other: set[str], own: set[str]) -> bool:
    """Words that are none of the kind's own name, not even misread by a scan."""
    return any(not any(near_words(word, known) or _misread(word, known) for known in own) for word in other)


def _misread(word: str, known: str) -> bool:
    # Two letters of a short word make it another.
    return min(len(word), len(known)) >= _LONG and OSA.distance(word, known, score_cutoff=2) <= 2


def _basic(text: str) -> bool:
    first = text.split()[0].strip("-–—,.")
    return not is_acronym(first) and not fold(first).endswith(_INFLECTED)


def _best(group: MentionGroup) -> str:
    """The form people read: of the document's own list, else the most frequent, else the longest.

    Where the text elsewhere prints the same words with the marks that the list leaves out, it is called so.
    """
    # The document's own list is written with care; the cells are not.
    listed = sorted({one.full for one in group.names if one.basis in ("list", "bracket")})
    every = listed or group.texts()
    # Against capitals and inflected forms before frequency: the most frequent print may be a shouted heading.
    best = max(
        every, key=lambda text: (not _shouted(text), _basic(text), group.uses[text], _marks(text), len(text), text)
    )
    same = [text for text in group.texts() if fold(text) == fold(best) and not _shouted(text)]
    return max([best, *same], key=lambda text: (_marks(text), text == best, group.uses[text], text))


def _shouted(text: str) -> bool:
    return text.isupper() or text[:2].isupper()


def _marks(text: str) -> int:
    return sum(ord(ch) > 127 for ch in text)


def _abbreviation(first: BodyName, names: Sequence[BodyName]) -> str | None:
    shorts = sorted({one.short for one in names if one.short}, key=lambda s: (len(s), s))
    if shorts:
        return shorts[0].replace(".", "") if "." in shorts[0] else shorts[0]
    return first.kind.acronym if first.kind and not first.words and not first.cls else None


def _place(body: Institution, first: BodyName, names: Sequence[BodyName], reader: Reader) -> None:
    # A printed place goes before the one that is only assumed.
    where = next((one.where for one in names if one.named_place), first.where)
    kind = first.kind or first.branch
    body.level = first.kind.level if first.kind else None
    body.country = _country(kind, where, reader)
    body.block = join(where.of_county.key if where else None, kind.institution_kind if kind else None) or "-"
    # A class without a place is of nowhere.
    if where is None or first.cls and not first.named_place:
        return
    # Of a body of no known kind without a place nobody knows where it is: the document's town would be a guess.
    if kind is None and not body.named_place:
        return
    body.place = None if kind and kind.scope == "county" and _no_seat(first) else _place_name(where, kind)
    body.county = where.county


def _place_name(where: Locality, kind: BodyKind | None) -> str | None:
    return (where.name or None) if where.level == "town" or kind is None or kind.scope != "county" else None


def _country(kind: BodyKind | None, where: Locality | None, reader: Reader) -> str | None:
    """That of a body its country has one of; else the document's: a kind of another country gives but a name."""
    if kind and kind.country and kind.scope == "country":
        return kind.country
    return reader.country or (where.country if where else None)


def _life(body: Institution, kind: BodyKind | None) -> None:
    if kind and not body.cls:
        body.starts, body.ends, body.ends_basis = kind.starts, kind.ends, kind.ends_basis


def _id(name: BodyName, best: str, home: Locality | None) -> str:
    """Place (or country), kind, and its own name where the kind does not say it."""
    where = name.where.key if name.where else None
    if name.cls:
        of = name.concept or name.kind
        return join("actor-class", of.id if of else slug(best, 80), where if name.named_place else None)
    kind = name.kind
    # One a country: a town in its id would make many of one ministry.
    country = slug(kind.country) if kind and kind.scope == "country" else None
    at: str | None = country or where or (home.key if home else None)
    own = slug(" ".join(content_words(best)), 80) if name.words else None
    return join("institution", at, kind.id if kind else None, own)
