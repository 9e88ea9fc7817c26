"""Tables that do not stand as others do: bodies, quarters or months as columns, and measures side by side."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from planatlas.loaders.document import Block, Document, Paragraph, Span, TableCell, TableRow
from planatlas.loaders.reading import records
from planatlas.records import Activity, Doubt, TableRecord


def table(*rows: str, line: int = 3) -> list[Block]:
    """Rows of a table, their cells divided by a bar."""
    out: list[Block] = []
    for at, row in enumerate(rows, line):
        out.append(TableRow(Span(at), [TableCell(text.strip(), Span(at)) for text in row.split("|")]))
    return out


def read(*blocks: Iterable[Block]) -> list[Activity]:
    document = Document("a-plan", [block for part in blocks for block in part])
    return [one for one in records(document) if isinstance(one, Activity)]


def facts(row: Activity) -> tuple[str, list[str], list[str], str | None]:
    names = [[one.mention for one in getattr(row, name)] for name in ("responsible", "partners")]
    return row.activity_text, names[0], names[1], row.deadline or row.period


def line(text: str) -> list[Block]:
    return [Paragraph(Span(1), text)]


LETTERS = (
    "Measure | Elmford Council | Elmford Fire Service | Village Trust | Deadline",
    "Lend tools from the village hall | R | | P | June 2031",
    "Repaint the crossing by the mill | P | R | | March 2032",
)


def test_letters_of_roles_under_bodies() -> None:
    assert [facts(row) for row in read(table(*LETTERS))] == [
        ("Lend tools from the village hall", ["Elmford Council"], ["Village Trust"], "June 2031"),
        ("Repaint the crossing by the mill", ["Elmford Fire Service"], ["Elmford Council"], "March 2032"),
    ]


def test_a_name_is_quoted_from_the_heading_that_prints_it() -> None:
    lead = read(table(*LETTERS))[1].responsible[0]
    assert (lead.line, lead.quote) == (3, "Elmford Fire Service")


@pytest.mark.parametrize(
    ("legend", "letters"),
    [
        ("C = conduce, S = sprijină, I = este informat", "CSI"),
        ("P : pilote, A : associé, I : informé", "PAI"),
        ("Υ = υπεύθυνος, Σ = συμμετέχει, Ε = ενημερώνεται", "ΥΣΕ"),
        ("A = accountable; S = supports; I = informed", "ASI"),
    ],
)
def test_the_legend_says_what_letters_mean(legend: str, letters: str) -> None:
    lead, helps, told = letters
    plan = table(
        "Măsura | DAS Lunca Albă | DSP Alb | ISJ Alb | Termen",
        f"Bănci noi pe aleea cu tei | {lead} | {helps} | {told} | mai 2031",
        f"Trotuar lat în fața școlii | {told} | {lead} | {helps} | 2032",
    )
    assert [facts(row)[1:3] for row in read(line(legend), plan)] == [
        (["DAS Lunca Albă"], ["DSP Alb"]),
        (["DSP Alb"], ["ISJ Alb"]),
    ]


def test_crosses_alone_do_not_say_who_leads() -> None:
    plan = table(
        "Măsura | DAS Lunca Albă | DSP Alb | Poliția Lunca Albă | Termen",
        "Bănci noi pe aleea cu tei | x | | x | mai 2031",
        "Trotuar lat în fața școlii | | x | | 2032",
    )
    rows = read(plan)
    assert [facts(row)[1] for row in rows] == [["DAS Lunca Albă", "Poliția Lunca Albă"], ["DSP Alb"]]
    assert rows[0].cells["responsible"].doubts == [Doubt.COLUMN_UNSURE]


def test_a_heading_over_the_bodies_says_what_their_crosses_mean() -> None:
    plan = table(
        "Măsura | Responsabili | Responsabili | Parteneri | Parteneri",
        "Măsura | DAS Lunca Albă | DSP Alb | ISJ Alb | Clubul Verde",
        "Bănci noi pe aleea cu tei | ☒ | ☐ | ☒ | ☒",
        "Trotuar lat în fața școlii | ☐ | ☒ | ☐ | ☐",
    )
    assert [facts(row)[1:3] for row in read(plan)] == [
        (["DAS Lunca Albă"], ["ISJ Alb", "Clubul Verde"]),
        (["DSP Alb"], []),
    ]


def test_marked_quarters_are_the_deadline() -> None:
    plan = table(
        "Măsura | Responsabil | 2031 | 2031 | 2032 | 2032",
        "Măsura | Responsabil | Sem. I | Sem. II | Sem. I | Sem. II",
        "Bănci noi pe aleea cu tei | Serviciul Parcuri | x | | | ",
        "Trotuar lat în fața școlii | Serviciul Străzi | | ● | ● | ●",
    )
    assert [(row.deadline, row.starts, row.ends) for row in read(plan)] == [
        ("Sem. I 2031", "2031-01-01", "2031-06-30"),
        ("Sem. II 2031 – Sem. II 2032", "2031-07-01", "2032-12-31"),
    ]


def test_the_account_shows_the_headings_of_the_source() -> None:
    document = Document("a-plan", table(*LETTERS))
    [seen] = [one for one in records(document) if isinstance(one, TableRecord)]
    assert seen.headings == ["Measure", "Elmford Council", "Elmford Fire Service", "Village Trust", "Deadline"]
    assert (seen.understood, seen.rows_read) == ("yes", 2)


@pytest.mark.parametrize(
    "plan",
    [
        ("Intrebare | Da | Nu | Parțial", "Aveți un registru al faptelor? | x | | ", "Ați ales un consilier? | | | x"),
        ("Item | Low | Medium | High", "Loss of the main server | x | | ", "Flood in the cellar | | | x"),
        ("Nume | Luni | Marți | Miercuri", "Popa Ana la ghișeul unu | x | | x", "Radu Ion la ghișeul doi | | x | "),
        ("Produs | Preț | Stoc | Raft", "Hârtie albă de scris | 12 | 3 | A", "Creioane moi de desen | 4 | 9 | B"),
    ],
)
def test_other_grids_of_marks_are_no_work(plan: tuple[str, ...]) -> None:
    assert read(table(*plan)) == []


def test_measures_side_by_side() -> None:
    plan = table(
        "Acțiunea | Bănci noi pe aleea cu tei | Trotuar lat în fața școlii",
        "Responsabil | Serviciul Parcuri Lunca Albă | Serviciul Străzi Lunca Albă",
        "Cu cine | Clubul Verde | ",
        "Dificultate | mare | mică",
        "Gata la | mai 2031 | 2032",
    )
    rows = read(plan)
    assert [facts(row) for row in rows] == [
        ("Bănci noi pe aleea cu tei", ["Serviciul Parcuri Lunca Albă"], ["Clubul Verde"], "mai 2031"),
        ("Trotuar lat în fața școlii", ["Serviciul Străzi Lunca Albă"], [], "2032"),
    ]
    assert (rows[1].responsible[0].line, rows[1].cells["partners"].state) == (4, "empty")
