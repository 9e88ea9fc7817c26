"""The letter to one institution, and the report and letter in Word and PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planatlas.errors import FormUnknown, NameUnknown
from planatlas.reports.document import write_report
from planatlas.reports.letter import letter, write_letter
from planatlas.reports.text import Text


def test_letter_tells_both_roles(make_town: Callable[..., Any]) -> None:
    made = letter(make_town(24), "Direcția de Asistență Socială Valea Mare", Text("ro"))
    (plan,) = made.plans
    assert len(plan.responsible) == 24 and not plan.partner
    assert made.units == ("Compartiment Vârstnici",)
    partner = letter(make_town(24), "POLITIA LOCALA VALEA MARE", Text("ro")).plans[0]
    assert partner.partner and not partner.responsible


def test_nothing_to_write(make_town: Callable[..., Any]) -> None:
    town = make_town(3)
    with pytest.raises(NameUnknown, match="nothing to write"):
        letter(town, "Școala Gimnazială nr. 1 Valea Mare", Text("ro"))


@pytest.mark.browser
def test_letter_page(make_town: Callable[..., Any], tmp_path: Path, visit: Callable[..., Any]) -> None:
    path = write_letter(make_town(24), tmp_path / "l.html", "Poliția Locală Valea Mare", "ro")
    seen = visit(path, java_script_enabled=False)
    words = seen.page.locator("main").inner_text()
    assert "Ca partener" in words and "trim. II" in words and "rândul" in words
    assert (seen.requests, seen.dialogs) == ([], [])


def test_word_documents_hold_the_same(make_town: Callable[..., Any], tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    report = docx.Document(str(write_report(make_town(12), tmp_path / "r.docx", "el")))
    words = "\n".join(one.text for one in report.paragraphs)
    assert "Έκθεση συντονισμού" in words and report.core_properties.language == "el-GR"
    measures = next(one for one in report.tables if len(one.rows) == 13)
    assert measures.rows[1].cells[0].text.startswith("1.1 ")
    sent = docx.Document(str(write_letter(make_town(12), tmp_path / "l.docx", "Poliția Locală Valea Mare", "fr")))
    assert any("Comme partenaire" in one.text for one in sent.paragraphs)


def test_word_takes_any_name(hostile: Any, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    words = "\n".join(one.text for one in docx.Document(str(write_report(hostile, tmp_path / "r.docx"))).paragraphs)
    assert "<img src=x onerror=alert(1)>" in words


@pytest.mark.parametrize("ending", ["html", "docx"])
def test_same_bytes(ending: str, make_town: Callable[..., Any], tmp_path: Path) -> None:
    one, two = (write_report(make_town(8), tmp_path / f"{name}.{ending}").read_bytes() for name in "ab")
    assert one == two


def test_pdf_is_tagged_words(make_town: Callable[..., Any], tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    pdfplumber = pytest.importorskip("pdfplumber")
    path = write_letter(make_town(6), tmp_path / "l.pdf", "Poliția Locală Valea Mare", "el")
    with pdfplumber.open(path) as printed:
        assert "StructTreeRoot" in printed.doc.catalog
        assert "Poliția Locală" in printed.pages[0].extract_text()


def test_unknown_ending_leaves_nothing(make_town: Callable[..., Any], tmp_path: Path) -> None:
    with pytest.raises(FormUnknown, match=".docx"):
        write_report(make_town(3), tmp_path / "r.odt")
    assert not list(tmp_path.iterdir())
