"""Tables whose headings no list knows: the heading rows are found and all columns told together.

Every row of a document that opens such a table is known before the walk through it begins. A table that the labels
of the ontology tell is left to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from planatlas.loaders.document import TableRow
from planatlas.loaders.tables.columns import ABOUT, WORK, Column, ColumnEvidence, Told
from planatlas.loaders.tables.contradictions import contradict
from planatlas.loaders.tables.evidence import evidence, heading_evidence, is_timed, share
from planatlas.loaders.tables.layout import Layout, goes_down, heading_layout, joined_heading, spans
from planatlas.loaders.tables.money_columns import is_of_year, is_year_heading, money_columns
from planatlas.loaders.tables.only_work import only_work
from planatlas.loaders.tables.row_money import SOURCE_COLUMNS
from planatlas.loaders.tables.solve import assign, margins
from planatlas.loaders.values.cell_states import is_dash
from planatlas.loaders.values.headings import LONGEST_HEADING, LONGEST_UNKNOWN, field_of, is_heading, opens_table
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.money import MoneyUnit
from planatlas.loaders.values.taught import taught
from planatlas.loaders.values.totals import is_total_row
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import words
from planatlas.records import Caveat, Doubt

__all__ = ["UNSURE", "Opening", "complete", "correct", "heard", "openings", "opens_work"]

_DEEPEST = 5
"""Rows from the top of a table among which its heading is looked for: titles and bands may stand above it."""
UNSURE = 0.12
"""A margin below this leaves a column unsure."""
_HEARD = 0.45
"""From here on a heading says what its column is."""
_LEFT = 0.5
"""What it counts that no other column can be the work."""
_SERVICE = frozenset(("provider", "service_name"))
_OTHER = _SERVICE | {"service_code", "capacity", "occupancy", "abbreviation"}
_STRONG = 2.2
"""What a heading has to say that stands under a table of as many columns, where a row is sooner one of that table."""
_DATED = 0.8
"""Of the cells of a column of dates so many are one."""
_ENDS = (".", ";", ",", "!")


@dataclass(slots=True)
class Opening:
    """The layout that begins with a grid, and how many rows of heading, bands and field types hold no work."""

    layout: Layout
    rows: int


@dataclass(slots=True)
class _Heading:
    """Rows that may be the heading: which, the paths of headings they give, and how much these say."""

    first: int
    last: int
    paths: list[list[str]]
    says: float


def openings(grids: Iterable[Sequence[TableRow]], units: Iterable[MoneyUnit | None] = ()) -> list[Opening | None]:
    """Return for each grid how it begins where it is told by all its columns together, else None.

    ``units`` are what the lines above the grids say of amounts.
    """
    out: list[Opening | None] = []
    widths: set[int] = set()
    for rows, unit in zip(grids, chain(units, repeat(None)), strict=False):
        if rows[0].keys:
            out.append(_by_keys(rows))
            continue
        # The usual width: bands and torn rows have others.
        width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
        # Labels first: what they tell needs no guess.
        found = None if (told := _is_told(rows, width)) else _opening(rows, width, width in widths, unit)
        out.append(found)
        if told or found:
            widths.add(width)
    return out


def _opening(rows: Sequence[TableRow], width: int, follows: bool, unit: MoneyUnit | None = None) -> Opening | None:
    """How a table begins. A table that ``follows`` one as wide may go on with it."""
    if width < 2 or len(rows) < 2:
        return None
    heading = _heading(rows[:_DEEPEST], width) or _bare(rows, width)
    # A row of content may look like a heading; under a table as wide it is sooner a row of that one.
    if heading is None or ((follows or _is_card(rows)) and not (_is_plain(heading) or _is_taught(heading))):
        return None
    last = _field_types(rows, heading.last, width)
    body = rows[last + 1 :]
    money = money_columns(heading.paths, [_fitted(row, width) for row in body], unit)
    columns = _columns(heading.paths, body, width)
    told = tell(columns, [one.index for one in money])
    # Columns can be told of any table; only one of work opens here.
    if not _is_work(columns, told, bool(money)):
        return None
    layout = _layout(columns, told, rows[heading.first : heading.last + 1])
    layout.money, layout.unit = money, unit
    # A list of promises asks nothing of its rows, so that nothing is missing in them.
    layout.bare = not layout.has(*ABOUT)
    correct(layout, body)
    return Opening(layout, last + 1)


def _by_keys(rows: Sequence[TableRow]) -> Opening:
    """The objects of a list of data: their keys are told one by one, and no content stands against what a key says."""
    layout = Layout([name or None for name in rows[0].keys], [cell.text for cell in rows[0].cells])
    layout.lines = tuple(rows[0].span.lines)
    layout.asks_target = "targets" in layout.fields
    layout.closed = {at for at, name in enumerate(layout.fields) if name is None}
    _date_by_content(layout, rows)
    return Opening(layout, 1)


def _date_by_content(layout: Layout, rows: Sequence[TableRow]) -> None:
    """The one column of dates under a key that nobody knows is the deadline, where no other asks for one."""
    if layout.has("deadline", "period", "start"):
        return
    columns = _columns([[text] for text in layout.headings], rows[1:], len(layout.fields))
    dated = [one for one in columns if one.index in layout.closed and one.cells and share(one.cells, is_timed) > _DATED]
    if len(dated) == 1:
        layout.fields[dated[0].index] = "deadline"
        layout.caveats.append(Caveat.of(Doubt.COLUMN_BY_CONTENT, "deadline", column=dated[0].index + 1))


def _bare(rows: Sequence[TableRow], width: int) -> _Heading | None:
    """The first row as the heading of a numbered list of promises: it asks for the work and for nothing else."""
    lower = _fitted(rows[0], width)
    if not _may_head(lower, least=1):
        return None
    found = _weighed(0, 0, [[text] if text else [] for text in lower])
    return found if any(name in WORK for path in found.paths for name in heard(path)) else None


def opens_work(rows: Sequence[TableRow], width: int) -> bool:
    """Tell whether rows, as they stand, are a table of work, by the labels of the ontology or by all columns."""
    return _is_told(rows, width) or _opening(rows, width, False) is not None


def _is_plain(heading: _Heading) -> bool:
    """A heading beyond doubt: it says much, most of its cells say it, and each begins as headings do."""
    lowest = [path[-1] for path in heading.paths if path]
    telling = share(lowest, lambda text: bool(heard([text])))
    return heading.says >= _STRONG and telling >= 0.6 and share(lowest, lambda text: text[:1].islower()) < 0.3


def _is_taught(heading: _Heading) -> bool:
    return any(one.source == "decision" for path in heading.paths for _, one in heading_evidence(path))


def _is_card(rows: Sequence[TableRow]) -> bool:
    """Labels that stand under one another, of several fields, make a card or a table on its side.

    Not where the first row asks for as many: then what stands beneath are words that also head columns.
    """
    across = len({max(told, key=told.__getitem__) for cell in rows[0].cells if (told := heard([cell.text]))})
    # A number may stand before the labels.
    for column in range(2):
        texts = [row.cells[column].text for row in rows if column < len(row.cells) and row.cells[column].text]
        asked = [max(told, key=told.__getitem__) for text in texts if (told := heard([text]))]
        most = Counter(asked).most_common(1)
        several = across < len(set(asked)) > 1 and len(asked) > 2
        if several and len(asked) * 5 >= len(texts) * 3 and most[0][1] * 2 <= len(asked):
            return True
    return False


def _is_told(rows: Sequence[TableRow], width: int) -> bool:
    """The labels of the ontology tell the work and something about it, and no other row says much more than they."""
    for number, row in enumerate(rows[:_DEEPEST]):
        if is_heading(row) or (number == 0 and opens_table(row)):
            following = rows[number + 1] if number + 1 < len(rows) else None
            joined = joined_heading(row, following) if following else None
            fields = heading_layout(joined or [cell.text for cell in row.cells], None, ()).fields
            years = following and _are_years_under(_fitted(row, width), _fitted(following, width))
            # A heading of two rows is told by both together.
            if following and (years or spans(row, following)):
                return False
            # A table of services is told by its labels and read elsewhere.
            if _holds_else(fields):
                return True
            if any(name in fields for name in _NAMES) and any(name in fields for name in ABOUT):
                return not _says_more(rows, number, width, len([name for name in fields if name]))
    return False


def _holds_else(fields: Sequence[str | None]) -> bool:
    """Whether labels tell a table of services or abbreviations; one service beside a label of work is who does it."""
    found = _OTHER & set(fields)
    return bool(found) and not (len(found) == 1 and found <= _SERVICE and any(name in fields for name in WORK))


def _says_more(rows: Sequence[TableRow], number: int, width: int, known: int) -> bool:
    """A band of titles may hold known labels; the row below it is the heading if it tells two columns more."""
    heading = _heading(rows[number : number + 2], width)
    if heading is None or heading.last != number + 1 or not _is_plain(heading):
        return False
    return sum(name is not None for name in assign([heard(path) for path in heading.paths])[0]) >= known + 2


_NAMES = (*WORK, "campaign", "information", "training", "qualification", "instruction", "persons", "participants")


def _heading(rows: Sequence[TableRow], width: int) -> _Heading | None:
    """The row, or two rows, that say most; of equals the first."""
    found = [one for at in range(len(rows)) for one in _candidates(rows, at, width)]
    best = max(found, key=lambda one: one.says, default=None)
    # One plain label at least: less is said by any row of words.
    return best if best is not None and best.says >= 1.0 else None


def _candidates(rows: Sequence[TableRow], at: int, width: int) -> Iterator[_Heading]:
    lower = _fitted(rows[at], width)
    if not _may_head(lower):
        return
    yield _weighed(at, at, [[text] if text else [] for text in lower])
    if at and _may_head(upper := _fitted(rows[at - 1], width), least=1):
        paths = [[one for one in dict.fromkeys((a, b)) if one] for a, b in zip(_spread(upper), lower, strict=True)]
        joined = _weighed(at - 1, at, paths)
        down, two = goes_down(rows[at - 1], rows[at]), spans(rows[at - 1], rows[at])
        # Two rows that clearly are one heading go before either alone; otherwise the upper one is sooner a title.
        joined.says += 1.0 if two or _are_years_under(upper, lower) else 0.1 if down else -0.05
        yield joined


def _are_years_under(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Years stand under headings, and beside them the second row says what the first says, or nothing."""
    years = [at for at, text in enumerate(lower) if is_year_heading(text)]
    beside = [at for at, text in enumerate(lower) if text and at not in years]
    over = [text for text in (_spread(upper)[at] for at in years) if text and not is_year_heading(text)]
    return len(years) > 1 and len(over) == len(years) and all(lower[at] in (upper[at], "") for at in beside)


