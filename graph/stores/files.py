"""The one place that writes files: whole or not at all, and never over what must not be written over.

Devices, pipes and ``/dev/stdout`` are written into; a link stays and what it leads to is replaced. Whoever writes a
file of an atlas says so with ``own``: every other target is looked at by ``safe_target`` first.
"""

from __future__ import annotations

import contextlib
import errno
import gzip
import io
import os
import re
import secrets
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from planatlas.errors import TargetRefused
from planatlas.graph.marks.files import own_file
from planatlas.graph.marks.folders import EXPORT, atlas_around, own_export
from planatlas.graph.stores.known import is_source
from planatlas.ontology.catalogue import told

__all__ = [
    "PART",
    "is_stream",
    "make_folder",
    "naming",
    "part_name",
    "replace_file",
    "safe_folder",
    "safe_target",
    "sync_folder",
    "write_bytes",
    "write_lines",
    "write_stream",
    "write_text",
]

PART = re.compile(r"\.planatlas-\d+-[0-9a-f]{8}\.part")
"""Names of what is half written. They are short: a name as long as the system allows must still be written."""
_LINKS = 40
_EFFECTIVE = os.access in os.supports_effective_ids


def part_name() -> str:
    """A name for what is half written, of this process alone."""
    return f".planatlas-{os.getpid()}-{secrets.token_hex(4)}.part"


def safe_target(path: Path) -> Path:
    """Where writing to ``path`` ends, its links followed.

    Raises TargetRefused for a folder, a disk, a file of an atlas, and a source of an atlas or of this run.
    """
    real = Path(os.path.realpath(path))
    # From the plainest mistake to the gravest, each with its own sentence.
    if real.is_dir():
        raise told(TargetRefused, "target.folder", path=path)
    if real.is_block_device():
        raise told(TargetRefused, "target.disk", path=path)
    if (atlas := atlas_around(real)) is not None:
        raise told(TargetRefused, "target.atlas", path=path, atlas=atlas)
    if is_source(real):
        raise told(TargetRefused, "target.source", path=path)
    return real


def safe_folder(path: Path, names: re.Pattern[str]) -> Path:
    """Make the folder that an export fills, and mark it as one of ours.

    ``names`` are those that the export gives its files. Raises TargetRefused for a file, an atlas, and a folder that
    holds other things.
    """
    real = Path(os.path.realpath(path))
    if real.exists() and not real.is_dir():
        raise told(TargetRefused, "target.file", path=path)
    if (atlas := atlas_around(real)) is not None:
        raise told(TargetRefused, "target.atlas", path=path, atlas=atlas)
    # A folder that holds nothing but our own files of an earlier export is ours.
    if real.is_dir() and not own_export(real) and not all(_exported(one, names) for one in real.iterdir()):
        raise told(TargetRefused, "target.other", path=path)
    with naming(path):
        make_folder(real)
    # The mark before the files: a build that runs meanwhile passes the folder over.
    write_text(real / EXPORT, "Written by planatlas export; planatlas build passes this folder over.\n")
    return real


