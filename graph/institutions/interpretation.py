"""How one mention reads within its document: a class of actors, a body of a known kind, or a body with its own name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from planatlas.graph.institutions.classes import class_of, plural
from planatlas.graph.institutions.english_order import english_order
from planatlas.graph.institutions.expansions import Expansion, Expansions, names_another
from planatlas.graph.institutions.kinds import KindReading, kind_reading
from planatlas.graph.institutions.locality import Locality, place_for
from planatlas.graph.institutions.name_key import name_key
from planatlas.graph.institutions.placing import leading_place, trailing_place, unknown_place
from planatlas.graph.institutions.printed import Printed, is_acronym, is_plural_acronym, printed
from planatlas.graph.institutions.shortened import written_out
from planatlas.graph.institutions.spelling import corrected
from planatlas.ontology import BodyKind, Concept, fold
from planatlas.ontology.gazetteers import native_languages
from planatlas.ontology.languages import has_trait, language_of_bodies
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import contractions, cue, words

__all__ = ["READING_RULES", "BodyName", "Reader", "ReadingRule"]

_BEHIND = re.compile(r"(?P<unit>[^()]{4,})\s\((?P<inside>[^()]{2,80})\)")
_HONOUR = re.compile(r"\s*[\"“”„«»][^\"“”„«»]{3,40}[\"“”„«»]\s*")
"""A name of honour in quotation marks: a county has one inspectorate for emergencies, whatever it is named after."""
_ORDINAL = re.compile(r"\d{1,3}(?:η|ο|ος|α|st|nd|rd|th|e|er|ère|re)?\s+(?=\w)")
# What scans make of capitals in an acronym.
_CAPITAL_FOR_DIGIT = str.maketrans("0158l", "OISBI")
_NAMED_FOR_PEOPLE = ("health", "culture-and-sport")
"""Bodies that bear people's names: an unknown name behind the only one of a place is no other place."""
_DASH = re.compile(r"\s*[-–—]\s+|\s+[-–—]\s*")


@dataclass(slots=True)
class BodyName:
    """A mention as read. ``words`` tell the body from others of its kind and place; empty for kinds with one a place.

    ``full`` is the text with its acronym written out, ``basis`` what wrote it out (list, bracket, place), else text;
    ``mended`` tells that a misread word had to be set right, ``branch`` of which kind its owner is.
    """

    text: str
    cls: bool = False
    concept: Concept | None = None
    kind: BodyKind | None = None
    words: tuple[str, ...] = ()
    where: Locality | None = None
    named_place: bool = False
    branch: BodyKind | None = None
    short: str | None = None
    owner: str | None = None
    basis: str = "text"
    full: str = ""
    mended: bool = False


