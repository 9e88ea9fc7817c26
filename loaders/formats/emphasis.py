"""Whether a paragraph is set bold or in italics as a whole: the typed mark of a list item before it does not count.

Plans set what heads a list of measures so, and nothing else tells it from the measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["PLAIN", "Look", "looks_of", "odf_pieces", "whole"]

Look = tuple[bool, bool]
"""Bold, italic."""
_MARK = re.compile(r"^\s*(?:[^\w\s]{1,2}|\(?\w{1,3}[.)])\s*$")
PLAIN: Look = (False, False)


def whole(pieces: Sequence[tuple[str, Look]]) -> Look:
    """Return the look that all the pieces (text, look) of a paragraph have in common."""
    shown = [piece for piece in pieces if piece[0].strip()]
    if len(shown) > 1 and _MARK.match(shown[0][0]):
        shown = shown[1:]
    if not shown:
        return PLAIN
    return all(look[0] for _, look in shown), all(look[1] for _, look in shown)


def looks_of(source: Any) -> dict[str, Look]:
    """Return the look of each style of an OpenDocument file, by the style's name."""
    own: dict[str, tuple[str | None, bool | None, bool | None]] = {}
    for part in ("styles", "content"):
        for style in source.get_part(part).get_elements("//style:style"):
            own[str(style.get_attribute("style:name"))] = _own(style)
    return {name: (_inherited(own, name, 1), _inherited(own, name, 2)) for name in own}


def _own(style: Any) -> tuple[str | None, bool | None, bool | None]:
    parent = style.get_attribute("style:parent-style-name")
    text = style.get_element("style:text-properties")
    weight = text.get_attribute("fo:font-weight") if text else None
    slant = text.get_attribute("fo:font-style") if text else None
    return (
        str(parent) if parent else None,
        None if weight is None else str(weight) in ("bold", "600", "700", "800", "900"),
        None if slant is None else str(slant) in ("italic", "oblique"),
    )


def _inherited(own: Mapping[str, tuple[str | None, bool | None, bool | None]], name: str, which: int) -> bool:
    """What a style says, or else the one it is made from; a circle of styles says nothing."""
    seen: set[str] = set()
    at: str | None = name
    while at is not None and at in own and at not in seen:
        seen.add(at)
        said = own[at][which]
        if said is not None:
            return bool(said)
        at = own[at][0]
    return False


def odf_pieces(element: Any, looks: Mapping[str, Look], around: Look = PLAIN) -> Iterator[tuple[str, Look]]:
    """Yield the pieces of an OpenDocument paragraph, each with its look."""
    look = looks.get(str(element.get_attribute("text:style-name")), around)
    look = (look[0] or around[0], look[1] or around[1])
    yield element.text or "", look
    for child in element.children:
        if child.tag in ("text:span", "text:a"):
            yield from odf_pieces(child, looks, look)
        yield child.tail or "", look
