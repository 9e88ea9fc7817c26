"""Work whose heading says who carries it out."""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.loaders.values.excerpt import around
from planatlas.loaders.values.mentions import Lexicon, heading_bodies
from planatlas.records import Activity, Mention

__all__ = ["take_from_headings"]


def take_from_headings(
    activity: Activity, headings: Iterable[tuple[str | None, int | None]], lexicon: Lexicon, partners: bool = True
) -> None:
    """Give planned work the bodies that the first of its headings names which names any, with line and quote.

    ``headings`` are the nearest first. ``partners`` tells that nothing else asks for them.
    """
    # What the work itself says goes before its heading; work of the past is not carried out by whom a heading plans
    # for.
    if activity.status != "planned" or activity.responsible:
        return
    for text, line in headings:
        if text and (named := heading_bodies(text, lexicon)):
            quote = around(text, named.start, named.end)
            _take(activity, "responsible", [Mention(name, None, line, quote) for name in named.lead])
            _take(activity, "partners", [Mention(name, None, line, quote) for name in named.others if partners])
            return


def _take(activity: Activity, role: str, found: list[Mention]) -> None:
    if found and not getattr(activity, role):
        setattr(activity, role, found)
        activity.cell_of(role).state = "value"
