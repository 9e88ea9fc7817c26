"""Documents that tell what was done: their figures, statements and named bodies, and no talk of plans and columns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planatlas.atlas import Atlas
from planatlas.graph.model import Edge, Node
from planatlas.reports import write_report

NEWS = "plan/valea-mare.example/visit"
FACTS = {"plan": NEWS, "doc": "visit"}


def news(name: str = "Comité communal de Valea Mare") -> Atlas:
    """A news item that names two bodies, tells one action, two figures and one statement more."""
    nodes = [
        Node(NEWS, "Plan", "Une visite à Valea Mare", {"genre": "news", "lang": "fr", "doc": "visit", "year": 2031}),
        Node("institution/a", "Institution", name, {}),
        Node("institution/b", "Institution", "Centre de santé de Valea Mare", {}),
        Node("measure/a", "Measure", "Le comité a ouvert un centre de jour.",
             {**FACTS, "line": 3, "status": "achieved"}),
        Node("figure/a", "Figure", "40 places", {**FACTS, "line": 4, "value": 40.0, "unit": "places", "what": "places",
             "subject": name, "when": "2031-09-30", "quote": "Le centre a 40 places."}),
        Node("figure/b", "Figure", "1250 visites", {**FACTS, "line": 5, "value": 1250.0, "what": "visites",
             "when": "2030/2031-03", "quote": "1 250 visites"}),
        Node("statement/a", "Statement", "said again", {**FACTS, "line": 3, "quote": "Le comité a ouvert un centre."}),
        Node("statement/b", "Statement", "agreed", {**FACTS, "line": 6, "quote": f"{name} veut continuer."}),
    ]  # fmt: skip
    stated = [Edge(node.id, NEWS, "STATED_IN", {}) for node in nodes if node.label in ("Figure", "Statement")]
    named = [
        Edge("institution/a", NEWS, "NAMED_IN", {"role": "responsible", "line": 3}),
        Edge("institution/a", NEWS, "NAMED_IN", {"role": "named", "line": 6}),
        Edge("institution/b", NEWS, "NAMED_IN", {"role": "funder", "line": 4}),
    ]
    tied = [Edge("institution/a", "measure/a", "RESPONSIBLE_FOR", FACTS), Edge("measure/a", NEWS, "PART_OF", {})]
    return Atlas(nodes, [*stated, *named, *tied])


def test_news_say_what_they_tell(visit: Callable[..., Any], tmp_path: Path) -> None:
    seen = visit(write_report(news(), tmp_path / "r.html", "fr"))
    words = seen.page.locator("main").inner_text()
    rows = seen.page.locator("#p1-told table").last.locator("tbody tr").all_inner_texts()
    assert [row.split("\t")[:2] for row in rows] == [["40", "places"], ["1\u202f250", "visites"]]
    assert "30/09/2031" in rows[0] and "2030–03/2031" in rows[1]
    assert "responsable" in words and "financeur" in words and "mentionné" not in words
    assert "veut continuer" in words and "said again" not in words
    assert "colonne" not in words and "stratégie" not in words.lower() and "Actions : 1" in words
    assert (seen.requests, seen.dialogs, seen.errors) == ([], [], [])


def test_news_in_word(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    written = docx.Document(str(write_report(news(), tmp_path / "r.docx", "fr")))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    assert {"1\u202f250", "visites", "financeur", "30/09/2031"} <= set(cells)
    assert any("veut continuer" in one.text for one in written.paragraphs)


def test_names_in_news_stay_words(visit: Callable[..., Any], tmp_path: Path) -> None:
    seen = visit(write_report(news("<img src=x onerror=alert(1)>"), tmp_path / "r.html", "en"))
    assert "<img src=x onerror=alert(1)> veut continuer." in seen.page.locator("main").inner_text()
    assert (seen.requests, seen.dialogs, seen.errors) == ([], [], [])
