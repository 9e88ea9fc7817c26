"""The report and the letter as Word documents, which coordinators edit, sign and pass on.

python-docx is an extra and takes 0.1 s: what needs it is imported when a document is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planatlas.errors import ToolMissing

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph
    from planatlas.reports.letter import Letter
    from planatlas.reports.text import Text

__all__ = ["letter_docx", "report_docx"]


def report_docx(atlas: StoredGraph, lang: str = "ro") -> bytes:
    """The report in Word, with every section of the page. Raises ToolMissing when python-docx is not installed."""
    _check_extra()
    from planatlas.reports.word.report import report_docx as written

    return written(atlas, lang)


def letter_docx(letter: Letter, text: Text) -> bytes:
    """The letter in Word. Raises ToolMissing when python-docx is not installed."""
    _check_extra()
    from planatlas.reports.word.letter import letter_docx as written

    return written(letter, text)


def _check_extra() -> None:
    try:
        import docx  # noqa: F401
    except ImportError as problem:
        raise ToolMissing("a Word document needs python-docx; pip install 'planatlas[office]'") from problem
