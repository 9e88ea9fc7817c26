"""A further row under a measure whose cell is empty or merged is an activity of it, in every format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HEAD = ("Măsura", "Responsabil", "Parteneri", "Termen", "Sursa de finanțare")
FIRST = ("1.1. Cantină pentru bătrâni", "DAS Lunca Mică", "Crucea Roșie", "30.06.2031", "Buget local")
FURTHER = ("", "Căminul Cultural Lunca Mică", "Clubul Seniorilor", "31.12.2031", "Fonduri europene")
LAST = ("1.2. Transport la spital", "Primăria Lunca Mică", "", "2032", "Buget local")
ROWS = (HEAD, FIRST, FURTHER, LAST)


def html(rows: tuple[tuple[str, ...], ...], spanned: bool) -> str:
    out = []
    for row in rows:
        cells = [f"<td>{text}</td>" for text in row]
        if spanned and row is FIRST:
            cells[0] = f"<td rowspan=2>{row[0]}</td>"
        if spanned and row is FURTHER:
            del cells[0]
        out.append(f"<tr>{''.join(cells)}</tr>")
    return f"<!doctype html><html><body><table>{''.join(out)}</table></body></html>"


FORMS: dict[str, Callable[[], tuple[str, str]]] = {
    "html": lambda: ("plan.html", html(ROWS, False)),
    "spanned": lambda: ("plan.html", html(ROWS, True)),
    "csv": lambda: ("plan.csv", "\n".join(";".join(row) for row in ROWS) + "\n"),
    "tabs": lambda: ("plan.txt", "\n".join("\t".join(row) for row in ROWS) + "\n"),
    "markdown": lambda: (
        "plan.md",
        "\n".join(f"| {' | '.join(row)} |" for row in (HEAD, ("---",) * 5, FIRST, FURTHER, LAST)) + "\n",
    ),
}


def activities(run: Callable[..., Any], path: Path) -> list[dict[str, Any]]:
    return [one for one in map(json.loads, run("extract", path).stdout.splitlines()) if one["kind"] == "activity"]


def test_a_spanned_cell_of_activities_is_one_measure_where_no_column_is_of_measures(
    tmp_path: Path, run: Callable[..., Any]
) -> None:
    text = html((("Activități", *HEAD[1:]), FIRST, FURTHER, LAST), True)
    (tmp_path / "plan.html").write_text(text, encoding="utf-8")
    first, further, last = activities(run, tmp_path / "plan.html")
    assert further["measure_inherited_from"] == first["line"] and further["measure_text"] == first["measure_text"]
    assert [one["mention"] for one in further["responsible"]] == [FURTHER[1]]
    assert last["measure_code"] == "1.2"


@pytest.mark.parametrize("form", FORMS)
def test_a_row_with_a_body_and_a_time_of_its_own_is_an_activity_of_the_measure_above(
    form: str, tmp_path: Path, run: Callable[..., Any]
) -> None:
    name, text = FORMS[form]()
    (tmp_path / name).write_text(text, encoding="utf-8")
    first, further, last = activities(run, tmp_path / name)
    assert (further["measure_code"], further["measure_text"]) == ("1.1", "Cantină pentru bătrâni")
    assert further["measure_inherited_from"] == first["line"]
    assert [one["mention"] for one in further["responsible"]] == [FURTHER[1]]
    assert further["deadline"] == "31.12.2031" and first["deadline"] == "30.06.2031"
    assert [one["mention"] for one in first["responsible"]] == [FIRST[1]]
    assert last["measure_code"] == "1.2"


def test_a_body_alone_below_a_measure_is_the_rest_of_its_cell(tmp_path: Path, run: Callable[..., Any]) -> None:
    rows = (HEAD, FIRST, ("", "Căminul Cultural Lunca Mică", "", "", ""), LAST)
    (tmp_path / "plan.csv").write_text("\n".join(";".join(row) for row in rows) + "\n", encoding="utf-8")
    assert [one["measure_code"] for one in activities(run, tmp_path / "plan.csv")] == ["1.1", "1.2"]
