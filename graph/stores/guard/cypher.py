"""What a free Cypher query may not do: write, load, administer, call procedures that are not known to only read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planatlas.errors import QuestionRefused
from planatlas.graph.stores.guard.labels import refuse_unknown_names
from planatlas.graph.stores.guard.lexer import CypherToken, folded, tokens

__all__ = ["check", "cleaned"]

_WRITES = frozenset({
    "CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "INSERT", "DROP",
    "LOAD", "ALTER", "RENAME", "GRANT", "DENY", "REVOKE", "START", "STOP", "ENABLE", "DEALLOCATE",
    "REALLOCATE", "DRYRUN", "TERMINATE", "USE", "SHOW", "TRANSACTIONS",
})  # fmt: skip
"""Words that begin a clause which changes something, reaches outside or looks behind the database."""

_PROCEDURES = frozenset({
    "db.labels", "db.relationshiptypes", "db.propertykeys", "db.schema.visualization",
    "db.schema.nodetypeproperties", "db.schema.reltypeproperties",
})  # fmt: skip
"""Procedures that only tell what is in the database."""

_FUNCTION_ROOTS = frozenset({"date", "datetime", "duration", "localdatetime", "localtime", "point", "time"})
"""Dotted functions are of these; any other may run a query of its own or read a file."""

_BEFORE_A_NAME = frozenset({":", "|", "&", "!"})
_BEFORE_AN_EXPRESSION = frozenset({
    "WITH", "RETURN", "DISTINCT", "UNWIND", "WHERE", "AND", "OR", "XOR", "NOT", "IN", "CONTAINS", "BY", "WHEN", "THEN",
    "ELSE", "CASE", "YIELD", "SKIP", "OFFSET", "LIMIT", "ON", "MATCH", "OPTIONAL", "CALL", "IS",
})  # fmt: skip
"""After these words ``as`` is a variable of that name, and what follows it may be a clause."""


def check(text: str, params: Mapping[str, Any]) -> None:
    """Let a reading query pass.

    Raises QuestionRefused when it would write, load a file, call a procedure that is not on the list, or names a label,
    relationship type or parameter that does not exist; the nearest name is suggested.
    """
    found = _meaning(text)
    _refuse_writes(found)
    _refuse_calls(found)
    _refuse_parameters(found, params)
    refuse_unknown_names(found)


def cleaned(text: str) -> str:
    """The query without comments and closing semicolons: the text that was checked, and nothing else."""
    out, end = [], 0
    for token in tokens(text):
        if token.kind == "comment":
            out += [text[end : token.start], " "]
            end = token.start + len(token.text)
    return "".join([*out, text[end:]]).strip().rstrip(";").rstrip()


def _meaning(text: str) -> list[CypherToken]:
    found = [token for token in tokens(text) if token.kind != "comment"]
    while found and found[-1].text == ";":
        found.pop()
    if not found:
        raise QuestionRefused("the query is empty; write for example MATCH (m:Measure) RETURN m.name LIMIT 10")
    if any(token.text == ";" for token in found):
        raise QuestionRefused("ask one query at a time: there is a semicolon inside it")
    return found


def _refuse_writes(found: Sequence[CypherToken]) -> None:
    for place, token in enumerate(found):
        if token.word in _WRITES and _is_clause(found, place):
            raise QuestionRefused(
                f"queries only read, and {token.word} does not; if {token.text} is a name, write it as `{token.text}`"
            )


def _is_clause(found: Sequence[CypherToken], place: int) -> bool:
    """Whether a clause word stands where a clause may: not as a property, a label, a key of a map or an alias."""
    before = found[place - 1] if place else None
    after = found[place + 1] if place + 1 < len(found) else None
    if before is not None:
        if before.text in _BEFORE_A_NAME or _gives_a_name(found, place - 1):
            return False
        if before.text == "." and place > 1 and found[place - 2].kind != "number":
            return False
    return not (after is not None and after.text == ":" and before is not None and before.text in "{,")


def _gives_a_name(found: Sequence[CypherToken], place: int) -> bool:
    """Whether the token is the ``AS`` behind an expression, and no variable called so."""
    if found[place].word != "AS" or not place:
        return False
    before = found[place - 1]
    return before.text in ")]}" if before.kind == "sign" else before.word not in _BEFORE_AN_EXPRESSION


def _refuse_calls(found: Sequence[CypherToken]) -> None:
    for place, token in enumerate(found):
        if token.word == "CALL" and _is_clause(found, place) and not _opens_subquery(found, place + 1):
            name = _dotted(found, place + 1)
            if folded(name) not in _PROCEDURES:
                raise QuestionRefused(f"the procedure {name} is not one of those that only read: {_listed()}")
        elif token.text == "(" and place:
            _refuse_function(found, place)


def _opens_subquery(found: Sequence[CypherToken], place: int) -> bool:
    return place < len(found) and found[place].text in ("{", "(")


def _refuse_function(found: Sequence[CypherToken], opening: int) -> None:
    """Refuse ``a.b.c(``, unless ``a`` is a type of dates or points, or ``CALL`` stands before it."""
    first = opening - 1
    while first > 1 and found[first - 1].text == "." and found[first].kind in ("name", "quoted"):
        first -= 2
    name = _dotted(found, first)
    called = first > 0 and found[first - 1].word == "CALL" and _is_clause(found, first - 1)
    if "." in name and not called and folded(name.split(".")[0]) not in _FUNCTION_ROOTS:
        raise QuestionRefused(f"the function {name} is not one of those that only read")


def _dotted(found: Sequence[CypherToken], place: int) -> str:
    """The dotted name that begins at a place; empty when no name stands there."""
    parts = []
    while place < len(found) and found[place].kind in ("name", "quoted"):
        parts.append(found[place].value)
        if place + 1 >= len(found) or found[place + 1].text != ".":
            break
        place += 2
    return ".".join(parts)


def _listed() -> str:
    return ", ".join(sorted(_PROCEDURES))


def _refuse_parameters(found: Sequence[CypherToken], params: Mapping[str, Any]) -> None:
    for token in found:
        if token.kind == "parameter":
            name = token.text[1:].strip("`")
            if name not in params:
                raise QuestionRefused(f"the query asks for ${name}, and no value was given; add --param {name}=...")
