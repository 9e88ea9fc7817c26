"""What a row says beside its fields is asked for on the measure, the same on every engine and in every export."""

from __future__ import annotations

from pathlib import Path

import pytest

import planatlas
from planatlas.atlas import Atlas
from planatlas.records import Activity
from tests.conftest import Run

PLAN = """Plan de acțiune 2031

Măsura\tResponsabil\tTermen\tStadiul\tCuloarea dosarului\tPersoana de contact, tel. 0722 999 888
1.1 Ceai pentru vecini\tPrimăria Lunca\t2031\tRealizat 40 %\tverde\tMaria Ionescu, tel. 0722 123 456
1.2 Cursuri de dans\tPrimăria Lunca\t2031\tîn curs, Maria Ionescu\tverde\tMaria Ionescu
1.3 Plimbări cu barca\tPrimăria Lunca\t2031\t\t\t
"""
SAID = [
    ("Ceai pentru vecini", "Culoarea dosarului: verde", "Realizat 40 %"),
    ("Ceai pentru vecini", "Persoana de contact, […]: […]", "Realizat 40 %"),
    ("Cursuri de dans", "Culoarea dosarului: verde", "în curs, […]"),
    ("Cursuri de dans", "Persoana de contact, […]: […]", "în curs, […]"),
]


@pytest.fixture(scope="module")
def folder(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("lunca")
    (here / "plan.txt").write_text(PLAN, encoding="utf-8")
    run("build", "-q", here / "plan.txt", "-o", here / "lunca.atlas")
    return here / "lunca.atlas"


@pytest.fixture(scope="module")
def atlas(folder: Path) -> Atlas:
    return planatlas.open(folder)


@pytest.mark.parametrize("label", ["Measure", "Activity"])
def test_both_languages_give_what_the_columns_say(atlas: Atlas, label: str) -> None:
    cypher = f"MATCH (m:{label}) UNWIND m.other AS said RETURN m.name AS name, said, m.status_printed AS status"
    sparql = f"""SELECT ?name ?said ?status
        {{ ?m a pa:{label} ; rdfs:label ?name ; pa:other ?said ; pa:status_printed ?status }}"""
    assert sorted(atlas.cypher(cypher).rows) == sorted(atlas.sparql(sparql).rows) == SAID


def test_a_row_without_such_columns_says_nothing(atlas: Atlas) -> None:
    cypher = "MATCH (m:Measure) WHERE m.other IS NULL AND m.status_printed IS NULL RETURN m.name AS name"
    assert atlas.cypher(cypher).column("name") == ["Plimbări cu barca"]


def test_records_and_exports_say_the_same_and_name_nobody(run: Run, folder: Path, tmp_path: Path) -> None:
    rows = [one for one in planatlas.open(folder).records() if isinstance(one, Activity)]
    assert [one.status_printed for one in rows] == ["Realizat 40 %", "în curs, […]", None]
    for form in ("jsonld", "ttl", "csv"):
        run("export", folder, "--to", form, "-o", tmp_path / form)
        files = [path for path in (tmp_path / form).rglob("*") if path.is_file()] or [tmp_path / form]
        text = "\n".join(path.read_text(encoding="utf-8") for path in files)
        assert "Culoarea dosarului: verde" in text and "Realizat 40 %" in text
        assert not any(name in text for name in ("Ionescu", "0722")), form
