"""What a row says is to be done: its code, measure and activity, and the component and objectives it stands under."""

from __future__ import annotations

import re

from planatlas.loaders.values.codes import lettered, take_code, take_mark
from planatlas.loaders.values.indicators import items_of
from planatlas.loaders.values.markup import BULLETS
from planatlas.loaders.values.service_code import take_service_codes
from planatlas.loaders.values.structure_lines import heading_lost, objective_line
from planatlas.loaders.work.quote import quote_of
from planatlas.loaders.work.row_context import RowContext
from planatlas.records import Activity, Caveat, Cell, Doubt, Fields

__all__ = ["lead_cell", "name_work"]

_MARKS = re.compile(f"[{re.escape(BULLETS)}]")
_LEADS = ("measure", "campaign", "service_name", "theme", "information", "activity", "description")
"""The fields that may name the work, the first that is filled before the others."""
_NOTHING = Cell()


def lead_cell(fields: Fields) -> Cell:
    """The cell that names the work, or the one that begins the row."""
    named = next((fields.cells[name] for name in _LEADS if fields[name]), None)
    return named or fields.lead or _NOTHING


def name_work(out: Activity, fields: Fields, reading: RowContext) -> None:
    """Set code, texts and actions, then component and objectives, which a code may contradict."""
    # A paragraph is its own wording: its first words may look like a code or mark and are none.
    if fields.form == "running":
        out.measure_text = out.activity_text = fields["measure"]
    else:
        _name(out, fields, reading)
    _set_actions(out, fields)
    # Before the component, which a contradicting objective may take away.
    _set_objectives(out, fields, reading)
    _set_component(out, fields, reading)
    out.quote = out.quote or quote_of(lead_cell(fields).pieces)


def _name(out: Activity, fields: Fields, reading: RowContext) -> None:
    measure, activity = _plain(fields["measure"]), fields["activity"]
    # A blank cell of measures beside a filled activity goes on with the measure above; in a card nothing is above.
    goes_on = (activity and fields.asks("measure")) or _is_further(fields)
    if reading.above is not None and fields.form == "grid" and not measure and goes_on:
        _inherit(out, reading.above)
    else:
        out.measure_code, out.measure_text = _named(measure or _lead(fields))
    printed = fields["code"] or fields["number"]
    # A code needs text behind it to be told from a number; a column of codes has none.
    out.measure_code = out.measure_code or take_code(f"{printed} x")[0] or lettered(printed)
    out.activity_text = _unmark(_plain(activity)) if activity and measure or out.measure_inherited_from else ""
    out.activity_text = out.activity_text or _described(out, fields) or out.measure_text


def _named(text: str) -> tuple[str | None, str]:
    code, rest = take_code(text)
    return code, _unmark(rest if code else text)


def _lead(fields: Fields) -> str:
    lead = lead_cell(fields).text
    # The code of a service is no code of a measure.
    return _plain(take_service_codes(lead)[1] if fields.asks("service_name") else lead)


def _is_further(fields: Fields) -> bool:
    """A row whose work stands above, in a table with one column for it: it has a body of its own.

    A body alone could be the rest of a torn cell; with a time, money or something to count beside it it is a row.
    """
    beside = ("deadline", "funding", "indicators")
    return (
        not lead_cell(fields).text
        and not (fields.asks("activity") and fields.asks("measure"))
        and bool(fields["responsible"])
        and (any(fields[name] for name in beside) or any(amount for _, amount in fields.amounts))
    )


def _inherit(out: Activity, above: Activity) -> None:
    out.measure_code, out.measure_text = above.measure_code, above.measure_text
    out.measure_inherited_from = above.line
    out.doubt(Caveat.of(Doubt.MEASURE_INHERITED))


def _described(out: Activity, fields: Fields) -> str:
    """What a description says of the work that another cell names."""
    described = fields.cells.get("description")
    # The description of a campaign or training stays beside it; for measures it says what is done.
    if described is None or described is lead_cell(fields) or out.activity_type != "measure":
        return ""
    return _unmark(_plain(described.text))


