"""Words that a word processor cut because their column is narrower than they are."""

from __future__ import annotations

from planatlas.loaders.formats.hyphens import Hyphens
from planatlas.loaders.formats.pdf.cut_words import cut_words, uncut
from planatlas.loaders.formats.pdf.words import Line, Word, lines_of, text_of

LETTER, PADDING = 5.0, 5.0
Cell = tuple[list[Line], tuple[float, float]]


def cell(width: int, *lines: str) -> Cell:
    """A cell as wide as so many letters, all of one width."""
    words = []
    for row, line in enumerate(lines):
        at = PADDING
        for text in line.split():
            words.append(Word(text, at, row * 12.0, at + len(text) * LETTER, row * 12.0 + 10))
            at += (len(text) + 1) * LETTER
    return lines_of(words), (0.0, width * LETTER + 2 * PADDING)


def read(*cells: Cell, hyphens: Hyphens | None = None) -> list[str]:
    rests, known = cut_words(cells), hyphens or Hyphens()
    return [text_of(lines, known, sides, uncut(lines, sides, rests, known)) for lines, sides in cells]


def test_a_full_line_of_one_word_goes_on_in_the_next() -> None:
    found = read(
        cell(11, "Inspectorat", "ul Școlar", "Valea"),
        cell(11, "Entități", "sprijinitoa", "re"),
        cell(11, "Autorități", "locale"),
    )
    assert found == ["Inspectoratul Școlar Valea", "Entități sprijinitoare", "Autorități locale"]


def test_small_words_begin_a_line_of_their_own() -> None:
    """ "de" stands inside another line: behind a full one it is no rest."""
    found = read(
        cell(11, "Autoritatea", "de Transport"),
        cell(11, "Casa de aur"),
        cell(11, "Nevăzătoril", "ul"),
        cell(11, "Administrat", "ivă"),
    )
    assert found == ["Autoritatea de Transport", "Casa de aur", "Nevăzătorilul", "Administrativă"]


def test_one_full_line_shows_nothing_unless_the_whole_word_is_printed() -> None:
    alone = cell(9, "Echipajul", "verde")
    assert read(alone) == ["Echipajul verde"]
    assert read(cell(9, "Implement", "area"), hyphens=Hyphens(["Implementarea"])) == ["Implementarea"]


def test_a_line_with_room_left_was_ended_on_purpose() -> None:
    assert read(cell(14, "Director", "adjunct"), cell(20, "Medic", "șef")) == ["Director adjunct", "Medic\nșef"]
