"""Tables whose headings no list has: all columns are told together, from headings, cells and one another."""

from __future__ import annotations

import pytest
from text_rows import facts, read, table

from planatlas.loaders.document import Document, Paragraph, Span
from planatlas.loaders.structure.outline import outline_of
from planatlas.loaders.tables.grids import openings
from planatlas.loaders.tables.solve import NOTHING, assign, margins
from planatlas.records import Doubt

RO = (
    "Gata la | Cine se ocupă | Nivel de risc | Ideea | Alături de | Din ce bani",
    "mai 2031 | Direcția Parcuri Lunca Albă | mic | Bănci noi pe aleea cu tei | Clubul Verde | buget local",
    "2032 | Serviciul Străzi Lunca Albă | mare | Trotuar lat în fața școlii | | fonduri europene",
)
EN = (
    "Ref | Our pledge | Who runs it | Together with | Ready by | Version",
    "A-1 | Lend tools from the village hall | Elmford Parish Council | Men's Shed Elmford | June 2031 | 2",
    "A-2 | Repaint the crossing by the mill | Highways Office | | March 2032 | 2",
)
EL = (
    "Ποιος αναλαμβάνει | Η δέσμευσή μας | Μαζί με | Έως πότε",
    "Διεύθυνση Πρασίνου | Φύτευση δέντρων στην παλιά αγορά | Σύλλογος Γονέων Λιθαριάς | Μάιος 2031",
    "Τμήμα Πρόνοιας | Γεύματα για όσους μένουν μόνοι | | 2032",
)
FR = (
    "Pour quand | Ce que l'on fera | Qui s'en charge | Avec qui | Qui paie",
    "juin 2031 | Ouvrir le parc la nuit pendant l'été | Service des Parcs | Comité des fêtes | budget communal",
    "2032 | Prêter des vélos aux apprentis | Mission Mobilité | | emprunt",
)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (
            RO,
            ("Bănci noi pe aleea cu tei", ["Direcția Parcuri Lunca Albă"], ["Clubul Verde"], "mai 2031"),
        ),
        (
            EN,
            ("Lend tools from the village hall", ["Elmford Parish Council"], ["Men's Shed Elmford"], "June 2031"),
        ),
        (
            EL,
            (
                "Φύτευση δέντρων στην παλιά αγορά",
                ["Διεύθυνση Πρασίνου"],
                ["Σύλλογος Γονέων Λιθαριάς"],
                "Μάιος 2031",
            ),
        ),
        (FR, ("Ouvrir le parc la nuit pendant l'été", ["Service des Parcs"], ["Comité des fêtes"], "juin 2031")),
    ],
)
def test_headings_of_their_own_in_any_order(
    plan: tuple[str, ...], expected: tuple[str, list[str], list[str], str]
) -> None:
    first, second = read(table(*plan))
    assert facts(first) == expected
    assert second.state("partners") == "empty"
    assert second.state("responsible") == second.state("deadline") == "value"


def test_bands_above_and_kinds_below_the_heading_are_no_rows() -> None:
    heading = "Strand | Pledge | In charge | Helped by | Done by"
    rows = ("Parks | Plant a hedge around the pond | Elmford Council | Bee Club | 2031",)
    band = "The pledge | | People | | When"
    kinds = "list | free text | list | list | date"
    plain, banded = read(table(heading, *rows)), read(table(band, heading, kinds, *rows))
    assert [facts(row) for row in banded] == [facts(row) for row in plain] != []


@pytest.mark.parametrize(
    "rows",
    [
        ("Denumirea sălii | Cine o administrează | Tarif (lei) | Valabil până la",
         "Sala mare a căminului | Casa de Cultură Lunca | 250 | 31.12.2031",
         "Sala mică a căminului | Casa de Cultură Lunca | 150 | 31.12.2031"),
        ("Room | Held by | Price per day | Until when",
         "The large room upstairs | Elmford Hall Trust | 120 | May 2031",
         "The small room upstairs | Elmford Hall Trust | 80 | May 2031"),
        ("Action | Heat the school with wood chips",
         "Who is in charge | Alder Town Council",
         "Working with | Alder School, Wood Growers Guild"),
    ],
)  # fmt: skip
def test_prices_and_cards_are_no_tables_of_work(rows: tuple[str, ...]) -> None:
    assert openings([table(*rows)]) == [None]


def test_cells_that_sound_like_labels_under_a_plain_heading_make_no_card() -> None:
    rows = table(
        "Milestone | Measurement | Target date | Responsible party",
        "Launch the youth council | Completion | May 2031 | Youth Office",
        "Data on buses made public | Number of visits | June 2031 | Transport Office",
        "Support for young carers | Completion | 2032 | Care Office",
    )
    assert [one.activity_text for one in read(rows)] == [
        "Launch the youth council",
        "Data on buses made public",
        "Support for young carers",
    ]


def test_a_page_that_goes_on_with_a_told_table_opens_none() -> None:
    told = table("Activități | Responsabil | Parteneri | Termen", "Bănci noi | Direcția Parcuri | Clubul Verde | 2031")
    cut = table("ajutor cu clubul | Serviciul Străzi | sprijin |", "Trotuar lat | Serviciul Străzi | | 2032", line=9)
    (grid,) = outline_of(Document("plan", [*told, Paragraph(Span(8), "7"), *cut])).grids()
    assert openings([[one.row for one in grid.rows]]) == [None]
    assert openings([told, cut]) == [None, None]


