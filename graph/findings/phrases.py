"""How findings speak: where a row stands, whom to ask, and the sentence for each verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from planatlas.graph.findings.corpus import Corpus, Row, text_of
from planatlas.graph.findings.finding import Phrase, Verdict
from planatlas.graph.model import Edge, Node

__all__ = [
    "ask", "ask_row", "ask_together", "fixed", "listed", "plan_name", "shortened", "through", "verdict_key",
    "where_node", "where_row",
]  # fmt: skip

_SHORT = 90
"""Characters of a measure's text in a statement; the whole text is the quote."""

_PLAN_SHORT = 100

_BY_TYPE = {"training": "gap.where.training", "proposed_service": "gap.where.proposed"}

_ASKED = 3
"""Bodies a sentence says to ask."""

_UNITS = 2
"""Units of one body it names."""


def shortened(text: str, limit: int = _SHORT) -> str:
    """A text cut at a word."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat.rstrip(" ;,.")
    # At a word's end: half a word reads as a slip.
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
    # With a code it is found by that, whatever it is.
    if key and not row.code:
        return Phrase.of(key, text=shortened(row.title))
    return where_node(row.title, row.code, row.chapter)


def where_node(text: str, code: str | None, chapter: str | None = None) -> Phrase:
    """A measure or service by code and text, and by its chapter where the code occurs in several."""
    if code and chapter:
        return Phrase.of("gap.where.chapter", code=code, chapter=chapter, text=shortened(text))
    if code:
        return Phrase.of("gap.where.code", code=code, text=shortened(text))
    return Phrase.of("gap.where.text", text=shortened(text))


def plan_name(plan: Node) -> str:
    """A plan's name, cut to what fits into a sentence."""
    return shortened(plan.name, _PLAN_SHORT)


def through(corpus: Corpus, body: str, edges: Iterable[Edge]) -> str:
    """A legal entity's name; where only one unit of it is ever printed, that unit first.

    An entity that the plan does not name itself is told by its units alone.
    """
    named = list(edges)
    printed = {edge.source for edge in named}
    # The reader looks for the name in the plan: only what it prints can be found there.
    if body in printed or any(corpus.prints(str(edge.props.get("plan")), body) for edge in named):
        return _printed(corpus, body, printed)
    return listed(sorted(corpus.index.name(one) for one in printed), _UNITS) or corpus.index.name(body)


def _printed(corpus: Corpus, body: str, printed: Collection[str]) -> str:
    if len(printed) != 1 or body in printed:
        return corpus.index.name(body)
    return f"{corpus.index.name(next(iter(printed)))} ({corpus.index.name(body)})"


def fixed(key: str) -> Phrase:
    """The sentence without values that goes by this key; one object, however many findings say it."""
    return Phrase(key)


def verdict_key(verdict: Verdict) -> str:
    """The verdict as it stands in the keys of the catalogue."""
    return verdict.replace(" ", "-")


def ask(corpus: Corpus, plan: str, bodies: Iterable[str] = ()) -> Phrase:
    """Whom to ask: the legal entities of the bodies, as their load is counted, else who carries out the plan, else its
    issuer. An entity that is not among the bodies itself is told with its units that are.

    Nobody is asked whom the plan does not name: of such an entity its units are, each for itself.
    """
    printed: dict[str, list[str]] = {}
    for body in _as_printed(corpus, plan, bodies):
        above = corpus.entity(body)
        # Whom the plan does not name would not know what the question is about.
        printed.setdefault(above if corpus.prints(plan, above) else body, []).append(body)
    if not printed:
        whole = {name: name for name in _for_the_plan(corpus.index.get(plan))}
        # Every row without a body of its own asks for the same.
        return corpus.once(("ask", plan), lambda: _asked(whole))
    # By name, so that two ids of one name are asked once.
    return _asked({corpus.index.name(body): _with_units(corpus, body, units) for body, units in printed.items()})


def _as_printed(corpus: Corpus, plan: str, bodies: Iterable[str]) -> Iterator[str]:
    """The bodies, units for an entity of which the plan names nothing else; classes of actors cannot be asked."""
    for body in bodies:
        units = [] if corpus.prints(plan, body) else corpus.units_in(plan, body)
        yield from units or ([] if body in corpus.classes else [body])


def _with_units(corpus: Corpus, body: str, printed: Sequence[str]) -> str:
    units = list(dict.fromkeys(corpus.index.name(one) for one in printed))
    # One unit alone is told first, as it is the one that answers.
    if body in printed or len(units) == 1:
        return _printed(corpus, body, set(printed))
    return f"{corpus.index.name(body)} ({listed(units, _UNITS)})"


def _asked(named: Mapping[str, str]) -> Phrase:
    """The sentence; ``named`` are the bodies by their own names, with the words they are called by."""
    if not named:
        return fixed("gap.ask.authors")
    return Phrase("gap.ask", (("who", listed(list(named.values()), _ASKED)), ("every", tuple(named.items()))))


def listed(names: Sequence[str], most: int) -> str:
    """Names in a sentence, at most so many; the rest is counted."""
    more = f" (+{len(names) - most})" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def ask_row(corpus: Corpus, row: Row) -> Phrase:
    """Whom to ask about a row: the bodies that answer for it."""
    found: Phrase | None = row.memo.get("ask")
    if found is None:
        found = row.memo["ask"] = ask(corpus, row.plan, [edge.source for edge in row.responsible])
    return found


def ask_together(asked: Iterable[Phrase]) -> Phrase | None:
    """Whom to ask about several things: those to be asked about most of them, first named first; None if nobody is.

    Where no body is named for any of them, what is said of each stands for all.
    """
    every = [phrase for phrase in asked if phrase.key.startswith("gap.ask")]
    often, called = Counter[str](), dict[str, set[str]]()
    for body, words in (one for phrase in every for one in _every(phrase)):
        often[body] += 1
        called.setdefault(body, set()).add(words)
    if often:
        return _asked(
            # Called in different words from row to row, a body goes by its own name.
            {body: next(iter(called[body])) if len(called[body]) == 1 else body for body, _ in often.most_common()}
        )
    return every[0] if every else None


def _every(phrase: Phrase) -> tuple[tuple[str, str], ...]:
    found = dict(phrase.values).get("every", ())
    return found if isinstance(found, tuple) else ()


def _for_the_plan(plan: Node | None) -> list[str]:
    if plan is None:
        return []
    whole, issuer = text_of(plan.props.get("responsible_for_whole")), text_of(plan.props.get("issuer"))
    return [name for name in (whole or issuer,) if name]
