"""How far the reading of one file is: told step by step to whoever listens, across processes; to nobody else."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Hear", "Step", "hear_from_now", "heard_by", "listening", "steps"]

_T = TypeVar("_T")
_PAUSE = 0.1
"""Seconds between two steps that are told: the eye sees no more."""


@dataclass(slots=True, frozen=True)
class Step:
    """So many of so many pages, lines or records of a file; ``source`` is put in by the process that knows it."""

    unit: str
    done: int
    total: int
    source: str = ""


Hear = Callable[[Step], None]


@dataclass(slots=True)
class _Listener:
    hear: Hear
    last: float = 0.0


_LISTENER: ContextVar[_Listener | None] = ContextVar("listener", default=None)


@contextlib.contextmanager
def listening(hear: Hear | None) -> Iterator[None]:
    """Let ``hear`` be told the steps of what is read meanwhile; None for nobody."""
    token = _LISTENER.set(None if hear is None else _Listener(hear))
    try:
        yield
    finally:
        _LISTENER.reset(token)


def hear_from_now(hear: Hear | None) -> None:
    """The same for the rest of a process."""
    _LISTENER.set(None if hear is None else _Listener(hear))


def heard_by() -> Hear | None:
    """Who listens here."""
    listener = _LISTENER.get()
    return listener.hear if listener else None


def _step(unit: str, done: int, total: int) -> None:
    """Tell that so much is done, unless something was told a moment ago."""
    listener = _LISTENER.get()
    if listener is not None and (now := time.monotonic()) - listener.last >= _PAUSE:
        listener.last = now
        listener.hear(Step(unit, done, total))


def steps(unit: str, items: Sequence[_T]) -> Iterator[_T]:
    """The items, telling before each that it is its turn."""
    for number, item in enumerate(items, start=1):
        _step(unit, number, len(items))
        yield item
