"""Components and objectives: the tree that measures hang on.

Codes are labels, not keys: a plan may begin again with objective 1 in every component, and print one code twice. An
objective is known by its component, level, code and wording; a row belongs to the last such heading above it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planatlas.graph.assembly.collect import Collector, PlanContext, place_of
from planatlas.graph.assembly.ids import fingerprint, join, named
from planatlas.graph.model import Value
from planatlas.ontology import fold
from planatlas.records import Activity, Objective, Record

__all__ = ["ObjectiveTree"]

_Key = tuple[str, str, str]


@dataclass(slots=True)
class ObjectiveTree:
    """The components and objectives of one plan, filled in reading order."""

    collector: Collector
    context: PlanContext
    _placed: dict[_Key, list[tuple[int, str]]] = field(default_factory=dict)
    _headings: list[tuple[int, str, str, str]] = field(default_factory=list)
    _rows: dict[tuple[int, str, str], str] = field(default_factory=dict)
    _strategies: dict[str, str] = field(default_factory=dict)
    _components: dict[str, str] = field(default_factory=dict)

    def add_strategy(self, name: str, id: str) -> None:
        """Make a strategy known under a name that ``origin`` of an objective or a row may give."""
        self._strategies.setdefault(fold(name), id)

    def add(self, objectives: Iterable[Objective]) -> None:
        """Add the objectives the document itself lists."""
        for record in objectives:
            id = self._add(record, record.level, record.code, record.name, record.component, record.parent)
            self._headings.append((record.line or 0, record.level, fold(record.code or record.name), id))
            for line in record.lines or [record.line or 0]:  # what the row of a measure prints itself
                self._rows.setdefault((line, record.level, fold(record.code or record.name)), id)

    def component(self, name: str | None, record: Record) -> str | None:
        """The node of a component, added when it is new; None when the row stands in none."""
        if not name:
            return None
        name = self._component_name(name)
        id = join("component", self.context.tail, named(name))
        if id not in self.collector.nodes:
            where = place_of(self.context, record, quote=name)
            self.collector.node(id, "Component", name, **where)
            self.collector.edge(self.context.id, "HAS_COMPONENT", id, where)
        return id

    def _component_name(self, name: str | None) -> str:
        """The first wording of a component; a heading cut short or broken over lines is the one it begins like."""
        folded = fold(name or "")
        if not name or folded in self._components:
            return self._components.get(folded, "")
        for other, known in self._components.items():
            # A heading that a page break cut short is the beginning of the whole one.
            short, long = sorted((folded, other), key=len)
            if len(short.split()) >= _ENOUGH and long.startswith(f"{short} "):
                return self._components.setdefault(folded, known)
        return self._components.setdefault(folded, name)

    def above(self, record: Activity) -> str:
        """What the measure of a row is part of: its objective, else its component, else the plan."""
        general, specific = record.general_objective, record.specific_objective
        # The lowest that is known: measures hang as deep as the plan says.
        if specific:
            return self._find(record, "specific", specific, general)
        if general:
            return self._find(record, "general", general, None)
        return self.component(record.component, record) or self._root(record.origin)

    def _find(self, record: Activity, level: str, code: str, parent: str | None) -> str:
        # What the row itself prints goes before any heading.
        if printed := self._rows.get((record.line or 0, level, fold(code))):
            return printed
        levels = (level, "operational") if level == "specific" else (level,)
        # In its own component first: codes begin anew in each.
        keys = (self._key(part, one, code) for one in levels for part in (record.component, None))
        placed = next((found for key in keys if (found := self._placed.get(key))), None)
        if not placed:  # its heading is lost, or the document names objectives only in its rows
            return self._above(record, levels, code) or self._add(record, level, code, code, record.component, parent)
        # The last heading above; one that only comes later is better than none.
        before = [id for line, id in placed if line <= (record.line or 0)]
        return before[-1] if before else placed[0][1]

    def _above(self, record: Activity, levels: tuple[str, ...], code: str) -> str | None:
        """The heading right above the row, where it prints the code: the row may know less of its component."""
        above = [one for one in self._headings if one[0] <= (record.line or 0)]
        level, printed, id = above[-1][1:] if above else ("", "", "")
        return id if level in levels and printed == fold(code) else None

    def _add(
        self, record: Record, level: str, code: str | None, name: str, component: str | None, parent: str | None
    ) -> str:
        origin = getattr(record, "origin", None)
        within = named(self._component_name(component)) if component else None
        tail = (named(origin) if origin else None, within, named(code) if code else fingerprint(name))
        id = join("objective", self.context.tail, *tail)
        known = self.collector.nodes.get(id)
        # One code printed with two wordings is two objectives.
        if known is not None and known.name != name and isinstance(record, Objective):
            id = f"{id}/{fingerprint(name)}"
        if id not in self.collector.nodes:
            self._node(id, record, level, code, name, component, origin)
            above = self._parent(record, level, component, parent, origin)
            self.collector.edge(id, "PART_OF", above, place_of(self.context, record, quote=record.quote or name))
        for known_as in dict.fromkeys((code, name)):
            if known_as:
                self._placed.setdefault(self._key(component, level, known_as), []).append((record.line or 0, id))
        return id

    def _key(self, component: str | None, level: str, wording: str) -> _Key:
        return self._component_name(component), level, fold(wording)

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
            status="cited" if origin else (None if heading or _worded(name) else "inferred"), **where,
        )  # fmt: skip

    def _parent(self, record: Record, level: str, component: str | None, parent: str | None, origin: str | None) -> str:
        for above in _levels_above(level) if parent else ():
            placed = self._placed.get(self._key(component, above, parent or ""))
            before = [id for line, id in placed or () if line <= (record.line or 0)]
            if placed:
                return before[-1] if before else placed[0][1]
        return self.component(component, record) or self._root(origin)

    def _root(self, origin: str | None) -> str:
        """The strategy that ``origin`` names, in full or with its years; else the plan."""
        said = fold(origin or "")
        if not said:
            return self.context.id
        alike = [name for name in self._strategies if said.startswith(name) or name.startswith(said)]
        # The longest name is the nearest: others are its beginning.
        return self._strategies[max(alike, key=len)] if alike else self.context.id


def _worded(name: str) -> bool:
    """A name of words is printed in the row; a code alone tells of an objective whose text stands nowhere."""
    return sum(char.isalpha() for char in name) > _LETTERS_OF_CODES


_LETTERS_OF_CODES = 5
_ENOUGH = 5
"""Words two wordings must share from the start to be one component."""

_LEVELS = ("general", "specific", "operational", "direction")


def _levels_above(level: str) -> tuple[str, ...]:
    """The levels a parent may have, nearest first."""
    place = _LEVELS.index(level) if level in _LEVELS else len(_LEVELS)
    # The nearest level first: plans leave levels out.
    return tuple(reversed(_LEVELS[:place]))
