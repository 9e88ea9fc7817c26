"""What the model of an annual plan asks, element by element: found or not found, and the lines it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from planatlas.errors import OntologyError
from planatlas.graph.findings.evidence import of_node
from planatlas.graph.findings.finding import Evidence
from planatlas.graph.stores.rdf.terms import PREFIXES, id_of
from planatlas.graph.validation.focus import statements
from planatlas.graph.validation.run import GENRES
from planatlas.graph.validation.shapes import Shape, mentioned, shapes_of
from planatlas.ontology.turtle import PA, read

if TYPE_CHECKING:
    from planatlas.graph.model import Node
    from planatlas.graph.stored import StoredGraph

__all__ = ["FORM", "Element", "statutory_elements"]

FORM = ("plan", "plan_name", "section", "shape", "basis", "element", "found", "stated_none", "evidence")
"""The fields of an element as a plain object."""
_APPLIES = "https://w3id.org/planatlas/shape/outside-the-statute"


@dataclass(frozen=True, slots=True)
class Element:
    """One element that the model plan asks of one plan; ``evidence`` is empty when it was not found in the text."""

    plan: str
    plan_name: str
    shape: Shape
    evidence: tuple[Evidence, ...]

    @property
    def found(self) -> bool:
        """Whether something in the text answers to it."""
        return bool(self.evidence)

    @property
    def stated_none(self) -> bool:
        """Whether the text speaks of it only to say that there is none ("nu este cazul")."""
        return self.found and all(one.state == "dash" for one in self.evidence)

    def as_json(self) -> dict[str, Any]:
        """The element as a plain dictionary, named in four languages."""
        shape = self.shape
        return {
            "plan": self.plan, "plan_name": self.plan_name, "section": shape.section, "shape": shape.id,
            "basis": shape.basis, "element": shape.names, "found": self.found, "stated_none": self.stated_none,
            "evidence": [one.as_json() for one in self.evidence],
        }  # fmt: skip


def statutory_elements(atlas: StoredGraph) -> list[Element]:
    """Return every element of every annual plan of social services in the atlas, by plan, in the model's order."""
    store = _store(statements(atlas, mentioned("statutory"), GENRES))
    applies = read("shapes/statutory.ttl").one(_APPLIES, PA + "evidence") or ""
    plans = sorted({row["plan"] for row in _rows(store, applies)})
    out: list[Element] = []
    for shape in shapes_of("statutory"):
        found = [(row["plan"], row["node"]) for row in _rows(store, shape.evidence or "")]
        for plan in plans:
            places = _places(atlas, shape, {node for owner, node in found if owner == plan})
            out.append(Element(plan, atlas.node(plan).name, shape, places))
    return sorted(out, key=lambda element: element.plan)


def _store(triples: Iterable[ox.Triple]) -> ox.Store:
    store = ox.Store()
    store.bulk_extend(ox.Quad(one.subject, one.predicate, one.object) for one in triples)
    return store


def _rows(store: ox.Store, query: str) -> Iterator[dict[str, str]]:
    """Yield the node ids that a query of the shapes finds, by variable."""
    found = store.query(query, prefixes=PREFIXES)
    if not isinstance(found, ox.QuerySolutions):
        raise OntologyError("a query in shapes/statutory.ttl is no SELECT. Mend it there.")
    names = [variable.value for variable in found.variables]
    for row in found:
        yield {name: id_of(row[name].value) or row[name].value for name in names}


def _places(atlas: StoredGraph, shape: Shape, ids: set[str]) -> tuple[Evidence, ...]:
    nodes = (atlas.node(id) for id in ids if atlas.has(id))
    places = {of_node(node, shape.field, _state(node)) for node in nodes}
    return tuple(sorted(places, key=lambda one: (one.doc or "", one.line or 0, one.quote or "")))


def _state(node: Node) -> str:
    """A row that says "not the case" states none, as a dash in a cell does."""
    return "dash" if node.props.get("status") == "not_applicable" else "value"
