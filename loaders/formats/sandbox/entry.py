"""How a file comes in: its kind and size are asked before a byte of it is read, and no more is read than may be.

Ordinary files and pipes are read (``/dev/stdin``, ``<(command)``); devices, sockets and pipes nobody writes into are
refused at once, without waiting for bytes that never come or never end.
"""

from __future__ import annotations

import os
import select
import stat
import time
from pathlib import Path
from typing import Any

from planatlas.errors import ReaderStopped, SourceEmpty, SourceMissing, SourceRefused
from planatlas.loaders.formats.sandbox.limits import LIMITS, Limits
from planatlas.ontology.catalogue import told_of

__all__ = ["fetch", "is_ordinary", "shown"]

_CHUNK = 1024 * 1024


def shown(path: Path | str) -> str:
    """A path as it can be printed and stored: bytes of its name that are no UTF-8 as ``\\xe3``."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def is_ordinary(path: Path, limits: Limits = LIMITS) -> bool:
    """Tell whether a path is a file that can be read again and again, and is not too large to be read at all."""
    try:
        asked = path.stat()
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(asked.st_mode) and asked.st_size <= limits.file_size


def fetch(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a file or pipe.

    Raises SourceMissing, SourceEmpty, SourceRefused or ReaderStopped, each naming the file and the remedy.
    """
    name = shown(path)
    try:
        _check(path.stat(), name, limits)
        with open(path, "rb", buffering=0, opener=_opened) as file:
            _check(asked := os.fstat(file.fileno()), name, limits)
            data = _piped(file.fileno(), name, limits) if stat.S_ISFIFO(asked.st_mode) else _whole(file, limits)
    except FileNotFoundError as problem:
        raise told_of(SourceMissing, name, "source.missing") from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or type(problem).__name__
        raise told_of(ReaderStopped, name, "source.closed", reason=reason) from problem
    if len(data) > limits.file_size:
        raise _too_large(name, limits)
    if not data.strip():
        raise told_of(SourceEmpty, name, "source.empty")
    return data


def _opened(path: str, flags: int) -> int:
    """Without waiting for a writer, where there is such a thing."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check(asked: os.stat_result, name: str, limits: Limits) -> None:
    if stat.S_ISDIR(asked.st_mode):
        raise told_of(SourceMissing, name, "source.folder")
    if not (stat.S_ISREG(asked.st_mode) or stat.S_ISFIFO(asked.st_mode)):
        raise told_of(SourceRefused, name, "source.device")
    if asked.st_size > limits.file_size:
        raise _too_large(name, limits)


def _too_large(name: str, limits: Limits) -> SourceRefused:
    return told_of(SourceRefused, name, "source.large", size=limits.file_size >> 20)


def _whole(file: Any, limits: Limits) -> bytes:
    """The bytes of a file that may grow while it is read, or has more than it says: one more than may be, at most."""
    parts, left = [], limits.file_size + 1
    while left and (part := file.read(min(left, _CHUNK))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _piped(handle: int, name: str, limits: Limits) -> bytes:
    """What is written into a pipe, within the time of one file; nothing where nobody writes."""
    parts, left, until = [], limits.file_size + 1, time.monotonic() + limits.seconds
    while left:
        try:
            part = os.read(handle, min(left, _CHUNK))
        except BlockingIOError:
            _wait(handle, until, name, limits)
            continue
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _wait(handle: int, until: float, name: str, limits: Limits) -> None:
    ready, _, _ = select.select([handle], [], [], max(0.0, until - time.monotonic()))
    if not ready:
        raise told_of(ReaderStopped, name, "source.pipe", seconds=limits.seconds)
