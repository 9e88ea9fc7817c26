"""The headings of every table that planatlas writes, in every language, exactly as they stand in its files.

They are asked of the functions that make the tables, over an atlas that holds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from planatlas.graph.stores.neo4j.marks import HASH

__all__ = ["own_headings", "own_record"]

_Heading = tuple[str, ...]
_BEGINNINGS: tuple[_Heading, ...] = tuple(
    (*ends, f"{hash_}:string") for ends in (("id:ID",), (":START_ID", ":END_ID")) for hash_ in (HASH, "content_hash")
)
"""How the tables for the import of Neo4j begin, now and at first; what follows are the properties that occur."""
_LISTED: tuple[_Heading, ...] = (
    ("name", "title", "theme", "parameters", "sparql"),
    ("name", "title", "description", "parameters", "columns", "cypher", "sparql"),
    ("pattern", "label", "properties"),
    ("kind", "document", "page", "line", "words", "field", "text"),
)
"""What ``planatlas queries`` and ``planatlas privacy`` list."""
_EXPORTS: tuple[_Heading, ...] = (("id", "label", "name"), ("source", "target", "type"))
"""How ``nodes.csv`` and ``edges.csv`` begin; what follows are properties of the vocabulary."""


def own_headings(columns: Sequence[str]) -> bool:
    """Tell whether these are the headings of a table of ours."""
    found = tuple(columns)
    if found in _headings() or any(found[: len(start)] == start for start in _BEGINNINGS):
        return True
    return any(found[:3] == start and _properties().issuperset(found[3:]) for start in _EXPORTS)


def own_record(row: dict[str, Any]) -> bool:
    """Tell whether this is a record as ``extract`` prints it and an atlas keeps it."""
    from planatlas.records import as_json, from_json

    try:
        return set(as_json(from_json(row))) == set(row)
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


@cache
def _properties() -> frozenset[str]:
    from planatlas.ontology import vocabulary

    schema = vocabulary().schema
    kinds = [kind.properties for kind in schema.nodes.values()]
    kinds += [kind.properties for kind in schema.relationships.values()]
    return frozenset(name for properties in kinds for name in properties)


@cache
def _headings() -> frozenset[_Heading]:
    from planatlas.ontology import LANGS

    found = {*_plain(), *(heading for lang in LANGS for heading in _in(lang))}
    return frozenset(heading for heading in found if len(heading) > 1)


def _plain() -> Iterator[_Heading]:
    """The headings that are the same in every language: of findings, samples, comparisons, decisions and questions."""
    from planatlas.atlas import Atlas
    from planatlas.graph.findings.coding.agreement import AGREEMENT
    from planatlas.graph.findings.coding.sheet import coding_sheet
    from planatlas.graph.findings.compare.comparison import Comparison
    from planatlas.graph.findings.tables import as_table, full_table
    from planatlas.graph.institutions.listing import FIELDS
    from planatlas.graph.review.log import Decision
    from planatlas.graph.validation.elements import FORM
    from planatlas.queries import questions

    yield from (as_table(()).columns, full_table((), "en").columns, Comparison((), {}, (), ()).table().columns)
    yield from (coding_sheet(Atlas([], [], records=[]), 1).columns, AGREEMENT, FIELDS, FORM)
    yield from (tuple(one.name for one in fields(Decision)), *_LISTED)
    yield from (question.columns for question in questions().values())


def _in(lang: str) -> Iterator[_Heading]:
    """The headings of what is written for people in one language."""
    from planatlas.atlas import Atlas
    from planatlas.graph.findings.compare.comparison import Comparison
    from planatlas.graph.findings.tables import comparison_table, view_table
    from planatlas.graph.institutions.listing import doubt_table, institution_table
    from planatlas.graph.institutions.resolve import Resolved
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
    yield doubt_table(nobody, lang).columns
    yield tuple(message(f"privacy.column.{name}", lang) for name in ("kind", "place", "words", "text"))
    yield from (table(empty, lang).columns for table in (held_table, row_table, alignment_table))
    yield from (in_words(Table(one.columns, ()), lang).columns for one in questions().values())
