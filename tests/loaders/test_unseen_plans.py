"""Plans of towns that do not exist, as converters leave them, against the records that were written down by hand first.

``unseen/expected.jsonl`` holds one document a line. Only what a row gives is compared; ``maybe`` are lines of running
text that may be a record or not.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from planatlas.loaders import read, records
from planatlas.ontology import fold
from planatlas.records import Activity

UNSEEN = Path(__file__).parent / "unseen"
EXPECTED = [json.loads(line) for line in (UNSEEN / "expected.jsonl").read_text(encoding="utf-8").splitlines()]


def spelt(texts: list[str]) -> list[str]:
    """Names without what tells nothing apart: case, marks, order."""
    return sorted(filter(None, map(fold, texts)))


def seen(row: Activity, wanted: dict[str, Any]) -> dict[str, Any]:
    """What was read of the fields that are asked for, in the form of the expectation."""
    cells = {name: cell.state for name, cell in row.cells.items()}
    if row.deadline is None and row.period:
        cells["deadline"] = "value" if "period" not in wanted else cells["deadline"]
    out: dict[str, Any] = {
        "line": row.line,
        "measure_code": row.measure_code,
        "general_objective": row.general_objective,
        "specific_objective": row.specific_objective,
        "responsible": spelt([one.mention for one in row.responsible]),
        "partners": spelt([one.mention for one in row.partners]),
        "funding": spelt([one.mention for one in row.funding]),
        "indicators": spelt(" ".join(row.indicators).split()),
        "targets": sorted(one.value for one in row.targets),
        "time": row.deadline if "period" in wanted else row.deadline or row.period,
        "period": row.period,
        "budget": sorted(float(one.amount) for one in row.budget if one.amount),
        "status": row.status,
        "activity_type": row.activity_type,
        "cells": {name: cells[name] for name in wanted.get("cells", ())},
    }
    return {name: out[name] for name in wanted}


def asked(wanted: dict[str, Any]) -> dict[str, Any]:
    out = dict(wanted)
    for name in ("responsible", "partners", "funding"):
        if name in out:
            out[name] = spelt(out[name])
    if "indicators" in out:
        out["indicators"] = spelt(" ".join(out["indicators"]).split())
    for name in ("targets", "budget"):
        if name in out:
            out[name] = sorted(out[name])
    return out


@pytest.mark.parametrize("plan", EXPECTED, ids=[plan["doc"] for plan in EXPECTED])
def test_a_plan_nobody_has_seen(plan: dict[str, Any]) -> None:
    found = [row for row in records(read(UNSEEN / plan["file"])) if isinstance(row, Activity)]
    found = [row for row in found if row.line not in plan["maybe"]]
    assert [row.line for row in found] == [row["line"] for row in plan["rows"]]
    for row, wanted in zip(found, plan["rows"], strict=True):
        assert seen(row, wanted) == asked(wanted)
