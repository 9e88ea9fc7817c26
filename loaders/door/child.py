"""Read in a child process, so that a file that eats memory or time takes only its own reader with it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from planatlas.errors import PlanatlasError, ReaderStopped, SourceRefused
from planatlas.loaders.document import Document
from planatlas.loaders.door.limits import LIMITS, Limits
from planatlas.loaders.door.parent import end_with_parent

__all__ = ["in_child"]

Reader = Callable[[bytes, str], Document]


def in_child(reader: Reader, data: bytes, doc: str, source: str, limits: Limits = LIMITS) -> Document:
    """Return what ``reader`` makes of the bytes, read in a child with limits of memory and time.

    Raises ReaderStopped where the child dies or runs too long, SourceRefused where it cannot read the file.
    """
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(reader, data, doc, source, theirs, limits), daemon=True)
    child.start()
    theirs.close()
    try:
        answer = ours.recv() if ours.poll(limits.seconds) else None
    except EOFError:
        answer = ReaderStopped(f"{source}: its reader died, likely for want of memory. The rest of the batch goes on.")
    finally:
        _end(child)
        ours.close()
    if answer is None:
        raise ReaderStopped(f"{source}: reading took longer than {limits.seconds} seconds and was stopped.")
    if isinstance(answer, PlanatlasError):
        raise answer
    if not isinstance(answer, Document):
        raise SourceRefused(f"{source}: {answer}")
    return answer


def _end(child: multiprocessing.process.BaseProcess) -> None:
    child.join(timeout=0.5)
    if child.is_alive():
        child.kill()
        child.join()


def _work(reader: Reader, data: bytes, doc: str, source: str, answer: Connection, limits: Limits) -> None:
    """Run in the child: set the limits, read, send back the document or what went wrong."""
    end_with_parent()
    _limit(limits)
    with contextlib.suppress(BrokenPipeError):
        answer.send(_read(reader, data, doc, source))
    answer.close()
    os._exit(0)


def _read(reader: Reader, data: bytes, doc: str, source: str) -> Document | SourceRefused:
    try:
        return reader(data, doc)
    except SourceRefused as refusal:
        return type(refusal)(f"{source}: {refusal}")
    except MemoryError:
        return ReaderStopped(f"{source}: it needs more memory than a document may. Not read.")
    except Exception as problem:  # noqa: BLE001 - whatever a reader of a foreign format raises is this file's fault alone
        return SourceRefused(
            f"{source}: damaged, or no such document after all ({type(problem).__name__}). Save it again."
        )


def _limit(limits: Limits) -> None:
    """Set what the system lets a process take; where it has no such limits, the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    most = _mapped() + limits.memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - libraries of formats write warnings there


def _mapped() -> int:
    """Bytes of address space the child was born with: a notebook that holds much must still be able to read a file."""
    try:
        with open("/proc/self/statm", encoding="ascii") as numbers:
            return int(numbers.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
