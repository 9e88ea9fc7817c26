"""How findings speak: where a row stands, whom to ask, and the sentence for each verdict."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from planatlas.graph.gaps.corpus import Corpus, Row, text_of
from planatlas.graph.gaps.finding import Phrase, Verdict
from planatlas.graph.model import Edge, Node

__all__ = ["ask", "ask_row", "fixed", "plan_name", "shortened", "through", "verdict_key", "where_node", "where_row"]

_SHORT = 90
"""Characters of a measure's text in a statement; the whole text is the quote."""

_PLAN_SHORT = 100

_BY_TYPE = {"training": "gap.where.training", "proposed_service": "gap.where.proposed"}

_ASKED = 3
"""Bodies a sentence says to ask."""


def shortened(text: str, limit: int = _SHORT) -> str:
    """A text cut at a word."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat.rstrip(" ;,.")
    return flat[:limit].rsplit(" ", 1)[0].rstrip(" ;,.") + "…"


def where_row(row: Row) -> Phrase:
    """The row as people find it: its code and its text."""
    found: Phrase | None = row.memo.get("where")
    if found is None:
        found = row.memo["where"] = _where(row)
    return found


def _where(row: Row) -> Phrase:
    """A training is named by who is trained and a proposed service by its name, so neither is called a measure."""
    key = _BY_TYPE.get(text_of(row.get("activity_type")) or "")
    return Phrase.of(key, text=shortened(row.title)) if key and not row.code else where_node(row.title, row.code)


def where_node(text: str, code: str | None) -> Phrase:
    """A measure or service by code and text."""
    if code:
        return Phrase.of("gap.where.code", code=code, text=shortened(text))
    return Phrase.of("gap.where.text", text=shortened(text))


def plan_name(plan: Node) -> str:
    """A plan's name, cut to what fits into a sentence."""
    return shortened(plan.name, _PLAN_SHORT)


def through(corpus: Corpus, body: str, edges: Iterable[Edge]) -> str:
    """A legal entity's name; where only one unit of it is ever printed, that unit first."""
    printed = {edge.source for edge in edges}
    if len(printed) != 1 or body in printed:
        return corpus.name(body)
    return f"{corpus.name(printed.pop())} ({corpus.name(body)})"


@cache
def fixed(key: str) -> Phrase:
    """The sentence without values that goes by this key; one object, however many findings say it."""
    return Phrase(key)


@cache
def verdict_key(verdict: Verdict) -> str:
    """The verdict as it stands in the keys of the catalogue."""
    return verdict.replace(" ", "-")


def ask(corpus: Corpus, plan: str, bodies: Iterable[str] = ()) -> Phrase:
    """Whom to ask: the bodies of the row that can be asked, else who carries out the plan, else its issuer."""
    classes = corpus.classes
    named = dict.fromkeys([corpus.name(body) for body in bodies if body not in classes])
    if not named:
        return corpus.once(("ask", plan), lambda: _asked(_for_the_plan(corpus.nodes.get(plan))))
    return _asked(named)


def _asked(names: Iterable[str]) -> Phrase:
    listed = ", ".join(list(names)[:_ASKED])
    return Phrase("gap.ask", (("who", listed),)) if listed else fixed("gap.ask.authors")


def ask_row(corpus: Corpus, row: Row) -> Phrase:
    """Whom to ask about a row: the bodies that answer for it."""
    found: Phrase | None = row.memo.get("ask")
    if found is None:
        found = row.memo["ask"] = ask(corpus, row.plan, [edge.source for edge in row.responsible])
    return found


def _for_the_plan(plan: Node | None) -> list[str]:
    if plan is None:
        return []
    whole, issuer = text_of(plan.props.get("responsible_for_whole")), text_of(plan.props.get("issuer"))
    return [name for name in (whole or issuer,) if name]
