"""From a file to plan records: bytes to blocks by ``read``, blocks to records by ``records``.

Each is imported when first used: what needs a document only, or a value only, does not load the whole reader.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planatlas.loaders.account.leftover import Leftover, leftover
    from planatlas.loaders.document import Document
    from planatlas.loaders.formats.source import read
    from planatlas.loaders.reading import records

__all__ = ["Document", "Leftover", "leftover", "read", "records"]

_HOMES = {
    "Document": "planatlas.loaders.document",
    "Leftover": "planatlas.loaders.account.leftover",
    "leftover": "planatlas.loaders.account.leftover",
    "read": "planatlas.loaders.formats.source",
    "records": "planatlas.loaders.reading",
}
"""Where each name lives."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'planatlas.loaders' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
