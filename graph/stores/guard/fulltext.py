"""Searching names by their words: whole words, folded, as a set. The same answer from every engine.

``CALL db.index.fulltext.queryNodes('planatlas_names', 'asistență socială') YIELD node`` gives the nodes in whose name
both words stand, in any order, with or without diacritics. What an index would do besides, each engine in its own way,
is refused: scores, wildcards, one word or another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planatlas.graph.stores.guard.patterns import Query, Span
from planatlas.graph.stores.guard.refusals import refused
from planatlas.ontology import fold

__all__ = ["FOLDED", "INDEX", "SEARCH", "Search", "searches"]

SEARCH = "db.index.fulltext.querynodes"
FOLDED = "name_folded"
"""The property that holds a name as it is compared: its words without case and diacritics, a space between them."""

INDEX = "planatlas_names"
"""The full-text index of a database over the folded names of all nodes."""


@dataclass(frozen=True, slots=True)
class Search:
    """One call in a query: where it stands in the text, what it looks for and what it calls what it finds."""

    start: int
    end: int
    number: int
    words: tuple[str, ...]
    variable: str

    def params(self) -> dict[str, Any]:
        """The parameters that take the place of its words."""
        return {self._name("words"): list(self.words), self._name("query"): " AND ".join(self.words)}

    def for_embedded(self) -> tuple[int, int, str]:
        """The same as a pattern: every word is one of the words of the name."""
        return self.start, self.end, f"MATCH (`{self.variable}`) WHERE {self._all()} WITH *"

    def for_neo4j(self) -> tuple[int, int, str]:
        """The same by the index; its words are looked at again, whatever the index takes for one."""
        found = f"CALL db.index.fulltext.queryNodes('{INDEX}', ${self._name('query')}) YIELD node AS `{self.variable}`"
        return self.start, self.end, f"{found} WITH * WHERE {self._all()} WITH *"

    def _all(self) -> str:
        return f"all(one IN ${self._name('words')} WHERE one IN split(`{self.variable}`.{FOLDED}, ' '))"

    def _name(self, of: str) -> str:
        return f"planatlas_{of}_{self.number}"


def searches(query: Query, params: Mapping[str, Any]) -> list[Search]:
    """The full-text calls of a query.

    Raises QuestionRefused where one asks another index, for words that cannot be told before the query runs, for
    scores or for wildcards.
    """
    found: list[Search] = []
    for place in range(len(query)):
        opening = place + 8
        if query.keyword(place) == "CALL" and query.sign(opening) == "(" and _called(query, place + 1) == SEARCH:
            found.append(_search(query, place, opening, len(found), params))
    return found


def _called(query: Query, place: int) -> str:
    return "".join(token.value for token in query.tokens[place : place + 7]).casefold()


def _search(query: Query, place: int, opening: int, number: int, params: Mapping[str, Any]) -> Search:
    closing = query.pair.get(opening, len(query) - 1)
    arguments = query.parts((opening + 1, closing))
    if len(arguments) != 2:
        raise refused("search-form", query.text, query.start(place), [_FORM])
    index, said = (_text(query, argument, params) for argument in arguments)
    if index != INDEX:
        raise refused("search-index", query.text, query.start(arguments[0][0]), [f"'{INDEX}'"], name=index)
    if any(sign in said for sign in '*?~"+') or " OR " in said:
        raise refused("search-wildcard", query.text, query.start(arguments[1][0]))
    words = tuple(dict.fromkeys(fold(said).split()))
    if not words:
        raise refused("search-form", query.text, query.start(place), [_FORM])
    variable, end = _yielded(query, closing + 1)
    last = query.tokens[end - 1]
    return Search(query.start(place), last.start + len(last.text), number, words, variable)


_FORM = f"CALL db.index.fulltext.queryNodes('{INDEX}', '…') YIELD node"


def _text(query: Query, span: Span, params: Mapping[str, Any]) -> str:
    token = query.tokens[span[0]]
    value = params.get(token.text[1:].strip("`")) if token.kind == "parameter" else token.text[1:-1]
    if span[1] - span[0] != 1 or token.kind not in ("string", "parameter") or not isinstance(value, str):
        raise refused("search-computed", query.text, query.start(span[0]), [_FORM])
    return value


def _yielded(query: Query, place: int) -> tuple[str, int]:
    """What the found node is called, and the place behind it. Raises where a score is asked for."""
    if query.keyword(place) != "YIELD":
        return "node", place
    variable, place = "node", place + 1
    while place < len(query) and query.is_name(place):
        if query.name(place) != "node":
            raise refused("search-score", query.text, query.start(place), [_FORM])
        place += 1
        if query.keyword(place) == "AS":
            variable, place = query.name(place + 1), place + 2
        if query.sign(place) != ",":
            break
        place += 1
    return variable, place
