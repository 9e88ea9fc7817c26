"""What the parts of a report say: kinds once, columns the plan has not once, shares of what is asked, money."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from planatlas.atlas import Atlas
from planatlas.graph.findings.finding import Phrase
from planatlas.reports.chapter import Chapter, chapters
from planatlas.reports.document import report_html
from planatlas.reports.parts.network import sheets
from planatlas.reports.text import Text


def without_partners(atlas: Atlas, every: int = 1) -> Atlas:
    """The same atlas where one measure in ``every`` stands in a table that has no column for partners."""
    rows = sorted((one for one in atlas.nodes if one.label in ("Measure", "Activity")), key=lambda one: one.id)
    bare = {one.id for place, one in enumerate(rows) if place % every == 0}
    nodes = [
        replace(one, props=one.props | {"partners_cell": "no_column", "partners_verdict": "not recorded"})
        if one.id in bare
        else one
        for one in atlas.nodes
    ]
    edges = [one for one in atlas.edges if not (one.type.startswith("PARTNER_IN") and one.target in bare)]
    return Atlas(nodes, edges)


def chapter(atlas: Atlas, lang: str = "en") -> Chapter:
    return chapters(atlas, Text(lang))[0]


def test_findings_of_one_kind_and_weight_are_one_card(make_town: Callable[..., Any]) -> None:
    found = chapter(make_town(12)).findings
    kinds = [(card.kind, card.severity, card.verdict) for card in found.cards]
    assert kinds and len(kinds) == len(set(kinds))
    assert all(said.statement[:1] == said.statement[:1].upper() for card in found.cards for said in card.says)
    assert sum(number for _, numbers in found.kinds for number in numbers) == sum(one[2] for one in found.counts)


def test_a_column_the_plan_has_not_is_said_once_and_is_no_gap(make_town: Callable[..., Any]) -> None:
    town = without_partners(make_town(12))
    here = chapter(town)
    assert "partners" not in here.columns and here.columns_absent == "partners"
    assert any("partner" in statement for statement in here.findings.not_asked)
    assert not [card for card in here.findings.cards if card.kind == "no-partner"]
    page = report_html(town, "en")
    table = page[page.index('<table class="measures">') :]
    assert "The document has no column for: partners." in table and "not asked</span>" not in table


def test_shares_are_out_of_the_measures_the_plan_asks(make_town: Callable[..., Any]) -> None:
    whole = {name: (value, of) for name, value, of in chapter(make_town(12)).summary.numbers}
    part = {name: (value, of) for name, value, of in chapter(without_partners(make_town(12), 2)).summary.numbers}
    assert whole["partner"] == (8, 12)
    value, of = part["partner"]
    assert of is not None and value <= of < 12
    assert "where the plan asks" in report_html(without_partners(make_town(12), 2), "en")


def test_sheets_hold_every_measure_once_and_break_between_objectives(make_town: Callable[..., Any]) -> None:
    here = chapter(make_town(131))
    drawn = sheets(here.index, here.reading)
    measures = [[node.id for node in one.nodes if node.label == "Measure"] for one in drawn]
    assert sum(map(len, measures)) == 131 and max(map(len, measures)) <= 60 and len(drawn) == 3
    above = [{edge.target for edge in one.edges if edge.type == "PART_OF"} for one in drawn]
    assert not above[0] & above[1] and not above[1] & above[2]


def test_money_is_written_as_people_write_it() -> None:
    said = Phrase.of("gap.money.ron", amount=Decimal("346136"))
    assert [said.text(lang) for lang in ("ro", "en", "fr")] == ["346.136 lei", "346,136 lei", "346\u202f136 lei"]


def test_a_period_is_as_good_as_a_deadline(make_town: Callable[..., Any]) -> None:
    town = make_town(4)
    nodes = [
        replace(one, props=one.props | {"deadline": None, "deadline_cell": "no_column", "period": "semestrul II"})
        if one.label == "Activity"
        else replace(one, props=one.props | {"deadline": None, "deadline_cell": "no_column"})
        for one in town.nodes
    ]
    here = chapter(Atlas(nodes, town.edges))
    assert "deadline" in here.columns and here.reading.rows[0].deadlines == ("semestrul II",)
