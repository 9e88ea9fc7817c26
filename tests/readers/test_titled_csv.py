"""Separated values with lines of titles above the table, and prose that only has commas."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planatlas.loaders.formats.csv import is_csv

TITLES = ["Comuna Stejărei", "Plan de acțiune pentru vârstnici 2031", ""]
TABLE = [
    ["Nr", "Ce vom face", "Cine răspunde", "Cu cine", "Termen"],
    ["1", "Masă caldă la domiciliu", "DAS Stejărei", "Crucea Roșie", "30.06.2031"],
    ["2", "Club pentru seniori", "Căminul Cultural Stejărei", "", "31.12.2031"],
]


def written(delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(TABLE)
    return "\n".join(TITLES) + "\n" + out.getvalue()


@pytest.mark.parametrize("delimiter", [";", ",", "|"])
def test_titles_above_a_table_belong_to_no_row(delimiter: str, tmp_path: Path, run: Callable[..., Any]) -> None:
    (tmp_path / "plan.csv").write_text(written(delimiter), encoding="utf-8")
    lines = run("extract", tmp_path / "plan.csv").stdout.splitlines()
    plan, *found = (one for one in map(json.loads, lines) if one["kind"] in ("plan", "activity"))
    assert plan["name"] == TITLES[1]
    assert [(one["measure_text"], one["line"]) for one in found] == [(TABLE[1][1], 5), (TABLE[2][1], 6)]
    assert [one["responsible"][0]["mention"] for one in found] == ["DAS Stejărei", "Căminul Cultural Stejărei"]


@pytest.mark.parametrize(
    "text",
    [
        "Minuta\nAu venit primarul, medicul, popa\nAu lipsit pictorul, poetul, tata\nS-au votat: apa, podul, gara\n",
        "Lista\nUn rând; apoi altul\nÎncă unul; și altul\nAl treilea; la fel\n",
        "Titlu\nUnu,doi,trei\n",
    ],
)
def test_lines_with_commas_under_a_title_are_no_table(text: str) -> None:
    assert not is_csv(text.encode())


def test_a_line_that_declares_the_delimiter_is_no_row_and_no_title(tmp_path: Path, run: Callable[..., Any]) -> None:
    rows = [";".join(row) for row in (("Măsura", "Responsabil", "Termen"), ("1. Masă", "DAS", "2031"))]
    (tmp_path / "plan.csv").write_text("\n".join(["sep=;", *rows]) + "\n", encoding="utf-8")
    lines = run("extract", tmp_path / "plan.csv").stdout.splitlines()
    plan, found = (one for one in map(json.loads, lines) if one["kind"] in ("plan", "activity"))
    assert "sep" not in plan["name"]
    assert (found["measure_text"], found["deadline"], found["line"]) == ("Masă", "2031", 3)


def test_tabs_with_quoted_fields_are_separated_values(tmp_path: Path, run: Callable[..., Any]) -> None:
    rows = 'Măsura\tResponsabil\tTermen\tSursa\n1. Masă\tDAS\t2031\t"Buget local\nFonduri"\n2. Club\tISJ\t2032\t\n'
    (tmp_path / "plan.csv").write_bytes(rows.encode("utf-16"))
    lines = run("extract", tmp_path / "plan.csv").stdout.splitlines()
    found = [one for one in map(json.loads, lines) if one["kind"] == "activity"]
    assert [(one["measure_text"], one["deadline"]) for one in found] == [("Masă", "2031"), ("Club", "2032")]
