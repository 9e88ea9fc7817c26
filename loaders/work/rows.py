"""One row of work from the printed rows that make it: the activity record, with a state for every cell."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from planatlas.loaders.structure.path import Path
from planatlas.loaders.tables.join import join_pieces
from planatlas.loaders.tables.money_columns import MoneyColumn
from planatlas.loaders.tables.quote import line_of, quote_of, quote_of_name
from planatlas.loaders.tables.row_boundaries import DECIDED
from planatlas.loaders.tables.row_money import SOURCE_COLUMNS, budgets_of, is_amount, named_sources
from planatlas.loaders.tables.stitch import RowGroup, key_column
from planatlas.loaders.tables.walk import WorkRow
from planatlas.loaders.values.cell_states import is_dash, is_not_applicable, names_nobody, state_of
from planatlas.loaders.values.codes import codes_in, lettered, take_code, take_mark
from planatlas.loaders.values.deadline import beginning, deadline_kind, interval
from planatlas.loaders.values.indicators import items_of, split_indicators
from planatlas.loaders.values.markup import BULLETS
from planatlas.loaders.values.mentions import Lexicon, NamedBodies, named_bodies, split_funding
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.money import MoneyUnit, amounts_in
from planatlas.loaders.values.service_code import take_service_codes
from planatlas.loaders.values.structure_lines import heading_lost, objective_line
from planatlas.loaders.values.targets import asks_target, targets_in
from planatlas.loaders.work.ditto import as_above
from planatlas.loaders.work.divide import divide
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import words
from planatlas.records import (
    Activity,
    Caveat,
    Doubt,
    FundingMention,
    JoinedPiece,
    Mention,
    Target,
    TargetGroupMention,
)

__all__ = ["RowContext", "activities_of"]

_MARKS = re.compile(f"[{re.escape(BULLETS)}]")
_GROUP_ENDS = re.compile(rf"[,;\n/]|[{re.escape(BULLETS)}]")


@dataclass(slots=True)
class RowContext:
    """What a row is read with: the document's lexicon and words, the plan's year, the activity above."""

    lexicon: Lexicon
    known: Collection[str]
    year: int | None = None
    above: Activity | None = None
    previous: Activity | None = None
    objective: tuple[tuple[str | None, ...], str | None, str | None] | None = None
    component: tuple[tuple[str | None, ...], str] | None = None


class _Texts:
    """The joined text of every field of a group."""

    def __init__(self, group: RowGroup, known: Collection[str]) -> None:
        self.group, self.known = group, known
        self._columns: dict[str | None, int] = {}
        for column, name in enumerate(group.layout.fields):
            self._columns.setdefault(name, column)
        self._memo: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._columns:
            return ""
        if name not in self._memo:
            self._memo[name] = join_pieces(self.group.pieces(self._columns[name]), self.known)
        return self._memo[name]

    def column(self, name: str) -> int | None:
        return self._columns.get(name)

    def lost(self, column: int | None) -> bool:
        """Tell whether something stands in the column that could not be read."""
        rows = self.group.rows if column is not None else ()
        return any(row.cells[column].lost for row in rows if column is not None and column < len(row.cells))

    def heading(self, name: str) -> str:
        return _heading(self.group, self.column(name))

    def money(self) -> list[tuple[MoneyColumn, str]]:
        """The columns of amounts by year or by source, each with what stands in it."""
        layout = self.group.layout
        told = (one for one in layout.money if layout.fields[one.index] is None)  # people may have told otherwise
        pieces = ((one, self.group.pieces(one.index)) for one in told)
        return [(one, join_pieces(found, self.known)) for one, found in pieces]

    def unit(self) -> MoneyUnit | None:
        """What the line above the table says of its amounts."""
        return self.group.layout.unit


def activities_of(row: WorkRow, reading: RowContext, kind: str = "measure") -> Iterator[Activity]:
    """Yield the activities of a row: one, or one for each code that its cell prints."""
    texts = _Texts(row.group, reading.known)
    one = _head(row, texts, reading, kind)
    _what(one, texts, reading, row.path)
    _who(one, texts, reading)
    _when(one, texts, reading.year)
    _states(one, texts, row)
    as_above(one, reading.previous, texts.__getitem__)
    _status(one, texts, row)
    many = codes_in(_lead_text(texts)) if not one.measure_inherited_from else []
    for activity in divide(one, many, (texts["indicators"], texts["deadline"])) if many else [one]:
        reading.above = activity if activity.measure_inherited_from is None else reading.above
        reading.previous = activity
        yield activity


def _head(row: WorkRow, texts: _Texts, reading: RowContext, kind: str) -> Activity:
    group, path = row.group, row.path
    first = group.rows[0].span
    lines = sorted({line for piece in group.rows for line in piece.span.lines})
    out = Activity(line=first.line, lines=lines, page=first.page, sheet=first.sheet, cell=first.cell, box=first.box)
    out.activity_type, out.section = kind, path.section
    out.component, out.general_objective, out.specific_objective = path.component, path.general, path.specific
    for join in group.joins:
        out.doubt(Caveat.of(Doubt.JOINED, reason=join.reason))
    if group.opened and group.opened.reason == DECIDED:
        out.doubt(Caveat.of(Doubt.BEGINS_BY_DECISION))
    sure = [*(join.confidence for join in group.joins), *(row.confidence for row in group.rows)]
    held = math.prod(1 - caveat.doubt.weight for caveat in group.layout.caveats)
    out.confidence = round(min([1.0, *sure]) * held, 3)
    pieces = zip(group.rows[1:], group.joins, strict=True)
    out.joins = [JoinedPiece(row.span.line, join.confidence, join.reason) for row, join in pieces]
    if path.origin:
        out.origin, out.status = path.origin, "cited"
    if group.torn:
        out.doubt(Caveat.of(Doubt.BEGINS_TORN))
        out.confidence = min(out.confidence, 0.5)
    return out


def _lead_text(texts: _Texts) -> str:
    """The text that names the work: the measure's, or what stands for it."""
    return join_pieces(texts.group.pieces(_lead_column(texts)), texts.known)


