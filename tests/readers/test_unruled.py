"""Tables of a PDF that no rules down draw: rows told by rules across, by stripes, by gaps or by their numbers."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from planatlas.loaders.document import Document
from planatlas.loaders.formats.pdf import read_pdf


def _drawn() -> Any:
    spec = importlib.util.spec_from_file_location("drawn", Path(__file__).with_name("drawn.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


d = _drawn()
LEFT = (40, 200, 320, 440)
TEXT = [
    ["Measure", "Lead body", "Partners", "Deadline"],
    ["1.1 Hot meals for", "Town hall", "Red Cross", "2031"],
    ["1.2 Warm rooms", "Library", "School", "2032"],
    ["1.3 Night buses", "Town hall", "County", "2033"],
]
READ = [[*TEXT[0]], ["1.1 Hot meals for the old", *TEXT[1][1:]], *TEXT[2:]]


def table(high: float) -> str:
    """The rows ``high`` points apart, the first measure on two lines; no rule."""
    out = ""
    for number, row in enumerate(TEXT):
        y = 700 - number * high
        out += "".join(d.line(text, x, y) for text, x in zip(row, LEFT, strict=True))
    return out + d.line("the old", 40, 688 - high)


def rows(document: Document) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row.cells] for row in document.rows()]


def across(high: float) -> str:
    return "".join(f"40 {713 - number * high} m 520 {713 - number * high} l S\n" for number in range(5))


def stripe(high: float, number: int) -> str:
    y = 713 - number * high
    return "".join(f"0.9 g {x} {y - high} 120 {high} re f 0 g\n" for x in (40, 160, 280, 400))


@pytest.mark.parametrize("rules", ["", across(30), stripe(30, 1) + stripe(30, 3), stripe(30, 2) + stripe(30, 4)])
def test_rows_without_rules_down(rules: str) -> None:
    assert rows(read_pdf(d.drawn(d.pages([rules + table(30)])), "plan")) == READ


def test_lines_of_two_pieces_are_no_table() -> None:
    page = "".join(d.line("Mayor", 40, y) + d.line("Secretary", 300, y) for y in (700, 670, 640, 610))
    document = read_pdf(d.drawn(d.pages([page])), "plan")
    assert document.blocks and rows(document) == []
