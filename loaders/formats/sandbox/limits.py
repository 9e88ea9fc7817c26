"""How much a file may ask for. The numbers bound what a hostile file can do to the machine that reads it."""

from __future__ import annotations

import os
from dataclasses import dataclass

__all__ = ["LIMITS", "Limits"]

_SECONDS = "PLANATLAS_SECONDS"
"""The variable of the environment that allows a file more time than a minute, or less."""


def _seconds() -> int:
    asked = os.environ.get(_SECONDS, "").strip()
    return int(asked) if asked.isdigit() and int(asked) else 60


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds. ``ratio`` is unpacked to packed size of one member of an archive,
    ``spread`` the cells that spans and repetitions may add to those printed.

    ``memory`` is what reading may take beyond what the process that asks for it has already.
    """

    file_size: int = 50 * 1024 * 1024
    members: int = 2_000
    unpacked: int = 300 * 1024 * 1024
    ratio: int = 200
    cells: int = 2_000_000
    spread: int = 200_000
    pages: int = 2_000
    memory: int = 1_000 * 1024 * 1024
    seconds: int = 60


LIMITS = Limits(seconds=_seconds())
