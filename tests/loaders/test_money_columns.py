"""Several columns of money in one table: a year each, a source each, and a total that is none of them."""

from __future__ import annotations

import pytest

from planatlas.loaders.document import Block, Document, Paragraph, Span, TableCell, TableRow
from planatlas.loaders.reading import records
from planatlas.loaders.tables.money_columns import unit_of_line
from planatlas.records import Activity, Doubt, TableRecord


def document(*lines: str) -> Document:
    """Lines with bars are rows of a table, others paragraphs."""
    blocks: list[Block] = []
    for at, line in enumerate(lines, 1):
        cells = [TableCell(text.strip(), Span(at)) for text in line.split("|")]
        blocks.append(TableRow(Span(at), cells) if len(cells) > 1 else Paragraph(Span(at), line, raw=line))
    return Document("a-plan", blocks)


def work(*lines: str) -> list[Activity]:
    return [one for one in records(document(*lines)) if isinstance(one, Activity)]


def money(row: Activity) -> list[tuple[str | None, int | None, str | None]]:
    return [(one.amount, one.year, one.source) for one in row.budget]


def test_a_year_a_column_with_the_unit_of_the_line_above() -> None:
    rows = work(
        "Plata lucrărilor din Valea Teiului (mii lei)",
        "Lucrarea | Cine răspunde | 2031 | 2032 | Total",
        "Canal nou pe ulița morii | Serviciul Apă Valea Teiului | 40 | 60 | 100",
        "Gard la cimitirul vechi | Serviciul Parcuri | | 15 | 15",
        "Total | | 40 | 75 | 115",
    )
    assert [money(row) for row in rows] == [
        [("40000", 2031, None), ("60000", 2032, None)],
        [("15000", 2032, None)],
    ]
    assert {row.state("budget") for row in rows} == {"value"} and {row.state("funding") for row in rows} == {
        "no_column"
    }


@pytest.mark.parametrize(
    "heading",
    [
        "Action | Porteur | Commune (€) | Région (€) | Total (€)",
        "Action | Porteur | Fonds de la commune | Fonds régional | Total",
    ],
)
def test_a_source_a_column(heading: str) -> None:
    rows = work(
        heading,
        "Réparer la halle aux grains | Ville de Montbrel | 300 | 200 | 500",
        "Ouvrir un atelier de couture | Centre social | 120 | | 120",
    )
    assert [[amount for amount, _, _ in money(row)] for row in rows] == [["300", "200"], ["120"]]
    assert [len(row.funding) for row in rows] == [2, 1]
    assert [row.state("funding") for row in rows] == ["value", "value"]


def test_a_row_without_any_amount_is_a_gap_and_the_total_stands_where_nothing_else_does() -> None:
    rows = work(
        "Action | Lead | Cost 2031 (£) | Cost 2032 (£) | Total (£)",
        "Dredge the mill pond | Elmford Council | | | 900",
        "Mend the village clock | Clock Trust | | |",
    )
    assert money(rows[0]) == [("900", None, None)]
    assert (rows[1].state("budget"), money(rows[1])) == ("empty", [])


def test_targets_by_year_are_no_money() -> None:
    rows = work(
        "Action | Lead | Target 2031 | Target 2032",
        "Teach children to swim | Elmford Council | 40 | 60",
        "Plant limes along the quay | Parks Office | 10 | 12",
    )
    assert [money(row) for row in rows] == [[], []]


@pytest.mark.parametrize(
    ("text", "factor", "currency"),
    [
        ("Buget pe ani (mii lei)", 1000, "RON"),
        ("– mii lei –", 1000, "RON"),
        ("Dépenses (en milliers d'euros)", 1000, "EUR"),
        ("Πιστώσεις (σε €)", 1, "EUR"),
    ],
)
def test_the_unit_of_a_line(text: str, factor: int, currency: str) -> None:
    unit = unit_of_line(text)
    assert unit is not None and (unit.factor, unit.currency) == (factor, currency)


@pytest.mark.parametrize("text", ["Orașul a cheltuit 2 milioane lei în 2030.", "Lei și oameni", "Total (2 mii lei)"])
def test_an_amount_is_no_unit(text: str) -> None:
    assert unit_of_line(text) is None


TRUE = (
    "Action | Responsible | Partners | Deadline | Funding",
    "Plant limes on the quay | TRUE | Harbour Club | 50000 | May 2031",
    "Mend the weir by the mill | FALSE | | 12000 | June 2031",
    "Paint the old ferry | TRUE | Ferry Guild | 8500 | July 2031",
)


