"""A piece of work done beside another, in a copy of this process, where the system copies processes cheaply."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator

from planatlas.graph.pipeline.processes import cores
from planatlas.loaders.formats.sandbox.parent import end_with_parent

__all__ = ["in_background"]


@contextlib.contextmanager
def in_background(work: Callable[[], object]) -> Iterator[None]:
    """Do ``work``, which writes files and gives nothing back, while the body runs; it is done when the body is left.

    Where it fails in the copy, or no copy can be made, it is done here, and what it raises is raised.
    """
    if sys.platform != "linux" or cores() < 2 or multiprocessing.current_process().daemon:
        yield
        work()
        return
    child = multiprocessing.get_context("fork").Process(target=_apart, args=(work,), daemon=True)
    child.start()
    try:
        yield
        child.join()
    finally:
        child.kill()
        child.join()
    if child.exitcode:
        work()


def _apart(work: Callable[[], object]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    try:
        work()
    except (OSError, ValueError, MemoryError):
        sys.exit(1)
