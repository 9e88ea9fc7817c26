"""What comes of work on one file: its result, or in words what went wrong. Nothing is raised beyond this module.

It is the one place where whatever a file makes its reader raise is caught: one file must not end a batch.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from planatlas.errors import PlanatlasError, ReaderStopped, SourceError, SourceRefused
from planatlas.loaders.document import Document
from planatlas.ontology.catalogue import told

__all__ = ["TOO_MUCH", "Answer", "Failure", "Libraries", "failure_of", "or_damaged", "tried"]


@dataclass(slots=True, frozen=True)
class Libraries:
    """Modules that a kind of file is read with, and the extra that brings them."""

    modules: tuple[str, ...]
    extra: str = ""


@dataclass(slots=True, frozen=True)
class Failure:
    """What went wrong, in a form that another process can be told."""

    kind: type[PlanatlasError]
    reason: str
    key: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    def error(self, source: str) -> PlanatlasError:
        """As an error of the file."""
        error = self.kind(self.reason if self.reason.startswith(source) else f"{source}: {self.reason}")
        error.key, error.values, error.where = self.key, self.values, source
        return error


@dataclass(slots=True)
class Answer:
    """The result, or the failure; ``sound`` tells that the process can be trusted with another file."""

    result: Any = None
    failure: Failure | None = None
    sound: bool = True


def failure_of(problem: PlanatlasError) -> Failure:
    """An error as it can be told to another process."""
    return Failure(type(problem), str(problem), problem.key, problem.values)


TOO_MUCH = Answer(
    None, Failure(ReaderStopped, "it needs more memory than a document may. Not read.", "source.memory"), sound=False
)


def tried(
    work: Callable[..., Any], given: tuple[Any, ...], libraries: Libraries | None, guard: Callable[[], None]
) -> Answer:
    """Load the libraries, set the guard, do the work."""
    try:
        for module in libraries.modules if libraries else ():
            importlib.import_module(module)
        guard()
        return Answer(work(*given))
    except PlanatlasError as problem:
        # Not sound: libraries keep the last error, and would give it to the next file as well.
        return Answer(failure=failure_of(problem), sound=False)
    except ModuleNotFoundError as problem:
        extra = libraries.extra if libraries else ""
        stopped = told(ReaderStopped, "source.extra", extra=extra) if extra else _fault(ReaderStopped, problem)
        return Answer(failure=failure_of(stopped))
    except MemoryError:
        return TOO_MUCH
    except Exception as problem:  # noqa: BLE001 - what nobody foresaw in one file must not end the batch: it is told
        return Answer(failure=failure_of(_fault(SourceRefused, problem)), sound=False)


def or_damaged(reader: Callable[[bytes, str], Document], data: bytes, doc: str) -> Document:
    """What a reader of a foreign format makes of the bytes: whatever its library raises is this file's fault alone.

    Raises SourceRefused.
    """
    try:
        return reader(data, doc)
    except (PlanatlasError, MemoryError, ImportError):
        raise
    except Exception as problem:  # noqa: BLE001 - libraries of formats raise anything on a damaged file
        kind = type(problem).__name__
    raise told(SourceRefused, "source.damaged", reason=kind)


def _fault(kind: type[SourceError], problem: Exception) -> SourceError:
    place = problem.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f", {place.tb_frame.f_globals.get('__name__')}:{place.tb_lineno}" if place else ""
    return told(kind, "source.fault", reason=type(problem).__name__ + where)