def test_a_column_that_contradicts_its_heading_holds_no_field() -> None:
    rows = work(*TRUE)
    assert [row.responsible for row in rows] == [[], [], []]
    assert [row.deadline for row in rows] == ["May 2031", "June 2031", "July 2031"]
    assert {row.state("responsible") for row in rows} == {"lost"}
    assert all(row.has_doubt(Doubt.COLUMN_CONTRADICTED) for row in rows)
    [seen] = [one for one in records(document(*TRUE)) if isinstance(one, TableRecord)]
    assert (seen.understood, seen.rows_read) == ("partly", 3)


@pytest.mark.parametrize("answers", [("5", "7", "2"), ("vrai", "faux", "vrai"), ("x", "", "x")])
def test_neither_figures_nor_ticks_are_bodies(answers: tuple[str, ...]) -> None:
    rows = work(
        "Action | Pilote | Échéance", *(f"Réparer le pont {at} | {one} | mai 2031" for at, one in enumerate(answers))
    )
    assert len(rows) == 3 and not any(row.responsible for row in rows)
    assert not any(row.state("responsible") == "empty" for row in rows)


def test_numbers_of_days_stay_deadlines() -> None:
    rows = work(
        "Acțiune | Responsabil | Termen", "Repararea porții | Primăria Teiuș | 30", "Vopsirea gardului | Școala | 45"
    )
    assert [row.deadline for row in rows] == ["30", "45"]


def test_one_text_on_every_row_is_in_doubt_and_its_empty_cells_are_no_gaps() -> None:
    rows = work(
        "Măsura | Responsabil | Termen",
        "Programul apelor | Serviciul Apă | mai 2031",
        "Programul apelor | | iunie 2031",
        "Programul apelor | Serviciul Parcuri | iulie 2031",
    )
    assert len(rows) == 3 and all(row.has_doubt(Doubt.WORK_REPEATED) for row in rows)


def test_numbered_promises_need_nothing_beside_them() -> None:
    rows = work(
        "# | Commitment for 2031-2033 | Plan section",
        "1 | The Elmford Archive will scan its parish maps. | Section 2.1",
        "2 | The Youth Office will open a reading room on Sundays. | Section 2.2",
    )
    assert [row.measure_text[:11] for row in rows] == ["The Elmford", "The Youth O"]
    assert all("empty" not in {cell.state for cell in row.cells.values()} for row in rows)


@pytest.mark.parametrize(
    "lines",
    [
        ("No | Project | Score", "1 | New bridge over the mill race | 8", "2 | Old bridge over the mill race | 5"),
        ("Item | Project", "a | New bridge over the mill race", "b | Old bridge over the mill race"),
        ("No | Project", "1 | Bridge", "2 | Weir"),
        ("Date | Place | Participants", "12/01/2031 | Village hall | 45", "03/02/2031 | School | 32"),
    ],
)
def test_other_lists_are_no_promises(lines: tuple[str, ...]) -> None:
    assert work(*lines) == []


def test_abbreviations_of_several_fields_are_told_by_what_stands_beneath() -> None:
    rows = work(
        "N° | Opération | Resp. | Éch. | Fin.",
        "1 | Poser des compteurs au lavoir | Régie des Eaux | juin 2031 | budget communal",
        "2 | Recenser les puits du plateau | Syndicat des Eaux | mai 2031 | fonds européens",
    )
    assert [(row.deadline, [one.mention for one in row.funding]) for row in rows] == [
        ("juin 2031", ["budget communal"]),
        ("mai 2031", ["fonds européens"]),
    ]


def test_staff_beside_work_is_who_does_it_unless_it_is_counted() -> None:
    heading = "Activitatea | Resurse umane | Termen"
    named = work(
        heading, "Restaurarea orgii vechi | Secția Etnografie | mai 2031", "Nopțile muzeului | Muzeul | iunie 2031"
    )
    counted = work(
        heading, "Restaurarea orgii vechi | 2 persoane | mai 2031", "Nopțile muzeului | 14 persoane | iunie 2031"
    )
    assert [one.mention for row in named for one in row.responsible] == ["Secția Etnografie", "Muzeul"]
    assert len(counted) == 2 and not any(row.responsible for row in counted)


def test_a_service_beside_work_is_a_body() -> None:
    rows = work(
        "Opération | Service gestionnaire | 2031 (€) | 2032 (€)",
        "Auberge dans l'ancien couvent | Direction du Patrimoine | 100 | 400",
        "Bourses au permis de conduire | Mission locale | 30 | 30",
    )
    assert [one.mention for row in rows for one in row.responsible] == ["Direction du Patrimoine", "Mission locale"]


@pytest.mark.parametrize("over", ["Buget (lei) | |", "Buget (lei) | Buget (lei) | Buget (lei)"])
def test_years_under_one_heading(over: str) -> None:
    rows = work(
        f"Măsura | Cine execută | {over} | Total",
        "Măsura | Cine execută | 2031 | 2032 | 2033 | Total",
        "Tichete de căldură pentru bătrâni | Serviciul Taxe | 120 | 125 | | 245",
        "Locuințe de tranziție în gară | Serviciul Locuințe | | 900 | | 900",
        "TOTAL | | 120 | 1025 | | 1145",
    )
    assert [money(row) for row in rows] == [[("120", 2031, None), ("125", 2032, None)], [("900", 2032, None)]]


