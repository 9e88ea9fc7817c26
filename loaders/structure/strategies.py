"""Strategies and programmes a document names, with period, level, approving act and the plan's wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planatlas.loaders.document import Document
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.values.citation import citations, short_act
from planatlas.loaders.values.dates import year_span
from planatlas.loaders.values.excerpt import excerpt
from planatlas.loaders.values.inflection import nominative, without_article
from planatlas.ontology.folding import stems
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import anywhere, forms, hint
from planatlas.records import Strategy

__all__ = ["Strategies", "named_strategies"]

_START = Template(r"(?<!\w)(?:(?P<ro><<strategy-ro>>)|<<strategy-name>>|(?P<whole><<strategy-whole-name>>))(?!\w)")
_TITLE = Template(
    r"(?P<name>(?:[A-Z][\w'’&-]*\s+(?:(?:<<strategy-title-link>>|&)\s+){0,2}){1,8}<<strategy-title>>"
    r"(?:\s+<<strategy-title-about>>\s+(?:[A-Z][\w'’-]*\s?(?:<<strategy-title-goes-on>>\s+)?){1,6})?)"
    r"(?P<years>[\s,(]*(?:20\d\d)\s?[-–/]\s?(?:20\d\d|\d\d))?"
)
_ONLY_TITLE = Template(r"<<strategy-title>>\b")
"""A title without a name of its own is the document's word for itself: "The Strategy"."""
# A bracket ends a name, but for one with an acronym, alone or with its years: "(SND)", "(SND 2031)".
_STOP = Template(r"<<strategy-name-ends>>|[;•:]|\. |\.$|\((?![a-z]{2,8}(?: \d{4}(?: ?- ?\d{4})?)?\))|\*\*")
_PERIOD = Template(
    r"[,\s]*(?:<<before-period>>\s+)?(?:<<period-word>>\s+)?[,(]*\s*(?:19|20)\d\d\s?[-/]\s?(?:(?:19|20)\d\d|\d\d)\)?"
    r"(?P<after>\s*(?:[^\W\d_].*)?)"
)
_APPROVED = Template("<<strategy-approved>>")

# From the widest to the narrowest: "the European strategy for local development" is European.
_LEVELS = ("european", "national", "county", "local")
_IMPLEMENTS = Template(r"<<strategy-implements>>(?:[^.;]|\.(?!\s+[^\d\s])){0,170}$")
_IN_LINE = Template(r"<<strategy-in-line>>(?:[^.;]|\.(?!\s+[^\d\s])){0,120}$")
_GENERIC = 3
_SURE = 24
_BOLD = re.compile(r"\*\*([^*]{10,250})\*\*")
_BARE = Template(r"^\w+(?:,| <<strategy-bare>>)", re.I)


@dataclass(slots=True, frozen=True)
class NamedStrategy:
    """A strategy as a text names it: characters ``start`` to ``end``, its name without its period."""

    name: str
    start: int
    end: int
    years: tuple[int, int] | None


def named_strategies(text: str) -> list[NamedStrategy]:
    """Return the strategies and programmes named in a text, in order. A bare "strategia" names none."""
    if not _may_name(text):
        return []
    flat = plain(text)
    found = [named for match in _START.finditer(flat) if (named := _named(text, flat, match))]
    found += [named for match in _TITLE.finditer(text) if (named := _titled(match))]
    # Both patterns may find one name; the longer has its subject.
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[NamedStrategy] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _may_name(text: str) -> bool:
    return bool(hint("strategy-hint").search(text.lower()))


def _named(text: str, flat: str, match: re.Match[str]) -> NamedStrategy | None:
    # Where the head of a name comes last, the name is whole; where it comes first, the name goes on up to a stop.
    if match.group("whole"):
        period = _PERIOD.match(flat, match.end())
        end = period.start("after") if period else match.end()
    else:
        # Titles of strategies run long, but what has no end within this is a paragraph.
        stop = _STOP.search(flat, match.end(), match.start() + 300)
        end = min(stop.start() if stop else len(text), match.start() + 260)
    printed = text[match.start() : end].strip(' ,.-–*"')
    years = year_span(printed)
    name = _without_period(printed)
    # In small letters "strategia de ..." is any strategy, unless years or its act are printed with it.
    if (match.group("ro") or match.group("whole")) and not (
        printed[:1].isupper() or years or citations(text[end : end + 90])
    ):
        return None
    # Fewer words, or only common ones, are the document's word for a strategy and not the name of one.
    if len(stems(name)) < _GENERIC or len(_subject(name)) < 1 or _BARE.match(name):
        return None
    return NamedStrategy(nominative(without_article(name)), match.start(), end, years)


