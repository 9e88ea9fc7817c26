"""Memories of the process are few and bounded: their number may only shrink."""

from __future__ import annotations

import ast
from pathlib import Path

TOP = Path(__file__).parents[2]
FILES = [path for room in ("ontology", "loaders", "graph", "queries", "reports") for path in (TOP / room).rglob("*.py")]
FILES += [path for path in (TOP / "src" / "planatlas").rglob("*.py") if path == path.resolve()]

MOST = 40
"""How many there are; a new one takes the place of another, and the aim is thirty."""


def kept() -> list[tuple[str, str, bool]]:
    """Every function whose answers are kept: file, how, and whether it takes arguments that may be ever new."""
    found = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for one in map(ast.unparse, node.decorator_list):
                    if "cache" in one:
                        found.append((f"{path.relative_to(TOP)}:{node.name}", one, bool(node.args.args)))
    return found


def test_there_are_no_more_than_before() -> None:
    assert 0 < len(kept()) <= MOST


def test_none_grows_without_end() -> None:
    bounded = [one for _, one, _ in kept() if one.startswith("lru_cache")]
    assert bounded and all("maxsize=" in one and "None" not in one for one in bounded)
