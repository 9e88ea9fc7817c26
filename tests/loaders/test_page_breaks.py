"""A table broken into pages must give back the rows it had."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planatlas.loaders.document import Document
from planatlas.loaders.formats.text import text_blocks
from planatlas.loaders.reading.rows import work_records
from planatlas.loaders.structure.outline import outline_of
from planatlas.records import Activity, Plan

_spec = importlib.util.spec_from_file_location("page_breaks", Path(__file__).with_name("page_breaks.py"))
assert _spec and _spec.loader
page_breaks = importlib.util.module_from_spec(_spec)
import sys  # noqa: E402 - a dataclass looks its module up by name

sys.modules["page_breaks"] = page_breaks
_spec.loader.exec_module(page_breaks)


def activities(text: str) -> list[Activity]:
    document = Document("a-plan", list(text_blocks(text.splitlines())))
    return list(work_records(outline_of(document), Plan(lang="ro", starts="2031-01-01", ends="2031-12-31"), []))


def facts(row: Activity) -> dict[str, Any]:
    return {
        "code": row.measure_code,
        "measure": row.measure_text,
        "activity": row.activity_text,
        "responsible": [m.mention for m in row.responsible],
        "partners": [m.mention for m in row.partners],
        "funding": [m.mention for m in row.funding],
        "targets": [t.value for t in row.targets],
        "deadline": row.deadline,
        "states": {name: cell.state for name, cell in row.cells.items()},
    }


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(min_value=0, max_value=1_000_000))
def test_rows_come_back(seed: int) -> None:
    table = page_breaks.table(seed)
    assert [facts(row) for row in activities(table.broken)] == [facts(row) for row in activities(table.clean)]


def test_the_clean_table_is_read_whole() -> None:
    table = page_breaks.table(7)
    rows = activities(table.clean)
    assert [row.measure_code for row in rows] == [f"1.1.{n}" for n in range(1, 11)]
    assert all(row.component == "ORAȘUL CARE NU LASĂ PE NIMENI" and row.specific_objective == "1.1" for row in rows)


def test_every_join_is_told() -> None:
    table = page_breaks.table(3, share=1.0)
    rows = activities(table.broken)
    assert len(rows) == 10
    assert all(len(row.lines) > 1 and any(note.startswith("joined: ") for note in row.notes) for row in rows)
    assert all(0.5 < row.confidence < 1.0 for row in rows)


@pytest.mark.parametrize("seed", range(20))
def test_no_false_gap_at_a_page_break(seed: int) -> None:
    """A row that only looks empty because it runs on over the page is no gap."""
    table = page_breaks.table(seed, share=0.8)
    clean = {
        row.measure_code: {name: cell.state for name, cell in row.cells.items()} for row in activities(table.clean)
    }
    assert len(activities(table.broken)) == len(clean) == 10
    for row in activities(table.broken):
        assert row.measure_code in clean
        for name, state in ((name, cell.state) for name, cell in row.cells.items()):
            if state == "empty":
                assert clean[row.measure_code][name] == "empty"
