"""What a caption says is what stands in the picture, counted in the drawing itself; what is left out is told."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from planatlas import build_atlas
from planatlas.reports import save_pyvis
from planatlas.reports.chapter import Chapter, chapters
from planatlas.reports.figure import drawn, drawn_sheets, figure
from planatlas.reports.parts.network import picture
from planatlas.reports.plan_view import AtlasReading, read_plans
from planatlas.reports.text import Text

HERE = Path(__file__).parents[2]
REAL = HERE.parent / "shared" / "plans" / "bacau-social-services-2026.ro.txt"
CHAPTERS = ("COPII ȘI FAMILII", "OAMENI ÎN VÂRSTĂ", "LOCUIRE ȘI SIGURANȚĂ")


def long_plan() -> str:
    """Three chapters of a hundred measures each, forty bodies, thirty objectives: too much for any one drawing."""
    parts = ["# Planul anual de acțiune 2031 al Municipiului Valea Brazilor\n"]
    for place, chapter in enumerate(CHAPTERS):
        parts.append(f"\n## COMPONENTA {chapter}\n")
        for objective in range(1, 11):
            parts.append(f"\n### O.S. {objective}.{place + 1} Obiectivul {objective} pentru {chapter.lower()}\n")
            parts.append("| Nr. | Măsura | Termen | Instituția responsabilă | Parteneri |\n|---|---|---|---|---|")
            for number in range(1, 11):
                who = 10 * place + objective + (number if number < 3 else 0)
                ends = f"trim. {('I', 'II', 'III', 'IV')[number % 4]} 2031" if number != 9 else ""
                parts.append(
                    f"| {objective}.{place + 1}.{number} | Lucrarea {number} din {objective} la {chapter.lower()} "
                    f"| {ends} | Școala Gimnazială Nr. {who} | Asociația Dealul {who} |"
                )
    return "\n".join(parts) + "\n"


@pytest.fixture(scope="module", params=["invented", "real"])
def chapter(request, tmp_path_factory) -> Chapter:
    folder = tmp_path_factory.mktemp("captions")
    source = REAL
    if request.param == "invented":
        source = folder / "plan.md"
        source.write_text(long_plan(), encoding="utf-8")
    elif not REAL.exists():
        pytest.skip("the real plans are not here")
    (made,) = chapters(build_atlas([source], folder / "p.atlas").atlas, Text("en"))
    return made


def said(caption: str, what: str) -> int:
    """The number a caption says before a word: the first of "3 of 12 measures"."""
    found = re.search(rf"([\d,]+)(?: of [\d,]+)? {what}", caption)
    assert found, f"{caption!r} says no number of {what}"
    return int(found.group(1).replace(",", ""))


def test_network_says_what_is_drawn(chapter):
    made = drawn(chapter, "network")
    assert said(made.caption, "measure") == made.svg.count('class="k-Measure"') > 0
    assert said(made.caption, "institution") == made.svg.count('class="k-Institution"') > 0
    assert made.caption in unescape(made.svg) and made.caption in unescape(made.page)


def test_network_drops_no_chapter_and_counts_what_it_leaves(chapter):
    shown = chapter.picture
    assert shown.left, "the plan must not fit"
    assert {node.props.get("component") for node in shown.left} <= {
        node.props.get("component") for node in shown.nodes if node.label == "Measure"
    }
    assert said(drawn(chapter, "network").caption.split("Not drawn: ")[1], "measure") == len(shown.left)
    assert shown.count("Measure") + len(shown.left) == len(chapter.reading.counted)


def test_a_chapter_that_is_last_is_drawn_as_well(chapter):
    """In turns: no chapter has to wait until another is drawn whole."""
    small = picture(chapter.index, chapter.reading, cap=120)
    homes = {node.props.get("component") for node in (row.measure for row in chapter.reading.counted)}
    assert {node.props.get("component") for node in small.nodes if node.label == "Measure"} == homes
    lines = [node.props["line"] for node in small.nodes if node.label == "Measure"]
    assert lines == sorted(lines), "measures are drawn in reading order"


def test_pages_of_paper_say_what_each_holds_and_what_none_does(chapter):
    pages = drawn_sheets(chapter)
    assert len(pages) > 1
    for page in pages:
        assert said(page.caption, "measure") == page.svg.count('class="k-Measure"') > 0
        assert said(page.caption, "institution") == page.svg.count('class="k-Institution"') > 0
    on_paper = sum(page.svg.count('class="k-Measure"') for page in pages)
    last = pages[-1].caption
    left = said(last.split("Not drawn: ")[1], "measure") if "Not drawn" in last else 0
    assert on_paper + left == len(chapter.reading.counted)


def test_load_says_how_many_bars_there_are_and_names_the_others(chapter):
    made = drawn(chapter, "load")
    bars = len(re.findall(r">\d+ \+ \d+</text>", made.svg))
    assert said(made.caption, "institution") == bars > 0
    if more := len(chapter.loads) - bars:
        assert said(made.caption.split("Not shown: ")[1], "institution") == more
        assert chapter.loads[bars].body.name in made.caption


def test_matrix_says_its_rows_and_columns(chapter):
    made = drawn(chapter, "matrix")
    rows = made.svg.count('<text x="242"')
    columns = len(re.findall(r'y="26" text-anchor="middle"', made.svg))
    assert said(made.caption, "institution") == rows > 0 and said(made.caption, "objective") == columns > 0
    whole = re.search(r"of ([\d,]+) institution", made.caption)
    assert whole and int(whole.group(1)) == len(chapter.loads)
    measures, left = said(made.caption, "measure"), made.caption.split("Not drawn: ")
    assert measures + (said(left[1], "measure") if len(left) > 1 else 0) == len(chapter.reading.counted)


def test_lorenz_has_a_point_for_each_body_it_says(chapter):
    made = drawn(chapter, "lorenz")
    points = re.search(r'class="curve"[^>]* d="([^"]*)"', made.svg)
    assert points and said(made.caption, "responsible institution") == len(re.findall("[ML]", points.group(1))) - 1 > 0


def test_quarters_say_how_many_measures_have_dates(chapter):
    if not chapter.quarters and "Valea Brazilor" not in chapter.reading.plan.name:
        pytest.skip("every quarter has the same in this plan")
    made = drawn(chapter, "quarters")
    bars = [int(value) for value in re.findall(r'text-anchor="middle">(\d+)</text>', made.svg)]
    assert len(bars) == 4 and max(bars) <= said(made.caption, "measure") <= sum(bars)


def test_around_one_institution_the_caption_counts_that_part(chapter, tmp_path):
    row = next(row for row in chapter.reading.counted if row.responsible)
    body = chapter.index.legal_entity(row.responsible[0].node)
    rows = tuple(one for one in chapter.reading.counted if body.id in chapter.index.bodies_of(one))
    part = Chapter("f", chapter.index, replace(chapter.reading, rows=rows), chapter.text)
    made = drawn(part, "network")
    assert said(made.caption, "measure") == made.svg.count('class="k-Measure"') > 0


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "long.md").write_text(long_plan(), encoding="utf-8")
    plans = [HERE / "examples" / "valea-mare-2031.ro.txt", folder / "long.md"]
    return build_atlas(plans, folder / "c.atlas").atlas


def _data(page: str) -> dict[str, list]:
    return next(
        json.loads(unescape(text))
        for text in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S)
    )


def test_explorer_says_what_its_page_holds(corpus):
    made = figure(corpus, "explorer", lang="en")
    held = _data(made.page)
    numbers = re.search(r"Documents: (\d+); nodes: ([\d,]+); ties: ([\d,]+); measures left out: ([\d,]+)", made.caption)
    assert numbers
    plans, nodes, ties, left = (int(one.replace(",", "")) for one in numbers.groups())
    assert (nodes, ties) == (len(held["nodes"]), len(held["edges"]))
    assert plans == sum(node[3] == "Plan" for node in held["nodes"]) == 2 and left == 0


def test_explorer_names_the_documents_it_cuts(corpus, monkeypatch):
    import planatlas.reports.explorer as module
    from planatlas.reports.parts import network

    monkeypatch.setattr(module, "corpus", lambda index, readings: network.corpus(index, readings, 100))
    made = figure(corpus, "explorer", lang="en")
    left = int(re.search(r"measures left out: (\d+)", made.caption).group(1))
    measures = sum(len(reading.counted) for reading in read_plans(AtlasReading(corpus)))
    assert left == measures - sum(node[3] == "Measure" for node in _data(made.page)["nodes"]) > 0
    assert sum(int(one) for one in re.findall(r"” (\d+)", made.caption)) == left


def test_pyvis_page_tells_what_a_picture_leaves_out(corpus, tmp_path):
    index = AtlasReading(corpus)
    reading = max(read_plans(index), key=lambda one: len(one.rows))
    shown = picture(index, reading)
    page = save_pyvis(shown, tmp_path / "p.html", lang="en").read_text("ascii")
    held = _data(page)
    heading = unescape(re.search(r"<h1>(.*?)</h1>", page).group(1))
    assert len(held["nodes"]) == len(shown.nodes) and said(heading, "measure") == len(shown.left) > 0
    whole = corpus.network("bipartite")
    held = _data(save_pyvis(whole, tmp_path / "w.html", lang="en").read_text("ascii"))
    assert len(held["nodes"]) == len(whole)
