"""What changed between two atlases: two years of one plan, or two towns.

A measure is kept (nothing about it changed), reworded, renumbered, reassigned (other responsible legal entities), its
partners changed, dropped, or new; several of these at once where several hold. Loads are compared by legal entity. A
gap is closed when the measure it was about is still there and has it no more, opened the other way round; gaps of
dropped and new measures are neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planatlas.graph.gaps.catalogue import analyses, gaps_of
from planatlas.graph.gaps.compare.matching import Match, actors, every_measure, match_measures
from planatlas.graph.gaps.corpus import Corpus, GraphLike
from planatlas.graph.gaps.finding import Finding
from planatlas.graph.gaps.load.loads import loads
from planatlas.graph.gaps.overlap.alike import Measure
from planatlas.graph.table import Table

__all__ = ["Comparison", "MeasureChange", "compare"]


@dataclass(slots=True, frozen=True)
class MeasureChange:
    """One measure before and after; ``what`` names the changes, ``score`` how sure the match is."""

    what: tuple[str, ...]
    before: Measure | None
    after: Measure | None
    score: float | None
    left: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()


@dataclass(slots=True, frozen=True)
class Comparison:
    """The changes of measures, of loads (body to measures before and after), and the gaps closed and opened."""

    measures: tuple[MeasureChange, ...]
    loads: dict[str, tuple[str, int, int]]
    closed: tuple[Finding, ...]
    opened: tuple[Finding, ...]

    def counts(self) -> dict[str, int]:
        """How many measures each change holds for."""
        names = ("kept", "reworded", "renumbered", "reassigned", "partners changed", "dropped", "new")
        return {name: sum(name in one.what for one in self.measures) for name in names}

    def table(self) -> Table:
        """One row a change of any sort; unchanged loads are left out."""
        return Table.from_records([*self._measure_rows(), *self._load_rows(), *self._gap_rows()], _COLUMNS)

    def _measure_rows(self) -> Iterator[dict[str, object]]:
        for one in self.measures:
            yield {
                "what": "measure", "change": list(one.what), "name": (one.after or one.before or _NOBODY).name,
                "code_before": _code(one.before), "code_after": _code(one.after), **_place("before", one.before),
                **_place("after", one.after), "score": one.score, "left": list(one.left), "joined": list(one.joined),
            }  # fmt: skip

    def _load_rows(self) -> Iterator[dict[str, object]]:
        for name, before, after in self.loads.values():
            if before != after:
                change = "load up" if after > before else "load down"
                yield {"what": "load", "change": [change], "name": name, "load_before": before, "load_after": after}

    def _gap_rows(self) -> Iterator[dict[str, object]]:
        for change, findings in (("gap closed", self.closed), ("gap opened", self.opened)):
            for one in findings:
                first = one.evidence[0] if one.evidence else None
                side = "before" if change == "gap closed" else "after"
                place = {f"doc_{side}": first.doc, f"line_{side}": first.line} if first else {}
                yield {"what": "gap", "change": [change], "name": one.subject_name, "kind": one.kind, **place}


_NOBODY = Measure("", "", (), ())
_COLUMNS = (
    "what", "change", "name", "kind", "code_before", "code_after", "doc_before", "line_before", "doc_after",
    "line_after", "left", "joined", "load_before", "load_after", "score",
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
    before, after = {one.before.id for one in listed}, {one.after.id for one in listed}
    yield from (_changed(old, new, one) for one in listed)
    yield from (MeasureChange(("dropped",), one, None, None) for one in every_measure(old) if one.id not in before)
    yield from (MeasureChange(("new",), None, one, None) for one in every_measure(new) if one.id not in after)


def _changed(old: Corpus, new: Corpus, match: Match) -> MeasureChange:
    was, now = actors(old, match.before, "responsible"), actors(new, match.after, "responsible")
    partners = actors(old, match.before, "partners"), actors(new, match.after, "partners")
    what = {
        "reworded": match.before.words != match.after.words,
        "renumbered": _code(match.before) != _code(match.after),
        "reassigned": was != now,
        "partners changed": partners[0] != partners[1],
    }
    named = tuple(name for name, holds in what.items() if holds) or ("kept",)
    left = tuple(sorted(old.name(body) for body in was - now))
    joined = tuple(sorted(new.name(body) for body in now - was))
    return MeasureChange(named, match.before, match.after, round(match.score, 4), left, joined)


def _moved(old: Corpus, new: Corpus) -> dict[str, tuple[str, int, int]]:
    sides = [_all_loads(old), _all_loads(new)]
    bodies = sorted(sides[0].keys() | sides[1].keys())
    return {
        body: ((new if body in new.nodes else old).name(body), sides[0].get(body, 0), sides[1].get(body, 0))
        for body in bodies
    }


def _all_loads(corpus: Corpus) -> dict[str, int]:
    found: dict[str, int] = {}
    for plan in corpus.plans:
        for body, load in loads(corpus, plan.id, corpus.legal_entity).items():
            found[body] = found.get(body, 0) + load.measures
    return found


def _gaps(old: Corpus, new: Corpus, matches: Iterable[Match]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    after = {one.before.id: one.after.id for one in matches}
    before = {new_id: old_id for old_id, new_id in after.items()}
    was, now = _by_measure(old), _by_measure(new)
    closed = [one for (kind, measure), one in was.items() if measure in after and (kind, after[measure]) not in now]
    opened = [one for (kind, measure), one in now.items() if measure in before and (kind, before[measure]) not in was]
    return tuple(closed), tuple(opened)


def _by_measure(corpus: Corpus) -> dict[tuple[str, str], Finding]:
    """The first gap of each kind about each measure, by kind and measure."""
    home = {row.id: (row.measure or row.node).id for row in corpus.every_row()}
    found: dict[tuple[str, str], Finding] = {}
    for one in gaps_of(corpus, analyses(["missing"])):
        if one.verdict == "gap" and one.level == "activity":
            found.setdefault((one.kind, home[one.subject]), one)
    return found
