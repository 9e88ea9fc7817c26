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
