"""Reading ahead: the next batch is made ready while the server works on the last one."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

__all__ = ["prefetched"]

_T = TypeVar("_T")


def prefetched(items: Iterator[_T]) -> Iterator[_T]:
    """Yield the items; each is made in a thread of its own while the one before is used. Two are held at a time."""
    with ThreadPoolExecutor(1, thread_name_prefix="planatlas-prefetch") as thread:
        coming = thread.submit(_next, items)
        while found := coming.result():
            coming = thread.submit(_next, items)
            yield found[0]


def _next(items: Iterator[_T]) -> tuple[_T] | None:
    """The next item in a tuple, so that an item may be anything; None at the end."""
    for item in items:
        return (item,)
    return None
