"""The receipt of an atlas, and its other files held against it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from planatlas.errors import AtlasDamaged
from planatlas.graph.stores.files import write_text
from planatlas.graph.stores.own_text import own_text
from planatlas.ontology.catalogue import told

__all__ = ["check_file", "read_receipt", "write_receipt"]


def write_receipt(path: Path, receipt: dict[str, Any]) -> None:
    """Write the receipt, keys sorted."""
    write_text(path, json.dumps(receipt, ensure_ascii=False, indent=1, sort_keys=True) + "\n", own=True)


def check_file(path: Path, expected: str | None) -> None:
    """Raise AtlasDamaged when a file is not the one that was written with the receipt."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise told(AtlasDamaged, "atlas.unreadable", path=path, reason=error.strerror) from error
    if found != expected:
        raise told(AtlasDamaged, "atlas.cut", path=path)


def read_receipt(path: Path) -> dict[str, Any]:
    """Read the receipt. Raises AtlasDamaged when it is not one."""
    try:
        receipt = json.loads(own_text(path))
    except ValueError as error:
        raise told(AtlasDamaged, "atlas.unreadable", path=path, reason=error) from error
    if not isinstance(receipt, dict):
        raise AtlasDamaged(f"{path} is not a receipt; build the atlas again")
    return receipt
