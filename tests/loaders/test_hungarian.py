"""Hungarian is read by its one file: nothing else of the program knows the language.

The plan of Szélmező, a village that does not exist, and what a person reads in it stand in ``hungarian/``.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planatlas.loaders import read, records
from planatlas.loaders.values.cell_states import is_dash
from planatlas.loaders.values.dates import moments
from planatlas.loaders.values.deadline import interval, is_rhythm
from planatlas.loaders.values.headings import field_of
from planatlas.loaders.values.language import language
from planatlas.loaders.values.mentions import lexicon, split_mentions
from planatlas.loaders.values.money import cell_amounts
from planatlas.loaders.values.numbers import number_word
from planatlas.records import as_json

HERE = Path(__file__).parent / "hungarian"
PLAN = HERE / "szelmezo-2031.hu.txt"
EXPECTED = [json.loads(line) for line in PLAN.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()]


@cache
def found() -> list[dict[str, Any]]:
    return [as_json(record) for record in records(read(PLAN))]


def said(value: Any) -> Any:
    """A value as the truth is typed: names as printed, amounts and targets by what was decided."""
    if isinstance(value, list):
        return [said(one) for one in value]
    return value["mention"] if isinstance(value, dict) and "mention" in value else value


def test_the_plan_is_hungarian() -> None:
    assert {row["lang"] for row in found()} == {"hu"}
    assert found()[0]["place"] == "Szélmező" and found()[0]["genre"] == "plan"
    objectives = [(row["level"], row.get("code"), row["name"]) for row in found() if row["kind"] == "objective"]
    assert objectives == [
        ("general", None, "Az idősek nem maradnak egyedül"),
        ("specific", "1.1", "Minden idős ember kap otthoni segítséget"),
        ("specific", "1.2", "A családok időben kapnak segítséget"),
    ]


def test_there_is_a_row_for_every_row() -> None:
    assert len(EXPECTED) == 8 == sum(row["kind"] == "activity" for row in found())


@pytest.mark.parametrize("truth", EXPECTED, ids=lambda row: row["measure_text"])
def test_every_row_is_read_as_a_person_reads_it(truth: dict[str, Any]) -> None:
    (row,) = (one for one in found() if one["kind"] == "activity" and one["line"] == truth["line"])
    assert row["measure_text"] == truth["measure_text"] and len(truth) > 10
    for name, value in truth.items():
        read_value = said(row.get(name))
        if name in ("budget", "targets"):
            read_value = [{key: one[key] for key in value[0]} for one in row[name]] if value else row[name]
        if name == "cells":
            read_value = {key: row["cells"].get(key) for key in value}
        assert read_value == value, name


@pytest.mark.parametrize(
    ("printed", "starts", "ends"),
    [
        ("2031. március 15-ig", None, "2031-03-15"),
        ("2031. 03. 15.", None, "2031-03-15"),
        ("2031. márc. 15.", None, "2031-03-15"),
        ("március 15-én", None, "2031-03-15"),
        ("márciusig", None, "2031-03-31"),
        ("2031 októberéig", None, "2031-10-31"),
        ("2031 májusától", "2031-05-01", None),
        ("április és június", "2031-04-01", "2031-06-30"),
        ("2031. június 1. – 2031. augusztus 31.", "2031-06-01", "2031-08-31"),
        ("I. negyedév", "2031-01-01", "2031-03-31"),
        ("I–III. negyedév", "2031-01-01", "2031-09-30"),
        ("2032. II. félév", "2032-07-01", "2032-12-31"),
        ("második félév", "2031-07-01", "2031-12-31"),
        ("2031-től 2033-ig", "2031-01-01", "2033-12-31"),
        ("folyamatosan", None, None),
    ],
)
def test_times_are_told(printed: str, starts: str | None, ends: str | None) -> None:
    assert interval(printed, 2031) == (starts, ends)


def test_values_are_told() -> None:
    assert is_rhythm("negyedévente") and not is_rhythm("negyed")
    assert [one.iso for one in moments("A tanács 2031. március 15-én ült össze, majd 2031 júniusában.")] == [
        "2031-03-15",
        "2031-06",
    ]
    assert is_dash("nincs") and is_dash("nem szükséges") and not is_dash("nincsenek messze")
    assert [(one.amount, one.currency) for one in cell_amounts("8 ezer lej", lang="hu")] == [("8000", "RON")]
    assert number_word("tizenkét") == 12
    assert split_mentions("Ifjúsági Iroda és Zöldfa Alapítvány", lexicon({}, lang="hu")) == [
        "Ifjúsági Iroda",
        "Zöldfa Alapítvány",
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Felelős", "responsible"),
        ("Együttműködő partnerek", "partners"),
        ("HATÁRIDŐ", "deadline"),
        ("Kivel", "partners"),
    ],
)
def test_headings_are_told(heading: str, field: str) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("A terv azt írja le, hogy a község intézményei mit tesznek az év során az idősekért.", "hu"),
        ("Planul spune ce fac instituțiile comunei pentru vârstnici și pentru copii.", "ro"),
        ("Le plan dit ce que la commune fait pour les personnes âgées et pour les familles.", "fr"),
        ("The plan says what the village does for older people and for families.", "en"),
        ("Το σχέδιο λέει τι κάνει ο δήμος για τους ηλικιωμένους.", "el"),
    ],
)
def test_it_is_told_from_the_others(text: str, lang: str) -> None:
    assert language([text]) == lang