def _fitted(row: TableRow, width: int) -> list[str]:
    texts = [" ".join(cell.text.split()) for cell in row.cells[:width]]
    return texts + [""] * (width - len(texts))


def _spread(texts: Sequence[str]) -> list[str]:
    """A heading over several columns stands in the first of them only: it goes for the empty ones right of it."""
    out: list[str] = []
    for text in texts:
        out.append(text or (out[-1] if out else ""))
    return out


def _may_head(texts: Sequence[str], least: int = 2) -> bool:
    filled = [text for text in texts if text]
    worded = [text for text in filled if not is_year_heading(text)]
    return (
        len(worded) >= least
        and all(len(text) <= LONGEST_HEADING for text in filled)
        and not any(text.endswith(_ENDS) and len(text) > LONGEST_UNKNOWN // 2 for text in filled)
        # Headings are numbered here and there; rows of content throughout.
        and share(worded, lambda text: text[:1].isdigit()) < 0.3
        and not any(map(is_dash, filled))
        and share(worded, lambda text: is_timed(text) and not heard([text])) < 0.3
    )


def _weighed(first: int, last: int, paths: list[list[str]]) -> _Heading:
    """How much a heading says: each field once, by the column that asks for it most plainly; what is taught always."""
    scores = [heard(path) for path in paths]
    fields, _ = assign(scores)
    says = sum(scores[at][name] for at, name in enumerate(fields) if name)
    says += sum(bool(path) and taught().heading(path[-1]) is not None and not heard(path) for path in paths)
    return _Heading(first, last, paths, says)


def heard(path: Sequence[str]) -> dict[str, float]:
    """The fields that a path of headings asks for plainly enough, each with how plainly."""
    return {name: one.score for name, one in heading_evidence(path) if one.score >= _HEARD}


def _field_types(rows: Sequence[TableRow], last: int, width: int) -> int:
    """Under the heading a form may say what kind each field is: one text again and again; return the last such row."""
    # With one row below, that row is the content.
    if last + 2 >= len(rows):
        return last
    texts = [text for text in _fitted(rows[last + 1], width) if text]
    kinds = Counter(fold(text) for text in texts)
    same = len(texts) >= 3 and kinds.most_common(1)[0][1] * 2 > len(texts) and len(kinds) <= 3
    typed = len(texts) >= 2 and share(texts, lambda text: fold(text) in words("field-type")) >= 0.6
    return last + 1 if same or typed else last


def _columns(paths: Sequence[list[str]], rows: Sequence[TableRow], width: int) -> list[Column]:
    body = _body(rows, width)
    return [Column(index, paths[index], _filled(body, index)) for index in range(width)]


def _body(rows: Sequence[TableRow], width: int) -> list[list[str]]:
    """The texts of the rows that hold more than one, without totals; of all where none does."""
    texts = [_fitted(row, width) for row in rows if not is_total_row([cell.text for cell in row.cells])]
    # Rows with one text are bands.
    return [row for row in texts if sum(map(bool, row)) > 1 and len(set(row)) > 1] or texts


def _filled(body: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at] for row in body if row[at] and not is_dash(row[at])]


