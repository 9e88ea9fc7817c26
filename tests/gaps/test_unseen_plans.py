"""No false gap from plans whose layout nobody has seen before."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

Gaps = Callable[[str, str], list[str]]
PLANS = Path(__file__).parents[1] / "loaders" / "unseen"


@pytest.fixture(scope="module")
def gaps(run: Callable[..., Any]) -> Gaps:
    """The subjects of the gaps of a kind that ``check`` finds in a plan."""

    @cache
    def findings(name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(run("check", PLANS / name, "--format", "json").stdout)
        assert found, f"nothing at all was found in {name}"
        return found

    def subjects(name: str, kind: str) -> list[str]:
        return [one["subject"] for one in findings(name) if one["kind"] == kind and one["verdict"] == "gap"]

    return subjects


@pytest.mark.parametrize("name", ["commune.ro.txt", "contract.fr.txt", "violence.ro.txt", "tobacco.en.txt"])
def test_every_objective_has_its_measures(gaps: Gaps, name: str) -> None:
    assert gaps(name, "objectives-without-measures") == []


def test_in_one_column_with_partners_nobody_is_said_to_lead(gaps: Gaps) -> None:
    assert gaps("inclusion.ro.md", "no-lead") == []


def test_a_grant_with_a_name_of_its_own_may_be_promised(gaps: Gaps) -> None:
    assert gaps("tobacco.en.txt", "uncommitted-funding") == []
    assert len(gaps("commune.ro.txt", "uncommitted-funding")) == 1  # donations


def test_what_is_blank_is_still_a_gap(gaps: Gaps) -> None:
    assert len(gaps("tobacco.en.txt", "no-indicator")) == 1
    assert len(gaps("commune.ro.txt", "acts-alone")) == 1


def test_a_post_answers_for_its_row(gaps: Gaps) -> None:
    """Three rows name a social worker and nobody else as responsible: none of them is without a responsible."""
    assert gaps("commune.ro.txt", "no-responsible") == []
