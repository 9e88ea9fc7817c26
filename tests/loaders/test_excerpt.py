"""Quotes cut between words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planatlas.loaders.values.excerpt import excerpt

TEXT = "Lista centrelor de zi"


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [(-5, 99, TEXT), (2, 99, "centrelor de zi"), (6, 17, "centrelor"), (6, 18, "centrelor de"), (0, 3, "Lis")],
)
def test_no_word_is_cut_in_two(start: int, end: int, kept: str) -> None:
    assert excerpt(TEXT, start, end) == kept


@given(st.text(alphabet="ab ș\n", min_size=1, max_size=40).filter(str.strip), st.integers(0, 40), st.integers(1, 40))
def test_what_is_kept_stands_in_the_text(text: str, start: int, length: int) -> None:
    assert excerpt(text, start, start + length) in text