def _titled(match: re.Match[str]) -> NamedStrategy | None:
    name = without_article(match.group("name").strip())
    if _ONLY_TITLE.match(name):
        return None
    printed = match.group("years")
    years = None
    if printed:
        first, last = "".join(char if char.isdecimal() else " " for char in printed).split()
        years = (int(first), int(last if len(last) == 4 else first[:2] + last))
    return NamedStrategy(name, match.start(), match.end(), years)


def _without_period(printed: str) -> str:
    """Drop the period behind the name; one that the name goes on after stays."""
    flat = plain(printed)
    for span in _PERIOD.finditer(flat):
        # The period at the end goes into its own fields; one in mid-name belongs to the name.
        if not span.group("after").strip():
            printed = printed[: span.start()]
            break
    return " ".join(printed.replace("*", "").split()).strip(" ,-–")


class Strategies:
    """The strategies of one document: each named once, where it is first named; later mentions add what was missing."""

    def __init__(self, document: Document, lang: str | None) -> None:
        self._document, self._lang = document, lang
        self.records: list[Strategy] = []

    def read(self, passage: Passage) -> Iterator[Strategy]:
        """Yield the strategies a passage names for the first time."""
        if not _may_name(passage.text):
            return
        for text in passage.cells or [passage.text]:
            found = named_strategies(text)
            stops = [*(named.start for named in found[1:]), len(text)]
            for named, stop in zip(found, stops, strict=False):
                # A line that is nothing but the name with a colon heads a list of its objectives.
                if named.name == text.rstrip(" :") and text.rstrip().endswith(":"):
                    continue
                record = self._record(passage, text, named, stop)
                # Named again: what the first mention left out is filled in.
                if known := self._known(record):
                    _complete(known, record)
                else:
                    self.records.append(record)
                    yield record

    def _known(self, record: Strategy) -> Strategy | None:
        return next((known for known in self.records if _same(known, record)), None)

    def _record(self, passage: Passage, text: str, named: NamedStrategy, stop: int) -> Strategy:
        # The verb that says how the plan stands to it is in the same sentence.
        before = plain(text[max(0, named.start - 200) : named.start])
        return Strategy(
            **place_in(self._document, passage, self._lang, excerpt(text, named.start - 60, named.end + 120)),
            name=_set_apart(named.name, passage.raw),
            act=_approving_act(text, named.end, stop),
            level=_level(named.name),
            starts=named.years[0] if named.years else None,
            ends=named.years[1] if named.years else None,
            wording=_wording(before),
        )


def _set_apart(name: str, raw: str) -> str:
    """Where the source sets the name in bold, it ends where the bold ends."""
    for bold in _BOLD.findall(raw) if "**" in raw else ():
        apart = _without_period(bold)
        # A long beginning in common, so that a bold word elsewhere in the line cuts no name.
        if name.startswith(apart[:_SURE]) and _SURE <= len(apart) < len(name):
            return str(apart)
    return name


def _approving_act(text: str, start: int, stop: int) -> str | None:
    """Return the act behind "aprobată prin", as far as no other strategy is named before it."""
    approved = _APPROVED.search(plain(text), start, stop)
    if not approved:
        return None
    # The act follows right behind the word; further on another one is spoken of.
    return next((short_act(one) for one in citations(text[approved.end() : stop]) if one.start < 60), None)


def _complete(known: Strategy, record: Strategy) -> None:
    known.act = known.act or record.act
    known.starts, known.ends = known.starts or record.starts, known.ends or record.ends


def _same(known: Strategy, record: Strategy) -> bool:
    """One strategy in two wordings: no other level or period, and most of what tells its subject is the same."""
    # The national and the county strategy of one subject have almost the same name.
    if known.level and record.level and known.level != record.level:
        return False
    if known.starts and record.starts and (known.starts, known.ends) != (record.starts, record.ends):
        return False
    left, right = _subject(known.name), _subject(record.name)
    # Two thirds of the shorter: later mentions cut a long name short.
    return bool(left and right) and len(left & right) * 3 >= 2 * min(len(left), len(right)) and len(left & right) >= 1


def _subject(name: str) -> frozenset[str]:
    common = {stem for word in forms("strategy-common") for stem in stems(word)}
    return frozenset(stem for stem in stems(name) if len(stem) > 2 and stem not in common)


def _level(name: str) -> str | None:
    flat = plain(name)
    return next((level for level in _LEVELS if anywhere(f"strategy-level-{level}").search(flat)), None)


def _wording(before: str) -> str:
    line, carry = _IN_LINE.search(before), _IMPLEMENTS.search(before)
    # The wording nearest to the name is that of the name.
    if line and (not carry or line.start() > carry.start()):
        return "in line with"
    return "implements" if carry else "cites"
