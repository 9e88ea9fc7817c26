"""A plan's own abbreviation is no body, in running text and in a cell; that of a body in its title is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas import loaders
from planatlas.loaders.values.mentions.own_name import own_acronyms
from planatlas.records import Activity, InstitutionRecord


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mid-term report on the Elmbury Action Plan (EAP)", {"eap"}),
        ("Planul de Acțiune pentru Incluziune (PAI) 2031", {"pai"}),
        ("Σχέδιο Δράσης Κλίματος (ΣΔΚ)", {"σδκ"}),
        ("Plan d’action climat (PAC)", {"pac"}),
        ("Planul anual al Direcției de Asistență Socială (DAS)", set()),
        ("Plan of the Elmbury Youth Service (EYS)", set()),
        ("Compartimentul monitorizare, proiecte, programe (CMP)", set()),
    ],
)
def test_an_acronym_that_spells_a_plan(title: str, expected: set[str]) -> None:
    assert own_acronyms([title]) == expected


def test_running_text_and_cells_name_no_plan(tmp_path: Path) -> None:
    prose, table = tmp_path / "prose.txt", tmp_path / "table.md"
    title = "THE ELMBURY ACTION PLAN (EAP)"
    said = "For the second EAP, the town will hold three meetings with clubs and schools."
    prose.write_text(
        f"{title}\n{said}\nThe ESC runs two courses for the clubs of the town every winter.\n", encoding="utf-8"
    )
    rows = "| Action | Responsible | Deadline |\n|---|---|---|\n| Open a library | EAP, Elmbury Council | May 2031 |"
    table.write_text(f"# Elmbury Action Plan (EAP) 2031\n\n{rows}\n", encoding="utf-8")
    for path in (prose, table):
        found = list(loaders.records(loaders.read(path)))
        work = [one for one in found if isinstance(one, Activity)]
        assert work
        named = [one.mention for row in work for one in (*row.responsible, *row.partners)]
        named += [one.mention for one in found if isinstance(one, InstitutionRecord)]
        assert named and not [name for name in named if "EAP" in name]
