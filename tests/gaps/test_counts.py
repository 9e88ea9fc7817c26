"""Wherever findings are folded the numbers add up: what is said = what is named (with ×n) + what is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planatlas import build_atlas
from planatlas.graph.findings.grouping import Entry
from planatlas.graph.findings.views import coordinator_view
from planatlas.reports.chapter import chapters
from planatlas.reports.text import Text

HERE = Path(__file__).parents[2]
EXAMPLES = [path for path in sorted((HERE / "examples").iterdir()) if path.is_file() and path.stem != "README"]
REAL = sorted((HERE.parent / "shared" / "plans").glob("*.txt"))

TABLE = """# Planul anual de acțiune 2031 al Municipiului Valea Brazilor

| Nr. | Măsura | Termen | Instituția responsabilă | Parteneri |
|---|---|---|---|---|
"""
CHAPTERS = ("COPII ȘI FAMILII", "OAMENI ÎN VÂRSTĂ", "LOCUIRE ȘI SIGURANȚĂ")


def long_plan() -> str:
    """Forty rows without partners, torn into activities here and there, in chapters that number anew."""
    parts = []
    for chapter in CHAPTERS:
        rows = [
            f"| 1.{n}.1 | Sprijin {chapter.lower()} {n} | 31.12.2031 | Direcția de Asistență Socială | ONG-uri |\n"
            f"| 1.{n}.1 | Sprijin {chapter.lower()} {n}, {n} | 30.06.2031 | Direcția de Asistență Socială | ONG-uri |\n"
            f"| 1.{n}.2 | Drumuri {chapter.lower()} {n} | 31.03.2031 | Direcția de Asistență Socială | |\n"
            for n in range(1, 8)
        ]
        parts.append(f"## COMPONENTA {chapter}\n\n{TABLE.split(chr(10), 2)[2]}{''.join(rows)}")
    return TABLE.split("\n", 1)[0] + "\n\n" + "\n".join(parts)


@pytest.fixture(scope="module")
def atlases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("counts")
    (folder / "long.md").write_text(long_plan(), encoding="utf-8")
    sources = [EXAMPLES, [folder / "long.md"], *([path] for path in REAL)]
    return [build_atlas(one, folder / f"{place}.atlas").atlas for place, one in enumerate(sources)]


def said_and_named(phrase) -> tuple[int, int]:
    """The number a folded sentence says, and the number of things it names or counts as left."""
    values = dict(phrase.values)
    which = str(values["which"])
    more = re.search(r" … \(\+(\d+)\)$", which)
    bare = re.sub(r"„[^”]*”: ", "", which[: more.start()] if more else which)
    labels = [label for label in re.split(r"; |, ", re.sub(r"„[^”]*”", "N", bare)) if label]
    times = [int(found.group(1)) if (found := re.search(r" ×(\d+)$", label)) else 1 for label in labels]
    return int(values["count"]), sum(times) + (int(more.group(1)) if more else 0)


def folded(atlas) -> list[Entry]:
    findings = atlas.gaps()
    return [entry for entry in coordinator_view(findings, len(findings)) if entry.says]


def sentences(atlas):
    return [phrase for entry in folded(atlas) for phrase in entry.says if "which" in dict(phrase.values)]


def test_every_folded_sentence_adds_up(atlases):
    every = [phrase for atlas in atlases for phrase in sentences(atlas)]
    assert len(every) > 5
    for phrase in every:
        said, named = said_and_named(phrase)
        assert said == named, phrase.text("ro")
    assert any("×" in str(dict(phrase.values)["which"]) for phrase in every), "no list repeats a label"
    assert any("(+" in str(dict(phrase.values)["which"]) for phrase in every), "no list is cut"


def test_a_folded_entry_says_how_many_it_covers(atlases):
    assert any(folded(atlas) for atlas in atlases)
    for atlas in atlases:
        for entry in folded(atlas):
            counts = [dict(phrase.values)["count"] for phrase in entry.says if "which" in dict(phrase.values)]
            assert all(count == len(entry.covers) == entry.rows for count in counts)


@pytest.mark.parametrize("lang", ["ro", "en"])
def test_report_names_or_counts_every_measure_of_a_card(atlases, lang):
    cards = [card for atlas in atlases for one in chapters(atlas, Text(lang)) for card in one.findings.cards]
    assert any(card.rows_more for card in cards)
    for card in cards:
        assert len(card.rows) == len(card.shown) + card.rows_more == len({row.measure.id for row in card.rows})


def test_a_code_of_several_chapters_is_told_with_its_chapter(tmp_path):
    parts = []
    for chapter in CHAPTERS:
        rows = "".join(
            f"| {number} | Sprijin {chapter.lower()} {number} | 31.12.2031 | Direcția de Asistență Socială | |\n"
            for number in ("1.1.1", "1.1.2")
        )
        parts.append(f"## COMPONENTA {chapter}\n\n{TABLE.split(chr(10), 2)[2]}{rows}")
    source = tmp_path / "plan.md"
    source.write_text(TABLE.split("\n", 1)[0] + "\n\n" + "\n".join(parts), encoding="utf-8")
    atlas = build_atlas([source], tmp_path / "p.atlas").atlas
    single = [one for one in atlas.gaps() if one.metrics.get("code") == "1.1.1" and one.kind == "no-partner"]
    assert len(single) == len(CHAPTERS)
    for one, chapter in zip(single, CHAPTERS, strict=True):
        assert chapter in one.metrics["chapter"] and chapter in one.text("ro") and chapter in one.text("en")


def test_one_chapter_needs_no_name(tmp_path):
    source = tmp_path / "plan.md"
    rows = "".join(f"| 1.1.{n} | Masă caldă {n} | 31.12.2031 | Direcția de Asistență Socială | |\n" for n in range(4))
    source.write_text(TABLE + rows, encoding="utf-8")
    found = build_atlas([source], tmp_path / "p.atlas").atlas.gaps()
    assert found and not any("chapter" in one.metrics for one in found)
