"""How long the analyses take on corpora of a given size, beside plain networkx in the same run.

``python benchmarks/gaps.py [EDGES]`` writes a corpus of towns that do not exist with about EDGES relationships
(1,000,000 unless given), runs the families missing, services and load on it, then null models and network measures on
an incidence of 10,000 edges. Aims: the families in under 10 s on a million edges, 1,000 draws in under 60 s.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from random import Random
from typing import Any

from planatlas.graph.findings.catalogue import analyses, gaps_of
from planatlas.graph.findings.coordination.curveball import tail_shares
from planatlas.graph.findings.coordination.nullmodel import pair_tests
from planatlas.graph.findings.coordination.structure import constraint, ties_of
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.model import Edge, Node
from planatlas.records import CELL_FIELDS as CELLS

ROWS, BODIES, EDGES_A_ROW = 300, 40, 11


def main() -> None:
    """Run both parts and print one line a step."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    nodes, edges = corpus_of(wanted, Random(1))
    print(f"{len(nodes):,} nodes, {len(edges):,} edges")
    corpus = timed("index the graph", lambda: Corpus(nodes, edges))
    timed("rows of all plans", lambda: sum(1 for _ in corpus.every_row()))
    total = work = 0.0
    for family in ("missing", "services", "load"):
        chosen = [one for one in analyses([family]) if not one.network]
        started, worked = time.perf_counter(), time.process_time()
        found = timed(f"family {family}", lambda chosen=chosen: gaps_of(corpus, chosen))
        total, work = total + time.perf_counter() - started, work + time.process_time() - worked
        print(f"{'':34}{len(found):>10,} findings")
    print(f"{'families 1 to 3 together':34}{total:>10.2f} s {work:>10.2f} s of processor")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    networks(Random(2))


def networks(random: Random) -> None:
    """Null models and network measures on 10,000 edges, ours and plain networkx."""
    import networkx as nx
    from scipy.sparse import csr_array

    drawn = {(min(299, int(random.expovariate(1 / 60))), random.randrange(2500)) for _ in range(11_000)}
    cells = sorted(drawn)[:10_000]
    matrix = csr_array(([1.0] * len(cells), ([i for i, _ in cells], [j for _, j in cells])), shape=(300, 2500))
    matrix = matrix[matrix.sum(axis=1) > 0]
    print(f"incidence: {matrix.shape[0]} bodies, {matrix.shape[1]} measures, {matrix.nnz:,} edges")
    timed("exact tails of all pairs", lambda: pair_tests(matrix))
    timed("curveball, 1,000 draws", lambda: tail_shares(matrix, 1000))
    weights = timed("projection, scipy", lambda: ties_of(matrix))
    timed("constraint, scipy", lambda: constraint(weights))
    two_mode = nx.Graph((("o", i), ("m", j)) for i, j in cells)
    bodies = [node for node in two_mode if node[0] == "o"]
    projected = timed("projection, networkx", lambda: nx.bipartite.weighted_projected_graph(two_mode, bodies))
    timed("constraint of 1 body, networkx", lambda: nx.constraint(projected, bodies[:1], weight="weight"))


def timed(name: str, step: Callable[[], Any]) -> Any:
    """Run a step and print how long it took by the clock, and of the processor: less where others run beside it."""
    started, worked = time.perf_counter(), time.process_time()
    result = step()
    took, work = time.perf_counter() - started, time.process_time() - worked
    print(f"{name:34}{took:>10.2f} s {work:>10.2f} s of processor", flush=True)
    return result


def corpus_of(wanted: int, random: Random) -> tuple[list[Node], list[Edge]]:
    """Plans of ``ROWS`` rows each until there are about ``wanted`` edges."""
    nodes, edges = [Node("funding-source/local", "FundingSource", "Buget local", {"kind": "committed"})], []
    town = 0
    while len(edges) < wanted:
        add_plan(nodes, edges, f"town-{town}", random)
        town += 1
    return nodes, edges


def add_plan(nodes: list[Node], edges: list[Edge], town: str, random: Random) -> None:
    """One plan: bodies, measures with one activity each, roles, money, and services."""
    plan = f"plan/{town}/2031"
    period = {"starts": "2031-01-01", "ends": "2031-12-31"}
    nodes.append(Node(plan, "Plan", f"Plan {town}", {"genre": "plan", "doc": town, **period}))
    bodies = [f"institution/{town}/{number}" for number in range(BODIES)]
    nodes.extend(Node(b, "Institution" if i % 8 else "ActorClass", b, {}) for i, b in enumerate(bodies))
    edges.extend(Edge(bodies[i], bodies[1], "UNIT_OF", {"derived": True}) for i in range(2, 7))
    for line in range(ROWS):
        where = {"plan": plan, "year": 2031, "doc": town, "line": line, "quote": f"Măsura {line}", "confidence": 0.9}
        add_row(nodes, edges, f"{town}/2031/{line}", where, random.sample(bodies, 5), random)
    for number in range(8):
        said = {
            "plan": plan,
            "doc": town,
            "line": 1000 + number,
            "service_status": "existing",
            "occupancy": 90.0 + number * 2,
        }
        nodes.append(Node(f"service/{town}/{number}", "SocialService", f"Centrul {number}", said))


def add_row(
    nodes: list[Node], edges: list[Edge], tail: str, where: dict[str, Any], named: list[str], random: Random
) -> None:
    """One measure with one activity."""
    states = {f"{cell}_cell": random.choice(("value", "value", "value", "empty", "dash")) for cell in CELLS}
    props = {**where, **states, "status": "planned", "activity_type": "measure", "code": tail[-4:]}
    measure, activity = f"measure/{tail}", f"activity/{tail}"
    nodes += [Node(measure, "Measure", where["quote"], props), Node(activity, "Activity", where["quote"], props)]
    edges.append(Edge(activity, measure, "PART_OF", where))
    for place, body in enumerate(named):
        role = "RESPONSIBLE_FOR" if place < 2 else "PARTNER_IN"
        edges += [Edge(body, activity, f"{role}_ACTIVITY", where), Edge(body, measure, role, where)]
    if states["funding_cell"] == "value":
        edges.append(Edge(activity, "funding-source/local", "ACTIVITY_FUNDING_NAMED", where))


if __name__ == "__main__":
    main()
