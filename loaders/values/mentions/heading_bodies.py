"""Who carries out what stands under a heading: "Campanii organizate de X", "Actions delivered by Y and Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from planatlas.loaders.values.mentions.lexicon import Lexicon, fold
from planatlas.loaders.values.mentions.named_bodies import begins_name, named_bodies
from planatlas.ontology.plain import plain
from planatlas.ontology.schemes import scheme
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import cue, words

__all__ = ["HeadingBodies", "heading_bodies"]

# A dot behind two letters or fewer is an abbreviation's ("nr.", "dr.").
_STOP = re.compile(r"[;:]|(?<=\w{3})\.(?=\s|$)")
# A longer text is a paragraph; the word for work stands among the first four of a heading ("1. Other local
# campaigns").
_LONGEST, _FIRST = 300, 4
_WORK = frozenset(("measure", "activity", "campaign", "training", "information"))


class HeadingBodies(NamedTuple):
    """The bodies a heading names, as printed, and the part of it that names them."""

    lead: list[str]
    others: list[str]
    start: int
    end: int


def heading_bodies(text: str, lexicon: Lexicon) -> HeadingBodies | None:
    """Return who a heading of work says will carry it out, or None; a sentence of what was done is no heading."""
    flat = plain(text)
    found = _agent(flat) if len(text) <= _LONGEST and _heads_work(text) else None
    # What was done in the past tells who did it then, and not who will carry out the rows below.
    if found is None or cue("was-done").search(flat, 0, found.end()):
        return None
    stops = (cue("name-ends").search(flat, found.end()), _STOP.search(flat, found.end()))
    end = min((stop.start() for stop in stops if stop), default=len(text))
    named = named_bodies(text[found.end() : end].strip(), lexicon)
    lead = list(_bodies(named.lead, lexicon))
    return HeadingBodies(lead, list(_bodies(named.others, lexicon)), found.start(), end) if lead else None


def _agent(flat: str) -> re.Match[str] | None:
    """The first wording behind which stands who carries it out, the longest of those that begin there."""
    found = [match for name in ("done-by", "done-under") if (match := cue(name).search(flat))]
    # "carried out in partnership by" holds both wordings; the longer one leads up to the name.
    return min(found, key=lambda match: (match.start(), -match.end()), default=None)


def _heads_work(text: str) -> bool:
    """Tell whether one of the first words is one for work, or the heading is that of a part of the model plan."""
    first = text.replace(".", " ").split()[:_FIRST]
    known = vocabulary().headings
    return any(known.get(fold(word)) in _WORK for word in first) or scheme("plan-components").match(text) is not None


def _bodies(names: list[str], lexicon: Lexicon) -> Iterator[str]:
    """The names as long as they begin as bodies do; money and means are none."""
    # At the first that is none the list has ended, and what follows is running text.
    return takewhile(
        lambda name: begins_name(name, lexicon) and fold(name.split()[0]) not in words("funding-head"), names
    )
