"""One command at a time that writes into an atlas: a lock on its folder, lifted by the system however it ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from planatlas.errors import AtlasError
from planatlas.ontology.catalogue import told

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
            raise told(AtlasError, "atlas.busy", atlas=folder) from busy
        # Network drives refuse locks: then two commands are not kept apart, and nobody is stopped.
        except OSError:
            locked = False
        yield locked
    finally:
        # Closing lifts the lock, as the system does when a process is killed.
        os.close(handle)
