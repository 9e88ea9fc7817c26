"""Two years of one plan, every change made on purpose."""

from __future__ import annotations

import pytest

from planatlas import build_atlas
from planatlas.graph.findings.compare import compare
from planatlas.graph.findings.compare.fields import FIELDS as COMPARED
from planatlas.graph.findings.compare.fields import TRANSITIONS
from planatlas.graph.findings.compare.matching import match_measures
from planatlas.graph.findings.finding_tables import change_name, comparison_table
from planatlas.ontology import message

CELLS = ("responsible", "partners", "funding", "budget", "indicators", "targets", "deadline", "target_groups")

LINES = {
    "kept": "Consiliul copiilor se întrunește în fiecare trimestru",
    "renumbered": "Tabără de vară pentru copiii din familii sărace",
    "reassigned": "Ajutor de urgență pentru familiile rămase fără căldură",
    "reworded": "Vizite la domiciliu la familiile copiilor cu multe absențe",
    "dropped": "Grădină comună în curtea centrului de zi din cartier",
}


NOT_ASKED = dict.fromkeys(("funding", "budget", "indicators", "targets", "deadline", "target_groups"), "no_column")


class Graph:
    def __init__(self, town):
        town.corpus()  # the verdicts of its rows
        self.nodes, self.edges = list(town.nodes.values()), town.edges


@pytest.fixture
def years(town):
    old, new = town("plan/t/2031"), town("plan/t/2032", year=2032)
    for number, text in enumerate(LINES.values(), start=1):
        old.row(text, ["DAS"], ["ISJ"], code=f"1.{number}", cells=NOT_ASKED)
    new.row(LINES["kept"], ["DAS"], ["ISJ"], code="1.1", cells=NOT_ASKED)
    new.row(LINES["renumbered"], ["DAS"], [], code="1.9", cells=NOT_ASKED)
    new.row(LINES["reassigned"], ["DSP"], ["ISJ"], code="1.3", cells=NOT_ASKED)
    new.row(
        "Vizite la domiciliu la familiile copiilor cu peste cincisprezece absențe",
        ["DAS"],
        ["ISJ"],
        code="1.4",
        cells=NOT_ASKED,
    )
    new.row("Dulapuri cu cheie pentru oamenii fără adăpost", ["DAS"], ["ISJ"], code="1.5", cells=NOT_ASKED)
    return Graph(old), Graph(new)


def test_every_change_is_named(years):
    found = {(one.before or one.after).name: one.what for one in compare(*years).measures}
    assert found[LINES["kept"]] == ("kept",)
    assert found[LINES["renumbered"]] == ("renumbered", "partners removed")
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


FIELDS = {
    "wording": ("reworded", {"text": "Masă caldă pentru toți copiii din oraș"}),
    "code": ("renumbered", {"code": "1.2"}),
    "objective": ("objective changed", {"under": "Părinți"}),
    "responsible": ("reassigned", {"responsible": ["DSP"]}),
    "responsible removed": ("left without responsible", {"responsible": []}),
    "partners": ("partners changed", {"partners": ["DSP"]}),
    "partners removed": ("partners removed", {"partners": []}),
    "partners not asked": ("partners not asked", {"partners": [], "cells": {"partners": "no_column"}}),
    "partners lost": ("partners lost", {"partners": [], "cells": {"partners": "lost"}}),
    "deadline": ("deadline changed", {"deadline": "31.03.2031", "ends": "2031-03-31"}),
    "starts": ("deadline changed", {"starts": "2031-02-01"}),
    "indicators": ("indicators changed", {"indicator": "mese oferite"}),
    "targets": ("targets changed", {"target": 10.0}),
    "funding": ("funding changed", {"source": "fonduri europene"}),
    "budget": ("budget changed", {"amount": "500 lei"}),
    "target_groups": ("target_groups changed", {"group": "vârstnici"}),
    "legal_basis": ("legal_basis changed", {"article": "13"}),
    "status": ("status changed", {"status": "achieved"}),
}


