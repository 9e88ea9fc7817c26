"""How long a million triples take: loaded from N-Quads into Oxigraph, then every named question that SPARQL can ask.

``python benchmarks/triples.py [TRIPLES]`` (1,000,000 unless given) grows the atlas of the example plans by a rule: each
copy is the same plans of other towns, with ids, names and local bodies of their own; what plans share (national bodies,
acts, strategies, funding sources, target groups, places) stays one. Loading and asking are a process of their own, so
that its peak memory is told. Beside it the examples alone are asked of plain rdflib and of our store in the same run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pipeline import copied, peak

from planatlas.atlas import Atlas, build_atlas
from planatlas.graph.model import Edge, Node
from planatlas.graph.stores.rdf import RdfStore
from planatlas.graph.stores.rdf.terms import PREFIXES
from planatlas.graph.stores.rdf.write import quads, write_nquads
from planatlas.graph.table import Table
from planatlas.queries import ask, questions

PATIENCE = 60.0
"""Seconds after which rdflib is asked no further question."""


def main() -> None:
    """Grow, load, ask, and print what it took."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        atlas = build_atlas(copied(room, 1), room / "examples.atlas").atlas
        small, large = room / "examples.nq", room / "grown.nq"
        write_nquads(small, quads(atlas.nodes, atlas.edges))
        each = len(small.read_bytes().splitlines())
        nodes, edges = grown(atlas, -(-wanted // each))
        write_nquads(large, quads(nodes, edges))
        print(f"{sum(node.label == 'Plan' for node in nodes)} documents, {len(nodes)} nodes, {len(edges)} edges")
        measured("oxigraph", large)
        measured("oxigraph", small)
        measured("rdflib", small)


def grown(atlas: Atlas, copies: int) -> tuple[list[Node], list[Edge]]:
    """The atlas and COPIES - 1 more of other towns."""
    own = {node.id for node in atlas.nodes if is_local(node)}
    nodes = [node for node in atlas.nodes if node.id not in own]
    edges: list[Edge] = []
    for number in range(copies):
        nodes += [moved_node(node, own, number) for node in atlas.nodes if node.id in own]
        edges += [moved_edge(edge, own, number) for edge in atlas.edges]
    return nodes, edges


def is_local(node: Node) -> bool:
    """Whether another town has another one: what a document says, and bodies that are not national."""
    return "doc" in node.props or (node.label == "Institution" and node.props.get("level") != "national")


def moved_node(node: Node, own: set[str], number: int) -> Node:
    """The node of another town."""
    return Node(renamed(node.id, own, number), node.label, f"{node.name} {number}", moved(node.props, own, number))


def moved_edge(edge: Edge, own: set[str], number: int) -> Edge:
    """The edge of another town."""
    source, target = renamed(edge.source, own, number), renamed(edge.target, own, number)
    return Edge(source, target, edge.type, moved(edge.props, own, number))


def moved(props: dict[str, Any], own: set[str], number: int) -> dict[str, Any]:
    """The same, said in a document of another town; ids among the values are renamed."""
    out = {name: renamed(value, own, number) if isinstance(value, str) else value for name, value in props.items()}
    return out | {"doc": f"{number:04}-{props['doc']}"} if "doc" in props else out


def renamed(id: str, own: set[str], number: int) -> str:
    """The id in another town; shared ones stay."""
    return f"{id}-{number}" if id in own else id


def measured(engine: str, file: Path) -> None:
    """Load and ask in a process of its own; print seconds and peak memory."""
    process = subprocess.Popen([sys.executable, __file__, "--ask", engine, str(file)])
    _, status, usage = os.wait4(process.pid, 0)
    print(f"{'':10} peak {peak(usage):.0f} MiB   exit {os.waitstatus_to_exitcode(status)}\n")


class Engine:
    """What ``ask`` needs of an atlas: SPARQL text in, a table out."""

    def __init__(self, query: Callable[[str], Table]) -> None:
        self._query = query

    def sparql(self, text: str, **params: Any) -> Table:
        """The rows of a query."""
        return self._query(text)

    def cypher(self, text: str, **params: Any) -> Table:
        """Nothing is looked up by name here."""
        raise NotImplementedError(text)


def oxigraph(file: Path) -> tuple[int, Engine]:
    """Our own store, as an atlas fills it."""
    store = RdfStore.from_file(file)
    return len(store), Engine(store.ask)


def rdflib_engine(file: Path) -> tuple[int, Engine]:
    """Plain rdflib with its own store in memory."""
    import rdflib

    data = rdflib.Dataset(default_union=True)
    data.parse(file, format="nquads")
    return len(list(data.quads())), Engine(lambda text: rdflib_rows(data, text))


def rdflib_rows(data: Any, text: str) -> Table:
    """The rows that rdflib answers."""
    found = data.query(text, initNs=PREFIXES)
    return Table.of([str(name) for name in found.vars], ([plain(value) for value in row] for row in found))


def plain(value: Any) -> Any:
    """A term of rdflib as a plain value."""
    return None if value is None else value.toPython()


def asked(engine: str, file: Path) -> None:
    """Load the file, ask every question, print the seconds of each step and the slowest questions."""
    start = time.perf_counter()
    size, loaded = (oxigraph if engine == "oxigraph" else rdflib_engine)(file)
    load = time.perf_counter() - start
    took = dict(timed(loaded, PATIENCE if engine == "rdflib" else float("inf")))
    every = sum(1 for one in questions().values() if one.sparql)
    print(
        f"{engine:10} {size} triples: loaded {load:.2f} s, {len(took)} of {every} questions {sum(took.values()):.2f} s"
    )
    for name, seconds in sorted(took.items(), key=lambda pair: -pair[1])[:8]:
        print(f"{'':10} {seconds:7.2f} s  {name}")
    sys.stdout.flush()


def timed(engine: Engine, patience: float) -> Iterator[tuple[str, float]]:
    """Seconds of every question, until patience ends."""
    until = time.perf_counter() + patience
    for name, one in sorted(questions().items()):
        if one.sparql and time.perf_counter() < until:
            start = time.perf_counter()
            ask(one, engine, on="sparql")
            yield name, time.perf_counter() - start


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ask"]:
        asked(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
