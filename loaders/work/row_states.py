"""What the cells of a row show: the state and quote of each, the status of the work, and what is no field."""

from __future__ import annotations

from planatlas.loaders.tables.row_money import SOURCE_COLUMNS
from planatlas.loaders.values.cell_states import is_dash, is_not_applicable, state_of
from planatlas.loaders.values.headings import asks_value, field_of
from planatlas.loaders.values.indicators import items_of
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.targets import asks_target
from planatlas.loaders.work.naming import lead_cell
from planatlas.loaders.work.quote import PrintedNames, line_of, quote_of
from planatlas.loaders.work.row_context import RowContext
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue, words
from planatlas.records import CELL_FIELDS, Activity, Caveat, Doubt, Fields, OtherCell, fields_for

__all__ = ["keep_other", "set_states", "set_status"]

_STAND_INS = {
    "partners": ("participants",), "budget": SOURCE_COLUMNS, "funding": SOURCE_COLUMNS, "targets": ("persons",),
}  # fmt: skip
"""Cells that answer for a field where it has none of its own."""
_QUOTED = ("responsible", "partners", "funding", "indicators", "deadline")
# A short text that ends in a small word is an abbreviation or a code.
_LONG = 12
_NUMBERS = ("number", "code")
_KEPT = {*fields_for("place", "work", "detail", "source"), "status", "persons"} - {"component"}
"""Fields whose words the record holds elsewhere."""


def set_states(out: Activity, fields: Fields, reading: RowContext) -> None:
    """Set the state of every cell, and what may be unsure about it."""
    # Sentences of running text are whole by the way they were found.
    torn = fields.torn or bool(fields.asked) and _is_cut_off(fields)
    if torn and not fields.torn:
        out.doubt(Caveat.of(Doubt.ENDS_TORN))
    for name in CELL_FIELDS:
        if getattr(out, name):  # what was found is a value, whatever the cell looks like
            out.cells[name].state = "value"
            continue
        stands = [one for one in (name, *_STAND_INS.get(name, ())) if one in fields.asked]
        money = [cell for one, cell in fields.amounts if name == "budget" or (name == "funding" and one.source)]
        # All cells that answer for the field: it is empty only if all of them are.
        text = " ".join(filter(None, [*(fields[one] for one in stands), *money]))
        asked = bool(stands or money) or name == "targets" and _asks_values(fields, reading)
        out.cells[name].state = state_of(
            text, 0 if asked else None, False, torn or not fields.lost.isdisjoint(stands[:1])
        )
    _quote(out, fields)
    for caveat in fields.caveats:  # once there are cells that they can be about
        if caveat.doubt is Doubt.COLUMN_CONTRADICTED and caveat.field and out.state(caveat.field) == "no_column":
            out.cells[caveat.field].state = "lost"  # it is asked, and what stands there is no answer
        out.doubt(caveat)
    if out.has_doubt(Doubt.WORK_REPEATED):  # what its rows are is not known, so nothing is known to be missing in them
        for name in CELL_FIELDS:
            out.cells[name].state = "lost" if out.state(name) == "empty" else out.state(name)


def _asks_values(fields: Fields, reading: RowContext) -> bool:
    """A heading that names targets asks for values, and so does an indicator that leaves room for one."""
    headings = (*(one.heading for one in fields.other), fields.heading("indicators"))
    asking = any(reading.once(asks_value, heading) for heading in headings)
    return asking or any(map(asks_target, items_of(fields["indicators"])))


def _is_cut_off(fields: Fields) -> bool:
    """The text that names the work ends with a preposition or comma although the row is complete: the rest is lost."""
    for name in ("measure", "activity", "specific_objective"):
        text = fields[name].rstrip()
        # A row is complete where its other cells are; a preposition at the end then shows what is lost.
        if len(text) > _LONG and (text[-1] in "–(" or fold(text.split()[-1]) in words("connective")):
            return True
    return False


