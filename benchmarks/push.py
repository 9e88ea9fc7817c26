"""How long a push into Neo4j takes, and how much memory its client needs.

``python benchmarks/push.py [EDGES ...]`` (10000 and 100000 unless given) makes an atlas of invented plans by rule, with
as many nodes and properties an edge as a large real plan has, starts a server as the tests do, and prints a row for
each size: the first push, the same again, a push after one plan changed, and one that compares every node and edge.
Every push runs in a process of its own, as a person starts it: its time includes starting Python and connecting.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "neo4j" / "server"))

import serve

MEASURES = 280
"""Measures of one plan; each has an activity, an indicator, two findings, and 21 edges around them."""
EDGES_OF_A_PLAN = MEASURES * 21 + MEASURES // 10
BODIES = 45
"""Institutions of one plan; twenty national ones are shared by all."""

_WHERE = "'plan/' || p AS plan, 2031::BIGINT AS year, 'plan-' || p AS doc, m::BIGINT AS line"
_STATES = ("responsible", "partners", "funding", "budget", "indicators", "targets", "deadline", "target_groups")
_CELLS = ", ".join(f"'value' AS {name}_cell" for name in _STATES)
_SAID = "'Se arată cui i se cere lucrarea ' || m || ', cu cine, din ce bani și până când, și ce nu scrie în rând.'"
_STATED = ", ".join(f"{_SAID} AS statement_{lang}" for lang in ("ro", "en", "el", "fr"))

_NODES = f"""
COPY (
  WITH row AS (SELECT p, m, 'Sprijin pentru gospodăriile din cartierul ' || m || ', prin vizite, cursuri și ajutoare, '
    || 'împreună cu școala și cabinetul medical ' || {{mark}} AS quote
    FROM range({{plans}}) t(p), range({MEASURES}) u(m))
  SELECT 'plan/' || p AS id, 'Plan' AS label, 'Planul ' || p AS name, 'plan' AS genre, 2031::BIGINT AS year,
         'ro' AS lang, 'plan-' || p AS doc FROM range({{plans}}) t(p)
  UNION ALL BY NAME SELECT 'objective/' || p || '/' || m // 10 AS id, 'Objective' AS label, 'Obiectivul ' || m AS name,
         'general' AS level, 'O' || m AS code, {_WHERE} FROM row WHERE m % 10 = 0
  UNION ALL BY NAME SELECT lower(kind) || '/' || p || '/' || m AS id, kind AS label, quote AS name, quote, {_WHERE},
         'M' || m AS code, 'trim. ' || m % 4 AS deadline, 'planned' AS status, 0.95::DOUBLE AS confidence,
         [m::VARCHAR, (m + 1)::VARCHAR] AS lines, {_CELLS} FROM row, (VALUES ('Measure'), ('Activity')) v(kind)
  UNION ALL BY NAME SELECT 'indicator/' || p || '/' || m AS id, 'Indicator' AS label, 'număr de familii ' || m AS name,
         'număr de familii ' || m AS quote, m % 50 AS target, 'families' AS unit, {_WHERE} FROM row
  UNION ALL BY NAME SELECT 'finding/' || p || '/' || m || '/' || k AS id, 'Finding' AS label, {_SAID} AS name, quote,
         'no-partner' AS kind, 'gap' AS verdict, 'medium' AS severity, 'measure' AS level,
         'measure/' || p || '/' || m AS subject, {_STATED}, {_WHERE} FROM row, range(2) u(k)
  UNION ALL BY NAME SELECT 'institution/' || i AS id, 'Institution' AS label, 'Direcția ' || i AS name,
         'directorate' AS kind, 'Alb' AS county FROM range({{plans}} * {BODIES} + 20) t(i)
  UNION ALL BY NAME SELECT 'fundingsource/' || i AS id, 'FundingSource' AS label, 'Bugetul ' || i AS name,
         'committed' AS kind FROM range(12) t(i)
) TO '{{folder}}/nodes.parquet' (FORMAT parquet)"""

_EDGES = f"""
COPY (
  WITH row AS (SELECT p, m, {_WHERE}, 'Direcția de profil, cu serviciul ei ' || m || ' ' || {{mark}} AS quote,
    0.95::DOUBLE AS confidence, [m::VARCHAR] AS lines FROM range({{plans}}) t(p), range({MEASURES}) u(m)),
  body AS (SELECT 'institution/' || CASE WHEN k % 3 = 2 THEN {{plans}} * {BODIES} + (m + k) % 20
    ELSE p * {BODIES} + (m * 7 + k * 5) % {BODIES} END AS source, k, row.* FROM row, range(7) u(k))
  SELECT 'objective/' || p || '/' || m // 10 AS source, 'plan/' || p AS target, 'PART_OF' AS type,
         row.* EXCLUDE (p, m) FROM row WHERE m % 10 = 0
  UNION ALL BY NAME SELECT 'measure/' || p || '/' || m AS source, 'objective/' || p || '/' || m // 10 AS target,
         'PART_OF' AS type, row.* EXCLUDE (p, m) FROM row
  UNION ALL BY NAME SELECT 'activity/' || p || '/' || m AS source, 'measure/' || p || '/' || m AS target,
         'PART_OF' AS type, row.* EXCLUDE (p, m) FROM row
  UNION ALL BY NAME SELECT source, 'measure/' || p || '/' || m AS target, true AS derived, 'lead' AS role,
         CASE WHEN k < 4 THEN 'RESPONSIBLE_FOR' ELSE 'PARTNER_IN' END AS type,
         body.* EXCLUDE (source, k, p, m) FROM body
  UNION ALL BY NAME SELECT source, 'activity/' || p || '/' || m AS target, 'lead' AS role, 'A' || k AS cell,
         CASE WHEN k < 4 THEN 'RESPONSIBLE_FOR_ACTIVITY' ELSE 'PARTNER_IN_ACTIVITY' END AS type,
         body.* EXCLUDE (source, k, p, m) FROM body
  UNION ALL BY NAME SELECT 'activity/' || p || '/' || m AS source, 'fundingsource/' || (m + k) % 12 AS target,
         'ACTIVITY_FUNDING_NAMED' AS type, 'committed' AS kind, row.* EXCLUDE (p, m) FROM row, range(2) u(k)
  UNION ALL BY NAME SELECT 'activity/' || p || '/' || m AS source, 'indicator/' || p || '/' || m AS target,
         'ACTIVITY_MEASURED_BY' AS type, row.* EXCLUDE (p, m) FROM row
  UNION ALL BY NAME SELECT 'finding/' || p || '/' || m || '/' || k AS source, 'measure/' || p || '/' || m AS target,
         'ABOUT' AS type, row.* EXCLUDE (p, m) FROM row, range(2) u(k)
) TO '{{folder}}/edges.parquet' (FORMAT parquet)"""


@dataclass(frozen=True)
class Push:
    """One push: ``seconds`` from starting the process to its end, ``peak`` resident memory of it in MB."""

    seconds: float
    peak: int


def main() -> None:
    """Push atlases of each size into a server of their own."""
    print(f"{'edges':>9} {'nodes':>8} {'plans':>6}   first push         the same again             "
          "one plan changed    everything compared")  # fmt: skip
    for edges in [int(text) for text in sys.argv[1:]] or [10_000, 100_000]:
        with tempfile.TemporaryDirectory() as folder:
            measure(edges, Path(folder))


def measure(edges: int, room: Path) -> None:
    """Print the row of one size."""
    plans = math.ceil(edges / EDGES_OF_A_PLAN)
    make(room, plans, "''")
    server = serve.Server(room / "home", fast_start=False, heap="2g").start()
    try:
        first, again = client(server, room), client(server, room)
        make(room, plans, "CASE WHEN p = 0 THEN 'schimbat' ELSE '' END")
        changed, compared = client(server, room), client(server, room, "--compare-all")
    finally:
        server.stop()
    print(f"{rows(room, 'edges'):9} {rows(room, 'nodes'):8} {plans:6} {cell(first)}   {cell(again)} "
          f"{100 * again.seconds / first.seconds:6.1f} %   {cell(changed)}   {cell(compared)}", flush=True)  # fmt: skip


def make(room: Path, plans: int, mark: str) -> None:
    """Write the two tables of an atlas; ``mark`` is the SQL expression that ends the texts of a plan."""
    with duckdb.connect() as db:
        for statement in (_NODES, _EDGES):
            db.execute(statement.format(plans=plans, folder=room, mark=mark))


def client(server: serve.Server, room: Path, *more: str) -> Push:
    """Push with the command, in a process of its own."""
    command = [
        sys.executable,
        "-c",
        "from planatlas.cli import main; main()",
        "push",
        str(room),
        "--to",
        server.uri,
        *more,
    ]
    env = {**os.environ, "PLANATLAS_NEO4J_PASSWORD": serve.PASSWORD}
    start = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(said)
    return Push(time.perf_counter() - start, used.ru_maxrss // 1024)


def rows(room: Path, table: str) -> int:
    """How many rows a table of the atlas has."""
    with duckdb.connect() as db:
        (count,) = db.execute(f"SELECT count(*) FROM '{room}/{table}.parquet'").fetchall()[0]
        return int(count)


def cell(one: Push) -> str:
    """Seconds and memory of one push."""
    return f"{one.seconds:8.2f} s {one.peak:4} MB"


if __name__ == "__main__":
    main()
