"""An import inside a function is there because what it brings is heavy, and for nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
FILES = [path for room in ("ontology", "loaders", "graph", "queries", "reports") for path in (TOP / room).rglob("*.py")]
FILES += [path for path in (TOP / "src" / "planatlas").rglob("*.py") if path == path.resolve()]

MOST = 111
"""How many there are: the number may only shrink. Where a file needs a library in many places, it imports it at its
top and is itself what is loaded late, in one place."""

HEAVY = {
    "numpy": "0.1 s of processor", "scipy": "0.3 s", "pandas": "0.5 s", "polars": "0.3 s", "rdflib": "0.2 s",
    "oxrdflib": "brings rdflib", "neo4j": "a driver, 0.5 s with numpy", "lxml": "one format", "openpyxl": "one format",
    "docx": "one format, and an extra", "odfdo": "one format", "striprtf": "one format", "pypdfium2": "one format",
    "pdfplumber": "one format", "camelot": "one format", "PIL": "pictures", "weasyprint": "PDF of a report",
    "rich": "0.1 s, and silent commands need none", "rapidfuzz": "comparing names", "keyring": "asks the system",
    "fcntl": "not on every system", "resource": "not on every system",
}  # fmt: skip
"""Libraries that may be loaded late, and why; each is of use to a few commands only."""

PARTS = {
    "planatlas.loaders": "the reader, 0.3 s: no question, list or drawing needs it",
    "planatlas.records": "the form of records, 0.05 s: no question, list or drawing needs it",
    "planatlas.reports.figure": "templates and layouts, 0.1 s",
    "planatlas.reports.pyvis_adapter": "pyvis and networkx, 0.2 s",
    "planatlas.reports.word": "python-docx, an extra, 0.1 s",
    "planatlas.graph.account": "brings the form of records",
    "planatlas.graph.assembly": "building, 0.3 s",
    "planatlas.graph.export.workbooks": "openpyxl, 0.1 s",
    "planatlas.graph.findings.coordination.nullmodel": "scipy.stats, 0.5 s",
    "planatlas.graph.findings.corpus": "brings the form of records",
    "planatlas.graph.findings.decided": "the analyses, 0.1 s",
    "planatlas.graph.networks": "networkx and scipy.sparse, 0.3 s",
    "planatlas.graph.pipeline": "reading and building, 0.5 s",
    "planatlas.graph.review.sheet.columns_sheet": "openpyxl, 0.1 s",
    "planatlas.graph.review.sheet.write": "openpyxl, 0.1 s",
    "planatlas.graph.stores.bulk": "DuckDB, 0.1 s",
    "planatlas.graph.stores.duck": "DuckDB, pyarrow and numpy, 0.2 s",
    "planatlas.graph.stores.embedded": "an engine",
    "planatlas.graph.stores.neo4j": "the driver, 0.5 s with numpy",
    "planatlas.graph.stores.parquet": "pyarrow and numpy, 0.1 s",
    "planatlas.graph.stores.rdf": "an engine",
    "planatlas.graph.stores.records": "brings the form of records",
    "planatlas.graph.validation.shacl": "pySHACL and rdflib, 0.2 s",
}
"""Parts of this package that may be loaded late, and why: each imports at its top what takes the time."""


def late(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every import within a function, once: its line, and the module."""
    found: dict[int, ast.Import | ast.ImportFrom] = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            found |= {one.lineno: one for one in ast.walk(function) if isinstance(one, ast.Import | ast.ImportFrom)}
    for line, one in found.items():
        yield line, one.module or "" if isinstance(one, ast.ImportFrom) else one.names[0].name


LATE = [
    (str(path.relative_to(TOP)), module)
    for path in FILES
    for _, module in late(ast.parse(path.read_text(encoding="utf-8")))
]


def reason(module: str, file: str) -> str | None:
    """Why a function of this file may import a module; None where it may not."""
    if module.split(".")[0] != "planatlas":
        return HEAVY.get(module.split(".")[0])
    part = next((part for part in PARTS if module == part or module.startswith(f"{part}.")), None)
    within = part == "planatlas.loaders" and file.startswith("loaders/")
    return None if part is None or within else PARTS[part]


def test_functions_import_what_is_heavy_and_nothing_else() -> None:
    assert LATE
    assert not [(file, module) for file, module in LATE if reason(module, file) is None]


def test_there_are_no_more_than_before() -> None:
    assert 50 < len(LATE) <= MOST


def test_no_reason_is_given_for_nothing() -> None:
    used = {name for name in (*HEAVY, *PARTS) for _, one in LATE if one == name or one.startswith(f"{name}.")}
    assert used == {*HEAVY, *PARTS}


@pytest.mark.parametrize(
    ("module", "file", "allowed"),
    [
        ("numpy", "graph/networks/incidence.py", True),
        ("json", "graph/table.py", False),
        ("planatlas.ontology", "graph/table.py", False),
        ("planatlas.graph.review.log", "graph/stored.py", False),
        ("planatlas.loaders.reading", "graph/pipeline/reading.py", True),
        ("planatlas.loaders.values.money", "loaders/tables/totals.py", False),
        ("planatlas.graph.networks", "src/planatlas/atlas.py", True),
        ("planatlas.ontology", "src/planatlas/cli/gaps.py", False),
    ],
)
def test_the_list_tells_heavy_from_light(module: str, file: str, allowed: bool) -> None:
    assert (reason(module, file) is not None) is allowed


def test_an_import_is_counted_once_however_deep_it_stands() -> None:
    tree = ast.parse("import re\ndef f():\n    import numpy\n    def g():\n        from scipy import stats\n")
    assert list(late(tree)) == [(3, "numpy"), (5, "scipy")]
