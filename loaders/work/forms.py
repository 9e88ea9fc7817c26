"""Cards printed as tables of labels: where one stands, which column holds its labels, what each label asks for.

A label is told as the heading of a column is: by its words, by what stands beside it in all cards that print it, and
together with the others. A label that says nothing is passed over; it ends no card.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planatlas.loaders.structure.labelled import Event, event_of, opener_of
from planatlas.loaders.structure.passages import Passage, stands_over
from planatlas.loaders.tables.columns import ABOUT, WORK, Column, Told
from planatlas.loaders.tables.evidence import heading_evidence, is_timed
from planatlas.loaders.tables.grids import tell
from planatlas.loaders.values.cell_states import is_dash
from planatlas.loaders.values.codes import take_code
from planatlas.loaders.values.persons.words import may_name
from planatlas.loaders.values.taught import taught
from planatlas.ontology.folding import stem
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import cue_words
from planatlas.records import fields_for

__all__ = ["form_events", "told_labels"]

# Longer cells are values; longer lines above a card are paragraphs.
_LONGEST_LABEL, _LONGEST_TITLE = 70, 240
# Less is enough to see a column of labels, in which many are seen together, than to give one label its field.
_HEARD, _SURE = 0.3, 0.45
# Who and when: without one of them a table of labels may be an address, a budget or a profile.
_CERTAIN = frozenset(("responsible", "partners", "deadline", "period"))
_LABELS_OF: dict[int, tuple[int, ...]] = {2: (0,), 3: (1,), 4: (0, 2)}
"""By how many columns a card has: those that hold its labels."""
_NUMBERED = Template(
    r"^[*_]*(?:[^\W\d_]+\s+(?:<<number-word>>\.?\s*|#)?)?"
    r"(?P<code>(?:[^\W\d_]{1,3}[.-]?)?\d{1,3}(?:\.\d{1,3})*)\s*[.:)–—-](?!\d)\s*",
    re.I,
)
# "Activity 3" is the label "Activity" with the number of the card.
_COUNTED = re.compile(r"\s+(?P<code>(?:[^\W\d_]{0,3}[.-]?)\d{1,3}(?:\.\d{1,3})*)[.:)]?$")
_OWN_NUMBER = re.compile(r"^\(?\d{1,2}[.)]+\s*(?=[^\W\d_])")
"""The number that a form prints before a label: "1. Denumire"."""
_PLACEHOLDER = re.compile(
    r"\(.+\)|\[.+\]|<.+>|(?:…|[._]{2,})[._…\s]*(?:\W*|[^\W\d_]{2,4}\.?)|[a-zα-ω]{2}([./-])[a-zα-ω]{2}\1[a-zα-ω]{2,4}",
    re.S | re.I,
)


@dataclass(slots=True)
class _Field:
    """One label with what stands beside it; ``above`` is the label that spans several, ``code`` its own number."""

    label: str
    value: str
    above: str = ""
    code: str | None = None


@dataclass(slots=True)
class _Form:
    """One card: its lines in order, the fields of each, a title that spans the card or stands above it.

    ``inner`` are rows of it without a label, ``between`` the paragraphs that part it from its title.
    """

    lines: list[tuple[Passage, list[_Field]]] = field(default_factory=list)
    title: Passage | None = None
    inner: list[Passage] = field(default_factory=list)
    between: list[Passage] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> list[_Field]:
        return [one for _, found in self.lines for one in found]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(plain(one.label) for one in self.fields)


def form_events(parts: Sequence[Passage]) -> dict[tuple[int, ...], list[Event]]:
    """Return the events of every line that belongs to a card printed as a table, by the numbers of its blocks."""
    known = _labels(parts)
    found = [form for table in _tables(parts, known) for form in _forms(table, known)]
    _add_titles(found, parts)
    # Together, since a label that is unclear in one card is told by its values in the others.
    for series in _series(found):
        told = _told([one for form in series for one in form.fields])
        for form in series:
            form.told = told
    # After the labels are told: whether two pieces are one card depends on what they ask.
    joined = list(_joined(found))
    cards = {form.labels for form in joined if _is_card(form)}
    # A card with only its name filled in counts where others with the same labels are cards.
    whole = [form for form in joined if _is_card(form) or (form.labels in cards and _is_named(form))]
    rules: dict[tuple[int, ...], list[Event]] = {
        part.at: [] for part in parts if part.kind == "rule" and any(_within(part, form) for form in whole)
    }
    # The blank form that a plan appends is no card, and its rows must not be read as lines of one.
    unfilled = {part.at: [Event("break", part)] for form in joined if _is_unfilled(form) for part, _ in form.lines}
    # Cards go before blank forms where both hold a line.
    return {**unfilled, **rules, **{line: events for form in whole for line, events in _events(form)}}


def _labels(parts: Sequence[Passage]) -> frozenset[str]:
    """What begins a row that has a value, or two rows: a label that no card fills is printed in all of them."""
    rows = [cells for part in parts if len(cells := _cells(part)) > 1 and cells[0]]
    counted = Counter(plain(cells[0]) for cells in rows)
    # Printed twice, it is a label although no card fills it.
    return frozenset(plain(cells[0]) for cells in rows if cells[1] or counted[plain(cells[0])] > 1)


def _within(part: Passage, form: _Form) -> bool:
    first = form.title if form.title is not None else form.lines[0][0]
    return first.at < part.at < form.lines[-1][0].at


def _series(forms: Sequence[_Form]) -> Iterator[list[_Form]]:
    """Cards that share half of their labels are told together: a document may hold several kinds of them."""
    open_series: list[list[_Form]] = []
    for form in forms:
        labels = set(form.labels)
        # Half of the shorter: cards leave out labels that do not apply.
        near = (
            one for one in open_series if 2 * len(labels & set(one[0].labels)) >= min(len(labels), len(one[0].labels))
        )
        if (series := next(near, None)) is not None:
            series.append(form)
        else:
            open_series.append([form])
    yield from open_series


def _tables(parts: Sequence[Passage], known: frozenset[str]) -> Iterator[list[Passage]]:
    """Rows that stand together. A label without a value is a line of its own in a sheet: it stays in its table."""
    table: list[Passage] = []
    for part in parts:
        if part.kind == "row" or (table and part.kind == "text" and plain(part.text) in known):
            table.append(part)
        # A ruling right below a row is the table's; behind an empty line it ends it.
        elif part.kind != "rule" or (table and part.line > table[-1].lines[-1] + 1):
            if table:
                yield table
            table = []
    if table:
        yield table


def _cells(part: Passage) -> list[str]:
    cells = part.cells or [part.text]
    # Only what is short enough for a label is put on one line: a value keeps its lines.
    return [" ".join(cell.split()).rstrip(" :") if len(cell) <= _LONGEST_LABEL else cell for cell in cells]


def _heard(text: str, least: float = _SURE) -> set[str]:
    if not text or len(text) > _LONGEST_LABEL:
        return set()
    text = _OWN_NUMBER.sub("", text)
    return {name for name, one in heading_evidence([text]) if one.score >= least} or set(_named(text))


def _named(label: str) -> Iterator[str]:
    """ "Action name", "Denumire proiect": what is called so names the work."""
    asked = {name for name, _ in heading_evidence([label])}
    titles = cue_words("label-of-title")
    # A word for a title beside one for work; alone it must be the whole label.
    if set(plain(label).split()) & titles and (asked & set(WORK) or plain(label) in titles):
        yield "measure"


def _forms(table: Sequence[Passage], known: frozenset[str]) -> Iterator[_Form]:
    """Cut a table into cards: each begins at a title that spans it, or where its first label comes again."""
    columns = _label_columns(table)
    if not columns or _is_headed(table, columns):
        return
    form = _Form()
    for part in table:
        fields = list(_fields(part, columns, known))
        # A merged cell repeated over its columns is one.
        title = not fields and len(set(filter(None, part.cells))) <= 1
        # The label that comes first in a card is the one that begins the next.
        again = bool(form.lines and fields) and plain(fields[0].label) == form.labels[0]
        # A title without a number may be a heading within the card.
        if form.lines and (again or (title and _NUMBERED.match(part.text.strip()))):
            # A title with a number opens its card itself.
            above = _spanning_above(form, part) if again else None
            yield form
            form = _Form(title=above)
        if title and form.title is None and not form.lines and part.text.strip():
            form.title = part
        elif fields:
            form.lines.append((part, fields))
        else:
            form.inner.append(part)
    if form.lines:
        yield form


def _spanning_above(form: _Form, first: Passage) -> Passage | None:
    """The row right above the first label of a card, over its whole width: the title, taken from the card before.

    Cards whose titles are nothing but names are set apart so only once the labels begin again.
    """
    above = form.inner[-1] if form.inner else None
    if above is None or above.kind != "row" or above.at <= form.lines[-1][0].at or not above.text.strip():
        return None
    return form.inner.pop()


def _label_columns(table: Sequence[Passage]) -> tuple[int, ...]:
    """Two cells are label and value, three a label that spans, label and value, four two labels with their values."""
    columns = _LABELS_OF.get(max(len(part.cells) for part in table), ())
    asked = [_asked(table, at) for at in columns]
    # Of three columns the first may hold the labels and the others their values; then it hears more of them.
    return columns if asked and all(asked) and (0 in columns or len(asked[0]) >= len(_asked(table, 0))) else ()


def _asked(table: Sequence[Passage], at: int) -> set[str]:
    """The fields that a column of labels asks for; none where most of its cells are no labels, or one is a date."""
    cells = [cells[at] for part in table if at < len(cells := _cells(part)) and cells[at] and len(set(cells)) > 1]
    if at and any(is_timed(text) and not _heard(text) for text in cells):
        return set()
    heard = [sorted(found)[0] for text in cells if (found := _heard(text, _HEARD))]
    # A third: cards have labels of their own that nobody knows.
    return set(heard) if len(heard) * 3 >= len(cells) else set()


def _is_headed(table: Sequence[Passage], columns: tuple[int, ...]) -> bool:
    """The first row of a table that is none of labels has a label where the values would stand.

    One such is enough where no label stands below the first row.
    """
    cells = _cells(table[0])
    values = [cells[at + 1] for at in columns if at + 1 < len(cells) and cells[at + 1]]
    labels = [cells[at] for at in columns if at < len(cells) and _heard(cells[at])]
    below = [text for row in map(_cells, table[1:]) for at in columns if at < len(row) and _heard(text := row[at])]
    if len(table) > 1 and not below and any(map(_heard, values)):
        return bool(labels)
    return bool(labels) and bool(values) and all(map(vocabulary().field, values))


def _fields(part: Passage, columns: tuple[int, ...], known: frozenset[str]) -> Iterator[_Field]:
    cells = [cell.strip() for cell in _cells(part)]
    cells += [""] * (columns[-1] + 2 - len(cells))
    lines = dict(enumerate(part.cells))  # of a value, which may print one body a line
    # One cell over the whole width is a title.
    if len(cells) > 1 and cells[0] and len(set(cells)) == 1:
        return
    # A lone cell is a label without value, or a heading; only a known label is the first.
    if cells[0] and not any(cells[1:]) and (columns[0] or not _is_label(cells[0], known)):
        return
    for at in columns:
        if cells[at] and len(cells[at]) <= _LONGEST_LABEL:
            counted = _COUNTED.search(cells[at])
            label = _OWN_NUMBER.sub("", cells[at][: counted.start()] if counted else cells[at])
            above = cells[at - 1] if at % 2 else ""
            value = lines.get(at + 1, "").strip()
            yield _Field(label, value, above, counted["code"] if counted else None)


def _is_label(text: str, known: frozenset[str]) -> bool:
    """A cell without a value beside it is a label where it has one elsewhere, or where it means a field."""
    return plain(text) in known or vocabulary().field(text) is not None or next(_named(text), None) is not None


def _add_titles(forms: Sequence[_Form], parts: Sequence[Passage]) -> None:
    """The line above a card that prints no title of its own names it.

    Sentences between the two tell of the work, where every such card has a line of its own above them; else the
    sentence right above is all that names a card.
    """
    number = {part.at: at for at, part in enumerate(parts)}
    bare = [form for form in forms if form.title is None and form.lines]
    above = [_lines_above(parts, number[form.lines[0][0].at]) for form in bare]
    named = [next((at for at, part in enumerate(lines) if not _is_sentence(part)), None) for lines in above]
    apart = len(bare) > 1 and None not in named
    for form, lines, at in zip(bare, above, named, strict=True):
        # The line that is no sentence names the card if all cards have one; else the nearest line is all there is.
        chosen = at if at is not None and (apart or _names_card(lines[at])) else 0
        if lines and len(lines[chosen].text) <= _LONGEST_TITLE:
            form.title, form.between = lines[chosen], lines[:chosen]


def _lines_above(parts: Sequence[Passage], first: int) -> list[Passage]:
    """The lines above a card as far as the next row, the nearest first; what stands above a heading is not its own."""
    out: list[Passage] = []
    for part in reversed(parts[:first]):
        if part.kind == "row":
            break
        if part.kind != "rule" and part.text:
            out.append(part)
        # What is above a heading belongs to another part.
        if stands_over(part) or part.heads:
            break
    return out


def _is_sentence(part: Passage) -> bool:
    """A paragraph that ends as sentences do; a heading and a numbered line may end so too."""
    text = part.text.rstrip(" *_")
    return not stands_over(part) and text.endswith((".", "!", "?", "…")) and _NUMBERED.match(text) is None


def _names_card(part: Passage) -> bool:
    """A line with a number of its own heads one card, whatever other cards have above them."""
    return opener_of(part.text.strip(), part) is not None or bool(take_code(part.text)[0])


def _told(fields: Sequence[_Field]) -> dict[str, str]:
    """Tell all labels together: the field of each, by its plain words."""
    groups: dict[str, list[_Field]] = {}
    for one in fields:
        groups.setdefault(plain(one.label), []).append(one)
    columns = [_column(at, group) for at, group in enumerate(groups.values())]
    out = {
        label: name
        for label, column, one in zip(groups, columns, tell(columns), strict=True)
        if (name := _sure(column, one))
    }
    # Over what was told from the values: titles are texts of every kind.
    out |= {label: "measure" for label in groups if next(_named(label), None)}
    # Last, as it only helps where no label names the work.
    return out | _named_first(groups, out)


def _named_first(groups: Mapping[str, Sequence[_Field]], told: Mapping[str, str]) -> dict[str, str]:
    """Where no label names the work, the first does if it is called a name and of nothing else: "Numele ideii"."""
    label = next(iter(groups), "")
    if label in told or not set(told.values()).isdisjoint(WORK):
        return {}
    values = [one.value for one in groups.get(label, ()) if one.value and not is_dash(one.value)]
    called = not {stem(word) for word in label.split()}.isdisjoint(map(stem, cue_words("label-of-title")))
    # "Nume" asks for a person as often as for a project.
    persons = sum(map(may_name, values)) > len(values) / 2
    codes = [one.code for one in groups.get(label, ())]
    if len(codes) > 1 and None not in codes and len(set(codes)) == len(codes) and len(values) == len(codes):
        return {label: "measure"}  # "Fișa 1", "Fișa 2": what stands beside the number of each card is its name
    return {label: "measure"} if called and len(label.split()) > 1 and values and not persons else {}


def _column(at: int, group: Sequence[_Field]) -> Column:
    values = [one.value for one in group if one.value and not is_dash(one.value)]
    return Column(at, [text for text in (group[0].above, group[0].label) if text], values)


def _sure(column: Column, told: Told) -> str | None:
    """A label has to speak for its field. Only dates are told by themselves, where several cards print them."""
    name = told.field
    # What people taught needs no score.
    if taught().heading(column.heading) is not None:
        return name
    by_label = told.by_heading()
    if name in WORK:
        return name if by_label >= _SURE else None
    if name in (*ABOUT, *fields_for("remark")):
        # Dates have a form of their own; in one card alone a date may be of anything.
        timed = name == "deadline" and len(column.cells) > 1 and told.share >= _SURE
        return name if timed or (by_label >= _HEARD and told.share >= _SURE) else None
    return vocabulary().field(column.heading)


def _joined(forms: Sequence[_Form]) -> Iterator[_Form]:
    """A page head cuts a card in two: the first part names the work and nothing else, the second all but the work."""
    held: _Form | None = None
    for form in forms:
        # Each half lacks what the other has: two whole cards are never joined.
        if held is not None and _names(held) and not _details(held) and not _names(form):
            form = _both(held, form)
        elif held is not None:
            yield held
        held = form
    if held is not None:
        yield held


def _both(upper: _Form, lower: _Form) -> _Form:
    # What was taken for a title is the page head between the halves.
    cut = [*lower.between, lower.title] if lower.title is not None else []
    inner = [*upper.inner, *cut, *lower.inner]
    return _Form([*upper.lines, *lower.lines], upper.title, inner, upper.between, lower.told | upper.told)


def _names(form: _Form) -> bool:
    return any(form.told.get(label) in WORK for label in form.labels)


def _details(form: _Form) -> set[str]:
    return {form.told[label] for label in form.labels if form.told.get(label) in ABOUT}


def _is_named(form: _Form) -> bool:
    """A card with the labels of others, of which only the name is filled in."""
    return any(form.told.get(plain(one.label)) in WORK and not _blank(one.value) for one in form.fields)


def _is_card(form: _Form) -> bool:
    """It names the work, asks two things about it, who or when among them, and something is filled in."""
    details = _details(form)
    known = sum(label in form.told for label in form.labels)
    filled = [one for one in form.fields if form.told.get(plain(one.label)) in ABOUT and not _blank(one.value)]
    named = [one.value for one in form.fields if form.told.get(plain(one.label)) in WORK]
    # A third of its labels known, two details asked, one of them who or when, and something filled in.
    if len(details) < 2 or not details & _CERTAIN or not filled or known * 3 < len(form.labels):
        return False
    # A label for the name that nobody filled in makes it no card, whatever stands above.
    return not all(map(_blank, named)) if named else form.title is not None


def _is_unfilled(form: _Form) -> bool:
    """A form to be filled in: it asks what, and who or when, and none of it is answered."""
    asked = [one for one in form.fields if form.told.get(plain(one.label)) in (*WORK, *_CERTAIN)]
    return _names(form) and bool(_details(form) & _CERTAIN) and all(_blank(one.value) for one in asked)


def _blank(value: str) -> bool:
    return not value or is_dash(value) or bool(_PLACEHOLDER.fullmatch(value.strip()))


def _events(form: _Form) -> Iterator[tuple[tuple[int, ...], list[Event]]]:
    first = form.lines[0][0]
    spans = form.title is not None and form.title.kind == "row"
    code = next((one.code for one in form.fields if one.code and form.told.get(plain(one.label)) in WORK), None)
    opener = Event("opener", first, "title", code=code, form=True)
    # A line above a card that has a label for its name is a heading over several.
    if form.title is not None and (spans or not _names(form)):
        opener = _opener(form.title)
        yield form.title.at, [opener]
        yield from ((part.at, [_told_between(part, form)]) for part in form.between)
    for number, (part, fields) in enumerate(form.lines):
        found = [_event(part, one, form.told) for one in fields]
        # Without a title of its own the card opens with its first label.
        yield part.at, ([opener, *found] if number == 0 and opener.passage is first else found)
    yield from ((part.at, [_inner(part, form)]) for part in form.inner)


def _inner(part: Passage, form: _Form) -> Event:
    """A row without a label says what is to be done; a line that stands between two pieces of a card says nothing."""
    if part.kind != "row" or {"activity", "description"} & set(form.told.values()):
        return Event("other", part)
    return event_of(part, "description", "", " ".join(dict.fromkeys(filter(None, part.cells))).lstrip("-–•* "))


def _told_between(part: Passage, form: _Form) -> Event:
    """A paragraph between the title and the labels says what is done, unless a label does."""
    if {"activity", "description"} & set(form.told.values()):
        return Event("other", part, value=part.text.strip())
    return event_of(part, "description", "", part.text.strip())


def _opener(title: Passage) -> Event:
    text = (next((cell for cell in title.cells if cell), "") if title.kind == "row" else title.text).strip("*_ ")
    # The number of a form ("Fișa 3 –") is asked for first: any first word may stand before it.
    match = _NUMBERED.match(text)
    if match is None and (told := opener_of(text, title)) is not None and told.value:
        return replace(told, form=True)
    rest = text[match.end() :].strip("*_ ") if match else ""
    return Event("opener", title, "title", "", rest or text, match["code"] if match and rest else None, form=True)


def _event(part: Passage, one: _Field, told: Mapping[str, str]) -> Event:
    name = told.get(plain(one.label))
    # A placeholder is no value, but a dash says that there is none.
    if name is None or (name in (*ABOUT, *WORK) and _blank(one.value) and not is_dash(one.value)):
        return event_of(part, name, one.label, "") if name else Event("other", part, label=one.label, value=one.value)
    return event_of(part, name, one.label, one.value)


def told_labels(found: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Tell the labels that stand before a colon, with their values, where a set of them comes again."""
    counted = [_Field(label, value) for label, value in found]
    groups = {plain(one.label): sum(plain(other.label) == plain(one.label) for other in counted) for one in counted}
    # A label that stands once before a colon is a sentence's.
    series = [one for one in counted if groups[plain(one.label)] > 1]
    told = _told(series)
    # Prose has too many numbers for targets to be told by their values.
    return {label: name for label, name in told.items() if name in ABOUT and name != "targets"}
