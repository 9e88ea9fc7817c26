"""Which words of a query are names and which begin or join clauses.

Cypher lets almost every word be a name, so the word alone does not tell: it is a name where the grammar waits for an
operand, for an alias or for what follows a dot or a colon. What is taken for a name here is sent in backticks, so that
no engine can take it for a clause: where both readings are thought of, the worst that is left is a syntax error.
"""

from __future__ import annotations

from collections.abc import Sequence

from planatlas.graph.stores.guard.lexer import CypherToken

__all__ = ["WRITES", "in_backticks", "name_places", "opens_subquery"]

WRITES = frozenset({
    "CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "FOREACH", "INSERT", "DROP",
    "LOAD", "ALTER", "RENAME", "GRANT", "DENY", "REVOKE", "START", "STOP", "ENABLE", "DEALLOCATE",
    "REALLOCATE", "DRYRUN", "TERMINATE", "USE", "SHOW", "TRANSACTIONS",
})  # fmt: skip
"""Words that begin a clause which changes something, reaches outside or looks behind the database."""

_BEFORE_OPERANDS = frozenset({
    "WITH", "RETURN", "DISTINCT", "UNWIND", "WHERE", "AND", "OR", "XOR", "NOT", "IN", "CONTAINS", "BY", "WHEN", "THEN",
    "ELSE", "CASE", "YIELD", "SKIP", "OFFSET", "LIMIT", "MATCH", "CALL",
})  # fmt: skip
_AFTER_OPERANDS = frozenset({
    "AS", "ASC", "ASCENDING", "DESC", "DESCENDING", "END", "ENDS", "STARTS", "IS", "ON", "OPTIONAL", "ORDER", "UNION",
    "EXPLAIN", "PROFILE", "OVER", "PARTITION", "HAVING", "FOR", "FINISH", "USING",
})  # fmt: skip
_NEVER_NAMES = frozenset({
    "DISTINCT", "NOT", "CASE", "EXISTS", "ALL", "ANY", "NONE", "SINGLE", "COUNT", "COLLECT", "NULL", "TRUE", "FALSE",
    "SHORTEST",
})  # fmt: skip
"""Words that stand where an operand is waited for, and are no name there."""

_KEYWORDS = WRITES | _BEFORE_OPERANDS | _AFTER_OPERANDS | _NEVER_NAMES
_SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT", "CALL"})
_ENDS_OPERAND = frozenset(")]}")


def opens_subquery(found: Sequence[CypherToken], place: int) -> bool:
    """Whether a brace opens a query of its own, and no map and no number of repetitions."""
    before = found[place - 1] if place else None
    after = found[place + 1] if place + 1 < len(found) else None
    if found[place].text != "{" or before is None or (after is not None and after.kind == "number"):
        return False
    if before.word in _SUBQUERIES:
        return not (place > 1 and found[place - 2].text in (".", ":"))
    return before.text == ")" and not (after is not None and after.text in (",", "}"))


def name_places(found: Sequence[CypherToken]) -> frozenset[int]:
    """The places of all unquoted names: variables, properties, labels, keys, aliases, functions."""
    names: set[int] = set()
    waits, clause = False, True  # for an operand; for the beginning of a clause
    for place, token in enumerate(found):
        if token.kind == "name":
            if _is_name(found, place, names, waits=waits and not clause):
                names.add(place)
                waits = False
            else:
                waits = token.word in _BEFORE_OPERANDS
            clause = False
        elif token.kind == "sign":
            clause = token.text == "{" and opens_subquery(found, place)
            waits = not clause and _waits_after(found, place, names, waits)
        else:
            waits = clause = False
    return frozenset(names)


def _is_name(found: Sequence[CypherToken], place: int, names: set[int], *, waits: bool) -> bool:
    token, before = found[place], found[place - 1] if place else None
    after = found[place + 1] if place + 1 < len(found) else None
    # Any other word can be nothing but a name.
    if token.word not in _KEYWORDS:
        return True
    if before is None:
        return False
    # Behind a dot stands a key, unless the dot ends a number.
    if before.text == "." and place > 1 and found[place - 2].kind != "number":
        return True
    if before.text in (":", "|", "&", "!") or (before.word == "AS" and place - 1 not in names):
        return before.word == "AS" or token.word not in _NEVER_NAMES
    if after is not None and after.text == ":" and before.text in ("{", ","):
        return True
    # The one word of a clause that stands where an operand is waited for.
    if before.word == "CASE" and token.word == "WHEN":
        return False
    return waits and token.word not in _NEVER_NAMES


def _waits_after(found: Sequence[CypherToken], place: int, names: set[int], waits: bool) -> bool:
    """Whether an operand is waited for behind a sign; a star is a factor, or everything there is."""
    text = found[place].text
    if text == "*":
        return not waits and found[place - 1].text != "("
    if text == "." and place and found[place - 1].kind == "number":  # "1." is a number, and a clause may follow it
        return False
    return text not in _ENDS_OPERAND


_RESERVED = frozenset({
    "YIELD", "END", "ENDS", "MATCH", "WHERE", "WITH", "RETURN", "ORDER", "BY", "SKIP", "LIMIT", "UNION", "UNWIND",
    "AS", "IN", "IS", "AND", "OR", "XOR", "WHEN", "THEN", "ELSE", "ASC", "DESC", "ASCENDING", "DESCENDING", "OPTIONAL",
    "ON", "STARTS", "CONTAINS", "CALL", "EXPLAIN", "PROFILE", "OVER", "PARTITION", "HAVING",
})  # fmt: skip
"""Further words that the embedded engine does not take for variables, and Neo4j does."""


def in_backticks(found: Sequence[CypherToken]) -> list[int]:
    """The places of the names that are sent in backticks."""
    places = []
    for place in sorted(name_places(found)):
        before = found[place - 1].text if place else ""
        if found[place].word in WRITES or (found[place].word in _RESERVED and before not in (".", ":")):
            places.append(place)
    return places
