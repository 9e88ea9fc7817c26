"""What a drawing needs of a chapter: its measures, loads, network and matrix, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from planatlas.reports.figures.lanes import LaneLayout
from planatlas.reports.parts.load import EntityLoad
from planatlas.reports.parts.matrix import Matrix
from planatlas.reports.parts.network import NetworkPicture
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
    def picture(self) -> NetworkPicture: ...

    @property
    def layout(self) -> LaneLayout: ...

    @property
    def loads(self) -> Sequence[EntityLoad]: ...

    @property
    def duties(self) -> Sequence[int]: ...

    @property
    def matrix(self) -> Matrix: ...
