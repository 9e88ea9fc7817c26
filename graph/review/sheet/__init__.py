"""The review sheet: doubtful pairs and institutions as a workbook that people decide in, and its reading back."""

from __future__ import annotations

from planatlas.graph.review.sheet.answers import read_sheet
from planatlas.graph.review.sheet.write import sheet_bytes

__all__ = ["read_sheet", "sheet_bytes"]
