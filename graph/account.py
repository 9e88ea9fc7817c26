"""How much of its work was read from each plan: what every answer from it must say first.

Counts stand on the plan's node; the regions themselves are records of the kind ``table``, looked at only where the
counts say that one was not wholly understood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planatlas.graph.model import Node
from planatlas.ontology.catalogue import message
from planatlas.ontology.vocabulary import vocabulary
from planatlas.records import Record, TableRecord, Why

__all__ = ["Account", "DocumentAccount", "counts_of", "few_read", "holds_no_work", "wholly_read"]

ELSE = "read as something else"
"""Evidence that does not tell what a table is: services were read from it, and there may be work in it too."""
_MOST = 5
"""Regions that are told of a plan one by one."""
_LONGEST = 60


def counts_of(tables: Sequence[TableRecord]) -> dict[str, int]:
    """What the node of a plan carries: regions that hold work, or may, with their rows, and those that hold none."""
    work = [one for one in tables if one.rows_seen or one.understood != "yes"]
    is_text = any(one.shape == "prose" for one in tables)
    return {
        "grids_seen": len(work),
        "grids_read": sum(one.understood != "no" for one in work),
        "grids_unsure": sum(one.understood == "partly" for one in work),
        "grids_without_work": 0 if is_text else sum(one.evidence not in (None, ELSE) for one in tables),
        "rows_seen": sum(one.rows_seen for one in work),
        "rows_read": sum(one.rows_read for one in work),
    }


def _count(plan: Node, name: str) -> int:
    value = plan.props.get(name)
    return value if isinstance(value, int) else 0


def few_read(plan: Node) -> bool:
    """Whether fewer than half of the rows that a plan shows were read."""
    return 2 * _count(plan, "rows_read") < _count(plan, "rows_seen")


def holds_no_work(plan: Node) -> bool:
    """Whether a document has tables and all of them were seen to hold something else: prices, a form to fill in."""
    return not _count(plan, "grids_seen") and _count(plan, "grids_without_work") > 0


def wholly_read(plan: Node) -> bool:
    """Whether every region that was seen was understood."""
    return _count(plan, "grids_read") == _count(plan, "grids_seen") and not _count(plan, "grids_unsure")


@dataclass(slots=True, frozen=True)
class DocumentAccount:
    """What is said of one plan: one sentence, and a line for each region that was not wholly understood."""

    plan: Node
    sentence: str
    regions: tuple[str, ...] = ()


class Account:
    """The account of the plans that promise work. ``records`` gives those of all of them, when they are needed.

    ``further`` are documents that promise none (pages, news): they are told of where they show work nevertheless, and
    never count as badly read.
    """

    def __init__(
        self,
        plans: Iterable[Node],
        activities: Iterable[Node],
        records: Callable[[], Iterable[Record]],
        further: Iterable[Node] = (),
    ) -> None:
        self.plans = list(plans)
        self.further = list(further)
        self._held = {activity.props.get("plan") for activity in activities}
        self._records = records

    @property
    def unread(self) -> list[Node]:
        """Those without a single row of work, unless they were seen to hold none."""
        return [plan for plan in self.plans if plan.id not in self._held and not holds_no_work(plan)]

    @property
    def badly_read(self) -> list[Node]:
        """Those of which nothing, or fewer than half of the rows, was read."""
        return [plan for plan in self.plans if plan in self.unread or few_read(plan)]

    @property
    def without_work(self) -> list[Node]:
        """Those that were seen to hold none, and of which none was read."""
        return [plan for plan in self.plans if plan.id not in self._held and holds_no_work(plan)]

    @property
    def unsure(self) -> list[Node]:
        """Those of which something was not understood, pages that show work among them."""
        return [plan for plan in (*self.plans, *self.further) if not wholly_read(plan)]

    def documents(self, lang: str) -> Iterator[DocumentAccount]:
        """Yield what is to be said before anything else; nothing of a plan that was wholly read."""
        empty = self.without_work
        open_ones = [plan for plan in (*self.plans, *self.further) if plan in empty or not wholly_read(plan)]
        tables = self._by_doc() if open_ones else {}  # all records are read for this, so once, and only if they must
        for plan in open_ones:
            here = tables.get(str(plan.props.get("doc")), [])
            named = {"plan": plan.name, "doc": plan.props.get("doc")}
            if plan in empty:
                yield DocumentAccount(plan, message("account.no-work", lang, **named, why=_evidence(here, lang)))
            else:
                yield DocumentAccount(plan, _counted(plan, lang, named), tuple(_regions(here, lang)))

    def _by_doc(self) -> dict[str, list[TableRecord]]:
        found: dict[str, list[TableRecord]] = {}
        for record in self._records():
            if isinstance(record, TableRecord):
                found.setdefault(record.doc, []).append(record)
        return found


def _evidence(tables: Iterable[TableRecord], lang: str) -> str:
    found = dict.fromkeys(one.evidence for one in tables if one.evidence)
    return ", ".join(message(f"account.evidence.{one.replace(' ', '-')}", lang) for one in found)


def _regions(tables: Iterable[TableRecord], lang: str) -> Iterator[str]:
    open_ones = [one for one in tables if one.understood != "yes"]
    yield from (_region(one, lang) for one in open_ones[:_MOST])
    if (more := len(open_ones) - _MOST) > 0:
        yield message("account.more", lang, count=more)


def _counted(plan: Node, lang: str, named: Mapping[str, object]) -> str:
    """ "tables: 19 of 20 read"."""
    names = ("grids_read", "grids_seen", "rows_read", "rows_seen")
    return message("account.plan", lang, **named, **{name: _count(plan, name) for name in names})


def _region(one: TableRecord, lang: str) -> str:
    """Where a region stands, how much of it was read, its headings, and which columns nobody took."""
    words = [_short(text) for text in one.headings if text.strip()]
    parts = [message("account.rows", lang, place=_place(one, lang), read=one.rows_read, seen=one.rows_seen)]
    if one.why == Why.HEADING:
        parts.append(message("account.invented", lang))
    if words:
        parts.append(message("account.headings", lang, headings=" | ".join(dict.fromkeys(words))))
    parts.extend(_contradictions(one, lang))
    if one.lost_cells:
        cells = [f"{message('account.line', lang, number=lost.line)}: {lost.text}" for lost in one.lost_cells]
        more = f"; … (+{len(cells) - _MOST})" if len(cells) > _MOST else ""
        parts.append(message("account.cells", lang, cells="; ".join(cells[:_MOST]) + more))
    if missed := [_short(text) for text in one.nobody_took]:
        parts.append(message("account.columns", lang, columns=", ".join(missed)))
    return " ".join(parts)


def _contradictions(one: TableRecord, lang: str) -> Iterator[str]:
    """What speaks against a column: its content, or a second answer of people."""
    for at, column in enumerate(one.columns, start=1):
        field = vocabulary().field_label(column.asked, lang) if column.asked else ""
        for code in column.doubts:
            said = message(f"doubt.{code}", lang, column=at, field=field)
            yield f"{said[:1].upper()}{said[1:]}."


def _place(one: TableRecord, lang: str) -> str:
    found = [one.sheet] if one.sheet else []
    found += [message("account.page", lang, number=one.page)] if one.page else []
    return ", ".join([*found, message("account.line", lang, number=one.line)])


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + "…"
