"""Which part of the house may import which: a table, held against every import, in functions and for types too."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest

TOP = Path(__file__).parents[2]
HOMES = {room: TOP / room for room in ("ontology", "loaders", "graph", "queries", "reports")} | {
    "": TOP / "src" / "planatlas"
}

# Each part may import itself and every part in a line above its own; parts that share a line do not import each other.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("errors", "version"),
    ("ontology",),
    ("records",),
    ("loaders.document",),
    ("loaders.stored",),
    ("loaders.census",),
    ("loaders.values",),
    ("loaders.formats", "loaders.structure"),
    ("loaders.tables",),
    ("loaders.work", "loaders.plan", "loaders.services"),
    ("loaders.account",),
    ("loaders.reading",),
    ("loaders",),
    ("graph",),
    ("queries",),
    ("reports",),
    ("atlas",),
    ("planatlas",),  # the names that users import
    ("cli",),
    ("__main__",),
)

STILL: frozenset[tuple[str, str]] = frozenset()
"""Imports against the table that are still there: (module, imported module). The list may only shrink."""


def modules() -> dict[str, Path]:
    """Every module of the package by its name without ``planatlas.``; the package itself is ``planatlas``."""
    found: dict[str, Path] = {}
    for room, folder in HOMES.items():
        for path in sorted(folder.rglob("*.py")):
            if room == "" and path.relative_to(folder).parts[0] in HOMES:
                continue  # a link to a room
            parts = [*([room] if room else []), *path.relative_to(folder).with_suffix("").parts]
            parts = parts[:-1] if parts[-1] == "__init__" else parts
            found[".".join(parts) or "planatlas"] = path
    return found


MODULES = modules()


def imported(path: Path) -> Iterator[str]:
    """The modules of this package that a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "planatlas":
            base = (node.module or "").removeprefix("planatlas").removeprefix(".")
            for name in node.names:
                whole = f"{base}.{name.name}".removeprefix(".")
                yield whole if whole in MODULES else base or "planatlas"
        elif isinstance(node, ast.Import):
            for name in node.names:
                if name.name.split(".")[0] == "planatlas":
                    yield name.name.removeprefix("planatlas").removeprefix(".") or "planatlas"


ARROWS = sorted({(name, other) for name, path in MODULES.items() for other in imported(path) if other != name})


def floor(module: str) -> tuple[int, str]:
    """The number of the line a module's part stands in, and the part."""
    parts = module.split(".")
    for size in range(len(parts), 0, -1):
        part = ".".join(parts[:size])
        for number, line in enumerate(FLOORS):
            if part in line:
                return number, part
    raise AssertionError(f"{module} belongs to no part of the table")


def may(module: str, other: str) -> bool:
    """Tell whether the table lets one module import another."""
    (high, part), (low, other_part) = floor(module), floor(other)
    return part == other_part or low < high


def test_the_table_is_held_against_the_whole_house() -> None:
    assert len(MODULES) > 400 and len(ARROWS) > 1500
    assert {floor(name)[1] for name in MODULES} == {part for line in FLOORS for part in line}


def test_imports_follow_the_table() -> None:
    against = {arrow for arrow in ARROWS if not may(*arrow)}
    assert not against - STILL, sorted(against - STILL)
    assert not STILL - against, f"no longer there, take them off the list: {sorted(STILL - against)}"


def test_no_circles() -> None:
    graph = networkx.DiGraph(ARROWS)
    # A package's own __init__ offers what its modules hold; the modules never import it back.
    circles = [sorted(part) for part in networkx.strongly_connected_components(graph) if len(part) > 1]
    assert not circles, circles


@pytest.mark.parametrize(
    ("module", "other", "allowed"),
    [
        ("loaders.tables.layout", "loaders.values.dates", True),
        ("loaders.values.dates", "loaders.tables.layout", False),
        ("loaders.work.rows", "loaders.plan.title", False),
        ("graph.index", "atlas", False),
        ("reports.page", "graph.index", True),
        ("records", "loaders.document", False),
    ],
)
def test_the_table_tells_up_from_down(module: str, other: str, allowed: bool) -> None:
    assert may(module, other) is allowed


PAGE = (TOP / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_page_shows_this_table() -> None:
    lines = [f"| {number} | {', '.join(f'`{part}`' for part in line)} |" for number, line in enumerate(FLOORS, 1)]
    assert "\n".join(lines) in PAGE


def test_the_page_leads_through_files_that_are_there() -> None:
    way = PAGE.split("## The way of one cell")[1].split("\n## ")[0]
    files = re.findall(r"`([a-z/_]+/(?:[a-z_]+\.py)?)`", way)
    assert len(files) >= 10
    assert not [name for name in files if not (TOP / name).exists()]
