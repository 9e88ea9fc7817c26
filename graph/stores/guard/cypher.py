"""A free Cypher query before an engine gets it: what it may not do is refused, and its text made safe to send."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from planatlas.graph.marks.push_marks import RUN
from planatlas.graph.stores.guard.clause_words import WRITES, in_backticks, opens_subquery
from planatlas.graph.stores.guard.embedded_limits import counts_walked, refuse_differences, spelt_for_embedded
from planatlas.graph.stores.guard.fit import Divergences, refuse_misfits
from planatlas.graph.stores.guard.fulltext import INDEX, SEARCH, Search, searches
from planatlas.graph.stores.guard.kinds import Nodes
from planatlas.graph.stores.guard.lexer import CypherToken, folded, tokens
from planatlas.graph.stores.guard.patterns import Query
from planatlas.graph.stores.guard.refusals import refused
from planatlas.ontology import vocabulary

__all__ = ["Asked", "check", "cleaned", "for_embedded", "for_neo4j", "refuse_writing"]

_PROCEDURES = frozenset({
    "db.labels", "db.relationshiptypes", "db.propertykeys", "db.schema.visualization",
    "db.schema.nodetypeproperties", "db.schema.reltypeproperties",
})  # fmt: skip
"""Procedures that only tell what is in the database."""

_FUNCTION_ROOTS = frozenset({"date", "datetime", "duration", "localdatetime", "localtime", "point", "time"})
"""Dotted functions are of these; any other may run a query of its own or read a file."""

_FLAGS = re.compile(r"\(\?([a-zA-Z]+)\)")


class Asked(NamedTuple):
    """A query as an engine gets it; ``columns`` are those of the answer, None where everything there is returned."""

    text: str
    params: dict[str, Any]
    columns: tuple[str, ...] | None


def check(text: str, params: Mapping[str, Any]) -> None:
    """Let a reading query pass that fits the schema.

    Raises QuestionRefused when it would write, load a file or call a procedure that is not on the list, and where a
    name, a direction, an end or a value can never be met in an atlas; with its place, and what was perhaps meant.
    """
    _checked(text, params)


def for_embedded(text: str, params: Mapping[str, Any]) -> Asked:
    """The query for the embedded engine. Raises QuestionRefused as ``check`` does, and where it answers otherwise."""
    query, found, places = _checked(text, params)
    refuse_differences(query, places.written_numbers)
    spelt = [*spelt_for_embedded(query), *counts_walked(query)]
    edits = [*_quoted(query.tokens), *(one.for_embedded() for one in found), *spelt]
    return Asked(_edited(text, edits), {**params, **_words(found)}, _columns(query))


def for_neo4j(text: str, params: Mapping[str, Any]) -> Asked:
    """The query for a Neo4j server. Raises QuestionRefused as ``check`` does.

    A node without a label may be any node, but not one of the log of pushes, which stands in no atlas.
    """
    query, found, places = _checked(text, params)
    ours = [(query.start(place), query.start(place), f":!{RUN}") for place in dict.fromkeys(places.unlabelled)]
    edits = [*_quoted(query.tokens), *(one.for_neo4j() for one in found), *ours]
    return Asked(_edited(text, edits), {**params, **_words(found)}, None)


def cleaned(text: str) -> str:
    """The query without comments and closing semicolons, names like clauses in backticks: what was checked."""
    return _edited(text, _quoted([token for token in tokens(text) if token.kind != "comment"]))


def refuse_writing(text: str, params: Mapping[str, Any]) -> Query:
    """Raise QuestionRefused for a query that would do anything but read; return it as tokens."""
    query = Query(text, _meaning(text))
    _refuse_writes(query)
    _refuse_calls(query)
    _refuse_parameters(query, params)
    return query


def _checked(text: str, params: Mapping[str, Any]) -> tuple[Query, list[Search], Divergences]:
    query = refuse_writing(text, params)
    # After writing: what is dangerous is told before what merely does not fit.
    _refuse_folding(query)
    found = searches(query, params)
    numbers = refuse_misfits(
        query, params, {one.variable: Nodes(frozenset(vocabulary().schema.nodes)) for one in found}
    )
    return query, found, numbers


def _meaning(text: str) -> list[CypherToken]:
    # Without comments: what stands in one is no clause.
    found = [token for token in tokens(text) if token.kind != "comment"]
    while found and found[-1].text == ";":
        found.pop()
    if not found:
        raise refused("empty", text, 0, ["MATCH (m:Measure) RETURN m.name LIMIT 10"])
    for token in found:
        if token.text == ";":
            raise refused("two-queries", text, token.start)
    return found


def _refuse_writes(query: Query) -> None:
    for place, token in enumerate(query.tokens):
        if token.word in WRITES and place not in query.names:
            meant = [f"`{token.text}`"]
            raise refused("writes", query.text, token.start, meant, word=token.word)


def _refuse_calls(query: Query) -> None:
    for place, token in enumerate(query.tokens):
        if query.keyword(place) == "CALL" and not _opens_subquery(query.tokens, place + 1):
            name = _dotted(query.tokens, place + 1)
            if folded(name) not in {*_PROCEDURES, SEARCH}:
                meant = [f"CALL {one}()" for one in sorted(_PROCEDURES)]
                raise refused("no-procedure", query.text, token.start, [*meant, _searched()], name=name)
        elif token.text == "(" and place:
            _refuse_function(query, place)


def _searched() -> str:
    return f"CALL db.index.fulltext.queryNodes('{INDEX}', '…') YIELD node"


def _opens_subquery(found: Sequence[CypherToken], place: int) -> bool:
    return place < len(found) and (found[place].text == "(" or opens_subquery(found, place))


def _refuse_function(query: Query, opening: int) -> None:
    """Refuse ``a.b.c(``, unless ``a`` is a type of dates or points, or ``CALL`` stands before it."""
    found, first = query.tokens, opening - 1
    # Back to the beginning of the dotted name, whose root decides.
    while first > 1 and found[first - 1].text == "." and found[first].kind in ("name", "quoted"):
        first -= 2
    name = _dotted(found, first)
    called = first > 0 and query.keyword(first - 1) == "CALL"
    if "." in name and not called and folded(name.split(".")[0]) not in _FUNCTION_ROOTS:
        raise refused("no-function", query.text, found[first].start, name=name)


def _dotted(found: Sequence[CypherToken], place: int) -> str:
    """The dotted name that begins at a place; empty when no name stands there."""
    parts = []
    while place < len(found) and found[place].kind in ("name", "quoted"):
        parts.append(found[place].value)
        if place + 1 >= len(found) or found[place + 1].text != ".":
            break
        place += 2
    return ".".join(parts)


def _refuse_parameters(query: Query, params: Mapping[str, Any]) -> None:
    for token in query.tokens:
        if token.kind == "parameter":
            name = token.text[1:].strip("`")
            if name not in params:
                raise refused("no-value", query.text, token.start, [f"--param {name}=…"], name=name)


def _refuse_folding(query: Query) -> None:
    """A regular expression that is to overlook capitals, but does so only from a to z: it misses rows in silence."""
    for place, token in enumerate(query.tokens):
        if token.kind == "string" and query.signs(place - 2, "=~") and not token.text.isascii():
            flags = _FLAGS.search(token.text)
            if flags and "i" in flags[1] and "u" not in flags[1]:
                better = token.text.replace(flags[0], f"(?{flags[1]}u)", 1)
                raise refused("regex-folds", query.text, token.start, [f"=~ {better}"])


def _quoted(found: Sequence[CypherToken]) -> list[tuple[int, int, str]]:
    tokens_ = (found[place] for place in in_backticks(found))
    return [(token.start, token.start + len(token.text), f"`{token.text}`") for token in tokens_]


def _words(found: Sequence[Search]) -> dict[str, Any]:
    return {name: value for one in found for name, value in one.params().items()}


def _edited(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """The text with parts of it replaced, comments by a space, and without closing semicolons."""
    comments = [(one.start, one.start + len(one.text), " ") for one in tokens(text) if one.kind == "comment"]
    out, end = [], 0
    for start, behind, new in sorted([*comments, *edits]):
        if start >= end:
            out += [text[end:start], new]
            end = behind
    return "".join([*out, text[end:]]).strip().rstrip(";").rstrip()


def _columns(query: Query) -> tuple[str, ...] | None:
    """The columns of the last RETURN outside all brackets: engines name what has no alias in their own ways."""
    begin, place = None, 0
    while place < len(query):
        if query.keyword(place) == "RETURN":
            begin = place + 1
        elif begin is not None and query.keyword(place) in ("ORDER", "SKIP", "OFFSET", "LIMIT", "UNION"):
            break
        place = query.pair.get(place, place) + 1
    if begin is None:
        return None
    begin += query.keyword(begin) == "DISTINCT"
    parts = query.parts((begin, place))
    if any(query.sign(part[0]) == "*" for part in parts):
        return None
    named = [part[1] - 2 > part[0] and query.keyword(part[1] - 2) == "AS" for part in parts]
    one = [part[1] - part[0] == 1 and query.is_name(part[0]) for part in parts]
    return tuple(
        query.name(part[1] - 1) if alias or alone else query.source(part)
        for part, alias, alone in zip(parts, named, one, strict=True)
    )