def tell(columns: Sequence[Column], money: Collection[int] = ()) -> list[Told]:
    """Tell all columns of a table together: each field once, the total of what speaks for them the best there is.

    ``money`` are the columns known to hold amounts by year or by source.
    """
    found = [evidence(column, columns) for column in columns]
    for at in money:
        # Money by year or source is no field, unless people said so.
        found[at] = {name: proof for name, proof in found[at].items() if any(one.source == "decision" for one in proof)}
    scores = [{name: sum(one.score for one in proof) for name, proof in each.items()} for each in found]
    fields, best = assign(scores)
    # Asked once all are told: what is left over can be the work only then.
    if (work := only_work(columns, fields, found, money)) is not None:
        found[work] = {"measure": [ColumnEvidence("place", _LEFT)]}
        scores = [{name: score for name, score in each.items() if name not in WORK} for each in scores]
        scores[work] = {"measure": _LEFT}
        fields, best = assign(scores)
    clear = margins(scores, fields, best)
    return [
        Told(name, margin, found[at][name] if name else [])
        for at, (name, margin) in enumerate(zip(fields, clear, strict=True))
    ]


def _is_work(columns: Sequence[Column], told: Sequence[Told], money: bool) -> bool:
    """A table of work names it, and something about it; where no heading says "work", two other headings must speak."""
    named = [at for at, one in enumerate(told) if one.field in WORK]
    # People saw that it names work.
    if any(one.source == "decision" for at in named for one in told[at].evidence):
        return True
    about = [one for one in told if one.field in ABOUT]
    asked = {one.field for one in about if one.by_heading() >= _HEARD} | ({"budget"} if money else set())
    # A table of contacts, risks or services has columns of bodies and dates too.
    if not named or _other_kind(columns, told):
        return False
    if any(_is_bare(columns[at], told[at], columns) for at in named):
        return True
    if any(told[at].by_heading() >= _HEARD and columns[at].cells for at in named):
        return bool(asked) or len(about) > 1
    wordy = any(share(columns[at].cells, lambda text: len(text.split()) > 2) >= 0.6 for at in named)
    # Without a word for work: sentences, two details asked for, who or when among them.
    return wordy and len(asked) >= 2 and bool(asked & {"responsible", "deadline", "period"})


