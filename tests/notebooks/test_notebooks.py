"""Every notebook runs from top to bottom, as a reader would run it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

jupytext = pytest.importorskip("jupytext")
nbclient = pytest.importorskip("nbclient")

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.py"))


def test_all_six_are_there() -> None:
    assert {one.stem for one in NOTEBOOKS} >= {
        "first_look", "gaps", "networks", "sparql_cypher", "compare_years", "your_own_plan"
    }  # fmt: skip


def run(path: Path) -> Any:
    """The notebook with its outputs, or the error that stopped it."""
    book = jupytext.read(path, fmt="py:percent")
    try:
        nbclient.NotebookClient(book, timeout=180, resources={"metadata": {"path": str(FOLDER)}}).execute()
    except nbclient.exceptions.CellExecutionError as problem:
        return problem
    return book


@pytest.fixture(scope="module")
def books() -> dict[str, Any]:
    """All of them, two at a time: most of a notebook's time is the start of its kernel."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip((one.stem for one in NOTEBOOKS), pool.map(run, NOTEBOOKS), strict=True))


@pytest.mark.parametrize("name", [one.stem for one in NOTEBOOKS])
def test_runs(name: str, books: dict[str, Any]) -> None:
    book = books[name]
    if isinstance(book, Exception):
        raise book
    spoken = [cell for cell in book.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in spoken)
    assert any(cell.outputs for cell in spoken)