@dataclass(slots=True)
class Reader:
    """Reads the mentions of one document; equal mentions read alike throughout it."""

    home: Locality | None
    country: str | None
    expansions: Expansions
    lang: str | None = None
    memo: dict[str, BodyName] = field(default_factory=dict)

    def read(self, mention: str) -> BodyName:
        """Return how a mention reads."""
        # The same mention stands in many rows, and reads alike throughout a document.
        if mention not in self.memo:
            self.memo[mention] = self._read(printed(self._in_full(mention)))
        return self.memo[mention]

    def _in_full(self, mention: str) -> str:
        """The mention with words written out that its language cuts short in a way of its own: "Δ/νση", "Rm."."""
        langs = native_languages(self.country)
        known = {short: long for lang in langs for short, long in contractions(lang).items()}
        return " ".join(known.get(token) or self._lettered(token) for token in mention.split(" "))

    def _lettered(self, token: str) -> str:
        """A known acronym with one letter read as a digit or small l: "D5P" for "DSP"."""
        wrong = [ch for ch in token if ch.isdigit() or ch == "l"]
        # Two digits are a number of the body's; in a word of small letters an l is an l.
        if len(wrong) != 1 or len(token) < 3 or not token.replace("l", "I").isupper():
            return token
        read = token.translate(_CAPITAL_FOR_DIGIT)
        reading = kind_reading(read, self.country) if read.isalpha() else None
        # Only where the letters read so are a known body: else the digit is its own.
        return read if reading and reading.kind.scope in ("county", "town") and reading.size == 1 else token

    def body(self, text: str) -> BodyName | None:
        """How a text reads as a body of a kind with one a place or country, its acronym written out; None otherwise."""
        expanded = self.expansions.expand(text)
        return self._scoped(expanded[0] if expanded else text)

    def _read(self, mention: Printed) -> BodyName:
        """Cut a mention and tell who is meant, by the rules in their order; by its own words where none tells."""
        for rule in READING_RULES:
            told = rule.apply(self, mention)
            if isinstance(told, BodyName):
                return told
            mention = told or mention
        return self._by_its_words(mention)

    def _by_its_words(self, mention: Printed) -> BodyName:
        """A class, a body of a known kind, a part behind a dash, or a body with its own name: the first that reads."""
        expanded = self.expansions.expand(mention.text)
        text = written_out(expanded[0] if expanded else mention.text)
        body = self._scoped(text)
        name = self._class(mention, text, body) or body or self._dashed(mention.text) or self._open(text)
        return self._complete(name, mention, text, expanded)

    def _whole_with_owner(self, mention: Printed) -> BodyName | None:
        """ "Centrul de zi din cadrul Spitalului Județean" where the gazetteer knows all of it as one name."""
        return self._scoped(f"{mention.text} {mention.joint} {mention.owner}") if mention.owner else None

    def _stood_for(self, mention: Printed) -> BodyName | None:
        """Whoever speaks for a body is that body: "reprezentant DSP"."""
        if mention.owner and fold(mention.text) in words("standing-for"):
            return self.read(mention.owner)
        stand_in, _, stood_for = mention.text.partition(" ")
        return self.read(stood_for) if fold(stand_in) in words("standing-for") and self.body(stood_for) else None

    def _of_branch(self, mention: Printed) -> Printed:
        """ "Filiala Iași a Crucii Roșii" as the body and its branch: "Crucii Roșii – Filiala Iași"."""
        tokens = mention.text.split()
        front = {fold(" ".join(tokens[:size])) for size in (1, 2)}
        # A word for a branch, its place, the small word, and a body: four words at least.
        if len(tokens) < 4 or mention.owner or not front & words("territorial-unit"):
            return mention
        for at in range(2, len(tokens) - 1):
            body = " ".join(tokens[at + 1 :])
            known = kind_reading(body, self.country)
            if fold(tokens[at]) in words("belonging-short") and known and known.kind.scope == "country":
                return Printed(f"{body} – {' '.join(tokens[:at])}", mention.short)
        return mention

    def _through_part(self, mention: Printed) -> Printed:
        """ "Primăria prin Serviciul Drumuri" as the part that acts and the body it is of."""
        found = None if mention.owner else cue("by-whom").search(plain(mention.text))
        if found is None or not found.start():
            return mention
        whole, part = mention.text[: found.start()].strip(" ,"), printed(mention.text[found.end() :]).text
        # Both sides must be bodies: "prin" also leads to means.
        known = (_is_part(part) or self.body(part)) and self.body(whole)
        return Printed(part, mention.short, whole) if known else mention

    def _complete(
        self, name: BodyName, mention: Printed, text: str, expanded: tuple[str, Expansion] | None
    ) -> BodyName:
        name.text, name.full = mention.text, name.full or text
        name.short = mention.short or name.short or (mention.text if expanded else None)
        name.owner = mention.owner or name.owner
        if expanded:
            name.basis = expanded[1].basis
        if name.owner and name.words and not name.cls and not name.named_place:
            owner = self.body(name.owner)
            name.where = owner.where if owner and owner.where else name.where
        return name

    def _bracketed(self, mention: Printed) -> Printed:
        """What stands in brackets behind a unit as the body it belongs to: "Serviciul Buget (Direcția Economică)"."""
        short = mention.short if mention.owner is None else None
        if short and not self.expansions.find(short) and names_another(short, mention.text, self.country):
            return Printed(mention.text, None, short if _is_part(mention.text) else None)
        found = _BEHIND.fullmatch(mention.text)
        # A bracket behind a whole body lists members or explains; only a unit has its owner there.
        if found and mention.owner is None and _is_part(found["unit"]):
            inside = found["inside"]
            if self.body(inside) or _is_directorate(inside) and not _is_directorate(found["unit"]):
                return Printed(found["unit"], mention.short, inside)
        return mention

    def _beyond_acronym(self, mention: Printed) -> BodyName | None:
        """A known name that begins with an acronym and goes on: "ANITP – Centrul Regional" is no ANITP.

        So is the acronym with another place behind it, where the document means by it what everybody does.
        """
        expanded = self.expansions.expand(mention.text)
        if expanded is None:
            return None
        text, long = mention.text, expanded[1].long
        reading, meant = kind_reading(text, self.country), kind_reading(long, self.country)
        if reading is None or reading.kind.scope == "none" or not reading.behind and reading.size < 2:
            return None
        alike = meant is not None and meant.kind.id == reading.kind.id and reading.behind > 0
        return self._scoped(text) if alike or reading.size > 1 else None

    def _with_owner(self, mention: Printed) -> Printed:
        """Part a mention before a small word behind which a body is named: "CZ din DAS"; a place is none."""
        # A name that is known as a whole is not cut.
        if mention.owner or self._scoped(mention.text):
            return mention
        tokens = mention.text.split()
        # "Centre DAS": the classes of one body, without a small word between.
        if len(tokens) == 2 and plural(tokens[0]) and self.body(tokens[1]):
            return Printed(tokens[0], mention.short, tokens[1])
        for start in range(1, len(tokens) - 1):
            # From the left: the first owner named is the nearest, and it may have one itself.
            if fold(tokens[start]) in words("belonging-short"):
                owner = " ".join(tokens[start + 1 :])
                body = self.body(owner)
                if body and body.kind and not _is_place_body(body.kind, tokens[start]):
                    return Printed(" ".join(tokens[:start]), mention.short, owner, tokens[start])
        return mention

    def _class(self, mention: Printed, expanded: str, body: BodyName | None) -> BodyName | None:
        """A class of actors, unless the words name one body: of a definite name, or with a place behind it."""
        text = mention.text
        # A plural is never one body, whatever its words are.
        body = None if plural(text) or is_plural_acronym(text) else body
        concept, exact = class_of(text, expanded, self.lang, mention.owner is not None)
        # A place, or a definite name behind an acronym, tells one body; the wording of a class alone does not.
        if body and (body.named_place or not exact or (text != expanded and _definite(expanded))):
            return None
        # Only a plural acronym is a class without being listed.
        if concept is None and not is_plural_acronym(text):
            return self._plural_name(text)
        where, _ = trailing_place(text, self.home, "town")
        kind = None if concept else self._kind(text)
        return BodyName(text, cls=True, concept=concept, kind=kind, where=where, named_place=where is not None)

    def _kind(self, text: str) -> BodyKind | None:
        reading = kind_reading(text, self.country)
        return reading.kind if reading else None

    def _plural_name(self, text: str) -> BodyName | None:
        """A plural that no class of the scheme covers: the bodies of a kind, or a class by its own words."""
        # A capital behind the first word is that of a proper name.
        if not plural(text) or any(word[:1].isupper() for word in text.split()[1:]):
            return None
        return BodyName(text, cls=True, kind=self._kind(text), words=name_key(text))

    def _scoped(self, text: str) -> BodyName | None:
        """A body of a kind of which a place or country has one; with its place, or with a part of it named behind."""
        read = [(candidate, kind_reading(candidate, self.country)) for candidate in self._candidates(text)]
        meant = [(candidate, reading) for candidate, reading in read if reading and self._may_mean(reading.kind)]
        # Known places in every reading first: only then are unknown capitals believed to be a place.
        for anywhere in (False, True):
            for candidate, reading in meant:
                if name := self._placed(candidate, reading, anywhere):
                    # Turned round, no word was mended, and the printed order stays what people read.
                    round_about = sorted(candidate.split()) == sorted(text.split()) and candidate != text
                    name.mended = candidate != text and not round_about
                    name.full = text if round_about else name.full
                    return name
        return None

    def _may_mean(self, kind: BodyKind) -> bool:
        """Of a document whose country nobody knows, none of the bodies that a country has one of can be told."""
        # "Ministère" alone is of several countries.
        known = self.country is not None or has_trait(self.lang, "one-country")
        return kind.scope != "none" and (known or kind.scope != "country" or not kind.country)

    def _candidates(self, text: str) -> dict[str, None]:
        """The text as printed, set right, and with its kind put in front of its place."""
        out = dict.fromkeys((text, corrected(text, self.country), english_order(text, self.country)))
        tokens = text.split()
        # "Iași DSP": place first and acronym last, as lists sorted by county print it.
        size = leading_place(text, self.home, "county")[1] if is_acronym(tokens[-1] if tokens else "") else 0
        if size and is_acronym(" ".join(tokens[size:])):
            out[" ".join((*tokens[size:], *tokens[:size]))] = None
        return out

    def _placed(self, text: str, reading: KindReading, anywhere: bool) -> BodyName | None:
        """The body of a kind at the place behind it; ``anywhere`` takes capitalised words for a place nobody knows."""
        kind, tokens = reading.kind, text.split()
        # The name of honour would be read as a place nobody knows.
        if (bare := _HONOUR.sub(" ", text)) != text:
            again = kind_reading(bare, self.country)
            if again and again.kind.id == kind.id and (name := self._placed(bare, again, anywhere)):
                name.text = name.full = text
                return name
        tail = [word for word in tokens[len(tokens) - reading.behind :] if fold(word)]
        scope = "county" if kind.scope == "county" else "town"
        # Nothing behind the kind: the body of the document's own place.
        if not [word for word in tail if fold(word) not in words("connective")]:
            return self._at(text, kind, None)
        # The plainest first: all that stands behind the kind is a known place.
        where, size = trailing_place(" ".join(tail), self.home, scope, whole=True)
        if kind.scope == "country" and {*map(fold, tail)} <= words("connective") | words("country-name"):
            return self._at(text, kind, None)
        # One a country: a place behind it is that of a branch.
        if kind.scope == "country":
            return self._branch(kind, text, " ".join(tail), where if size == len(tail) else None, anywhere)
        # Words left over beside the place name a part, or another body.
        if where and size == len(tail):
            return self._at(text, kind, where)
        where, size = leading_place(" ".join(tail), self.home, scope)
        if _is_part(rest := " ".join(tail[size:])):
            return self._part(text, rest, where)
        # A hospital or theatre named after somebody is the only one of its place all the same.
        named = anywhere and not where and kind.institution_kind in _NAMED_FOR_PEOPLE and kind.country == "RO"
        if named and not tail[0][:1].islower():
            return self._at(text, kind, None)
        unknown = None if where or not anywhere else unknown_place(tail, scope, self.country, self.home)
        return self._at(text, kind, unknown) if unknown else None

    def _branch(self, kind: BodyKind, text: str, tail: str, where: Locality | None, anywhere: bool) -> BodyName | None:
        """A branch of a body that the country has one of, by its place or by a word for it; a part named behind it."""
        head = text[: len(text) - len(tail)].strip(" -–—,")
        if _is_part(tail):
            return self._part(text, tail, None)
        if where is None and not (anywhere and fold(tail.split()[0]) in words("territorial-unit")):
            return None
        # From what is printed to what is only likely: the place as a whole, at the end, unknown, and at last the
        # document's.
        where = where or trailing_place(tail, self.home, "county")[0]
        where = where or unknown_place(tail.split()[1:], "county", self.country, self.home) or self.home
        own = name_key(text)
        return BodyName(
            text, words=own, where=where and where.of_county, named_place=True, branch=kind, owner=head, full=text
        )

    def _part(self, text: str, rest: str, where: Locality | None) -> BodyName:
        """A part named behind its body: "Spitalul Județean Alb Secția Pediatrie"."""
        part = self._open(rest)
        part.owner = text[: len(text) - len(rest)].strip(" -–—,")
        # A place of the part's own goes before that of its body.
        if not part.named_place and where:
            part.where = where
        return part

    def _at(self, text: str, kind: BodyKind, where: Locality | None) -> BodyName:
        return BodyName(
            text, kind=kind, where=place_for(kind, where, self.home), named_place=where is not None, full=text
        )

    def _dashed(self, text: str) -> BodyName | None:
        """A part named behind a dash and the body it belongs to: "MB – Direcția patrimoniu"."""
        pieces = _DASH.split(text, maxsplit=1)
        # The part stands first where only the second side is a body.
        if len(pieces) == 2 and _is_part(pieces[0]) and not _is_part(pieces[1]) and self.body(pieces[1]):
            pieces = [pieces[1], pieces[0]]
        if len(pieces) != 2 or not _is_part(pieces[1]):
            return None
        # A directorate may own an office though nobody knows it as a body.
        if not self.body(pieces[0]) and not (_is_directorate(pieces[0]) and not _is_directorate(pieces[1])):
            return None
        part = self._open(pieces[1])
        part.owner = pieces[0]
        return part

    def _own_form(self, text: str) -> str:
        """A name whose kind is told by an acronym, with the kind written out: "ADI Deșeuri"."""
        number = _ORDINAL.match(text)
        ordinal, text = (number.group(), text[number.end() :]) if number else ("", text)
        reading = kind_reading(text, self.country)
        # An acronym alone is told by its kind and needs no form of its own.
        if reading is None or reading.kind.scope != "none" or not (reading.behind or ordinal):
            return ordinal + text
        tokens = text.split()
        if fold(" ".join(tokens[: reading.size])) not in {fold(one) for one in reading.kind.acronyms}:
            return ordinal + text
        lang = language_of_bodies(reading.kind.country)
        return ordinal + " ".join((reading.kind.label(lang), *tokens[reading.size :]))

    def _open(self, text: str) -> BodyName:
        """A body told from others by its own name."""
        text, printed_text = self._before_town(text), text
        right = self._own_form(corrected(english_order(text, self.country), self.country))
        reading = kind_reading(right, self.country)
        kind = reading.kind if reading and reading.kind.scope == "none" else None
        where, size = trailing_place(right, self.home, "town")
        # "Sector 3" of another town is a part of an office, and no part of the capital.
        if where and where.rank == "sector" and self._is_elsewhere(where):
            where, size = None, 0
        text = printed_text
        tokens = right.split()
        # The place is kept beside the words: two mentions with and without it have one key.
        own = " ".join(tokens[: len(tokens) - size]) if size else self._without_town(right)
        key = (kind.id,) if kind and fold(own) in _own_names(kind) else name_key(own)
        return BodyName(text, kind=kind, words=key, where=where or self.home, named_place=where is not None, full=text)

    def _is_elsewhere(self, where: Locality) -> bool:
        """Whether a place is in another county: "Compartimentul Sector 3" of a town is no sector of the capital."""
        return self.home is not None and self.home.of_county.key != where.of_county.key

    def _before_town(self, text: str) -> str:
        """An English name without the town of the document behind it, so that its kind stands last."""
        if self.country != "GB" or self.home is None:
            return text
        where, size = trailing_place(text, self.home, "town")
        own = text.split()[: len(text.split()) - size]
        return " ".join(own) if size and where == self.home and len(own) > 1 else text

    def _without_town(self, text: str) -> str:
        """An English name without the town of the document before it: "Northmoor Women's Aid"."""
        if self.country != "GB" or self.home is None:
            return text
        where, size = leading_place(text, self.home, "town")
        own = text.split()[size:]
        return " ".join(own) if where == self.home and len(own) > 1 else text


