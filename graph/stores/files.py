"""Putting files in place whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

__all__ = ["replace_file", "write_bytes", "write_text"]


def replace_file(path: Path, write: Callable[[Path], object]) -> None:
    """Let ``write`` fill a file beside ``path``, then put it in place by rename; a failure leaves nothing behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        write(partial)
        os.replace(partial, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            partial.unlink()


def write_bytes(path: Path, content: bytes) -> None:
    """Replace the content of a file."""
    replace_file(path, lambda partial: _put(partial, content))


def write_text(path: Path, content: str) -> None:
    """Replace the content of a text file, UTF-8 with ``\\n`` line ends."""
    write_bytes(path, content.encode("utf-8"))


def _put(path: Path, content: bytes) -> None:
    path.write_bytes(content)
