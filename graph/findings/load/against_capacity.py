"""Load against capacity.

Definition: measures a body answers for, a head of the staff the plan states for it. Overload is claimed where that
ratio lies above median + 3.5 robust standard deviations of the bodies whose staff is stated (at least five). Where
fewer are stated, a body whose staff is, and whose load exceeds the null model below, is ``unsure``. Where the plan
states no staff for any of three and more bodies that answer for measures, one line says so: capacity unknown,
``not recorded``.
Null model: each measure draws its |R(m)| bodies at random from the n compared; the load of a body is Poisson-binomial
with chances |R(m)| / n, its upper tail exact, adjusted over the bodies (Benjamini and Hochberg 1995).
Source: Fernández-i-Marín et al. 2023 and Knill et al. 2023 (burden and capacity); for the cut-off see ``shares``.
Needs: staff, places or money of services, and which body delivers or provides them. Carriers of the plan are left out.
Cannot tell: how much work a measure is, or staff outside the services a plan lists.
Evidence: each cell in which the body is named, with field ``responsible``; for the one line the plan's first rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.findings.evidence import of_cell
from planatlas.graph.findings.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.load.body_findings import of_body
from planatlas.graph.findings.load.capacity import Capacity, capacities
from planatlas.graph.findings.load.loads import Load, carriers, loads, measures_of, responsible_bodies
from planatlas.graph.findings.load.shares import outliers
from planatlas.graph.findings.phrases import plan_name
from planatlas.graph.model import Node
from planatlas.graph.table import Table

__all__ = ["KIND", "beyond_chance", "capacity_table", "find"]

KIND = "load-against-capacity"
_FEWEST, _FEWEST_UNKNOWN = 5, 3
_LEVEL, _SHOWN = 0.05, 3


def find(corpus: Corpus) -> Iterator[Finding]:
    """Bodies overloaded by what the plan says of their staff, or the line that it says nothing."""
    for plan in corpus.plans:
        compared, known = _compared(corpus, plan), capacities(corpus, plan.id)
        staffed = {body: known[body] for body in compared if body in known and known[body].staff}
        # With fewer bodies the line would say more of the plan's size than of its means.
        if not staffed and len(compared) >= _FEWEST_UNKNOWN:
            yield _not_recorded(corpus, plan, len(compared))
        # Robust deviations of four values or fewer say nothing.
        elif len(staffed) >= _FEWEST:
            yield from _outliers(corpus, plan, compared, staffed)
        elif staffed:
            yield from _beyond(corpus, plan, compared, staffed)


def _compared(corpus: Corpus, plan: Node) -> dict[str, Load]:
    own = carriers(corpus, plan)
    return {body: load for body, load in loads(corpus, plan.id).items() if corpus.index.legal_entity(body) not in own}


def _outliers(
    corpus: Corpus, plan: Node, compared: Mapping[str, Load], staffed: Mapping[str, Capacity]
) -> Iterator[Finding]:
    ranked = sorted(staffed)
    ratios = [compared[body].measures / (staffed[body].staff or 1) for body in ranked]
    for place in outliers(ratios):
        yield _finding(corpus, plan, compared[ranked[place]], staffed[ranked[place]], None)


def _beyond(
    corpus: Corpus, plan: Node, compared: Mapping[str, Load], staffed: Mapping[str, Capacity]
) -> Iterator[Finding]:
    adjusted = beyond_chance(corpus, plan, compared)
    # Adjusted over all bodies, told of those whose staff is known.
    for body in sorted(staffed):
        if adjusted[body][1] < _LEVEL:
            yield _finding(corpus, plan, compared[body], staffed[body], adjusted[body])


def beyond_chance(corpus: Corpus, plan: Node, compared: Mapping[str, Load]) -> dict[str, tuple[float, float]]:
    """For each body the chance of a load as high as its own, raw and adjusted, when measures draw bodies at random."""
    # Brings scipy.stats, half a second; most plans state no staff and need none of it.
    from planatlas.graph.findings.coordination.nullmodel import adjusted, poisson_binomial

    sizes = _sizes(corpus, plan, compared)
    mass = poisson_binomial([size / len(compared) for size in sizes])
    bodies = sorted(compared)
    # The sum may come out above one by its last digit.
    tails = [min(1.0, float(mass[compared[body].measures :].sum())) for body in bodies]
    return {body: (tail, q) for body, tail, q in zip(bodies, tails, adjusted(tails), strict=True)}


def _sizes(corpus: Corpus, plan: Node, compared: Mapping[str, Load]) -> Sequence[int]:
    """How many of the bodies compared answer for each measure, measures without any left out."""
    named = (responsible_bodies(corpus, rows, corpus.entity).keys() for rows in measures_of(corpus, plan.id))
    return [size for bodies in named if (size := len(bodies & compared.keys()))]


def _finding(corpus: Corpus, plan: Node, load: Load, means: Capacity, chance: tuple[float, float] | None) -> Finding:
    metrics: dict[str, Any] = {
        "measures": load.measures, "fractional": round(load.fractional, 4), "staff": means.staff,
        "places": means.places, "money": None if means.money is None else str(means.money),
        "services": list(means.services),
    }  # fmt: skip
    if chance:
        metrics |= {"p": chance[0], "q": chance[1]}
    staff = f"{means.staff or 0:g}"
    found = of_body(corpus, KIND, plan, load.body, load.edges, metrics, count=load.measures, staff=staff)
    if chance:
        found.verdict, found.severity = "unsure", "low"
    return found


def _not_recorded(corpus: Corpus, plan: Node, bodies: int) -> Finding:
    verdict: Verdict = "not recorded"
    said = Phrase.of(f"gap.{KIND}.unknown", plan=plan_name(plan), bodies=bodies)
    return Finding(
        id=finding_id(KIND, plan.id), kind=KIND, level="plan", subject=plan.id, subject_name=plan.name,
        verdict=verdict, severity="low", says=(said,),
        evidence=tuple(of_cell(row, "responsible") for row in corpus.rows(plan.id)[:_SHOWN]),
        metrics={"bodies": bodies, "capacity": "unknown", "field": "staff"}, plan=plan.id,
    )  # fmt: skip


def capacity_table(corpus: Corpus, plan: Node) -> Table:
    """Every body that answers for measures: load, the chance of it, and the means the plan states (None: unknown)."""
    every, known = loads(corpus, plan.id), capacities(corpus, plan.id)
    chances = beyond_chance(corpus, plan, every) if every else {}
    columns = ("institution", "name", "measures", "fractional", "p", "q", "staff", "places", "money")
    rows = []
    for body in sorted(every):
        load, means = every[body], known.get(body, Capacity())
        money = None if means.money is None else str(means.money)
        shares = (load.measures, load.fractional, *chances[body])
        rows.append((body, corpus.index.name(body), *shares, means.staff, means.places, money))
    return Table.of(columns, rows)
