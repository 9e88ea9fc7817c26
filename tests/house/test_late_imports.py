"""An import inside a function is there because what it brings is heavy, and for nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
FILES = [path for room in ("ontology", "loaders", "graph", "queries", "reports") for path in (TOP / room).rglob("*.py")]
FILES += [path for path in (TOP / "src" / "planatlas").rglob("*.py") if path == path.resolve()]

HEAVY = {
    "numpy": "0.1 s of processor", "scipy": "0.3 s", "networkx": "0.2 s", "pandas": "0.5 s", "polars": "0.3 s",
    "pyarrow": "brings numpy", "duckdb": "0.1 s", "kglite": "an engine", "neo4j": "a driver", "py2neo": "a driver",
    "rdflib": "0.2 s", "oxrdflib": "brings rdflib", "pyoxigraph": "a store", "pyshacl": "brings rdflib",
    "lxml": "one format", "openpyxl": "one format", "docx": "one format", "odfdo": "one format",
    "striprtf": "one format", "pypdfium2": "one format", "pdfplumber": "one format", "camelot": "one format",
    "PIL": "pictures", "weasyprint": "PDF of a report", "pyvis": "one figure", "markupsafe": "reports",
    "jinja2": "reports", "rich": "0.1 s, and silent commands need none", "rapidfuzz": "comparing names",
    "keyring": "asks the system", "fcntl": "not on every system", "resource": "not on every system",
}  # fmt: skip
"""What may be loaded late, and why; each is of use to a few commands only."""

READER = ("planatlas.loaders", "planatlas.records")
"""The reader and the form of its records: no question, list or drawing needs them."""

DOORS = ("src/planatlas/cli/", "src/planatlas/atlas.py", "graph/stored.py")
"""Where everything is reached from: what a command or a method needs is loaded when it is called."""
LIGHT = ("planatlas.ontology", "planatlas.errors", "planatlas.version", "planatlas.cli")
"""What doors load at once all the same: there is no command without them."""


def late(tree: ast.AST) -> Iterator[str]:
    """The modules that functions import, with the name taken from them."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.ImportFrom):
                    yield node.module or ""
                elif isinstance(node, ast.Import):
                    yield from (name.name for name in node.names)


def may_wait(module: str, file: str) -> bool:
    """Tell whether a function of this file may import a module."""
    if module.split(".")[0] != "planatlas":
        return module.split(".")[0] in HEAVY
    if file.startswith(DOORS):
        return module != "planatlas" and not module.startswith(LIGHT)
    return module.startswith(READER) and not file.startswith("loaders/")


def test_functions_import_what_is_heavy_and_nothing_else() -> None:
    found = [
        (str(path.relative_to(TOP)), module)
        for path in FILES
        for module in late(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert len(found) > 200
    assert not [(file, module) for file, module in found if not may_wait(module, file)]


@pytest.mark.parametrize(
    ("module", "file", "allowed"),
    [
        ("numpy", "graph/networks/incidence.py", True),
        ("json", "graph/table.py", False),
        ("planatlas.ontology", "graph/table.py", False),
        ("planatlas.graph.findings.corpus", "graph/review/alignments.py", False),
        ("planatlas.loaders.reading", "graph/pipeline/reading.py", True),
        ("planatlas.loaders.values.money", "loaders/tables/totals.py", False),
        ("planatlas.graph.networks", "src/planatlas/atlas.py", True),
        ("planatlas.ontology", "src/planatlas/cli/gaps.py", False),
    ],
)
def test_the_list_tells_heavy_from_light(module: str, file: str, allowed: bool) -> None:
    assert may_wait(module, file) is allowed
