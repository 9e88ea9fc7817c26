"""What the embedded engine computes otherwise than Neo4j, or not at all: refused with the reason, or spelt otherwise.

An answer that depends on the engine is worse than none. What only has another name there is spelt with that name, so
that one query runs on both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from planatlas.graph.stores.guard.expressions import labels_of, types_of
from planatlas.graph.stores.guard.patterns import Query, Span
from planatlas.graph.stores.guard.refusals import refused

__all__ = ["counts_walked", "refuse_differences", "spelt_for_embedded"]

_OTHERWISE: Mapping[str, tuple[str, ...]] = {
    "duration.between": ("duration.inMonths(…).months", "duration.inDays(…).days"),
    "keys": ("m.name", "m {.name, .code}"),
    "properties": ("m {.name, .code}",),
    "id": ("m.id",),
    "elementid": ("m.id",),
    "allshortestpaths": ("shortestPath((a)-[*]-(b))",),
}
"""Functions that give something else there, and what to write instead."""

_LACKING = frozenset({
    "percentilecont", "percentiledisc", "stdevp", "normalize", "point.distance", "tointegerornull", "tofloatornull",
    "tostringornull", "tobooleanornull", "tointegerlist", "tofloatlist", "tostringlist", "tobooleanlist", "isnan", "e",
    "timestamp", "btrim", "valuetype", "haversin", "cot",
})  # fmt: skip
"""Functions that Neo4j has and it has not."""

_AGGREGATES = frozenset({"count", "sum", "avg", "min", "max", "collect", "stdev", "stdevp"})
_BEHIND_ORDER = frozenset({"SKIP", "OFFSET", "LIMIT", "RETURN", "WITH", "MATCH", "WHERE", "UNWIND", "CALL", "UNION",
                           "OPTIONAL"})  # fmt: skip

_SAME: Mapping[str, str] = {"upper": "toUpper", "lower": "toLower", "char_length": "size", "character_length": "size"}
_ASCII_CLASS = re.compile(r"\\+[wWbBsSdD]")


def refuse_differences(query: Query, numbers: Iterable[int]) -> None:
    """Raise QuestionRefused for what this engine would answer otherwise than Neo4j, or cannot read.

    ``numbers`` are the places of ``toString`` of a number with decimals: 12000000.0 here, 1.2E7 there.
    """
    for place in numbers:
        said = query.source((place + 2, query.pair[place + 1]))
        meant = [f"toString(toInteger({said}))", said]
        raise refused("embedded-differs", query.text, query.start(place), meant, part=f"toString({said})")
    for place, token in enumerate(query.tokens):
        if token.kind in ("name", "quoted") and query.sign(place + 1) == "(" and place in query.names:
            _function(query, place)
        elif token.kind == "number" and "_" in token.text:
            raise refused("embedded-number", query.text, token.start, [token.text.replace("_", "")])
        elif query.signs(place, "=~"):
            _pattern(query, place)
        elif query.keyword(place) == "COLLECT" and query.sign(place + 1) == "{":
            raise refused("embedded-syntax", query.text, token.start, ["[(a)-->(b) | b.name]"], part="COLLECT { }")
        elif query.keyword(place) == "COLLECT" and query.sign(place + 1) == "(":
            _first_of_a_heap(query, place)
        elif query.keyword(place) == "IS" and _is_label(query, place):
            raise refused("embedded-syntax", query.text, token.start, [f"m:{query.name(place + 1)}"], part="IS")
        elif query.sign(place) == "(":
            _bracket(query, place)
    _shortest_with_condition(query)
    _sorted_by_what_is_gone(query)


def _function(query: Query, place: int) -> None:
    first = place
    while first > 1 and query.sign(first - 1) == ".":
        first -= 2
    name = "".join(token.value for token in query.tokens[first : place + 1])
    key, start = name.casefold(), query.start(first)
    of_a_map = key in ("keys", "properties") and query.sign(place + 2) == "{"
    if key in _OTHERWISE and not of_a_map and not _whole_months(query, place):
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


def _first_of_a_heap(query: Query, place: int) -> None:
    """The first or last of what is collected, where nothing was sorted: each engine has its own."""
    close = query.pair.get(place + 1, place + 1)
    taken = query.sign(close + 1) == "[" or (query.sign(place - 1) == "(" and query.is_name(place - 2))
    outer = query.name(place - 2).casefold() if taken and query.sign(close + 1) != "[" else "head"
    if not taken or outer not in ("head", "last") or any(query.keyword(at) == "ORDER" for at in range(place)):
        return
    said = query.source((place + 2 + (query.keyword(place + 2) == "DISTINCT"), close))
    raise refused("unsorted-first", query.text, query.start(place), [f"min({said})", "WITH * ORDER BY …"])


def _whole_months(query: Query, place: int) -> bool:
    """Whether only months or years are taken out of ``duration.between``: ``duration.inMonths`` gives the same."""
    behind = query.pair.get(place + 1, place) + 1
    taken = query.tokens[behind + 1].value if behind + 1 < len(query) and query.sign(behind) == "." else ""
    return query.name(place) == "between" and taken in ("months", "years")


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
    if place and (query.is_name(place - 1) or query.keyword(place - 1) == "EXISTS"):  # a call, whose argument begins
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


def _sorted_by_what_is_gone(query: Query) -> None:
    """Sorting, after an aggregation or DISTINCT, by a variable that is no column: Neo4j refuses it, and it is odd."""
    begin: int | None = None
    for place in range(len(query)):
        word = query.keyword(place)
        if word in ("RETURN", "WITH") and query.keyword(place - 1) not in ("STARTS", "ENDS"):
            begin = place + 1
        elif word == "ORDER" and begin is not None:
            _refuse_gone(query, (begin, place), place + 2)


def _refuse_gone(query: Query, projected: Span, place: int) -> None:
    functions = {query.name(at).casefold() for at in range(*projected) if query.sign(at + 1) == "("}
    if query.keyword(projected[0]) != "DISTINCT" and not functions & _AGGREGATES:
        return
    begin = projected[0] + (query.keyword(projected[0]) == "DISTINCT")
    said, columns = [], []
    for part in query.parts((begin, projected[1])):
        named = part[1] - 2 > part[0] and query.keyword(part[1] - 2) == "AS"
        said.append(query.source((part[0], part[1] - 2) if named else part))
        columns.append(query.name(part[1] - 1) if named else query.source(part))
    if "*" in columns:
        return
    while place < len(query) and query.keyword(place) not in _BEHIND_ORDER and query.sign(place) not in (")", "}"):
        end = place + 1
        while query.sign(end) == "." and query.is_name(end + 1):
            end += 2
        called = query.sign(end) == "("
        if (
            query.is_name(place)
            and not called
            and not {query.name(place), query.source((place, end))} & {*said, *columns}
        ):
            raise refused("order-gone", query.text, query.start(place), columns, name=query.source((place, end)))
        # A call or a bracket that is a column itself is one; what stands inside it is no longer there by itself.
        whole = query.pair[end] + 1 if called and end in query.pair else end
        place = whole if query.source((place, whole)) in said else end


def spelt_for_embedded(query: Query) -> Iterator[tuple[int, int, str]]:
    """The parts of a query that this engine has under another name, with what it is to read there.

    ``round`` puts a half up, as Neo4j does; ``stDev`` of one value is 0.
    """
    for place, token in enumerate(query.tokens):
        key = token.value.casefold()
        if place not in query.names or query.sign(place + 1) != "(":
            continue
        end = token.start + len(token.text)
        if query.sign(place - 1) == ".":
            if key == "between":  # of a duration; whose other parts were refused
                yield token.start, end, "inMonths"
            continue
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


def counts_walked(query: Query) -> Iterator[tuple[int, int, str]]:
    """A count that is all that is returned, as a WITH before the RETURN.

    This engine counts two relationships in a row without walking them when nothing else is asked, and takes those that
    have no direction for none. Behind a WITH it walks them.
    """
    for place in range(len(query)):
        if query.keyword(place) != "RETURN" or query.tokens[min(place + 1, len(query) - 1)].word != "COUNT":
            continue
        close = query.pair.get(place + 2)
        if query.sign(place + 2) != "(" or close is None:
            continue
        named = query.keyword(close + 1) == "AS"
        last = query.tokens[close + 2 if named else close]
        behind = close + 3 if named else close + 1
        if behind < len(query) and query.keyword(behind) not in _BEHIND_ITEM and query.sign(behind) != "}":
            continue
        name = last.value if named else "planatlas_count"
        end = last.start + len(last.text)
        yield query.start(place), query.start(place) + len("RETURN"), "WITH"
        yield end, end, f"{'' if named else f' AS {name}'} RETURN `{name}`"


_BEHIND_ITEM = frozenset({"ORDER", "SKIP", "OFFSET", "LIMIT", "UNION"})
