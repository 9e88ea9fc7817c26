"""Paragraphs of a page with the headings over them and the list lines after their colon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.values.pieces import LONGEST, pieces
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue

__all__ = ["Part", "paragraphs"]

_SENTENCE_END = (".", ";", ":", ",", "!", "?", "»", "…")
# About one printed line; in capitals two, as they are read as a heading at any length.
_LONGEST_HEADING = 110


@dataclass(slots=True)
class Part:
    """A paragraph, the heading it stands under, the part of the page (achieved, planned or None), its list lines."""

    passage: Passage
    heading: str | None = None
    status: str | None = None
    items: list[Passage] = field(default_factory=list)
    first: bool = False

    @property
    def text(self) -> str:
        """The paragraph's own text, without its list."""
        return self.passage.text

    @property
    def lines(self) -> list[int]:
        """Every source line of paragraph and list."""
        return [*self.passage.lines, *(line for item in self.items for line in item.lines)]


def paragraphs(passages: Iterable[Passage]) -> Iterator[Part]:
    """Yield the paragraphs of a document that are no headings, rows or rules."""
    every = (part for part in passages if part.kind in ("heading", "text", "item") and not part.furniture)
    parts = [piece for part in every for piece in _in_pieces(part)]
    # Where the source marks its headings, lines are no headings by their looks; one may be the title alone.
    marked = sum(part.kind == "heading" for part in parts) >= 2
    heading: str | None = None
    status: str | None = None
    over: str | None = None
    index, number = 0, 0
    while index < len(parts):
        part = parts[index]
        if _is_heading(parts, index, marked):
            found = _part_status(part.text)
            status = found or (
                # Under a heading of the same or a higher level the part about what was done has ended.
                None
                if over is not None and part.kind == "heading" and part.level and part.level <= int(over)
                else status
            )
            over = f"{part.level}" if found else over
            heading = part.text
            index += 1
            continue
        items, after = _list_after(parts, index, marked)
        yield Part(part, heading if number or heading else None, status, items, first=number == 0)
        number, index = number + 1, after


def _in_pieces(part: Passage) -> Iterator[Passage]:
    if len(part.text) <= LONGEST:
        yield part
        return
    for piece in pieces(part.text):
        yield replace(part, text=piece.strip())


def _part_status(text: str) -> str | None:
    """A heading over what was done, or over what is planned; only as a whole or at its beginning."""
    flat = plain(text).strip(" ?:!.")
    for name, status in (("achieved-part", "achieved"), ("planned-part", "planned")):
        match = cue(name).match(flat)
        # Most of a short line: "Results" heads a part, "Results of the survey in schools" does not.
        if match and (match.end() == len(flat) or len(flat) < 60 and match.end() * 2 > len(flat)):
            return status
    return None


def _is_heading(parts: list[Passage], index: int, marked: bool) -> bool:
    part = parts[index]
    if part.kind == "heading":
        return True
    # A heading has no full stop, and a list mark counts.
    if part.kind == "item" or part.text.rstrip().endswith(_SENTENCE_END):
        return False
    shouted = part.text.upper() == part.text and any(char.isalpha() for char in part.text)
    if len(part.text) > _LONGEST_HEADING * (2 if shouted else 1):
        return False
    if part.bold or shouted:
        return True
    # The last line heads nothing.
    if marked or index + 1 >= len(parts):
        return False
    following = parts[index + 1]
    # Lines right below a colon are its list.
    if following.line == part.lines[-1] + 1 and index and parts[index - 1].text.rstrip().endswith(":"):
        return False
    if _part_status(part.text):
        return True
    return (
        # By looks alone: a sentence or clearly more text follows, or a heading of the next level.
        following.text.rstrip().endswith(_SENTENCE_END)
        or len(following.text) * 4 > len(part.text) * 5
        or following.text.upper() == following.text
    )


def _list_after(parts: list[Passage], index: int, marked: bool) -> tuple[list[Passage], int]:
    """After a colon: list items, or paragraphs in the lines right below. A run of items under no colon stands alone.

    Paragraphs that are sentences end where a heading follows: a source without empty lines sets it right below.
    """
    part = parts[index]
    items: list[Passage] = []
    after = index + 1
    if not part.text.rstrip().endswith(":"):
        return items, after
    while after < len(parts):
        following = parts[after]
        near = following.line == (items[-1] if items else part).lines[-1] + 1
        listed = any(item.kind == "item" for item in items)
        closed = bool(items) and all(item.text.rstrip().endswith(_SENTENCE_END) for item in items)
        # Only behind whole sentences: a short line between items is an item without its dot.
        if closed and not listed and _is_heading(parts, after, marked):
            break
        if following.kind == "item" or (following.kind == "text" and near and not listed):
            items.append(following)
            after += 1
        else:
            break
    return items, after
