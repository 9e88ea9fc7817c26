"""Rows in the batches that one statement takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from planatlas.graph.stores.local_graph import BATCH

__all__ = ["batches"]

_T = TypeVar("_T")


def batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    """Yield lists of at most ``BATCH`` items."""
    source = iter(items)
    while batch := list(islice(source, BATCH)):
        yield batch
