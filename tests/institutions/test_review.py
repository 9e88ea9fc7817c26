"""The review sheet: written, saved by LibreOffice, filled in, read back, refused when damaged; the commands."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from planatlas.errors import SheetDamaged
from planatlas.graph import resolve
from planatlas.graph.institutions import Resolved
from planatlas.graph.review.sheet.answers import read_sheet
from planatlas.graph.review.sheet.write import sheet_bytes
from planatlas.records import Record

Town = Callable[..., list[Record]]
Run = Callable[..., Any]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FORMULA = '=HYPERLINK("http://x","Asociația Foc")'
soffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")


@pytest.fixture
def resolved(town: Town) -> Resolved:
    names = ("Asociația Vântul de Nord", "Asociația Vântul Nordic", FORMULA, "+40 Asociația Plus")
    return resolve([record for at, name in enumerate(names) for record in town([("DAS", name)], doc=f"plan-{at}")])


@pytest.fixture
def sheet(resolved: Resolved, tmp_path: Path) -> Path:
    path = tmp_path / "review.xlsx"
    path.write_bytes(sheet_bytes(resolved, "ro"))
    return path


def column(table: Any, key: str) -> int:
    return next(cell.column for cell in table[1] if cell.value == key)


def fill(path: Path, title: str, key: str, value: str, row: int = 3) -> None:
    book = load_workbook(path)
    book[title].cell(row, column(book[title], key)).value = value
    book.save(path)


def through_libreoffice(path: Path) -> Path:
    """Let another program open the file and save it."""
    out = path.parent / "saved"
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / path.name


def test_every_language(resolved: Resolved) -> None:
    for lang in ("ro", "en", "el", "fr"):
        assert sheet_bytes(resolved, lang)


def test_names_that_look_like_formulas_stay_text(sheet: Path) -> None:
    cells = [cell for table in load_workbook(sheet) for row in table.iter_rows() for cell in row]
    assert any(cell.value == FORMULA for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)


def test_an_untouched_sheet_decides_nothing(sheet: Path, resolved: Resolved) -> None:
    assert read_sheet(sheet, resolved) == []


@soffice
@pytest.mark.office
def test_round_trip_through_another_program(sheet: Path, resolved: Resolved) -> None:
    fill(sheet, "Perechi", "decision", "aceeași")
    fill(sheet, "Perechi", "why", "același sediu")
    fill(sheet, "Instituții", "new_kind", "societate comercială")
    saved = through_libreoffice(sheet)
    assert not any(cell.data_type == "f" for table in load_workbook(saved) for row in table.iter_rows() for cell in row)
    pair, kind = read_sheet(saved, resolved)
    doubt = resolved.doubts[0]
    assert (pair.kind, pair.subject, pair.object, pair.why) == ("same", doubt.one, doubt.other, "același sediu")
    assert (kind.kind, kind.value) == ("kind", "company")


def test_rows_sorted_as_a_whole_are_fine(sheet: Path, resolved: Resolved) -> None:
    book = load_workbook(sheet)
    table = book["Instituții"]
    rows = [[cell.value for cell in row] for row in table.iter_rows(min_row=3)]
    for number, row in enumerate(reversed(rows), start=3):
        for at, value in enumerate(row, start=1):
            cell = table.cell(number, at)
            cell.value = value
            cell.data_type = "s" if value else "n"
    book.save(sheet)
    assert read_sheet(sheet, resolved) == []


def test_a_column_sorted_by_itself_is_refused(sheet: Path, resolved: Resolved) -> None:
    fill(sheet, "Perechi", "decision", "same")
    book = load_workbook(sheet)
    table = book["Instituții"]
    at = column(table, "id")
    ids = [table.cell(row, at).value for row in range(3, table.max_row + 1)]
    for row, value in zip(range(3, table.max_row + 1), reversed(ids), strict=True):
        table.cell(row, at).value = value
    book.save(sheet)
    with pytest.raises(SheetDamaged, match=r"Instituții, row 3"):
        read_sheet(sheet, resolved)


@pytest.mark.parametrize("key", ["check", "key", "one", "decision"])
def test_a_lost_column_is_refused(sheet: Path, resolved: Resolved, key: str) -> None:
    book = load_workbook(sheet)
    book["Perechi"].delete_cols(column(book["Perechi"], key))
    book.save(sheet)
    with pytest.raises(SheetDamaged, match=key):
        read_sheet(sheet, resolved)


@pytest.mark.parametrize(("title", "key", "value"), [
    ("Perechi", "one_name", "Altcineva"), ("Perechi", "check", "1.2E+05"), ("Perechi", "decision", "poate"),
    ("Perechi", "decision", "=1+1"), ("Instituții", "new_kind", "balaur"), ("Instituții", "new_parent", "nimeni"),
])  # fmt: skip
def test_what_cannot_be_is_refused(sheet: Path, resolved: Resolved, title: str, key: str, value: str) -> None:
    fill(sheet, title, key, value)
    with pytest.raises(SheetDamaged, match="row 3"):
        read_sheet(sheet, resolved)


def test_no_workbook_is_refused(tmp_path: Path, resolved: Resolved) -> None:
    (tmp_path / "x.xlsx").write_text("no")
    with pytest.raises(SheetDamaged):
        read_sheet(tmp_path / "x.xlsx", resolved)


@pytest.fixture(scope="module")
def atlas(built: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "town.atlas"
    return built("valea-mare-2031.ro.txt", "valea-mare-2032.ro.txt", into=path)


def test_the_list_of_institutions(run: Run, atlas: Path) -> None:
    rows = json.loads(run("institutions", atlas, "--format", "json").stdout)
    assert {"id", "name", "kind", "class", "abbreviation", "place", "unit_of", "mentions"} <= set(rows[0])
    assert len({row["id"] for row in rows}) == len(rows)
    assert {"mention", "doc", "line", "role"} == set(next(row for row in rows if row["mentions"])["mentions"][0])
    assert any(row["class"] for row in rows)
    assert {doc for row in rows for doc in (one["doc"] for one in row["mentions"])} >= {
        "valea-mare-2031.ro",
        "valea-mare-2032.ro",
    }
    assert "Valea Mare" in run("institutions", atlas).stdout


def test_decided_rebuilt_and_taken_back(run: Run, atlas: Path, tmp_path: Path) -> None:
    sheet, nodes = tmp_path / "review.xlsx", atlas / "nodes.parquet"
    before = nodes.read_bytes()
    run("institutions", atlas, "--sheet", sheet, "--lang", "en")
    assert "Institutions" in load_workbook(sheet).sheetnames
    fill(sheet, "Institutions", "new_name", "Casa de Ajutor")
    run("review", atlas, sheet, "--who", "Ana", "--lang", "en")
    decided = (atlas / "decisions.csv").read_text()
    assert "Casa de Ajutor" in decided
    assert "Ana" in decided
    assert nodes.read_bytes() != before
    assert "0 new decisions, 1 were taken already" in run("review", atlas, sheet, "--lang", "en").stderr.replace(
        "\n", " "
    )
    assert (atlas / "decisions.csv").read_text() == decided
    named = [
        row
        for row in json.loads(run("institutions", atlas, "--format", "json").stdout)
        if row["name"] == "Casa de Ajutor"
    ]
    run("build", EXAMPLES / "valea-mare-2031.ro.txt", EXAMPLES / "valea-mare-2032.ro.txt", "-o", atlas)
    assert "Casa de Ajutor" in run("institutions", atlas).stdout
    run("review", atlas, "--undo", named[0]["id"], "--who", "Ana")
    assert "Casa de Ajutor" not in run("institutions", atlas).stdout
    assert nodes.read_bytes() == before
    assert (atlas / "decisions.csv").read_text().count("Casa de Ajutor") == 1
    run("review", atlas, "--undo", named[0]["id"], code=2)


def test_a_damaged_sheet_changes_nothing(run: Run, atlas: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "review.xlsx"
    run("institutions", atlas, "--sheet", sheet, "--lang", "en")
    fill(sheet, "Institutions", "new_name", "Altul")
    fill(sheet, "Institutions", "id", "institution/other", row=4)
    before = {path: path.read_bytes() for path in atlas.rglob("*") if path.is_file()}
    error = run("review", atlas, sheet, code=2).stderr
    assert "row 4" in error.replace("\n", " ")
    assert {path: path.read_bytes() for path in atlas.rglob("*") if path.is_file()} == before


def hostile_sheets(sheet: Path) -> dict[str, tuple[bytes, str | None]]:
    """Review sheets as people and others send them, with what is said of each; None: it is read."""
    import io
    import zipfile

    def changed(old: bytes, new: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(sheet) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(name, source.read(name).replace(old, new))
        return out.getvalue()

    tail = "".join(f'<row r="{n}"><c r="A{n}" s="0"/><c r="H{n}" s="0"/></row>' for n in range(1_000, 500_000)).encode()
    bomb = io.BytesIO(sheet.read_bytes())
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/a.bin", b"\x00" * (200 << 20))
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return {
        "tail": (changed(b"</sheetData>", tail + b"</sheetData>"), None),
        "far": (changed(b"</sheetData>", far), "Delete the stray cells"),
        "bomb": (bomb.getvalue(), "unpack"),
        "text": (b"no workbook at all", "XLSX"),
    }


@pytest.mark.parametrize("name", ["tail", "far", "bomb", "text"])
def test_a_sheet_comes_through_the_guarded_door(resolved: Resolved, sheet: Path, name: str) -> None:
    fill(sheet, "Instituții", "new_name", "Asociația Nouă")
    content, said = hostile_sheets(sheet)[name]
    sheet.write_bytes(content)
    if said is None:
        assert [one.value for one in read_sheet(sheet, resolved)] == ["Asociația Nouă"]
    else:
        with pytest.raises(SheetDamaged, match=said):
            read_sheet(sheet, resolved)