def _exported(file: Path, names: re.Pattern[str]) -> bool:
    return names.fullmatch(file.name) is not None and own_file(file)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it. Where something else stands, the write that follows says what."""
    with contextlib.suppress(FileExistsError):
        folder.mkdir(parents=True, exist_ok=True)


def replace_file(path: Path, write: Callable[[Path], object], *, own: bool = False) -> Path:
    """Let ``write`` fill a file beside the target, then put it in place by rename; a failure leaves nothing behind.

    Returns ``path``. Raises TargetRefused (see ``safe_target``), and OSError that names ``path``.
    """
    with naming(path):
        # What is open already is written into where it stands; a device has no content to be replaced.
        if (number := _descriptor(path)) is not None:
            _pour(write, lambda: os.dup(number))
        elif _is_special(path):
            _pour(write, lambda: os.open(path, os.O_WRONLY))
        else:
            _replace(Path(os.path.realpath(path)) if own else safe_target(path), path, write)
    return path


def write_bytes(path: Path, content: bytes, *, own: bool = False) -> Path:
    """Replace the content of a file. Raises as ``replace_file`` does."""
    return replace_file(path, lambda partial: partial.write_bytes(content), own=own)


def write_text(path: Path, content: str, *, own: bool = False) -> Path:
    """Replace the content of a text file: UTF-8, ``\\n`` line ends, a question mark for half a character."""
    return write_bytes(path, content.encode("utf-8", errors="replace"), own=own)


def write_lines(path: Path, lines: Iterable[str], *, own: bool = False) -> Path:
    """Replace the content of a text file, line after line."""

    def fill(partial: Path) -> None:
        with partial.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)

    return replace_file(path, fill, own=own)


def write_stream(path: Path, write: Callable[[IO[bytes]], object], *, gzipped: bool = False) -> Path:
    """Let ``write`` send the content of a file, as it comes; ``gzipped`` says neither when it was written nor by whom.

    Raises as ``replace_file`` does.
    """

    def fill(partial: Path) -> None:
        with contextlib.ExitStack() as open_files:
            file: IO[bytes] = open_files.enter_context(partial.open("wb"))
            if gzipped:
                packed = gzip.GzipFile("", "wb", fileobj=file, mtime=0)
                file = open_files.enter_context(io.BufferedWriter(packed, 1 << 16))
            write(file)

    return replace_file(path, fill)


def _replace(real: Path, path: Path, write: Callable[[Path], object]) -> None:
    mode = _mode(real)
    if not path.is_symlink():
        make_folder(real.parent)
    # Beside the target: a rename does not cross file systems.
    partial = real.with_name(part_name())
    try:
        write(partial)
        # The bytes before the name, and the rights before the name is seen.
        _sync(partial)
        if mode is not None:
            partial.chmod(mode)
        os.replace(partial, real)
    finally:
        with contextlib.suppress(FileNotFoundError):
            partial.unlink()


def _mode(real: Path) -> int | None:
    """Who may read and write the file there is; None where there is none. Raises PermissionError, OSError of a loop."""
    if real.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(real))
    if not real.exists():
        return None
    if not os.access(real, os.W_OK, effective_ids=_EFFECTIVE):  # a rename would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(real))
    return stat.S_IMODE(real.stat().st_mode)


def _sync(file: Path) -> None:
    """Have the bytes on the disk before the name: after a power cut there is the old file or the new one."""
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk; nothing where the system has no such thing."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def is_stream(path: Path) -> bool:
    """Tell whether a path leads to what is open already, a device or a pipe: its name says nothing of what it gets."""
    return _descriptor(path) is not None or _is_special(path)


def _is_special(path: Path) -> bool:
    """Tell whether a path leads to a device of characters or a pipe: what has no content to be replaced."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _descriptor(path: Path) -> int | None:
    """The number of the open file of this process that a path stands for (``/dev/stdout``, ``/dev/fd/3``), or None.

    It is written into where it stands, so that what ``>>`` or an earlier command put there stays.
    """
    for _ in range(_LINKS):
        if path.name.isdigit() and os.path.realpath(path.parent) in (f"/proc/{os.getpid()}/fd", "/dev/fd"):
            return int(path.name)
        if not path.is_symlink():
            return None
        path = path.parent / path.readlink()
    return None


def _pour(write: Callable[[Path], object], opened: Callable[[], int]) -> None:
    """Let ``write`` fill a file of its own, and send its bytes into what is open already."""
    with tempfile.TemporaryDirectory() as room:
        whole = Path(room, "whole")
        write(whole)
        # What was printed before must stand before it.
        if sys.stdout is not None:
            sys.stdout.flush()
        with os.fdopen(opened(), "wb", buffering=0) as out:
            view = memoryview(whole.read_bytes())
            # A pipe takes as much as it can hold, and no more.
            while view:
                view = view[out.write(view) :]


_CODE = re.compile(r"\(os error (\d+)\)")
"""How libraries written in Rust tell the number of what the system said."""


@contextlib.contextmanager
def naming(path: Path) -> Iterator[None]:
    """What the system refuses is told of the path that was asked for, not of what is half written beside it."""
    try:
        yield
    except OSError as problem:
        found = _CODE.search(str(problem))
        number = problem.errno or (int(found[1]) if found else None)
        if number is None:
            raise
        raise OSError(number, os.strerror(number), str(path)) from problem
