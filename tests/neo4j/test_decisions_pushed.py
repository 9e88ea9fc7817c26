"""What people decided reaches Neo4j: accepted alignments and the decisions on findings, and goes again when undone."""

from __future__ import annotations

from pathlib import Path

from planatlas.atlas import Atlas, build_atlas
from planatlas.graph.review.alignments import about_alignment, alignment_doubts
from planatlas.graph.review.apply import take_back, take_over
from planatlas.graph.review.finding_decisions import about_finding
from planatlas.graph.stores.neo4j import Connection, push

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "valea-mare-2031.ro.txt"
ALIGNED = (
    "MATCH (m)-[r:ALIGNED_WITH]->(o:Objective) "
    "RETURN m.id AS m, o.id AS o, r.reviewed AS reviewed, r.score AS score, r.decided_by AS who, r.decided_at AS at"
)
DECIDED = (
    "MATCH (f:Finding) WHERE f.decision IS NOT NULL RETURN f.id AS id, f.decision AS decision, f.decision_why AS why, "
    "f.answer AS answer, f.decided_by AS who, f.decided_at AS at"
)


def test_decisions_are_pushed_and_taken_back(connection: Connection, tmp_path: Path) -> None:
    folder = tmp_path / "town.atlas"
    atlas = build_atlas([EXAMPLE], folder).atlas
    near, finding = alignment_doubts(atlas)[0], atlas.gaps()[0].id
    decisions = [
        about_alignment(atlas, near.measure, near.objective, "accepted", "same people"),
        about_finding(atlas, finding, "justified", "asked in May", "the partner comes in June"),
    ]
    assert take_over(folder, decisions, "DAS", "2031-05-02T08:00:00+00:00") == (2, 0, [])
    push(folder, connection)
    for question in (ALIGNED, DECIDED):
        theirs = [list(row) for row in connection.stream(question)]
        assert theirs == [list(row) for row in Atlas(path=folder).cypher(question).rows]
        assert len(theirs) == 1
    take_back(folder, near.measure, near.objective, "DAS", "2031-05-03T08:00:00+00:00")
    take_back(folder, finding, "", "DAS", "2031-05-03T08:00:00+00:00")
    push(folder, connection)
    assert [list(connection.stream(question)) for question in (ALIGNED, DECIDED)] == [[], []]
