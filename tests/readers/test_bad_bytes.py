"""One bad byte stays one bad byte: it does not make a Greek file another code page, and it is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.loaders import read, records
from planatlas.loaders.formats.encoding import decode

TOP = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (TOP / "examples").glob("*.txt") if path.stem.endswith((".ro", ".el", ".fr")))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_bad_byte_costs_its_own_letter(path: Path, tmp_path: Path) -> None:
    lines = path.read_bytes().split(b"\n")
    at = next(number for number, line in enumerate(lines) if number > len(lines) // 2 and len(line) > 20)
    broken = tmp_path / path.name
    broken.write_bytes(b"\n".join([*lines[:at], lines[at] + b"\xff", *lines[at + 1 :]]))
    document = read(broken)
    assert document.encoding == "utf-8"
    assert [notice for notice in document.notices if f"in line {at + 1};" in notice]
    kinds = [one.kind for one in records(read(path))]
    assert kinds and [one.kind for one in records(document)] == kinds


def test_every_bad_byte_is_one_mark() -> None:
    line = "școli și părinți, grădinițe și bătrâni, ședințe și întâlniri\n"
    found = decode(line.encode() * 3 + b"\xff\xfe")
    assert found.text.endswith("\n\ufffd\ufffd") and found.encoding == "utf-8"
    (notice,) = found.notices
    assert notice.startswith("2 bytes that are no UTF-8 stand in line 4; a letter is lost there.")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("școală şi părinţi".replace("ș", "ş"), "cp1250"),
        ("Κέντρο Πρόληψης", "cp1253"),
        ("à l'école élémentaire", "cp1252"),
    ],
)
def test_another_code_page_is_still_one(text: str, encoding: str) -> None:
    assert decode((text * 20).encode(encoding)).encoding == encoding


def test_html_and_csv_tell_it_too(tmp_path: Path) -> None:
    said = "Școala și părinții bătrânilor învață împreună, în ședințe și întâlniri."
    page = f"<html><body><p>{said}</p>\n<p>x</p></body></html>"
    values = "Măsură;Acțiune;Instituție\nÎnvățare în școală;ședință;Poliția\nÎntâlniri;ședințe;Primăria\n"
    for name, text, line in (("a.html", page, 2), ("a.csv", values, 4)):
        data = text.encode().replace(b"<p>x", b"<p>x\xff") + (b"x\xff;y;z\n" if name == "a.csv" else b"")
        (tmp_path / name).write_bytes(data)
        assert [one for one in read(tmp_path / name).notices if f"in line {line};" in one]


SHARED = TOP.parent / "shared" / "plans"


@pytest.mark.parametrize(
    "path", sorted(SHARED.glob("*.txt")) or [pytest.param(None, marks=pytest.mark.skip("no plans beside the project"))]
)
def test_a_bad_byte_in_a_row_of_a_whole_plan_changes_that_row_only(path: Path, tmp_path: Path) -> None:
    lines, whole = path.read_bytes().split(b"\n"), list(records(read(path)))
    rows = [one.line for one in whole if one.kind == "activity" and one.line and len(lines[one.line - 1]) > 20]
    at = rows[len(rows) // 2]
    broken = tmp_path / path.name
    broken.write_bytes(b"\n".join([*lines[: at - 1], lines[at - 1] + b"\xff", *lines[at:]]))
    hurt = list(records(read(broken)))
    assert [one.kind for one in hurt] == [one.kind for one in whole]
    changed = [one.lines for one, other in zip(whole, hurt, strict=True) if one != other]
    assert changed and all(at in of for of in changed)
