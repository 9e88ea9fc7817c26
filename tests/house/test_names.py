"""One name for one thing: no two classes share a name, and few files do."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
FILES = [path for room in ("ontology", "loaders", "graph", "queries", "reports") for path in (TOP / room).rglob("*.py")]
FILES += [path for path in (TOP / "src" / "planatlas").rglob("*.py") if path == path.resolve()]


def shared(named: list[tuple[str, Path]], most: int) -> dict[str, list[str]]:
    """The names that stand in more than ``most`` places, and where."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for name, path in named:
        places[name].append(str(path.relative_to(TOP)))
    return {name: sorted(where) for name, where in places.items() if len(where) > most}


def classes(path: Path) -> list[str]:
    """The classes a file defines, within functions and classes too."""
    return [node.name for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ClassDef)]


def test_no_two_classes_of_one_name() -> None:
    found = [(name, path) for path in FILES for name in classes(path)]
    assert len(found) > 250
    assert not shared(found, 1)


def test_no_more_than_two_files_of_one_name() -> None:
    found = [(path.name, path) for path in FILES if path.name != "__init__.py"]
    assert len(found) > 350
    assert not shared(found, 2)


@pytest.mark.parametrize(("most", "told"), [(1, {"a": ["x.py", "y.py"]}), (2, {})])
def test_what_is_shared_is_told(most: int, told: dict[str, list[str]]) -> None:
    assert shared([("a", TOP / "y.py"), ("b", TOP / "x.py"), ("a", TOP / "x.py")], most) == told
