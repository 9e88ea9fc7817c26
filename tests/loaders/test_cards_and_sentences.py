"""What names a card: its heading over the sentences below it, a row over its whole width, a number beside a label.

And what makes one: labels without a colon in a series, values cut by a page, sentences that say who and until when.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas import loaders
from planatlas.records import Activity

BOLD = """# Plan privind apa, comuna Fagu

### 1.1 Harta fântânilor

Nu se știe câte fântâni are comuna. Harta le va arăta pe toate.

**Responsabil** Serviciul Apă Fagu

**Parteneri** Școala Gimnazială Fagu

**Termen** mai 2031

### 1.2 Capace noi pentru fântâni

Capacele lipsesc din anul 2029.

**Responsabil** Compartimentul Gospodărire

**Termen** iunie 2032
"""
DASHES = """Plan d'action de Fagu

Action 1. Cartographier les puits

Pilote – Service des eaux
Partenaires – École du Fau
Échéance – mai 2031

Action 2. Couvrir les puits

Pilote – Service technique
Échéance – juin 2032
"""
CUT = (
    "PLAN DE ACȚIUNE\n\nMăsura 1.1 Harta fântânilor\n\nResponsabil: Serviciul Apă Fagu\nParteneri: Școala Gimnazială\n"
    "\n        2\n\fPlan de acțiune – Comuna Fagu\n\nFagu\nTermen: mai 2031\n\n"
    "Măsura 1.2 Capace noi pentru fântâni\n\nResponsabil: Compartimentul Gospodărire\n\n"
    "        3\n\fPlan de acțiune – Comuna Fagu\n\nTermen: iunie 2032\n"
)
SENTENCES = """Planul comunei Fagu

Măsura 1.1 Harta fântânilor
Harta va fi realizată de Serviciul Apă Fagu până în luna mai 2031.

Măsura 1.2 Capace noi pentru fântâni
Capacele vor fi montate de localnici. Lucrările vor fi efectuate de Compartimentul Gospodărire până la 1 iunie 2032.
"""
CODED = """Plan de măsuri al comunei Fagu

Măsuri:
1.1. Harta fântânilor (Responsabil: Serviciul Apă Fagu, Termen: mai 2031)
1.2. Capace noi pentru fântâni (Responsabil: Compartimentul Gospodărire, Termen: iunie 2032)
"""
HUNGARIAN = """# Bükkös község cselekvési terve

