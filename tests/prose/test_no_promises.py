"""Texts that promise nothing: minutes, self-assessments, tables of monitoring; and a plan by its abbreviation."""

from __future__ import annotations

import pytest

from planatlas.loaders.document import Block, Document, Paragraph, Span, TableCell, TableRow
from planatlas.loaders.reading import records
from planatlas.loaders.values.mentions.lexicon import acronym_key
from planatlas.loaders.values.mentions.own_name import own_acronyms
from planatlas.records import Activity, InstitutionRecord, Objective

SAID = (
    "The mayor opened the discussion at ten and read the agenda.",
    "The Elmford Youth Office organised three meetings with clubs in May 2031.",
)


def read(*lines: str) -> list[object]:
    blocks: list[Block] = []
    for at, line in enumerate(lines, 1):
        cells = [TableCell(text.strip(), Span(at)) for text in line.split("|")]
        blocks.append(TableRow(Span(at), cells) if len(cells) > 1 else Paragraph(Span(at), line, raw=line))
    return list(records(Document("a-text", blocks)))


@pytest.mark.parametrize(
    "title",
    [
        "Minutes of the harbour committee, 4 March 2031",
        "Self-assessment of the Elmford plan",
        "Minuta ședinței din 4 martie 2031",
        "Compte rendu de la réunion du 4 mars 2031",
        "Πρακτικά της συνεδρίασης της 4ης Μαρτίου 2031",
    ],
)
def test_what_is_told_afterwards_is_no_work(title: str) -> None:
    found = read(title, *SAID)
    assert found and not any(isinstance(one, Activity) for one in found)


def test_the_same_sentences_on_another_page_are_work() -> None:
    assert any(isinstance(one, Activity) for one in read("What we did in Elmford", *SAID))


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The Elmford Local Action Plan (ELAP) was agreed.", {"ELAP"}),
        ("Planul local de acțiune pentru mediu (PLAM)", {"PLAM"}),
        ("Le plan local d'urbanisme (PLU) est révisé", {"PLU"}),
        ("The Elmford Youth Office (EYO) made the plan.", set()),
        ("The plan of the Elmford Parks Office (EPO)", set()),
    ],
)
def test_the_abbreviation_of_a_plan(text: str, own: set[str]) -> None:
    assert own_acronyms([text]) == {acronym_key(one) for one in own}


def test_a_plan_by_its_abbreviation_is_no_body() -> None:
    found = read(
        "About our town",
        "The Elmford Local Action Plan (ELAP) was agreed in May 2031.",
        "The ELAP trained forty teachers in June 2031.",
    )
    assert any(isinstance(one, Activity) for one in found)
    assert not any(isinstance(one, InstitutionRecord) and one.mention == "ELAP" for one in found)
    assert not any(
        mention.mention == "ELAP" for one in found if isinstance(one, Activity) for mention in one.responsible
    )


def test_objectives_of_a_table_of_monitoring_are_not_stated_again() -> None:
    found = read(
        "Obiectiv | Acțiuni | Termen | Responsabil",
        "Școală curată | Vopsirea gardului | Mai | Director",
        "Plan de monitorizare",
        "Obiectivul | Indicator | Starea de fapt | Sursa de date | Cine colectează datele?",
        "1. Școală curată a) Vopsirea gardului | 40 m de gard | 40 m | Proces-verbal | Administratorul",
    )
    assert [one.name for one in found if isinstance(one, Objective)] == ["Școală curată"]
    assert [one.activity_text for one in found if isinstance(one, Activity)] == ["Vopsirea gardului"]


@pytest.mark.parametrize(
    "said",
    [
        "S-au discutat: organizarea transportului elevilor și modernizarea terenului de sport.",
        "Ont été évoqués : l'organisation du forum et la rénovation de la salle.",
        "Συζητήθηκαν: η οργάνωση της γιορτής και η επισκευή του σταθμού.",
        "We discussed the delivery of the flats and the opening of a new clinic.",
    ],
)
def test_what_was_discussed_is_undertaken_by_nobody(said: str) -> None:
    decided = "Spitalul Municipal va organiza un curs de prim ajutor pentru părinți în luna mai 2031."
    found = [one.measure_text for one in read("Lunca Mare", said, decided) if isinstance(one, Activity)]
    assert found == [decided]


def test_who_was_present_tells_minutes_without_a_title() -> None:
    said = "DAS Lunca a organizat trei întâlniri cu părinții în luna mai 2031."
    assert [one for one in read("Lunca Mare", said) if isinstance(one, Activity)]
    assert not [one for one in read("Lunca Mare", "Prezenți: DAS, școala.", said) if isinstance(one, Activity)]
