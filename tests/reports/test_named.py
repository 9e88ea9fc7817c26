"""Bodies as a cell names them, headings between rows, and sentences that count."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planatlas.atlas import Atlas
from planatlas.errors import FigureEmpty
from planatlas.graph.model import Edge, Node
from planatlas.ontology import message
from planatlas.reports.figure import figure
from planatlas.reports.page import TEMPLATES
from planatlas.reports.parts.bodies import named
from planatlas.reports.parts.findings import _joint
from planatlas.reports.parts.load import loads
from planatlas.reports.plan_view import AtlasReading, Tie, read_plans
from planatlas.reports.text import clipped

NODES = [
    Node("plan/a", "Plan", "Plan 2031", {"genre": "plan", "lang": "ro", "doc": "valea"}),
    Node("institution/city", "Institution", "Municipiul Valea", {"issuer_of": ["plan/a"]}),
    Node("institution/office", "Institution", "Birou Vârstnici", {}),
    Node("institution/ministry", "Institution", "Ministerul Apelor", {}),
    Node("institution/branch", "Institution", "Centrul de Ape Valea", {}),
    Node("actorclass/ngo", "ActorClass", "asociații", {}),
    Node("measure/a", "Measure", "Un dig", {"plan": "plan/a", "status": "planned", "line": 4, "section": "Cursuri"}),
    Node("entry/b", "Entry", "Alt dig", {"plan": "plan/a", "status": "cited", "why": "cited", "line": 9}),
]
UNITS = [
    Edge("institution/office", "institution/city", "UNIT_OF", {}),
    Edge("institution/branch", "institution/ministry", "UNIT_OF", {}),
    Edge("institution/branch", "measure/a", "RESPONSIBLE_FOR", {"line": 4}),
]


def index() -> AtlasReading:
    return AtlasReading(Atlas(NODES, UNITS))


def said(*bodies: str, issuers: tuple[str, ...] = ()) -> list[str]:
    here = index()
    return named([Tie(here.graph.node(body), UNITS[0]) for body in bodies], here, issuers)


def test_units_stand_with_their_institution() -> None:
    assert said("actorclass/ngo", "institution/office", "institution/city") == [
        "Municipiul Valea (Birou Vârstnici)",
        "asociații",
    ]
    assert said("institution/branch") == ["Centrul de Ape Valea"]  # no cell of the plan names the ministry
    assert said("institution/office", issuers=("institution/city",)) == ["Birou Vârstnici"]


def test_a_load_tells_the_unit_it_rests_on() -> None:
    here = index()
    (load,) = loads(here, read_plans(here)[0])
    assert (load.body.name, load.through) == ("Ministerul Apelor", ["Centrul de Ape Valea"])


def test_rows_stand_under_the_heading_of_the_text(visit: Callable[..., Any], tmp_path: Path) -> None:
    from planatlas.reports import write_report

    page = visit(write_report(Atlas(NODES, UNITS), tmp_path / "r.html")).page
    assert page.locator("table.measures tr.group").all_inner_texts() == ["Cursuri"]
    assert "Alt dig" not in page.locator("table.measures").inner_text()
    assert "Alt dig" in page.locator("ul.idle").inner_text()


@pytest.mark.parametrize("name", ["matrix", "quarters"])
def test_an_empty_figure_says_why(name: str) -> None:
    with pytest.raises(FigureEmpty, match=name):
        figure(Atlas(NODES, UNITS), name)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 r"), (19, "19 r"), (20, "20 de r"), (101, "101 r"), ("1.120", "1.120 de r"), (0, "0 r")],
)
def test_romanian_counts_with_de(number: int | str, words: str) -> None:
    assert message("query.rows", "ro", rows=number).startswith(words)
    assert message("query.rows", "fr", rows=number).startswith(f"{number} ")


def test_what_a_sentence_is_about_is_said_once() -> None:
    assert _joint(["Serviciul „A”: nu are bani.", "Serviciul „A”: nu are oameni."]) == (
        "Serviciul „A”: nu are bani; nu are oameni."
    )
    assert _joint(["Unu: da.", "Doi: nu."]) == "Unu: da. Doi: nu."


def test_quotes_out_of_a_text_show_where_they_were_cut() -> None:
    assert clipped("Legea 900/2030") == "Legea 900/2030"
    assert clipped("din " + "cuvinte " * 20) == "… din " + ("cuvinte " * 20).strip() + " …"


def test_headings_in_capitals_become_sentences() -> None:
    as_sentence = TEMPLATES.filters["sentence"]
    assert as_sentence("PROTECȚIA COPIILOR și A VÂRSTNICILOR") == "Protecția copiilor și a vârstnicilor"
    assert as_sentence("Protecția DGASPC") == "Protecția DGASPC"
