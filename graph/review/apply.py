"""Taking decisions over into an atlas: into its log, and into the graph that is made again from its records."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from planatlas.errors import PlanatlasError
from planatlas.graph.assembly.assembly import build
from planatlas.graph.institutions.resolve import Resolved, resolve
from planatlas.graph.pipeline.folder import write_atlas
from planatlas.graph.pipeline.lock import only_one
from planatlas.graph.review.log import Decision, Decisions
from planatlas.graph.review.row_decisions import read_again
from planatlas.graph.stored import StoredGraph
from planatlas.graph.stores.layout import DECISIONS

__all__ = ["resolved_atlas", "take_back", "take_over", "written_anew", "written_by_one"]


def resolved_atlas(folder: Path) -> Resolved:
    """Resolve the records of an atlas with its decisions. Raises AtlasMissing or AtlasDamaged."""
    return resolve(StoredGraph.open(folder).records(), folder / DECISIONS)


def take_over(folder: Path, decisions: Iterable[Decision], who: str, at: str) -> tuple[int, int, list[str]]:
    """Add decisions to the log of an atlas and make its graph again.

    Returns how many were new, how many held already, and the warnings of decisions that could not be applied. ``at`` is
    an ISO time. All of them are checked before the first is written.
    """
    with written_by_one(folder):
        before, log = _log(folder), _log(folder)
        new = held = 0
        for one in decisions:
            last = log.on(*one.about)
            if last and _repeats(one, last):
                held += 1
                continue
            log.add(replace(one, who=who, at=at))
            new += 1
        return new, held, _rebuilt(folder, before, log) if new else []


def take_back(folder: Path, subject: str, object: str, who: str, at: str, why: str = "") -> list[str]:
    """Undo the last decision about one thing, or about a pair; return the warnings of the rebuild.

    Raises PlanatlasError when no decision about it is in force, or when several are and ``object`` does not tell which.
    """
    with written_by_one(folder):
        before, log = _log(folder), _log(folder)
        found = [one for one in log.in_force() if _is_about(one, subject, object)]
        if len(found) != 1:
            several = ", ".join(f"{one.kind} {one.object}".strip() for one in found)
            problem = f"several are in force ({several}); name the other id too" if found else "none is in force"
            raise PlanatlasError(f"There is no one decision about {subject} to take back: {problem}.")
        of, first, second = found[0].about
        log.add(Decision("undo", first, second, value=of, who=who, at=at, why=why))
        return _rebuilt(folder, before, log)


@contextlib.contextmanager
def written_by_one(folder: Path) -> Iterator[None]:
    """The atlas, that no build and no other review writes meanwhile. Raises as ``open_atlas`` does, and AtlasError."""
    StoredGraph.open(folder)
    with only_one(folder):
        yield


def _is_about(one: Decision, subject: str, object: str) -> bool:
    ends = {one.subject, one.object} - {""}
    return ends >= ({subject, object} - {""}) if object else subject in ends


def _repeats(one: Decision, last: Decision) -> bool:
    """Tell whether a decision says what the last one said already, with no other reason or answer."""
    if (one.kind, one.object, one.value) != (last.kind, last.object, last.value):
        return False
    return one.why in ("", last.why) and one.answer in ("", last.answer)


def written_anew(folder: Path, log: Decisions, docs: Collection[str]) -> list[str]:
    """Make the graph again with some documents read again; return the warnings."""
    return _rebuilt(folder, log, log, docs)


def _log(folder: Path) -> Decisions:
    return Decisions.read(folder / DECISIONS)


def _rebuilt(folder: Path, before: Decisions, log: Decisions, docs: Collection[str] = ()) -> list[str]:
    """Write the log and the graph from the records of the atlas; those are read again whose rows were decided about."""
    atlas = StoredGraph.open(folder)
    records, receipt, warnings = read_again(folder, atlas.records(), atlas.receipt(), before, log, docs)
    made = build(resolve(records, log))
    kept = {name: value for name, value in receipt.items() if name not in ("files", "warnings")}
    if log is not before:
        log.write(folder / DECISIONS)
    write_atlas(made, folder, kept)
    told = atlas.receipt().get("warnings", ())
    return [*warnings, *(warning for warning in made.warnings if warning not in told)]
