"""Where in a plan something stands: component, objectives, chapter, part, and the document it is restated from."""

from __future__ import annotations

from dataclasses import dataclass, field

from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.ontology.schemes import scheme

__all__ = ["Path", "part_of"]

# A longer line between tables is a paragraph and heads nothing.
_LONGEST_TITLE = 300


@dataclass(slots=True, frozen=True)
class Path:
    """What holds at a point of the plan. Codes are normalised; ``None`` is "not said"."""

    component: str | None = None
    general: str | None = None
    specific: str | None = None
    chapter: str | None = None
    part: str | None = None
    heading: str | None = None
    heading_line: int | None = None
    """The heading nearest above, as printed, where it stands, and the nearest that is no objective."""
    above: str | None = None
    title: str | None = None
    """The line nearest above that is no heading, and where it stands."""
    title_line: int | None = None
    origin: str | None = None
    listed: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)
    """Objectives that the document lists, by level and code."""

    @property
    def section(self) -> str | None:
        """The heading nearest above: a short title between tables, else the last heading of the structure."""
        title = self.title
        if title and len(title) < _LONGEST_TITLE and (title.endswith(":") or part_of(title[:160])):
            return title
        return self.heading

    def code_by_name(self, text: str) -> str | None:
        """Return the code of the listed specific objective whose wording holds ``text``, if there is one only."""
        wanted = fold(text)
        # A short text stands in more than one objective by chance.
        if len(wanted) < 40:
            return None
        found = [code for (_, code), name in self.listed.items() if _holds(fold(name), wanted)]
        # Of two that hold it none is told.
        return found[0] if len(found) == 1 else None


def part_of(text: str) -> str | None:
    """Return the part of the model plan a heading names, as a concept of the scheme of plan components, or None."""
    concept = scheme("plan-components").match(text) if text else None
    return concept.id if concept else None


def _holds(name: str, wanted: str) -> bool:
    """The fragment stands in the name, give or take what scans change: a letter here and there."""
    from rapidfuzz import fuzz

    # The least likeness that forgives a letter in eight; longer texts than the name cannot stand in it.
    return len(wanted) <= len(name) + 5 and fuzz.partial_ratio(wanted, name, score_cutoff=88) > 0
