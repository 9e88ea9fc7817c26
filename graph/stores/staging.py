"""Several files put into a folder together: written into a hidden folder inside it, then put in place by renames.

Inside, and not beside it: a folder may stand on another file system than the one it is reached from, and who may write
into it may not be allowed to write next to it.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from planatlas.graph.stores.files import PART, make_folder, naming, part_name, sync_folder

__all__ = ["put_in_place", "staging", "sweep"]


@contextlib.contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A hidden folder inside ``folder``, which is made where there is none; gone at the end, whatever happens."""
    room = folder / part_name()
    with naming(folder):
        make_folder(folder)
        room.mkdir()
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)


def put_in_place(room: Path, folder: Path, names: Sequence[str] = (), instead: re.Pattern[str] | None = None) -> None:
    """Rename the files of a staging folder into their place, in the order of ``names``, by name where none are given.

    Files of ``folder`` whose names match ``instead`` and that are not among them were there before, and go.
    """
    new = names or sorted(path.name for path in room.iterdir())
    old = [path for path in folder.iterdir() if instead and instead.fullmatch(path.name) and path.name not in new]
    for name in new:
        os.replace(room / name, folder / name)
    for path in old:
        path.unlink()
    sync_folder(folder)


def sweep(folder: Path) -> None:
    """Remove what killed processes left half written. Only for one that holds the lock of the folder."""
    for left in [path for path in folder.iterdir() if PART.fullmatch(path.name)]:
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
