"""How one mention reads within its document: a class of actors, a body of a known kind, or a body with its own name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planatlas.graph.institutions.expansions import Expansions
from planatlas.graph.institutions.kinds import KindReading, kind_reading
from planatlas.graph.institutions.locality import Locality, place_for
from planatlas.graph.institutions.names import name_key
from planatlas.graph.institutions.placing import leading_place, trailing_place, unknown_place
from planatlas.graph.institutions.printed import Printed, folded, is_plural_acronym, printed
from planatlas.graph.institutions.spelling import Spelling
from planatlas.ontology import BodyKind, Concept, scheme
from planatlas.ontology.wording import words

__all__ = ["Name", "Reader"]

_DASH = re.compile(r"\s*[-–—]\s+|\s+[-–—]\s*")


@dataclass(slots=True)
class Name:
    """A mention as read. ``words`` tell the body from others of its kind and place; empty for kinds with one a place.

    ``basis`` is what expanded an acronym (list, bracket, place), else text.
    """

    text: str
    cls: bool = False
    concept: Concept | None = None
    kind: BodyKind | None = None
    words: tuple[str, ...] = ()
    where: Locality | None = None
    named_place: bool = False
    short: str | None = None
    owner: str | None = None
    basis: str = "text"
    full: str = ""


@dataclass(slots=True)
class Reader:
    """Reads the mentions of one document; equal mentions read alike throughout it."""

    home: Locality | None
    country: str | None
    expansions: Expansions
    spelling: Spelling
    lang: str | None = None
    memo: dict[str, Name] = field(default_factory=dict)

    def read(self, mention: str) -> Name:
        """Return how a mention reads."""
        if mention not in self.memo:
            self.memo[mention] = self._read(printed(mention))
        return self.memo[mention]

    def _read(self, mention: Printed) -> Name:
        if mention.owner and (known := self._scoped(f"{mention.text} din cadrul {mention.owner}")):
            return known
        expanded = self.expansions.expand(mention.text)
        text = expanded[0] if expanded else mention.text
        name = self._class(mention.text, text) or self._scoped(text) or self._dashed(mention.text) or self._open(text)
        name.text, name.full = mention.text, name.full or text
        name.short = mention.short or name.short or (mention.text if expanded else None)
        name.owner = mention.owner or name.owner
        if expanded:
            name.basis = expanded[1].basis
        return name

    def _class(self, text: str, expanded: str) -> Name | None:
        """A class of actors, unless the words name one body: of a definite name, or with a place behind it."""
        classes = scheme("actor-classes")
        if is_plural_acronym(text):
            return Name(text, cls=True, concept=classes.match(text, self.lang), kind=self._kind(text))
        body = None if plural(text) else self._scoped(expanded)
        exact = classes.exactly(text, self.lang)
        if body and (body.named_place or not exact or (text != expanded and definite(expanded))):
            return None
        concept = exact or classes.match(text, self.lang) or classes.match(expanded, self.lang)
        if concept is None:
            return self._plural_name(text)
        where, _ = trailing_place(text, self.home, "town")
        return Name(text, cls=True, concept=concept, where=where, named_place=where is not None)

    def _kind(self, text: str) -> BodyKind | None:
        reading = kind_reading(text, self.country)
        return reading.kind if reading else None

    def _plural_name(self, text: str) -> Name | None:
        """A plural that no class of the scheme covers: the bodies of a kind, or a class by its own words."""
        if not plural(text) or any(word[:1].isupper() for word in text.split()[1:]):
            return None
        return Name(text, cls=True, kind=self._kind(text), words=name_key(text))

    def _scoped(self, text: str) -> Name | None:
        """A body of a kind of which a place or country has one; with its place, or with a part of it named behind."""
        for candidate in dict.fromkeys((text, self.spelling.corrected(text))):
            reading = kind_reading(candidate, self.country)
            if reading and reading.kind.scope != "none" and (name := self._placed(text, reading)):
                return name
        return None

    def _placed(self, text: str, reading: KindReading) -> Name | None:
        kind, tail = reading.kind, text.split()[len(text.split()) - reading.behind :]
        scope = "county" if kind.scope == "county" else "town"
        tail = [word for word in tail if folded(word)]
        if not [word for word in tail if folded(word) not in words("connective")]:
            return self._at(text, kind, None)
        where, size = trailing_place(" ".join(tail), self.home, scope, whole=True)
        if where and size == len(tail):
            return self._at(text, kind, where)
        where, size = leading_place(" ".join(tail), self.home, scope)
        rest = " ".join(tail[size:])
        if rest and _is_part(rest):
            part = self._open(rest)
            part.owner = text[: len(text) - len(rest)].strip()
            part.where = (where or self.home) if part.where is self.home else part.where
            return part
        unknown = None if where else unknown_place(tail, scope, self.country)
        return self._at(text, kind, unknown) if unknown else None

    def _at(self, text: str, kind: BodyKind, where: Locality | None) -> Name:
        return Name(text, kind=kind, where=place_for(kind, where, self.home), named_place=where is not None, full=text)

    def _dashed(self, text: str) -> Name | None:
        """A part named behind the body it belongs to: "MB – Direcția patrimoniu"."""
        pieces = _DASH.split(text, maxsplit=1)
        if len(pieces) != 2 or not _is_part(pieces[1]):
            return None
        owner = self.expansions.expand(pieces[0])
        if not self._scoped(owner[0] if owner else pieces[0]):
            return None
        part = self._open(pieces[1])
        part.owner = pieces[0]
        return part

    def _open(self, text: str) -> Name:
        """A body told from others by its own name."""
        corrected = self.spelling.corrected(text)
        reading = kind_reading(corrected, self.country)
        kind = reading.kind if reading and reading.kind.scope == "none" else None
        where, size = trailing_place(text, self.home, "town")
        tokens = corrected.split()
        own = " ".join(tokens[: len(tokens) - size]) if size else corrected
        return Name(
            text, kind=kind, words=name_key(own), where=where or self.home, named_place=where is not None, full=text
        )


def plural(text: str) -> bool:
    """Tell whether a mention begins with the plural of a kind of body."""
    first = folded(text.split()[0]) if text.split() else ""
    return first in words("class-head") or first.endswith(("urile", "urilor", "iile", "iilor", "elor"))


def definite(text: str) -> bool:
    """Tell whether a Romanian name begins with a definite noun: "Serviciul", "Direcția", not "Unitate"."""
    first = folded(text.split()[0]) if text.split() else ""
    return first.endswith(("ul", "a", "lui", "ei"))


def _is_part(text: str) -> bool:
    first = folded(text.split()[0]) if text.split() else ""
    reading = kind_reading(text, None)
    return bool(first) and reading is not None and reading.kind.level == "unit"
