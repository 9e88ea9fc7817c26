"""What a body is named for is counted in one way: finding, report, figure, letter, explorer and question agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planatlas import build_atlas
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.load.loads import loads, measures_of
from planatlas.queries import ask
from planatlas.reports.document import report_html
from planatlas.reports.figure import figure
from planatlas.reports.letter import letter
from planatlas.reports.text import Text

HERE = Path(__file__).parents[2]
EXAMPLE = HERE / "examples" / "valea-mare-2031.ro.txt"
REAL = HERE.parent / "shared" / "plans" / "bacau-social-services-2026.ro.txt"
TOP = 6


@pytest.fixture(scope="module", params=[EXAMPLE, REAL], ids=["example", "real"])
def atlas(request, tmp_path_factory):
    if not request.param.exists():
        pytest.skip("the real plans are not here")
    return build_atlas([request.param], tmp_path_factory.mktemp("load") / "p.atlas").atlas


@pytest.fixture(scope="module")
def asked(atlas) -> dict[str, tuple[int, int]]:
    """By question: measures each of the busiest bodies answers for, and those it is only a partner in."""
    rows = list(ask("institutions-by-load", atlas))[:TOP]
    assert len(rows) == TOP
    return {row["institution"]: (row["responsible"], row["partner"]) for row in rows}


def test_findings_count_as_the_question_does(atlas, asked):
    corpus = Corpus.of(atlas)
    (plan,) = corpus.plans
    held = loads(corpus, plan.id, corpus.index.legal_entity)
    found = {corpus.index.name(body): load.measures for body, load in held.items()}
    assert {name: found.get(name, 0) for name in asked} == {name: answers for name, (answers, _) in asked.items()}
    for one in atlas.gaps("load-outlier"):
        if one.subject_name in asked:
            assert one.metrics["measures"] == asked[one.subject_name][0]


def test_the_table_of_the_report_counts_as_the_question_does(atlas, asked):
    page = report_html(atlas, "en")
    table = page[page.index('<table class="bars">') : page.index("</table>", page.index('<table class="bars">'))]
    rows = re.findall(r'<th scope="row">(.*?)</th><td class="n">(\d+)</td><td class="n">(\d+)</td>', table)
    found = {re.sub(r" ?<span.*?</span>", "", name).strip(): (int(one), int(two)) for name, one, two in rows}
    assert {name: found[name] for name in asked} == asked


def test_the_figure_counts_as_the_question_does(atlas, asked):
    svg = figure(atlas, "load", lang="en").svg
    bars = [tuple(map(int, pair)) for pair in re.findall(r">(\d+) \+ (\d+)</text>", svg)]
    labels = re.findall(r'text-anchor="end">(.*?)</text>', svg)
    found = dict(zip(labels, bars, strict=True))
    assert asked
    for name, numbers in asked.items():
        assert found[next(label for label in labels if name.startswith(label.rstrip("…").strip()))] == numbers


def test_the_letter_lists_as_many_measures_as_the_question_counts(atlas, asked):
    assert asked
    for name, numbers in asked.items():
        made = letter(atlas, name, Text("en"))
        assert (
            sum(len(plan.responsible) for plan in made.plans),
            sum(len(plan.partner) for plan in made.plans),
        ) == numbers
        listed = ask("what-one-institution-answers-for", atlas, institution=name) if numbers[0] else ()
        assert len(listed) == numbers[0]


def test_the_explorer_counts_as_the_question_does(atlas, asked):
    page = figure(atlas, "explorer", lang="en").page
    rows = re.findall(
        r'<tr><th scope="row">(.*?)</th><td class="n">\d+</td><td class="n">(\d+)</td><td class="n">(\d+)</td>', page
    )
    found = {name: (int(one), int(two)) for name, one, two in rows}
    assert {name: found[name] for name in asked} == asked


def test_a_plan_has_one_number_of_measures(atlas):
    corpus = Corpus.of(atlas)
    (plan,) = corpus.plans
    whole = len(measures_of(corpus, plan.id))
    page = report_html(atlas, "en")
    tile = re.search(r"<dt>Measures[^<]*</dt><dd>(\d+)", page)
    assert tile and int(tile.group(1)) == whole
    for one in atlas.gaps("concentration"):
        assert one.metrics.get("measures", whole) == whole


def test_whom_to_ask_is_the_same_in_terminal_and_report(atlas):
    from planatlas.graph.findings.views import coordinator_view
    from planatlas.reports.chapter import chapters

    (chapter,) = chapters(atlas, Text("ro"))
    shown = {said.ask for card in chapter.findings.cards for said in card.says}
    listed = {entry.text("ro").rpartition("De întrebat: ")[2] for entry in coordinator_view(atlas.gaps())}
    assert shown and {ask.removeprefix("De întrebat: ") for ask in shown if ask} <= listed
