"""What a document that assigns no duties says, in Word: whom it names, its figures, its other statements."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.account import DocumentAccount
from planatlas.graph.model import Node
from planatlas.reports.chapter import Chapter
from planatlas.reports.text import Text, shorten
from planatlas.reports.word.measure_tables import line_of
from planatlas.reports.word.paper import Paper

__all__ = ["write_narrative", "write_unread"]


def write_unread(paper: Paper, unread: Iterable[Node], account: Iterable[DocumentAccount], text: Text) -> None:
    """Say first of which plans nothing was read, and which tables were not, or only in part."""
    for plan in unread:
        paper.line(text("unread", plan=shorten(plan.name, 200), doc=str(plan.props.get("doc") or "–")), bold=True)
    for document in account:
        paper.line(document.sentence, bold=True)
        for region in document.regions:
            paper.line(region)


def write_narrative(paper: Paper, chapter: Chapter, text: Text) -> None:
    """Put on ``paper`` what the page says under the same heading; nothing for a document that is a plan."""
    narrative = chapter.narrative
    if chapter.reading.analysed or not (narrative.named or narrative.figures or narrative.statements):
        return
    paper.heading(text("told.title"), 2)
    named = [
        (
            one.body.name,
            ", ".join(map(text.role, one.roles)),
            f"{text('line')} {', '.join(map(str, one.lines))}",
        )
        for one in narrative.named
    ]
    paper.table((text.label("Institution"), text("told.role"), text("source")), named, (4, 2, 1))
    heads = (*(text(f"told.{name}") for name in ("value", "what", "about", "when")), text("source"))
    figures = []
    for one in narrative.figures:
        props, value = one.props, one.props.get("value")
        many = text.number(value, 1) if isinstance(value, int | float) else ""
        what = str(props.get("what") or props.get("unit") or one.name)
        percent = " %" if props.get("unit") == "%" else ""
        about = str(props.get("subject") or "")
        figures.append((many + percent, what, about, text.when(props.get("when")), line_of(one, text)))
    paper.table(heads, figures, (1.2, 5, 4, 2, 1.3))
    for one in narrative.statements:
        paper.quote(str(one.props.get("quote") or one.name), line_of(one, text))
