"""Every node label and relationship type that code writes or asks for is one of the schema."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planatlas.ontology import vocabulary

TOP = Path(__file__).parents[2]
FILES = [path for room in ("graph", "queries", "reports") for path in (TOP / room).rglob("*.py")]
FILES += [path for path in (TOP / "src" / "planatlas").rglob("*.py") if path == path.resolve()]
SCHEMA = vocabulary().schema

LABELS = {"labelled": 0, "of_plan": 0, "above": 1, "node": 1, "Node": 1}
TYPES = {"typed": 0, "out": 1, "into": 1, "ties_out": 1, "ties_into": 1, "edge": 1, "Edge": 2}
"""The calls that name a label or types, and the argument from which on they do."""
TYPE = re.compile(r"[A-Z]{2,}(_[A-Z]+)+")
OUTSIDE = {"LC_ALL", "LC_MESSAGES", "PLANATLAS_COLUMNS"}
"""Variables of the system, which are written as types are."""


def texts(node: ast.AST) -> Iterator[str]:
    """The texts that an expression is or holds."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def named(tree: ast.AST) -> Iterator[tuple[str, Any]]:
    """Each label and type in a file: what the calls above are given, what is compared, and what is written so."""
    exported = {id(text) for node in ast.walk(tree) if _exports(node) for text in ast.walk(node)}
    for node in (node for node in ast.walk(tree) if id(node) not in exported):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in LABELS:
                given = node.args[LABELS[called] :][:1]
                yield from (("label", one.value) for one in given if isinstance(one, ast.Constant))
            elif called in TYPES:
                given = node.args[TYPES[called] :]
                yield from (("type", one.value) for one in given if isinstance(one, ast.Constant) and one.value)
        elif isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "label":
            yield from (("label", text) for one in node.comparators for text in texts(one))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and TYPE.fullmatch(node.value):
            yield "type", node.value


def _exports(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"


FOUND = {
    (kind, name): str(path.relative_to(TOP))
    for path in FILES
    for kind, name in named(ast.parse(path.read_text(encoding="utf-8")))
}


def test_labels_and_types_in_code_are_those_of_the_schema() -> None:
    known = {*(("label", name) for name in SCHEMA.nodes), *(("type", name) for name in SCHEMA.relationships)}
    assert len(FOUND) > 45
    unknown = {one: path for one, path in FOUND.items() if one not in known}
    assert {name for _, name in unknown} == OUTSIDE


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('index.labelled("Mesure")', [("label", "Mesure")]),
        ('index.out(id, "PARTNER_OF", "BINDS")', [("type", "PARTNER_OF"), ("type", "BINDS"), ("type", "PARTNER_OF")]),
        ('node.label in ("Plan", "Program")', [("label", "Plan"), ("label", "Program")]),
        ('_TIES = ("RESPONSIBLE_OF", "lower")', [("type", "RESPONSIBLE_OF")]),
    ],
)
def test_names_are_found_where_they_stand(code: str, expected: list[tuple[str, str]]) -> None:
    assert list(named(ast.parse(code))) == expected
