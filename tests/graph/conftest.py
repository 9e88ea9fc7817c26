"""Records of two towns that do not exist, and the atlas they give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from planatlas.atlas import Atlas, build
from planatlas.records import (
    CELL_FIELDS,
    Abbreviation,
    Activity,
    Actor,
    Agreement,
    Budget,
    Cell,
    FundingMention,
    InstitutionRecord,
    LegalAct,
    Mention,
    Objective,
    Party,
    Plan,
    Record,
    Service,
    StatedFigure,
    Statement,
    Strategy,
    Target,
    TargetGroupMention,
)

TOWN = "valea-mare-2031"
STATES = dict.fromkeys(CELL_FIELDS, "empty")


def row(line: int, doc: str = TOWN, **fields: Any) -> Activity:
    """A row of a plan; cells not named in ``cells`` follow from what stands in the fields."""
    cells = {name: "value" if fields.get(name) else "empty" for name in CELL_FIELDS}
    cells.update(fields.pop("cells", {}))
    texts = {
        "measure_text": "Ateliere pentru copii",
        "activity_text": fields.get("measure_text", "Ateliere pentru copii"),
    }
    for name in ("responsible", "partners"):
        fields[name] = [Mention(one) for one in fields.get(name, ())]
    fields["funding"] = [FundingMention(one) for one in fields.get("funding", ())]
    given = {"lines": [line], "lang": "ro", "quote": f"rândul {line}", **texts, **fields}
    return Activity(doc=doc, line=line, cells={name: Cell(state) for name, state in cells.items()}, **given)


def town_plan(doc: str = TOWN, year: int = 2031, **fields: Any) -> Plan:
    given: dict[str, Any] = {
        "name": f"Plan anual de acțiune {year}",
        "issuer": "Consiliul Local Valea Mare",
        "place": "Valea Mare",
        "country": "RO",
        "subject": "servicii sociale",
        "starts": f"{year}-01-01",
        "ends": f"{year}-12-31",
        "adopted_by": "Consiliul Local Valea Mare",
        "adopting_act": f"HCL 12/{year}",
        "lang": "ro",
        "line": 1,
    }
    return Plan(doc=doc, **{**given, **fields})


def town_records(doc: str = TOWN, year: int = 2031) -> list[Record]:
    """A plan with objectives in two components, measures of one and of several rows, and all the rest."""
    first = {"component": "Copii", "general_objective": "1", "specific_objective": "1.1"}
    return [
        town_plan(doc, year),
        Abbreviation(doc=doc, line=3, short="SPVH", long="Serviciul Persoane Vârstnice și cu Handicap"),
        Strategy(
            doc=doc,
            line=4,
            name="Strategia județeană 2030-2034",
            level="county",
            starts=2030,
            ends=2034,
            wording="implements",
        ),
        LegalAct(
            doc=doc, line=5, type="HG", number="344", year=2031, article="7", name="Hotărârea 344", relation="based_on"
        ),
        Objective(doc=doc, line=10, level="general", code="1", name="Copii în siguranță", component="Copii"),
        Objective(
            doc=doc, line=11, level="specific", code="1.1", name="Copii la școală", parent="1", component="Copii"
        ),
        row(
            12,
            doc,
            **first,
            measure_code="1.1.1",
            activity_text="Ateliere în școli",
            responsible=["DAS", "CPC"],
            partners=["ISJ", "ISJ"],
            funding=["Buget local"],
            indicators=["Nr. ateliere: minim 4/an", "Nr. copii"],
            targets=[Target(4, "ateliere", "an", "minim 4/an")],
            starts=f"{year}-01-01",
            ends=f"{year}-06-30",
            deadline="trim I-II",
            target_groups=[TargetGroupMention("copii", None, "text")],
            actions=["b", "a"],
            confidence=0.9,
        ),
        row(
            13,
            doc,
            **first,
            measure_code="1.1.1",
            activity_text="Tabără",
            measure_inherited_from=12,
            responsible=["DAS"],
            deadline="trim III",
            ends=f"{year}-09-30",
            budget=[Budget("12500.50", currency="RON", source="Buget local", text="12,5")],
            cells={"partners": "lost"},
        ),
        row(
            14,
            doc,
            **first,
            measure_code="1.1.2",
            measure_text="Rapoarte",
            activity_text="Rapoarte",
            cells={"partners": "dash"},
            actors=[Actor("Universitatea Valea Mare", "contractor")],
        ),
        row(
            15,
            doc,
            **first,
            measure_code="1.1.2",
            measure_text="Rapoarte",
            activity_text="Rapoarte",
            cells={"partners": "dash"},
        ),
        row(
            16,
            doc,
            component="Vârstnici",
            general_objective="1",
            measure_text="Cantină",
            responsible=["SPVH"],
            status="cited",
            origin="Strategia județeană 2030-2034",
        ),
        row(
            17,
            doc,
            component="Vârstnici",
            general_objective="1",
            measure_text="Îngrijire la domiciliu",
            responsible=["SPVH"],
            partners=["DAS"],
            funding=["Buget local"],
            cells={"budget": "no_column"},
        ),
        Service(
            doc=doc,
            line=20,
            name="Centrul de zi Lumina",
            code="8891 CZ-C-II",
            provider="DAS",
            capacity=30,
            waiting=4,
            beneficiaries=["copii"],
            budgets=[Budget("842000", currency="RON", unit="mii", source="Buget local", text="842")],
            cells={"waiting": "value"},
        ),
        Agreement(
            doc=doc,
            line=22,
            parties=[Party("DAS", "beneficiar"), Party("ISJ", "partener")],
            subject="Sprijin în școli",
            status="in_force",
        ),
        StatedFigure(doc=doc, line=23, value=3810, unit="persoane", what="vârstnici singuri", when=str(year)),
    ]


def web_records() -> list[Record]:
    """A page in Greek: nothing of it may enter loads."""
    doc = "pyrgos-page"
    return [
        Plan(doc=doc, line=1, name="Δήμος Πύργου Νέου", genre="web", lang="el", country="GR"),
        InstitutionRecord(doc=doc, line=4, mention="Κέντρο Ζωής", role="organiser"),
        Statement(doc=doc, line=5, subject="Δήμος", predicate="visited", object="Κέντρο Ζωής", when="2031-03"),
    ]


@pytest.fixture(scope="session")
def resolve() -> Callable[[list[Record]], Any]:
    """Resolution across documents, without people's decisions."""
    from planatlas.graph import identify
    from planatlas.graph import resolve as across

    return lambda records: across(identify(records), None)


@pytest.fixture(scope="session")
def atlas(resolve: Callable[[list[Record]], Any]) -> Atlas:
    """Two years of one town and a web page."""
    records = [*town_records("valea-mare-2030", 2030), *town_records(), *web_records()]
    return build(resolve(records))
