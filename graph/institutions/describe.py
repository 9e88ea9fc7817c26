"""One body from the readings of its mentions: what it is called, its kind, place and level, and its id."""

from __future__ import annotations

from collections.abc import Sequence

from planatlas.graph.build.ids import join, slug
from planatlas.graph.institutions.institution import Institution
from planatlas.graph.institutions.locality import Locality
from planatlas.graph.institutions.names import name_words
from planatlas.graph.institutions.reading import Name, Reader
from planatlas.ontology import BodyKind

__all__ = ["describe"]

_LANGS = {"RO": "ro", "MD": "ro", "GR": "el", "CY": "el", "FR": "fr", "VN": "fr", "BE": "fr", "CH": "fr", "CA": "fr"}


def describe(names: Sequence[Name], reader: Reader) -> Institution:
    """Return the body that these readings of one document stand for. ``names`` is never empty."""
    first = names[0]
    lang = _LANGS.get(reader.country or "", reader.lang or "en")
    best = _best(names)
    name = _class_name(first, lang) if first.cls else _body_name(first, names, best, lang)
    body = Institution(_id(first, best, reader.home), name, _kind(first), first.cls)
    body.type = first.kind.id if first.kind else None
    body.key, body.named_place = first.words, any(one.named_place for one in names)
    body.abbreviation = _abbreviation(first, names)
    _place(body, first, names, reader)
    _life(body, first.kind)
    return body


def _kind(name: Name) -> str | None:
    if name.kind:
        return name.kind.institution_kind
    return (name.concept.props.get("kind") or (None,))[0] if name.concept else None


def _class_name(name: Name, lang: str) -> str:
    label = name.concept.label(lang) if name.concept else name.text
    return f"{label} ({name.where.name})" if name.named_place and name.where else label


def _body_name(first: Name, names: Sequence[Name], best: str, lang: str) -> str:
    """A body of a kind with one a place is called by its document's long form, else by its kind and place."""
    if first.words or first.kind is None:
        return best
    listed = next((one.full for one in names if one.basis == "list"), None)
    if listed and first.named_place:
        return listed
    label = listed or first.kind.label(lang)
    where = first.where.name if first.where and first.kind.scope != "country" else ""
    return f"{label} {where}".strip() if where and where not in label else label


def _best(names: Sequence[Name]) -> str:
    """The form people read: of the document's own list, else the longest with the most diacritics."""
    listed = sorted({one.full for one in names if one.basis in ("list", "bracket")})
    every = listed or sorted({one.full for one in names})
    return max(every, key=lambda text: (not text.isupper(), _marks(text), len(text), text))


def _marks(text: str) -> int:
    return sum(ord(ch) > 127 for ch in text)


def _abbreviation(first: Name, names: Sequence[Name]) -> str | None:
    shorts = sorted({one.short for one in names if one.short}, key=lambda s: (len(s), s))
    if shorts:
        return shorts[0].replace(".", "") if "." in shorts[0] else shorts[0]
    return first.kind.acronym if first.kind and not first.words and not first.cls else None


def _place(body: Institution, first: Name, names: Sequence[Name], reader: Reader) -> None:
    where = next((one.where for one in names if one.named_place), first.where)
    kind = first.kind
    body.level = kind.level if kind else None
    body.country = kind.country if kind and kind.country else (where.country if where else reader.country)
    body.block = join(where.of_county.key if where else None, kind.institution_kind if kind else None) or "-"
    if where is None or first.cls and not first.named_place:
        return
    if kind is None and not body.named_place:
        return
    body.place = where.name if where.level == "town" or kind is None or kind.scope != "county" else None
    body.county = where.county


def _life(body: Institution, kind: BodyKind | None) -> None:
    if kind and not body.cls:
        body.starts, body.ends, body.ends_basis = kind.starts, kind.ends, kind.ends_basis


def _id(name: Name, best: str, home: Locality | None) -> str:
    """Place (or country), kind, and its own name where the kind does not say it."""
    where = name.where.key if name.where else None
    if name.cls:
        of = name.concept or name.kind
        return join("actor-class", of.id if of else slug(best, 80), where if name.named_place else None)
    kind = name.kind
    country = slug(kind.country) if kind and kind.scope == "country" else None
    at: str | None = country or where or (home.key if home else None)
    own = slug(" ".join(name_words(best)), 80) if name.words else None
    return join("institution", at, kind.id if kind else None, own)
