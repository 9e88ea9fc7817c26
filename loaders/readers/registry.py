"""The readers of file formats other than plain text, each with the test by which it knows its own."""

from __future__ import annotations

from collections.abc import Callable

from planatlas.loaders.document import Document
from planatlas.loaders.readers.csv import is_csv, read_csv
from planatlas.loaders.readers.html import is_html, read_html

__all__ = ["READERS"]

READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes, str], Document]], ...] = (
    (is_html, read_html),
    (is_csv, read_csv),
)
"""Pairs of a test on the bytes and a reader (bytes, document name); the first whose test holds reads the source."""
