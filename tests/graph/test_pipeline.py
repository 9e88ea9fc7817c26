"""From sources to a folder: what is counted once, what is kept, what is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.atlas import build_atlas
from planatlas.errors import AtlasDamaged, SourceError

EXAMPLES = Path(__file__).parents[2] / "examples"
TOWN = EXAMPLES / "judetul-alb-drug-plan-2031-2035.ro.txt"


def test_the_same_content_twice_counts_once(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(TOWN.read_bytes())
    one = build_atlas([TOWN], tmp_path / "one.atlas")
    two = build_atlas([TOWN, copy, TOWN], tmp_path / "two.atlas")
    assert two.atlas.nodes == one.atlas.nodes and two.atlas.edges == one.atlas.edges
    assert [reading.facts.get("copy_of") for reading in two.readings] == [None, TOWN.name]


def test_a_changed_source_replaces_and_its_old_hash_stays(tmp_path: Path) -> None:
    plan, atlas = tmp_path / TOWN.name, tmp_path / "x.atlas"
    plan.write_bytes(TOWN.read_bytes())
    (before,) = build_atlas([plan], atlas).atlas.receipt()["sources"]
    plan.write_bytes(TOWN.read_bytes() + b"\n")
    (after,) = build_atlas([plan], atlas).atlas.receipt()["sources"]
    assert "replaced" not in before
    assert after["replaced"] == [before["sha256"]]
    assert build_atlas([plan], atlas).atlas.receipt()["sources"] == [after]


def test_decisions_are_read_and_stay_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "x.atlas"
    build_atlas([TOWN], folder)
    head = "kind,subject,object,number,value,who,at,why\n"
    (folder / "decisions.csv").write_text(head, encoding="utf-8")
    build_atlas([TOWN], folder)
    assert (folder / "decisions.csv").read_text(encoding="utf-8") == head
    (folder / "decisions.csv").write_text(head + "nonsense,a,b,1,,,,\n", encoding="utf-8")
    before = (folder / "receipt.json").read_bytes()
    with pytest.raises(AtlasDamaged, match="line 2"):
        build_atlas([TOWN], folder)
    assert (folder / "receipt.json").read_bytes() == before


def test_nothing_readable_raises_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="gone.txt"):
        build_atlas([tmp_path / "gone.txt"], tmp_path / "x.atlas")
    assert list(tmp_path.iterdir()) == []


def test_the_receipt_holds_no_path(tmp_path: Path) -> None:
    outcome = build_atlas([TOWN, tmp_path / "gone.txt"], tmp_path / "x.atlas")
    assert [reading.source.path.name for reading in outcome.refused] == ["gone.txt"]
    assert str(tmp_path) not in (tmp_path / "x.atlas" / "receipt.json").read_text(encoding="utf-8")


def test_stages_are_told_in_order(tmp_path: Path) -> None:
    heard: list[str] = []
    build_atlas([TOWN], tmp_path / "x.atlas", done=lambda one: heard.append(one.source.path.name), stage=heard.append)
    assert heard == [TOWN.name, "resolve", "build", "write"]