def _what(out: Activity, texts: _Texts, reading: RowContext, path: Path) -> None:
    """Code, measure and activity text, inheritance, objective of a column, actions."""
    measure, activity = _plain(texts["measure"]), texts["activity"]
    code, rest = take_code(measure)
    if not measure and texts.column("measure") is not None and activity and reading.above is not None:
        _inherit(out, reading.above)
    elif measure:
        out.measure_code, out.measure_text = code, _unmark(rest if code else measure)
    else:
        lead = (
            take_service_codes(_lead_text(texts))[1] if texts.column("service_name") is not None else _lead_text(texts)
        )
        code, rest = take_code(_plain(lead))
        out.measure_code, out.measure_text = code, _unmark(rest if code else _plain(lead))
    out.measure_code = (
        out.measure_code
        or take_code(f"{texts['code'] or texts['number']} x")[0]
        or lettered(texts["code"] or texts["number"])
    )
    out.activity_text = _unmark(_plain(activity)) if activity and measure or out.measure_inherited_from else ""
    out.activity_text = out.activity_text or _described(out, texts) or out.measure_text
    activity = activity or texts["training"]
    out.actions = items_of(activity) if len(items_of(activity)) > 1 or activity[:1] in BULLETS else []
    _objective(out, texts, path, reading)
    _component(out, texts, path, reading)
    out.quote = quote_of(texts.group, _lead_column(texts))


def _inherit(out: Activity, above: Activity) -> None:
    out.measure_code, out.measure_text = above.measure_code, above.measure_text
    out.measure_inherited_from = above.line
    out.doubt(Caveat.of(Doubt.MEASURE_INHERITED))


def _described(out: Activity, texts: _Texts) -> str:
    """What a column of descriptions says of the work that another column names."""
    named = texts.column("description") is not None and _lead_column(texts) != texts.column("description")
    return _unmark(_plain(texts["description"])) if named and out.activity_type == "measure" else ""


def _component(out: Activity, texts: _Texts, path: Path, reading: RowContext) -> None:
    """A column of components or themes names that of its rows; an empty cell goes on under the one above."""
    if path.component or texts.column("component") is None:
        return
    place = (path.chapter, path.general, path.specific)
    if printed := _plain(texts["component"]):
        reading.component = (place, printed)
    if reading.component and reading.component[0] == place:
        out.component = reading.component[1]


