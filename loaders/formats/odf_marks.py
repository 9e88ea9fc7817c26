"""Pieces of OpenDocument text with the marks that their styles give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planatlas.loaders.formats.runs import NO_MARKS, Mark, TextRun

__all__ = ["LEFT_OUT", "marks_of", "odf_runs"]

LEFT_OUT = ("text:note", "office:annotation", "text:tracked-changes")


def marks_of(source: Any) -> dict[str, frozenset[Mark]]:
    """Return the marks of each style of an OpenDocument file, by the style's name; those of its parents count."""
    own: dict[str, tuple[str | None, frozenset[Mark]]] = {}
    for part in ("styles", "content"):
        for style in source.get_part(part).get_elements("//style:style"):
            parent = style.get_attribute("style:parent-style-name")
            own[str(style.get_attribute("style:name"))] = (str(parent) if parent else None, _own(style))
    return {name: _with_parents(own, name) for name in own}


def _own(style: Any) -> frozenset[Mark]:
    text = style.get_element("style:text-properties")
    if text is None:
        return NO_MARKS
    out: set[Mark] = set()
    lines = (text.get_attribute(f"style:text-line-through-{name}") for name in ("style", "type"))
    if any((line or "none") != "none" for line in lines):
        out.add("struck")
    if text.get_attribute("text:display") == "none":
        out.add("hidden")
    place = str(text.get_attribute("style:text-position") or "0").split()[0]
    if place == "super" or (place.endswith("%") and place[:-1].isdigit() and int(place[:-1]) > 0):
        out.add("raised")
    return frozenset(out)


def _with_parents(own: Mapping[str, tuple[str | None, frozenset[Mark]]], name: str) -> frozenset[Mark]:
    seen: set[str] = set()
    found, at = NO_MARKS, name
    while at in own and at not in seen:  # a circle of styles adds nothing
        seen.add(at)
        found, at = found | own[at][1], own[at][0] or ""
    return found


def odf_runs(
    element: Any, marks: Mapping[str, frozenset[Mark]], around: frozenset[Mark] = NO_MARKS
) -> Iterator[TextRun]:
    """Yield the pieces of an element: line breaks as written, notes and tracked deletions left out."""
    around = around | marks.get(str(element.get_attribute("text:style-name")), NO_MARKS)
    yield TextRun(element.text or "", around)
    for child in element.children:
        if child.tag == "text:line-break":
            yield TextRun("\n", around)
        elif child.tag in ("text:s", "text:tab"):
            yield TextRun(" ", around)
        elif child.tag in ("text:hidden-text", "text:hidden-paragraph"):
            yield TextRun(str(child.get_attribute("text:string-value") or child.text or ""), frozenset(("hidden",)))
        elif child.tag not in LEFT_OUT:
            yield from odf_runs(child, marks, around)
        yield TextRun(child.tail or "", around)
