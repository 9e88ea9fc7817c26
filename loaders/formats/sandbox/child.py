"""Work in a guarded child process, so that a file that eats memory or time takes only its own reader with it.

A child is kept for the next file, since what it has loaded it need not load again, unless it came to harm or grew.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from planatlas.errors import ReaderStopped
from planatlas.loaders.formats.sandbox.limits import LIMITS, Limits
from planatlas.loaders.formats.sandbox.parent import end_with_parent
from planatlas.loaders.formats.sandbox.progress import Hear, Step, heard_by, listening
from planatlas.loaders.formats.sandbox.tried import TOO_MUCH, Answer, Libraries, failure_of, tried
from planatlas.ontology.catalogue import told

__all__ = ["end_children", "in_child"]

_T = TypeVar("_T")
_IDLE = 30.0
"""Seconds after which a child that is asked nothing ends."""


def in_child(
    source: str, work: Callable[..., _T], *given: Any, libraries: Libraries | None = None, limits: Limits = LIMITS
) -> _T:
    """Return what ``work`` makes of what is given, done in a child within limits of memory and time.

    ``libraries`` are loaded before the limits count. Raises the PlanatlasError that the work raised, named after the
    file; ReaderStopped where the child dies or runs too long; SourceRefused for whatever else goes wrong in it.
    """
    hear = heard_by()
    named = None if hear is None else lambda one: hear(replace(one, source=source))
    answer = _asked((limits, libraries, work, given, hear is not None), limits, named)
    if answer.failure is not None:
        raise answer.failure.error(source)
    result: _T = answer.result
    return result


class _Child:
    """A child process and the pipe to it; it belongs to the process that made it."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.pipe, theirs = _context().Pipe()
        self.process = _context().Process(target=_serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()

    def ask(self, job: tuple[Any, ...], limits: Limits, hear: Hear | None) -> Answer | None:
        """What came of a job, whose steps ``hear`` is told; None from a child that was gone before it began."""
        try:
            self.pipe.send(job)
            self.pipe.recv()
        except (EOFError, OSError):
            return None
        try:
            return self._answer(limits, hear)
        except (EOFError, OSError):
            self.process.join(timeout=1)
        if self.process.exitcode == -getattr(signal, "SIGXCPU", 0):
            return _late(limits)
        return Answer(failure=failure_of(told(ReaderStopped, "source.died")), sound=False)

    def _answer(self, limits: Limits, hear: Hear | None) -> Answer:
        until = time.monotonic() + limits.seconds
        while self.pipe.poll(max(0.0, until - time.monotonic())):
            got = self.pipe.recv()
            if not isinstance(got, Step):
                answer: Answer = got
                return answer
            if hear is not None:
                hear(got)
        return _late(limits)

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


_idle: list[_Child] = []


def _asked(job: tuple[Any, ...], limits: Limits, hear: Hear | None) -> Answer:
    answer, sound = None, False
    while answer is None:
        child = _taken()
        try:
            answer = child.ask(job, limits, hear)
            sound = answer is not None and answer.sound
        finally:
            if sound:
                _idle.append(child)
            else:
                child.end()
    return answer


def _taken() -> _Child:
    """A child of this process that is idle, or a new one; those of the process this one is a copy of are not ours."""
    while _idle:
        child = _idle.pop()
        if child.owner == os.getpid():
            return child
    return _Child()


def end_children() -> None:
    """End the children that are kept: the next is a copy of this process as it is then."""
    while _idle:
        child = _idle.pop()
        if child.owner == os.getpid():
            child.end()


@cache
def _context() -> Any:
    """How children are made: copied from this process where it is safe, so that what it has loaded is there."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _late(limits: Limits) -> Answer:
    return Answer(failure=failure_of(told(ReaderStopped, "source.late", seconds=limits.seconds)), sound=False)


def _serve(pipe: Connection) -> None:
    """Run in the child: do one job after the other, until there is none for a while or one has left traces."""
    end_with_parent()
    _let_go(pipe.fileno())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asked hears of it, and ends this process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - libraries write warnings there
    born, sound = _mapped(), True
    with contextlib.suppress(EOFError, OSError):
        while sound and pipe.poll(_IDLE):
            limits, libraries, work, given, heard = pipe.recv()
            pipe.send(None)
            with listening(pipe.send if heard else None):
                answer = tried(work, given, libraries, partial(_limit, limits))
            answer.sound = sound = answer.sound and _mapped() < born + limits.memory // 2
            _send(pipe, answer)
    os._exit(0)


def _let_go(pipe: int) -> None:
    """Hold none of the files, pipes and locks that were open where this process was copied: it may live longer."""
    parent = multiprocessing.parent_process()
    if _context().get_start_method() != "fork" or parent is None:
        return
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in {int(name) for name in os.listdir("/proc/self/fd")} - {nothing, pipe, parent.sentinel}:
        with contextlib.suppress(OSError):  # the listing itself is among them, and gone by now
            os.fstat(number)
            os.dup2(nothing, number)


def _send(pipe: Connection, answer: Answer) -> None:
    try:
        pipe.send(answer)
    except MemoryError:
        pipe.send(TOO_MUCH)


def _limit(limits: Limits) -> None:
    """Set what the system lets this process take for one file; where it has no limits, the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_mapped() + limits.memory, hard))
    used, (_, hard) = resource.getrusage(resource.RUSAGE_SELF), resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime) + limits.seconds, hard))


def _mapped() -> int:
    """Bytes of address space a process has: a notebook that holds much must still be able to read a file."""
    try:
        with open("/proc/self/statm", encoding="ascii") as numbers:
            return int(numbers.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
