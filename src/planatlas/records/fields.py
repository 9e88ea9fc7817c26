"""The fields of one row of work as a form prints them: what every reader of a form hands over to the builder."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, Literal

from planatlas.records.cell import Cell
from planatlas.records.doubts import Caveat

__all__ = ["Fields", "OtherCell", "WorkForm"]

WorkForm = Literal["grid", "card", "item", "running"]
"""A row of a table, a card of labels, an item of a list, a paragraph of running text."""


@dataclass(slots=True)
class OtherCell:
    """What stands in a column or behind a label that is no field of ours, as printed."""

    heading: str
    text: str
    line: int | None = None


@dataclass(slots=True)
class Fields:
    """One row: its cells by the name of their field, whatever form prints them.

    ``asked`` are the fields that a column or label asks for, ``lost`` those of which something could not be read.
    ``place`` holds what the row has from where it stands: line, page, section, component, objectives, origin.
    ``lead`` is the cell that begins the row where no field names its work, ``under`` what the row stands under: a blank
    cell of a grid goes on with the one above as long as that is the same. ``torn`` tells that the row's beginning is
    lost. ``amounts`` are the columns of amounts by year or by source, each with what stands in it, ``unit`` is what the
    line above says of all amounts (both are of the reader of tables); ``opening`` and ``caveats`` are what was unsure
    about the row and about its columns.
    """

    form: WorkForm
    cells: dict[str, Cell] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    other: list[OtherCell] = field(default_factory=list)
    place: dict[str, Any] = field(default_factory=dict)
    lead: Cell | None = None
    under: Hashable = None
    torn: bool = False
    amounts: list[tuple[Any, str]] = field(default_factory=list)
    unit: Any = None
    opening: list[Caveat] = field(default_factory=list)
    caveats: list[Caveat] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        """The text of a field's cell; empty where there is none."""
        cell = self.cells.get(name)
        return cell.text if cell is not None else ""

    def heading(self, name: str) -> str:
        """The printed heading or label of a field; empty where nothing asks for it."""
        cell = self.cells.get(name)
        return cell.heading if cell is not None else ""

    def put(self, name: str, cell: Cell) -> None:
        """Take in the cell of a field that the form asks for."""
        self.cells[name] = cell
        self.asked.add(name)

    def asks(self, *names: str) -> bool:
        """Tell whether the form asks for any of the fields."""
        return not self.asked.isdisjoint(names)
