"""The small grammars of a row: codes, targets, deadlines, indicators, states of cells, objectives."""

from __future__ import annotations

import pytest

from planatlas.loaders.tables.join import join_pieces
from planatlas.loaders.values.cell_states import state_of
from planatlas.loaders.values.codes import codes_in, take_code, take_mark
from planatlas.loaders.values.deadline import deadline_kind, interval, is_rhythm
from planatlas.loaders.values.indicators import split_indicators
from planatlas.loaders.values.structure_lines import component_line, objective_line
from planatlas.loaders.values.targets import asks_target, targets_in


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.1.2. Vizite", "1.1.2"),
        ("3. 1.9. Vizite", "3. 1.9"),
        ("A.1 Vizite", "A.1"),
        ("2.3.1Facilitarea", "2.3.1"),
        ("4.1.1.Dezvoltarea", "4.1.1"),
        ("1. Vizite", None),
        ("30.04.2031 se termină", None),
        ("Vizite acasă", None),
    ],
)
def test_codes(text: str, code: str | None) -> None:
    assert take_code(text)[0] == code


def test_a_list_mark_is_no_code() -> None:
    assert take_mark("a) Vizite acasă") == ("a)", "Vizite acasă")


def test_several_codes_in_a_cell() -> None:
    assert codes_in("7.1.1. Prima măsură.  7.1.2. A doua măsură.") == [
        ("7.1.1", "Prima măsură."),
        ("7.1.2", "A doua măsură."),
    ]
    assert codes_in("7.1.1. Una singură") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("minim 2 campanii/an", [2]),
        ("creștere cu 30% până în 2035", [30]),
        ("Set de indicatori elaborat-100% până în 2026", [100]),
        ("cu respectarea art.47 din Legea nr.292/2011", []),
        ("activități în ultimele 12 luni", []),
        ("Minim 90% din cazuri verificate în max 24h", [90]),
        ("Intervenție promptă: maxim 24h", [24]),
        ("50-60 de participanți", [50, 60]),
        ("1.000 de participanți anual", [1000]),
        ("O analiză anuală", []),
        ("minim -", []),
        ("oameni de peste 65 ani", []),
    ],
)
def test_targets(text: str, values: list[float]) -> None:
    assert [target.value for target in targets_in([text])] == values


def test_a_target_knows_its_unit_and_rhythm() -> None:
    (target,) = targets_in(["minim 2 campanii/an"])
    assert (target.value, target.unit, target.per) == (2, "campanii", "an")


def test_a_blank_asks_for_a_value() -> None:
    assert asks_target("Nr. acțiuni - minim -")
    assert asks_target("Nr. persoane informate -")
    assert not asks_target("Nr. persoane informate")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trim I- IV", ("2031-01-01", "2031-12-31")),
        ("trim. II 2030", ("2030-04-01", "2030-06-30")),
        ("sem. II", ("2031-07-01", "2031-12-31")),
        ("2022-2026", ("2022-01-01", "2026-12-31")),
        ("30.04.2031", (None, "2031-04-30")),
        ("31.11.2031", (None, None)),
        ("decembrie 2031", ("2031-12-01", "2031-12-31")),
        ("permanent", (None, None)),
        ("noiembrie - martie", (None, None)),
        ("By June 2031", (None, "2031-06-30")),
        ("până în septembrie 2031", (None, "2031-09-30")),
        ("noiembrie 2031 - martie 2032", ("2031-11-01", "2032-03-31")),
    ],
)
def test_intervals(text: str, expected: tuple[str | None, str | None]) -> None:
    assert interval(text, 2031) == expected


def test_kinds_of_time() -> None:
    assert is_rhythm("lunar") and not is_rhythm("iunie 2031")
    assert deadline_kind("Termen de evaluare") == "evaluation"
    assert deadline_kind("Termene") == "completion"


def test_indicators_are_one_each() -> None:
    assert split_indicators("• Nr. ateliere: minim 4\n• Nr. copii -") == ["Nr. ateliere: minim 4", "Nr. copii"]
    assert split_indicators("Număr beneficiari Număr contracte încheiate") == [
        "Număr beneficiari",
        "Număr contracte încheiate",
    ]


@pytest.mark.parametrize(
    ("text", "column", "found", "torn", "state"),
    [
        ("ISJ", 3, True, False, "value"),
        ("", 3, False, False, "empty"),
        ("-", 3, False, False, "dash"),
        ("nu este cazul", 3, False, False, "dash"),
        ("None needed", 3, False, False, "dash"),
        ("", None, False, False, "no_column"),
        ("", 3, False, True, "lost"),
    ],
)
def test_five_states(text: str, column: int | None, found: bool, torn: bool, state: str) -> None:
    assert state_of(text, column, found, torn) == state


@pytest.mark.parametrize(
    ("line", "level", "code"),
    [
        ("OBIECTIV GENERAL 1 : APROPIERE", "general", "1"),
        ("Obiectiv strategic II", "general", "2"),
        ("O.S.1.2. Mai aproape", "specific", "1.2"),
        ("OS 1.2 Mai aproape", "specific", "1.2"),
        ("O.S3.1 Mai aproape", "specific", "3.1"),
        ("Aim 2: Nobody alone", "general", "2"),
        ("Objectif général 3 : Aller vers", "general", "3"),
        ("ΓΕΝΙΚΟΣ ΣΤΟΧΟΣ 1: Κανείς μόνος", "general", "1"),
    ],
)
def test_lines_of_objectives(line: str, level: str, code: str) -> None:
    found = objective_line(line)
    assert found is not None and (found.level, found.code) == (level, code)


def test_running_text_is_no_objective() -> None:
    assert objective_line("Obiectivul acestei hotărâri este apropierea serviciilor de oameni.") is None
    assert component_line("Componenta comisiei este aprobată anual") is None
    assert component_line("COMPONENTA: ORAȘUL BUN") == "ORAȘUL BUN"


def test_words_cut_by_a_page_are_mended() -> None:
    known = {"compartiment": 3}
    assert join_pieces(["DAS Compartim", "ent Tineret"], known) == "DAS Compartiment Tineret"
    assert join_pieces(["Organizații ale", "copiilor"], known) == "Organizații ale copiilor"
    assert join_pieces(["100.000 lei", "100.000 lei"], known) == "100.000 lei"
