"""Folders of ours: atlases by what their receipt says, readings by the text of their tag, exports by their mark."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from planatlas.errors import AtlasDamaged
from planatlas.graph.stores.layout import RECEIPT
from planatlas.graph.stores.own_text import own_text

__all__ = [
    "CACHED", "CLUTTER", "EXPORT", "READINGS", "TAG", "TAGGED", "atlas_around", "atlas_at", "own_cache", "own_export",
    "own_readings", "own_receipt",
]  # fmt: skip

READINGS = "readings"
TAG = "CACHEDIR.TAG"
TAGGED = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# What planatlas read from each source, so that it need not read it again. This folder can be deleted.\n"
)
"""The mark by which backup programs know a folder that can be made again (https://bford.info/cachedir/)."""
CACHED = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# Views of an atlas that planatlas keeps between questions. This folder can be deleted.\n"
)
EXPORT = ".planatlas-export"
CLUTTER = frozenset([".ds_store", "desktop.ini", "ehthumbs.db", "lost+found", "thumbs.db"])
"""What systems put into folders by themselves, in lower case."""


def own_receipt(folder: Path) -> dict[str, Any] | None:
    """What the receipt of an atlas says; None where there is none, or one of some other program."""
    try:
        receipt = json.loads(own_text(folder / RECEIPT))
    except (AtlasDamaged, ValueError):
        return None
    ours = isinstance(receipt, dict) and isinstance(receipt.get("planatlas"), str) and "format" in receipt
    return receipt if ours else None


def own_readings(folder: Path) -> bool:
    """Tell whether a folder holds readings of ours and not somebody's letters, or another program's cache."""
    return _tagged(folder, TAGGED)


def own_cache(folder: Path) -> bool:
    """Tell whether a folder holds views that planatlas keeps. One that a link leads to is never written into."""
    return not folder.is_symlink() and _tagged(folder, CACHED)


def _tagged(folder: Path, text: str) -> bool:
    try:
        return own_text(folder / TAG) == text
    except AtlasDamaged:
        return False


def own_export(folder: Path) -> bool:
    """Tell whether a folder is one that ``export`` made, whole."""
    return (folder / EXPORT).is_file()


def atlas_at(folder: Path) -> bool:
    """Tell whether a folder is an atlas, also one whose first build was cut short."""
    return own_readings(folder / READINGS) or own_receipt(folder) is not None


def atlas_around(path: Path) -> Path | None:
    """The atlas that a path lies in or is; None where it lies in none."""
    return next((folder for folder in (path, *path.parents) if atlas_at(folder)), None)