def _is_bare(work: Column, told: Told, columns: Sequence[Column]) -> bool:
    """Numbered sentences under a heading that asks for the work, and no other column that holds figures."""
    if told.by_heading() < _HEARD or share(work.cells, lambda text: len(text.split()) > 3) < 0.6:
        return False
    # Promises differ from one another, and every row has one.
    if len(set(work.cells)) < len(work.cells) or any(len(one.cells) > len(work.cells) for one in columns):
        return False
    numbered = [one for one in columns if _is_sequence(one.cells) and len(one.cells) == len(work.cells)]
    figures = [one for one in columns if one not in numbered and share(one.cells, _is_figure) > 0.5]
    return bool(numbered) and not figures


def _is_sequence(cells: Sequence[str]) -> bool:
    """1, 2, 3 ... from the top to the bottom."""
    found = [text.strip(" .)(") for text in cells]
    return len(found) > 1 and found == [str(number) for number in range(1, len(found) + 1)]


def _is_figure(text: str) -> bool:
    # A dot makes it a code or the number of an item.
    return text[:1].isdigit() and "." not in text


def _other_kind(columns: Sequence[Column], told: Sequence[Told]) -> bool:
    headings = [heading for column in columns for heading in column.path]
    # "Service in charge" begins as a column of services does, and asks for who is in charge
    plain = [one for at, one in enumerate(columns) if not (told[at].field in ABOUT and told[at].by_heading() >= _HEARD)]
    begun = {field_of(heading) for one in plain for heading in one.path}
    if _holds_else([*begun, *(vocabulary().field(heading) for heading in headings)]):
        return True
    # a column that nobody has filled in yet shows nothing of what the table is for
    filled = [heading for column in columns if column.cells for heading in column.path]
    return any(f" {word} " in f" {fold(heading)} " for heading in filled for word in words("no-work-heading"))


