"""Which objectives of cited strategies a plan is held to: those of its own place, and those binding local authorities.

A plan restates much of what others have set themselves. It is held to an objective when the strategy is of the plan's
own level (a local strategy in the plan of a town, a county strategy in the plan of a county), or when the national
frame says that the strategy binds local authorities. Of nested objectives the lowest count, since the upper ones are
served through them; equal wordings count once.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.model import Node
from planatlas.ontology.folding import fold
from planatlas.ontology.frames import frame

__all__ = ["addressed_objectives", "cited_objectives", "strategy_of"]

_LOCAL_WORDS = ("locale", "local")
_COUNTY = "county"


def cited_objectives(corpus: Corpus, plan: Node) -> list[Node]:
    """The objectives of strategies that a plan restates, in the order of the graph."""
    return [one for one in corpus.index.of_plan("Objective", plan.id) if one.props.get("origin")]


def addressed_objectives(corpus: Corpus, plan: Node) -> list[Node]:
    """The lowest of the cited objectives that the plan is held to, each wording once."""
    cited = cited_objectives(corpus, plan)
    # Upper objectives are served through the lower ones, and would count twice.
    upper = {edge.target for one in cited for edge in corpus.index.out(one.id, "PART_OF")}
    found: dict[str, Node] = {}
    for one in cited:
        if one.id not in upper and _binds(corpus, plan, strategy_of(corpus, one)):
            # One objective is restated in several chapters.
            found.setdefault(fold(one.name), one)
    return list(found.values())


def strategy_of(corpus: Corpus, objective: Node) -> Node | None:
    """The strategy an objective is part of, through all levels."""
    seen = {objective.id}
    here: Node | None = objective
    while here is not None and here.label not in ("Strategy", "Programme"):
        # A circle in the source would never end.
        above = (edge.target for edge in corpus.index.out(here.id, "PART_OF") if edge.target not in seen)
        target = next((id for id in above if corpus.index.has(id)), None)
        seen.add(target or "")
        here = corpus.index.node(target) if target else None
    return here


def _binds(corpus: Corpus, plan: Node, strategy: Node | None) -> bool:
    if strategy is None:
        return False
    # A strategy of the plan's own level needs nobody to say that it binds.
    if text_of(strategy.props.get("level")) in _own_levels(corpus, plan):
        return True
    return any(any(word in _LOCAL_WORDS for word in fold(body).split()) for body in _bound(strategy))


def _own_levels(corpus: Corpus, plan: Node) -> tuple[str, ...]:
    places = [
        corpus.index.node(edge.target) for edge in corpus.index.out(plan.id, "COVERS") if corpus.index.has(edge.target)
    ]
    return (_COUNTY,) if any(place.props.get("level") == _COUNTY for place in places) else ("local",)


def _bound(strategy: Node) -> Iterator[str]:
    """Whom the national frame says a strategy binds."""
    known = frame().strategies.get(strategy.id.partition("/")[2])
    yield from known.binds if known else ()
