"""The records a document yields: what the source says, nothing inferred across documents.

Every class of a record is one ``kind`` of the line-per-record format that ``planatlas extract`` prints. Field order
there is the field order of the class, so equal input gives equal bytes. ``as_json`` gives the plain dictionary,
``from_json`` reads it back.
"""

from planatlas.records.cell import Cell, CellState, Locator
from planatlas.records.codec import as_json, from_json, read_jsonl
from planatlas.records.doubts import Caveat, Doubt
from planatlas.records.facts import InstitutionRecord, StatedFigure, Statement
from planatlas.records.field_names import CELL_FIELDS, Field, FieldRole, fields_for
from planatlas.records.fields import Fields, OtherCell, WorkForm
from planatlas.records.plan import (
    Abbreviation,
    Agreement,
    LegalAct,
    Objective,
    Party,
    Plan,
    Strategy,
    TargetGroup,
)
from planatlas.records.record import Record
from planatlas.records.service import Service
from planatlas.records.table import AccountColumn, LeftOut, LostCell, TableRecord, Why
from planatlas.records.work import (
    Activity,
    Actor,
    Budget,
    FundingMention,
    JoinedPiece,
    Mention,
    Target,
    TargetGroupMention,
    names_work,
)

__all__ = [
    "CELL_FIELDS",
    "Abbreviation",
    "Activity",
    "Actor",
    "Agreement",
    "Budget",
    "Caveat",
    "Cell",
    "CellState",
    "AccountColumn",
    "Doubt",
    "Field",
    "FieldRole",
    "Fields",
    "StatedFigure",
    "FundingMention",
    "InstitutionRecord",
    "JoinedPiece",
    "LeftOut",
    "LostCell",
    "LegalAct",
    "Locator",
    "Mention",
    "Objective",
    "OtherCell",
    "Party",
    "Plan",
    "Record",
    "Service",
    "Statement",
    "Strategy",
    "TableRecord",
    "Target",
    "TargetGroup",
    "TargetGroupMention",
    "Why",
    "WorkForm",
    "as_json",
    "fields_for",
    "from_json",
    "names_work",
    "read_jsonl",
]