def _layout(columns: Sequence[Column], told: Sequence[Told], rows: Sequence[TableRow]) -> Layout:
    lines = tuple(line for row in rows for line in row.span.lines)
    printed = [cell.text for cell in rows[-1].cells]
    out = Layout([one.field for one in told], printed, lines=lines)
    by_words = [column.index + 1 for column, one in zip(columns, told, strict=True) if _only_words(one)]
    if by_words:
        out.caveats.append(Caveat.of(Doubt.HEADING_BY_WORDS, columns=", ".join(map(str, by_words))))
    for column, one in zip(columns, told, strict=True):
        if one.field and one.by_heading() < _HEARD:
            out.caveats.append(Caveat.of(Doubt.COLUMN_BY_CONTENT, one.field, column=column.index + 1))
        elif one.field in ABOUT and one.margin < UNSURE:
            out.caveats.append(Caveat.of(Doubt.COLUMN_UNSURE, one.field, column=column.index + 1))
    out.asks_target = "targets" in out.fields
    out.margins = [one.margin for one in told]
    return out


def _only_words(one: Told) -> bool:
    plain = any(proof.source in ("label", "decision") for proof in one.evidence)
    return bool(one.field) and one.by_heading() >= _HEARD and not plain


def complete(layout: Layout, rows: Sequence[TableRow]) -> None:
    """Tell the columns that a layout leaves open by the words of their headings; fields it has stay where they are."""
    # Money first: its columns are left out of what is told by words.
    _take_money(layout, rows)
    _staffed(layout, rows)
    money = {one.index for one in layout.money}
    paths = [[text] if text else [] for text in layout.headings]
    untold = [
        at
        for at, name in enumerate(layout.fields)
        if name is None and at not in money | layout.closed and heard(paths[at])
    ]
    if not untold:
        return
    columns = _columns(paths, rows, len(layout.fields))
    # The work is told already, or the table would not be one of work.
    taken = {*filter(None, layout.fields), *WORK}
    open_columns = [columns[at] for at in untold]
    scores = [_still_open(column, columns, taken) for column in open_columns]
    for column, name in zip(open_columns, assign(scores)[0], strict=True):
        if name:
            layout.fields[column.index] = name
            layout.caveats.append(Caveat.of(Doubt.HEADING_BY_WORDS, columns=str(column.index + 1)))


def _take_money(layout: Layout, rows: Sequence[TableRow]) -> None:
    """Columns of amounts by year or by source hold no other field, beside those whose source the ontology names."""
    pairs = enumerate(zip(layout.fields, layout.headings, strict=False))
    known = [at for at, (name, text) in pairs if name in SOURCE_COLUMNS and not is_of_year(text)]
    paths = [[text] if text and at not in known else [] for at, text in enumerate(layout.headings)]
    texts = [_fitted(row, len(paths)) for row in rows]
    layout.money = money_columns(paths, texts, layout.unit, known)
    for one in layout.money:
        layout.fields[one.index] = None


def correct(layout: Layout, rows: Sequence[TableRow]) -> None:
    """Take the field from columns whose content contradicts it."""
    body = _body(rows, len(layout.fields))
    contradict(layout, [_filled(body, at) for at in range(len(layout.fields))])


def _staffed(layout: Layout, rows: Sequence[TableRow]) -> None:
    """ "Resurse umane" beside work asks who does it, where names stand beneath and no other column asks."""
    at = layout.column("staff")
    # In a table of services staff is a number of people.
    if at is None or layout.has("responsible", *_OTHER) or not layout.has(*WORK):
        return
    cells = _filled(_body(rows, len(layout.fields)), at)
    # Figures beneath are posts, names are who does it.
    if cells and share(cells, lambda text: any(map(str.isdigit, text))) < 0.3:
        layout.fields[at] = "responsible"
        layout.caveats.append(Caveat.of(Doubt.HEADING_BY_WORDS, columns=str(at + 1)))


def _still_open(column: Column, columns: Sequence[Column], taken: set[str]) -> dict[str, float]:
    told = heard(column.path)
    proof = evidence(column, columns)
    totals = {name: sum(one.score for one in proof.get(name, ())) for name in told if name in ABOUT}
    return {name: total for name, total in totals.items() if name not in taken}
