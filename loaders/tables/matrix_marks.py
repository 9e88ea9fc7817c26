"""Marks in the cells of a matrix: crosses and ticks, letters of roles, and what a legend says the letters mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from planatlas.loaders.document import Block, ListItem, Paragraph, TableCell, TableRow
from planatlas.loaders.values.headings import field_of
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import words

__all__ = ["CROSS", "is_mark", "legend", "letters_of", "role_of"]

CROSS = "x"
"""What every cross, tick and filled box counts as."""
_ON = frozenset("xX×✓✔●☒☑√■█▪⬛◼•✕✖")
_OFF = frozenset(("", "☐", "□", "○", "-", "–", "—", "[ ]", "[]"))
_BOXED = re.compile(r"\[\s*([xX✓✔])\s*\]")
_LETTERS = re.compile(r"([^\W\d_])(?:\s*[/,;+]\s*([^\W\d_]))?")
_MEANS = re.compile(r"(?<![\w/])([^\W\d_])\s*(?:=|:|\s[–—-])\s*([^\W\d_][^,;.=\n]{2,60})")
_SIGN = re.compile(r"[=:–—-]")
"""What stands between a letter and its meaning; most texts of a document hold none."""
_BY_CUSTOM = {
    "r": "responsible", "l": "responsible", "υ": "responsible", "p": "partners", "s": "partners", "σ": "partners",
}  # fmt: skip
"""What letters mean that no legend explains; A, C and I differ too much from one plan to the next."""


def _shown(cell: TableCell) -> str:
    """What stands in a cell: a lone bullet is a mark, though it is no text."""
    return cell.text.strip() or cell.raw.strip()


def letters_of(cell: TableCell) -> list[str] | None:
    """The letters that a cell marks something with, ``CROSS`` among them; none where it is empty, None for a text."""
    text = _shown(cell)
    if text in _OFF:
        return []
    if text in _ON or _BOXED.fullmatch(text):
        return [CROSS]
    found = _LETTERS.fullmatch(text)
    # A small letter numbers an item.
    if found is None or text[0].islower():
        return None
    return [fold(letter) for letter in found.groups() if letter]


def is_mark(cell: TableCell) -> bool:
    """Tell whether a cell is empty, crossed, or holds one letter."""
    return letters_of(cell) is not None


def legend(blocks: Iterable[Block]) -> dict[str, str]:
    """What the letters mean that a line of the document explains: a role, or nothing where it is none we know.

    A line explains two letters at the least; one alone may be any sentence.
    """
    out: dict[str, str] = {}
    for block in blocks:
        for text in _texts(block):
            found = _MEANS.findall(text) if _SIGN.search(text) else []
            # Capitals, as legends print them.
            if len({letter for letter, _ in found}) > 1 and all(letter.isupper() for letter, _ in found):
                out.update((fold(letter), _meant(meaning)) for letter, meaning in found)
    return out


def _texts(block: Block) -> list[str]:
    if isinstance(block, TableRow):
        return list(dict.fromkeys(cell.text for cell in block.cells))
    return [block.text] if isinstance(block, Paragraph | ListItem) else []


def _meant(meaning: str) -> str:
    told = fold(meaning).split()
    # "is not responsible" holds the word of the role as well, and "supports the lead" that of the lead.
    for role in ("uninvolved", "partners", "responsible"):
        known = words(f"role-{role}")
        if any(word.startswith(beginning) for word in told for beginning in known):
            return "" if role == "uninvolved" else role
    asked = field_of(meaning) or vocabulary().field_by_words(meaning)
    return asked if asked in ("responsible", "partners") else ""


def role_of(letter: str, explained: Mapping[str, str]) -> str | None:
    """The field of the bodies that a letter marks, by the legend, or by custom where nothing explains any letter."""
    # A legend that is there leaves no room for custom.
    known = explained.get(letter) if explained else _BY_CUSTOM.get(letter)
    if known == "" and _BY_CUSTOM.get(letter) == "partners" and "responsible" in explained.values():
        return "partners"
    return known or None
