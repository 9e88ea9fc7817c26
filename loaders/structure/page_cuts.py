"""Labelled lines whose value a page break cut in two: the running head goes, and the rest joins its label.

The rest stands alone at the top of the page, above the next label of the same card. A line there is the title of the
next card instead where the label below it is the one that cards begin with, or one that this card has already.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from planatlas.loaders.structure.labelled import label_of, opener_of
from planatlas.loaders.structure.passages import Passage, stands_over
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain

__all__ = ["without_page_cuts"]

_NUMBER = re.compile(r"\d+")
_PAGED = Template(r"(?:^|\W)<<page-word>>\s*\d{1,4}\b")
_LONGEST_HEAD = 120


def without_page_cuts(parts: Sequence[Passage]) -> list[Passage]:
    """Return the passages without running heads between labelled lines, cut values joined over them."""
    heads = _running_heads(parts)
    # Without running heads no page break is seen, and nothing is joined.
    if not heads:
        return list(parts)
    out: list[Passage] = []
    seen: list[str] = []
    broken = False
    for number, part in enumerate(parts):
        if part.at in heads:
            broken = True
            continue
        label = _label(part)
        # Only the first line behind a break can be the rest of a value.
        if broken and label is None and seen and _is_rest(part, out[-1], _label(_next(parts, number, heads)), seen):
            out[-1] = _joined(out[-1], part)
            continue
        if label is not None:
            # A label that comes again begins the next card.
            seen = [label] if label in seen else [*seen, label]
        out.append(part)
        broken = False
    return out


def _running_heads(parts: Sequence[Passage]) -> set[tuple[int, ...]]:
    """Lines printed on several pages, each time with the page number or right below one that stands alone."""
    pairs = zip([None, *parts], parts, strict=False)
    lone = {part.at for before, part in pairs if _is_beside_number(before, part)}
    heads = [part for part in parts if len(part.text) <= _LONGEST_HEAD and (part.at in lone or _is_paged(part))]
    # Numbers aside, as they count pages; a labelled line that recurs is a card's.
    printed = Counter(_pattern(part) for part in heads if _label(part) is None)
    return {part.at for part in heads if printed[_pattern(part)] > 1}


def _is_beside_number(before: Passage | None, part: Passage) -> bool:
    """A page number is in no passage: the numbers of the blocks leave it out."""
    return before is not None and before.at[-1] + 1 < part.at[0]


def _is_paged(part: Passage) -> bool:
    return bool(_PAGED.search(plain(part.text)))


def _pattern(part: Passage) -> str:
    return _NUMBER.sub("#", plain(part.text))


def _label(part: Passage | None) -> str | None:
    return label_of(part) if part is not None and part.kind in ("text", "item") else None


def _next(parts: Sequence[Passage], number: int, heads: set[tuple[int, ...]]) -> Passage | None:
    return next((part for part in parts[number + 1 :] if part.at not in heads), None)


def _is_rest(part: Passage, above: Passage, below: str | None, seen: Sequence[str]) -> bool:
    # What heads or opens something is the next card's title, not the rest of a value.
    if part.kind != "text" or part.heads or stands_over(part) or opener_of(part.text.strip(), part) is not None:
        return False
    # Below stands a label this card has not had: the card goes on, so the line is its own.
    return _label(above) is not None and below is not None and below not in seen


def _joined(above: Passage, rest: Passage) -> Passage:
    return replace(
        above,
        text=f"{above.text} {rest.text}",
        raw=f"{above.raw} {rest.raw}",
        lines=[*above.lines, *rest.lines],
        at=(*above.at, *rest.at),
    )
