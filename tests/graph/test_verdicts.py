"""What an empty cell means is worked out once, from codes and states, never from sentences."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planatlas.atlas import Atlas, build
from planatlas.graph import resolve
from planatlas.graph.assembly import verdicts
from planatlas.graph.institutions import identify
from planatlas.graph.validation import validate
from planatlas.loaders import read, records
from planatlas.queries import ask
from planatlas.records import CELL_FIELDS, Activity, Caveat, Cell, Doubt, Record
from planatlas.reports.document import report_html

PLAN = """Planul local de acțiune al orașului Dealu Nou pentru anul 2031

Măsura\tResponsabil\tParteneri\tTermen\tSursa de finanțare\tObservații
1.1 Ateliere de citire pentru copii\tDAS Dealu Nou\tISJ Teleorman\t30.06.2031\tBuget local\t
1.2 Vizite la vârstnicii singuri\tDAS Dealu Nou\t\t31.12.2031\t\tse reia
1.3 Un telefon pentru urgențe\t\tISU Teleorman\t\tBuget local\t
"""

Found = dict[str, dict[str, str]]


@pytest.fixture
def atlas_of(tmp_path: Path) -> Callable[..., Atlas]:
    def make(text: str, change: Callable[[list[Record]], None] = lambda found: None) -> Atlas:
        file = tmp_path / "plan.ro.txt"
        file.write_text(text, encoding="utf-8")
        found = list(records(read(file)))
        change(found)
        return build(resolve(identify(found)))

    return make


def verdicts_in(atlas: Atlas) -> Found:
    """The verdict of every cell of every measure, by the measure's name."""
    found = {
        node.name: {name: str(node.props[f"{name}_verdict"]) for name in CELL_FIELDS}
        for node in atlas.labelled("Measure")
    }
    assert len(found) == 3
    return found


def test_a_column_by_another_name_changes_no_verdict(atlas_of: Callable[..., Atlas]) -> None:
    before = verdicts_in(atlas_of(PLAN))
    assert {before["Vizite la vârstnicii singuri"][name] for name in ("partners", "funding")} == {"gap"}
    assert verdicts_in(atlas_of(PLAN.replace("Observații", "Riscuri majore"))) == before


def test_a_note_changes_no_verdict(atlas_of: Callable[..., Atlas]) -> None:
    def noted(found: list[Record]) -> None:
        rows = [one for one in found if isinstance(one, Activity)]
        assert rows
        for row in rows:
            row.notes += ["partners: read as nobody knows what", "begins in mid-sentence: its beginning is lost"]

    assert verdicts_in(atlas_of(PLAN, noted)) == verdicts_in(atlas_of(PLAN))


def test_a_doubt_about_one_cell_leaves_the_others(atlas_of: Callable[..., Atlas]) -> None:
    def doubted(found: list[Record]) -> None:
        for row in (one for one in found if isinstance(one, Activity)):
            row.doubt(Caveat.of(Doubt.COLUMN_BY_CONTENT, "partners", column=3))

    found = verdicts_in(atlas_of(PLAN, doubted))["Vizite la vârstnicii singuri"]
    assert (found["partners"], found["funding"]) == ("unsure", "gap")


@pytest.mark.parametrize("doubt", list(Doubt), ids=lambda doubt: doubt.code)
def test_every_doubt_has_words_and_says_what_it_is_about(doubt: Doubt) -> None:
    row = Activity(measure_text="Ateliere", cells={name: Cell("empty") for name in CELL_FIELDS})
    values = dict.fromkeys(("columns", "column", "reason", "code", "objective", "count", "footnote"), "7")
    caveat = Caveat.of(doubt, "partners", **values)
    assert len({caveat.words(lang) for lang in ("ro", "en", "el", "fr")}) >= 3
    row.doubt(caveat)
    found = verdicts.verdicts_of(row, filled=(), whole=False)
    unsure = {name for name, verdict in found.items() if verdict == "unsure"}
    if doubt is Doubt.NAME_ALONE:
        assert set(found.values()) == {"not recorded"}
    else:
        about = {"row": set(CELL_FIELDS), "absence": set(CELL_FIELDS), "cell": {"partners"}, "nothing": set()}
        assert unsure == about[doubt.scope]
    assert 0 <= doubt.weight < 1


def test_one_rule_changed_is_changed_everywhere(
    atlas_of: Callable[..., Atlas], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Findings, both query languages, shapes and the report follow one line."""

    def told(atlas: Atlas) -> tuple[object, ...]:
        finding = [one.verdict for one in atlas.gaps("no-partner") if one.level == "activity"]
        asked = [ask("measures-without-partner", atlas, on=on) for on in ("embedded", "sparql")]
        verdict = [[row[table.columns.index("verdict")] for row in table.rows] for table in asked]
        shapes = [one.node for one in validate(atlas, ["quality"]) if one.shape.id == "measure-partners"]
        page = report_html(atlas, "en")
        return finding, *verdict, len(shapes), '<span class="gap">no partner<' in page

    assert told(atlas_of(PLAN)) == (["gap"], ["gap"], ["gap"], 1, True)
    monkeypatch.setitem(verdicts._BY_STATE, "empty", "unsure")  # type: ignore[arg-type]
    assert told(atlas_of(PLAN)) == (["unsure"], ["unsure"], ["unsure"], 0, False)
