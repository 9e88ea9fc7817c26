"""Legal acts: what a plan and its measures rest on. One act is one node; article and annex stand on the edge.

A citation printed in a row is that measure's, and no claim about the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planatlas.graph.assembly.claimants import Claimants
from planatlas.graph.assembly.collect import Collector, PlanContext, as_printed, clean, place_of
from planatlas.graph.assembly.ids import join, named, slug
from planatlas.graph.assembly.measures import MeasureGroup
from planatlas.loaders.values.citation import citations
from planatlas.records import Activity, LegalAct

__all__ = ["act_id", "add_acts", "frame_act_id", "is_local"]

_OF_COUNTIES = ("hcj",)
# By their folded kinds, as citations name them.
_OF_TOWNS = ("hcl", "hcgmb", "dispozitie", "decizie", "arrete", "deliberation", "decision")
"""Acts of local authorities, numbered anew in every one: HCL 5/2031 of two towns are two acts."""


def is_local(kind: str) -> bool:
    """Tell whether acts of this kind are those of a town or a county."""
    return slug(kind) in (*_OF_TOWNS, *_OF_COUNTIES)


def act_id(context: PlanContext, kind: str, number: str | None, year: int | None, name: str | None) -> str:
    """The id of an act; a local one is that of the plan's own town or county."""
    home = context.home
    local = None
    if home is not None and is_local(kind):
        # A county's decision that a town cites is the county's.
        local = (home.of_county if slug(kind) in _OF_COUNTIES else home).key
    if not number:
        return join("act", local, named(name or kind), str(year) if year else None)
    return join("act", local, slug(kind), slug(f"{number} {year or ''}"))


def frame_act_id(kind: str, number: str, year: int | None) -> str:
    """The id of an act of the state, as a citation of it has it in every plan."""
    return join("act", slug(kind), slug(f"{number} {year or ''}"))


def add_acts(
    collector: Collector, context: PlanContext, acts: Iterable[LegalAct], groups: Sequence[MeasureGroup]
) -> None:
    """Add the acts a document names, and BASED_ON from the measure whose row cites them, else from the plan.

    The wording (cites, based_on, approves) is on the edge.
    """
    claimants, said = Claimants.of(groups), set()
    for record in acts:
        id = _node(collector, context, record.type, record.number, record.year, record.name)
        props = place_of(context, record, quote=record.quote or record.name)
        extra = clean(article=record.article, annex=record.annex, version=record.date, wording=record.relation)
        # What is printed of the act beside its number, which may be another act's.
        extra |= clean(act_title=record.name)
        # The row that prints it makes the claim; only outside of rows is it the plan's.
        by = claimants.by(record) or context.id
        # So that a row's own citation is not told once more.
        said.add((by, id, record.article))
        collector.edge(by, "BASED_ON", id, props | extra)
    for group in groups:
        for row in group.rows:
            _add_row_acts(collector, context, group.stands_for if row.work else row.id, row.record, said)


def _add_row_acts(
    collector: Collector, context: PlanContext, by: str, record: Activity, said: set[tuple[str, str, str | None]]
) -> None:
    """Add what a row cites beyond what the document's own list of citations has of it."""
    for printed in record.legal_basis:
        for one in citations(printed):
            id = _node(collector, context, one.type, one.number, one.year, one.name)
            if (by, id, one.article) not in said:
                said.add((by, id, one.article))
                extra = clean(article=one.article, annex=one.annex, version=one.date)
                where = place_of(context, record, quote=as_printed(printed, record.quote))
                collector.edge(by, "BASED_ON", id, where | extra)


def _node(
    collector: Collector, context: PlanContext, kind: str, number: str | None, year: int | None, name: str | None
) -> str:
    id = act_id(context, kind, number, year, name)
    mark = f"{number}/{year}" if number and year else number
    collector.node(id, "LegalAct", f"{kind} {mark}" if mark else name or kind, act_kind=kind, number=number, year=year)
    return id
