"""What a row of a table is about: the action and not its theme, a group and no value, and nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.atlas import build
from planatlas.graph.findings.catalogue import analyses, gaps_of
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.institutions import resolve
from planatlas.graph.review.log import Decisions
from planatlas.loaders import read, records
from planatlas.records import Activity, names_work


def rows(tmp_path: Path, text: str, name: str = "plan.md") -> list[Activity]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [record for record in records(read(path)) if isinstance(record, Activity)]


def table(title: str, *lines: str) -> str:
    head, *rest = (f"| {line} |" for line in lines)
    return "\n".join([f"# {title}", "", head, "|" + "---|" * lines[0].count("|") + "---|", *rest, ""])


GROUPS = {
    "ro": ("Plan de acțiune 2031", "Măsura | Responsabil | Termen | Grup țintă", "tineri"),
    "en": ("Action plan 2031", "Measure | Responsible body | Deadline | Target group", "young people"),
    "fr": ("Plan d'action 2031", "Mesure | Responsable | Échéance | Groupe cible", "jeunes"),
    "el": ("Σχέδιο δράσης 2031", "Μέτρο | Υπεύθυνος φορέας | Προθεσμία | Ομάδα στόχος", "νέοι"),
}


@pytest.mark.parametrize("lang", GROUPS)
def test_a_column_of_groups_asks_for_no_value(tmp_path: Path, lang: str) -> None:
    title, heading, group = GROUPS[lang]
    text = table(title, heading, f"Zumbar A | DAS Brodina | 2031 | {group}", f"Zumbar B | DAS Brodina | 2031 | {group}")
    found = rows(tmp_path, text)
    assert [[one.mention for one in row.target_groups] for row in found] == [[group], [group]]
    assert [row.state("targets") for row in found] == ["no_column", "no_column"]


@pytest.mark.parametrize(
    ("heading", "state"),
    [
        ("Target date", "no_column"),
        ("Target audience", "no_column"),
        ("Public cible", "no_column"),
        ("Grupuri țintă vizate", "no_column"),
        ("Indicators", "no_column"),
        ("Indicators and targets", "empty"),
        ("Indicatori și valoare țintă", "empty"),
        ("Indicateurs et cibles", "empty"),
        ("Δείκτες και τιμές στόχοι", "empty"),
        ("Target value", "empty"),
        ("Valeur cible", "empty"),
    ],
)
def test_a_value_is_asked_for_by_columns_of_values_and_of_indicators(tmp_path: Path, heading: str, state: str) -> None:
    (row,) = rows(tmp_path, table("Plan 2031", f"Measure | Responsible | {heading}", "Zumbar A | DAS Brodina | "))
    assert row.state("targets") == state


def test_no_row_is_accused_of_a_value_that_nobody_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    accused = table("Plan de acțiune 2031", "Măsura | Responsabil | Grup țintă", "Consiliere | DAS | tineri")
    asked = table("Plan de acțiune 2031", "Măsura | Responsabil | Indicatori și ținte", "Consiliere | DAS | ")
    found = {}
    for name, text in (("groups", accused), ("values", asked)):
        path.write_text(text, encoding="utf-8")
        atlas = build(resolve(list(records(read(path))), Decisions()))
        found[name] = [one.verdict for one in gaps_of(Corpus(atlas.nodes, atlas.edges), analyses(["no-target-value"]))]
    assert set(found["groups"]) == {"not recorded"}
    assert set(found["values"]) == {"gap"}


THEMES = [
    ("Tematica | Acțiuni | Responsabil | Termen", "Plan de acțiune 2031"),
    ("Theme | Action | Responsible | Deadline", "Action plan 2031"),
    ("Thème | Action | Pilote | Échéance", "Plan d'action 2031"),
    ("Θεματική | Δράση | Υπεύθυνος φορέας | Προθεσμία", "Σχέδιο δράσης 2031"),
    ("Domeniu | Acțiuni | Responsabil | Termen", "Plan de acțiune 2031"),
]


@pytest.mark.parametrize(("heading", "title"), THEMES)
def test_a_theme_is_the_component_of_the_actions_beside_and_below_it(tmp_path: Path, heading: str, title: str) -> None:
    found = rows(
        tmp_path,
        table(
            title,
            heading,
            "Copii | Zumbar întâi pentru copii | DAS Brodina | 31.12.2031",
            " | Zumbar al doilea pentru copii | DAS Brodina | 30.06.2031",
            "Vârstnici | Zumbar al treilea | DAS Brodina | 31.12.2031",
        ),
    )
    assert [(row.component, row.measure_text) for row in found] == [
        ("Copii", "Zumbar întâi pentru copii"),
        ("Copii", "Zumbar al doilea pentru copii"),
        ("Vârstnici", "Zumbar al treilea"),
    ]
    assert all(row.quote == row.activity_text == row.measure_text for row in found)


def test_a_theme_without_an_action_is_the_work(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, table("Plan de acțiune 2031", "Tematica | Responsabil | Termen", "Bugetul | DAS | 2031"))
    assert (row.component, row.measure_text) == (None, "Bugetul")


def test_a_heading_above_the_table_goes_before_its_themes(tmp_path: Path) -> None:
    text = table("Plan de acțiune 2031", THEMES[0][0], "Copii | Tabără | DAS | 2031")
    (row,) = rows(tmp_path, text.replace("\n\n", "\n\n**COMPONENTA: FAMILIE**\n\n", 1))
    assert row.component == "FAMILIE"


def test_themes_of_one_chapter_end_with_it(tmp_path: Path) -> None:
    first = table("Plan de acțiune 2031", THEMES[0][0], "Copii | Tabără | DAS | 2031")
    second = table("CAPITOLUL II: Sănătate", THEMES[0][0], " | Vaccinare | DSP | 2031")
    assert [row.component for row in rows(tmp_path, f"{first}\n{second}")] == ["Copii", None]


def test_cards_and_tables_agree_on_themes(tmp_path: Path) -> None:
    fields = ("Tematica: {}", "Acțiune: {}", "Responsabil: DAS Brodina", "Termen: 2031")
    cards = "\n".join(
        f"## Acțiunea {number}\n\n"
        + "\n".join(f"- {line.format(text)}" for line, text in zip(fields, pair * 2, strict=True))
        + "\n"
        for number, pair in enumerate([("Copii", "Tabără de vară"), ("Vârstnici", "Îngrijire la domiciliu")], start=1)
    )
    found = rows(tmp_path, f"# Plan de acțiune 2031\n\n{cards}")
    assert [(row.component, row.measure_text) for row in found] == [
        ("Copii", "Tabără de vară"),
        ("Vârstnici", "Îngrijire la domiciliu"),
    ]


def test_a_description_belongs_to_the_action_beside_it(tmp_path: Path) -> None:
    heading = "Description | Action | Responsible | Deadline"
    (row,) = rows(tmp_path, table("Action plan 2031", heading, "For the young | Open a youth centre | Council | 2031"))
    assert (row.measure_text, row.activity_text) == ("Open a youth centre", "For the young")


WORK = "Măsura | Responsabil | Parteneri | Termen | Indicatori"
REAL = "Tabără de vară | DAS Brodina | ISJ | 31.12.2031 | Nr. copii"


@pytest.mark.parametrize(
    "line",
    [
        "1 | 2 | 3 | 4 | 5",
        "(1) | (2) | (3) | (4) | (5)",
        "0. | 1. | 2. | 3. | 4.",
        "(se trece măsura) | (se trece cine) |  | (se trece data) | (se trece indicatorul)",
        "[măsura] | [cine] | [cu cine] | [când] | [cât]",
        "Câmp text | Câmp text | Câmp text | Câmp dată | Câmp text",
        "Reper | Data de începere |  | Responsabil | Alte informații",
        " |  |  | Responsible party | ",
        " | DAS Brodina |  | 31.12.2031 | ",
        "... | DAS Brodina |  | 31.12.2031 | ",
    ],
)
def test_a_row_that_names_no_work_is_none(tmp_path: Path, line: str) -> None:
    found = rows(tmp_path, table("Plan de acțiune 2031", WORK, line, REAL))
    assert [row.measure_text for row in found] == ["Tabără de vară"]


@pytest.mark.parametrize(
    "line",
    [
        "Parteneriate | DAS Brodina | Parteneri locali | 2031 | Fișe",
        "Program | Responsabil local | Comunitate | permanent | Fișe",
        "Buget | Consiliul Local | Comunitate | 2031 | Raport",
        "Tabără | Tabăra Brodina | ISJ | 2031 | Tabără",
        "(pilot) Tabără de iarnă | DAS | ISJ | 2031 | (minim 10)",
    ],
)
def test_short_rows_of_work_stay(tmp_path: Path, line: str) -> None:
    assert len(rows(tmp_path, table("Plan de acțiune 2031", WORK, line, REAL))) == 2


def test_an_activity_without_a_word_never_enters_the_graph(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(table("Plan de acțiune 2031", WORK, REAL), encoding="utf-8")
    found = list(records(read(path)))
    blank = [
        Activity(doc="plan", line=9, deadline="Responsible Party"),
        Activity(doc="plan", line=10, measure_text="–"),
    ]
    assert not any(map(names_work, blank))
    atlas = build(resolve([*found, *blank], Decisions()))
    assert [node.name for node in atlas.nodes if node.label in ("Measure", "Activity")] == ["Tabără de vară"] * 2


def test_cards_without_a_word_are_no_work(tmp_path: Path) -> None:
    cards = "\n\n".join(f"Lead: Council of Oakbridge\nPartners: Body {mark}\nDeadline: 2031" for mark in "ABC")
    (row,) = rows(tmp_path, f"Oakbridge 2031\n\nOpen a youth centre\n\n{cards}\n", "plan.txt")
    assert (row.measure_text, [one.mention for one in row.partners]) == ("Open a youth centre", ["Body A"])


def test_a_column_of_partners_goes_before_who_helps_in_the_cell_of_who_leads(tmp_path: Path) -> None:
    filled, empty, dash = rows(
        tmp_path,
        table(
            "Acțiuni",
            "| Acțiune | Responsabil | Parteneri | Termen |",
            "|---|---|---|---|",
            "| Ateliere în școli | DGASPC Tei în colaborare cu ISJ Tei | Poliția Tei | mai 2031 |",
            "| Linie telefonică gratuită | DGASPC Tei în colaborare cu ISJ Tei | | mai 2031 |",
            "| Ghid pentru părinți | DGASPC Tei în colaborare cu ISJ Tei | - | mai 2031 |",
        ),
    )
    for row in (filled, empty, dash):
        assert [one.mention for one in row.responsible] == ["DGASPC Tei"]
    assert [one.mention for one in filled.partners] == ["Poliția Tei"]
    assert [(one.mention, one.role) for one in filled.actors] == [("ISJ Tei", "partner")]
    # an empty cell says nothing against the wording: to call it a gap would be false
    assert ([one.mention for one in empty.partners], empty.state("partners")) == (["ISJ Tei"], "value")
    assert (dash.partners, dash.state("partners"), len(dash.actors)) == ([], "dash", 1)
