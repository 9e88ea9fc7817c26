"""A second coder: rows drawn for somebody else to read, and how far two readings agree."""

from planatlas.graph.findings.coding.agreement import alpha, compare_sheets
from planatlas.graph.findings.coding.sheet import coding_sheet

__all__ = ["alpha", "coding_sheet", "compare_sheets"]
