"""No false gap from plans whose layout nobody has seen before."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

PLANS = Path(__file__).parents[1] / "loaders" / "unseen"


@cache
def findings(name: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-c", "from planatlas.cli import main; main()", "check", str(PLANS / name)]
    done = subprocess.run([*command, "--format", "json", "--lang", "en"], capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def gaps(name: str, kind: str) -> list[str]:
    assert findings(name), f"nothing at all was found in {name}"
    return [one["subject"] for one in findings(name) if one["kind"] == kind and one["verdict"] == "gap"]


@pytest.mark.parametrize("name", ["commune.ro.txt", "contract.fr.txt", "violence.ro.txt", "tobacco.en.txt"])
def test_every_objective_has_its_measures(name: str) -> None:
    assert gaps(name, "objectives-without-measures") == []


def test_in_one_column_with_partners_nobody_is_said_to_lead() -> None:
    assert gaps("inclusion.ro.md", "no-lead") == []


def test_a_grant_with_a_name_of_its_own_may_be_promised() -> None:
    assert gaps("tobacco.en.txt", "uncommitted-funding") == []
    assert len(gaps("commune.ro.txt", "uncommitted-funding")) == 1  # donations


def test_what_is_blank_is_still_a_gap() -> None:
    assert len(gaps("tobacco.en.txt", "no-indicator")) == 1
    assert len(gaps("commune.ro.txt", "acts-alone")) == 1
