"""Strategies are known by number, name, period and context, never by letters."""

from __future__ import annotations

import pytest

from planatlas.graph.institutions.strategies import cited_strategy
from planatlas.records import Plan, Strategy

DRUGS = Plan(name="Plan de acțiune în domeniul drogurilor", subject="domeniul drogurilor", starts="2023-01-01")
HONESTY = Plan(name="Plan de integritate", subject="prevenirea corupției, strategia anticorupție", starts="2023-01-01")


def known(record: Strategy, plan: Plan | None = None, beside: tuple[Strategy, ...] = ()) -> str | None:
    found = cited_strategy(record, plan, beside)
    return found.id if found else None


@pytest.mark.parametrize("letters", ["SNA", "SNDD"])
def test_letters_alone_decide_nothing(letters: str) -> None:
    assert known(Strategy(name=letters)) is None


def test_the_number_decides() -> None:
    assert known(Strategy(name="SNA", act="HG 344/2022")) == "drugs-2022"
    assert known(Strategy(name="SNDD", act="HG 877/2018")) == "sustainable-2030"
    assert known(Strategy(name="SNA", act="Lege 344/2022")) is None


def test_the_context_decides() -> None:
    assert known(Strategy(name="SNA"), DRUGS) == "drugs-2022"
    assert known(Strategy(name="SNA"), HONESTY) == "anticorruption-2021"
    assert known(Strategy(name="SNDD"), HONESTY) is None


def test_the_period_decides() -> None:
    assert known(Strategy(name="SNA 2021-2025", starts=2021, ends=2025), DRUGS) == "anticorruption-2021"
    assert known(Strategy(name="SNA 2022-2026", starts=2022, ends=2026)) == "drugs-2022"


def test_another_citation_of_the_document_writes_it_out() -> None:
    written = Strategy(name="Strategia națională pentru dezvoltarea durabilă (SNDD)", act="HG 877/2018")
    assert known(Strategy(name="SNDD"), None, (written,)) == "sustainable-2030"
