"""Parameters in SPARQL: ``$name`` stands for a value, as it does in Cypher."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from planatlas.errors import QuestionRefused
from planatlas.graph.stores.rdf.terms import literal

__all__ = ["filled"]

_PIECE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""' r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"' r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\s]*>|\#[^\n]*|\$(?P<name>\w+)"
)  # fmt: skip
"""Texts, IRIs and comments, in which a dollar sign means nothing, and parameters."""


def filled(text: str, params: Mapping[str, Any]) -> str:
    """The query with every ``$name`` replaced by its value as a literal, quoted so that it stays one value.

    Raises QuestionRefused when a value is no text, number or truth value, or a parameter is not in the query.
    """
    used: set[str] = set()

    def value(match: re.Match[str]) -> str:
        name = match["name"]
        if name is None or name not in params:
            return match[0]
        used.add(name)
        return _literal(name, params[name])

    result = _PIECE.sub(value, text)
    if unknown := sorted(set(params) - used):
        raise QuestionRefused(f"the query has no parameter ${', $'.join(unknown)}")
    return result


def _literal(name: str, value: Any) -> str:
    if not isinstance(value, str | int | float | bool):
        raise QuestionRefused(f"parameter ${name} must be one text, number or truth value")
    return str(literal(value))