def _one(town, text="Masă caldă pentru copiii din oraș", responsible=("DAS",), partners=("ISJ",), **said):
    """A plan of one measure in which every field holds something."""
    made = town("plan/t/2031")
    props = {name: said[name] for name in ("status", "starts", "cells") if name in said}
    when = {"deadline": said.get("deadline", "30.06.2031"), "ends": said.get("ends", "2031-06-30")}
    row = made.row(text, responsible, partners, code=said.get("code", "1.1"), **when, **props)
    above = made.node("objective/o", "Objective", said.get("under", "Copii"), code="1")
    measure = next(edge.target for edge in made.edges if edge.type == "PART_OF")
    made.edge(measure, above, "PART_OF")
    made.edge(row, made.node("indicator/i", "Indicator", said.get("indicator", "copii serviți"),
                             target=said.get("target", 100.0), unit="copii"), "MEASURED_BY")  # fmt: skip
    source = said.get("source", "buget local")
    made.nodes[row].props["budget"] = [said.get("amount", "400 lei")]
    made.edge(row, made.node(f"funding-source/{source}", "FundingSource", source), "FUNDING_NAMED")
    group = said.get("group", "copii")
    made.edge(row, made.node(f"target-group/{group}", "TargetGroup", group), "AIMED_AT", basis="column")
    made.edge(row, made.node("act/l", "LegalAct", "Legea 9/2030"), "BASED_ON", article=said.get("article", "12"))
    return Graph(made)


def test_a_measure_in_which_nothing_changed_is_kept(town):
    (one,) = compare(_one(town), _one(town)).measures
    assert one.what == ("kept",) and one.fields == () and one.score == 1.0


@pytest.mark.parametrize(("field", "expected"), list(FIELDS.items()), ids=list(FIELDS))
def test_each_field_that_changes_alone_is_told(town, field, expected):
    change, said = expected
    found = compare(_one(town), _one(town, **said))
    (one,) = found.measures
    assert change in one.what and "kept" not in one.what
    assert one.fields and all(part.before != part.after or part.state_after for part in one.fields)
    rest = set(one.what) - {change}
    assert not rest, f"{field} alone changed, and {rest} is told"


@pytest.mark.parametrize("lang", ["ro", "en", "el", "fr"])
def test_every_change_has_words_in_four_languages(lang):
    names = {name for name, _ in FIELDS.values()} | {"given a responsible", "kept", "dropped", "new"}
    every = names | {f"{field} {became}" for field in COMPARED for became in TRANSITIONS}
    assert len({change_name(one, lang) for one in every}) == len(every)


def test_a_measure_without_responsible_went_to_nobody(town):
    found = compare(_one(town), _one(town, responsible=[]))
    (row,) = [row for row in comparison_table(found, "ro").rows if "termen" not in row[0] and "Masă" in row[1]][:1]
    assert "rămasă fără responsabil" in row[0] and "alți responsabili" not in row[0]
    assert "responsabil: DAS" in row[2] and "responsabil: lăsat gol" in row[3]


def test_a_gap_names_its_measure_by_code_and_short_text(town):
    long = "Se distribuie zilnic porții de mâncare în cele patru cartiere ale orașului, cu ajutorul voluntarilor. " * 7
    sides = []
    for partners in (["ISJ"], []):
        made = town("plan/t/2031")
        measure = made._measure("m", "Masă caldă pentru copii", None, {f"{name}_cell": "value" for name in CELLS})
        made.row(long, ["DAS"], partners, measure=measure, code="1.1")
        sides.append(Graph(made))
    opened = [row for row in compare(*sides).table() if row["change"] == ["gap opened"]]
    assert opened and all(row["name"] == "Masă caldă pentru copii" for row in opened)
    assert all(row["code_after"] == "1.1" for row in opened)
    words = [row for row in comparison_table(compare(*sides), "ro").rows if "lacună" in row[0]]
    assert words and all(row[1].endswith("1.1 Masă caldă pentru copii") for row in words)


def test_a_column_that_is_no_longer_there_closes_no_gap(town):
    before, blank = _one(town, partners=[]), _one(town, partners=["ISJ"])
    assert {"no-partner"} <= {one.kind for one in compare(before, blank).closed}
    gone = _one(town, partners=[], cells={"partners": "no_column"})
    assert "no-partner" not in {one.kind for one in compare(before, gone).closed}


def test_a_class_that_is_struck_out_is_no_gap_closed(town):
    before, after = _one(town, partners=["ong-uri"]), _one(town, partners=[])
    found = compare(before, after)
    assert "class-only-partners" not in {one.kind for one in found.closed}
    assert "no-partner" in {one.kind for one in found.opened}
    assert "class-only-partners" in {one.kind for one in compare(before, _one(town, partners=["ISJ"])).closed}


