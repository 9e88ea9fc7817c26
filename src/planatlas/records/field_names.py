"""What a column or label of a plan may ask for: every field by its name, with what it is for. They stand here only.

What headings and labels mean a field stands in ``headings.ttl``, in four languages.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

__all__ = ["CELL_FIELDS", "Field", "FieldRole", "fields_for"]

FieldRole = Literal["place", "work", "detail", "remark", "source", "event", "service", "glossary"]
"""``place`` where a row stands, ``work`` what is to be done, ``detail`` something about it, ``remark`` what else is
said of it, ``source`` an amount of one source of money, ``event`` and ``service`` what tables of those ask,
``glossary`` a list of abbreviations."""


class Field(StrEnum):
    """A field: its name, its role, and whether its cell in a row of work has a state."""

    role: FieldRole
    has_state: bool

    def __new__(cls, name: str, role: FieldRole, has_state: bool = False) -> Field:
        """A string that knows what it is for."""
        one = str.__new__(cls, name)
        one._value_ = name
        one.role, one.has_state = role, has_state
        return one

    NUMBER = "number", "place"
    CODE = "code", "place"
    COMPONENT = "component", "place"
    GENERAL_OBJECTIVE = "general_objective", "place"
    SPECIFIC_OBJECTIVE = "specific_objective", "place"
    MEASURE = "measure", "work"
    ACTIVITY = "activity", "work"
    RESPONSIBLE = "responsible", "detail", True
    PARTNERS = "partners", "detail", True
    FUNDING = "funding", "detail", True
    BUDGET = "budget", "detail", True
    INDICATORS = "indicators", "detail", True
    TARGETS = "targets", "detail", True
    DEADLINE = "deadline", "detail", True
    START = "start", "detail"
    PERIOD = "period", "detail"
    TARGET_GROUPS = "target_groups", "detail", True
    STATUS = "status", "remark"
    OBSERVATIONS = "observations", "remark"
    BUDGET_LOCAL = "budget_local", "source"
    BUDGET_COUNTY = "budget_county", "source"
    BUDGET_STATE = "budget_state", "source"
    BUDGET_CONTRIBUTIONS = "budget_contributions", "source"
    BUDGET_OTHER = "budget_other", "source"
    DESCRIPTION = "description", "event"
    THEME = "theme", "event"
    CAMPAIGN = "campaign", "event"
    CAMPAIGN_OBJECTIVES = "campaign_objectives", "event"
    INFORMATION = "information", "event"
    PARTICIPANTS = "participants", "event"
    PERSONS = "persons", "event"
    TRAINING = "training", "event"
    QUALIFICATION = "qualification", "event"
    INSTRUCTION = "instruction", "event"
    SERVICE_NAME = "service_name", "service"
    SERVICE_CODE = "service_code", "service"
    PROVIDER = "provider", "service"
    CAPACITY = "capacity", "service"
    OCCUPANCY = "occupancy", "service"
    WAITING = "waiting", "service"
    STAFF = "staff", "service"
    SPACE = "space", "service"
    SERVICES_OFFERED = "services_offered", "service"
    JUSTIFICATION = "justification", "service"
    ABBREVIATION = "abbreviation", "glossary"
    MEANING = "meaning", "glossary"


def fields_for(*roles: FieldRole) -> tuple[str, ...]:
    """The fields of these roles, in order."""
    return tuple(one.value for one in Field if one.role in roles)


CELL_FIELDS = tuple(one.value for one in Field if one.has_state)
"""The fields of a row of work whose cells have a state, in the order in which they are told."""
