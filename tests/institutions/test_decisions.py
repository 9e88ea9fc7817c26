"""What people decide: one log, applied on every rebuild, in an order that merges, and taken back again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planatlas.errors import AtlasDamaged, PlanatlasError
from planatlas.graph import resolve
from planatlas.graph.institutions import Decision, Decisions
from planatlas.graph.institutions.decided import SPELLING
from planatlas.records import Record

Town = Callable[..., list[Record]]
NAMES = ("Asociația Vântul de Nord", "Asociația Vânturile de Nord", "Asociația Vântul Nordic")
A, B, C = (f"institution/ro-vn-focsani/ngo/{slug}" for slug in (
    "asociatia-vantul-nord", "asociatia-vanturile-nord", "asociatia-vantul-nordic",
))  # fmt: skip


@pytest.fixture
def three(town: Town) -> list[Record]:
    """A plan with three associations of like names, each in its own document."""
    docs = enumerate(NAMES)
    return [record for number, name in docs for record in town([("DAS", name)], doc=f"plan-{number}")]


def log(*decisions: Decision) -> Decisions:
    out = Decisions()
    for one in decisions:
        out.add(one)
    return out


def asked(records: list[Record], decisions: Decisions) -> set[frozenset[str]]:
    return {frozenset((doubt.one, doubt.other)) for doubt in resolve(records, decisions).doubts}


def test_people_are_asked_and_then_not(three: list[Record]) -> None:
    assert frozenset((A, C)) in asked(three, Decisions())
    assert frozenset((A, C)) not in asked(three, log(Decision("different", A, C)))


def test_same_joins_and_different_keeps_apart(three: list[Record]) -> None:
    resolved = resolve(three, log(Decision("same", A, C)))
    assert resolved.of(NAMES[0], "plan-0") == resolved.of(NAMES[2], "plan-2")
    assert "decision" in next(one.reasons for one in resolved.institutions if one.id == resolved.of(NAMES[0], "plan-0"))
    apart = resolve(three, log(Decision("same", A, C), Decision("different", A, C, at="2031-01-02")))
    assert apart.of(NAMES[0], "plan-0") != apart.of(NAMES[2], "plan-2")


def test_if_a_is_not_b_and_b_is_c_nobody_asks_about_a_and_c(three: list[Record]) -> None:
    before = asked(three, Decisions())
    assert {frozenset((A, C)), frozenset((B, C))} & before
    after = asked(three, log(Decision("different", A, B), Decision("same", B, C)))
    assert not any({A} & pair and {B, C} & pair for pair in after)


def test_a_later_word_wins_over_a_contradiction(three: list[Record]) -> None:
    decisions = log(
        Decision("same", A, B, at="2031-01-01"), Decision("same", B, C, at="2031-01-02"),
        Decision("different", A, C, at="2031-01-03"),
    )  # fmt: skip
    resolved = resolve(three, decisions)
    assert resolved.of(NAMES[0], "plan-0") != resolved.of(NAMES[2], "plan-2")
    assert len(resolved.warnings) == 1


def test_undo_gives_back_what_was_before(three: list[Record]) -> None:
    decisions = log(Decision("same", A, C, at="1"), Decision("different", C, A, at="2"))
    assert decisions.on("pair", A, C).kind == "different"  # type: ignore[union-attr]
    decisions.add(Decision("undo", A, C, value="pair", at="3"))
    assert decisions.on("pair", C, A).kind == "same"  # type: ignore[union-attr]
    decisions.add(Decision("undo", C, A, value="pair", at="4"))
    assert decisions.on("pair", A, C) is None
    with pytest.raises(PlanatlasError, match="in force"):
        decisions.add(Decision("undo", A, C, value="pair"))
    assert len(decisions.log) == 4
    assert resolve(three, decisions).of(NAMES[0], "plan-0") == A


def test_name_kind_parent(three: list[Record]) -> None:
    das = "institution/ro-vn-focsani/das"
    decisions = log(
        Decision("name", A, value="Vântul"), Decision("kind", B, value="company"), Decision("parent", C, das)
    )
    decisions.add(Decision("kind", das, value="class"))
    bodies = {one.id: one for one in resolve(three, decisions).institutions}
    assert bodies[A].name == "Vântul"
    assert bodies[B].kind == "company"
    assert (bodies[C].unit_of, bodies[C].basis) == (das, "decision")
    assert bodies[das].cls


def test_a_spelling_is_taken_out_of_a_body(town: Town) -> None:
    records = town([("DAS; D.A.S.; DAS Focșani", "")])
    das = "institution/ro-vn-focsani/das"
    resolved = resolve(records, log(Decision("different", das, SPELLING + "D.A.S.")))
    assert resolved.of("D.A.S.", "plan") != das
    assert resolved.of("DAS", "plan") == resolved.of("DAS Focșani", "plan") == das


def test_weak_joins_are_asked_about_until_confirmed(town: Town) -> None:
    records = town([("DAS", "CZVN")], services=[("Centrul de zi pentru viitor nou azi", "DAS")])
    (doubt,) = resolve(records).doubts
    assert (doubt.other, doubt.reason) == (SPELLING + "CZVN", "some initials")
    assert resolve(records, log(Decision("same", doubt.one, doubt.other))).doubts == []
    assert resolve(records, log(Decision("unsure", doubt.one, doubt.other))).doubts[0].asked


def test_a_decision_about_what_is_gone_warns(three: list[Record]) -> None:
    resolved = resolve(
        three, log(Decision("same", A, "institution/gone"), Decision("name", "institution/x", value="y"))
    )
    assert len(resolved.warnings) == 2


def test_the_file_is_sorted_and_merges(tmp_path: Path) -> None:
    one, other = (
        log(Decision("same", A, C, who="Ana", at="1")),
        log(Decision("finding", "finding/1", value="fixed", at="2")),
    )
    both = Decisions([*other.log, *one.log])
    one.write(tmp_path / "one.csv")
    other.write(tmp_path / "other.csv")
    both.write(tmp_path / "both.csv")
    lines = [set((tmp_path / name).read_text().splitlines()) for name in ("one.csv", "other.csv", "both.csv")]
    assert lines[0] | lines[1] == lines[2]
    assert Decisions.read(tmp_path / "both.csv").log == sorted(both.log, key=lambda d: d.kind == "same")
    again = Decisions.read(tmp_path / "both.csv")
    again.write(tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "both.csv").read_bytes()
    assert again.on("finding", "finding/1").value == "fixed"  # type: ignore[union-attr]


def test_two_people_on_one_pair_are_both_kept(tmp_path: Path) -> None:
    ana, bob = log(Decision("same", A, C, who="Ana", at="1")), log(Decision("different", A, C, who="Bob", at="2"))
    Decisions([*ana.log, *bob.log]).write(tmp_path / "d.csv")
    read = Decisions.read(tmp_path / "d.csv")
    assert {one.who for one in read.log} == {"Ana", "Bob"}
    assert read.on("pair", A, C).who == "Bob"  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["nonsense\n1\n", "kind,subject,object,number,value,who,at,why\nlove,a,b,1,,,,\n",
                                  "kind,subject,object,number,value,who,at,why\nsame,a,b,x,,,,\n",
                                  "kind,subject,object,number,value,who,at,why\nsame,a\n"])  # fmt: skip
def test_a_broken_log_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "decisions.csv").write_text(text)
    with pytest.raises(AtlasDamaged, match=r"decisions\.csv, line \d"):
        Decisions.read(tmp_path / "decisions.csv")
