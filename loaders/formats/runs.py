"""Runs: pieces of text with the marks a page shows them in, and what of them a reader takes as said.

Every format hands its pieces to ``shown``, so that a raised footnote mark is no digit of a number, struck words name
nobody and what is hidden is not read, whatever the file is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

__all__ = ["NO_MARKS", "Mark", "TextRun", "Shown", "shown"]

Mark = Literal["raised", "struck", "hidden"]
NO_MARKS: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of text of one look."""

    text: str
    marks: frozenset[Mark] = NO_MARKS


@dataclass(frozen=True, slots=True)
class Shown:
    """What runs say: the valid text, the words struck out, the hidden ones, and the footnote marks in their order."""

    text: str
    struck: str = ""
    hidden: str = ""
    notes: tuple[str, ...] = ()


_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?(?:[,;]\s*(?:\d{1,3}|[a-z]))*")
_ORDINALS = frozenset(("e", "o"))
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kmcd]?m|mp|ha)$", re.I)
_POWERS = {"2": "²", "3": "³"}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TYPED = re.compile(r"(?<=\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_STAR = re.compile(r"(?<=\w)\*{1,3}(?=[\s,;.)]|$)")


def shown(runs: Iterable[TextRun]) -> Shown:
    """Return what the runs of one cell or paragraph say.

    A raised number, star or single letter is a footnote mark and leaves the text; behind a unit of length a raised two
    or three is its power and stays as ² or ³; a raised ordinal ending (1er, XXe) stays. Superscript digits that are
    typed as such are told apart the same way.
    """
    said: list[str] = []
    struck: list[str] = []
    hidden: list[str] = []
    notes: list[str] = []
    for run in runs:
        # What is hidden is not seen, so that being struck or raised changes nothing.
        if "hidden" in run.marks:
            hidden.append(run.text)
        elif "struck" in run.marks:
            struck.append(run.text)
        elif "raised" in run.marks:
            said.append(_raised(run.text, "".join(said), notes))
        else:
            said.append(run.text)
    return Shown(_typed("".join(said), notes), _flat(struck), _flat(hidden), tuple(notes))


def _raised(text: str, before: str, notes: list[str]) -> str:
    mark = text.strip()
    # Powers first: a raised 2 behind any word but a unit is a footnote.
    if mark in _POWERS and _UNIT.search(before):
        return _POWERS[mark]
    # A letter behind a digit or a Roman numeral ends an ordinal.
    ordinal = mark in _ORDINALS and before[-1:].isalnum() and not before[-1:].islower()
    # At the very beginning a raised sign explains itself: it is the footnote's own.
    if not mark or ordinal or not _NOTE.fullmatch(mark) or not before.strip():
        return text
    notes.append(mark.strip("[]()"))
    return text[: len(text) - len(text.lstrip())] + text[len(text.rstrip()) :]


def _typed(text: str, notes: list[str]) -> str:
    """Take superscript digits and stars that are typed behind a word for what raised ones are."""

    def one(found: re.Match[str]) -> str:
        digits = found.group().translate(_RAISED)
        if digits in _POWERS and _UNIT.search(text[: found.start()]):
            return found.group()
        notes.append(digits)
        return ""

    if "*" in text:
        notes.extend(_STAR.findall(text))
        text = _STAR.sub("", text)
    return text if text.isascii() else _TYPED.sub(one, text)


def _flat(parts: list[str]) -> str:
    return " ".join(" ".join(parts).split())
