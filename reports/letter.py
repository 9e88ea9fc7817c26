"""A letter to one institution: what the plans of an atlas expect of it, in both roles, in the plans' own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planatlas.errors import NameUnknown
from planatlas.graph.account import DocumentAccount
from planatlas.graph.model import Node
from planatlas.graph.stored import StoredGraph
from planatlas.reports.chapter import Chapter, chapters
from planatlas.reports.lookup import institution_named
from planatlas.reports.plan_view import MeasureRow
from planatlas.reports.text import Text

__all__ = ["Expectations", "Letter", "letter"]


@dataclass(frozen=True)
class Expectations:
    """What one plan expects: measures the institution is to answer for, and those it is to help with.

    ``about`` is the plan cut down to these measures, for its drawings; ``open``: kinds of gap of each measure, by id.
    """

    chapter: Chapter
    about: Chapter
    responsible: tuple[MeasureRow, ...]
    partner: tuple[MeasureRow, ...]
    open: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Letter:
    """The letter, ready to be laid out. ``units`` are parts of the institution that the plans name."""

    body: Node
    units: tuple[str, ...]
    plans: tuple[Expectations, ...]
    unread: tuple[Node, ...] = ()
    """Plans of the atlas of which nothing was read: what they expect is not known."""
    account: tuple[DocumentAccount, ...] = ()
    """What of the other plans was not read."""

    @property
    def issuer(self) -> str:
        """Who sends it: the issuer of the first plan, or nothing where the plan does not say."""
        return str(self.plans[0].chapter.reading.plan.props.get("issuer") or "")


def letter(atlas: StoredGraph, institution: str, text: Text) -> Letter:
    """Gather what every plan of the atlas expects of ``institution`` and its units.

    Raises NameUnknown when there is no such institution, or none of the plans names it for a measure.
    """
    made = chapters(atlas, text)
    if not made:
        raise NameUnknown("this atlas holds no document with measures; build it from a plan")
    index = made[0].index
    body = institution_named(index, institution)
    plans = tuple(one for chapter in made if (one := _expected(chapter, body)) is not None)
    if not plans:
        raise NameUnknown(f"no plan of this atlas names {body.name} for a measure, so there is nothing to write to it")
    units = sorted(
        node.name for node in index.graph.labelled("Institution") if index.legal_entity(node).id == body.id != node.id
    )
    return Letter(body, tuple(units), plans, tuple(atlas.unread), tuple(atlas.account.documents(text.lang)))


def _expected(chapter: Chapter, body: Node) -> Expectations | None:
    index = chapter.index
    held = next((load for load in chapter.loads if load.body.id == body.id), None)
    if held is None:
        return None
    responsible = [row for row in chapter.reading.counted if row.measure.id in held.responsible]
    partner = [row for row in chapter.reading.counted if row.measure.id in held.only_partner]
    reading = replace(chapter.reading, rows=(*responsible, *partner))
    about = Chapter(chapter.key, index, reading, chapter.text, paper=True)
    return Expectations(chapter, about, tuple(responsible), tuple(partner), chapter.findings.marked)
