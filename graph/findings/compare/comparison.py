"""What changed between two atlases: two years of one plan, or two towns.

A measure is kept (nothing about it changed), reworded, renumbered, reassigned (other responsible bodies), left without
a responsible body, its partners, deadline or any other field changed, dropped, or new; several of these at once where
several hold. Loads are compared by legal entity. A gap is closed when the measure it was about is still there and the
later plan shows a value, opened when the earlier plan showed one or did not ask; gaps of dropped and new measures are
neither, and a cell that could not be read closes and opens nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planatlas.graph.findings.catalogue import analyses, gaps_of
from planatlas.graph.findings.compare.fields import FieldChange, field_changes
from planatlas.graph.findings.compare.matching import Match, every_measure, match_measures
from planatlas.graph.findings.corpus import Corpus, GraphLike
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.load.loads import loads
from planatlas.graph.findings.overlap.alike import Measure
from planatlas.graph.findings.phrases import shortened
from planatlas.graph.table import Table
from planatlas.records import CELL_FIELDS

__all__ = ["Comparison", "MeasureChange", "compare"]


@dataclass(slots=True, frozen=True)
class MeasureChange:
    """One measure before and after; ``what`` names the changes, ``score`` how sure the match is.

    ``fields`` holds what stood in every field that changed, before and after.
    """

    what: tuple[str, ...]
    before: Measure | None
    after: Measure | None
    score: float | None
    left: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    fields: tuple[FieldChange, ...] = ()


@dataclass(slots=True, frozen=True)
class Comparison:
    """The changes of measures, of loads (body to measures before and after), and the gaps closed and opened.

    ``about`` is the measure of each gap, by the id of the finding.
    """

    measures: tuple[MeasureChange, ...]
    loads: dict[str, tuple[str, int, int]]
    closed: tuple[Finding, ...]
    opened: tuple[Finding, ...]
    about: Mapping[str, Measure] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """How many measures each change holds for; the usual ones first, zero or not."""
        found = Counter(name for one in self.measures for name in one.what)
        return {name: found[name] for name in (*_USUAL, *sorted(found.keys() - set(_USUAL)))}

    def table(self) -> Table:
        """One row a change of any sort; unchanged loads are left out."""
        return Table.from_records([*self._measure_rows(), *self._load_rows(), *self._gap_rows()], _COLUMNS)

    def _measure_rows(self) -> Iterator[dict[str, object]]:
        for one in self.measures:
            yield {
                "what": "measure", "change": list(one.what), "name": (one.after or one.before or _NOBODY).name,
                "code_before": _code(one.before), "code_after": _code(one.after), **_place("before", one.before),
                **_place("after", one.after), "score": one.score, "left": list(one.left), "joined": list(one.joined),
                "fields": [change.as_json() for change in one.fields],
            }  # fmt: skip

    def _load_rows(self) -> Iterator[dict[str, object]]:
        for name, before, after in self.loads.values():
            if before != after:
                change = "load up" if after > before else "load down"
                yield {"what": "load", "change": [change], "name": name, "load_before": before, "load_after": after}

    def _gap_rows(self) -> Iterator[dict[str, object]]:
        for change, findings in (("gap closed", self.closed), ("gap opened", self.opened)):
            for one in findings:
                yield {"what": "gap", "change": [change], "kind": one.kind, **self._gap(one, change)}

    def _gap(self, finding: Finding, change: str) -> dict[str, object]:
        """The measure a gap is about, by code and a short text: the row itself may print all it is to do."""
        side = "before" if change == "gap closed" else "after"
        first, measure = finding.evidence[0] if finding.evidence else None, self.about.get(finding.id)
        place = {f"doc_{side}": first.doc, f"line_{side}": first.line} if first else {}
        name = shortened(measure.name if measure else finding.subject_name)
        return {"name": name, f"code_{side}": _code(measure), **place}


_NOBODY = Measure("", "", (), ())
_USUAL = (
    "kept",
    "reworded",
    "renumbered",
    "reassigned",
    "left without responsible",
    "partners changed",
    "dropped",
    "new",
)
_NAMES = {
    ("wording", "changed"): "reworded",
    ("code", "changed"): "renumbered",
    ("responsible", "changed"): "reassigned",
    ("responsible", "removed"): "left without responsible",
    ("responsible", "added"): "given a responsible",
}
"""Changes that have a name of their own; the others are the field and what became of it."""

_COLUMNS = (
    "what", "change", "name", "kind", "code_before", "code_after", "doc_before", "line_before", "doc_after",
    "line_after", "left", "joined", "fields", "load_before", "load_after", "score",
)  # fmt: skip


def _code(measure: Measure | None) -> str | None:
    return measure.rows[0].code if measure else None


def _place(side: str, measure: Measure | None) -> dict[str, object]:
    if measure is None:
        return {}
    row = measure.rows[0]
    return {f"doc_{side}": row.get("doc"), f"line_{side}": row.get("line")}


def compare(before: GraphLike, after: GraphLike) -> Comparison:
    """Compare two atlases."""
    old, new = Corpus.of(before), Corpus.of(after)
    matches = match_measures(old, new)
    return Comparison(tuple(_changes(old, new, matches)), _moved(old, new), *_gaps(old, new, matches))


def _changes(old: Corpus, new: Corpus, matches: Iterable[Match]) -> Iterator[MeasureChange]:
    listed = list(matches)
    # Looked for among what was not matched as work: a measure that is only mentioned now was not dropped.
    idle = [*_idle(old, new, listed, later=True), *_idle(old, new, listed, later=False)]
    before = {one.before.id for one in (*listed, *idle)}
    after = {one.after.id for one in (*listed, *idle)}
    yield from (_changed(old, new, one) for one in listed)
    # What is only mentioned has no cells, whose lack would read as removed fields.
    yield from (_changed(old, new, one, only="status") for one in idle)
    yield from (MeasureChange(("dropped",), one, None, None) for one in every_measure(old) if one.id not in before)
    yield from (MeasureChange(("new",), None, one, None) for one in every_measure(new) if one.id not in after)


def _idle(old: Corpus, new: Corpus, matched: Sequence[Match], later: bool) -> list[Match]:
    """Measures that one plan means to do and the other only mentions: cited, not applicable, listed without values.

    ``later``: it is the later plan that only mentions them. They are looked for where no measure of it was found.
    """
    taken = {(one.before if later else one.after).id for one in matched}
    working = old if later else new
    rest = {
        plan.id: [row for row in working.rows(plan.id) if (row.measure or row.node).id not in taken]
        for plan in working.plans
    }
    # The side that works gives its unmatched rows, the other its idle ones.
    if later:
        return match_measures(old.with_rows(rest), new.with_rows(new.idle_rows))
    return match_measures(old.with_rows(old.idle_rows), new.with_rows(rest))


def _changed(old: Corpus, new: Corpus, match: Match, only: str | None = None) -> MeasureChange:
    """What changed of a measure, or in one field of it: what is only mentioned has no cells to compare."""
    every = field_changes(old, new, match.before, match.after)
    fields = tuple(one for one in every if only in (None, one.field))
    named = tuple(_NAMES.get((one.field, one.change), f"{one.field} {one.change}") for one in fields) or ("kept",)
    moved = next((one for one in fields if one.field == "responsible"), FieldChange("responsible", ""))
    left = tuple(sorted(set(moved.before) - set(moved.after)))
    joined = tuple(sorted(set(moved.after) - set(moved.before)))
    return MeasureChange(named, match.before, match.after, round(match.score, 4), left, joined, fields)


def _moved(old: Corpus, new: Corpus) -> dict[str, tuple[str, int, int]]:
    sides = [_all_loads(old), _all_loads(new)]
    bodies = sorted(sides[0].keys() | sides[1].keys())
    return {
        body: ((new if new.index.has(body) else old).index.name(body), sides[0].get(body, 0), sides[1].get(body, 0))
        for body in bodies
    }


def _all_loads(corpus: Corpus) -> dict[str, int]:
    found: dict[str, int] = {}
    for plan in corpus.plans:
        for body, load in loads(corpus, plan.id, corpus.index.legal_entity).items():
            found[body] = found.get(body, 0) + load.measures
    return found


def _gaps(
    old: Corpus, new: Corpus, matches: Iterable[Match]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], dict[str, Measure]]:
    after = {one.before.id: one.after.id for one in matches}
    before = {new_id: old_id for old_id, new_id in after.items()}
    was, now = _by_measure(old), _by_measure(new)
    filled = _filled(new)
    closed = [
        (home, one)
        for (kind, home), one in _gaps_in(was)
        # A value must stand there now: a column that is no longer asked closes nothing.
        if home in after and (kind, after[home]) not in now and (_field(one), after[home]) in filled
    ]
    opened = [
        (home, one)
        for (kind, home), one in _gaps_in(now)
        # An unsure reading before may have been the same gap.
        if home in before and _verdict(was, kind, before[home]) not in ("gap", "unsure")
    ]
    named = {one.id: one for one in (*every_measure(old), *every_measure(new))}
    about = {one.id: named[home] for home, one in (*closed, *opened) if home in named}
    return tuple(one for _, one in closed), tuple(one for _, one in opened), about


def _filled(corpus: Corpus) -> set[tuple[str, str]]:
    """The fields of each measure in which a value stands in one of its rows."""
    return {
        (name, (row.measure or row.node).id)
        for row in corpus.every_row()
        for name in CELL_FIELDS
        if row.state(name) == "value"
    }


def _field(finding: Finding) -> str:
    return (finding.evidence[0].field if finding.evidence else None) or ""


_Found = dict[tuple[str, str], Finding]


def _gaps_in(found: _Found) -> Iterator[tuple[tuple[str, str], Finding]]:
    return ((key, one) for key, one in found.items() if one.verdict == "gap")


def _verdict(found: _Found, kind: str, measure: str) -> str | None:
    one = found.get((kind, measure))
    return one.verdict if one else None


def _by_measure(corpus: Corpus) -> _Found:
    """The first finding of each kind about each measure, gaps before others, by kind and measure."""
    home = {row.id: (row.measure or row.node).id for row in corpus.every_row()}
    found: _Found = {}
    every = [one for one in gaps_of(corpus, analyses(["missing"])) if one.level == "activity"]
    # A measure has a gap if one of its rows has; the sort is stable.
    for one in sorted(every, key=lambda one: one.verdict != "gap"):
        found.setdefault((one.kind, home[one.subject]), one)
    return found
