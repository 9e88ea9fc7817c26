"""The report and the letter as Word documents, which coordinators edit, sign and pass on."""

from __future__ import annotations

from planatlas.reports.word.letter import letter_docx
from planatlas.reports.word.report import report_docx

__all__ = ["letter_docx", "report_docx"]