def _objective(out: Activity, texts: _Texts, path: Path, reading: RowContext) -> None:
    """A column of objectives decides against position; an empty cell of it goes on under the objective above."""
    place = (path.component, path.general, path.specific)
    specific, general = texts["specific_objective"], texts["general_objective"]
    if general:
        line = objective_line(general)
        code, rest = (line.code, line.name) if line else take_code(general)
        out.general_objective = code or take_mark(rest)[1] or general
        if not specific:
            reading.objective = (place, None, out.general_objective)
    elif texts.column("general_objective") is not None and reading.objective and reading.objective[0] == place:
        out.general_objective = reading.objective[2]
    if specific:
        line = objective_line(specific)
        code = line.code if line else take_code(specific)[0]
        code = code or path.code_by_name(specific)
        out.specific_objective = code or (None if texts.group.torn else _plain(specific))
        if code and "." in code and not general:
            out.general_objective = code.split(".")[0]
        if heading_lost(out.general_objective, path.general) and out.component:
            out.component = None
            out.doubt(Caveat.of(Doubt.OBJECTIVE_LOST))
        reading.objective = (place, out.specific_objective, out.general_objective)
    elif texts.column("specific_objective") is not None and reading.objective and reading.objective[0] == place:
        _, out.specific_objective, out.general_objective = reading.objective
    elif out.measure_code and out.specific_objective and "." in out.specific_objective:
        _note_contradiction(out)


def _note_contradiction(out: Activity) -> None:
    code = ".".join((out.measure_code or "").replace(" ", "").split(".")[:2])
    if code.count(".") and code != out.specific_objective and (out.measure_code or "").count(".") >= 2:
        out.doubt(Caveat.of(Doubt.CODE_ELSEWHERE, code=out.measure_code, objective=out.specific_objective))


def _is_shared(texts: _Texts) -> bool:
    """One heading asks for both: "Instituție responsabilă / parteneri"."""
    told = {vocabulary().field_by_words(word) for word in texts.heading("responsible").split()}
    return texts.column("partners") is None and "partners" in told


def _bodies(out: Activity, texts: _Texts, name: str, reading: RowContext, role: str) -> None:
    """The bodies a cell names, each with the cell's line and quote: "Școala nr. 2. Parteneri: Asociația X" has both."""
    named = named_bodies(texts[name], reading.lexicon, role)
    if role == "partners":
        named = NamedBodies([], [*named.lead, *named.others])
    out.responsible.extend(_printed(texts, name, mention) for mention in named.lead)
    out.partners.extend(_printed(texts, name, mention) for mention in named.others)


def _printed(texts: _Texts, name: str, mention: str) -> Mention:
    line, quote = quote_of_name(texts.group, texts.column(name), mention)
    return Mention(mention, None, line, quote)


def _who(out: Activity, texts: _Texts, reading: RowContext) -> None:
    if _is_shared(texts):
        out.doubt(Caveat.of(Doubt.ROLES_SHARED))
    _bodies(out, texts, "responsible", reading, "responsible")
    _bodies(out, texts, "partners" if texts.column("partners") is not None else "participants", reading, "partners")
    funding = "" if names_nobody(texts["funding"]) or is_amount(texts["funding"]) else texts["funding"]
    out.funding = [FundingMention(mention) for mention in split_funding(funding)]
    lang = reading.lexicon.lang
    out.budget, extra = budgets_of(texts, lang)
    out.budget.extend(amounts_in(funding, lang))
    if texts.column("funding") is None and not is_dash(texts["budget"]):
        out.funding.extend(FundingMention(mention) for mention in named_sources(texts["budget"]))
    out.funding.extend(extra)
    out.target_groups = [TargetGroupMention(m, None, "column") for m in _groups(texts["target_groups"])]


def _groups(text: str) -> list[str]:
    if not text or is_dash(text):
        return []
    parts = (" ".join(part.split()).strip(" .;,-–") for part in _GROUP_ENDS.split(text))
    return [part for part in parts if part]


def _when(out: Activity, texts: _Texts, year: int | None) -> None:
    deadline, period = " ".join(texts["deadline"].split()), " ".join(texts["period"].split())
    if deadline and not is_dash(deadline):
        out.deadline = deadline
        out.deadline_kind = deadline_kind(texts.heading("deadline"))
    out.period = period if period and not is_dash(period) else None
    out.starts, out.ends = interval(out.deadline or "", year)
    if out.starts is None and out.ends is None and out.period:
        out.starts, out.ends = interval(out.period, year)
    if printed := " ".join(texts["start"].split()):
        out.starts = beginning(printed, year) or out.starts


