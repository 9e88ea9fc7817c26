"""A plan of which no measure was read is never told to have no gap: it is named first, and the exit code says so."""

from __future__ import annotations

import json
import zipfile

import pytest

from planatlas import open as open_atlas
from planatlas.reports.document import report_html
from planatlas.reports.letters import write_letter

PROSE = """# Planul local de acțiune 2031 al Municipiului Valea Brazilor

Municipiul Valea Brazilor dorește să sprijine familiile și vârstnicii, fără ca vreun tabel să spună cum.

O.S. 1.1 Sprijin pentru familiile cu copii
"""
FULL = """# Planul anual de acțiune 2031 al Municipiului Dealu Nou

| Nr. | Măsura | Indicatori și valoare țintă | Termen | Instituția responsabilă | Parteneri | Sursa de finanțare |
|---|---|---|---|---|---|---|
| 1.1 | Ateliere de lectură | 100 de elevi | 30.06.2031 | Biblioteca Municipală | Inspectoratul Școlar | Buget local |
"""
NEWS = """# Echipa mobilă a ajuns în toate satele

Primăria Dealu Nou a anunțat marți, 3 martie 2031, că echipa mobilă a fost în toate satele comunei.
"""
MIXED = (
    FULL
    + """
## Capitolul 2

| Rubrica A | Rubrica B | Rubrica C |
|---|---|---|
| Deschiderea unei biblioteci pentru copii | Biblioteca Comunală | 30.06.2031 |
| Amenajarea unui parc de joacă lângă școală | Poliția Locală | 31.12.2031 |
| Repararea podului de peste pârâu | Primăria | 31.12.2031 |
"""
)
"""One table that is read, with one row, and one of three that nobody takes."""
PARTLY = "tables: 1 of 2 read; rows: 1 of 4."
COLUMNS = "0 of 3 rows were read. Headings: Rubrica A | Rubrica B | Rubrica C. Columns that nobody took: Rubrica A,"
FALSE = ("No gap was found", "No gap found", "Nothing to report")


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    folder = tmp_path_factory.mktemp("unread")
    for name, text in (("prose.md", PROSE), ("full.md", FULL), ("news.md", NEWS), ("mixed.md", MIXED)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def atlas(run, sources):
    done = run("build", sources / "prose.md", "-o", sources / "prose.atlas", code=7)
    assert "no measure was read" in done.stderr
    return sources / "prose.atlas"


@pytest.mark.parametrize("command", ["gaps", "validate"])
def test_it_is_said_first_and_nothing_else_is_claimed(run, atlas, command):
    done = run(command, atlas, code=7)
    assert done.stderr.splitlines()[0].startswith("Planul local de acțiune 2031")
    assert "no measure was read" in done.stderr and not any(word in done.stderr + done.stdout for word in FALSE)


def test_a_draft_of_which_nothing_was_read(run, sources):
    done = run("check", sources / "prose.md", code=7)
    assert "no measure was read" in done.stderr and not any(word in done.stderr for word in FALSE)


def test_json_stays_json(run, atlas):
    assert json.loads(run("gaps", atlas, "--format", "json", code=7).stdout) == []


@pytest.mark.parametrize("profile", ["coordinator", "research"])
def test_no_empty_table_is_printed(run, atlas, sources, profile):
    for asked in (("gaps", atlas), ("check", sources / "prose.md")):
        done = run(*asked, "--profile", profile, code=7)
        assert done.stdout == "" and "no measure was read" in done.stderr


@pytest.mark.parametrize(("profile", "first"), [("coordinator", "No.,"), ("research", "id,")])
def test_csv_keeps_its_heading(run, atlas, sources, profile, first):
    for asked in (("gaps", atlas), ("check", sources / "prose.md")):
        (heading,) = run(*asked, "--profile", profile, "--format", "csv", code=7).stdout.splitlines()
        assert heading.lstrip("\ufeff").startswith(first)


SAID = [
    ("ro", "nu s-a citit nicio măsură"),
    ("en", "No measure was read"),
    ("el", "δεν διαβάστηκε κανένα μέτρο"),
    ("fr", "aucune mesure n’a été lue"),
]


@pytest.mark.parametrize(("lang", "words"), SAID)
def test_the_report_says_so_before_anything_else(run, atlas, sources, lang, words):
    page = sources / f"{lang}.html"
    run("report", atlas, "-o", page, "--lang", lang, code=7)
    text = page.read_text("utf-8")
    assert words.lower() in text[text.index("<body") : text.index("<main")].lower()
    assert not any(word in text for word in FALSE)


def test_the_report_in_word_says_so(run, atlas, sources):
    run("report", atlas, "-o", sources / "r.docx", code=7)
    with zipfile.ZipFile(sources / "r.docx") as opened:
        text = opened.read("word/document.xml").decode()
    assert "No measure was read" in text and not any(word in text for word in FALSE)


def test_there_is_nobody_to_write_to(run, atlas, sources):
    done = run("report", atlas, "--institution", "Primăria", "-o", sources / "l.docx", code=7)
    assert "no measure was read" in done.stderr and not (sources / "l.docx").exists()


def test_one_that_was_read_beside_one_that_was_not(run, sources):
    both = sources / "both.atlas"
    run("build", sources / "prose.md", sources / "full.md", "-o", both, code=7)
    done = run("gaps", both, "--kind", "no-partner", code=7)
    assert "from which measures were read" in done.stderr and "No gap was found." not in done.stderr
    opened = open_atlas(both)
    assert [plan.props["doc"] for plan in opened.unread] == ["prose"]
    letter = write_letter(opened, sources / "letter.html", "Biblioteca Municipală", "en").read_text("utf-8")
    assert "No measure was read" in letter and "No measure was read" in report_html(opened, "en")


def test_refused_sources_go_before_it(run, sources):
    (sources / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    run("build", sources / "prose.md", sources / "bad.pdf", "-o", sources / "bad.atlas", code=6)


def test_what_does_not_fit_goes_before_it(run, sources):
    (sources / "bare.md").write_text(FULL.replace("Biblioteca Municipală", ""), encoding="utf-8")
    run("build", sources / "prose.md", sources / "bare.md", "-o", sources / "bare.atlas", code=7)
    assert "no measure was read" in run("validate", sources / "bare.atlas", code=5).stderr


def test_news_promises_no_measure(run, sources):
    run("build", sources / "news.md", "-o", sources / "news.atlas", code=0)
    done = run("gaps", sources / "news.atlas", code=0)
    assert "not analysed" in done.stderr and not any(word in done.stderr for word in FALSE)


def test_a_plan_that_was_read_ends_with_nothing_of_this(run, sources):
    run("build", sources / "full.md", "-o", sources / "full.atlas", code=0)
    assert "no measure was read" not in run("gaps", sources / "full.atlas", code=0).stderr


@pytest.fixture(scope="module")
def mixed(run, sources):
    done = run("build", sources / "mixed.md", "-o", sources / "mixed.atlas", "--lang", "en", code=7)
    last = done.stderr.splitlines()[-1]
    assert PARTLY in done.stderr and COLUMNS in done.stderr
    assert f"planatlas columns {sources / 'mixed.atlas'} --sheet" in last and "planatlas review" in last
    return sources / "mixed.atlas"


@pytest.mark.parametrize(
    ("command", "code"), [("gaps", 7), ("validate", None), ("check", 7), ("report", 7), ("letter", 7)]
)
def test_one_table_of_two_is_told_first_by_everything(run, mixed, sources, command, code):
    words = {
        "check": ["check", sources / "mixed.md"],
        "report": ["report", mixed, "-o", sources / "mixed.html"],
        "letter": ["report", mixed, "-o", sources / "mixed.html", "--institution", "Biblioteca Municipală"],
    }.get(command, [command, mixed])
    first, second, *_ = run(*words, "--lang", "en", code=code).stderr.splitlines()
    assert PARTLY in first and COLUMNS in second


@pytest.mark.parametrize("letter", [False, True])
def test_word_opens_with_the_table_that_was_not_read(run, mixed, sources, letter):
    from docx import Document

    path = sources / f"mixed-{letter}.docx"
    to = ["--institution", "Biblioteca Municipală"] if letter else []
    run("report", mixed, "-o", path, "--lang", "en", *to, code=7)
    title, first, second, *_ = [one.text for one in Document(path).paragraphs if one.text]
    assert title and PARTLY in first and COLUMNS in second


@pytest.mark.parametrize("letter", [False, True])
def test_a_page_opens_with_the_table_that_was_not_read(run, mixed, sources, letter):
    path = sources / f"mixed-{letter}.html"
    to = ["--institution", "Biblioteca Municipală"] if letter else []
    run("report", mixed, "-o", path, "--lang", "en", *to, code=7)
    page = path.read_text(encoding="utf-8")
    assert 0 < page.index(PARTLY) < page.index(COLUMNS) < page.index("<h2")
