"""The national frame in the graph: what plans name of it, what it asks, and which work carries its codes.

A strategy or act that no plan names stays out. What does come in comes whole: a strategy with all of its objectives, so
that the ones nothing contributes to can be seen too. Every fact says its source and whether that was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from planatlas.graph.assembly.acts import frame_act_id
from planatlas.graph.assembly.collect import Collector, PlanContext, clean
from planatlas.graph.assembly.duty_evidence import PlanParts
from planatlas.graph.assembly.ids import join
from planatlas.graph.model import Edge, Node, Value
from planatlas.ontology import FrameStrategy, frame, message, stems
from planatlas.ontology.frames import Act, Duty, FrameObjective

__all__ = ["add_national_frame", "frame_strategy"]

_NAMES = ("CITES", "IN_LINE_WITH", "IMPLEMENTS", "BASED_ON")
_PLACE = ("plan", "year", "doc", "line", "page", "sheet", "cell", "quote", "confidence")
_STATUTE = ("law-292-2011", "order-1086-2018")
"""What binds every annual plan of social services, whether it names it or not."""
_LETTERS = 5
"""Letters of a stem that tells one objective from another."""


def frame_strategy(collector: Collector, known: FrameStrategy) -> str:
    """Add a strategy or programme of the frame, with its act and all of its objectives; return the id of its node."""
    label = "Programme" if known.kind == "programme" else "Strategy"
    id = join(label.lower(), known.id)
    if id in collector.nodes:
        return id
    props = clean(act=known.act, level=known.level, from_year=known.starts, to_year=known.ends)
    name = _in(known.labels, collector.lang, known.id)
    collector.node(id, label, name, **props, **_standing(collector, known.confirmed, known.source))
    if known.act_kind and known.act_number:
        act = frame_act_id(known.act_kind, known.act_number, known.act_year)
        mark = f"{known.act_kind} {known.act_number}/{known.act_year}"
        props = clean(act_kind=known.act_kind, number=known.act_number, year=known.act_year, date=known.date)
        collector.node(act, "LegalAct", mark, **props)
        collector.edge(id, "APPROVED_BY", act, _from_source(known.source))
    for one in known.objectives:
        _add_objective(collector, one, id)
    return id


def add_national_frame(collector: Collector, contexts: Iterable[PlanContext]) -> None:
    """Add what the frame knows of the acts that plans name, the duties that bind each plan, and the ties by code."""
    by_plan: dict[str, list[Edge]] = {}
    for edge in collector.edges:
        if edge.type in _NAMES and isinstance(plan := edge.props.get("plan"), str):
            by_plan.setdefault(plan, []).append(edge)
    for node in [node for node in collector.nodes.values() if node.label == "LegalAct"]:
        _tell_act(collector, node)
    for context in contexts:
        named = by_plan.get(context.id, [])
        _align_by_code(collector, context, named)
        parts = PlanParts.of(collector, context)
        for duty in _duties(collector, context, {edge.target for edge in named}):
            parts.judge(duty, _add_duty(collector, duty))


def _add_objective(collector: Collector, one: FrameObjective, strategy: str) -> None:
    id = _objective_id(one.id)
    props = clean(code=one.code, level=one.level, parent_inferred=one.parent_inferred or None)
    name = _in(one.labels, collector.lang, one.id)
    collector.node(id, "Objective", name, **props, **_standing(collector, one.confirmed, one.source))
    collector.edge(id, "PART_OF", _objective_id(one.parent) if one.parent else strategy, _from_source(one.source))


def _objective_id(id: str) -> str:
    return join("objective", "frame", id)


def _tell_act(collector: Collector, node: Node) -> None:
    """Say of an act what the frame knows of it."""
    number, year = node.props.get("number"), node.props.get("year")
    act = frame().act(str(node.props.get("act_kind")), str(number), year) if isinstance(year, int) else None
    if act is not None:
        props = clean(act_title=_in(act.labels, collector.lang, ""), date=act.date)
        collector.node(node.id, "LegalAct", node.name, **props, **_standing(collector, act.confirmed, act.source))


def _duties(collector: Collector, context: PlanContext, named: set[str]) -> Iterator[Duty]:
    """The duties of what a plan names and of the law on its kind of plan, those for other levels of place left out."""
    of = [one.id for one in frame().strategies.values() if f"{one.kind}/{one.id}" in named]
    of += [one.id for one in frame().acts.values() if frame_act_id(one.kind, one.number, one.year) in named]
    if _is_annual_plan_of_services(collector, context, named):
        of += _STATUTE
    level = _level(context)
    every = chain.from_iterable(frame().duties_of(one) for one in dict.fromkeys(of))
    return (duty for duty in every if not duty.levels or level in duty.levels)


def _is_annual_plan_of_services(collector: Collector, context: PlanContext, named: set[str]) -> bool:
    """A Romanian plan that lists social services or follows the model of such plans."""
    plan, model = context.record, frame().acts["order-1086-2018"]
    if plan.genre != "plan" or plan.country not in (None, "RO"):
        return False
    follows = frame_act_id(model.kind, model.number, model.year) in named
    return follows or any(e.type == "LISTED_IN" and e.target == context.id for e in collector.edges)


def _level(context: PlanContext) -> str | None:
    """Level of the place a plan covers; of a town that no gazetteer knows nobody can say what kind of town it is."""
    home = context.home
    return None if home is None else home.rank or (home.level if home.level == "county" else None)


def _add_duty(collector: Collector, duty: Duty) -> str:
    """Add a duty and the act, strategy or programme that lays it down."""
    id = join("duty", duty.id)
    if id in collector.nodes:
        return id
    lang = collector.lang
    props = clean(
        article=duty.article, asks=_in(duty.ask, lang, ""), bound=list(duty.who), bound_levels=list(duty.levels),
        recurrence=duty.recurs, last_day=duty.by,
    )  # fmt: skip
    standing = _standing(collector, duty.confirmed, duty.source)
    collector.node(id, "Duty", _in(duty.text, lang, duty.id), **props, **standing)
    above = _laid_down_by(collector, duty.of)
    collector.edge(above, "REQUIRES", id, clean(article=duty.article) | _from_source(duty.source))
    return id


def _laid_down_by(collector: Collector, id: str) -> str:
    if known := frame().strategies.get(id):
        return frame_strategy(collector, known)
    act: Act = frame().acts[id]
    node = frame_act_id(act.kind, act.number, act.year)
    mark = f"{act.kind} {act.number}/{act.year}"
    _tell_act(collector, collector.node(node, "LegalAct", mark, act_kind=act.kind, number=act.number, year=act.year))
    return node


def _align_by_code(collector: Collector, context: PlanContext, named: Iterable[Edge]) -> None:
    """Tie the plan's own objectives, and the measures under them, to the objectives of the same code.

    Only of a strategy that the plan implements, and only where the plan's numbering is the strategy's: every plan
    counts its objectives from 1, so that equal codes alone would tie any plan to any strategy. The numbering is the
    strategy's where most of the objectives with a code of it also share a word with the one it has in the frame.
    """
    implemented = {edge.target for edge in named if edge.type == "IMPLEMENTS"}
    for known in frame().strategies.values():
        if f"{known.kind}/{known.id}" in implemented and known.objectives:
            pairs = list(_same_code(collector, context, known))
            alike = [node for node, one in pairs if _share_a_word(node, one)]
            if 2 * len(alike) > len(pairs):
                _tie(collector, {node.id: one for node, one in pairs})


def _same_code(
    collector: Collector, context: PlanContext, known: FrameStrategy
) -> Iterator[tuple[Node, FrameObjective]]:
    codes = {(one.level, one.code): one for one in known.objectives if one.code}
    for node in collector.nodes.values():
        own = node.label == "Objective" and node.props.get("plan") == context.id and not node.props.get("origin")
        if own and (one := codes.get((str(node.props.get("level")), str(node.props.get("code") or node.name)))):
            yield node, one


def _share_a_word(node: Node, one: FrameObjective) -> bool:
    words = {word for label in one.labels.values() for word in stems(label) if len(word) >= _LETTERS}
    return bool(words & set(stems(node.name)))


def _tie(collector: Collector, pairs: dict[str, FrameObjective]) -> None:
    under = [e for e in collector.edges if e.type == "PART_OF" and e.target in pairs]
    measures = {e.source: pairs[e.target] for e in under if collector.nodes[e.source].label == "Measure"}
    tied = pairs | measures
    for id, one in tied.items():
        node = collector.nodes[id]
        where: dict[str, Value] = {"quote": node.name}
        where |= {name: node.props[name] for name in _PLACE if node.props.get(name) is not None}
        collector.edge(id, "ALIGNED_WITH", _objective_id(one.id), where | {"basis": "code", "derived": True})


def _standing(collector: Collector, confirmed: bool, source: str | None) -> dict[str, Value]:
    """Whether the source of a fact was read; where it was not the node itself says so, wherever it is shown."""
    caveat = None if confirmed else message("frame.unconfirmed", collector.lang)
    return {"confirmed": confirmed, **clean(fact_source=source, caveat=caveat)}


def _from_source(source: str | None) -> dict[str, Value]:
    return clean(fact_source=source) | {"derived": True}


def _in(texts: dict[str, str], lang: str, otherwise: str) -> str:
    return texts.get(lang) or texts.get("en") or otherwise
