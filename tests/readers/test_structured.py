"""Data files: the work in them is read, each object with its place; what is no work gives no row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import planatlas
from planatlas.errors import SourceUnknown
from planatlas.loaders import records
from planatlas.loaders.stored import as_plain, from_plain
from planatlas.records import Activity, TableRecord

MEASURE = {"measure": "Mend the weir below the mill", "responsible": "River Board", "deadline": "2031-05-31"}

YAML = """
  - measure: >
      Mend the weir
      below the mill
    responsible: River Board
    deadline: 2031-05-31 # at the latest
"""
XML = """<measure><title>Mend the weir below the mill</title>
<responsible>River Board</responsible><deadline>2031-05-31</deadline></measure>"""


def read(path: Path, text: str) -> list[Any]:
    path.write_text(text, encoding="utf-8")
    return list(records(planatlas.read(path)))


def work(path: Path, text: str) -> list[Activity]:
    return [one for one in read(path, text) if isinstance(one, Activity)]


def names(found: Any) -> list[str]:
    return [one.mention for one in found]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", json.dumps({"result": {"records": [MEASURE, MEASURE]}})),
        ("a.json", "\n".join(json.dumps(MEASURE) for _ in range(2))),
        ("a.js", f"const plan = [{json.dumps(MEASURE)}, {json.dumps(MEASURE)},];\nexport default plan;\n"),
        ("a.js", f"show({json.dumps([MEASURE, MEASURE])});"),
        ("a.yaml", "plan:\n" + 2 * YAML),
        ("a.xml", f"<plan>{2 * XML}</plan>"),
    ],
)
def test_one_record_reads_the_same_in_every_notation(tmp_path: Path, name: str, text: str) -> None:
    found = work(tmp_path / name, text)
    assert [one.measure_text for one in found] == ["Mend the weir below the mill"] * 2
    assert [names(one.responsible) for one in found] == [["River Board"]] * 2
    assert [one.deadline for one in found] == ["2031-05-31"] * 2


def test_a_row_has_the_line_and_the_path_of_its_object(tmp_path: Path) -> None:
    text = '{"steps": [\n' + ",\n".join(json.dumps(MEASURE | {"code": f"1.{at}"}) for at in (1, 2)) + "\n]}"
    found = work(tmp_path / "a.json", text)
    assert [(one.line, one.cell, one.measure_code) for one in found] == [(2, "steps[0]", "1.1"), (3, "steps[1]", "1.2")]


def test_an_empty_value_is_a_gap_and_a_missing_key_is_none(tmp_path: Path) -> None:
    with_partner = MEASURE | {"partners": ["Angling Club"]}
    found = work(tmp_path / "a.json", json.dumps([with_partner, MEASURE | {"partners": []}, MEASURE]))
    assert [one.state("partners") for one in found] == ["value", "empty", "no_column"]


def test_nothing_of_one_object_stands_in_the_next(tmp_path: Path) -> None:
    nameless = {"measure": "", "responsible": "Town Board", "deadline": "2032-01-31"}
    found = read(tmp_path / "a.json", json.dumps([MEASURE, nameless, MEASURE | {"measure": "Drain the lower meadow"}]))
    rows = [one for one in found if isinstance(one, Activity)]
    assert "Mend the weir below the mill" not in [one.measure_text for one in rows[1:]]
    [table] = [one for one in found if isinstance(one, TableRecord)]
    assert (table.rows_read, [one.why for one in table.left_out]) == (2, ["heading", "not work"])


def test_a_text_in_two_languages_is_one_row_and_the_other_is_kept(tmp_path: Path) -> None:
    twins = {
        "măsura": {"ro": "Repararea stăvilarului de la moară", "en": "Mending the weir"},
        "responsabil": "Primăria Valea",
    }
    [one] = work(tmp_path / "a.json", json.dumps({"lang": "ro", "plan": [twins]}))
    assert one.measure_text == "Repararea stăvilarului de la moară"
    assert [(other.heading, other.text) for other in one.other] == [("măsura (en)", "Mending the weir")]


def test_a_role_says_what_a_body_is_there_for(tmp_path: Path) -> None:
    bodies = [{"name": "River Board", "role": "lead"}, {"name": "Angling Club", "role": "partner"}]
    [one] = work(tmp_path / "a.json", json.dumps([{"measure": MEASURE["measure"], "stakeholders": bodies}]))
    assert (names(one.responsible), names(one.partners)) == (["River Board"], ["Angling Club"])


def test_money_held_apart_is_one_amount(tmp_path: Path) -> None:
    budget = {"type": "1", "amount": 5000, "currency": "EUR", "year": 2031, "source": "Town budget"}
    [one] = work(tmp_path / "a.json", json.dumps([MEASURE | {"budget": budget}]))
    assert [(money.amount, money.currency) for money in one.budget] == [("5000", "EUR")]
    assert names(one.funding) == ["Town budget"]


@pytest.mark.parametrize(
    "data",
    [
        {"bodies": [{"name": "Parks Department of the town", "phone": "000"}, {"name": "River Board of the town"}]},
        {"prices": [{"item": "A ticket for the pool", "price": 4, "currency": "EUR"}]},
        {"news": [{"title": "The library opens on Sundays", "date": "2031-03-03", "url": "https://a.example/1"}]},
        {"name": "map-widget", "scripts": {"build": "vite build"}, "dependencies": {"d3": "7"}},
    ],
)
def test_data_without_work_is_no_plan(tmp_path: Path, data: object) -> None:
    with pytest.raises(SourceUnknown):
        read(tmp_path / "a.json", json.dumps(data))


def test_a_document_of_data_is_kept_and_read_again_the_same(tmp_path: Path) -> None:
    budget = {"amount": 5000, "currency": "EUR"}
    row = MEASURE | {"partners": ["Angling Club", "Mill Trust"], "budget": budget}
    document = planatlas.read(_written(tmp_path / "a.json", json.dumps([row, MEASURE])))
    again = from_plain(json.loads(json.dumps(as_plain(document))))
    assert again.blocks == document.blocks
    assert any(cell.parts for block in again.rows() for cell in block.cells)
    assert any(cell.absent for block in again.rows() for cell in block.cells)


def test_aliases_are_not_followed(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}, *{old}]\n" for old, new in ("ab", "bc", "cd"))
    assert not work(tmp_path / "a.yaml", bomb)


def test_a_file_without_end_of_depth_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceUnknown):
        read(tmp_path / "a.json", "[" * 20_000 + "]" * 20_000)


def test_an_entity_is_not_put_in(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Keep the keys of the weir", encoding="utf-8")
    text = f'<!DOCTYPE p [<!ENTITY e SYSTEM "{tmp_path / "secret.txt"}">]><p><measure>&e;</measure></p>'
    assert "Keep the keys" not in str(read(tmp_path / "a.xml", text))


def test_labels_that_people_wrote_are_no_yaml(tmp_path: Path) -> None:
    text = "Plan of the town: weirs\nLead of the work: River Board\nlead: Mill Board\nlead: Town Board\n"
    assert planatlas.read(_written(tmp_path / "a.txt", text)).media == "text/plain"


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
