"""The headings of every table that planatlas writes, in every language, asked of the functions that make the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

_Heading = tuple[str, ...]
TARGET = Path(__file__).resolve().parent.parent / "graph" / "marks" / "headings.json"
_LISTED: tuple[_Heading, ...] = (
    ("name", "title", "theme", "parameters", "sparql"),
    ("name", "title", "description", "parameters", "columns", "cypher", "sparql"),
    ("pattern", "label", "properties"),
    ("kind", "document", "page", "line", "words", "field", "text"),
)
"""What ``planatlas queries`` and ``planatlas privacy`` list."""


def as_json() -> str:
    """The file ``graph/marks/headings.json`` as it should be."""
    return json.dumps(sorted(headings()), ensure_ascii=False, indent=0) + "\n"


def headings() -> frozenset[_Heading]:
    """Every heading of more than one column."""
    from planatlas.ontology import LANGS

    found = {*_plain(), *(heading for lang in LANGS for heading in _in(lang))}
    return frozenset(heading for heading in found if len(heading) > 1)


def _plain() -> Iterator[_Heading]:
    """The headings that are the same in every language: of findings, samples, comparisons, decisions and questions."""
    from planatlas.atlas import Atlas
    from planatlas.graph.findings.coding.agreement import AGREEMENT
    from planatlas.graph.findings.coding.sheet import coding_sheet
    from planatlas.graph.findings.compare.comparison import Comparison
    from planatlas.graph.findings.finding_tables import as_table, full_table
    from planatlas.graph.institutions.listing import FIELDS
    from planatlas.graph.review.column_listing import OBJECT
    from planatlas.graph.review.log import Decision
    from planatlas.graph.validation.elements import FORM
    from planatlas.loaders.values.taught import ColumnRule
    from planatlas.queries import questions

    yield from (as_table(()).columns, full_table((), "en").columns, Comparison((), {}, (), ()).table().columns)
    yield from (coding_sheet(Atlas([], [], records=[]), 1).columns, AGREEMENT, FIELDS, FORM)
    rules = tuple(one.name for one in fields(ColumnRule))
    yield from (tuple(one.name for one in fields(Decision)), rules, rules[:-3], OBJECT, *_LISTED)
    yield from (question.columns for question in questions().values())


def _in(lang: str) -> Iterator[_Heading]:
    """The headings of what is written for people in one language."""
    from planatlas.atlas import Atlas
    from planatlas.graph.findings.compare.comparison import Comparison
    from planatlas.graph.findings.finding_tables import comparison_table, view_table
    from planatlas.graph.institutions.listing import doubt_table, institution_table
    from planatlas.graph.institutions.resolve import Resolved
    from planatlas.graph.review.column_listing import column_table
    from planatlas.graph.review.listing import alignment_table, held_table, row_table
    from planatlas.graph.table import Table
    from planatlas.graph.validation.tables import elements_table, findings_table
    from planatlas.ontology import message
    from planatlas.queries import questions
    from planatlas.queries.wording import in_words

    nobody, empty = Resolved([], []), Atlas([], [], records=[])
    view = view_table((), lang).columns
    yield from (view, (*view, message("review.decision", lang)))
    yield from (findings_table((), lang).columns, elements_table((), lang).columns)
    yield comparison_table(Comparison((), {}, (), ()), lang).columns
    yield from (institution_table(nobody, lang, full).columns for full in (True, False))
    yield from (doubt_table(nobody, lang).columns, column_table((), lang).columns)
    yield tuple(message(f"privacy.column.{name}", lang) for name in ("kind", "place", "words", "text"))
    yield from (table(empty, lang).columns for table in (held_table, row_table, alignment_table))
    yield from (in_words(Table(one.columns, ()), lang).columns for one in questions().values())
