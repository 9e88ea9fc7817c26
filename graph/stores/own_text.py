"""The text of a small file that planatlas keeps: its kind and size are asked before it is opened."""

from __future__ import annotations

import stat
from pathlib import Path

from planatlas.errors import AtlasDamaged
from planatlas.ontology.catalogue import told

__all__ = ["LARGEST", "own_text"]

LARGEST = 50 * 1024 * 1024
"""Bytes: more than any log, receipt or mark has."""


def own_text(path: Path) -> str:
    """Return the text, with plain ends of lines. A pipe, device or folder in its place is never opened.

    Raises AtlasDamaged, with the remedy.
    """
    try:
        asked = path.stat()
        if not stat.S_ISREG(asked.st_mode):
            raise told(AtlasDamaged, "own.no-file", path=path)
        if asked.st_size > LARGEST:
            raise told(AtlasDamaged, "own.large", path=path, size=LARGEST >> 20)
        return path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise told(AtlasDamaged, "own.closed", path=path, reason=problem.strerror) from problem
    except UnicodeDecodeError as problem:
        raise told(AtlasDamaged, "own.encoding", path=path) from problem
