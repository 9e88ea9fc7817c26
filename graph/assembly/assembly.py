"""Putting the parts of the graph together, document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from planatlas.graph.account import counts_of
from planatlas.graph.assembly.acts import add_acts
from planatlas.graph.assembly.collect import Collector, PlanContext, unique_edges
from planatlas.graph.assembly.finding_nodes import with_findings
from planatlas.graph.assembly.frame import add_agreements, add_citations, add_strategies
from planatlas.graph.assembly.indicators import add_indicators
from planatlas.graph.assembly.measures import add_measures
from planatlas.graph.assembly.money import add_money
from planatlas.graph.assembly.national_frame import add_national_frame
from planatlas.graph.assembly.objectives import ObjectiveTree
from planatlas.graph.assembly.plans import add_plan, link_successors
from planatlas.graph.assembly.resolution import Bodies, ResolvedLike
from planatlas.graph.assembly.roles import add_roles
from planatlas.graph.assembly.services import add_services
from planatlas.graph.assembly.statements import add_statements
from planatlas.graph.assembly.target_groups import add_groups
from planatlas.graph.pipeline.folder import write_atlas
from planatlas.graph.review.alignments import accepted_edges
from planatlas.graph.review.log import Decisions
from planatlas.graph.stored import StoredGraph
from planatlas.ontology.turtle import LANGS
from planatlas.records import (
    Activity,
    Agreement,
    LegalAct,
    Objective,
    Plan,
    Record,
    Service,
    Strategy,
    TableRecord,
    TargetGroup,
)

__all__ = ["assemble", "build"]

_R = TypeVar("_R", bound=Record)


def build(resolved: ResolvedLike, path: str | Path | None = None) -> StoredGraph:
    """Turn resolved records into an atlas; with ``path`` its folder is written too.

    Gap findings are part of it, as nodes. Building twice from equal records gives the same bytes. An existing
    ``decisions.csv`` in the folder is left as it is.
    """
    records = list(resolved.records)
    collector = assemble(resolved)
    nodes, edges = collector.sorted()
    log: Decisions = getattr(resolved, "decisions", None) or Decisions()
    # Before the findings: an objective that people say is served by a measure is none that nothing serves.
    accepted, gone = accepted_edges(nodes, edges, log)
    edges = unique_edges([*edges, *accepted]) if accepted else edges
    warnings = (*collector.warnings, *getattr(resolved, "warnings", ()), *gone)
    atlas = with_findings(StoredGraph(nodes, edges, records=records, warnings=warnings, decided=log))
    if path is not None:
        write_atlas(atlas, Path(path))
    return atlas


def assemble(resolved: ResolvedLike) -> Collector:
    """Put every part of the graph together, findings apart."""
    collector, bodies = Collector(lang=_language(resolved.records)), Bodies(resolved)
    contexts = [_add_document(collector, group, bodies) for group in _by_document(resolved.records)]
    # After all documents: a plan may succeed one that is read later.
    link_successors(collector, contexts)
    # Last, so that only bodies that something names become nodes.
    bodies.add_nodes(collector)
    add_national_frame(collector, contexts)
    return collector


def _language(records: Iterable[Record]) -> str:
    """The language of most records; of equals the first of ``LANGS``."""
    counts = Counter(record.lang for record in records if record.lang in LANGS)
    return min(counts, key=lambda lang: (-counts[lang], LANGS.index(lang)), default="en")


def _by_document(records: Iterable[Record]) -> list[list[Record]]:
    """The records of each document, which begins with its Plan; by name, so that what plans share is named alike."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.doc, []).append(record)
    # Whatever the order in which plans were given, shared nodes get the same name.
    return [groups[doc] for doc in sorted(groups)]


def _add_document(collector: Collector, records: list[Record], bodies: Bodies) -> PlanContext:
    first = records[0]
    plan = next(iter(_only(records, Plan)), None) or Plan(name=first.doc, doc=first.doc, lang=first.lang)
    context = add_plan(collector, plan, bodies, _only(records, LegalAct))
    collector.node(context.id, "Plan", plan.name, **counts_of(_only(records, TableRecord)))
    tree = ObjectiveTree(collector, context)
    # Before objectives, which hang on the strategy they are restated from.
    strategies = add_strategies(collector, context, _only(records, Strategy), tree)
    # Objectives before measures, which hang on the one whose code or heading they stand under; measures before all
    # that is printed in their rows.
    tree.add(_only(records, Objective))
    groups = add_measures(collector, context, _only(records, Activity), tree)
    add_roles(collector, context, groups, bodies)
    add_money(collector, context, groups)
    add_groups(collector, context, groups, _only(records, TargetGroup), tree)
    add_indicators(collector, context, groups)
    add_services(collector, context, _only(records, Service), bodies)
    add_acts(collector, context, _only(records, LegalAct), groups)
    add_citations(collector, context, strategies, groups)
    add_agreements(collector, context, _only(records, Agreement), bodies)
    add_statements(collector, context, records, bodies)
    return context


def _only(records: Iterable[Record], kind: type[_R]) -> list[_R]:
    return [record for record in records if isinstance(record, kind)]
