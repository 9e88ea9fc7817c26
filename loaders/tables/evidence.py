"""What speaks for every field of a column: its label, the words of its heading, what stands beneath, its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from planatlas.loaders.tables.columns import OPEN, WORK, Column, ColumnEvidence
from planatlas.loaders.values.codes import LEADING_CODE, lettered
from planatlas.loaders.values.deadline import interval, is_rhythm, looks_timed
from planatlas.loaders.values.forms_of_text import AMOUNT, first_words, item_number
from planatlas.loaders.values.headings import LONGEST_UNKNOWN, field_of
from planatlas.loaders.values.mentions.lexicon import fold, is_acronym_shape
from planatlas.loaders.values.money import money_unit
from planatlas.loaders.values.taught import OTHER, taught
from planatlas.ontology.plain import plain
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import cue, cue_words, words
from planatlas.records import fields_for

__all__ = ["evidence", "heading_evidence", "is_body", "is_tick", "is_timed", "names_source", "only_timed", "share"]

_LABEL, _PHRASE, _WORD, _ABBREVIATED, _FAINT = 1.0, 0.8, 0.6, 0.5, 0.3
_BEGUN = 0.75
"""What a heading counts that only begins as a known one: how it goes on may ask for something else."""
_TITLE = 0.44
"""What "Title" alone counts for the work: too little to say that a table is one of work."""
_BESIDE_LABEL = 0.7
"""What the words of a known label count for other fields: "Milestone" may be an indicator or the work."""
_DECIDED = 5.0
"""What an answer of people counts: more than all else that may speak for another column."""
_EITHER, _CUT_SHORT = -1, 0.25
"""An abbreviation of words of several fields says too little alone: what stands beneath has to speak for one."""
_PLACE = 0.03
"""What the place beside its neighbours counts: it decides where all else says the same, and leaves that unsure."""
_LONG = 5
_SENTENCE, _FEW = 3, 4
_SHORTEST_WORD = 4
"""A longer heading that does not ask for codes says what else its column holds: "Section of the programme"."""
_MARKS = frozenset("✓✔●☒☑✗√")
_SHORT = re.compile(r"([^\W\d_]{2,})\.")
_ALSO = {
    "theme": "component", "campaign_objectives": "specific_objective",
    "description": "activity", "staff": "responsible",
}  # fmt: skip
"""Fields of other tables, and what they are in a table of work."""


def evidence(column: Column, columns: Sequence[Column]) -> dict[str, list[ColumnEvidence]]:
    """Return all that speaks for and against every field a column may hold."""
    rule = taught().column(column.path, column.index + 1, [one.heading for one in columns])
    if rule is not None:
        return {} if rule.field == OTHER else {rule.field: [ColumnEvidence("decision", _DECIDED)]}
    out: dict[str, list[ColumnEvidence]] = {name: [] for name in OPEN}
    for name, one in heading_evidence(column.path):
        out[name].append(one)
    for name, score in _content(column, columns):
        out[name].append(ColumnEvidence("content", score))
    for name, score in _beside(column, columns):
        out[name].append(ColumnEvidence("place", score))
    # What only speaks against a field speaks for none.
    return {name: found for name, found in out.items() if any(one.score > 0 for one in found)}


def heading_evidence(path: Sequence[str]) -> Iterator[tuple[str, ColumnEvidence]]:
    """The lowest heading counts whole, those above it only where it says nothing; what people taught goes before."""
    rule = taught().heading(*path) or (taught().heading(path[-1]) if path else None)
    if rule is not None:
        yield from () if rule.field == OTHER else [(rule.field, ColumnEvidence("decision", _LABEL))]
        return
    for depth, heading in enumerate(reversed(path)):
        found = list(_of_heading(heading))
        if found:
            # A heading above spans several columns and asks for none of them alone.
            weight = 1.0 if depth == 0 else 0.6
            yield from ((name, ColumnEvidence(one.source, one.score * weight)) for name, one in found)
            return


def _of_heading(heading: str) -> Iterator[tuple[str, ColumnEvidence]]:
    label = field_of(heading)
    label = _ALSO.get(label, label) if label else None
    whole = taught().heading(heading) is not None or vocabulary().field(heading) is not None
    if label in OPEN:
        yield label, ColumnEvidence("label", _LABEL if whole else _BEGUN)
    # A long heading is told by its beginning only: its words are those of an explanation.
    if len(heading) > LONGEST_UNKNOWN:
        return
    first = vocabulary().field_by_words(heading) or ""
    told, size = fold(heading).split(), len(fold(heading).split())
    asked = {**_abbreviated(heading), **vocabulary().fields_asked(heading)}
    for name, count in asked.items():
        if name in OPEN and name != label:
            score = _strength(count, size) + (0.1 if name == _ALSO.get(first, first) else 0.0)
            yield name, ColumnEvidence("words", score * (_BESIDE_LABEL if whole and label in OPEN else 1.0))
    if label is None and set(told) <= cue_words("label-of-title"):
        yield "measure", ColumnEvidence("words", _TITLE)
    elif label is None and not asked and not words("class-head").isdisjoint(told):
        # "Organizații care ..." asks for bodies: what they do in it, the columns beside it show
        yield "responsible", ColumnEvidence("words", _FAINT)
        yield "partners", ColumnEvidence("words", _FAINT)


def _strength(count: int, size: int) -> float:
    """A phrase says more than a word, a heading that is nothing else more than one that goes on, a long one little."""
    if count == _EITHER:
        return _CUT_SHORT
    # One known word among many is spoken of, and not asked for.
    if count == 1 and size > _LONG:
        return _FAINT
    return (_PHRASE if count > 1 else _WORD if count else _ABBREVIATED) + (0.1 if count >= size else 0.0)


def _abbreviated(heading: str) -> dict[str, int]:
    """ "Parten." is cut short: words that go on with its letters tell the field; of several, what stands beneath."""
    out: dict[str, int] = {}
    for short in _SHORT.findall(heading):
        begun = vocabulary().fields_begun(short) & set(OPEN) if len(short) > 2 else set()
        out.update(dict.fromkeys(sorted(begun), 0 if len(begun) == 1 else _EITHER))
    return out


def share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    """How many of the cells pass a test, from 0 to 1."""
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _content(column: Column, columns: Sequence[Column]) -> Iterator[tuple[str, float]]:
    cells = column.cells
    if not cells:
        return
    timed, numbers, marked = share(cells, is_timed), share(cells, _is_number), share(cells, is_tick)
    yield from _of_time(timed)
    yield from _of_numbers(column, numbers, marked)
    yield from _of_names(cells, timed)
    yield from _of_work(column, columns, timed)


def _beside(column: Column, columns: Sequence[Column]) -> Iterator[tuple[str, float]]:
    """Of two columns of bodies the first names those who lead."""
    # Half of the cells: partners are classes and sentences as often as names.
    named = [other.index for other in columns if share(other.cells, is_body) >= 0.5]
    if len(named) > 1 and column.index in named:
        yield ("responsible" if column.index == named[0] else "partners"), _PLACE


def _of_time(timed: float) -> Iterator[tuple[str, float]]:
    """A column of dates is one, whatever it is called; one without any is hardly a deadline."""
    # Content weighs less than a label: a heading that is known outweighs half a column of dates.
    if timed >= 0.5:
        yield "deadline", 0.5 * timed
        yield "period", 0.3 * timed
        yield "start", 0.2 * timed
        yield from ((name, -0.7 * timed) for name in (*WORK, "responsible", "partners", "funding", "target_groups"))
    elif timed == 0:
        yield from ((name, -0.15) for name in ("deadline", "start"))


def _of_numbers(column: Column, numbers: float, marked: float) -> Iterator[tuple[str, float]]:
    cells = column.cells
    if share(cells, lambda text: item_number(text, 3) is not None) == 1 and _rise(cells):
        yield "number", 0.45
    # Codes are all different; a letter that comes again marks something.
    if len(fold(column.heading)) <= _SHORTEST_WORD and share(cells, _is_code) >= 0.8 and len(set(cells)) == len(cells):
        yield "code", 0.45
    if numbers >= 0.6:
        yield "budget", 0.3 if money_unit(column.heading) or share(cells, lambda t: bool(money_unit(t))) > 0.5 else 0.1
        yield from ((name, -0.7 * numbers) for name in (*WORK, "responsible", "partners"))
    elif not any(any(map(str.isdigit, text)) for text in cells):
        yield "budget", -0.4  # words without a figure: where the money is from, or what it is spent on
        if {"budget"} & {name for name, _ in heading_evidence(column.path)}:
            yield "funding", 0.3
    # Nothing but a number or a remark is told by ticks.
    if marked >= 0.6:
        yield from ((name, -0.9) for name in OPEN if name not in ("number", *fields_for("remark")))


def _rise(cells: Sequence[str]) -> bool:
    """Each number is greater than the one above it."""
    found = [int("".join(filter(str.isdigit, text))) for text in cells]
    return all(a < b for a, b in pairwise(found))


def _of_names(cells: Sequence[str], timed: float) -> Iterator[tuple[str, float]]:
    bodies, funds = share(cells, is_body), share(cells, _is_fund)
    if bodies == 0 and len(cells) > 1 and share(cells, lambda text: len(text.split()) > 2) >= 0.5:
        yield from ((name, -0.2) for name in ("responsible", "partners"))  # sentences, none of which names a body
    # Names of funds begin with names of bodies ("Consiliul Județean").
    if bodies >= 0.3 and bodies > funds:
        yield "responsible", 0.4 * bodies
        yield "partners", 0.35 * bodies
        yield from ((name, -0.3 * bodies) for name in WORK)
    if funds >= 0.5:
        yield "funding", 0.5 * funds
        yield from ((name, -0.4 * funds) for name in ("responsible", "partners"))


def _of_work(column: Column, columns: Sequence[Column], timed: float) -> Iterator[tuple[str, float]]:
    """What is to be done is told in several words, differs from row to row, and is longer than its neighbours."""
    cells = column.cells
    longest = max((_mean(other.cells) for other in columns), default=0.0)
    # What comes again and again groups the rows.
    if len(set(cells)) < len(cells) * 0.8 and len(cells) > 2:
        yield from ((name, -0.2) for name in WORK)
        return
    worded = share(cells, lambda text: len(text.split()) >= _SENTENCE)
    acts = share(cells, _is_act)
    score = 0.2 * worded + 0.2 * acts + (0.1 if _mean(cells) >= longest else 0.0)
    yield "activity", score
    # Of two columns alike the first is the measure.
    yield "measure", score + 0.02
    if worded < 0.3:
        yield from ((name, -0.2) for name in WORK)


def _mean(cells: Sequence[str]) -> float:
    return sum(map(len, cells)) / len(cells) if cells else 0.0


def is_timed(text: str) -> bool:
    """Tell whether a cell is a date, a period or a rhythm and little else."""
    # A sentence with a date in it says more than when.
    if len(text) >= 40 or len(text.split()) > _FEW + 2:
        return False
    return is_rhythm(text) or looks_timed(text) or interval(text, 2000) != (None, None)


def only_timed(text: str) -> bool:
    """Tell whether a cell says when, and neither who nor which money."""
    return is_timed(text) and not _is_fund(text) and not is_body(text)


def names_source(text: str) -> bool:
    """Tell whether a cell says where money is from and not how much: a source or a body, without a figure."""
    return not any(map(str.isdigit, text)) and (_is_fund(text) or is_body(text))


def _is_number(text: str) -> bool:
    return bool(AMOUNT.fullmatch(text.strip())) and not is_timed(text)


def is_tick(text: str) -> bool:
    """Tell whether a cell holds a mark, one letter, or yes, no, true, false."""
    mark = fold(text) or text.strip()
    return mark in _MARKS or mark in words("mark-word") or len(mark) == 1 and mark.isalpha()


def _is_code(text: str) -> bool:
    whole = LEADING_CODE.match(text)
    return bool(lettered(text)) or bool(whole and whole.end() == len(text))


def _is_act(text: str) -> bool:
    return bool(cue("noun-of-action").match(plain(text))) or fold(text).partition(" ")[0].endswith(
        tuple(words("infinitive-ending"))
    )


def _is_fund(text: str) -> bool:
    folded = fold(text).split()
    return bool(folded) and (folded[0] in words("funding-head") or bool(set(folded) & words("funding-word")))


def is_body(text: str) -> bool:
    """An acronym, a name that begins with what bodies are called, or one whose words are capitals."""
    # Names begin with capitals; a longer text is a description.
    if text[:1].islower() or len(text) > 120:
        return False
    printed = first_words(text)
    heads = words("name-head") | words("class-head")
    if is_acronym_shape(printed[0]) or fold(printed[0]) in heads:
        return True
    long = [word for word in printed if len(word) > 3]
    named = sum(len(word) > 2 and word[:1].isupper() for word in printed)
    # One capital word begins any sentence.
    return named > 1 and bool(long) and all(word[:1].isupper() for word in long)
