"""What the embedded engine computes otherwise than Neo4j, or not at all: refused with the reason, or spelt otherwise.

An answer that depends on the engine is worse than none. What only has another name there is spelt with that name, so
that one query runs on both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from planatlas.graph.stores.guard.expressions import labels_of, types_of
from planatlas.graph.stores.guard.patterns import Query
from planatlas.graph.stores.guard.refusals import refused

__all__ = ["refuse_differences", "spelt_for_embedded"]

_OTHERWISE: Mapping[str, tuple[str, ...]] = {
    "duration.between": ("duration.inMonths(…).months", "duration.inDays(…).days"),
    "keys": ("m.name", "m {.name, .code}"),
    "properties": ("m {.name, .code}",),
    "id": ("m.id",),
    "elementid": ("m.id",),
}
"""Functions that give something else there, and what to write instead."""

_LACKING = frozenset({
    "percentilecont", "percentiledisc", "stdevp", "normalize", "point.distance", "tointegerornull", "tofloatornull",
    "tostringornull", "tobooleanornull", "tointegerlist", "tofloatlist", "tostringlist", "tobooleanlist", "isnan", "e",
    "timestamp", "btrim", "valuetype", "haversin", "cot",
})  # fmt: skip
"""Functions that Neo4j has and it has not."""

_SAME: Mapping[str, str] = {"upper": "toUpper", "lower": "toLower", "char_length": "size", "character_length": "size"}
_ASCII_CLASS = re.compile(r"\\+[wWbBsSdD]")


def refuse_differences(query: Query) -> None:
    """Raise QuestionRefused for what this engine would answer otherwise than Neo4j, or cannot read."""
    for place, token in enumerate(query.tokens):
        if token.kind in ("name", "quoted") and query.sign(place + 1) == "(" and place in query.names:
            _function(query, place)
        elif token.kind == "number" and "_" in token.text:
            raise refused("embedded-number", query.text, token.start, [token.text.replace("_", "")])
        elif query.signs(place, "=~"):
            _pattern(query, place)
        elif query.keyword(place) == "COLLECT" and query.sign(place + 1) == "{":
            raise refused("embedded-syntax", query.text, token.start, ["[(a)-->(b) | b.name]"], part="COLLECT { }")
        elif query.keyword(place) == "IS" and _is_label(query, place):
            raise refused("embedded-syntax", query.text, token.start, [f"m:{query.name(place + 1)}"], part="IS")
        elif query.sign(place) == "(":
            _bracket(query, place)
    _shortest_with_condition(query)


def _function(query: Query, place: int) -> None:
    first = place
    while first > 1 and query.sign(first - 1) == ".":
        first -= 2
    name = "".join(token.value for token in query.tokens[first : place + 1])
    key, start = name.casefold(), query.start(first)
    if key in _OTHERWISE:
        raise refused("embedded-differs", query.text, start, _OTHERWISE[key], part=f"{name}()")
    if key in _LACKING:
        raise refused("embedded-lacks", query.text, start, part=f"{name}()")
    arguments = query.parts((place + 2, query.pair.get(place + 1, place + 2)))
    if key == "round" and len(arguments) > 1:
        whole = query.source(arguments[0])
        meant = [f"round({whole})", f"toInteger(floor(10 * ({whole}) + 0.5)) / 10.0"]
        raise refused("embedded-differs", query.text, start, meant, part="round(…, …)")
    if key == "trim" and any(query.tokens[at].word == "FROM" for at in range(place + 2, query.pair[place + 1])):
        raise refused("embedded-lacks", query.text, start, part="trim(… FROM …)")
    if key == "point" and any(query.tokens[at].word in ("X", "Y") for at in range(place + 2, query.pair[place + 1])):
        raise refused("embedded-lacks", query.text, start, ["point({latitude: …, longitude: …})"], part="point({x, y})")


def _pattern(query: Query, place: int) -> None:
    """A regular expression with classes of letters or digits: here those of all scripts, in Neo4j from a to z."""
    token = query.tokens[place + 2] if place + 2 < len(query) else None
    if token is not None and token.kind == "string" and _ASCII_CLASS.search(token.text):
        raise refused("embedded-differs", query.text, token.start, ["[a-z]", "[0-9]"], part=f"=~ {token.text}")


def _is_label(query: Query, place: int) -> bool:
    word = query.tokens[place + 1].word if place + 1 < len(query) else "NULL"
    return query.is_name(place + 1) and word not in ("NORMALIZED", "NFC", "NFD", "NFKC", "NFKD", "TYPED")


def _bracket(query: Query, place: int) -> None:
    """A node with a condition in its brackets, an expression of labels, or a part gone through several times."""
    if place and query.is_name(place - 1):  # a call, such as shortestPath((a)-[*]-(b))
        return
    end = query.pair.get(place, place)
    chain = query.chain(place, labels_of, types_of)
    if chain is None:
        return
    node = chain[0].nodes[0]
    if node is None:
        raise refused("embedded-syntax", query.text, query.start(place), ["-[:TYPE*1..2]->"], part="((…)-[…]->(…)){…}")
    if any(query.keyword(at) == "WHERE" for at in range(node.inside[0], end) if query.pair.get(at) is None):
        raise refused("embedded-syntax", query.text, query.start(place), ["(m:Measure) WHERE …"], part="(… WHERE …)")
    for at in range(place + 1, node.inside[0]):
        if query.sign(at) in ("!", "&", "%"):
            raise refused("embedded-syntax", query.text, query.start(at), [":A|B", "NOT m:A"], part=query.sign(at))


def _shortest_with_condition(query: Query) -> None:
    """A condition on the shortest path: Neo4j looks for the shortest that meets it, this engine takes one and looks."""
    for place, token in enumerate(query.tokens):
        path = place >= 2 and query.sign(place - 1) == "=" and query.is_name(place - 2)
        if token.word not in ("SHORTESTPATH", "ALLSHORTESTPATHS") or not path or query.sign(place + 1) != "(":
            continue
        name, at = query.name(place - 2), query.pair.get(place + 1, len(query)) + 1
        if query.keyword(at) != "WHERE":
            continue
        while at < len(query) and query.keyword(at) not in ("RETURN", "WITH", "MATCH", "UNWIND", "CALL", "OPTIONAL"):
            if query.is_name(at) and query.name(at) == name:
                raise refused("embedded-differs", query.text, query.start(at), part=f"{token.text}(…) WHERE … {name} …")
            at += 1


def spelt_for_embedded(query: Query) -> Iterator[tuple[int, int, str]]:
    """The parts of a query that this engine has under another name, with what it is to read there.

    ``round`` puts a half up, as Neo4j does; ``stDev`` of one value is 0.
    """
    for place, token in enumerate(query.tokens):
        key = token.value.casefold()
        if place not in query.names or query.sign(place + 1) != "(" or query.sign(place - 1) == ".":
            continue
        end = token.start + len(token.text)
        close = query.start(query.pair[place + 1]) if place + 1 in query.pair else end
        match key:
            case "round":
                yield token.start, end, "floor(0.5 + "
                yield close, close + 1, "))"
            case "stdev":
                yield token.start, end, "coalesce(stDev"
                yield close, close + 1, "), 0.0)"
            case "isempty":
                yield token.start, end, "(size"
                yield close, close + 1, ") = 0)"
            case _ if key in _SAME:
                yield token.start, end, _SAME[key]
