"""Words of a PDF's page are made from where its letters stand: spaced, turned, raised, struck and slanted ones."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from planatlas.loaders.document import Document
from planatlas.loaders.formats.pdf import read_pdf


def _drawn() -> Any:
    spec = importlib.util.spec_from_file_location("drawn", Path(__file__).with_name("drawn.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


d = _drawn()


def one(*contents: str, turned: int = 0) -> Document:
    return read_pdf(d.drawn(d.pages(contents, turned=turned)), "plan")


def rows(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.rows()]


def turned_line(text: str, x: float, y: float) -> str:
    """A line that reads from the foot of the page upwards."""
    return f"BT /F1 10 Tf 0 1 -1 0 {x} {y} Tm <{text.encode('cp1252').hex()}> Tj ET\n"


def cells(first: str, second: str) -> str:
    return d.box(40, 700, 80, 760) + first + d.box(80, 700, 240, 760) + second


def test_turned_letters_are_read_in_their_direction() -> None:
    page = cells(turned_line("Lead body", 64, 704), d.line("Town hall of Oakford", 84, 740))
    assert rows(one(page)) == [["Lead body", "Town hall of Oakford"]]


def test_lines_of_turned_letters_follow_each_other_from_left_to_right() -> None:
    page = cells(
        turned_line("Lead", 54, 704) + turned_line("body", 68, 704),
        d.line("Town hall of Oakford and the school", 84, 740),
    )
    assert rows(one(page)) == [["Lead body", "Town hall of Oakford and the school"]]


def test_a_page_set_sideways_is_turned() -> None:
    page = d.grid([["Measure", "Lead body", "Deadline"], ["1.1 Hot meals", "Town hall", "2031"]])
    document = one(page, turned=90)
    assert rows(document) == [["Measure", "Lead body", "Deadline"], ["1.1 Hot meals", "Town hall", "2031"]]
    assert any("sideways" in notice for notice in document.notices)


def test_a_raised_mark_is_no_digit_of_the_number_before_it() -> None:
    raised = d.line("12", 84, 740) + d.line("6", 95.2, 744, size=6.5)
    level = d.line("12", 84, 740) + d.line("6", 95.2, 740)
    assert rows(one(cells(d.line("a", 44, 740), raised))) == [["a", "12"]]
    assert rows(one(cells(d.line("a", 44, 740), level))) == [["a", "126"]]


def test_the_power_of_a_unit_stays() -> None:
    raised = d.line("30 m", 84, 740) + d.line("2", 106.3, 744, size=6.5)
    assert rows(one(cells(d.line("a", 44, 740), raised))) == [["a", "30 m²"]]


def test_what_a_line_strikes_out_is_told_and_not_read() -> None:
    struck = d.line("Old school", 84, 740) + "84 743.4 m 130.7 743.4 l S\n" + d.line("New school", 84, 724)
    document = one(cells(d.line("a", 44, 740), struck))
    assert rows(document) == [["a", "New school"]]
    assert [notice for notice in document.notices if "Old school" in notice]


def test_a_cell_with_struck_words_alone_is_not_empty() -> None:
    document = one(cells(d.line("a", 44, 740), d.line("Old school", 84, 740) + "84 743.4 m 130.7 743.4 l S\n"))
    assert [cell.lost for row in document.rows() for cell in row.cells] == [False, True]


def test_a_rule_through_text_that_ends_elsewhere_strikes_nothing() -> None:
    page = cells(d.line("a", 44, 740), d.line("Old school", 84, 740) + "80 743.4 m 240 743.4 l S\n")
    assert "a" in [text for row in rows(one(page)) for text in row]
    assert not [notice for notice in one(page).notices if "struck" in notice]


def test_a_slanted_stamp_enters_no_cell() -> None:
    stamp = f"BT /F1 40 Tf 0.7 0.7 -0.7 0.7 90 690 Tm <{b'DRAFT'.hex()}> Tj ET\n"
    document = one(cells(d.line("a", 44, 740), d.line("Town hall of Oakford", 84, 740)) + stamp)
    assert rows(document) == [["a", "Town hall of Oakford"]]
    assert [notice for notice in document.notices if "DRAFT" in notice]


def test_letters_placed_one_by_one_are_words() -> None:
    """As a browser prints them: each letter by itself, spaces not written at all."""
    x, out = 84.0, ""
    wide = {"T": 6.1, "o": 5.6, "w": 7.2, "n": 5.6, "h": 5.6, "a": 5.6, "l": 2.2, " ": 2.8}
    for letter in "Town hall":
        out += d.line(letter, x, 740) if letter != " " else ""
        x += wide[letter]
    assert rows(one(cells(d.line("a", 44, 740), out))) == [["a", "Town hall"]]
