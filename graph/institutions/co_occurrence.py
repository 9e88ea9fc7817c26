"""Which bodies stand with which in the cells of a document: what a unit's place in the house can be told from."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from planatlas.graph.institutions.document_bodies import DocumentBodies

__all__ = ["CoOccurrence", "co_occurrence"]


@dataclass(slots=True)
class CoOccurrence:
    """How often a body stands beside another: both responsible, as its partner, apart from it, in its brackets."""

    beside_responsible: int = 0
    beside_partner: int = 0
    apart: int = 0
    bracketed: int = 0

    @property
    def mostly_beside(self) -> bool:
        """Responsible with it in four rows of five, at least."""
        # One row in five may be a slip of the plan or of the reading.
        return self.beside_responsible > 0 and self.beside_responsible >= 4 * (self.apart + self.beside_partner)


def co_occurrence(document: DocumentBodies, lead: str) -> dict[str, CoOccurrence]:
    """How every body stands to the lead of a document, by id."""
    rows: defaultdict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    out: defaultdict[str, CoOccurrence] = defaultdict(CoOccurrence)
    for one in document.named:
        if one.role in ("responsible", "partner"):
            rows[one.row][one.role].add(document.by_mention[one.mention])
        if _in_brackets(one.mention, one.cell, document.groups[lead].mentions):
            out[document.by_mention[one.mention]].bracketed += 1
    for row in rows.values():
        _count(row, lead, out)
    return dict(out)


def _count(row: dict[str, set[str]], lead: str, out: defaultdict[str, CoOccurrence]) -> None:
    leads = lead in row["responsible"]
    for body in row["responsible"]:
        out[body].beside_responsible += leads
        out[body].apart += not leads
    # Who is both in a row is responsible in it.
    for body in row["partner"] - row["responsible"]:
        out[body].beside_partner += leads
        out[body].apart += not leads


def _in_brackets(mention: str, cell: str, leads: list[str]) -> bool:
    """Tell whether a mention stands in the brackets behind one of the lead's mentions: "DAS (CPC, SCI)"."""
    if not cell or "(" not in cell:
        return False
    for lead in leads:
        for found in re.finditer(rf"(?<!\w){re.escape(lead)}\s*\(([^)]*)\)", cell):
            # Whole words: an acronym stands in longer ones.
            if re.search(rf"(?<!\w){re.escape(mention)}(?!\w)", found.group(1)):
                return True
    return False
