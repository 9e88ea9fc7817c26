"""One build at a time in one atlas: a lock on a folder, which the system lifts however its process ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from planatlas.errors import AtlasError

__all__ = ["only_one"]


@contextlib.contextmanager
def only_one(folder: Path) -> Iterator[bool]:
    """Hold the lock of a folder; yield whether there is one, for not every system and network drive locks folders.

    Raises AtlasError while another process holds it.
    """
    try:
        import fcntl
    except ImportError:
        yield False
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            locked = True
        except BlockingIOError as busy:
            raise AtlasError(f"{folder}: another build is at work there; wait, or choose another with -o") from busy
        except OSError:
            locked = False
        yield locked
    finally:
        os.close(handle)
