"""What may be unsure in a reading: an enumeration, each kind with its weight and with what it casts doubt on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from planatlas.ontology.catalogue import message

__all__ = ["Caveat", "Doubt", "Scope", "doubt_of"]

Scope = Literal["row", "absence", "cell", "nothing"]
"""What a doubt is about: every cell of the row, what its empty cells may have held, the one cell it names, or none."""


class Doubt(Enum):
    """A kind of doubt: its code, how much of the row's confidence it takes (0 to 1), and what it is about.

    Its words stand in the catalogue of messages under ``doubt.CODE``.
    """

    HEADING_BY_WORDS = ("heading_by_words", 0.05, "nothing")
    HEADING_GARBLED = ("heading_garbled", 0.05, "row")
    HEADING_AS_BEFORE = ("heading_as_before", 0.05, "nothing")
    HEADING_BY_CONTENT = ("heading_by_content", 0.05, "row")
    COLUMN_BY_CONTENT = ("column_by_content", 0.05, "cell")
    COLUMN_UNSURE = ("column_unsure", 0.1, "cell")
    COLUMN_CONTRADICTED = ("column_contradicted", 0.1, "cell")
    WORK_REPEATED = ("work_repeated", 0.1, "row")
    TAUGHT_TWICE = ("taught_twice", 0.0, "nothing")
    JOINED = ("joined", 0.0, "nothing")
    BEGINS_BY_DECISION = ("begins_by_decision", 0.0, "nothing")
    BEGINS_TORN = ("begins_torn", 0.0, "absence")
    ENDS_TORN = ("ends_torn", 0.0, "absence")
    MEASURE_INHERITED = ("measure_inherited", 0.0, "nothing")
    OBJECTIVE_LOST = ("objective_lost", 0.0, "nothing")
    CODE_ELSEWHERE = ("code_elsewhere", 0.0, "nothing")
    AS_ABOVE = ("as_above", 0.0, "cell")
    ROLES_SHARED = ("roles_shared", 0.0, "nothing")
    NAME_ALONE = ("name_alone", 0.0, "nothing")
    CODES_SHARED = ("codes_shared", 0.0, "nothing")
    FOOTNOTE_NONE = ("footnote_none", 0.0, "nothing")
    FOOTNOTE_MISSING = ("footnote_missing", 0.0, "nothing")

    def __init__(self, code: str, weight: float, scope: Scope) -> None:
        self.code = code
        self.weight = weight
        self.scope = scope


_BY_CODE = {doubt.code: doubt for doubt in Doubt}


def doubt_of(code: str) -> Doubt | None:
    """The doubt of a code; None for one that this version does not know."""
    return _BY_CODE.get(code)


@dataclass(slots=True, frozen=True)
class Caveat:
    """A doubt about a row, or about one ``field`` of it, with the ``values`` that its words need."""

    doubt: Doubt
    field: str | None = None
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, doubt: Doubt, field: str | None = None, **values: object) -> Caveat:
        """A caveat with its values by name."""
        return cls(doubt, field, tuple((name, str(value)) for name, value in values.items()))

    def words(self, lang: str = "en") -> str:
        """What people read."""
        return message(f"doubt.{self.doubt.code}", lang, field=self.field or "", **dict(self.values))
