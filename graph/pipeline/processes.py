"""Mapping over processes: all cores, results in order, nothing left running, and a death costs one item only."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from typing import TypeVar

from planatlas.loaders.formats.sandbox.parent import end_with_parent
from planatlas.loaders.formats.sandbox.progress import Hear, hear_from_now, heard_by

__all__ = ["cores", "in_processes"]

_T = TypeVar("_T")
_R = TypeVar("_R")


def cores() -> int:
    """How many processors this process may use."""
    # A container may have fewer processors than its machine.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def in_processes(work: Callable[[_T], _R], items: Sequence[_T], died: Callable[[_T], _R]) -> Iterator[_R]:
    """Yield ``work(item)`` for every item, in order; ``died(item)`` for one that kills the process it is in.

    Whoever stops listening, by Ctrl-C or otherwise, ends the processes too; they also end when this one is killed.
    """
    rest = list(items)
    while rest:
        count = 0
        for result in _batch(work, rest, cores()):
            yield result
            count += 1
        if rest := rest[count:]:
            # One of those under work when the processes broke down: the first goes alone, the rest in new processes.
            suspect = rest.pop(0)
            yield next(_batch(work, [suspect], 1), None) or died(suspect)


def _batch(work: Callable[[_T], _R], items: Sequence[_T], workers: int) -> Iterator[_R]:
    """Yield results up to the first that was lost with its process."""
    # Children that others started are not ours to end.
    others = set(multiprocessing.active_children())
    finished = False
    with _relayed() as telling:
        pool = ProcessPoolExecutor(min(workers, len(items)), initializer=_begin, initargs=(telling,))
        try:
            # All are submitted before the first is waited for; results come in order.
            for future in [pool.submit(work, item) for item in items]:
                yield future.result()
            finished = True
        except BrokenProcessPool:
            return
        finally:
            if not finished:
                for child in set(multiprocessing.active_children()) - others:
                    child.kill()
            pool.shutdown(cancel_futures=True)


@contextlib.contextmanager
def _relayed() -> Iterator[Connection | None]:
    """A pipe by which processes tell the steps of what they read, heard here by who listens; None where nobody does.

    A step is shorter than what a pipe takes in one piece, so the writers need no lock that one of them may die with.
    """
    hear = heard_by()
    if hear is None:
        yield None
        return
    ours, theirs = multiprocessing.Pipe(duplex=False)
    listener = threading.Thread(target=_hear, args=(ours, hear), daemon=True, name="steps of the processes")
    listener.start()
    try:
        yield theirs
    finally:
        theirs.close()
        listener.join(timeout=1)


def _hear(pipe: Connection, hear: Hear) -> None:
    with contextlib.suppress(EOFError, OSError):
        while True:
            hear(pipe.recv())


def _begin(telling: Connection | None) -> None:
    """In each process: leave Ctrl-C to the one that started it, end with it, and tell it how far one is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    hear_from_now(None if telling is None else telling.send)
