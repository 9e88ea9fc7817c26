"""What a cell looks like, by its form: a sentence, a name, a date, a number, a mark, a place to fill in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from planatlas.ontology.languages import Template

__all__ = ["BESIDE", "column_kind", "kind_of", "on_one_line"]

_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b[TQSΤ][1-4]\b|\b(?:trim|sem|quarter|εξ)\w*\.?\s*[IV1-4]",
    re.I,
)
_FILL_IN = re.compile(
    r"[._…\s]{3,}|\(.*\)|\[.*\]|<.*>|\{.*\}|…\s*\S{0,4}|[a-zα-ω]{2,4}[./-][a-zα-ω]{2,4}[./-][a-zα-ω]{2,4}", re.S
)
_MARK = re.compile(r"[^\w\s]|[xX✓✔☑☒√]|[A-ZΑ-Ω](?:\s*[/,+]\s*[A-ZΑ-Ω])*")
_DASH = re.compile(r"[-–—/\s]+")
_NUMBER = Template(r"[\d\s.,%€$£()+–-]+(?:\s*(?:<<currency-**>>|<<times-1000>>))*", re.I)
# A dash is a mark as well, and a place to fill in may be made of dots and brackets.
_FORMS = (("dash", _DASH), ("fill-in", _FILL_IN), ("mark", _MARK), ("number", _NUMBER))
_LONGEST_FORM = 14
"""Characters of the longest of these forms that begins with two letters: "dddd/mmmm/yyyy"."""
# Four words and fifteen letters: shorter is a name or a label in most languages.
_FEWEST_WORDS, _FEWEST_LETTERS, _LONG_WORD = 4, 15, 4
_LONGEST_NAME, _LONGEST_DATE = 120, 60
_MOST = 0.5
BESIDE = ("name", "date", "mark")
"""What stands beside the sentence where a row says who is to do something, or by when."""


def on_one_line(text: str) -> str:
    """Return a text with one space between its words; most cells are so already, which is told in no time."""
    if text.isprintable() and "  " not in text:  # a space is the only printable blank
        return text.strip(" ")
    return " ".join(text.split())


@lru_cache(maxsize=65_536)
def kind_of(text: str) -> str:
    """Return what a cell looks like: blank, fill-in, dash, mark, number, date, sentence, name or text."""
    flat = on_one_line(text)
    if not flat:
        return "blank"
    # What begins with two letters and goes on is none of these forms, and so begin nearly all long cells.
    for kind, pattern in () if len(flat) > _LONGEST_FORM and flat[:2].isalpha() else _FORMS:
        if pattern.fullmatch(flat):
            return "date" if kind == "number" and _DATE.search(flat) and not _AMOUNT.search(flat) else kind
    # Sentences before dates: a sentence with a date in it is work, and no date.
    if _is_sentence(flat):
        return "sentence"
    if len(flat) <= _LONGEST_DATE and _DATE.search(flat):
        return "date"
    return "name" if len(flat) <= _LONGEST_NAME and flat.lstrip("\"'„“«(")[:1].isupper() else "text"


_AMOUNT = Template(r"%|<<currency-**>>|\d[.,\s]\d{3}\b", re.I)


def _is_sentence(text: str) -> bool:
    """Several words, one space apart, most of them longer ones in small letters: names have capitals."""
    if len(text) < _FEWEST_LETTERS or text.count(" ") + 1 < _FEWEST_WORDS:
        return False
    words = _WORDS.findall(text)
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return False
    # The first word has its capital anyway, short ones are small in names too.
    begin = [word[0] for word in words[1:] if len(word) >= _LONG_WORD]
    return bool(begin) and 2 * sum(map(str.islower, begin)) >= len(begin)


def column_kind(texts: Sequence[str]) -> str:
    """Return what most filled cells of a column look like; blank where none is filled, mixed where none prevails."""
    kinds = [kind for kind in map(kind_of, texts) if kind not in ("blank", "dash")]
    if not kinds:
        return "blank"
    # The name settles equals, as sets have another order in every process.
    kind = min(set(kinds), key=lambda one: (-kinds.count(one), one))
    return kind if kinds.count(kind) >= _MOST * len(kinds) else "mixed"
