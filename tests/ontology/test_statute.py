"""The model annual plan on a text: each element rests on the sentence that says it, and on no other."""

from __future__ import annotations

import pytest

from planatlas.atlas import Atlas, build_atlas
from planatlas.graph.validation import Element, statutory_elements, validate

TEXT = """ROMÂNIA
JUDEȚUL NEAMȚ
CONSILIUL LOCAL VALEA MARE

HOTĂRÂRE

privind aprobarea planului de lucru al orașului

Consiliul Local al orașului Valea Mare;

Văzând raportul compartimentului de specialitate și Ordinul nr. 1.086 din 20 februarie 2018;

HOTĂRĂȘTE:

Art.1 – Se adoptă planul din anexă.

NR. 17
DIN 03.02.2031

PLANUL ANUAL DE ACȚIUNE PRIVIND SERVICIILE SOCIALE AL CONSILIULUI LOCAL VALEA MARE PENTRU ANUL 2031

Consultarea publică pe site-ul primăriei s-a încheiat la 20.01.2031 fără nicio propunere.

OBIECTIV GENERAL 1: Mai multe servicii pentru copii

O.S.1.1. Ateliere în școli

Măsuri\tAcțiuni\tIndicatori de rezultat\tTermene\tInstituții responsabile\tParteneri\tSurse de finanțare
1.1.1. Ateliere de pictură\tateliere în școli\tNr. ateliere: minim 4/an\ttrim I- IV\tDAS\t\tBuget local

Capitolul III – Programul de formare profesională

2. Contracte de supervizare a asistenților sociali: nu este cazul.
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The atlas of the text above."""
    folder = tmp_path_factory.mktemp("statute")
    (folder / "valea-mare.ro.txt").write_text(TEXT, encoding="utf-8")
    return build_atlas([folder / "valea-mare.ro.txt"], folder / "town.atlas").atlas


@pytest.fixture(scope="module")
def elements(town: Atlas) -> dict[str, Element]:
    """Its elements, by shape."""
    return {element.shape.id.removeprefix("statutory-"): element for element in statutory_elements(town)}


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("adoption", "NR. 17"),
        ("adoption-date", "DIN 03.02.2031"),
        ("year", "PLANUL ANUAL"),
        ("consultation", "Consultarea publică pe site"),
        ("supervision", "2. Contracte de supervizare"),
    ],
)
def test_evidence_is_the_sentence_itself(elements: dict[str, Element], name: str, start: str) -> None:
    (place,) = elements[name].evidence
    printed = TEXT.splitlines()[(place.line or 0) - 1]
    assert printed.startswith(start)
    assert place.quote is not None and place.quote in printed


def test_what_the_plan_says_it_has_not_is_found_but_none(elements: dict[str, Element]) -> None:
    assert elements["supervision"].stated_none
    assert not elements["consultation"].stated_none
    assert not elements["campaigns"].found and not elements["campaigns"].stated_none


def test_missing_elements_are_the_results(town: Atlas, elements: dict[str, Element]) -> None:
    missing = {result.shape.id.removeprefix("statutory-") for result in validate(town, ["statutory"])}
    assert missing == {name for name, element in elements.items() if not element.found}
    assert "campaigns" in missing and "adoption" not in missing


def test_the_council_adopted_it_where_the_number_stands(town: Atlas) -> None:
    (edge,) = town.typed("ADOPTED_BY")
    assert (edge.props["act"], edge.props["date"]) == ("HCL 17/2031", "2031-02-03")
    assert str(edge.props["quote"]) in TEXT.splitlines()[int(str(edge.props["line"])) - 1]


def test_a_row_cited_from_a_strategy_is_no_campaign(town: Atlas) -> None:
    def named(status: str) -> list[str]:
        nodes = [node for node in town.nodes if node.label == "Activity"]
        first = nodes[0]
        renamed = type(first)(first.id, first.label, "Campanie în piață", first.props | {"status": status})
        kept = [renamed if node is first else node for node in town.nodes]
        found = statutory_elements(Atlas(kept, town.edges))
        return [one.shape.id for one in found if one.found]

    assert "statutory-campaigns" in named("planned")
    assert "statutory-campaigns" not in named("cited")
