"""Reading a batch of sources: in as many processes as pay, always in the order given, each kept once it is read."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planatlas.errors import ReaderStopped
from planatlas.graph.assembly.passed_over import Found, look_into
from planatlas.graph.pipeline.processes import in_processes
from planatlas.graph.pipeline.reading import Reading, Source, load_words, read_one
from planatlas.graph.stores.known import remember_source

if TYPE_CHECKING:
    from planatlas.graph.pipeline.readings import Readings

__all__ = ["Reading", "Source", "expand", "read_all", "read_one"]

_BIG = 200_000
"""Bytes of a batch from which starting processes pays."""


def expand(paths: Iterable[str | Path], passed: dict[Path, str] | None = None) -> list[Source]:
    """Files, and the files of folders by name; a path given twice counts once.

    Two files of one name get their parent folder as prefix of their ``doc``. What planatlas wrote and what systems
    leave in folders is passed over, and put into ``passed`` with the reason.
    """
    looked = Found()
    for given in paths:
        look_into(Path(given), looked)
    if passed is not None:
        passed.update(looked.passed)
    found: dict[Path, Path] = {}
    for path in looked.files:
        found.setdefault(path.resolve(), path)
    rivals: dict[str, list[Path]] = {}
    for real in found:
        rivals.setdefault(real.stem, []).append(real)
    return [
        Source(given, _prefixed(real, rivals[real.stem]) if len(rivals[real.stem]) > 1 else None)
        for real, given in found.items()
    ]


def _prefixed(path: Path, every: Sequence[Path]) -> str:
    """The shortest tail of the path that no rival shares; without its last ending, unless that is all it differs in."""
    rivals = [other for other in every if other != path]
    if any(other.parent == path.parent for other in rivals):
        return f"{path.parent.name}/{path.name}"
    for depth in range(2, len(path.parts)):
        if all(other.parts[-depth:-1] != path.parts[-depth:-1] for other in rivals):
            return "/".join((*path.parts[-depth:-1], path.stem))
    return "/".join((*path.parts[1:-1], path.stem))


def read_all(
    sources: Sequence[Source],
    done: Callable[[Reading], None] = lambda reading: None,
    kept: Readings | None = None,
) -> list[Reading]:
    """Read every source, in the order given; ``done`` hears of each when it is read.

    With ``kept``, what is kept there and still fits is taken over, and what is read is kept there. What readers left
    over is not carried along: it is counted in the facts.
    """
    for source in sources:
        remember_source(source.path)
    found = {} if kept is None else {source: one for source in sources if (one := kept.find(source))}
    missing = _read(tuple(source for source in sources if source not in found), kept)
    readings: list[Reading] = []
    with contextlib.closing(missing):
        for source in sources:
            reading = found[source] if source in found else next(missing)
            done(reading)
            readings.append(reading)
    return readings


def _read(sources: Sequence[Source], kept: Readings | None) -> Generator[Reading, None, None]:
    read = partial(_read_and_keep, kept=kept)
    if _pays(sources):
        load_words()
        yield from in_processes(read, sources, _died)
    else:
        yield from map(read, sources)


def _read_and_keep(source: Source, kept: Readings | None) -> Reading:
    reading = read_one(source)
    reading.leftover = []
    if kept is not None:
        kept.keep(source, reading)
    reading.document = None
    return reading


def _pays(sources: Sequence[Source]) -> bool:
    sizes = [source.path.stat().st_size for source in sources if source.path.is_file()]
    return len(sizes) > 1 and sum(sizes) >= _BIG


def _died(source: Source) -> Reading:
    error = ReaderStopped(f"{source.where}: its reader died; check the file in the program it was made with")
    return Reading(source, error=str(error), provisional=True)