YEAR = """# Planul anual de acțiune {year} al Municipiului Valea Brazilor

| Nr. | Măsura | Indicatori și valoare țintă | Termen | Instituția responsabilă | Parteneri | Sursa de finanțare |
|---|---|---|---|---|---|---|
| 1.1 | Ateliere de lectură | {children} de elevi | 30.06.{year} | {who} | Biblioteca Municipală | Buget local |
| 1.2 | Vizite la vârstnici | 50 de vizite pe lună | {due} | Direcția de Asistență Socială | DGASPC | Buget local |
| 1.3 | Cursuri pentru părinți | 20 de familii | trim. II | Direcția de Asistență Socială | DGASPC | {money} |
| 1.4 | Îngrijirea parcurilor | 3 parcuri | trim. III | Direcția de Asistență Socială | DGASPC | Buget local |
"""


@pytest.fixture(scope="module")
def two_years(tmp_path_factory):
    folder, made = tmp_path_factory.mktemp("years"), []
    sides = (
        {"year": 2031, "children": 100, "who": "Direcția de Asistență Socială", "due": "31.12.2031",
         "money": "Buget de stat"},
        {"year": 2032, "children": 10, "who": "", "due": "31.03.2032", "money": "Fonduri europene"},
    )  # fmt: skip
    for side in sides:
        source = folder / f"plan-{side['year']}.md"
        source.write_text(YEAR.format(**side), encoding="utf-8")
        made.append(build_atlas([source], folder / f"{side['year']}.atlas").atlas)
    return made


def test_two_years_of_a_file_told_field_by_field(two_years):
    found = {one.before.name: one for one in compare(*two_years).measures}
    assert len(found) == 4
    assert {"left without responsible", "targets changed", "deadline next year"} <= set(
        found["Ateliere de lectură"].what
    )
    assert found["Vizite la vârstnici"].what == ("deadline changed",)
    assert found["Cursuri pentru părinți"].what == ("funding changed",)
    assert found["Îngrijirea parcurilor"].what == ("kept",), "a quarter of the plan's own year is the same deadline"


def test_the_table_in_words_and_as_data_says_the_same(two_years):
    found = compare(*two_years)
    rows, words = found.table().records(), comparison_table(found, "ro").rows
    assert len(rows) == len(words) > 4
    money = next(row for row in words if "Cursuri" in row[1])
    assert "finanțare: buget de stat" in money[2] and "finanțare: fonduri europene" in money[3]
    (told,) = next(row for row in rows if row["name"] == "Cursuri pentru părinți")["fields"]
    assert (told["field"], told["before"], told["after"]) == ("funding", ["buget de stat"], ["fonduri europene"])


@pytest.mark.parametrize("status", ["cited", "not_applicable", "listed_without_values"])
def test_a_measure_that_is_only_mentioned_is_told_as_what_it_is(town, status):
    old, new = town("plan/t/2031"), town("plan/t/2032", year=2032)
    for made in (old, new):
        made.row(LINES["kept"], ["DAS"], ["ISJ"], code="1.1", cells=NOT_ASKED)
    old.row(LINES["dropped"], ["DAS"], ["ISJ"], code="1.2", cells=NOT_ASKED)
    new.row(LINES["dropped"], code="1.2", status=status)
    found = compare(Graph(old), Graph(new))
    assert [one.what for one in found.measures] == [("kept",), ("status changed",)]
    (field,) = found.measures[1].fields
    assert (field.before, field.after) == (("planned",), (status,)) and found.counts()["dropped"] == 0
    assert message(f"report.status.{status}", "ro") in str(comparison_table(found, "ro").rows)
    back = compare(Graph(new), Graph(old))
    assert [one.what for one in back.measures] == [("kept",), ("status changed",)] and back.counts()["new"] == 0
    assert found.loads["institution/das"] == ("DAS", 2, 1)


def test_a_measure_that_stays_is_not_taken_for_one_that_is_mentioned(town):
    old, new = town("plan/t/2031"), town("plan/t/2032", year=2032)
    for made in (old, new):
        made.row(LINES["kept"], ["DAS"], code="1.1", cells=NOT_ASKED)
        made.row(LINES["kept"], code="1.1", status="cited")
    new.row(LINES["dropped"], ["DAS"], code="1.2")
    assert [one.what for one in compare(Graph(old), Graph(new)).measures] == [("kept",), ("new",)]
