"""Pieces of pages, as they are saved out of a browser or a mail: no document type, no head, all in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.loaders import read, records
from planatlas.loaders.formats.html import is_html
from planatlas.records import Activity

TABLE = (
    "<table><tr><th>Măsura</th><th>Responsabil</th><th>Termen</th></tr>"
    "<tr><td>Bănci în parc</td><td>Primăria Lunca</td><td>mai 2031</td></tr></table>"
)
TITLE = "<h1>Planul comunei Lunca 2031</h1>"


@pytest.mark.parametrize(
    "page",
    [
        TITLE + TABLE,
        f"<meta charset=utf-8>{TITLE}{TABLE}",
        f"<!-- saved --><div class='plan'>\n{TITLE}\n{TABLE}\n</div>\n",
        TABLE,
    ],
)
def test_a_piece_of_a_page_is_read_as_one(page: str, tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text(page, encoding="utf-8")
    found = [one for one in records(read(tmp_path / "plan.html")) if isinstance(one, Activity)]
    assert [(one.measure_text, one.responsible[0].mention, one.deadline) for one in found] == [
        ("Bănci în parc", "Primăria Lunca", "mai 2031")
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"<div align='center'>\n\n# Plan 2031\n\n{TABLE}",
        f"{TABLE}\n\nText behind the table.",
        "<p>Logo</p>\n\nMăsura\tResponsabil\n1.1 Bănci\tPrimăria\n<br>",
        "<primar@lunca.ro> a scris",
    ],
)
def test_text_with_elements_in_it_stays_text(text: str) -> None:
    assert not is_html(text.encode())
