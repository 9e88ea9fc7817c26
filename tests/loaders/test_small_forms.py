"""Small documents that were once read wrongly: the bodies and times of every row, where the folder of them is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.loaders import read, records
from planatlas.records import Activity

FORMS = Path(__file__).resolve().parents[3] / "shared" / "cases" / "forms"
TOWN = "Alder Town Council"
BODIES = {
    "1-ogp-card.html": [f"{TOWN}; Alder Archive"],
    "1b-one-unknown-row-kills-the-card.html": [f"{TOWN}; Alder Archive"],
    "1c-two-column-known-words.html": [f"{TOWN}; Alder Archive"],
    "2-card-title-in-header-row.md": [TOWN],
    "2b-card-of-three-columns-known-words.md": [TOWN],
    "2c-card-climate-words.md": [TOWN],
    "3-card-over-page-head.md": [TOWN],
    "4-structure-pilote.csv": ["Commune de Valmoulin"] * 2,
    "5-titre-de-l-action.csv": ["Commune de Valmoulin"] * 2,
    "6-resurse-de-timp.md": ["Director adjunct; Comisia muzeului", "Consiliul profesoral"],
    "7-commitment-heading.md": ["", ""],
    "7b-action-heading-no-details.md": ["", ""],
    "8-shaded-lines-resurse.pdf": ["Director; Administrator", "Contabil; Administrator"],
    "8-shaded-lines.pdf": ["Director; Administrator", "Contabil; Administrator"],
    "9-blank-form.md": [],
    "10-labelled-paragraphs.txt": [TOWN, "Alder Archive"],
    "11-responsabil-line.txt": ["Conducerea școlii", "directorul școlii; Poliția Locală Valea Mare"],
    "13-band-and-types.csv": ["Commune de Valmoulin"] * 2,
    "13b-band-and-types-known-words.csv": ["Commune de Valmoulin"] * 2,
    "15-elected-person-after-body.txt": ["Communauté de communes du Valmoulin"],
    "16-rows-then-prose-self-assessment.txt": [],
    "17-monitoring-table.md": ["Director"],
}


@pytest.mark.skipif(not FORMS.is_dir(), reason="the folder of small forms is not here")
@pytest.mark.parametrize("name", BODIES)
def test_the_bodies_of_every_row(name: str) -> None:
    rows = [one for one in records(read(FORMS / name)) if isinstance(one, Activity)]
    assert ["; ".join(one.mention for one in row.responsible) for row in rows] == BODIES[name]
    assert not any(cell.state == "empty" for row in rows for field, cell in row.cells.items() if field == "responsible")
