"""The list of headings by which our own tables are known again is that of the tables themselves."""

import importlib.util
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "docs" / "headings.py"


def test_the_list_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("headings", SOURCE)
    assert spec and spec.loader
    headings = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(headings)
    assert len(headings.headings()) > 50
    assert headings.TARGET.read_text(encoding="utf-8") == headings.as_json(), "run `make docs`"
