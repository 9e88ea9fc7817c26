"""Whom a measure is for: its own words, the chapter above it, the title of the plan; each with where it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.atlas import Atlas, build
from planatlas.graph.institutions import resolve
from planatlas.graph.review.log import Decisions
from planatlas.loaders import read, records
from planatlas.queries.runner import ask

COLUMNS = "Măsuri\tActivități\tTermen\tResponsabili"
TOWN = f"""**PLANUL DE ACȚIUNE AL COMUNEI LUNCA 2031**

**Componenta 1. PROTECȚIA PERSOANELOR VÂRSTNICE**

*Obiectiv general 1: Servicii mai aproape de locuitori.*

{COLUMNS}
1.1. Reparații la căminul din sat\tZugrăvirea camerelor\t2031\tPrimăria Lunca
1.2. Mese calde pentru copii și bunici\tTransportul meselor\t2031\tPrimăria Lunca

**Componenta 2. DEZVOLTAREA RESURSEI UMANE**

*Obiectiv general 2: Angajați bine pregătiți în toate serviciile.*

{COLUMNS}
2.1. Cursuri anuale\tDouă cursuri pe an\t2031\tPrimăria Lunca
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    path: Path = tmp_path_factory.mktemp("groups") / "lunca.ro.txt"
    path.write_text(TOWN, encoding="utf-8")
    return build(resolve(list(records(read(path))), Decisions()))


def aimed(atlas: Atlas) -> set[tuple[str, str, str, int]]:
    """Code of the measure, group, basis and line of every edge."""
    codes = {one.id: str(one.props.get("code") or one.name) for one in atlas.labelled("Measure")}
    return {
        (codes[e.source], e.target.split("/")[1], str(e.props["basis"]), int(str(e.props["line"])))
        for e in atlas.edges
        if e.type == "AIMED_AT"
    }


def test_a_chapter_gives_its_group_to_what_stands_below_it_and_to_nothing_else(town: Atlas) -> None:
    found = aimed(town)
    assert {(code, basis) for code, group, basis, _ in found if group == "older-people"} == {
        ("1.1", "component"),
        ("1.2", "component"),
        ("1.2", "text"),
    }
    assert {(code, basis) for code, group, basis, _ in found if group == "children"} == {("1.2", "text")}
    assert not [code for code, *_ in found if code.startswith("2")]


def test_each_edge_quotes_the_words_and_fills_no_cell(town: Atlas) -> None:
    edges = [edge for edge in town.edges if edge.type == "AIMED_AT"]
    assert edges
    for edge in edges:
        assert str(edge.props["mention"]) in str(edge.props["quote"])
        assert edge.props["mention"] in TOWN and edge.props["doc"] == "lunca.ro"
    assert {one.props["target_groups_verdict"] for one in town.labelled("Measure")} == {"not recorded"}


@pytest.mark.parametrize("on", ["embedded", "sparql"])
def test_the_question_finds_all_that_serve_a_group_by_its_concept(town: Atlas, on: str) -> None:
    table = ask("who-serves-one-group", town, on=on, group="older-people")
    assert sorted(zip(table.column("code"), table.column("basis"), strict=True)) == [
        ("1.1", "component"),
        ("1.2", "component"),
        ("1.2", "text"),
    ]


@pytest.mark.parametrize("on", ["embedded", "sparql"])
def test_a_wider_group_holds_the_narrower(on: str, tmp_path: Path) -> None:
    path = tmp_path / "deal.ro.txt"
    path.write_text(
        TOWN.replace("copii și bunici", "copii cu dizabilități").replace("1.1. Reparații", "1.1. Tabere pentru copii"),
        encoding="utf-8",
    )
    atlas = build(resolve(list(records(read(path))), Decisions()))
    assert ask("who-serves-one-group", atlas, on=on, group="children").column("code") == ["1.1", "1.2"]
    assert ask("who-serves-one-group", atlas, on=on, group="children-with-disabilities").column("code") == ["1.2"]
