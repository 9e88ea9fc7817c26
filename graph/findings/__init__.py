"""Coordination gaps: what a plan leaves out, where its work piles up, and who does not work together."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from planatlas.graph.findings.finding import Evidence, Finding

if TYPE_CHECKING:
    from planatlas.graph.findings.catalogue import CATALOGUE, Analysis, analyses, gaps

__all__ = ["CATALOGUE", "Analysis", "Evidence", "Finding", "analyses", "gaps"]


def __getattr__(name: str) -> Any:
    """Import the analyses when one is asked for: whoever only needs a finding's form need not wait for them."""
    if name not in __all__:
        raise AttributeError(f"module 'planatlas.graph.findings' has no attribute {name!r}")
    return getattr(importlib.import_module("planatlas.graph.findings.catalogue"), name)
