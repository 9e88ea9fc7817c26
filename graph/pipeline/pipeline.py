"""The whole way: sources -> records -> resolved institutions -> the folder of an atlas."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypedDict

from planatlas.errors import SourceError
from planatlas.graph.assembly.assembly import build
from planatlas.graph.institutions import resolve
from planatlas.graph.marks.folders import own_receipt
from planatlas.graph.pipeline.folder import check_target, write_atlas
from planatlas.graph.pipeline.lock import only_one
from planatlas.graph.pipeline.readings import READINGS, Readings
from planatlas.graph.pipeline.sources import Reading, expand, read_all
from planatlas.graph.review.column_rules import Rules, own_file, rules_for, write_rules
from planatlas.graph.review.log import Decisions
from planatlas.graph.review.row_decisions import with_rows
from planatlas.graph.stored import StoredGraph
from planatlas.graph.stores.files import naming
from planatlas.graph.stores.known import remember_atlas
from planatlas.graph.stores.layout import COLUMNS, DECISIONS
from planatlas.graph.stores.staging import sweep
from planatlas.loaders.formats.sandbox import shown
from planatlas.ontology.catalogue import message, told

__all__ = ["Outcome", "build_atlas"]


@dataclass(slots=True, frozen=True)
class Outcome:
    """An atlas, how each of its sources fared, what was passed over, with the reason, and the rules about columns."""

    atlas: StoredGraph
    readings: tuple[Reading, ...]
    passed: Mapping[Path, str] = field(default_factory=dict)
    rules: Rules = field(default_factory=Rules)

    @property
    def refused(self) -> list[Reading]:
        """The sources that could not be read."""
        return [reading for reading in self.readings if reading.error]

    @property
    def known(self) -> list[Reading]:
        """The sources that were not read again, for their content is that of the last build."""
        return [reading for reading in self.readings if reading.known]


class BuildChoices(TypedDict, total=False):
    """What may be chosen for a build; see ``build_atlas``."""

    fresh: bool
    columns: Path | None
    done: Callable[[Reading], None]
    stage: Callable[[str], None]


def build_atlas(
    sources: Iterable[str | Path],
    path: str | Path,
    *,
    fresh: bool = False,
    columns: Path | None = None,
    done: Callable[[Reading], None] = lambda reading: None,
    stage: Callable[[str], None] = lambda name: None,
) -> Outcome:
    """Read sources and write the atlas they give.

    A source that cannot be read is left out and named in the outcome and the receipt. ``done`` hears of every source
    that was read, ``stage`` of every step after that (resolve, build, write). Each reading is kept in the folder once
    it is done, so that a build that was cut short goes on from there and an unchanged source is not read again;
    ``fresh`` reads all anew. What people decided is applied, and what they taught about columns: in the atlas, in the
    file ``columns``, in the user's own; the rules that applied are copied into the atlas. Raises SourceError when
    nothing could be read, AtlasError when the folder holds something else or another build is at work in it,
    AtlasDamaged when its log of decisions or a file of rules is broken; then nothing is written.
    """
    folder = Path(path)
    check_target(folder)  # at once: reading may take an hour, and a folder that is not ours is refused all the same
    # Before reading, so that a broken log is told at once.
    log, rules = Decisions.read(folder / DECISIONS), rules_for(folder, columns, own_file())
    passed: dict[Path, str] = {}
    found = expand(sources, passed)
    # A folder of ours holds no plans, which is another mistake than an empty one.
    if passed and not found:
        raise told(SourceError, "build.nothing", names=", ".join(shown(path.name) for path in passed))
    with _at_work(folder, fresh) as kept:
        asked = [replace(one, columns=rules.all) for one in with_rows(found, log)]
        readings = _without_copies(read_all(asked, done, kept))
        written = _written(readings, folder, log, stage)
        _keep_used(rules, readings, folder)
        # Last: readings of sources that are gone are kept until the atlas stands.
        kept.prune(readings)
    return Outcome(written, tuple(readings), passed, rules)


@contextlib.contextmanager
def _at_work(folder: Path, fresh: bool) -> Iterator[Readings]:
    """The folder made, locked and rid of what a killed build left; gone again where nothing came of it."""
    kept = Readings(folder / READINGS, fresh)
    new = not folder.exists()
    with naming(folder):
        kept.open()
    with only_one(folder) as locked:
        # Without a lock another build may be at work in what looks like leavings.
        if locked:
            sweep(folder)
        try:
            yield kept
        except SourceError:
            if new:
                kept.prune(())
            raise
        finally:
            kept.drop_if_empty()


def _written(readings: Sequence[Reading], folder: Path, log: Decisions, stage: Callable[[str], None]) -> StoredGraph:
    good = [reading for reading in readings if not reading.error]
    if not good:
        raise _nothing(readings)
    stage("resolve")
    records = [record for reading in good for record in reading.records]
    resolved = resolve(records, log)
    stage("build")
    atlas = build(resolved)
    stage("write")
    made = write_atlas(atlas, folder, _receipt(readings, atlas, folder))
    # Only what was written whole is worth remembering.
    remember_atlas(folder)
    return made


def _keep_used(rules: Rules, readings: Iterable[Reading], folder: Path) -> None:
    """Copy the rules of other files that applied into the atlas: there they count wherever it is built."""
    held = rules.with_used(one for reading in readings for one in reading.taught)
    # Nothing new: the file is left as people wrote it.
    if len(held) > len(rules.own):
        write_rules(folder / COLUMNS, held)


def _nothing(readings: Sequence[Reading]) -> SourceError:
    if not readings:
        return told(SourceError, "source.not-given")
    parts = [reading.as_error() for reading in readings]
    said = message("source.none", "en")
    error = SourceError("\n".join((said, *map(str, parts))))
    error.key, error.parts = "source.none", parts
    return error


def _without_copies(readings: Sequence[Reading]) -> list[Reading]:
    """The same bytes under two names are one source: what they say must not be counted twice."""
    first: dict[str, str] = {}
    for reading in readings:
        if reading.error:
            continue
        sha, name = str(reading.facts["sha256"]), str(reading.facts["name"])
        # The first in the order given is the source.
        if sha and sha in first:
            reading.records, reading.facts["copy_of"] = [], first[sha]
        else:
            first[sha] = name
    return list(readings)


def _receipt(readings: Iterable[Reading], atlas: StoredGraph, folder: Path) -> dict[str, Any]:
    before = _before(folder)
    plans = {str(plan.props.get("doc")): plan.id for plan in atlas.plans}
    sources: list[dict[str, Any]] = []
    refused: list[dict[str, str]] = []
    for reading in readings:
        name = reading.source.name
        if reading.error:
            refused.append({"name": name, "reason": reading.error.replace(reading.source.where, name)})
        else:
            plan = plans.get(str(reading.facts["doc"]))
            sources.append(_with_history({**reading.facts, "plan": plan}, before))
    return {"sources": sources, "refused": refused, "warnings": list(atlas.warnings)}


def _before(folder: Path) -> dict[str, dict[str, Any]]:
    """What the last receipt says of each plan."""
    return {str(source.get("plan")): source for source in (own_receipt(folder) or {}).get("sources", ())}


def _with_history(source: dict[str, Any], before: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A changed source of the same plan replaces the one before; the hashes it had stay on record."""
    old = before.get(str(source["plan"]))
    if old is None:
        return source
    hashes = list(old.get("replaced", ()))
    # The same bytes again replace nothing.
    if old["sha256"] != source["sha256"]:
        hashes.append(old["sha256"])
    return {**source, "replaced": hashes} if hashes else source