def _set_actions(out: Activity, fields: Fields) -> None:
    """The items of the cell that says how the work is done."""
    cell = fields.cells.get("activity", _NOTHING)
    # Told apart already, in running text.
    if cell.items is not None:
        out.actions = list(cell.items)
        return
    text = cell.text or fields["training"] or (fields["description"] if out.activity_text != out.measure_text else "")
    found = items_of(text)
    # One item without a bullet is the sentence itself.
    out.actions = found if len(found) > 1 or text[:1] in BULLETS else []


def _set_component(out: Activity, fields: Fields, reading: RowContext) -> None:
    """A column of components or themes names that of its rows; a blank cell of it goes on under the one above."""
    if out.component or not fields.asks("component"):
        return
    if printed := _plain(fields["component"]):
        reading.component = (fields.under, printed)
        out.component = printed
    # Only under the same headings: a blank cell in another part has nothing above it.
    elif fields.form == "grid" and reading.component and reading.component[0] == fields.under:
        out.component = reading.component[1]


def _set_objectives(out: Activity, fields: Fields, reading: RowContext) -> None:
    """A cell of objectives decides against position; a blank one goes on under the objective above."""
    context = out.general_objective
    above = reading.objective if reading.objective and reading.objective[0] == fields.under else None
    # A card that leaves its objective blank has none.
    above = above if fields.form == "grid" else None
    if general := fields["general_objective"]:
        out.general_objective = _general(general)
    elif above is not None and fields.asks("general_objective"):
        out.general_objective = above[2]
    if fields["specific_objective"]:
        _set_specific(out, fields, context)
        reading.objective = (fields.under, out.specific_objective, out.general_objective)
    elif general:
        # A new general objective ends the specific one above.
        reading.objective = (fields.under, None, out.general_objective)
    elif above is not None and fields.asks("specific_objective"):
        _, out.specific_objective, out.general_objective = above
    elif out.measure_code and out.specific_objective and "." in out.specific_objective:
        _tell_contradiction(out)


def _general(text: str) -> str:
    line = objective_line(text)
    # With its label, or as a bare code, or else by its wording.
    code, rest = (line.code, line.name) if line else take_code(text)
    return code or take_mark(rest)[1] or text


def _set_specific(out: Activity, fields: Fields, context: str | None) -> None:
    cell = fields.cells["specific_objective"]
    line = objective_line(cell.text)
    code = (line.code if line else take_code(cell.text)[0]) or next(iter(cell.items or ()), None)
    # A torn cell may have lost the beginning, and a wrong wording would be an objective of its own.
    out.specific_objective = code or (None if fields.torn else _plain(cell.text))
    if code and "." in code and not fields["general_objective"]:
        out.general_objective = code.split(".")[0]
    # The component stood with the heading that was lost: the one above is another.
    if heading_lost(out.general_objective, context) and out.component:
        out.component = None
        out.doubt(Caveat.of(Doubt.OBJECTIVE_LOST))


def _tell_contradiction(out: Activity) -> None:
    code = ".".join((out.measure_code or "").replace(" ", "").split(".")[:2])
    # A code of three parts names its objective in the first two.
    if code.count(".") and code != out.specific_objective and (out.measure_code or "").count(".") >= 2:
        out.doubt(Caveat.of(Doubt.CODE_ELSEWHERE, code=out.measure_code, objective=out.specific_objective))


def _plain(text: str) -> str:
    """The text on one line, bullets dropped."""
    if not text:
        return ""
    return " ".join((_MARKS.sub(" ", text) if not text.isascii() else text).split())


def _unmark(text: str) -> str:
    # Of a text that is hardly more than its mark nothing would be left.
    return take_mark(text)[1] if len(take_mark(text)[1]) > 3 else text