def test_months_under_resources_are_no_funding() -> None:
    rows = table(
        "Ce facem | Resurse de timp | Cine răspunde de ea",
        "Ziua porților deschise la muzeu | septembrie 2031 | Muzeul Satului",
        "Tabăra de pictură pentru copii | iulie 2031 | Casa de Cultură",
    )
    assert [(one.deadline, one.funding) for one in read(rows)] == [("septembrie 2031", []), ("iulie 2031", [])]


def test_the_best_total_wins_and_its_margin_is_told() -> None:
    scores = [{"indicators": 1.0, "measure": 0.8}, {"indicators": 0.7}]
    fields, best = assign(scores)
    assert (fields, best) == (["measure", "indicators"], 1.5)
    assert margins(scores, fields, best) == pytest.approx([1.5 - (1.0 + NOTHING)] * 2)
    assert assign([{"deadline": NOTHING / 2}])[0] == [None]


def test_a_column_read_by_its_words_says_so() -> None:
    assert [row.has_doubt(Doubt.HEADING_BY_WORDS) for row in read(table(*RO))] == [True, True]


@pytest.mark.parametrize("heading", ["Capitaine", "Responsable"])
def test_a_table_of_four_columns_is_no_card_of_two_labels(heading: str) -> None:
    """Its first and third heading are labels, and what stands beside them is a heading, not their value."""
    told = read(
        table(
            f"Action | Équipage | {heading} | Date de fin",
            "Poser des bancs devant la mairie | Association des riverains | Commune de Valmont | 31/12/2031",
            "Ouvrir un jardin partagé | École Jean-Moulin | Commune de Valmont | 30/06/2032",
        )
    )
    assert [one.measure_text for one in told] == ["Poser des bancs devant la mairie", "Ouvrir un jardin partagé"]
    assert [one.deadline for one in told] == ["31/12/2031", "30/06/2032"]


def test_the_only_column_of_differing_sentences_is_the_work() -> None:
    """ "Strand" heads rows elsewhere; here no two rows share one, and no other column can be what is done."""
    rows = read(
        table(
            "Workstream | Led by | Complete by",
            "Hazard checks in the homes of people over eighty | Elmford Care Service | March 2032",
            "Balance classes in the village halls | Elmford Sports Trust | June 2031",
        )
    )
    assert [facts(row) for row in rows] == [
        ("Hazard checks in the homes of people over eighty", ["Elmford Care Service"], [], "March 2032"),
        ("Balance classes in the village halls", ["Elmford Sports Trust"], [], "June 2031"),
    ]


def test_what_heads_several_rows_is_no_work() -> None:
    assert not read(
        table(
            "Workstream | Led by | Complete by",
            "Safe homes for older people | Elmford Care Service | March 2032",
            "Safe homes for older people | Elmford Sports Trust | June 2031",
        )
    )


def test_of_a_problem_and_its_solution_the_solution_is_the_work() -> None:
    rows = read(
        table(
            "Domeniul | Neajunsul | Soluția noastră | Cine răspunde | Până la",
            "Sănătate | Lipsa medicului în satele mici | Cabinet mobil o zi pe săptămână | Spitalul Iza | mai 2031",
            "Sănătate | Gripa la bătrâni | Vaccinarea la domiciliu a celor singuri | DSP Iza | noiembrie 2031",
        )
    )
    assert [row.activity_text for row in rows] == [
        "Cabinet mobil o zi pe săptămână",
        "Vaccinarea la domiciliu a celor singuri",
    ]


def test_a_heading_that_begins_as_a_known_one_asks_for_what_it_goes_on_with() -> None:
    rows = read(
        table(
            "Titlul | Instituția care conduce | Instituții asociate | Se încheie",
            "Spălătorie socială în gară | Parohia Teiuș | Primăria Teiuș | mai 2031",
            "Club de șah pentru pensionari | Biblioteca Teiuș | | iunie 2031",
        )
    )
    assert [facts(row) for row in rows] == [
        ("Spălătorie socială în gară", ["Parohia Teiuș"], ["Primăria Teiuș"], "mai 2031"),
        ("Club de șah pentru pensionari", ["Biblioteca Teiuș"], [], "iunie 2031"),
    ]


@pytest.mark.parametrize(("mark", "count"), [("", 2), ("da", 0)])
def test_a_column_that_is_still_empty_does_not_say_what_the_table_is_for(mark: str, count: int) -> None:
    rows = read(
        table(
            "Poz. | Lucrarea de făcut | Cine execută | Ziua | Realizat (da/nu)",
            f"1 | Zugrăvirea sălilor de clasă | Serviciul Administrativ Orlea | 31.08.2031 | {mark}",
            f"2 | Panouri solare pe acoperișul grădiniței | Direcția Tehnică Orlea | 15.10.2031 | {mark}",
        )
    )
    assert len(rows) == count


def test_a_budget_of_words_is_where_the_money_is_from() -> None:
    (row, _) = read(
        table(
            "Commitment | Owner | Finish | Budget line",
            "Bring empty homes back into use | Elmford Housing Association | March 2033 | Housing Revenue Account",
            "Winter night shelter | Elmford Churches Together | March 2032 | Rough Sleeping Initiative",
        )
    )
    assert ([one.mention for one in row.funding], row.budget) == (["Housing Revenue Account"], [])
