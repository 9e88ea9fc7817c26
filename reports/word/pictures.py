"""The figures of chapters for a Word document, all of them turned to pixels at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from planatlas.errors import ToolMissing
from planatlas.reports.chapter import Chapter
from planatlas.reports.figure import Figure, drawn, drawn_sheets
from planatlas.reports.paper import as_pngs

__all__ = ["Pictures", "pictures_of"]

Pictures = dict[tuple[str, str], list[tuple[Figure, bytes]]]
"""Figures with their pixels, by the key of their chapter and the section they stand in."""


def pictures_of(chapters: Sequence[Chapter], sections: Sequence[str] = ("load", "matrix", "network")) -> Pictures:
    """The figures of each chapter; none of any where nothing on this computer turns drawings to pixels."""
    wanted = [one for chapter in chapters for one in _figures(chapter) if one[1] in sections]
    made: Pictures = defaultdict(list)
    for (key, section, figure), pixels in zip(wanted, _pixels([one[2] for one in wanted]), strict=False):
        made[key, section].append((figure, pixels))
    return made


def _pixels(figures: Sequence[Figure]) -> list[bytes]:
    try:
        return as_pngs([(one.svg, *one.size) for one in figures]) if figures else []
    except ToolMissing:
        return []


def _figures(chapter: Chapter) -> Iterator[tuple[str, str, Figure]]:
    """Each figure a reader of the page finds as a drawing, with its section."""
    if chapter.reading.analysed and chapter.loads:
        yield chapter.key, "load", drawn(chapter, "load")
        if len(chapter.duties) > 1:
            yield chapter.key, "load", drawn(chapter, "lorenz")
        if chapter.quarters:
            yield chapter.key, "load", drawn(chapter, "quarters")
        if chapter.matrix.objectives:
            yield chapter.key, "matrix", drawn(chapter, "matrix")
    for sheet in drawn_sheets(chapter):
        yield chapter.key, "network", sheet
