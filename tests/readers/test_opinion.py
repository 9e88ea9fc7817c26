"""Rows of a PDF's tables are counted a second time as they are seen; where the counts differ, that is said."""

from __future__ import annotations

from planatlas.loaders.formats.pdf import read_pdf

_WIDE = (60, 200, 340, 480)
_HIGH = (760, 730, 700, 670, 640)


def _table(hidden: int | None = None) -> bytes:
    """A page with a ruled table of four rows; one of its rules may be drawn in white, so that nobody sees it."""
    lines = [f"0 G {x} {_HIGH[-1]} m {x} {_HIGH[0]} l S" for x in _WIDE]
    lines += [f"{1 if n == hidden else 0} G {_WIDE[0]} {y} m {_WIDE[-1]} {y} l S" for n, y in enumerate(_HIGH)]
    words = [
        f"BT /F1 9 Tf {x + 5} {y - 18} Td (Cell {row}{column}) Tj ET"
        for row, y in enumerate(_HIGH[:-1])
        for column, x in enumerate(_WIDE[:-1])
    ]
    content = "\n".join([*lines, *words])
    return _file(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def _file(*objects: str) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n"
    return out + f"{head}<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def test_a_rule_that_nobody_sees_is_told_of() -> None:
    document = read_pdf(_table(hidden=2), "plan")
    assert len(list(document.rows())) == 4
    assert document.notices == [
        "a second reader counts other rows in the tables of page 1 (4 read, 3 seen); check them"
    ]


def test_where_both_count_the_same_nothing_is_said() -> None:
    document = read_pdf(_table(), "plan")
    assert len(list(document.rows())) == 4
    assert document.notices == []
