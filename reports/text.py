"""The words and numbers of a report in one of the four languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from planatlas.errors import OntologyError
from planatlas.graph.model import Value
from planatlas.ontology import LANGS, message, vocabulary

__all__ = ["Text", "clipped", "shorten"]

_SEPARATORS = {"ro": (".", ","), "en": (",", "."), "el": (".", ","), "fr": ("\u202f", ",")}
"""Thousands and decimal mark of each language."""


_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

_DATE_JOINTS = {"ro": ".", "el": "/", "fr": "/"}
"""What stands between day, month and year; English keeps the ISO form."""


def _parts(iso: str, lang: str) -> list[str]:
    parts = iso.split("-")
    return parts if lang not in _DATE_JOINTS else parts[::-1]


_SPACES = re.compile("[^\\S\u202f]+")
"""Runs of space that become one; the narrow space French sets within numbers stays, so that no line ends there."""


@dataclass(frozen=True, slots=True)
class Text:
    """Messages, labels and numbers in ``lang``.

    Raises OntologyError when ``lang`` is none of the languages of the catalogue.
    """

    lang: str

    def __post_init__(self) -> None:
        if self.lang not in LANGS:
            raise OntologyError(f"no texts in language {self.lang!r}; choose one of {', '.join(LANGS)}")

    def __call__(self, key: str, **values: object) -> str:
        """The message ``report.<key>`` with its values filled in."""
        return message(f"report.{key}", self.lang, **values)

    def word(self, group: str, value: object) -> str:
        """The catalogue's word for a value of a fixed list: a severity, verdict, state of a cell, genre."""
        return message(f"{group}.{str(value).replace(' ', '-')}", self.lang)

    def brief_state(self, state: object) -> str:
        """What stands in a table where a cell holds nothing."""
        return self("brief.no-column") if state == "no_column" else self.word("state", state)

    def kind(self, kind: str) -> str:
        """The name of a kind of finding, in plain words where the catalogue has them."""
        try:
            return message(f"gap.{kind}.name", self.lang)
        except OntologyError:
            return kind.replace("-", " ")

    def status(self, status: object) -> str:
        """The word for the status of a measure or service; the status itself where there is none."""
        return self._or_bare(f"status.{status}", status)

    def level(self, level: object) -> str:
        """The word for the level of a strategy: national, county, local."""
        return self._or_bare(f"level.{level}", level)

    def role(self, role: str) -> str:
        """The word for the role a body is named in: responsible, partner, funder."""
        return self._or_bare(f"role.{role}", role).lower()

    @property
    def colon(self) -> str:
        """What stands between a name and what is said of it; French sets a space before it."""
        return "\u00a0: " if self.lang == "fr" else ": "

    def when(self, when: object) -> str:
        """A day, month or year, or two with a slash between them, as people write dates; empty for None."""
        spans = (_DATE_JOINTS.get(self.lang, "-").join(_parts(one, self.lang)) for one in str(when or "").split("/"))
        return "–".join(spans)

    def _or_bare(self, key: str, value: object) -> str:
        try:
            return self(key)
        except OntologyError:
            return str(value).replace("_", " ")

    def years(self, plan: Mapping[str, Value]) -> str:
        """The years a plan holds for, from its start, end, period or year."""
        starts, ends = str(plan.get("starts") or "")[:4], str(plan.get("ends") or "")[:4]
        if starts and ends and starts != ends:
            return f"{starts}–{ends}"
        return starts or ends or str(plan.get("period") or plan.get("year") or "")

    def label(self, name: str) -> str:
        """The vocabulary's own word for a class, relationship, property or concept; the bare name if it has none."""
        try:
            return vocabulary().labels(name, self.lang)
        except (KeyError, OntologyError):
            return name

    def number(self, value: float, digits: int = 0) -> str:
        """``value`` with the language's marks; whole numbers stay whole."""
        thousands, decimal = _SEPARATORS[self.lang]
        places = 0 if float(value).is_integer() else max(digits, 1)
        plain = f"{value:,.{places}f}"
        return plain.translate({ord(","): thousands, ord("."): decimal})

    def percent(self, share: float) -> str:
        """A share between 0 and 1 as whole percent."""
        gap = "" if self.lang == "en" else "\u00a0"
        return f"{round(100 * share)}{gap}%"


def shorten(name: str, length: int) -> str:
    """``name`` in at most ``length`` characters, cut at a word where that costs little, with an ellipsis.

    Letters nobody sees but machines obey (control codes, marks that turn the direction of writing) are shown as "�".
    """
    name = _UNSEEN.sub("\ufffd", _SPACES.sub(" ", name).strip())
    if len(name) <= length:
        return name
    cut = name[: length - 1]
    word = cut.rsplit(" ", 1)[0]
    return (word if len(word) > length - 12 else cut).rstrip(" ,;:-–(") + "…"


_CUT = 100
"""Characters from which words quoted out of a longer text, and not closed by any mark, were cut."""


def clipped(quote: str) -> str:
    """Words taken out of running text, with an ellipsis where they begin or end within a sentence."""
    words = quote.strip()
    before = "… " if words[:1].islower() else ""
    after = " …" if len(words) >= _CUT and words[-1:] not in '.;:!?)”»"' else ""
    return f"{before}{words}{after}"
