"""In which quarters work is due or done, as a deadline prints it."""

from __future__ import annotations

import pytest

from planatlas.loaders.values.quarters import quarters_in, recurrence


@pytest.mark.parametrize(
    ("text", "quarters", "often"),
    [
        ("trim I-IV", [1, 2, 3, 4], None),
        ("trim. I și III", [1, 3], None),
        ("Semestrul II", [3, 4], None),
        ("Q2 2031", [2], None),
        ("1er trimestre", [1], None),
        ("2031. II. negyedév", [2], None),
        ("noiembrie 2031", [4], None),
        ("31.12.2031", [4], None),
        ("decembrie 2031 - februarie 2032", [1, 4], None),
        ("2031", [], None),
        ("anul 2031", [], None),
        ("2031-2035", [], None),
        ("lunar", [1, 2, 3, 4], "monthly"),
        ("trimestrial / anual", [1, 2, 3, 4], "quarterly"),
        ("semestrial", [], "half-yearly"),
        ("ετήσια", [], "yearly"),
        ("en continu", [1, 2, 3, 4], "continuous"),
        ("periodic, la nevoie", [], "other"),
        ("după modificarea legii", [], None),
        ("", [], None),
    ],
)
def test_quarters_and_rhythm(text: str, quarters: list[int], often: str | None) -> None:
    assert (quarters_in(text, 2031), recurrence(text)) == (quarters, often)
