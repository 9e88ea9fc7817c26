"""What of the runs of a cell a reader takes as said: raised marks, struck and hidden words, boxes."""

from __future__ import annotations

import pytest

from planatlas.loaders.formats.runs import Mark, TextRun, shown
from planatlas.loaders.values.markup import ticked

RAISED: frozenset[Mark] = frozenset(("raised",))
STRUCK: frozenset[Mark] = frozenset(("struck",))
HIDDEN: frozenset[Mark] = frozenset(("hidden",))


@pytest.mark.parametrize(
    ("before", "raised", "text", "notes"),
    [
        ("Ateliere: 12", "6", "Ateliere: 12", ("6",)),
        ("30.06.2031", "[1]", "30.06.2031", ("1",)),
        ("ISJ Brad", "*", "ISJ Brad", ("*",)),
        ("80", "a", "80", ("a",)),
        ("sală de 30 m", "2", "sală de 30 m²", ()),
        ("bazin de 40 m", "3", "bazin de 40 m³", ()),
        ("XX", "e", "XXe", ()),
        ("1", "er", "1er", ()),
        ("", "1", "1", ()),
    ],
)
def test_a_raised_mark_is_no_digit_of_what_stands_before_it(
    before: str, raised: str, text: str, notes: tuple[str, ...]
) -> None:
    said = shown([TextRun(before), TextRun(raised, RAISED)])
    assert (said.text, said.notes) == (text, notes)


def test_typed_superscript_digits_are_marks_too_and_powers_stay() -> None:
    assert shown([TextRun("ISJ Brad¹, 30 m², trim. II 2031²")]).text == "ISJ Brad, 30 m², trim. II 2031"


def test_struck_and_hidden_words_are_kept_apart() -> None:
    said = shown([TextRun("DAS, "), TextRun("Poliția Locală", STRUCK), TextRun("20310630", HIDDEN), TextRun("ISJ")])
    assert (said.text, said.struck, said.hidden) == ("DAS, ISJ", "Poliția Locală", "20310630")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("☒ Primăria ☐ Poliția Locală", "Primăria"),
        ("☐ Primăria\n☑ ISJ Brad", "ISJ Brad"),
        ("Se alege: ☒ DAS, ☒ ISJ; ☐ DSP", "Se alege: DAS, ISJ"),
        ("☐ DAS ☐ ISJ", ""),
        ("[x] Primăria\n[ ] DSP Brad", "Primăria"),
        ("[ ]", "[ ]"),
        ("☒", "☒"),
        ("☐", "☐"),
        ("□ first\n□ second", "□ first\n□ second"),
    ],
)
def test_an_option_whose_box_is_empty_names_nobody(text: str, left: str) -> None:
    assert ticked(text) == left
