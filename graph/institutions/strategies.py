"""Which strategy a citation means: by the number of its act, its name, its period and what it is about.

Letters never decide. "SNA" is the strategy on drugs as well as the one against corruption, "SNDD" the one on drugs as
well as the one for sustainable development; an acronym counts only where one of its meanings fits what the document
says beside it.
"""

from __future__ import annotations

from collections.abc import Iterable

from planatlas.graph.institutions.name_key import name_key
from planatlas.loaders.values.citation import citations
from planatlas.ontology import FrameStrategy, fold, frame
from planatlas.records import Plan, Strategy

__all__ = ["cited_strategy"]

_EMPTY_WORDS = frozenset(name_key("strategia națională pentru privind domeniul anual plan acțiune județean local"))


def cited_strategy(record: Strategy, plan: Plan | None = None, beside: Iterable[Strategy] = ()) -> FrameStrategy | None:
    """Return the strategy of the national frame that a citation means; None where nothing but letters speaks for it.

    ``plan`` is the document that cites it, ``beside`` the other citations of that document: one that writes an acronym
    out gives it its meaning there.
    """
    # The number of the act decides alone: where it contradicts the name, the name is not asked.
    if acts := citations(record.act or ""):
        found = frame().strategy(number=acts[0].number, year=acts[0].year)
        return found if found and found.act_kind and fold(found.act_kind) == fold(acts[0].type) else None
    named = frame().named(record.name, record.starts)
    if len(named) > 1:  # one name may have had several periods: the one the plan falls in is meant
        named = [one for one in named if _in_time(one, record, plan)]
    if len(named) == 1:
        return named[0]
    # Another citation of the same document may write the letters out.
    spelled = [found for other in beside if other is not record and (found := _written_out(record, other))]
    if len({one.id for one in spelled}) == 1:
        return spelled[0]
    meant = [one for one in frame().strategies.values() if _acronyms(one) & set(fold(record.name).split())]
    fitting = [one for one in meant if _in_time(one, record, plan) and _about(one, record, plan)]
    # One that fits in time and subject, or none.
    return fitting[0] if len(fitting) == 1 else None


def _acronyms(strategy: FrameStrategy) -> set[str]:
    return {fold(acronym) for acronym in strategy.acronyms}


def _written_out(record: Strategy, other: Strategy) -> FrameStrategy | None:
    """The strategy whose name or act another citation gives together with the letters of this one."""
    letters = {word.strip("(),.;:") for word in record.name.split() if word.strip("(),.;:").isupper()}
    beside = {word.strip("(),.;:") for word in other.name.split()}
    # More words than the letters: another bare acronym explains nothing.
    return cited_strategy(other) if letters & beside and len(beside) > len(letters) else None


def _in_time(strategy: FrameStrategy, record: Strategy, plan: Plan | None) -> bool:
    """The years that stand with the citation fit; without any, the plan's own lie within the strategy's."""
    if record.starts or record.ends:
        return record.starts in (None, strategy.starts) and record.ends in (None, strategy.ends)
    year = int(plan.starts[:4]) if plan and plan.starts else None
    return year is None or (strategy.starts or 0) <= year <= (strategy.ends or 9999)


def _about(strategy: FrameStrategy, record: Strategy, plan: Plan | None) -> bool:
    """What the citation, its section or the plan is about shares a word with the strategy's name."""
    said = (record.name, record.quote, record.section, *((plan.subject, plan.name) if plan else ()))
    words = {word for text in said if text for word in name_key(text)} - _EMPTY_WORDS
    return any((set(name_key(name)) - _EMPTY_WORDS) & words for name in strategy.names)
