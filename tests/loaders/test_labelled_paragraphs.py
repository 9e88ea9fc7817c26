"""Labelled paragraphs under numbered measures: over blank lines and pages, with labels that are no field."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas import loaders
from planatlas.graph import identify
from planatlas.records import Activity

PROSE_BETWEEN = """Action 1: Open a seed library
By May 2031, the Elmbury Library will lend seeds.

Responsible: Elmbury Library
Supported practice(s): Keep registers
Measurement: Library open (Y/N)

Timeline: Within 3 months

Action 2: Light the mill path
By June 2031, lamps will stand along the path.

The county pays for it and a person has been named.

Responsible: Elmbury Council, with direction from the
Wend Roads Office

Timeline: Within 6 months
"""
WRAPPED = """Plan pentru siguranța elevilor din Valea Mare

1. Controlul zilnic al porții.
          Responsabil: Conducerea școlii

2. Anunțarea poliției la fiecare incident din curte
   și de pe stradă.

          Responsabili: directorul școlii,
          Poliția Locală Valea Mare

          Termen: martie 2031
"""
ONE_LINE = """Plan for Elmbury 2031

1. A night bus to the mill
Lead: Elmbury Transport Office. Partners: Millers Union, Night School. By: June 2031.

2. Books for the ferry
Lead: Elmbury Library. Partners: Ferry Company. By: May 2032.
"""
GREEK = """Σχέδιο δράσης 2031

1. Φύτευση δέντρων στην πλατεία
Υπεύθυνος: Δήμος Ανθόκαμπου
Εταίροι: Σύλλογος Γονέων, Κέντρο Υγείας
Προθεσμία: Μάιος 2031

2. Επισκευή της γέφυρας
Υπεύθυνος: Τεχνική Υπηρεσία
Εταίροι: Περιφέρεια
Προθεσμία: Ιούνιος 2031
"""
SHEET = """Fiche action : Vélo pour tous
Acteurs du projet :
Structures pilotes : Communauté de communes du Valmoulin
Élus référents : Jean MARTIN
Partenaires : Association Roue libre
"""


def told(folder: Path, text: str) -> list[tuple[str, list[str], list[str], str | None]]:
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    rows = [one for one in identify(loaders.records(loaders.read(path))) if isinstance(one, Activity)]
    names = [[[one.mention for one in cell] for cell in (row.responsible, row.partners)] for row in rows]
    return [(row.measure_text, *cells, row.deadline) for row, cells in zip(rows, names, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PROSE_BETWEEN, [
            ("Open a seed library", ["Elmbury Library"], [], "Within 3 months"),
            ("Light the mill path", ["Elmbury Council"], ["Wend Roads Office"], "Within 6 months"),
        ]),
        (WRAPPED, [
            ("Controlul zilnic al porții.", ["Conducerea școlii"], [], None),
            ("Anunțarea poliției la fiecare incident din curte și de pe stradă.",
             ["directorul școlii", "Poliția Locală Valea Mare"], [], "martie 2031"),
        ]),
        (ONE_LINE, [
            ("A night bus to the mill", ["Elmbury Transport Office"], ["Millers Union", "Night School"], "June 2031"),
            ("Books for the ferry", ["Elmbury Library"], ["Ferry Company"], "May 2032"),
        ]),
        (GREEK, [
            ("Φύτευση δέντρων στην πλατεία", ["Δήμος Ανθόκαμπου"], ["Σύλλογος Γονέων", "Κέντρο Υγείας"], "Μάιος 2031"),
            ("Επισκευή της γέφυρας", ["Τεχνική Υπηρεσία"], ["Περιφέρεια"], "Ιούνιος 2031"),
        ]),
        (SHEET, [
            ("Vélo pour tous", ["Communauté de communes du Valmoulin"], ["Association Roue libre"], None),
        ]),
    ],
    ids=["prose-between", "wrapped", "one-line", "greek", "sheet"],
)  # fmt: skip
@pytest.mark.parametrize("page", [False, True])
def test_labels_under_numbered_measures(
    tmp_path: Path, text: str, expected: list[tuple[str, list[str], list[str], str | None]], page: bool
) -> None:
    """The same over a page: its number and a form feed stand before the last label."""
    lines = text.splitlines(keepends=True)
    cut = next(i for i in range(len(lines) - 1, 0, -1) if ":" in lines[i])
    broken = "".join([*lines[:cut], "\n3\n\f", *lines[cut:]])
    assert told(tmp_path, broken if page else text) == expected


def test_a_card_printed_as_a_table_keeps_one_body_a_line(tmp_path: Path) -> None:
    cards = "".join(
        f"<table>\n<tr><td>Action</td><td>{what}</td></tr>\n<tr><td>Deadline</td><td>May 2031</td></tr>\n"
        f"<tr><td>Responsible</td><td>{who}</td></tr>\n</table>\n"
        for what, who in (("A night bus", "Headteacher<br>School Nurse"), ("Books", "Elmbury Council<br>NHS Elmbury"))
    )
    path = tmp_path / "plan.html"
    path.write_text(f"<!doctype html><html><body>\n<h1>Plan 2031</h1>\n{cards}</body></html>", encoding="utf-8")
    rows = [one for one in loaders.records(loaders.read(path)) if isinstance(one, Activity)]
    named = [[one.mention for one in row.responsible] for row in rows]
    assert named == [["Headteacher", "School Nurse"], ["Elmbury Council", "NHS Elmbury"]]
