"""The lists of a data file that hold work, as tables: a key is a heading, an object a row, what is above it a column.

A list is one of work where its objects name something to be done and say something about it. Lists of bodies, of
prices, of news or of parts of a program name things, and give no table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planatlas.loaders.document import Block, Heading, Paragraph, Rule, Span, TableCell, TableRow
from planatlas.loaders.formats.structured.flatten import (
    DETAILS,
    TITLE,
    WORK,
    KeyedValue,
    Keys,
    flat,
    is_address,
    is_currency,
    is_twins,
    key_field,
    speaks_of_work,
    spoken,
)
from planatlas.loaders.formats.structured.node import DataNode
from planatlas.loaders.values.codes import take_code
from planatlas.loaders.values.markup import clean_cell

__all__ = ["blocks_of"]

_BODIES = ("responsible", "partners", "funding", "target_groups")
_PLACES = {"theme": "component", "component": "component", "general_objective": "general_objective",
           "specific_objective": "specific_objective", "campaign_objectives": "specific_objective"}  # fmt: skip
_WORDY = 3
_HEAD = 3
"""Levels below the outermost at which a file still speaks of itself."""
_Path = tuple[str, ...]
_Kept = tuple[_Path, str]
_Above = tuple[tuple[_Path, DataNode], ...]


@dataclass(slots=True)
class _Object:
    """An object of a list, with the key it stands behind where it has one, its place, and the objects above it."""

    node: DataNode
    place: str
    above: _Above
    key: str = ""


@dataclass(slots=True)
class _Column:
    heading: str
    asks: str = ""
    """The field its key asks for; nothing where it asks for none that is known."""
    cells: dict[int, TableCell] = field(default_factory=dict)


def blocks_of(root: DataNode, keys: Keys) -> list[Block]:
    """The document of a data file: what it is called, what it says of itself, and its tables of work; else nothing."""
    found: dict[_Path, list[_Object]] = defaultdict(list)
    _gather(root, (), "", (), found)
    chosen: dict[_Path, list[_Column]] = {}
    for path, objects in sorted(found.items(), key=lambda pair: -len(pair[0])):
        if any(_is_detail(path, other) for other in found) or any(other[: len(path)] == path for other in chosen):
            continue
        columns = _columns(path, objects, keys, {one: len(group) for one, group in found.items()})
        if _is_work(path, columns, len(objects)):
            chosen[path] = columns
    if not chosen:
        return []
    out: list[Block] = list(_about(root, keys))
    for number, (path, columns) in enumerate(sorted(chosen.items(), key=lambda p: found[p[0]][0].node.line), start=1):
        out.append(Rule(Span(found[path][0].node.line)))
        out.extend(_table(number, found[path], columns))
    return out


def _is_detail(path: _Path, other: _Path) -> bool:
    """Whether a list stands inside objects of another and says something about each of them: its partners, steps."""
    return bool(other) and len(other) < len(path) and path[: len(other)] == other and key_field(path[-1:]) in DETAILS


def _gather(node: DataNode, path: _Path, place: str, above: _Above, found: dict[_Path, list[_Object]]) -> None:
    """Put every object under the keys that lead to it: of XML one element is a list as well as many are."""
    for number, one in enumerate(node.items or ()):
        inner = f"{place}[{number}]"
        if one.members is not None:
            found[path].append(_Object(one, inner, above))
        _gather(one, path, inner, _with(above, path, one), found)
    if node.members is None:
        return
    keyed = _is_keyed(node)
    for key, one in node.members:
        inner = f"{place}.{key}" if place else key
        if keyed:
            found[path].append(_Object(one, inner, above, key))
            _gather(one, path, inner, _with(above, path, one), found)
            continue
        if one.members is not None and not _is_keyed(one) and not is_twins(one):
            found[(*path, key)].append(_Object(one, inner, above))
        _gather(one, (*path, key), inner, _with(above, (*path, key), one) if one.members is not None else above, found)


def _with(above: _Above, path: _Path, node: DataNode) -> _Above:
    return (*above, (path, node)) if node.members is not None else above


def _is_keyed(node: DataNode) -> bool:
    """Objects that stand behind codes in place of a list ("A1: {...}"): all alike, and no key is a word for one."""
    members = node.members or []
    if len(members) < 2 or any(one.members is None for _, one in members):
        return False
    if any(key_field((key,)) for key, _ in members):
        return False
    counted = Counter(key for _, one in members for key, _ in one.members or ())
    return max(counted.values(), default=0) * 2 > len(members) and sum(n > 1 for n in counted.values()) > 1


def _columns(path: _Path, objects: Sequence[_Object], keys: Keys, sizes: Mapping[_Path, int]) -> list[_Column]:
    columns: dict[_Kept, _Column] = {}
    taken: dict[str, _Kept] = {}
    for number, one in enumerate(objects):
        if one.key:
            code = TableCell(one.key, Span(one.node.line, cell=one.place))
            _put(columns, (("",), "key"), "code", "code", number, code)
        for at, (upper, node) in enumerate(one.above):
            key = upper[-1] if upper else ""
            place = _above_field(key, node)
            # The one object in which everything stands is the plan, not a part of it.
            if (sizes.get(upper, 0) > 1 or place) and (cell := _heading_cell(node, keys)):
                kept: _Kept = (("above", key, str(at)), "")
                _put(columns, kept, spoken(key), _PLACES.get(place or "", "component"), number, cell)
        for value in flat(one.node, keys):
            if not value.path or is_address(value.text):
                continue
            name = "" if value.aside else keys.field(value.path, value.role) or ""
            role = value.role if name and name != keys.field(value.path) else ""
            _put(columns, (value.path, role), _heading(value.path, role), name, number, _cell(value, one.place))
    _empty_below(columns, objects)
    _add_currency(columns)
    for place_of, column in columns.items():
        texts = [cell.text for cell in column.cells.values() if cell.text]
        if column.asks in (*_BODIES, "component") and texts and not any(map(_is_worded, texts)):
            column.asks = ""
        if column.asks and column.asks != TITLE:
            if column.asks in taken:
                _merge(columns[taken[column.asks]], column, place_of[0][:1] == taken[column.asks][0][:1])
            else:
                taken[column.asks] = place_of
    _name_work(path, list(columns.values()))
    return [column for column in columns.values() if any(cell.text for cell in column.cells.values()) or column.asks]


def _is_worded(text: str) -> bool:
    return any(map(str.isalpha, text))


def _add_currency(columns: dict[_Kept, _Column]) -> None:
    """A bare amount is one of the currency that the object names beside it."""
    budget = next((one for one in columns.values() if one.asks == "budget"), None)
    beside = [(kept, one) for kept, one in columns.items() if one.cells and len(kept[0]) == 1 and not one.asks
              and all(is_currency(cell.text) for cell in one.cells.values())]  # fmt: skip
    if budget is None or len(beside) != 1:
        return
    for number, cell in budget.cells.items():
        unit = beside[0][1].cells.get(number)
        if unit is not None and cell.text and not any(map(str.isalpha, cell.text)):
            text = f"{cell.text} {unit.text}"
            budget.cells[number] = TableCell(text, cell.span, raw=cell.raw, parts=(cell, unit))


def _empty_below(columns: Mapping[_Kept, _Column], objects: Sequence[_Object]) -> None:
    """Where an object has nothing behind a key, it has nothing of what others have further below it."""
    for (path, _), column in columns.items():
        blank = [number for number, cell in column.cells.items() if not cell.text]
        below = [one for (other, _), one in columns.items() if other[: len(path)] == path and one is not column]
        for number in blank if path else ():
            for one in below:
                one.cells.setdefault(number, TableCell("", column.cells[number].span))


def _above_field(key: str, node: DataNode) -> str | None:
    """The place that an object above holds: by the key of its list, or by that of its own name."""
    return next((name for name in (key_field((key,)), *(key_field((one,)) for one, _ in node.members or ()))
                 if name in _PLACES), None)  # fmt: skip


def _heading_cell(node: DataNode, keys: Keys) -> TableCell | None:
    """What an object above the rows is called, with its code."""
    values = [value for value in flat(DataNode(node.line, node.last_line, members=[
        (key, one) for key, one in node.members or () if one.is_text or one.member("ro") or one.member("en")
    ]), keys) if value.text and not is_address(value.text)]  # fmt: skip
    named = [(keys.field(value.path), value) for value in values]
    title = next((value for name, value in named if name == TITLE or name in _PLACES), None)
    if title is None:
        return None
    code = next((value.text for name, value in named if name in ("code", "number") and value is not title), "")
    text = f"{code}. {title.text}" if code and take_code(f"{code} x")[0] and title.text[:1].isalpha() else title.text
    return TableCell(clean_cell(text), Span(title.node.line, cell=".".join(title.path)), raw=title.text)


def _heading(path: _Path, role: str) -> str:
    return " ".join([*(spoken(key) for key in path if key), *([role] if role else [])])


def _put(columns: dict[_Kept, _Column], kept: _Kept, heading: str, name: str, number: int, cell: TableCell) -> None:
    column = columns.setdefault(kept, _Column(heading, name))
    _add(column, number, cell)


def _add(column: _Column, number: int, cell: TableCell) -> None:
    held = column.cells.get(number)
    if held is None or not held.text:
        column.cells[number] = cell
    elif cell.text and cell.text not in held.text.split("\n"):
        parts = (*(held.parts or (held,)), *(cell.parts or (cell,)))
        column.cells[number] = TableCell(f"{held.text}\n{cell.text}", held.span, raw=held.raw, parts=parts)


def _merge(first: _Column, other: _Column, together: bool) -> None:
    """A second key that asks for the same goes with the first, but for what stands together behind one key."""
    if not together and first.asks in ("responsible", "partners", "funding", "target_groups", "indicators"):
        for number, cell in other.cells.items():
            _add(first, number, cell)
        other.cells = {}
    other.asks = ""


def _cell(value: KeyedValue, place: str) -> TableCell:
    where = f"{place}.{'.'.join(key for key in value.path if key)}"
    span = Span(value.node.line, value.node.last_line, cell=where)
    parts = [TableCell(one.text, Span(one.line, one.last_line, cell=where), raw=one.text) for one in value.parts]
    return TableCell(clean_cell(value.text), span, raw=value.text, parts=tuple(parts) if len(parts) > 1 else ())


def _name_work(path: _Path, columns: Sequence[_Column]) -> None:
    """Where no key asks for the work, the name of the object is it; else what speaks of work; else its one sentence."""
    if not any(column.asks in WORK for column in columns):
        title = next((column for column in columns if column.asks == TITLE), None)
        if title is None:
            untold = [column for column in columns if not column.asks and _is_wordy(column)]
            title = next((column for column in untold if speaks_of_work(column.heading)), None)
            told = {one.asks for one in columns if any(cell.text for cell in one.cells.values())} & DETAILS
            if title is None and untold and (_lists_work(path) or len(told) > 1):
                title = untold[0]
        if title is not None:
            title.asks = "measure"
    for column in columns:
        column.asks = "" if column.asks == TITLE else "component" if column.asks == "theme" else column.asks


def _lists_work(path: _Path) -> bool:
    """Whether the key of a list is a word for work."""
    return bool(path) and (key_field(path[-1:]) in WORK or speaks_of_work(spoken(path[-1])))


def _is_wordy(column: _Column) -> bool:
    texts = [cell.text for cell in column.cells.values() if cell.text]
    return bool(texts) and sum(len(text.split()) >= _WORDY for text in texts) * 2 >= len(texts)


def _is_work(path: _Path, columns: Sequence[_Column], rows: int) -> bool:
    """A name is work where a list of work holds it, or somebody is to do it; a key may say itself that it is work."""
    by_field = {column.asks: column for column in columns if column.asks}
    named = next((by_field[name] for name in (*WORK, "description") if name in by_field), None)
    about = {name for name in by_field if name in DETAILS and name != "start"}
    if named is None or not about or sum(bool(cell.text) for cell in named.cells.values()) * 2 < rows:
        return False
    told = {name for name in about if any(cell.text for cell in by_field[name].cells.values())}
    if _lists_work(path):
        return True
    described = "description" in by_field and _is_wordy(by_field["description"])
    if path and key_field(path[-1:]) == "specific_objective" and described:
        return True
    if not _is_wordy(named):
        return False
    by_name = key_field((named.heading,)) not in WORK
    return bool(told & {"responsible", "partners"}) if by_name else bool(told)


def _table(number: int, objects: Sequence[_Object], columns: Sequence[_Column]) -> Iterator[TableRow]:
    first = objects[0].node
    head = [TableCell(column.heading, Span(first.line), raw=column.heading) for column in columns]
    fields = tuple(column.asks for column in columns)
    yield TableRow(Span(first.line), head, table=number, header=True, keys=fields)
    for at, one in enumerate(objects):
        span = Span(one.node.line, max(one.node.line, one.node.last_line), cell=one.place)
        cells = [column.cells.get(at) or TableCell("", Span(span.line), absent=True) for column in columns]
        yield TableRow(span, cells, table=number, keys=fields)


def _about(node: DataNode, keys: Keys, path: _Path = (), titled: bool = False) -> Iterator[Block]:
    """What a file says of itself beside its lists: its name first, then its other texts behind their keys."""
    for key, one in node.members or ():
        inner = (*path, key)
        if one.members is not None and not is_twins(one):
            if not _is_keyed(one) and len(path) < _HEAD:
                yield from _about(one, keys, inner, titled)
            continue
        if one.items is not None and any(item.members is not None for item in one.items):
            continue
        for value in flat(one, keys, inner):
            text = " ".join(value.text.split())
            # A bare number is a version or a count of the program; a year or a day is said by a key that asks when.
            if is_address(text) or not (_is_worded(text) or keys.field(value.path) in DETAILS):
                continue
            span = Span(value.node.line, value.node.last_line, cell=".".join(value.path))
            if not titled and " " in text and keys.field(value.path) in (TITLE, None):
                titled = True
                yield Heading(span, text, raw=text, level=1, bold=True)
            else:
                yield Paragraph(span, f"{spoken(key)}: {text}", raw=value.text)
