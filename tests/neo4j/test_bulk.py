"""The files for the offline import, imported by the real importer, and a push that finds nothing to do afterwards."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import serve
from neo4j.time import Date

from planatlas.atlas import Atlas
from planatlas.graph.marks.push_marks import BOOKKEEPING
from planatlas.graph.stores.bulk import COMMAND, write_neo4j_csv
from planatlas.graph.stores.neo4j import connect, push


def test_the_importer_reads_what_was_exported(
    tmp_path: Path, examples: Atlas, start: Callable[..., serve.Server]
) -> None:
    folder, home = tmp_path / "import", tmp_path / "home"
    write_neo4j_csv(examples, folder)
    _admin(shlex.split((folder / COMMAND).read_text(encoding="utf-8"))[1:], folder, home)
    imported = start(home)
    try:
        with connect(imported.uri, password=serve.PASSWORD) as connection:
            assert examples.path is not None
            report = push(examples.path, connection)
            assert (report.plans_changed, report.nodes_written, report.edges_written) == (0, 0, 0)
            assert (report.nodes_dropped, report.edges_dropped) == (0, 0)
            there = connection.stream("MATCH (n) WHERE NOT n:PlanatlasPushRun RETURN labels(n)[0], properties(n)")
            found = sorted((label, _said(props)) for label, props in there)
            wanted = sorted((n.label, _said({"id": n.id, "name": n.name, **n.props})) for n in examples.nodes)
            assert found == wanted
            ties = connection.stream("MATCH (a)-[r]->(b) RETURN a.id, b.id, type(r), properties(r)")
            assert sorted((a, b, t, _said(p)) for a, b, t, p in ties) == sorted(
                (e.source, e.target, e.type, _said(e.props)) for e in examples.edges
            )
    finally:
        imported.kill()


def _admin(arguments: list[str], folder: Path, home: Path) -> None:
    """Run the importer from the server's jars, as neo4j-admin does."""
    home.mkdir()
    command = serve.java_command("org.neo4j.cli.AdminTool", *arguments)
    env = {**os.environ, "NEO4J_HOME": str(home)}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def _said(props: dict[str, object]) -> str:
    said = {name: value.iso_format() if isinstance(value, Date) else value for name, value in props.items()}
    return repr(sorted((name, value) for name, value in said.items() if name not in BOOKKEEPING and value is not None))
