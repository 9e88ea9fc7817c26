"""A document as a stream of labelled fields and unlabelled lines, whatever notation prints them.

"Lead: City Council", "**Lead** City Council" in two columns, "lead: City Council" in YAML and "<lead>City
Council</lead>" in XML are one and the same event.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from planatlas.loaders.document import TableRow
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.values.codes import take_code
from planatlas.loaders.values.taught import OTHER, taught
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import cue_words
from planatlas.records import fields_for

__all__ = [
    "Event",
    "KnownLabels",
    "colon_labels",
    "event_of",
    "events",
    "field_label",
    "is_detail",
    "is_label_line",
    "label_of",
    "opener_of",
]

# At most 60 letters: a longer text before a colon is a sentence.
_LABEL = re.compile(
    r"^\W{0,4}(?P<label>[^\W\d_][\w .,/'’()&-]{0,58}?)\s*[*_]{0,3}\s*(?::|=>|=(?!=))\s*[*_]{0,3}\s*(?P<value>.*)$", re.S
)
_ELEMENT = re.compile(r"<(?P<tag>[A-Za-z_Ͱ-Ͽ][\w:.-]*)(?P<attributes>[^<>]*?)(?:/>|>(?P<value>[^<]*)</(?P=tag)\s*>)")
_TAG = re.compile(r"</?(?P<tag>[A-Za-z_Ͱ-Ͽ][\w:.-]*)(?P<attributes>[^<>]*)>")
_ATTRIBUTE = re.compile(r"(?P<label>[\w:.-]+)\s*=\s*[\"'](?P<value>[^\"']*)[\"']")
_CAMEL = re.compile(r"(?<=[a-zα-ω])(?=[A-ZΑ-Ω])")
_OPENER = Template(
    r"^(?P<word><<card-word>>)\s*(?:<<number-word>>\.?|#)?\s*"
    r"(?P<code>(?:[a-zα-ω]{0,3}[.-]?)?\d{1,3}(?:\s?[.-]\s?\d{1,3}){0,3}[a-z]?)?\s*(?P<end>[.:)-]+)?\s*"
)
_NUMBERED = re.compile(
    r"^\W{0,4}(?P<code>\d{1,3}(?:\.\d{1,3}){0,4})[.)]?:?\s+(?P<word>[^\W\d_]+)\s*[*_]{0,3}\s*:\s*[*_]{0,3}\s*"
)
# Within a line a label begins behind a mark only: behind a space it would take the words before it.
_INLINE = re.compile(
    r"(?:^|(?<=[.;,)|–—-])\s+)[*_]{0,3}(?P<label>[^\W\d_][^\W\d_ ’'/-]*(?:[ ’'/-]+[^\W\d_]+){0,3})[*_]{0,3}\s*:\s*"
)
# One label in a line is a labelled line; two make it a card.
_INLINE_LABELS = 2
_DETAILS = frozenset(fields_for("detail"))
_SHORT, _PROSE = 4, 40
_WORDS = re.compile(r"[^\W\d_][^\W\d_ ’'/-]*(?:[ ’'/-]+[^\W\d_]+){0,4}")
# What notations write for no value; a dash alone stays, as people mean something by it.
_EMPTY = re.compile(r"^(?:null|~|\[\s*\]|\{\s*\}|\"\"|''|none given|-)?$", re.I)
_FLOW = re.compile(r"^\[(?P<inner>.*)\]$", re.S)


@dataclass(slots=True)
class Event:
    """``kind`` is field, opener, text, other, unknown or break; ``field`` is a name of the vocabulary or ``title``.

    ``other`` is a labelled line of the cards that no field of the vocabulary means: the field above ends there. So does
    ``unknown`` where it stands in a card; elsewhere it is a text.

    ``form`` marks the opener of a card printed as a table of labels, or of one that is called a card; ``listed`` that
    of an item in a list of work.
    ``doubtful`` marks a row of two labels: a field of an open card, the heading of a table where none is open.
    """

    kind: str
    passage: Passage
    field: str = ""
    label: str = ""
    value: str = ""
    code: str | None = None
    doubtful: bool = False
    form: bool = False
    listed: bool = False


@dataclass(slots=True, frozen=True)
class KnownLabels:
    """What was told beforehand: events of lines by the numbers of their blocks, fields of labels by plain words."""

    lines: Mapping[tuple[int, ...], Sequence[Event]]
    labels: Mapping[str, str]


def colon_labels(parts: Iterable[Passage]) -> list[tuple[str, str]]:
    """Every label that stands before a colon, at the beginning of a line or in it, with what follows."""
    out: list[tuple[str, str]] = []
    for part in parts:
        if part.kind not in ("text", "item"):
            continue
        text = part.text.strip()
        marks = list(_INLINE.finditer(text))
        if len(marks) > 1:
            ends = [*(mark.start() for mark in marks[1:]), len(text)]
            out.extend((mark["label"], text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True))
        elif match := _LABEL.match(text):
            out.append((match["label"], match["value"]))
    return out


def events(parts: Iterable[Passage], told: KnownLabels) -> Iterator[Event]:
    """Yield the events of a document in order. A label alone in its line has the next line for its value."""
    parts = list(parts)
    others = _other_labels(parts)
    label: tuple[Passage, str] | None = None
    for part in parts:
        # What was told beforehand, with its neighbours in view, goes before what the line alone says.
        if part.at in told.lines:
            if label is not None:
                yield event_of(label[0], label[1], label[0].text, "")
                label = None
            yield from told.lines[part.at]
            continue
        if label is not None:
            # A label alone waits for one line; a row, a heading or another label there leaves it empty.
            above, name = label
            label = None
            value = "" if _alone(part) or part.kind in ("row", "rule", "heading") or _opens(part) else part.text
            yield event_of(above, name, above.text, value)
            if value:
                continue
        if name_alone := _alone(part):
            label = (part, name_alone)
        elif part.kind == "rule":
            yield Event("break", part)
        elif part.kind == "row":
            yield from _row(part)
        elif part.raw.lstrip().startswith("<") and _TAG.match(part.raw.lstrip()):
            yield from _xml(part)
        else:
            # Several labels before one: the first would take all the others as its value.
            yield from _inline(part, told) or [_line(part, others, told)]
    if label is not None:
        yield event_of(label[0], label[1], label[0].text, "")


def _alone(part: Passage) -> str | None:
    """A short line that is a label and nothing else, as definition lists of web pages print it."""
    text = part.text.strip(" *_")
    if part.kind not in ("text", "item") or not _WORDS.fullmatch(text):
        return None
    # Items are words of lists too, so that only known headings are labels among them, no guess by words.
    name = vocabulary().field(text) if part.kind == "item" else field_label(text)
    return name if name in _DETAILS else None


def _opens(part: Passage) -> bool:
    return opener_of(part.text.strip(), part) is not None or bool(_LABEL.match(part.text))


def _other_labels(parts: list[Passage]) -> frozenset[str]:
    """Labels that mean no field but stand before a colon time and again, or one word before prose ("Contexte: ...")."""
    found = (_LABEL.match(part.text.strip()) for part in parts if part.kind in ("text", "item"))
    labels = [(plain(match.group("label")).strip(), match.group("value")) for match in found if match]
    counted = Counter(label for label, _ in labels)
    # One word before a long text is a label even if it is printed once.
    lone = {label for label, value in labels if " " not in label and len(value) > _PROSE}
    return _beside_fields(parts) | frozenset(
        label for label, count in counted.items() if (count > 1 and len(label.split()) <= _SHORT) or label in lone
    )


def _beside_fields(parts: list[Passage]) -> frozenset[str]:
    """Labels of the lines right above and below a line labelled as a field, and of those right beside them."""
    out: set[str] = set()
    run: list[str] = []
    last = -1
    for part in parts:
        match = _LABEL.match(part.text.strip()) if part.kind in ("text", "item") else None
        label = match["label"].strip() if match else ""
        short = label[:1].isupper() and len(label.split()) <= _SHORT
        # Only lines right below one another: an empty line ends a block of labels.
        if not short or part.line != last + 1:
            out.update(run if any(map(field_label, run)) else ())
            run = []
        run.extend([label] if short else [])
        last = part.lines[-1]
    out.update(run if any(map(field_label, run)) else ())
    return frozenset(plain(label) for label in out)


def _inline(part: Passage, told: KnownLabels) -> list[Event]:
    """ "1.1 Helpline. Lead: Women's Aid. Partners: none." – a card in one line, if two labels of work stand in it."""
    text = part.text.strip()
    marks = [match for match in _INLINE.finditer(text) if _inline_field(match["label"], told) in _DETAILS]
    # Counted are those that ask who, when, with what: colons alone stand in any sentence.
    if len(marks) < _INLINE_LABELS:
        return []
    out = [_inline_title(text[: marks[0].start()], part)] if marks[0].start() else []
    for match, end in zip(marks, [*(m.start() for m in marks[1:]), len(text)], strict=True):
        value = text[match.end() : end].strip().rstrip(".;,| ")
        out.append(event_of(part, _inline_field(match["label"], told) or "", match["label"], value))
    return out


def _inline_title(title: str, part: Passage) -> Event:
    code, rest = take_code(title)
    mark = getattr(part.block, "mark", "").strip("().")
    return Event("opener", part, "title", "", (rest if code else title).strip(" *_.–—-"), code or mark or None)


def _inline_field(label: str, told: KnownLabels) -> str | None:
    """Behind what is to be done, "Measure:" is what it is measured by."""
    name = _told_label(label, told)
    return "indicators" if name == "measure" else name


def _told_label(label: str, told: KnownLabels) -> str | None:
    """The field a label means by itself, or beside the others: of two that ask who, one may ask who else."""
    name, beside = field_label(label), told.labels.get(plain(label).strip())
    # What a label means alone holds, except that the second of two that ask who asks for the partners.
    return beside if name is None or (name == "responsible" and beside == "partners") else name


def _line(part: Passage, others: frozenset[str], told: KnownLabels) -> Event:
    text = part.text.strip()
    # An opener has a colon as labels have, so it is asked for first.
    if opener := opener_of(text, part):
        return opener
    match = _LABEL.match(text)
    # A label over a list, with nothing behind it, ends the card above.
    if match and not match.group("value").strip() and plain(match.group("label")).strip() in cue_words("label-of-list"):
        return Event("break", part)
    if match and (name := _told_label(match.group("label"), told)):
        return event_of(part, name, match.group("label"), match.group("value"))
    # Labels that recur are fields of the card that nobody knows; others may be sentences.
    if match and plain(match.group("label")).strip() in others:
        return Event("other", part, label=match.group("label"), value=match.group("value").strip())
    if match and part.kind == "text" and _is_label(match.group("label"), match.group("value")):
        return Event("unknown", part, label=match.group("label"), value=match.group("value").strip())
    return Event("text", part, value=text)


def _is_label(label: str, value: str) -> bool:
    """A few words that begin with a capital, or one word as data files have it ("risk: high")."""
    words = label.split()
    # What begins with two slashes is the rest of an address.
    return len(words) <= _SHORT and (label[0].isupper() or len(words) == 1) and not value.startswith("//")


def event_of(part: Passage, name: str, label: str, value: str) -> Event:
    bare = value.strip().strip("*_").strip()
    # The dash states that there is none, which is not the same as a blank.
    if _EMPTY.match(bare) and bare != "-":
        bare = ""
    if flow := _FLOW.match(bare):
        bare = "\n".join(item.strip().strip("\"'") for item in flow.group("inner").split(","))
    # Quotation marks of a notation, not of the text.
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        bare = bare[1:-1]
    return Event("field", part, name, label.strip(), bare)


def opener_of(text: str, part: Passage) -> Event | None:
    """ "Action 1.2: Title", "1.2. Action: Title", "Fișa nr. 3" or a heading "Action 4" opens a card."""
    # The number first: else its word would be a label and the title its value.
    if (numbered := _NUMBERED.match(text)) and _OPENER.match(plain(numbered["word"])):
        title = text[numbered.end() :].strip("*_ ")
        return Event("opener", part, "title", numbered["word"], title, numbered["code"])
    match = _OPENER.match(plain(text[:120]).lstrip("*_# "))
    # The word alone begins sentences about actions; a code, or the word for a card itself, makes it one.
    if not match or not (match.group("code") or _is_sheet(match)):
        return None
    # The plain form dropped marks at the beginning, so places in the printed text are further on.
    shift = len(text[:120]) - len(plain(text[:120]).lstrip("*_# "))
    title = text[match.end() + shift :].strip("*_ ")
    marked = match.group("end") or part.kind == "heading" or part.bold or match.end() >= len(text)
    # Without a mark behind the number it is a reference, unless code and title are those of a heading.
    if not marked and not _titled(match.group("code") or "", title):
        return None
    code = "".join((match.group("code") or "").split()).upper()
    return Event("opener", part, "title", match.group("word"), title, code or None, form=not code)


def _is_sheet(match: re.Match[str]) -> bool:
    """ "Fiche action : Vélo pour tous": the word for a card itself, and a colon before the title."""
    return ":" in (match.group("end") or "") and match.group("word").split()[0] in cue_words("sheet")


def _titled(code: str, title: str) -> bool:
    """ "Măsura 1.1.1 Campanie în spitale": a code of several parts and a title, no sentence about the measure."""
    return "." in code and title[:1].isupper() and title[-1:] not in ".;:,"


def field_label(label: str) -> str | None:
    """Return the field a label means ("lead_agency", "Φορέας υλοποίησης"), ``title``, ``code``, or None."""
    # Data files write labels in one word: "leadAgency", "lead_agency", "lead-agency".
    words = _CAMEL.sub(" ", label.strip(" *_")).replace("_", " ").replace("-", " ")
    # What people taught goes before every list.
    if (rule := taught().heading(words)) is not None:
        return None if rule.field == OTHER else rule.field
    flat = plain(words).strip()
    if flat in cue_words("label-of-title"):
        return "title"
    if flat in cue_words("label-of-code"):
        return "code"
    # A word over a list, or a letter, asks for no value.
    if flat in cue_words("label-of-list") or len(flat) < 2:
        return None
    return vocabulary().field(words) or _told_by_words(words)


def is_detail(name: str) -> bool:
    """Tell whether a field says something about work: who, when, with which money."""
    return name in _DETAILS


def label_of(part: Passage) -> str | None:
    """Return the label of a line that asks who, when or with which money, in plain words; None where it has none."""
    match = _LABEL.match(part.text.strip())
    return plain(match["label"]).strip() if match and field_label(match["label"]) in _DETAILS else None


def is_label_line(part: Passage) -> bool:
    """Tell whether a line is a label that asks who, when or with which money, and its value."""
    return part.kind == "text" and label_of(part) is not None


def _told_by_words(label: str) -> str | None:
    """A label nobody has seen before ("Moyens financiers") is told by its words, if it asks for a detail of work."""
    name = vocabulary().field_by_words(label) if len(label.split()) <= _SHORT else None
    return name if name in _DETAILS else None


def _row(part: Passage) -> Iterator[Event]:
    """A row of two cells is a field if its first cell is a label and its second is none; of four, two fields."""
    cells = part.cells
    # Empty cells at the end are those of a wider table above or below.
    while cells and not cells[-1].strip() and len(cells) > 2:
        cells = cells[:-1]
    header = isinstance(part.block, TableRow) and part.block.header
    # Only these widths hold labels beside values; a heading row names columns.
    if header or len(cells) not in (2, 4) or len(cells[0]) > 70:
        yield Event("break", part)
        return
    pairs = [(cells[i], cells[i + 1]) for i in range(0, len(cells), 2)]
    names = [field_label(label.rstrip(" :")) if label else None for label, _ in pairs]
    # A row without a known label may open a card, or go on with the field above it.
    if len(pairs) == 1 and not names[0]:
        opener = opener_of(f"{cells[0]}: {cells[1]}" if cells[1] else cells[0], part) or _numbered(cells, part)
        if opener is not None:
            yield opener
        # An empty label is the cell above, merged or torn.
        elif not cells[0].strip():
            yield Event("text", part, value=cells[1])
        else:
            yield Event("break", part)
        return
    # One side that is no label makes it a row of a table.
    if not all(names):
        yield Event("break", part)
        return
    # Labels on both sides are headings of columns, or a field whose value happens to be a label.
    both = all(value and field_label(value) for _, value in pairs)
    for (label, value), name in zip(pairs, names, strict=True):
        event = event_of(part, name or "", label, value)
        event.doubtful = both
        yield event


def _numbered(cells: Sequence[str], part: Passage) -> Event | None:
    """ "1.2." in one cell and "Action: Title" in the next open a card."""
    return opener_of(" ".join(cells), part) if _NUMBERED.match(" ".join(cells)) else None


def _xml(part: Passage) -> Iterator[Event]:
    """Leaf elements and attributes are fields; an element that opens a card has none of its own."""
    raw = part.raw.strip()
    leaves = list(_ELEMENT.finditer(raw))
    # A leaf is read whole; its own tags must not be read again.
    tags = [tag for tag in _TAG.finditer(raw) if not any(leaf.start() <= tag.start() < leaf.end() for leaf in leaves)]
    for found in sorted([*leaves, *tags], key=lambda match: match.start()):
        if found.re is _ELEMENT:
            yield from _leaf(part, found)
        elif not found.group().startswith(("</", "<?", "<!")):
            yield from _open_element(part, found)


def _leaf(part: Passage, leaf: re.Match[str]) -> Iterator[Event]:
    value = unescape(leaf.group("value") or "")
    if name := field_label(leaf.group("tag")):
        yield event_of(part, name, leaf.group("tag"), value)
    elif value.strip():
        yield Event("text", part, value=value.strip())


def _open_element(part: Passage, tag: re.Match[str]) -> Iterator[Event]:
    name = plain(tag.group("tag"))
    # The element around a list is named as its items are, in the plural.
    if _OPENER.match(name + " ") and name not in cue_words("label-of-list"):
        yield Event("opener", part, "title", tag.group("tag"), "", None)
    # Attributes of the list are about the list.
    for attribute in _ATTRIBUTE.finditer(tag.group("attributes")) if name not in cue_words("label-of-list") else ():
        if label := field_label(attribute.group("label")):
            yield event_of(part, label, attribute.group("label"), unescape(attribute.group("value")))