class ReadingRule(NamedTuple):
    """How a mention is cut or told. ``apply`` returns the mention cut, the body it tells, or None.

    ``why`` tells what would be read wrongly without the rule, or behind the next one.
    """

    name: str
    apply: Callable[[Reader, Printed], Printed | BodyName | None]
    why: str


READING_RULES = (
    ReadingRule(
        "body in brackets", Reader._bracketed,
        "Brackets are the plainest sign of belonging, and their words would be read as a part of the name.",
    ),
    ReadingRule(
        "branch before its body", Reader._of_branch,
        "Turned round, a branch is read as other names are: body first. Else it would be a body of its own.",
    ),
    ReadingRule(
        "part through which a body acts", Reader._through_part,
        "Both are bodies, and the part is meant. As one name they would be a third body.",
    ),
    ReadingRule(
        "known name with a clause of belonging", Reader._whole_with_owner,
        "Before the name is cut at small words: some bodies bear the clause in the name they have by law.",
    ),
    ReadingRule(
        "body behind a small word", Reader._with_owner,
        "The weakest sign of belonging, so that it is asked for last: places and fields stand behind the same words.",
    ),
    ReadingRule(
        "representative", Reader._stood_for,
        "Needs the owner cut off. Whoever stands for a body would be a class of people beside it.",
    ),
    ReadingRule(
        "known name that begins with an acronym", Reader._beyond_acronym,
        "Before acronyms are written out: the letters of the document's list may begin the name of another body.",
    ),
)  # fmt: skip
"""The rules by which a mention is cut and told, in their order. What none of them tells is read by its own words."""


def _is_directorate(text: str) -> bool:
    return fold(text.split()[0]) in words("head-directie") if text.split() else False


def _own_names(kind: BodyKind) -> set[str]:
    """Acronyms and main names of a kind: alone, they say no more than the kind."""
    return {fold(name) for name in (*kind.acronyms, *kind.labels.values())} if kind.acronyms else set()


def _definite(text: str) -> bool:
    """Tell whether a Romanian name begins with a definite noun: "Serviciul", "Direcția", not "Unitate"."""
    first = fold(text.split()[0]) if text.split() else ""
    return first.endswith(("ul", "a", "lui", "ei"))


def _is_part(text: str) -> bool:
    """Tell whether a text begins like the name of a unit."""
    reading = kind_reading(text, None) if text.strip() else None
    return reading is not None and reading.kind.level == "unit" and text[:1].isupper()


def _is_place_body(kind: BodyKind, joint: str) -> bool:
    """A town or commune behind "din" or "al" is where a body is, not what it belongs to."""
    return kind.institution_kind == "local-authority" and kind.country in ("RO", "MD") or not joint
