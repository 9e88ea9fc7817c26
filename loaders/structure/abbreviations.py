"""The document's own list of abbreviations, as a table of two columns or as lines "X – Y", wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planatlas.loaders.document import Document
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.ontology.folding import fold
from planatlas.ontology.plain import plain
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import anywhere
from planatlas.records import Abbreviation

__all__ = ["AbbreviationList"]

# A dash needs spaces around it, a colon or equals sign one: hyphens stand within both sides.
_LINE = re.compile(r"^(?P<short>[^\s–—=:][^–—=:\t]{0,24}?)\s*(?:\s[–—-]\s|\s?[=:]\s|\t)\s*(?P<long>\S.{3,200})$")
_LONGEST_SHORT = 26


class AbbreviationList:
    """Reads a document passage by passage; between its heading and the next one every entry becomes a record."""

    def __init__(self, document: Document, lang: str | None) -> None:
        self._document, self._lang = document, lang
        self._open = False
        self._table: tuple[int, int] | None = None

    def read(self, passage: Passage) -> Iterator[Abbreviation]:
        """Yield the entry a passage holds."""
        if passage.furniture:
            return
        # In a table the columns tell more than the marks of lines.
        if passage.kind == "row":
            yield from self._row(passage)
            return
        if passage.kind in ("heading", "text", "item"):
            if self._is_heading(passage):
                self._open, self._table = True, None
            elif self._open and (entry := _LINE.match(passage.text)) and _is_short(entry.group("short")):
                yield self._record(passage, entry.group("short"), entry.group("long"))
            # A short line may be a sub-heading of the list or a letter of the alphabet; a paragraph ends it.
            elif self._open and (passage.kind == "heading" or len(passage.text) > 60):
                self._open = False

    @property
    def inside(self) -> bool:
        """Whether the list is open at this point."""
        return self._open

    def _is_heading(self, passage: Passage) -> bool:
        return (
            len(passage.text) < 80
            and bool(anywhere("abbreviation-head").search(plain(passage.text)))
            # "Abrevieri – prescurtări folosite" would be an entry of the list it opens.
            and not _LINE.match(passage.text)
        )

    def _row(self, passage: Passage) -> Iterator[Abbreviation]:
        headings = vocabulary().headings
        # Long rows are content: their cells need not be looked up.
        fields = [headings.get(fold(cell)) for cell in passage.cells] if len(passage.text) < 200 else []
        if "abbreviation" in fields and "meaning" in fields:
            self._table = (fields.index("abbreviation"), fields.index("meaning"))
            return
        short, long = self._pair(passage.cells)
        if not self._open and self._table is None:
            # Without a heading one entry that spells itself out opens the list, and those that do not may follow.
            if len(passage.cells) != 2 or not _spelled_out(short, long):
                return
            self._open = True
        if short and long and _is_short(short):
            yield self._record(passage, short, long)
        # A wide row is another table's; one without a pair may be a page break's.
        elif sum(bool(cell) for cell in passage.cells) > 3:
            self._open, self._table = False, None

    def _pair(self, cells: list[str]) -> tuple[str, str]:
        if self._table and max(self._table) < len(cells):
            return cells[self._table[0]], cells[self._table[1]]
        filled = [cell for cell in cells if cell]
        # A number of the row before the pair.
        if len(filled) == 3 and filled[0].strip(".").isdigit():
            filled = filled[1:]
        return (filled[0], filled[1]) if len(filled) == 2 else ("", "")

    def _record(self, passage: Passage, short: str, long: str) -> Abbreviation:
        return Abbreviation(
            **place_in(self._document, passage, self._lang, long),
            short=" ".join(short.split()).strip("* "),
            long=" ".join(long.split()).strip("*; "),
        )


def _spelled_out(short: str, long: str) -> bool:
    """Tell whether the letters of a name in capitals begin words of the other: such a list needs no heading."""
    letters = [char for char in plain(short) if char.isalpha()]
    initials = iter(word[0] for word in re.findall(r"\w+", plain(long)))
    # The iterator goes forward only, so the letters must come in this order.
    return short.isupper() and len(letters) > 1 and len(short.split()) == 1 and all(one in initials for one in letters)


def _is_short(text: str) -> bool:
    """An abbreviation is short and has a capital letter that does not only begin a word."""
    bare = text.strip("* ")
    # One capital begins any word; four words are the longest short form with its explanation.
    return 0 < len(bare) <= _LONGEST_SHORT and sum(char.isupper() for char in bare) >= 2 and len(bare.split()) <= 4
