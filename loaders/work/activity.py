"""The one builder: the fields of a row as some form prints them, made into the record of the row.

Tables, cards, lists and running text hand over ``Fields``; what a cell means is told here, the same for all of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from planatlas.loaders.values.codes import codes_in
from planatlas.loaders.work.ditto import as_above
from planatlas.loaders.work.divide import divide
from planatlas.loaders.work.naming import lead_cell, name_work
from planatlas.loaders.work.row_bodies import name_bodies
from planatlas.loaders.work.row_context import RowContext
from planatlas.loaders.work.row_details import count_indicators, name_groups, name_money, set_times
from planatlas.loaders.work.row_states import keep_other, set_states, set_status
from planatlas.records import CELL_FIELDS, Activity, Caveat, Cell, Doubt, Fields

__all__ = ["activities_of"]

_TORN_AT_MOST = 0.5
"""What stands in a row whose beginning is lost is sure by half."""


def activities_of(fields: Fields, reading: RowContext) -> Iterator[Activity]:
    """Yield the activities of a row: one, or one for each code that its cell prints."""
    one = _activity(fields, reading)
    # Running text refers to several codes without being several activities.
    many = codes_in(lead_cell(fields).text) if fields.asked and not one.measure_inherited_from else []
    # What the row below inherits is the last activity of this one.
    for activity in divide(one, many, (fields["indicators"], fields["deadline"])) if many else [one]:
        # A row that took its measure from above does not hand on its own place for it.
        reading.above = activity if activity.measure_inherited_from is None else reading.above
        reading.previous = activity
        yield activity


def _activity(fields: Fields, reading: RowContext) -> Activity:
    out = _begun(fields)
    name_work(out, fields, reading)
    name_bodies(out, fields, reading)
    name_money(out, fields, reading)
    name_groups(out, fields, reading)
    set_times(out, fields, reading)
    count_indicators(out, fields)
    set_states(out, fields, reading)
    as_above(
        out, reading.previous, fields.__getitem__
    )  # the states of this row must stand before those of the row above
    set_status(out, fields)
    keep_other(out, fields)
    return out


def _begun(fields: Fields) -> Activity:
    """The record with its place, and how sure its reading is."""
    out = Activity(**fields.place)
    out.cells = {name: Cell() for name in CELL_FIELDS}
    for caveat in fields.opening:
        out.doubt(caveat)
    out.confidence = round(out.confidence * math.prod(1 - caveat.doubt.weight for caveat in fields.caveats), 3)
    # After the weights of the columns: a torn row is sure by half at most, however sure its columns are.
    if fields.torn:
        out.doubt(Caveat.of(Doubt.BEGINS_TORN))
        out.confidence = min(out.confidence, _TORN_AT_MOST)
    return out