def _states(out: Activity, texts: _Texts, row: WorkRow) -> None:
    group = row.group
    torn = group.torn or _cut_off(texts)
    if torn and not group.torn:
        out.doubt(Caveat.of(Doubt.ENDS_TORN))
    indicators = texts["indicators"]
    out.indicators = split_indicators(indicators) if not is_dash(indicators) else []
    out.targets = targets_in([*out.indicators, *split_indicators(texts["targets"])])
    persons = texts["persons"].strip()
    if persons.isdigit():
        out.targets.append(_persons(int(persons)))
    for name in ("responsible", "partners", "funding", "budget", "deadline", "target_groups"):
        column, text = _asked(texts, name)
        out.cell_of(name).state = state_of(text, column, bool(getattr(out, name)), torn or texts.lost(column))
    column = texts.column("indicators")
    torn = torn or texts.lost(column)
    out.cell_of("indicators").state = state_of(indicators, column, bool(out.indicators), torn)
    asked = (
        group.layout.asks_target or texts.column("persons") is not None or any(map(asks_target, items_of(indicators)))
    )
    out.cell_of("targets").state = state_of(persons, 0 if asked else None, bool(out.targets), torn)
    for name in ("responsible", "partners", "funding", "indicators", "deadline"):
        if quote := quote_of(group, texts.column(name)):
            out.cell_of(name).quote, out.cell_of(name).line = quote, line_of(group, texts.column(name))
    for number, text in enumerate(out.indicators):
        quote = quote_of_name(group, column, text)[1]
        if quote and text not in quote:  # torn over a page, or a word mended
            out.cell_of("indicators").item_quotes[number] = quote
    for caveat in group.layout.caveats:  # once there are cells that they can be about
        if caveat.doubt is Doubt.COLUMN_CONTRADICTED and caveat.field and out.state(caveat.field) == "no_column":
            out.cell_of(caveat.field).state = "lost"  # it is asked, and what stands there is no answer
        out.doubt(caveat)


def _asked(texts: _Texts, name: str) -> tuple[int | None, str]:
    """The column that asks for a field and what stands in it; participants stand for partners, sources for a budget."""
    stand_ins = {"partners": ("participants",), "budget": SOURCE_COLUMNS, "funding": SOURCE_COLUMNS}.get(name, ())
    money = [pair for pair in texts.money() if name == "budget" or (name == "funding" and pair[0].source)]
    columns = [*(texts.column(other) for other in (name, *stand_ins)), *(one.index for one, _ in money)]
    filled = [*(texts[other] for other in (name, *stand_ins)), *(text for _, text in money)]
    text = " ".join(filter(None, filled))
    return next((column for column in columns if column is not None), None), text


def _persons(count: int) -> Target:
    return Target(count, "persoane", None, str(count))


def _cut_off(texts: _Texts) -> bool:
    """The text that names the work ends with a preposition or comma although the row is complete: the rest is lost."""
    for name in ("measure", "activity", "specific_objective"):
        text = texts[name].rstrip()
        if len(text) > 12 and (text[-1] in "–(" or fold(text.split()[-1]) in words("connective")):
            return True
    return False


def _status(out: Activity, texts: _Texts, row: WorkRow) -> None:
    cells = [cell.text for piece in row.group.rows for cell in piece.cells]
    key = key_column(row.group.layout)
    rest = [c.text for piece in row.group.rows for i, c in enumerate(piece.cells) if i != key and c.text]
    if is_not_applicable(out.measure_text) or (rest and all(is_not_applicable(text) for text in rest)):
        out.status = "not_applicable"
    elif rest and all(is_dash(text) for text in rest) and any(cells):
        out.status = "listed_without_values"
    elif out.activity_type == "training" and not rest:
        out.doubt(Caveat.of(Doubt.NAME_ALONE))


def _lead_column(texts: _Texts) -> int | None:
    for name in ("measure", "campaign", "service_name", "theme", "information", "activity", "description"):
        column = texts.column(name)
        if column is not None and texts[name]:
            return column
    return key_column(texts.group.layout)


def _heading(group: RowGroup, column: int | None) -> str:
    headings = group.layout.headings
    return headings[column] if column is not None and column < len(headings) else ""


def _plain(text: str) -> str:
    """The text on one line, bullets dropped."""
    if not text:
        return ""
    return " ".join((_MARKS.sub(" ", text) if not text.isascii() else text).split())


def _unmark(text: str) -> str:
    return take_mark(text)[1] if len(take_mark(text)[1]) > 3 else text
