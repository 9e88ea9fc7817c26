"""What went wrong, in the words of the user: errors of planatlas, and what the operating system refused."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from planatlas.errors import PlanatlasError
from planatlas.ontology.catalogue import message

if TYPE_CHECKING:
    from planatlas.graph.pipeline.reading import Reading

__all__ = ["REFUSED", "is_foreseen", "refusal", "sentence", "told_by_system"]

REFUSED = 8
"""The exit code when the operating system refused: a full disk, no permission, a path that cannot be."""

_KEYS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "read-only",
    errno.ENOTDIR: "no-folder",
    errno.EEXIST: "no-folder",
    errno.EISDIR: "folder",
    errno.ENAMETOOLONG: "name-long",
    errno.ENOENT: "missing",
    errno.ELOOP: "loop",
    errno.EBUSY: "busy",
    errno.ETXTBSY: "busy",
}
"""What the system says to the message that says it to people; ``other`` for the rest."""


def sentence(error: PlanatlasError, lang: str) -> str:
    """The sentence of an error in a language, in English where the catalogue does not have it."""
    if not error.key:
        return str(error)
    said = message(error.key, lang, **error.values)
    said = f"{error.where}: {said}" if error.where else said
    return "\n".join((said, *(sentence(part, lang) for part in error.parts)))


def refusal(reading: Reading, lang: str) -> str:
    """Why a source was not read, in a language; in English where the catalogue does not have it."""
    return sentence(reading.as_error(), lang)


def is_foreseen(problem: OSError) -> bool:
    """Tell whether the system refused something of the user's: a file of planatlas that is not there is a fault."""
    house = Path(__file__).resolve().parents[1]
    path = Path(os.fsdecode(problem.filename)) if isinstance(problem.filename, str | bytes) else None
    return problem.errno is not None and (path is None or not path.absolute().is_relative_to(house))


def told_by_system(problem: OSError, lang: str) -> str:
    """One sentence: what path, what the system said of it, and what to do."""
    path = problem.filename2 or problem.filename
    shown = os.fsdecode(path) if isinstance(path, str | bytes) and path else message("system.output", lang)
    key = _KEYS.get(problem.errno or 0, "other")
    return message(f"system.{key}", lang, path=shown, reason=problem.strerror or str(problem))