def test_one_year_of_one_source() -> None:
    rows = work(
        "Banii pentru Lunca Teilor (mii lei)",
        "Ce se face | Cine cheltuiește | Buget local 2031 | Buget local 2032 | Fonduri europene 2032 | Total",
        "Târgul olarilor | Casa de Cultură Lunca Teilor | 50 | 60 | | 110",
        "Muzeul morarilor | Muzeul Lunca Teilor | | 100 | 900 | 1000",
    )
    assert [money(row) for row in rows] == [
        [("50000", 2031, "Buget local"), ("60000", 2032, "Buget local")],
        [("100000", 2032, "Buget local"), ("900000", 2032, "Fonduri europene")],
    ]


def test_what_was_planned_and_what_was_spent_are_no_sources() -> None:
    rows = work(
        "Action | Porteur | Prévu 2031 (€) | Réalisé 2031 (€) | Prévu 2032 (€) | Réalisé 2032 (€)",
        "Réparer la halle aux grains | Ville de Montbrel | 300 | 200 | 500 | 100",
        "Ouvrir un atelier de couture | Centre social de Montbrel | 120 | 80 | 120 | 80",
    )
    assert len(rows) == 2
    assert [one.source for row in rows for one in row.budget] == [None] * sum(len(row.budget) for row in rows)


def test_a_heading_whose_cells_go_down_is_of_two_rows() -> None:
    upper = ["Opération", "Maître d'ouvrage", "Fonds communaux (k€)", "", "Fonds régionaux (k€)", ""]
    lower = ["Opération", "Maître d'ouvrage", "2031", "2032", "2031", "2032"]
    body = ["Halle couverte au marché", "Ville de Montbrel", "120", "80", "50", ""]
    merged = [[at in (3, 5) for at in range(6)], [at < 2 for at in range(6)], [False] * 6]
    blocks: list[Block] = [
        TableRow(
            Span(line),
            [TableCell(text, Span(line), raw=text, merged=one) for text, one in zip(texts, marks, strict=True)],
        )
        for line, (texts, marks) in enumerate(zip((upper, lower, body), merged, strict=True), 1)
    ]
    rows = [one for one in records(Document("a-plan", blocks)) if isinstance(one, Activity)]
    assert [row.measure_text for row in rows] == ["Halle couverte au marché"]
    assert money(rows[0]) == [
        ("120000", 2031, "Fonds communaux"),
        ("80000", 2032, "Fonds communaux"),
        ("50000", 2031, "Fonds régionaux"),
    ]


@pytest.mark.parametrize(("unit", "factor"), [("£k", 1000), ("k€", 1000), ("£000", 1000), ("€m", 1_000_000), ("£", 1)])
def test_thousands_beside_a_sign(unit: str, factor: int) -> None:
    rows = work(
        f"Action | Lead | 2031 ({unit}) | 2032 ({unit})",
        "Build flood gates on the mill race | Alder Drainage Board | 200 | 50",
        "Fit heat pumps in two schools | Alder Estates Office | | 310",
    )
    assert [money(row) for row in rows] == [
        [(str(200 * factor), 2031, None), (str(50 * factor), 2032, None)],
        [(str(310 * factor), 2032, None)],
    ]


def test_row_numbers_are_no_money() -> None:
    rows = work(
        "Πόροι ανά έργο (σε χιλ. ευρώ)",
        "Α/Α | Έργο | Ποιος το υλοποιεί | Ίδιοι πόροι | Δάνειο | Σύνολο",
        "1 | Νέος παιδικός σταθμός | Τεχνική Υπηρεσία Αμυγδαλιάς | 80 | | 80",
        "2 | Φωτισμός στα γήπεδα | Αθλητικός Οργανισμός Αμυγδαλιάς | 25 | 60 | 85",
    )
    assert [[source for _, _, source in money(row)] for row in rows] == [["Ίδιοι πόροι"], ["Ίδιοι πόροι", "Δάνειο"]]


def test_sources_under_one_heading_keep_their_own_names() -> None:
    upper, lower = ["Acțiunea", "Cine execută", *["Surse de finanțare"] * 2], ["Acțiunea", "Cine execută"]
    texts = (
        upper,
        [*lower, "Buget local (lei)", "Fonduri externe (lei)"],
        ["Dispensar nou", "Direcția Tehnică", "150", "800"],
    )
    blocks: list[Block] = [
        TableRow(Span(line), [TableCell(t, Span(line), raw=t, merged=line == 2 and at < 2) for at, t in enumerate(row)])
        for line, row in enumerate(texts, 1)
    ]
    rows = [one for one in records(Document("a-plan", blocks)) if isinstance(one, Activity)]
    assert [money(row) for row in rows] == [[("150", None, "Buget local"), ("800", None, "Fonduri externe")]]


