"""Components and objectives: the tree that measures hang on.

Codes are labels, not keys: a plan may begin again with objective 1 in every component, and print one code twice. An
objective is known by its component, level, code and wording; a row belongs to the last such heading above it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planatlas.graph.build.collect import Collector, PlanContext, place_of
from planatlas.graph.build.ids import fingerprint, join, slug
from planatlas.graph.model import Value
from planatlas.loaders.records import Activity, Objective, Record

__all__ = ["ObjectiveTree"]

_Key = tuple[str, str, str]


@dataclass(slots=True)
class ObjectiveTree:
    """The components and objectives of one plan, filled in reading order."""

    collector: Collector
    context: PlanContext
    _placed: dict[_Key, list[tuple[int, str]]] = field(default_factory=dict)
    _strategies: dict[str, str] = field(default_factory=dict)

    def add_strategy(self, name: str, id: str) -> None:
        """Make a strategy known under a name that ``origin`` of an objective or a row may give."""
        self._strategies.setdefault(slug(name), id)

    def add(self, objectives: Iterable[Objective]) -> None:
        """Add the objectives the document itself lists."""
        for record in objectives:
            self._add(record, record.level, record.code, record.name, record.component, record.parent)

    def component(self, name: str | None, record: Record) -> str | None:
        """The node of a component, added when it is new; None when the row stands in none."""
        if not name:
            return None
        id = join("component", self.context.tail, slug(name) or fingerprint(name))
        if id not in self.collector.nodes:
            where = place_of(self.context, record, quote=name)
            self.collector.node(id, "Component", name, **where)
            self.collector.edge(self.context.id, "HAS_COMPONENT", id, where)
        return id

    def above(self, record: Activity) -> str:
        """What the measure of a row is part of: its objective, else its component, else the plan."""
        general, specific = record.general_objective, record.specific_objective
        if specific:
            return self._find(record, "specific", specific, general)
        if general:
            return self._find(record, "general", general, None)
        return self.component(record.component, record) or self._root(record.origin)

    def _find(self, record: Activity, level: str, code: str, parent: str | None) -> str:
        key = (slug(record.component), level, slug(code))
        placed = self._placed.get(key) or self._placed.get(("", level, slug(code)))
        if not placed:  # its heading is lost, or the document names objectives only in its rows
            return self._add(record, level, code, code, record.component, parent)
        before = [id for line, id in placed if line <= (record.line or 0)]
        return before[-1] if before else placed[0][1]

    def _add(
        self, record: Record, level: str, code: str | None, name: str, component: str | None, parent: str | None
    ) -> str:
        origin = getattr(record, "origin", None)
        tail = (slug(origin), slug(component), slug(code) or fingerprint(name))
        id = join("objective", self.context.tail, *tail)
        known = self.collector.nodes.get(id)
        if known is not None and known.name != name and isinstance(record, Objective):
            id = f"{id}/{fingerprint(name)}"
        if id not in self.collector.nodes:
            self._node(id, record, level, code, name, component, origin)
            above = self._parent(record, level, component, parent, origin)
            self.collector.edge(id, "PART_OF", above, place_of(self.context, record, quote=record.quote or name))
        for known_as in {slug(code), slug(name)} - {""}:
            self._placed.setdefault((slug(component), level, known_as), []).append((record.line or 0, id))
        return id

    def _node(
        self,
        id: str,
        record: Record,
        level: str,
        code: str | None,
        name: str,
        component: str | None,
        origin: str | None,
    ) -> None:
        heading = isinstance(record, Objective)
        where: dict[str, Value] = place_of(self.context, record, quote=record.quote if heading else name)
        shown = code if code and code != name else (code if heading else None)
        self.collector.node(
            id, "Objective", name, code=shown, level=level, component=component, origin=origin,
            status="cited" if origin else (None if heading else "inferred"), **where,
        )  # fmt: skip

    def _parent(self, record: Record, level: str, component: str | None, parent: str | None, origin: str | None) -> str:
        for above in _levels_above(level) if parent else ():
            placed = self._placed.get((slug(component), above, slug(parent)))
            before = [id for line, id in placed or () if line <= (record.line or 0)]
            if placed:
                return before[-1] if before else placed[0][1]
        return self.component(component, record) or self._root(origin)

    def _root(self, origin: str | None) -> str:
        return self._strategies.get(slug(origin), self.context.id) if origin else self.context.id


_LEVELS = ("general", "specific", "operational", "direction")


def _levels_above(level: str) -> tuple[str, ...]:
    """The levels a parent may have, nearest first."""
    place = _LEVELS.index(level) if level in _LEVELS else len(_LEVELS)
    return tuple(reversed(_LEVELS[:place]))
