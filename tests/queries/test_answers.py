"""What the questions answer on the example plans, counted here from the nodes and edges themselves."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from planatlas.atlas import Atlas
from planatlas.errors import QuestionError, QuestionRefused
from planatlas.graph.model import Node
from planatlas.queries import Question, ask, questions

sys.path.append(str(Path(__file__).parent))

from two_towns import ANSWERS, two_towns

BOTH = [one for one in questions().values() if one.sparql]
COUNTED = ("planned", "achieved")
STATED = {"empty": "gap", "dash": "stated none", "lost": "unsure"}


@pytest.mark.parametrize("one", BOTH, ids=lambda one: one.name)
def test_cypher_and_sparql_give_the_same_rows(atlas: Atlas, one: Question) -> None:
    cypher, sparql = ask(one, atlas), ask(one, atlas, on="sparql")
    assert cypher.columns == sparql.columns
    assert cypher.rows == sparql.rows


@pytest.mark.parametrize("one", [o for o in BOTH if "plan" in o.parameters], ids=lambda one: one.name)
def test_one_plan_asked_for_is_that_part_of_all(atlas: Atlas, one: Question) -> None:
    plan = next(p for p in atlas.plans if p.props.get("year") == 2031 and "valea-mare" in str(p.props["doc"]))
    given = {"plan": plan.id, "year": 2031}
    cypher, sparql = ask(one, atlas, **given), ask(one, atlas, on="sparql", **given)
    assert cypher.rows == sparql.rows
    if "plan" in one.columns:
        assert set(cypher.column("plan")) <= {plan.name}
    if "doc" in one.columns and "plan" in one.columns:
        whole = [row for row in ask(one, atlas, year=2031) if row["doc"] == plan.props["doc"]]
        assert cypher.records() == whole


@pytest.fixture(scope="module")
def towns() -> Atlas:
    """The two towns, which hold what the examples do not."""
    return Atlas(*two_towns())


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("on", ["embedded", "sparql"])
def test_questions_on_which_the_examples_are_silent_have_their_answer(towns: Atlas, name: str, on: str) -> None:
    assert ask(name, towns, on=on).rows == ANSWERS[name]


def test_no_question_is_silent_everywhere(atlas: Atlas, towns: Atlas) -> None:
    assert questions()
    assert [name for name in questions() if not len(ask(name, atlas)) and not len(ask(name, towns))] == []


def _plans(atlas: Atlas) -> dict[str, Node]:
    return {plan.id: plan for plan in atlas.plans if plan.props["genre"] in ("plan", "strategy")}


def _live(atlas: Atlas) -> list[Node]:
    plans = _plans(atlas)
    return [m for m in atlas.labelled("Measure") if m.props["status"] in COUNTED and m.props["plan"] in plans]


def _said(measures: list[Node], field: str) -> Counter[tuple[str, object, object, str]]:
    """The measures whose verdict is told; that it fits the state of the cell is told beside."""
    told = [m for m in measures if m.props[f"{field}_verdict"] in ("gap", "stated none", "unsure")]
    for measure in told:
        state, verdict = str(measure.props[f"{field}_cell"]), measure.props[f"{field}_verdict"]
        assert verdict in (STATED[state], "unsure"), (measure.name, state, verdict)
    return Counter((m.name, m.props["doc"], m.props["line"], str(m.props[f"{field}_verdict"])) for m in told)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("measures-without-partner", "partners"),
        ("measures-without-responsible", "responsible"),
        ("measures-without-target-value", "targets"),
        ("measures-without-deadline", "deadline"),
        ("measures-without-indicators", "indicators"),
        ("measures-without-target-group", "target_groups"),
    ],
)
def test_what_is_missing_is_what_the_verdicts_say(atlas: Atlas, name: str, field: str) -> None:
    rows = Counter((r["measure"], r["doc"], r["line"], r["verdict"]) for r in ask(name, atlas))
    assert rows == _said(_live(atlas), field)
    assert rows, "the examples hold at least one"


def test_unfunded_or_only_hoped_for_is_both(atlas: Atlas) -> None:
    kinds: dict[str, set[object]] = defaultdict(set)
    for edge in atlas.typed("FUNDING_NAMED"):
        kinds[edge.source].add(atlas.node(edge.target).props.get("kind"))
    hoped = Counter((m.name, m.props["line"], "gap") for m in _live(atlas) if kinds[m.id] == {"uncommitted"})
    unfunded = Counter((r["measure"], r["line"], r["verdict"]) for r in ask("measures-without-funding", atlas))
    rows = Counter((r["measure"], r["line"], r["verdict"]) for r in ask("unfunded-or-only-hoped-for", atlas))
    assert rows == hoped + unfunded
    assert hoped and {"gap", "stated none"} <= {verdict for *_, verdict in unfunded}


def test_the_load_is_the_load_counted_by_hand(atlas: Atlas) -> None:
    above = {edge.source: edge.target for edge in atlas.typed("UNIT_OF")}
    named: dict[str, dict[str, set[str]]] = {"RESPONSIBLE_FOR": defaultdict(set), "PARTNER_IN": defaultdict(set)}
    for role, found in named.items():
        for edge in atlas.typed(role):
            body = edge.source
            while body in above:
                body = above[body]
            found[body].add(edge.target)
    answers, helps = named.values()
    counted = Counter(
        (atlas.node(i).name, len(answers[i]), len(helps[i] - answers[i]))
        for i in {*answers, *helps}
        if atlas.node(i).label == "Institution"
    )
    rows = Counter((r["institution"], r["responsible"], r["partner"]) for r in ask("institutions-by-load", atlas))
    assert rows == counted and any(both for _, both, _ in rows)


def test_class_partners_stand_alone(atlas: Atlas) -> None:
    partners: dict[str, set[str]] = defaultdict(set)
    for edge in atlas.typed("PARTNER_IN"):
        partners[edge.target].add(atlas.node(edge.source).label)
    plans = _plans(atlas)
    only = Counter(atlas.node(m).name for m, labels in partners.items()
                   if labels == {"ActorClass"} and atlas.node(m).props["plan"] in plans)  # fmt: skip
    assert Counter(ask("measures-with-class-partners-only", atlas).column("measure")) == only


def test_every_claim_has_its_place(atlas: Atlas) -> None:
    rows = ask("where-a-claim-comes-from", atlas)
    assert len(rows) == len(atlas.typed("RESPONSIBLE_FOR_ACTIVITY")) + len(atlas.typed("PARTNER_IN_ACTIVITY"))
    assert all(row["doc"] and row["line"] and row["quote"] for row in rows)


def test_who_works_with_whom_is_counted_once_a_measure(atlas: Atlas) -> None:
    lead: dict[str, set[str]] = defaultdict(set)
    for edge in atlas.typed("RESPONSIBLE_FOR"):
        lead[edge.target].add(edge.source)
    pairs: Counter[tuple[str, str]] = Counter()
    seen = set()
    for edge in atlas.typed("PARTNER_IN"):
        for body in lead[edge.target]:
            key = (body, edge.source, edge.target)
            both = {atlas.node(body).label, atlas.node(edge.source).label}
            if body != edge.source and key not in seen and both == {"Institution"}:
                seen.add(key)
                pairs[atlas.node(body).name, atlas.node(edge.source).name] += 1
    rows = ask("who-works-with-whom", atlas)
    assert {(r["responsible"], r["partner"]): r["measures"] for r in rows} == dict(pairs)


def test_a_part_of_a_name_is_enough_and_diacritics_are_not_needed(atlas: Atlas) -> None:
    name = "Direcția de Asistență Socială Valea Mare"
    (row,) = [r for r in ask("institutions-by-load", atlas) if r["institution"] == name]
    rows = ask("what-one-institution-answers-for", atlas, institution="directia de asistenta sociala valea mare")
    assert len(rows) == row["responsible"]


def test_what_is_not_there_is_an_error_and_not_an_empty_answer(atlas: Atlas) -> None:
    with pytest.raises(QuestionError, match="is like 'Ministry of Silly Walks'"):
        ask("what-one-institution-answers-for", atlas, institution="Ministry of Silly Walks")
    with pytest.raises(QuestionError, match="is like .plan/nowhere/1999"):
        ask("measures-without-partner", atlas, plan="plan/nowhere/1999")


def test_a_name_that_could_be_two_plans_is_not_guessed(atlas: Atlas) -> None:
    with pytest.raises(QuestionError, match="could be"):
        ask("measures-without-partner", atlas, plan="valea mare")


def test_a_query_that_runs_too_long_is_stopped(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planatlas.graph.stores.embedded.SECONDS", 0.2)
    with pytest.raises(QuestionRefused, match="(?i)time"):
        atlas.cypher("MATCH (a:Finding), (b:Finding), (c:Finding) WHERE a.name <> b.name AND b.name <> c.name RETURN "
                     "count(a) AS n")  # fmt: skip


def test_an_answer_with_too_many_rows_is_refused_and_not_cut(atlas: Atlas) -> None:
    cypher, sparql = "MATCH (m:Measure) RETURN m.id AS id", "SELECT ?m { ?m a pa:Measure }"
    there = len(atlas.labelled("Measure"))
    for ask_, text in ((atlas.embedded.ask, cypher), (atlas.rdf.ask, sparql)):
        assert len(ask_(text, rows=there)) == there
        with pytest.raises(QuestionRefused, match=f"more than {there - 1} rows"):
            ask_(text, rows=there - 1)
    with pytest.raises(QuestionRefused, match="more than 100000 rows"):
        atlas.cypher("UNWIND range(1, 100001) AS n RETURN n")
    assert len(atlas.cypher("UNWIND range(1, 100000) AS n RETURN n")) == 100_000


def test_parameters_may_have_any_name(atlas: Atlas) -> None:
    assert atlas.cypher("RETURN $text AS a, $self AS b", text=1, self=2).rows == ((1, 2),)
    with pytest.raises(QuestionError, match="has no parameter of"):
        ask("institutions-by-load", atlas, of=1)


def test_acts_misquoted_or_repealed_are_the_findings_on_citations(atlas: Atlas) -> None:
    kinds = {"act-repealed", "agreement-expires", "body-ends-before-duty", "citation-two-years",
             "citation-other-act", "citation-wrong-annex", "strategy-past-period"}  # fmt: skip
    said = Counter((f.name, f.props["kind"]) for f in atlas.labelled("Finding") if f.props["kind"] in kinds)
    assert Counter((r["finding"], r["kind"]) for r in ask("acts-misquoted-or-repealed", atlas)) == said
