"""One figure of an atlas by itself: with its title, a caption that defines what is drawn, and its table."""

from __future__ import annotations

from planatlas.errors import FigureEmpty, FigureUnknown
from planatlas.graph.stored import StoredGraph
from planatlas.reports.chapter import Chapter
from planatlas.reports.drawing import Figure
from planatlas.reports.explorer import explorer
from planatlas.reports.figures.sizes import size_of
from planatlas.reports.lookup import institution_named, plan_named, rows_about
from planatlas.reports.page import TEMPLATES, asset, render
from planatlas.reports.plan_view import AtlasReading, read_plans
from planatlas.reports.text import Text, shorten

__all__ = ["FIGURES", "WIDTHS", "Figure", "drawn", "drawn_sheets", "figure"]

FIGURES = ("network", "load", "lorenz", "matrix", "quarters")
"""The figures there are; ``explorer`` besides, the whole atlas as a page."""

WIDTHS = {"column": 85.0, "page": 175.0, "sheet": 170.0}
"""Usual widths of a picture in print, in mm: one column of a journal, its whole page, the page of a letter."""


def figure(
    atlas: StoredGraph,
    name: str,
    *,
    around: str | None = None,
    objective: str | None = None,
    plan: str | None = None,
    lang: str = "ro",
    width: float | None = None,
) -> Figure:
    """Draw one of ``FIGURES``, of one plan, whole or cut down to an institution or an objective's code.

    ``width`` is in mm, by default one that suits the figure. Raises FigureUnknown, FigureEmpty where the document has
    nothing to show, and NameUnknown for an institution, plan or objective that is not there.
    """
    if name == "explorer":
        return explorer(atlas, lang)
    if name not in FIGURES:
        raise FigureUnknown(f"no figure is called {name}. There are: {', '.join((*FIGURES, 'explorer'))}")
    text, index = Text(lang), AtlasReading(atlas)
    reading = plan_named(read_plans(index), plan)
    about = institution_named(index, around).name if around is not None else objective
    if about is not None:
        reading = rows_about(index, reading, around, objective)
    chapter = Chapter("f", index, reading, text)
    if lack := _lack(chapter, name):
        raise FigureEmpty(f"{reading.plan.name}: no figure {name}: {lack}")
    return drawn(chapter, name, about, width)


def _lack(chapter: Chapter, name: str) -> str:
    """Why a figure of a document would be empty; nothing where it would not."""
    if name != "network" and not chapter.reading.analysed:
        return "this document tells what was done and assigns no duties; draw the network"
    match name:
        case "network":
            return "" if chapter.reading.counted else "it has no measures"
        case "load":
            return "" if chapter.loads else "it names no institution for a measure"
        case "lorenz":
            return "" if chapter.duties else "it names no responsible institution"
        case "matrix":
            return "" if chapter.matrix.bodies and chapter.matrix.objectives else "no measure stands under an objective"
        case _:
            return "" if chapter.quarters else "no dates, or every quarter has the same number of measures"


def drawn(chapter: Chapter, name: str, about: str | None = None, width: float | None = None) -> Figure:
    """One of ``FIGURES`` for a chapter; ``about`` says what it was cut down to, ``width`` is in mm."""
    title = chapter.text(f"figure.{name}") + (f": {about}" if about else "")
    caption = _caption(chapter, name)
    across, down = size_of(chapter, name)
    width = width or WIDTHS["column" if across < 400 else "page"]
    height = round(width * down / across, 1)
    about_it = {"c": chapter, "name": name, "title": title, "caption": caption, "across": across, "down": down}
    shown = {"picture": chapter.picture, "layout": chapter.layout} if name == "network" else {}
    svg = _alone(chapter.text, width=width, height=height, **shown, **about_it)
    scripts = [asset("report.js")] if name == "network" else []
    page = render("figure.html", chapter.text, scripts, [asset("report.css")], [], **about_it)
    return Figure(name, title, caption, svg, (width, height), page)


def drawn_sheets(chapter: Chapter) -> list[Figure]:
    """The network of a chapter in drawings of a page each, with nothing left out."""
    sheets, width = chapter.sheets, WIDTHS["sheet"]
    made = []
    for number, (picture, layout) in enumerate(sheets, start=1):
        of = f" ({number}/{len(sheets)})" if len(sheets) > 1 else ""
        title = chapter.text("figure.network") + of
        caption = _captioned(chapter, "network", chapter.shown_on(number - 1))
        size = (width, round(width * layout.height / layout.width, 1))
        svg = _alone(
            chapter.text, c=chapter, name="network", title=title, caption=caption, picture=picture, layout=layout,
            across=round(layout.width), down=round(layout.height), width=size[0], height=size[1],
        )  # fmt: skip
        made.append(Figure("network", title, caption, svg, size, ""))
    return made


def _alone(text: Text, **values: object) -> str:
    return TEMPLATES.get_template("svg/alone.svg").render(t=text, **values)


def _caption(chapter: Chapter, name: str) -> str:
    """What a line or number means, how many are drawn, what is left out, and from which document and year."""
    return _captioned(chapter, name, chapter.shown(name))


def _captioned(chapter: Chapter, name: str, shown: str) -> str:
    text, plan = chapter.text, chapter.reading.plan
    return text(
        "figure.caption",
        tie=text(f"figure.{name}.tie"),
        shown=shown,
        plan=shorten(plan.name, 200),
        years=text.years(plan.props) or "–",
        doc=str(plan.props.get("doc") or "–"),
    )
