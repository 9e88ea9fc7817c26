"""One verdict a cell: findings, named questions in both languages and shapes give the same, for every field."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

import planatlas
from planatlas.atlas import Atlas
from planatlas.graph.assembly.verdicts import verdict_over_rows
from planatlas.graph.findings import Finding
from planatlas.graph.validation import validate
from planatlas.queries import ask

TOP = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (TOP / "examples").iterdir() if path.is_file() and path.name != "README.md")
REAL = sorted((TOP.parent / "shared" / "plans").glob("*")) if (TOP.parent / "shared" / "plans").is_dir() else []

KINDS = {
    "responsible": ("no-responsible", "measures-without-responsible"),
    "partners": ("no-partner", "measures-without-partner"),
    "funding": ("no-funding", "measures-without-funding"),
    "indicators": ("no-indicator", "measures-without-indicators"),
    "targets": ("no-target-value", "measures-without-target-value"),
    "deadline": ("no-deadline", "measures-without-deadline"),
}
"""For each field the kind of finding and the named question about it."""

TOLD = ("gap", "stated none", "unsure")
"""What a named question lists; that a column is not there is told of the plan as a whole."""


@pytest.fixture(scope="module", params=["examples", "real plans"])
def atlas(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    sources = EXAMPLES if request.param == "examples" else REAL
    if not sources:
        pytest.skip("no real plans beside the project")
    folder = tmp_path_factory.mktemp("verdicts") / "all.atlas"
    planatlas.build_atlas(sources, folder)
    return planatlas.open(folder)


def by_findings(atlas: Atlas, found: list[Finding]) -> dict[str, str]:
    """The verdict of every measure that has rows of work, from the findings about its rows."""
    of_row = {one.subject: one.verdict for one in found if one.level == "activity"}
    rows: dict[str, list[str]] = defaultdict(list)
    for activity in atlas.labelled("Activity"):
        plan = atlas.node(str(activity.props["plan"]))
        if plan.props["genre"] in ("plan", "strategy") and activity.props["status"] in ("planned", "achieved"):
            for tie in atlas.ties_out(activity.id, "PART_OF"):
                rows[tie.node.id].append(of_row.get(activity.id, "value"))
    return {id: verdict_over_rows(verdicts) for id, verdicts in rows.items()}  # type: ignore[arg-type]


@pytest.mark.parametrize("field", KINDS)
def test_findings_questions_and_shapes_agree(atlas: Atlas, field: str) -> None:
    kind, name = KINDS[field]
    by_rows = by_findings(atlas, atlas.gaps(kind))
    stored = {id: str(atlas.node(id).props[f"{field}_verdict"]) for id in by_rows}
    assert stored
    # a line of the form that nobody filled in is no row of work, so no finding is about it
    blank = {tie.node.id for one in atlas.labelled("Activity") if "name_alone" in (one.props.get("doubts") or [])
             for tie in atlas.ties_out(one.id, "PART_OF")}  # fmt: skip
    assert {id: said for id, said in by_rows.items() if id not in blank} == {
        id: said for id, said in stored.items() if id not in blank
    }
    told = sorted((atlas.node(id).name, said) for id, said in stored.items() if said in TOLD)
    for engine in ("embedded", "sparql"):
        table = ask(name, atlas, on=engine)
        found = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        assert sorted((str(row["measure"]), str(row["verdict"])) for row in found) == told, engine
    shape = f"measure-{field}"
    blamed = {result.node for result in validate(atlas, ["quality"]) if result.shape.id == shape}
    assert blamed == {id for id, said in stored.items() if said == "gap"}


NAIVE = {
    "responsible": "NOT ()-[:RESPONSIBLE_FOR]->(m)",
    "partners": "NOT ()-[:PARTNER_IN]->(m)",
    "funding": "NOT (m)-[:FUNDING_NAMED]->()",
    "indicators": "NOT (m)-[:MEASURED_BY]->()",
    "deadline": "m.deadline IS NULL AND m.period IS NULL AND m.ends IS NULL",
}
"""What one would write who knows nothing of verdicts."""


@pytest.mark.parametrize("field", NAIVE)
def test_the_naive_question_finds_the_measures_without_a_value(atlas: Atlas, field: str) -> None:
    found = atlas.cypher(f"MATCH (m:Measure) WHERE {NAIVE[field]} RETURN m.id AS id").column("id")
    without = [one.id for one in atlas.labelled("Measure") if one.props[f"{field}_verdict"] != "value"]
    assert sorted(found) == sorted(without)
    assert 0 < len(without) < len(atlas.labelled("Measure"))


def test_the_load_is_the_same_by_measure_by_activity_by_sparql_and_by_hand(atlas: Atlas) -> None:
    hand: dict[str, set[str]] = defaultdict(set)
    for edge in atlas.edges:
        if edge.type == "RESPONSIBLE_FOR_ACTIVITY" and atlas.node(edge.target).label == "Activity":
            (up,) = atlas.out(edge.target, "PART_OF")
            hand[edge.source].add(up.target)
    wanted = sorted((body, len(measures)) for body, measures in hand.items())
    measure = atlas.cypher("MATCH (i)-[:RESPONSIBLE_FOR]->(m:Measure) RETURN i.id AS id, count(m) AS load")
    activity = atlas.cypher(
        "MATCH (i)-[:RESPONSIBLE_FOR_ACTIVITY]->(:Activity)-[:PART_OF]->(m:Measure) "
        "RETURN i.id AS id, count(DISTINCT m) AS load"
    )
    sparql = atlas.sparql("SELECT ?id (COUNT(?m) AS ?load) { ?i pa:responsibleFor ?m ; pa:id ?id } GROUP BY ?id")
    assert wanted and [sorted(table.rows) for table in (measure, activity, sparql)] == [wanted] * 3


def test_every_part_of_a_plan_reaches_it_in_one_hop(atlas: Atlas) -> None:
    for label in ("Measure", "Activity", "Entry", "Objective", "Component", "SocialService", "Agreement"):
        # An objective of the national frame is in no plan.
        own = "n.confirmed IS NULL AND " if label == "Objective" else ""
        reached = "EXISTS { MATCH (n)-[:IN_PLAN]->(p:Plan) WHERE p.id = n.plan }"
        lost = f"MATCH (n:{label}) WHERE {own}NOT {reached} RETURN n.id"
        assert len(atlas.cypher(lost)) == 0, label
    assert atlas.typed("IN_PLAN")


def test_a_group_that_a_heading_names_fills_no_cell(atlas: Atlas) -> None:
    aimed = set(atlas.cypher("MATCH (m:Measure)-[:AIMED_AT]->() RETURN DISTINCT m.id AS id").column("id"))
    filled = {one.id for one in atlas.labelled("Measure") if one.props["target_groups_verdict"] == "value"}
    assert filled and filled < aimed
    by_column = atlas.cypher("MATCH (m:Measure)-[t:AIMED_AT]->() WHERE t.basis = 'column' RETURN m.id AS id")
    assert set(by_column.column("id")) <= filled
