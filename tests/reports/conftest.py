"""Atlases of towns that do not exist, a browser with no way out, and what it saw."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from planatlas.atlas import Atlas
from planatlas.graph.model import Edge, Node

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "<a href='#' onmouseover=alert(3)>href</a>",
    '" onmouseover="alert(4)',
    "javascript:alert(5)",
    "</title></style><svg onload=alert(6)>",
    "{{ 7*7 }}{% raw %}",
    "]]><!--<script>alert(8)//-->",
    "a\u2028b\u2029c\u202ed\x00\x07e",
    "`}) DETACH DELETE (n",
    'new\nline """ trailing \\',
    "n" * 100_000,
    "…",
    "=1+1",
    "Ș\u0326ă\u0219țî \u03ac\u03c2 «é»",
]


@dataclass
class Town:
    """A graph being written down."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)

    def add(self, id: str, label: str, name: str, **props: Any) -> str:
        self.nodes.append(Node(id, label, name, props))
        return id

    def tie(self, source: str, type: str, target: str, **props: Any) -> None:
        self.edges.append(Edge(source, target, type, {"doc": "valea-mare", "line": 1, "confidence": 1.0, **props}))


PLAN = "plan/valea-mare/2031"
BODIES = ["Direcția de Asistență Socială Valea Mare", "Spitalul Orășenesc Valea Mare", "Poliția Locală Valea Mare",
          "Inspectoratul Școlar Județean Alb", "Școala Gimnazială nr. 1 Valea Mare"]  # fmt: skip


def town(measures: int = 12, names: list[str] | None = None) -> Atlas:
    """A plan with as many measures as asked for, four to an objective; every third without a partner."""
    made, bodies = Town(), names or BODIES
    made.add(PLAN, "Plan", "Plan anual de acțiune 2031", genre="plan", issuer=bodies[0], place="Valea Mare", year=2031,
             starts="2031-01-01", ends="2031-12-31", lang="ro", doc="valea-mare")  # fmt: skip
    for place, name in enumerate(bodies):
        made.add(f"institution/{place}", "Institution", name, issuer_of=[PLAN] if not place else [])
    made.add("actorclass/ngo", "ActorClass", "Organizații neguvernamentale")
    made.add("institution/unit", "Institution", "Compartiment Vârstnici")
    made.tie("institution/unit", "UNIT_OF", "institution/0")
    made.add("fundingsource/local", "FundingSource", "Buget local")
    made.add("strategy/age", "Strategy", "Strategia națională privind îmbătrânirea activă", level="national")
    made.tie(PLAN, "IN_LINE_WITH", "strategy/age", quote="în concordanță cu Strategia națională", line=3)
    made.add("legalact/law", "LegalAct", "Legea 900/2030")
    made.tie(PLAN, "BASED_ON", "legalact/law", line=4)
    for place in range(measures):
        _measure(made, place, len(bodies), bodies)
    made.add("service/day", "SocialService", "Centrul de zi Lumina", plan=PLAN, capacity=30, occupancy=87.5,
             service_status="existing", waiting_cell="no_column", doc="valea-mare", line=90)  # fmt: skip
    return Atlas(made.nodes, made.edges)


def _measure(made: Town, place: int, size: int, names: list[str]) -> None:
    objective, code = f"objective/{place // 4}", f"{place // 4 + 1}.{place % 4 + 1}"
    if place % 4 == 0:
        name = (
            names[(place + 2) % size]
            if names is not BODIES
            else f"Sprijin pentru vârstnici și familii, partea {place // 4 + 1}"
        )
        made.add(
            objective,
            "Objective",
            name,
            code=str(place // 4 + 1),
            plan=PLAN,
            level="specific",
            doc="valea-mare",
            line=9 + place,
        )
        made.tie(objective, "PART_OF", PLAN)
    name = (
        names[place % size]
        if names is not BODIES
        else f"Vizite la domiciliu pentru vârstnici singuri, etapa {place + 1}"
    )
    bare = place % 3 == 2
    quote = f"{code} {name}"
    told = {"code": code, "plan": PLAN, "doc": "valea-mare", "line": 10 + place, "quote": quote, "status": "planned",
            "confidence": 0.3 if place == 1 else 0.95, "deadline": "trim. II", "starts": "2031-04-01",
            "ends": "2031-06-30", "responsible_cell": "value", "partners_cell": "empty" if bare else "value",
            "funding_cell": "value", "budget_cell": "no_column", "indicators_cell": "value", "targets_cell": "value",
            "deadline_cell": "value",
            "target_groups_cell": "no_column"}  # fmt: skip
    measure = made.add(f"measure/{place}", "Measure", name, **told)
    activity = made.add(f"activity/{place}", "Activity", name, **told)
    made.tie(measure, "PART_OF", objective)
    made.tie(activity, "PART_OF", measure)
    made.tie(activity, "ACTIVITY_FUNDING_NAMED", "fundingsource/local")
    made.tie(measure, "FUNDING_NAMED", "fundingsource/local", derived=True)
    named = [("institution/0" if place % 2 else "institution/unit", "RESPONSIBLE_FOR")]
    if not bare:
        named += [(f"institution/{1 + place % (size - 1)}", "PARTNER_IN"), ("actorclass/ngo", "PARTNER_IN")]
    for body, role in named:
        made.tie(body, role, measure, line=10 + place, quote=quote, plan=PLAN, derived=True)
        made.tie(body, f"{role}_ACTIVITY", activity, line=10 + place, quote=quote, plan=PLAN)


@pytest.fixture(scope="session")
def make_town() -> Callable[..., Atlas]:
    return town


@pytest.fixture(scope="session")
def hostile() -> Atlas:
    """The same plan with every name something that would like to be code."""
    return town(24, HOSTILE)


@dataclass
class Visit:
    """An open page and everything that must not happen on it."""

    page: Any
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        missing = "no Chromium on the path; install it to test pages in a real browser"
        pytest.fail(missing) if os.environ.get("PLANATLAS_REQUIRE_BROWSER") else pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Visit]]:
    """Open a file with no network; every request to elsewhere, dialog and console error is kept."""
    contexts = []

    def opened(path: Path, **options: Any) -> Visit:
        context = chromium.new_context(offline=True, **options)
        contexts.append(context)
        seen = Visit(context.new_page())
        seen.page.on(
            "request",
            lambda one: None if one.url.startswith(("file:", "about:", "data:")) else seen.requests.append(one.url),
        )
        seen.page.on("dialog", lambda one: (seen.dialogs.append(one.message), one.dismiss()))
        seen.page.on("console", lambda one: seen.errors.append(one.text) if one.type == "error" else None)
        seen.page.on("pageerror", lambda one: seen.errors.append(str(one)))
        seen.page.goto(path.as_uri())
        return seen

    yield opened
    for context in contexts:
        context.close()
