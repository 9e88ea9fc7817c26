"""Reading a batch of sources: each by itself, in its own process where the batch is big, always in the order given."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planatlas.errors import SourceError, SourceRefused
from planatlas.loaders.records import Record

if TYPE_CHECKING:
    from planatlas.loaders.leftover import Leftover

__all__ = ["Reading", "Source", "expand", "read_all", "read_one"]

_BIG = 1_000_000
"""Bytes of a batch from which starting processes pays."""


@dataclass(slots=True, frozen=True)
class Source:
    """A file to read and the name its records carry (None: the reader's own)."""

    path: Path
    doc: str | None = None


@dataclass(slots=True)
class Reading:
    """What came of one source: its records and what the receipt says of it, or the error that stopped it."""

    source: Source
    records: list[Record] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    leftover: list[Leftover] = field(default_factory=list)
    error: str | None = None


def expand(paths: Iterable[str | Path]) -> list[Source]:
    """Files, and the files of folders by name; a path given twice counts once.

    Two files of one name get their parent folder as prefix of their ``doc``.
    """
    found: dict[Path, Path] = {}
    for given in paths:
        path = Path(given)
        for one in sorted(_files(path)) if path.is_dir() else [path]:
            found.setdefault(one.resolve(), one)
    stems = Counter(path.stem for path in found)
    return [
        Source(given, _prefixed(path, list(found)) if stems[path.stem] > 1 else None) for path, given in found.items()
    ]


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))


def _prefixed(path: Path, every: Sequence[Path]) -> str:
    """The shortest tail of the path that no rival shares; without its last ending, unless that is all it differs in."""
    rivals = [other for other in every if other != path and other.stem == path.stem]
    if any(other.parent == path.parent for other in rivals):
        return f"{path.parent.name}/{path.name}"
    for depth in range(2, len(path.parts)):
        if all(other.parts[-depth:-1] != path.parts[-depth:-1] for other in rivals):
            return "/".join((*path.parts[-depth:-1], path.stem))
    return "/".join((*path.parts[1:-1], path.stem))


def read_one(source: Source) -> Reading:
    """Read one source. What is wrong with it is in ``error``, never raised, so that the rest of a batch goes on."""
    from planatlas.graph.institutions import identify
    from planatlas.loaders.leftover import leftover
    from planatlas.loaders.read import read
    from planatlas.loaders.reading import records

    reading = Reading(source)
    try:
        document = read(source.path)
        if source.doc:
            document.doc = source.doc
        reading.records = identify(records(document))
        reading.leftover = list(leftover(document, reading.records))
    except SourceError as error:
        reading.error = str(error)
        return reading
    kinds = Counter(record.kind for record in reading.records)
    reading.facts = {
        "doc": document.doc, "name": source.path.name, "sha256": document.sha256, "media": document.media,
        "encoding": document.encoding, "lines": document.line_count, "notices": list(document.notices),
        "records": dict(sorted(kinds.items())),
        "leftover": dict(sorted(Counter(one.reason for one in reading.leftover).items())),
    }  # fmt: skip
    return reading


def read_all(sources: Sequence[Source], done: Callable[[Reading], None] = lambda reading: None) -> list[Reading]:
    """Read every source, in the order given; ``done`` hears of each when it is read."""
    readings: list[Reading] = []
    for reading in _parallel(sources) if _pays(sources) else map(read_one, sources):
        done(reading)
        readings.append(reading)
    return readings


def _pays(sources: Sequence[Source]) -> bool:
    sizes = [source.path.stat().st_size for source in sources if source.path.is_file()]
    return len(sizes) > 1 and sum(sizes) >= _BIG


def _parallel(sources: Sequence[Source]) -> Iterator[Reading]:
    """Map over processes. A reader that kills its process costs only its own source; Ctrl-C ends all without a word."""
    with ProcessPoolExecutor(initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL)) as pool:
        futures = [pool.submit(read_one, source) for source in sources]
        for source, future in zip(sources, futures, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:
                yield _alone(source)


def _alone(source: Source) -> Reading:
    with ProcessPoolExecutor(max_workers=1) as pool:
        try:
            return pool.submit(read_one, source).result()
        except BrokenProcessPool:
            died = SourceRefused(f"{source.path}: its reader died; check the file in the program it was made with")
            return Reading(source, error=str(died))
