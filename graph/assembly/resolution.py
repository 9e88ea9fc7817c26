"""Which institution node a mention stands for, and the nodes of the institutions that are named at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from planatlas.graph.assembly.collect import Collector, clean, dated
from planatlas.graph.assembly.places import body_place, home_of
from planatlas.graph.institutions.locality import Locality
from planatlas.graph.model import Value
from planatlas.records import Mention, Plan

__all__ = ["Bodies", "InstitutionLike", "ResolvedLike"]


class InstitutionLike(Protocol):
    """What the graph needs to know about a resolved institution."""

    id: str
    name: str
    kind: str | None
    cls: bool
    unit_of: str | None
    subordinate_to: str | None
    deconcentrated_from: str | None


class ResolvedLike(Protocol):
    """The outcome of resolution, as ``planatlas.graph.resolve`` gives it."""

    @property
    def records(self) -> Iterable[Any]: ...

    @property
    def institutions(self) -> Sequence[Any]: ...

    def of(self, mention: Any, doc: str) -> str | None:
        """The id of the institution a mention in a document stands for."""


class Bodies:
    """Institutions and classes of actors of one build."""

    def __init__(self, resolved: ResolvedLike) -> None:
        self._resolved = resolved
        self._known: dict[str, Any] = {one.id: one for one in resolved.institutions}
        self._issued: dict[str, set[str]] = {}

    def of(self, mention: Mention | str | None, doc: str) -> str | None:
        """The node id of the body a mention stands for, or None when it stands for nobody."""
        if not mention:
            return None
        found = self._resolved.of(mention, doc)
        return found if found in self._known else None

    def home(self, plan: Plan) -> Locality | None:
        """The town or county a plan speaks for, with the county that its bodies give away."""
        homes: Mapping[str, Locality] = getattr(self._resolved, "homes", {})
        return homes.get(plan.doc) or home_of(plan)

    def issued(self, institution: str, plan: str) -> None:
        """Remember who issued a plan: an issuer is never an outlier in its own plan."""
        self._issued.setdefault(institution, set()).add(plan)

    def add_nodes(self, collector: Collector) -> None:
        """Add a node for every institution and the edges between them."""
        for body in self._known.values():
            self._add_node(collector, body)
        for body in self._known.values():
            self._add_structure(collector, body)

    def _add_node(self, collector: Collector, body: Any) -> None:
        if body.cls:
            collector.node(body.id, "ActorClass", body.name, kind=body.kind)
            return
        plans: list[str] = sorted(self._issued.get(body.id, ()))
        optional = ("abbreviation", "place", "county", "country", "level", "ends_basis", "basis")
        props: dict[str, Value] = {name: getattr(body, name, None) for name in optional}
        props |= dated(starts=getattr(body, "starts", None), ends=getattr(body, "ends", None))
        collector.node(body.id, "Institution", body.name, kind=body.kind, issuer_of=plans, **props)

    def _add_structure(self, collector: Collector, body: Any) -> None:
        basis = _first_naming(body)
        structure = (("UNIT_OF", "unit_of"), ("SUBORDINATE_TO", "subordinate_to"))
        for type, field in (*structure, ("DECONCENTRATED_FROM", "deconcentrated_from")):
            above = getattr(body, field, None)
            if above in self._known and above != body.id:
                collector.edge(body.id, type, above, dict(basis))
        place = None if body.cls else body_place(collector, body.place, body.county, body.country)
        if place:
            collector.edge(body.id, "COMPETENT_IN", place, dict(basis))


def _first_naming(body: Any) -> dict[str, Value]:
    """A derived edge between bodies rests on the first place where the body is named.

    Without a quote where that is as an issuer: one is named as titles are read, not as they are printed.
    """
    found = getattr(body, "mentions", ())
    named = sorted((one.role == "issuer", one.doc, one.line or 0, one.mention) for one in found)
    if not named:
        return {"derived": True}
    as_issuer, doc, line, mention = named[0]
    return clean(doc=doc, line=line or None, quote=None if as_issuer else mention, derived=True)
