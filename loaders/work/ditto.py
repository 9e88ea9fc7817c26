"""A cell that only says "idem": it stands for what the same cell of the row above says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.ontology.wording import words
from planatlas.records import Activity, Caveat, Doubt

__all__ = ["as_above", "is_ditto"]

_MARKS = re.compile(r"[\s\-–—/.]*(?:[\"”″〃]|'')[\s\-–—/.]*|-\s?//\s?-")
# Cells that people leave as above; the work of a row is its own.
_FIELDS = ("responsible", "partners", "funding", "target_groups", "indicators", "deadline")


def is_ditto(text: str) -> bool:
    """Tell whether a cell only points to the one above it: "idem", "same as above", a ditto mark."""
    bare = text.strip(" \t\n.()")
    # The marks are asked for with what stands around them: a dash between two quotation marks is one of them.
    return bool(_MARKS.fullmatch(text.strip())) or (0 < len(bare) < 40 and fold(bare) in words("ditto"))


def as_above(out: Activity, above: Activity | None, text_of: Callable[[str], str]) -> None:
    """Give the fields whose cells point upwards what stands there; ``text_of`` returns the text of a field's cell.

    Without a row above, what the cell stands for is lost.
    """
    for name in _FIELDS:
        if is_ditto(text_of(name)):
            _take(out, above, name)


def _take(out: Activity, above: Activity | None, name: str) -> None:
    # Not "empty": something stands there, and what it means cannot be told.
    if above is None:
        setattr(out, name, None if name == "deadline" else [])
        out.cell_of(name).state = "lost"
        return
    if name == "deadline":
        out.deadline, out.deadline_kind = above.deadline, above.deadline_kind
        out.starts, out.ends = above.starts, above.ends
    else:
        # Copies, since each row mends its own mentions later on.
        setattr(out, name, [replace(one) if name != "indicators" else one for one in getattr(above, name)])
    # Targets are read from the indicators, and must go with them.
    if name == "indicators":
        out.targets = [replace(one) for one in above.targets]
        out.cell_of("targets").state = above.state("targets")
    out.cell_of(name).state = above.state(name)
    # Told in any case, as a page break may have put another row above.
    out.doubt(Caveat.of(Doubt.AS_ABOVE, name))
