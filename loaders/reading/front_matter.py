"""The records of a plan's frame, in reading order: one walk over the document, one reader for each kind of record."""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.loaders.document import Document
from planatlas.loaders.plan.acts import acts_in
from planatlas.loaders.plan.adoption import adoption_of
from planatlas.loaders.plan.adoption_statements import standing_records
from planatlas.loaders.plan.agreements import agreement_in
from planatlas.loaders.plan.figures import figures_in
from planatlas.loaders.plan.objectives import Objectives
from planatlas.loaders.plan.target_groups import TargetGroups
from planatlas.loaders.services import Services
from planatlas.loaders.structure.abbreviations import AbbreviationList
from planatlas.loaders.structure.outline import Outline
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.structure.strategies import Strategies
from planatlas.loaders.tables.row_boundaries import RowBoundaries
from planatlas.loaders.values.mentions import Lexicon, lexicon
from planatlas.records import Abbreviation, LegalAct, Plan, Record, Service, StatedFigure

__all__ = ["frame_records"]

_LONGEST_LABEL = 120


def frame_records(outline: Outline, plan: Plan, boundaries: RowBoundaries | None = None) -> Iterator[Record]:
    """Yield acts, strategies, agreements, objectives, abbreviations, services and target groups of a document, and how
    it was adopted and consulted on. ``boundaries`` knows what people decided about rows of the tables of services.
    """
    parts, document = outline.passages, outline.document
    shorts = _Abbreviations(document, plan.lang, parts)
    rows = RowBoundaries(document.doc) if boundaries is None else boundaries
    reader = _Frame(document, plan, shorts, adoption_of(parts, plan.issuer).act_at, rows)
    for passage in parts:
        yield from reader.read(passage)
    yield from reader.close()
    yield from standing_records(document, plan, parts)


class _Abbreviations:
    """The list of abbreviations, read first: it may stand at the very end, and the names before it need it."""

    def __init__(self, document: Document, lang: str | None, parts: list[Passage]) -> None:
        found = AbbreviationList(document, lang)
        self.by_line: dict[int, list[Abbreviation]] = {}
        self.listed: set[int] = set()
        for passage in parts:
            for record in found.read(passage):
                self.by_line.setdefault(passage.line, []).append(record)
            if found.inside:
                self.listed.update(passage.lines)
        every = {one.short: one.long for records in self.by_line.values() for one in records}
        self.lexicon: Lexicon = lexicon(every)


class _Frame:
    """All readers, fed with one passage after the other."""

    def __init__(
        self, document: Document, plan: Plan, shorts: _Abbreviations, act_at: Passage | None, boundaries: RowBoundaries
    ) -> None:
        self._document, self._plan, self._shorts, self._act_at = document, plan, shorts, act_at
        self._strategies = Strategies(document, plan.lang)
        self._objectives = Objectives(document, plan.lang)
        self._services = Services(document, plan, boundaries)
        self._groups = TargetGroups(document, plan.lang)
        self._intro: str | None = None
        self._adopted = False

    def read(self, passage: Passage) -> Iterator[Record]:
        """Yield the records a passage holds, those of finished services first."""
        yield from self._service(self._services.read(passage), passage)
        if passage.line in self._shorts.listed or passage.kind == "rule":
            yield from self._shorts.by_line.get(passage.line, ())
            return
        yield from self._own_act(acts_in(self._document, passage, self._plan.lang, self._intro))
        if not self._is_title(passage):
            yield from self._strategies.read(passage)
        yield from self._objectives.read(passage)
        if passage.kind != "row":
            yield from self._figures(passage)
            yield from agreement_in(self._document, passage, self._plan, self._shorts.lexicon)
            self._remember(passage)
        yield from self._groups.read(passage)

    def close(self) -> Iterator[Record]:
        """Yield what the last table still holds, and the adopting act if nothing cited it."""
        yield from self._unprinted_act()
        yield from self._service(self._services.close(), None)

    def _service(self, found: Iterator[Service | StatedFigure], passage: Passage | None) -> Iterator[Record]:
        for service in found:
            yield service
            if passage is not None and isinstance(service, Service):
                for group in self._groups.of_service(service, passage):
                    group.line, group.lines = service.line, list(service.lines)
                    yield group

    def _own_act(self, acts: Iterator[LegalAct]) -> Iterator[LegalAct]:
        """An act that the text cites and that is the plan's own adopts it."""
        for act in acts:
            if self._plan.adopting_act and self._plan.adopting_act in (
                f"{act.type} {act.number}/{act.year}",
                f"{act.type} {act.number}",
            ):
                if self._adopted:
                    act.relation = "cites"
                else:
                    act.relation, self._adopted = "adopts", True
            yield act

    def _figures(self, passage: Passage) -> Iterator[Record]:
        """Pages and news have their figures from the reader of running text."""
        if self._plan.genre in ("plan", "strategy"):
            yield from figures_in(self._document, self._plan, passage)

    def _unprinted_act(self) -> Iterator[LegalAct]:
        """The act that adopts the plan, where no line cites it whole: its number and day stand apart."""
        if self._adopted or not self._plan.adopting_act:
            return
        kind, _, number = self._plan.adopting_act.rpartition(" ")
        digits, _, year = number.partition("/")
        plan = self._plan
        place = place_in(self._document, self._act_at, plan.lang) if self._act_at else {"doc": plan.doc}
        yield LegalAct(
            **place,
            type=kind,
            number=digits or None,
            year=int(year) if year.isdigit() else None,
            date=plan.adopted_on,
            name=plan.name,
            relation="adopts",
        )

    def _is_title(self, passage: Passage) -> bool:
        """The title names the document itself, no strategy it is based on."""
        return passage.line in self._plan.lines

    def _remember(self, passage: Passage) -> None:
        """A label over a list holds until the next heading ("Având în vedere:")."""
        if passage.kind == "heading" or (
            passage.kind == "text" and passage.text.rstrip("* ").endswith(":") and len(passage.text) < _LONGEST_LABEL
        ):
            self._intro = passage.text
        elif passage.kind == "text" and len(passage.text) > _LONGEST_LABEL:
            self._intro = None
