"""The letter to one institution, and the report and letter in Word and PDF."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planatlas.errors import FormUnknown, NameUnknown
from planatlas.reports.document import report_html, write_report
from planatlas.reports.letter import letter
from planatlas.reports.letters import write_letter
from planatlas.reports.paper import as_pdf
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
    measures = next(one for one in report.tables if len(one.rows) == 13 + 3)
    firsts = [row.cells[0].text for row in measures.rows]
    assert firsts[1].startswith("1 Sprijin") and firsts[2].startswith("1.1 ") and firsts[6].startswith("2 Sprijin")
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


def test_word_has_the_drawings_with_words_for_those_who_do_not_see_them(
    make_town: Callable[..., Any], tmp_path: Path
) -> None:
    docx = pytest.importorskip("docx")
    pytest.importorskip("weasyprint")
    report = docx.Document(str(write_report(make_town(24), tmp_path / "r.docx", "en")))
    shapes = [one._inline for one in report.inline_shapes]
    told = [one.docPr.get("descr") for one in shapes]
    assert len(told) == 4 and all("24 of 24 measures" in words and "valea-mare" in words for words in told)
    kinds = {part.content_type for part in report.part.package.iter_parts()}
    assert {"image/png", "image/svg+xml"} <= kinds
    captions = [one for one in report.paragraphs if one.style.name == "Caption"]
    assert len(captions) == 4 and "Measures by institution" in captions[0].text
    assert [one._p.xpath(".//w:fldSimple//w:t")[0].text for one in captions] == ["1", "2", "3", "4"]
    heads = [table.rows[0]._tr.xpath("./w:trPr/w:tblHeader") for table in report.tables[1:]]
    assert heads and all(heads)
    levels = [int(one.style.name[-1]) for one in report.paragraphs if one.style.name.startswith("Heading")]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    letter_ = docx.Document(str(write_letter(make_town(24), tmp_path / "l.docx", "Poliția Locală Valea Mare", "en")))
    assert len(letter_.inline_shapes) == 1


@pytest.mark.office
def test_word_opens_in_another_office(hostile: Any, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice on the path")
    pdfplumber = pytest.importorskip("pdfplumber")
    path = write_report(hostile, tmp_path / "r.docx", "el")
    command = [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=180)
    with pdfplumber.open(tmp_path / "r.pdf") as printed:
        words = " ".join(one.extract_text() for one in printed.pages)
    assert "Έκθεση συντονισμού" in words and "<img src=x onerror=alert(1)>" in words


@pytest.mark.parametrize("weasyprint", [False, True])
def test_paper_holds_every_measure_and_the_whole_network(
    weasyprint: bool, make_town: Callable[..., Any], tmp_path: Path
) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    pytest.importorskip("weasyprint")
    path = tmp_path / "r.pdf"
    path.write_bytes(as_pdf(report_html(make_town(130), "en", paper=True), weasyprint=weasyprint))
    with pdfplumber.open(path) as printed:
        assert "StructTreeRoot" in printed.doc.catalog and "Outlines" in printed.doc.catalog
        pages = [" ".join(one.extract_text().split()) for one in printed.pages]
        sizes = {(round(one.width), round(one.height)) for one in printed.pages}
    drawn = [page for page in pages if "Institutions Measures Objectives" in page]
    listed = " ".join(pages)
    assert len(drawn) == 3 and len(sizes) == 1
    for place in range(1, 131):
        assert listed.count(f"etapa {place} ") + listed.count(f"etapa {place}…") >= 1


def test_pdf_has_the_same_bytes(make_town: Callable[..., Any], tmp_path: Path) -> None:
    pytest.importorskip("weasyprint")
    one, two = (write_report(make_town(8), tmp_path / f"{name}.pdf").read_bytes() for name in "ab")
    assert one == two


def test_a_computer_without_tools_for_drawings_still_writes_word(
    make_town: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docx = pytest.importorskip("docx")
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    report = docx.Document(str(write_report(make_town(4), tmp_path / "r.docx", "fr")))
    assert not report.inline_shapes
    assert any("Les dessins manquent" in one.text for one in report.paragraphs)
