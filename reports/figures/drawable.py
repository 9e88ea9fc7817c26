"""What a drawing needs of a chapter: its measures, loads, network and matrix, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from planatlas.reports.figures.lanes import Layout
from planatlas.reports.parts.load import Load
from planatlas.reports.parts.matrix import Matrix
from planatlas.reports.parts.network import Picture
from planatlas.reports.plan_view import PlanReading
from planatlas.reports.text import Text

__all__ = ["Drawable"]


class Drawable(Protocol):
    """A chapter as drawings see it."""

    @property
    def text(self) -> Text: ...

    @property
    def reading(self) -> PlanReading: ...

    @property
    def picture(self) -> Picture: ...

    @property
    def layout(self) -> Layout: ...

    @property
    def loads(self) -> Sequence[Load]: ...

    @property
    def duties(self) -> Sequence[int]: ...

    @property
    def matrix(self) -> Matrix: ...