def test_one_payer_of_a_kind_tells_the_others() -> None:
    upper = ["Măsura", "Structura de resort", "Municipiul Râșova (lei)", "", "Fundația (lei)", ""]
    lower = ["Măsura", "Structura de resort", "2031", "2032", "2031", "2032"]
    row = ["Centru de zi cu transport adaptat", "DAS Râșova", "200", "220", "", "100"]
    (only,) = work("|".join(upper), "|".join(lower), "|".join(row))
    assert money(only) == [
        ("200", 2031, "Municipiul Râșova"),
        ("220", 2032, "Municipiul Râșova"),
        ("100", 2032, "Fundația"),
    ]


def test_one_heading_with_another_year_each_time() -> None:
    (row,) = work(
        "Proiect | Cine cheltuiește | Suma solicitată în 2031 (lei) | Suma solicitată în 2032 (lei)",
        "Sală de sport la școala specială | Școala Specială Bârza | 150.000 | 90.000",
    )
    assert money(row) == [("150000", 2031, None), ("90000", 2032, None)]


@pytest.mark.parametrize(("total", "amounts"), [("165000", [120000, 45000]), ("170000", [])])
def test_years_whose_totals_stand_below_beside_who_pays(total: str, amounts: list[int]) -> None:
    rows = work(
        "Opération | Service gestionnaire | 2031 | 2032 | Financement",
        "Rénovation du foyer des jeunes | Direction du Patrimoine | 120000 | | CAF",
        "Halte-garderie itinérante | Service Petite enfance | 45000 | 45000 | Ville",
        f"Total | | {total} | 45000 |",
    )
    assert len(rows) == 2
    assert [int(one.amount or 0) for row in rows for one in row.budget if one.year == 2031] == amounts


def test_a_service_that_begins_a_heading_is_not_what_is_done_where_its_cells_name_nobody() -> None:
    rows = work(
        "Cheltuieli pe surse (lei)",
        "Serviciu nou sau extins | Îl asigură | Buget local | Buget de stat | Total",
        "Mese duse acasă celor singuri | Cantina Socială Hurezu | 120 | 40 | 160",
        "Brățări de alertă pentru bolnavii de inimă | DAS Hurezu | | 300 | 300",
        "TOTAL | | 120 | 340 | 460",
    )
    assert [(row.measure_text, [one.mention for one in row.responsible]) for row in rows] == [
        ("Mese duse acasă celor singuri", ["Cantina Socială Hurezu"]),
        ("Brățări de alertă pentru bolnavii de inimă", ["DAS Hurezu"]),
    ]


def test_a_source_that_no_list_knows_is_one_where_all_make_the_total() -> None:
    """The row of totals below holds only the last of the sums."""
    rows = work(
        "Plan de financement (euros)",
        "Action | Porteur | Ville | État | CAF | Coût total | Calendrier",
        "Ludothèque de quartier | Centre social de Brélac | 12000 | 8000 | | 20000 | 2031",
        "Séjours pour familles | Association Vacances | | | 9000 | 9000 | été 2031",
        "Total | | | | | 29000 |",
    )
    assert [money(row) for row in rows] == [
        [("12000", None, "Ville"), ("8000", None, "État")],
        [("9000", None, "CAF")],
    ]
    assert [row.state("funding") for row in rows] == ["value", "value"]


def test_columns_named_below_a_heading_that_spans_them() -> None:
    upper = ["Măsura", "Responsabil", "Buget", "", "Total"]
    lower = ["Măsura", "Responsabil", "Local", "Județean", "Total"]
    plan = document("Anexa 3 – mii lei", "|".join(upper), "|".join(lower), "Cantină mobilă pe deal|DAS Cerna|40|10|50")
    for row, places in ((plan.blocks[1], (3,)), (plan.blocks[2], (0, 1, 4))):
        assert isinstance(row, TableRow)
        for at in places:
            row.cells[at].merged = True
    (only,) = (one for one in records(plan) if isinstance(one, Activity))
    assert money(only) == [("40000", None, "Local"), ("10000", None, "Județean")]


def test_a_budget_year_that_ends_in_the_next() -> None:
    (row,) = work(
        "Funding profile (£)",
        "Project | Lead | 2031/32 | 2032/33 | Funder",
        "Step-free access at the library | Hollowell Libraries | 20000 | 35000 | Council",
    )
    assert money(row) == [("20000", 2031, None), ("35000", 2032, None)]
