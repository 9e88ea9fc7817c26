"""Lines that open a list of work: "Măsuri:", "In 2031 we will:", "Ce vom face în 2031:"."""

from __future__ import annotations

import re

from planatlas.loaders.structure.passages import Passage, stands_over
from planatlas.ontology.folding import fold
from planatlas.ontology.plain import plain
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import cue

__all__ = ["opens_work", "promises_all", "promises_work", "tells_done"]

_LONGEST = 60
_WORK = ("measure", "activity")
_YEARS = re.compile(r"[\s,]*(?:(?<=\s)[^\W\d_]{1,5}\s+){0,2}(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d))?[\s,]*")
"""A year, or several, with the small words before it."""

# The word for what was done stands behind a noun, perhaps with a small word between.
_FIRST_WORDS = (re.compile(r"\w+\s+"), re.compile(r"\w+\s+\w{2,4}\s+"))


def opens_work(text: str) -> bool:
    """Tell whether a line says that what follows is to be done, and nothing else but in which years."""
    label = text.strip(" *_:").strip()
    if not label or len(label) > _LONGEST:
        return False
    # Years aside, the whole label must be known: "Măsuri luate" opens nothing to be done.
    return vocabulary().headings.get(fold(_bare(label))) in _WORK or _is_turn(label)


def promises_all(line: Passage) -> bool:
    """Tell whether a line that ends with a colon is a turn that only opens lists of work: "În 2031 vom:"."""
    label = line.text.strip(" *_")
    return line.kind == "text" and label.endswith(":") and len(label) <= _LONGEST and _is_turn(label.strip(" :"))


def _is_turn(label: str) -> bool:
    return bool(cue("opens-work").fullmatch(plain(_bare(label))))


def _bare(label: str) -> str:
    return _YEARS.sub(" ", f" {label} ").strip(" ,:")


def promises_work(line: Passage) -> bool:
    """Tell whether a line above a list opens work, or heads it with more words ("Actions for this year")."""
    if opens_work(line.text):
        return True
    # More words are allowed only to a line that its form makes a heading.
    if len(line.text) > _LONGEST or not (stands_over(line) or line.text.rstrip(" *_").endswith(":")):
        return False
    first = line.text.strip(" *_").split()
    return bool(first) and vocabulary().headings.get(fold(first[0])) in _WORK


def tells_done(text: str) -> bool:
    """Tell whether a line heads what was done: "Ce am realizat", "Actions réalisées", "Δράσεις που υλοποιήθηκαν"."""
    flat = plain(text).strip(" *_#")
    firsts = (match.end() for one in _FIRST_WORDS if (match := one.match(flat)))
    return bool(cue("achieved-part").match(flat)) or any(cue("done").match(flat, end) for end in firsts)
