"""What the pages of a PDF look like decides how they are read: columns, turned pages, running heads, broken words."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from planatlas.errors import SourceRefused
from planatlas.loaders import read
from planatlas.loaders.document import Document, TableRow
from planatlas.loaders.formats.pdf import read_pdf


def _drawn() -> Any:
    spec = importlib.util.spec_from_file_location("drawn", Path(__file__).with_name("drawn.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


d = _drawn()
TABLE = [
    ["Measures", "Actions", "Deadline", "Partners"],
    ["1.1 Hot meals", "cook", "2031", "Library"],
    ["1.2 Warm rooms", "heat", "2031", "School"],
]
LEFT = (
    "The town will open a day centre for older",
    "people in the old school. It will serve hot",
    "meals on every working day of the year and",
    "offer advice on money, health and housing.",
    "The council pays for the staff; the parish",
    "gives the rooms. A nurse comes twice a week",
    "and a lawyer once a month, free of charge.",
)
RIGHT = (
    "In the second year the centre will add a",
    "workshop where volunteers mend furniture",
    "for families in need. The county has asked",
    "for a report on the number of people who",
    "came, and on how many of them had not been",
    "known to the social services before. It is",
    "due at the end of each quarter of the year.",
)


def texts(document: Document) -> list[str]:
    return [getattr(block, "text", "") for block in document.blocks]


def rows(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.rows()]


def one(*contents: str) -> Document:
    return read_pdf(d.drawn(d.pages(contents)), "plan")


def test_two_columns_are_read_one_after_the_other() -> None:
    over = d.line("A heading over both columns of the page, as wide as the page is itself", 40, 780)
    sides = "".join(
        d.line(left, 40, 740 - 14 * n) + d.line(right, 320, 740 - 14 * n)
        for n, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
    )
    heading, first, second = texts(one(over + sides))
    assert (first, second) == (" ".join(LEFT), " ".join(RIGHT))
    assert heading.startswith("A heading")


def test_labels_and_values_side_by_side_stay_together() -> None:
    sides = "".join(
        d.line(left, 40, 740 - 34 * n) + d.line(right, 320, 740 - 34 * n)
        for n, (left, right) in enumerate(zip(("DAS", "DSP", "ISJ", "IPJ", "CJ", "SPAS", "CLSU"), RIGHT, strict=True))
    )
    assert texts(one(sides))[0] == f"DAS {RIGHT[0]}"


@pytest.mark.parametrize(
    ("angle", "turn"), [(90, "0 1 -1 0 600 0"), (180, "-1 0 0 -1 600 800"), (270, "0 -1 1 0 0 800")]
)
def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(angle: int, turn: str) -> None:
    content = f"q {turn} cm\n{d.grid(TABLE, top=560)}Q\n"
    document = read_pdf(d.drawn(d.pages([content], turned=angle)), "plan")
    assert rows(document) == TABLE
    assert not document.notices


def test_running_heads_and_page_numbers_are_left_out_and_told_of() -> None:
    document = one(
        *(
            d.line("Town of Valea Mare, action plan", 40, 780)
            + d.line(f"On this page the plan speaks of {word}.", 40, 700)
            + d.line(f"Page {number} of 4", 280, 20)
            for number, word in enumerate(("milk", "wood", "iron", "glass"), start=1)
        )
    )
    assert texts(document) == [f"On this page the plan speaks of {w}." for w in ("milk", "wood", "iron", "glass")]
    assert "2 running heads or feet were left out" in document.notices


def test_a_table_goes_on_over_pages() -> None:
    document = one(d.grid(TABLE, top=60), d.grid(TABLE[1:], top=780))
    assert rows(document) == [*TABLE, *TABLE[1:]]
    assert [row.span.page for row in document.rows()] == [1, 1, 1, 2, 2]
    assert not document.notices


def test_a_sentence_goes_on_over_pages_and_keeps_the_page_it_begins_on() -> None:
    document = one(
        d.line("The town council will build a new home for children together with", 40, 60),
        d.line("the county council and the parish.", 40, 780),
    )
    (block,) = document.blocks
    assert getattr(block, "text", "").endswith("together with the county council and the parish.")
    assert block.span.page == 1
    assert list(block.span.lines) == [1, 2, 3]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("The hospital will organ-", "ise courses."), "The hospital will organise courses."),
        (("We organ-", "ise courses. The town organises a mother-in-law day."), "We organise courses."),
        (("For the mother-in-", "law of the mother-in-law nothing changes."), "For the mother-in-law of"),
        (("The C-", "MTS pays."), "The C- MTS pays."),
    ],
)
def test_broken_words_are_mended_and_printed_hyphens_stay(lines: tuple[str, str], text: str) -> None:
    cell = d.box(40, 700, 80, 760) + d.line("a", 44, 740) + d.box(80, 700, 175, 760)
    both = d.line(lines[0], 84, 740, size=6) + d.line(lines[1], 84, 730, size=6)
    ((_, found),) = rows(one(cell + both))
    assert found.replace("\n", " ").startswith(text)


def test_where_no_word_is_broken_a_hyphen_at_the_end_of_a_line_is_printed() -> None:
    """Hundreds of words without a broken one: what looks like one is a word with a hyphen."""
    filled = "".join(d.line(text, 40, 600 - 12 * n) for n, text in enumerate((*LEFT, *RIGHT) * 3))
    cell = d.box(40, 700, 80, 760) + d.line("a", 44, 740) + d.box(80, 700, 140, 760)
    both = d.line("care for new-", 84, 740) + d.line("born children", 84, 728)
    found = [cells for cells in rows(one(cell + both + filled)) if cells[0] == "a"]
    assert found == [["a", "care for new-born children"]]


def test_soft_hyphens_and_ligatures_are_letters_again() -> None:
    from planatlas.loaders.formats.pdf.words import Line, Word, text_of
    from planatlas.loaders.values.markup import clean_cell

    broken = [Line([Word("o\ufb03ces", 0, 0, 20, 10), Word("co\u00adope\u00adrate", 22, 0, 60, 10)])]
    assert clean_cell(text_of(broken)) == "offices cooperate"


def test_a_line_that_had_room_for_the_next_word_was_broken_on_purpose() -> None:
    frame = d.box(40, 700, 80, 760) + d.line("a", 44, 740) + d.box(80, 700, 200, 760)
    on_purpose = d.line("yearly", 84, 740) + d.line("every two years", 84, 728)
    wrapped = d.line("every two years in the", 84, 740) + d.line("second quarter", 84, 728)
    assert rows(one(frame + on_purpose)) == [["a", "yearly\nevery two years"]]
    assert rows(one(frame + wrapped)) == [["a", "every two years in the second quarter"]]


def test_letters_without_meaning_are_told_with_their_pages() -> None:
    ranges = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <61> <7A> <E061> endbfrange"
    cmap = f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap {ranges} endcmap end end"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 8 0 R>>"
    contents = [d.line("UNA ALTA 2031 LOREM IPSUM", 40, 700), d.line("some letters that mean nothing", 40, 700)]
    objects = [*d.pages(contents, font=font), f"<</Length {len(cmap)}>>\nstream\n{cmap}\nendstream"]
    (notice,) = [n for n in read_pdf(d.drawn(objects), "plan").notices if "no meaning" in n]
    assert notice.endswith("check pages 2")


def test_signs_where_recognition_lost_letters_are_told(tmp_path: Path) -> None:
    lines = ("Direc{ia de asisten{{a social§", "organizeaz§ cursuri de educa{ie", "§i s§n§tate pentru copii")
    content = "".join(d.line(text, 40, 700 - 30 * n) for n, text in enumerate(lines))
    file = tmp_path / "plan.pdf"
    file.write_bytes(d.drawn(d.pages([content])))
    (notice,) = [n for n in read(file).notices if "signs inside" in n]
    assert "page 1" in notice


def test_a_picture_with_a_hidden_layer_of_text_is_read_by_that_text() -> None:
    """A scan that a program made searchable: the page is a picture, its words are set in no colour over it."""
    grey = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xf0 EI Q\n"
    hidden = grey + "3 Tr\n" + d.line("The council will open a day centre in 2031.", 40, 700)
    document = one(hidden)
    assert texts(document) == ["The council will open a day centre in 2031."]


def test_tables_of_a_searchable_scan_are_those_of_its_picture() -> None:
    """Nothing is drawn on the page but a picture; the words over it have no colour."""
    import io

    import pypdfium2

    shown = pypdfium2.PdfDocument(d.drawn(d.pages([d.grid(TABLE)])))[0].render(scale=200 / 72)
    out = io.BytesIO()
    shown.to_pil().convert("L").save(out, "JPEG", quality=85)
    picture = out.getvalue().decode("latin-1")
    words = "".join(part for part in d.grid(TABLE).splitlines(keepends=True) if "BT" in part)
    objects = d.pages([f"q 600 0 0 800 0 0 cm /P1 Do Q 3 Tr\n{words}"])
    objects[3] = objects[3].replace("/Resources<<", "/Resources<</XObject<</P1 6 0 R>>")
    size = f"/Width {shown.width}/Height {shown.height}/BitsPerComponent 8/ColorSpace/DeviceGray"
    objects.append(f"<</Subtype/Image/Filter/DCTDecode{size}/Length {len(picture)}>>\nstream\n{picture}\nendstream")
    document = read_pdf(d.drawn(objects), "plan")
    assert rows(document) == TABLE
    assert [notice for notice in document.notices if notice.startswith("pages 1 are pictures under a text")]


@pytest.mark.parametrize("trailer", ["", "/Root 3 0 R", "/Root 9 0 R"])
def test_a_pdf_without_its_root_is_refused(trailer: str) -> None:
    data = d.drawn(d.pages([d.line("Words of a plan", 40, 700)]), trailer=trailer)
    with pytest.raises(SourceRefused, match="damaged"):
        read_pdf(data, "plan")


def test_a_table_of_objects_that_points_at_itself_is_followed_once() -> None:
    data = d.drawn(d.pages([d.line("Words of a plan", 40, 700)]))
    at = data.rindex(b"xref\n0 ")
    looped = data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % at)
    assert texts(read_pdf(looped, "plan")) == ["Words of a plan"]
    assert isinstance(next(iter(one(d.grid(TABLE)).blocks)), TableRow)