1. Kutak térképe (felelős: Vízügyi Osztály; határidő: 2031. május)
2. Új kútfedelek (felelős: Műszaki Osztály; határidő: 2032. június)
"""


def _table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td colspan={2 if len(row) == 1 else 1}>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{one}</tr>' for one in cells)}</table>"


SPANNED = "<meta charset=utf-8><h1>Programul comunei Fagu</h1>" + "".join(
    _table((title,), ("Cod", code), ("Responsabil", who), ("Parteneri", "Școala Gimnazială Fagu"), ("Termen", when))
    for title, code, who, when in (
        ("Harta fântânilor", "T1", "Serviciul Apă Fagu", "mai 2031"),
        ("Capace noi pentru fântâni", "T2", "Compartimentul Gospodărire", "iunie 2032"),
    )
)
NUMBERED = "<meta charset=utf-8><h1>Programul comunei Fagu</h1>" + "".join(
    _table((f"Fișa P{number}", title), ("Responsabil", who), ("Termen", when))
    for number, (title, who, when) in enumerate(
        (
            ("Harta fântânilor", "Serviciul Apă Fagu", "mai 2031"),
            ("Capace noi pentru fântâni", "Compartimentul Gospodărire", "iunie 2032"),
        ),
        1,
    )
)
TOLD = "<meta charset=utf-8><h1>Programul comunei Fagu</h1>" + "".join(
    f"<h2>{title}</h2><p>{told}</p>" + _table(("Responsabil", who), ("Parteneri", "Școala Fagu"), ("Termen", when))
    for title, told, who, when in (
        ("Harta fântânilor", "Nu se știe câte sunt.", "Serviciul Apă Fagu", "mai 2031"),
        ("Capace noi pentru fântâni", "Lipsesc. Trebuie făcute.", "Compartimentul Gospodărire", "iunie 2032"),
    )
)
ROMANIAN = [
    ("Harta fântânilor", ["Serviciul Apă Fagu"]),
    ("Capace noi pentru fântâni", ["Compartimentul Gospodărire"]),
]
FRENCH = [("Cartographier les puits", ["Service des eaux"]), ("Couvrir les puits", ["Service technique"])]


def read(folder: Path, name: str, text: str) -> list[Activity]:
    source = folder / name
    source.write_text(text, encoding="utf-8")
    return [one for one in loaders.records(loaders.read(source)) if isinstance(one, Activity)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("bold.md", BOLD, ROMANIAN),
        ("dashes.txt", DASHES, FRENCH),
        ("cut.txt", CUT, ROMANIAN),
        ("sentences.txt", SENTENCES, ROMANIAN),
        ("coded.txt", CODED, ROMANIAN),
        ("spanned.html", SPANNED, ROMANIAN),
        ("numbered.html", NUMBERED, ROMANIAN),
        ("told.html", TOLD, ROMANIAN),
        ("magyar.md", HUNGARIAN, [("Kutak térképe", ["Vízügyi Osztály"]), ("Új kútfedelek", ["Műszaki Osztály"])]),
    ],
)
def test_each_card_has_its_name_and_who_does_it(
    tmp_path: Path, name: str, text: str, expected: list[tuple[str, list[str]]]
) -> None:
    found = read(tmp_path, name, text)
    assert [(one.measure_text, [body.mention for body in one.responsible]) for one in found] == expected
    assert all(one.deadline for one in found)


def test_a_value_cut_by_a_page_is_whole(tmp_path: Path) -> None:
    first, _ = read(tmp_path, "cut.txt", CUT)
    assert [one.mention for one in first.partners] == ["Școala Gimnazială Fagu"]
    assert first.lines == [3, 5, 6, 11, 12]


def test_a_title_at_the_top_of_a_page_is_no_rest_of_a_value(tmp_path: Path) -> None:
    text = (
        "Plan\n\nHarta fântânilor\nResponsabil: Serviciul Apă Fagu\nTermen: mai 2031\n\n        2\n"
        "Plan de acțiune – Comuna Fagu\n\nCapace noi pentru fântâni\nResponsabil: Compartimentul Gospodărire\n"
        "Termen: iunie 2032\n\n        3\nPlan de acțiune – Comuna Fagu\n"
    )
    found = read(tmp_path, "top.txt", text)
    assert [one.measure_text for one in found] == ["Harta fântânilor", "Capace noi pentru fântâni"]


def test_a_chapter_over_several_cards_names_none(tmp_path: Path) -> None:
    text = (
        "# Plan\n\n## Apă\n\nPlantăm sălcii pe mal.\n\nResponsabil: Ocolul Silvic Fagu\nTermen: mai 2031\n\n"
        "Curățăm albia pârâului.\n\nResponsabil: Serviciul Apă Fagu\nTermen: iunie 2031\n\n"
        "## Drumuri\n\nReparăm podul vechi.\n\nResponsabil: Serviciul Drumuri Fagu\nTermen: iulie 2031\n"
    )
    found = read(tmp_path, "chapters.md", text)
    assert [one.measure_text for one in found] == [
        "Plantăm sălcii pe mal.",
        "Curățăm albia pârâului.",
        "Reparăm podul vechi.",
    ]


def test_words_of_labels_that_begin_sentences_are_no_labels(tmp_path: Path) -> None:
    text = (
        "# Raport\n\n## Partea 1\n\nResponsabil pentru stare este primarul.\n\nTermen lung înseamnă cinci ani.\n\n"
        "## Partea 2\n\nResponsabil pentru stare este primarul.\n\nTermen lung înseamnă cinci ani.\n"
    )
    assert read(tmp_path, "sentences.md", text) == []


@pytest.mark.parametrize("times", [1, 2])
def test_a_form_to_be_filled_in_gives_no_row(tmp_path: Path, times: int) -> None:
    blank = _table(
        ("Denumirea proiectului", "(se completează)"),
        ("Responsabil", "…"),
        ("Termen", "zz.ll.aaaa"),
        ("Buget estimat", "_______ lei"),
        ("Surse de finanțare", "buget local / fonduri europene"),
    )
    assert read(tmp_path, "blank.html", "<meta charset=utf-8><h1>Formular</h1>" + times * blank) == []


def test_a_year_alone_below_its_label_is_a_deadline(tmp_path: Path) -> None:
    text = "<meta charset=utf-8>" + "".join(
        f"<h2>{title}</h2><dl><dt>Responsabil</dt><dd>{who}</dd><dt>Termen</dt><dd>2032</dd></dl>"
        for title, (who,) in ROMANIAN
    )
    assert [one.deadline for one in read(tmp_path, "years.html", text)] == ["2032", "2032"]


def test_services_under_a_heading_that_proposes_them_are_work_of_whom_it_names(tmp_path: Path) -> None:
    rows = "<tr><th>Denumirea serviciului</th><th>Termen</th></tr><tr><td>Cantină socială</td><td>2032</td></tr>"
    text = (
        f"<meta charset=utf-8><h1>Plan</h1><h2>Servicii sociale propuse a fi înființate de Fundația Fagu</h2>"
        f"<table>{rows}</table><h2>Servicii sociale existente</h2><table>{rows}</table>"
    )
    (found,) = read(tmp_path, "services.html", text)
    assert (found.measure_text, [one.mention for one in found.responsible]) == ("Cantină socială", ["Fundația Fagu"])
