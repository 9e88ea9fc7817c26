"""The questions of ``free_questions.cypher``, and those that the embedded engine refuses, each with its reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

__all__ = ["ASKED_OF_A_SERVER", "QUESTIONS", "REFUSED", "FreeQuestion", "comparable"]

REFUSED = {
    4: "guard.unsorted-first",
    16: "guard.embedded-differs",
    20: "guard.regex-folds",
    43: "guard.embedded-lacks",
    57: "guard.order-gone",
    60: "guard.embedded-syntax",
}
"""Numbers of questions, and the key of what is said instead of an answer."""

ASKED_OF_A_SERVER = (4, 16, 43, 60)
"""Those of them that Neo4j answers."""


class FreeQuestion(NamedTuple):
    """One question; ``sorted`` where the query itself says in which order the rows come."""

    number: int
    asked: str
    cypher: str
    sorted: bool


def _read() -> list[FreeQuestion]:
    text = (Path(__file__).parent / "free_questions.cypher").read_text(encoding="utf-8")
    found = re.findall(r"^// (\d\d): (.*)\n((?:(?!// \d\d: ).*\n?)*)", text, re.MULTILINE)
    return [
        FreeQuestion(int(n), asked, body.strip(), "ORDER BY" in body.split("RETURN")[-1]) for n, asked, body in found
    ]


QUESTIONS = _read()


def comparable(one: FreeQuestion, rows: tuple[tuple[object, ...], ...]) -> list[str]:
    """Rows as two engines can be compared by: in their order where there is one; what is collected has none."""
    texts = [repr([_unordered(value) for value in row]) for row in rows]
    return texts if one.sorted else sorted(texts)


def _unordered(value: object) -> object:
    if isinstance(value, list):
        return sorted((_unordered(part) for part in value), key=repr)
    return {name: _unordered(part) for name, part in sorted(value.items())} if isinstance(value, dict) else value
