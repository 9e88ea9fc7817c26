"""Who a row names: responsible bodies and partners, in cells of their own or in one that says who only helps."""

from __future__ import annotations

from planatlas.loaders.work.quote import PrintedNames
from planatlas.loaders.work.row_context import RowContext
from planatlas.ontology.vocabulary import vocabulary
from planatlas.records import Activity, Actor, Caveat, Cell, Doubt, Fields, Mention

__all__ = ["name_bodies"]


def name_bodies(out: Activity, fields: Fields, reading: RowContext) -> None:
    """Set responsible bodies and partners; participants are partners where nothing asks for those.

    Who only helps by the wording of the responsible cell is a partner, unless the row fills a column of partners: that
    one wins, and the helper stays beside it as an actor.
    """
    # One column for both roles: who leads cannot be told, and people are told so.
    if not fields.asks("partners") and reading.once(_names_partners, fields.heading("responsible")):
        out.doubt(Caveat.of(Doubt.ROLES_SHARED))
    _take(out, fields.cells.get("responsible"), "responsible", reading)
    if fields["partners"]:
        out.actors.extend(Actor(one.mention, "partner", one.institution) for one in out.partners)
        out.partners.clear()
    _take(out, fields.cells.get("partners") or fields.cells.get("participants"), "partners", reading)


def _names_partners(heading: str) -> bool:
    """One heading asks for both: "Instituție responsabilă / parteneri"."""
    return "partners" in map(vocabulary().field_by_words, heading.split())


def _take(out: Activity, cell: Cell | None, role: str, reading: RowContext) -> None:
    """The bodies a cell names, each with its line and quote; a cell of partners names nobody who leads."""
    if cell is None:
        return
    # Told apart already, in running text, with the role of the cell.
    if cell.items is not None:
        lead, others = (list(cell.items), []) if role == "responsible" else ([], list(cell.items))
    else:
        lead, others = reading.bodies(cell.text, role)
        # A label for the lead in a cell of partners is that of a partnership.
        lead, others = (lead, others) if role == "responsible" else ([], [*lead, *others])
    printed = PrintedNames(cell.pieces)
    out.responsible.extend(Mention(name, None, *printed.quote_of(name)) for name in lead)
    out.partners.extend(Mention(name, None, *printed.quote_of(name)) for name in others)
