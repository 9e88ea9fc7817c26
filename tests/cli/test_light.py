"""What a command loads, and the ways it is started: seen in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TOWN = "valea-mare-2031.ro.txt"
LOADED = """
import sys
from planatlas.cli import main

sys.argv = ["planatlas", *sys.argv[1:]]
try:
    main()
finally:
    print("\\n".join(sys.modules), file=sys.stderr)
"""


def loaded(*words: object) -> set[str]:
    """The modules that a command has imported when it ends."""
    done = subprocess.run([sys.executable, "-c", LOADED, *map(str, words)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines())


@pytest.mark.parametrize("asked", [["measures-without-partner"], ["--cypher", "MATCH (m:Measure) RETURN m.name"]])
def test_a_question_does_not_load_the_reader(built: Callable[..., Path], asked: list[str]) -> None:
    modules = loaded("query", built(TOWN), *asked)
    assert {"planatlas.graph.stores.embedded", "planatlas.graph.stored", "kglite"} <= modules
    heavy = ("planatlas.loaders", "planatlas.records", "planatlas.reports", "pandas", "networkx", "scipy", "rdflib")
    assert not {name for name in modules if name.startswith(heavy)}


def test_the_list_of_questions_opens_nothing(built: Callable[..., Path]) -> None:
    modules = loaded("queries")
    assert "planatlas.queries.library" in modules
    stores = {name for name in modules if name.startswith("planatlas.graph.stores")}
    # How a list is written into a file, and which files are ours: nothing that opens an atlas.
    writing = ("files", "known", "layout", "own_text")
    assert stores == {"planatlas.graph.stores", *(f"planatlas.graph.stores.{name}" for name in writing)}
    assert not {name for name in modules if name.startswith(("pyarrow", "kglite"))}


def test_gaps_load_no_statistics_where_no_plan_states_a_staff(built: Callable[..., Path]) -> None:
    modules = loaded("gaps", built(TOWN), "--format", "json")
    assert "planatlas.graph.findings.load.against_capacity" in modules
    assert not {
        name for name in modules if name.startswith(("scipy", "networkx", "rdflib", "planatlas.loaders.reading"))
    }


def test_the_help_of_all_commands_imports_none_of_them() -> None:
    modules = loaded("--help")
    assert {name for name in modules if name.startswith("planatlas.cli.")} == {
        f"planatlas.cli.{name}" for name in ("app", "console", "faults")
    }
    assert not {name for name in modules if name.startswith("planatlas.graph")}


@pytest.mark.parametrize("words", [["--version"], ["queries", "--format", "csv"], ["nonsense"]])
def test_python_m_planatlas_is_the_command(process: Callable[..., Any], words: list[str]) -> None:
    script = process(*words, code=None)
    module = subprocess.run([sys.executable, "-m", "planatlas", *words], capture_output=True, env=_env(), timeout=60)
    assert script.out + script.err
    assert (module.returncode, module.stdout, module.stderr) == (script.returncode, script.out, script.err)


def _env() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "200"}