def _quote(out: Activity, fields: Fields) -> None:
    for name in _QUOTED:
        if name not in fields.asked and not getattr(out, name):
            continue
        cell = fields.cells.get(name)
        if name == "partners" and out.partners and (cell is None or not cell.text):
            cell = fields.cells.get("responsible")  # a cell may say who leads and who helps
        if cell is not None and (quote := quote_of(cell.pieces)):
            out.cells[name].quote, out.cells[name].line = quote, line_of(cell.pieces)
    printed = PrintedNames(fields.cells["indicators"].pieces if "indicators" in fields.cells else ())
    for number, text in enumerate(out.indicators):
        quote = printed.quote_of(text)[1]
        # Kept only where it differs, since nearly every indicator is its own quote.
        if quote and text not in quote:  # torn over a page, or a word mended
            out.cells["indicators"].item_quotes[number] = quote


def set_status(out: Activity, fields: Fields) -> None:
    """Set how far the work is: as a cell of its own says, or as a row that holds nothing but dashes shows."""
    out.status_printed = " ".join(fields["status"].split()) or None
    # A paragraph has no cells that could be dashes.
    if fields.form == "running":
        return
    rest = _rest(fields)
    # Before the dashes: both are said by cells that hold nothing, and this one says more.
    if is_not_applicable(out.measure_text) or (rest and all(map(is_not_applicable, rest))):
        out.status = "not_applicable"
    # The plan lists the work and gives none of its details, which is no gap in each of them.
    elif rest and all(map(is_dash, rest)):
        out.status = "listed_without_values"
    # A work that is cited or does not apply keeps that state.
    elif out.status == "planned" and (_is_done(fields["status"]) or _is_only_done(fields["observations"])):
        out.status = "achieved"
    # A table of trainings with names only may be a list of courses.
    elif out.activity_type == "training" and fields.asked and not rest:
        out.doubt(Caveat.of(Doubt.NAME_ALONE))


def _rest(fields: Fields) -> list[str]:
    """What stands in the row beside the cell that begins it and its number."""
    lead = fields.lead or lead_cell(fields)
    cells = (cell for name, cell in fields.cells.items() if name not in _NUMBERS and cell is not lead)
    beside = (
        *(cell.text for cell in cells),
        *(one.text for one in fields.other),
        *(text for _, text in fields.amounts),
    )
    return [text for text in beside if text]


def _is_done(text: str) -> bool:
    """ "Finalizat", "Completed in May"; not "Realizat parțial", "Realizat 40 %"."""
    flat = plain(text).strip()
    # Forty per cent done is not done.
    share = "%" in flat and "100" not in flat
    return bool(cue("done").match(flat)) and not share and not cue("not-quite").search(flat)


def _is_only_done(text: str) -> bool:
    """Remarks tell that the work is done where they say nothing else."""
    return bool(cue("done").fullmatch(plain(text).strip(" .!")))


def keep_other(out: Activity, fields: Fields) -> None:
    """Nothing of a row is thrown away: what the record holds nowhere else stays under its heading."""
    lead = lead_cell(fields)
    held = {" ".join(text.split()) for text in (out.measure_text, out.activity_text, out.component) if text}
    for name, cell in fields.cells.items():
        used = cell is lead or name in _KEPT or (name == "participants" and not fields.asks("partners"))
        # A number that only counts the rows is no content; one under a heading of its own was taken for it by its form,
        # and what stands in a column of codes and is none is content too.
        figure = name == "number" and cell.heading and field_of(cell.heading) != "number"
        used = used and not figure and not (name == "code" and out.measure_code is None)
        text = " ".join(cell.text.split())
        if text and not used and text not in held:
            out.other.append(OtherCell(cell.heading, text, line_of(cell.pieces)))
    out.other.extend(one for one in fields.other if one.text)
    # The total beside its parts is no further money, and is kept as it is printed.
    parts = any(text and not is_dash(text) for column, text in fields.amounts if not column.is_total)
    totals = [OtherCell(column.heading, text) for column, text in fields.amounts if column.is_total and text]
    out.other.extend(totals if parts else ())
