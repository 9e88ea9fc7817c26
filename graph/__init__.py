"""From plan records to one graph."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planatlas.graph.institutions import Decision, Decisions, Institution
    from planatlas.graph.institutions.identify import identify
    from planatlas.graph.institutions.resolve import Resolved, resolve

__all__ = ["Decision", "Decisions", "Institution", "Resolved", "identify", "resolve"]

_INSTITUTIONS = "planatlas.graph.institutions"


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'planatlas.graph' has no attribute {name!r}")
    return getattr(importlib.import_module(_INSTITUTIONS), name)
