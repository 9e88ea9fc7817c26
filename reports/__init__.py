"""What people read: the report of an atlas, its figures, letters, and networks to explore.

Everything here is imported when first used, so that a command that writes no report pays nothing for it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planatlas.reports.document import write_report
    from planatlas.reports.figure import Figure
    from planatlas.reports.letters import write_letter
    from planatlas.reports.pyvis_adapter import save_pyvis, to_pyvis

__all__ = ["Figure", "save_pyvis", "to_pyvis", "write_letter", "write_report"]

_HOMES = {
    "Figure": "planatlas.reports.figure",
    "save_pyvis": "planatlas.reports.pyvis_adapter",
    "to_pyvis": "planatlas.reports.pyvis_adapter",
    "write_letter": "planatlas.reports.letters",
    "write_report": "planatlas.reports.document",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'planatlas.reports' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
