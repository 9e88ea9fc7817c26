"""The report: one HTML file that says what a plan asks of whom, and where coordination is missing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planatlas.graph.gaps.finding import Finding
from planatlas.graph.gaps.load.shares import gini, lorenz
from planatlas.reports.figures.lanes import Layout, lay_out
from planatlas.reports.files import write_text
from planatlas.reports.page import asset, render
from planatlas.reports.parts.findings import Findings, findings_of
from planatlas.reports.parts.load import Load, loads, quarters
from planatlas.reports.parts.matrix import Matrix, matrix
from planatlas.reports.parts.method import CELLS, STATES, Method, method_of
from planatlas.reports.parts.network import Picture, picture
from planatlas.reports.parts.summary import Summary, summary_of
from planatlas.reports.pyvis_adapter import page_assets, pyvis_page, to_pyvis
from planatlas.reports.reading import Index, PlanReading, read_plans
from planatlas.reports.source import Source
from planatlas.reports.text import Text

__all__ = ["Chapter", "chapters", "report_html", "write_report"]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Everything the report says about one document."""

    key: str
    reading: PlanReading
    loads: list[Load]
    findings: Findings
    summary: Summary
    matrix: Matrix
    picture: Picture
    layout: Layout
    method: Method
    pyvis: str

    @property
    def duties(self) -> list[int]:
        """Measures each institution is responsible for, where it is for any."""
        return [len(one.responsible) for one in self.loads if one.responsible]

    @property
    def gini(self) -> float:
        return gini(self.duties)

    @property
    def lorenz(self) -> list[tuple[float, float]]:
        return lorenz(self.duties)

    @property
    def quarters(self) -> tuple[int, int, int, int] | None:
        return quarters(self.reading.counted)


def chapters(source: Source, text: Text) -> list[Chapter]:
    """One chapter for each document of the atlas that has measures or services."""
    index = Index(source)
    found = list(source.gaps())
    readings = [one for one in read_plans(index) if one.rows or one.services]
    return [_chapter(index, one, found, text, place) for place, one in enumerate(readings, start=1)]


def _chapter(index: Index, reading: PlanReading, found: list[Finding], text: Text, place: int) -> Chapter:
    spread = loads(index, reading)
    findings = findings_of(index, reading, found, text.lang)
    shown = picture(index, reading)
    return Chapter(
        key=f"p{place}",
        reading=reading,
        loads=spread,
        findings=findings,
        summary=summary_of(reading, spread, findings),
        matrix=matrix(reading, spread),
        picture=shown,
        layout=lay_out(shown),
        method=method_of(reading),
        pyvis=pyvis_page(to_pyvis(shown, lang=text.lang, heading=reading.plan.name), text) if place == 1 else "",
    )


def report_html(source: Source, lang: str = "ro") -> str:
    """The whole report as one page in ``lang``. The same atlas gives the same text.

    Raises OntologyError for a language the catalogue does not have.
    """
    text = Text(lang)
    made = chapters(source, text)
    return render(
        "report.html",
        text,
        scripts=[asset("report.js")],
        styles=[asset("report.css")],
        inside=page_assets(),
        chapters=made,
        cells=CELLS,
        states=STATES,
    )


def write_report(source: Source, path: Path | str, lang: str = "ro") -> Path:
    """Write the report to ``path`` as UTF-8, whole or not at all; returns the path.

    Raises OSError when the folder cannot be written to.
    """
    return write_text(Path(path), report_html(source, lang))
