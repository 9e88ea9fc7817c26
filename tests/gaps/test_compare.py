"""Two years of one plan, every change made on purpose."""

from __future__ import annotations

import pytest

from planatlas.graph.gaps.compare import compare
from planatlas.graph.gaps.compare.matching import match_measures

LINES = {
    "kept": "Consiliul copiilor se întrunește în fiecare trimestru",
    "renumbered": "Tabără de vară pentru copiii din familii sărace",
    "reassigned": "Ajutor de urgență pentru familiile rămase fără căldură",
    "reworded": "Vizite la domiciliu la familiile copiilor cu multe absențe",
    "dropped": "Grădină comună în curtea centrului de zi din cartier",
}


class Graph:
    def __init__(self, town):
        self.nodes, self.edges = list(town.nodes.values()), town.edges


@pytest.fixture
def years(town):
    old, new = town("plan/t/2031"), town("plan/t/2032", year=2032)
    for number, text in enumerate(LINES.values(), start=1):
        old.row(text, ["DAS"], ["ISJ"], code=f"1.{number}")
    new.row(LINES["kept"], ["DAS"], ["ISJ"], code="1.1")
    new.row(LINES["renumbered"], ["DAS"], [], code="1.9")
    new.row(LINES["reassigned"], ["DSP"], ["ISJ"], code="1.3")
    new.row("Vizite la domiciliu la familiile copiilor cu peste cincisprezece absențe", ["DAS"], ["ISJ"], code="1.4")
    new.row("Dulapuri cu cheie pentru oamenii fără adăpost", ["DAS"], ["ISJ"], code="1.5")
    return Graph(old), Graph(new)


def test_every_change_is_named(years):
    found = {(one.before or one.after).name: one.what for one in compare(*years).measures}
    assert found[LINES["kept"]] == ("kept",)
    assert found[LINES["renumbered"]] == ("renumbered", "partners changed")
    assert found[LINES["reassigned"]] == ("reassigned",)
    assert found[LINES["reworded"]] == ("reworded",)
    assert found[LINES["dropped"]] == ("dropped",)
    assert found["Dulapuri cu cheie pentru oamenii fără adăpost"] == ("new",)


def test_who_left_and_who_joined(years):
    (one,) = [one for one in compare(*years).measures if "reassigned" in one.what]
    assert (one.left, one.joined) == (("DAS",), ("DSP",))


def test_load_moves_and_gaps_open_and_close(years):
    found = compare(*years)
    assert found.loads["institution/das"] == ("DAS", 5, 4) and found.loads["institution/dsp"] == ("DSP", 0, 1)
    assert {one.kind for one in found.opened} == {"no-partner", "acts-alone"} and found.closed == ()
    back = compare(*reversed(years))
    assert {one.kind for one in back.closed} == {"no-partner", "acts-alone"} and back.opened == ()


def test_an_atlas_compared_with_itself_is_kept(years):
    found = compare(years[0], years[0])
    assert all(one.what == ("kept",) and one.score == 1.0 for one in found.measures)
    assert found.counts()["kept"] == 5 and found.closed == found.opened == ()


def test_a_code_alone_does_not_make_a_match(town):
    old, new = town("plan/t/2031"), town("plan/t/2032")
    old.row("Masă caldă pentru vârstnici", ["DAS"], code="1.1")
    new.row("Cursuri de limba engleză la bibliotecă", ["DAS"], code="1.1")
    assert [one.what for one in compare(Graph(old), Graph(new)).measures] == [("dropped",), ("new",)]


def test_table_has_one_row_a_change(years):
    found = compare(*years)
    moved = sum(before != after for _, before, after in found.loads.values())
    assert len(found.table()) == len(found.measures) + moved + len(found.opened)


def test_measures_that_only_end_alike_are_two(town):
    before, after = town(), town()
    before.row("Burse pentru elevii de la sate care învață în oraș", ["DAS", "ISJ"], ["DSP"], code="1.2.3")
    after.row("Transport cu microbuzul pentru elevii de la sate", ["DAS"], code="1.2.3")
    assert not match_measures(before.corpus(), after.corpus())
