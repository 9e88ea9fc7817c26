"""How long a push into Neo4j takes, and how much memory its client needs.

``python benchmarks/push.py [EDGES ...]`` (10000 and 100000 unless given) makes an atlas of invented plans of about
1,800 edges each, starts a server as the tests do, and prints the first push, the same again, and a push after one plan
changed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests" / "neo4j" / "server"))

import serve

PLAN = 1_800
"""Edges of one plan."""

_NODES = """
COPY (
  SELECT 'plan/' || p AS id, 'Plan' AS label, 'Planul ' || p AS name, NULL AS plan, 2031::BIGINT AS year,
         NULL AS doc, NULL::BIGINT AS line, NULL AS quote FROM range({plans}) t(p)
  UNION ALL SELECT 'measure/' || p || '/' || m, 'Measure', 'Măsura ' || m || ' ' || {text}, 'plan/' || p, 2031,
         'plan-' || p, m, 'rândul ' || m FROM range({plans}) t(p), range(300) u(m)
  UNION ALL SELECT 'activity/' || p || '/' || m, 'Activity', 'Acțiunea ' || m || ' ' || {text}, 'plan/' || p, 2031,
         'plan-' || p, m, 'rândul ' || m FROM range({plans}) t(p), range(300) u(m)
  UNION ALL SELECT 'institution/' || i, 'Institution', 'Direcția ' || i, NULL, NULL, NULL, NULL, NULL
         FROM range({bodies}) t(i)
) TO '{folder}/nodes.parquet' (FORMAT parquet)"""

_EDGES = """
COPY (
  SELECT 'measure/' || p || '/' || m AS source, 'plan/' || p AS target, 'PART_OF' AS type, 'plan/' || p AS plan,
         2031::BIGINT AS year, 'plan-' || p AS doc, m AS line, 'rândul ' || m || ' ' || {text} AS quote,
         1.0::DOUBLE AS confidence FROM range({plans}) t(p), range(300) u(m)
  UNION ALL SELECT 'activity/' || p || '/' || m, 'measure/' || p || '/' || m, 'PART_OF', 'plan/' || p, 2031,
         'plan-' || p, m, 'rândul ' || m || ' ' || {text}, 1.0 FROM range({plans}) t(p), range(300) u(m)
  UNION ALL SELECT 'institution/' || (hash(p * 1000 + m + k) % {bodies}), kind || '/' || p || '/' || m, type,
         'plan/' || p, 2031, 'plan-' || p, m, 'rândul ' || m || ' ' || {text}, 1.0
         FROM range({plans}) t(p), range(300) u(m), (VALUES (1, 'measure', 'RESPONSIBLE_FOR'),
         (2, 'measure', 'PARTNER_IN'), (3, 'activity', 'RESPONSIBLE_FOR_ACTIVITY'),
         (4, 'activity', 'PARTNER_IN_ACTIVITY')) w(k, kind, type)
) TO '{folder}/edges.parquet' (FORMAT parquet)"""

_TEXT = "'aici stă textul unui rând de plan, așa cum a fost tipărit ' || {mark}"

_CLIENT = """
import resource, sys, time
from planatlas.graph.stores.neo4j import connect, push
start = time.perf_counter()
with connect(sys.argv[1], password=sys.argv[2]) as connection:
    report = push(sys.argv[3], connection)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(f"{time.perf_counter() - start:8.1f} s {peak:6} MB   {report.counts()}{' unchanged' if report.unchanged else ''}")
"""


def main() -> None:
    """Push atlases of each size into a server of their own."""
    for edges in [int(text) for text in sys.argv[1:]] or [10_000, 100_000]:
        with tempfile.TemporaryDirectory() as folder:
            measure(edges, Path(folder))


def measure(edges: int, room: Path) -> None:
    """Print the three pushes of one size."""
    plans = max(1, round(edges / PLAN))
    make(room, plans, "p")
    server = serve.Server(room / "home", fast_start=False, heap="2g").start()
    try:
        print(f"{plans * PLAN} edges, {plans * 601 + 15 * plans} nodes, {plans} plans")
        print(f"  first            {client(server, room)}")
        print(f"  the same again   {client(server, room)}")
        make(room, plans, "CASE WHEN p = 0 THEN 1 ELSE p END")
        print(f"  one plan changed {client(server, room)}", flush=True)
    finally:
        server.stop()


def make(room: Path, plans: int, mark: str) -> None:
    """Write the two tables of an atlas; ``mark`` is the SQL expression that tells the texts of plans apart."""
    given = {"plans": plans, "bodies": 15 * plans, "folder": room, "text": _TEXT.format(mark=mark)}
    duckdb.sql(_NODES.format(**given))
    duckdb.sql(_EDGES.format(**given))


def client(server: serve.Server, room: Path) -> str:
    """Push in a process of its own and return what it printed."""
    command = [sys.executable, "-c", _CLIENT, server.uri, serve.PASSWORD, str(room)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip()


if __name__ == "__main__":
    main()
