"""Headings of columns: which field a printed heading means, and which rows are headings at all."""

from __future__ import annotations

import re

from planatlas.loaders.document import TableRow
from planatlas.loaders.values.deadline import looks_timed
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.taught import OTHER, taught
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import cue, words
from planatlas.records import fields_for

__all__ = ["LONGEST_HEADING", "LONGEST_UNKNOWN", "asks_value", "field_of", "is_heading", "opens_table"]

LONGEST_HEADING = 160
"""Letters that a heading may have; longer text is content."""
LONGEST_UNKNOWN = 60
"""Letters that a heading may have which is only told by its words."""

_NUMBERED = re.compile(r"\d+(?:\.\d+)*[.)]?")
_WORK = frozenset((*fields_for("work"), "specific_objective", "number", "code"))
_DETAILS = frozenset(fields_for("detail")) - {"targets"}


def field_of(heading: str) -> str | None:
    """Return the field a printed heading means, tolerating a slip of the scan, or None; what people taught holds."""
    rules = taught()
    # The same few headings are asked for with every row; they hold as long as the rules of the document.
    if heading not in rules.fields:
        # What people taught goes before the vocabulary, and also says that a heading is no field.
        rule = rules.heading(heading)
        known = _known(heading) if rule is None else None if rule.field == OTHER else rule.field
        rules.fields[heading] = known
    return rules.fields[heading]


def _known(heading: str) -> str | None:
    text = " ".join(heading.split())
    if not text or len(text) > LONGEST_HEADING:
        return None
    # The whole heading first: its beginning alone can mean another field.
    return vocabulary().field(text) or _by_beginning(fold(text))


def _by_beginning(folded: str) -> str | None:
    """A long heading often begins with a known one ("Responsabili pentru organizarea ...").

    A mere word for bodies says nothing yet: "Instituții asociate" asks for partners.
    """
    parts = folded.split()
    # The longest beginning decides, and never the whole, which was asked for already.
    for size in range(min(len(parts) - 1, 5), 0, -1):
        known = vocabulary().headings.get(" ".join(parts[:size]))
        # One short word ("Cod", "An", "Ref") begins too many headings to tell their field.
        if known and (size > 1 or len(parts[0]) > 6 and not _names_bodies(parts[0])):
            return known
    return None


def _names_bodies(word: str) -> bool:
    return word in words("class-head") or word in words("name-head")


def is_heading(row: TableRow) -> bool:
    """Tell whether a row is a heading: at least two known headings, most of what it holds, and no long text."""
    if row.header:
        return True
    filled = [cell.text for cell in row.cells if cell.text]
    # One known word alone heads a paragraph or fills a cell; a number first is a row of content.
    if len(filled) < 2 or any(len(text) > LONGEST_HEADING for text in filled) or _NUMBERED.fullmatch(filled[0]):
        return False
    unknown = 0
    for text in filled:
        unknown += field_of(text) is None
        # Two in five may be unknown: plans add columns of their own between known ones.
        if unknown * 5 > len(filled) * 2:  # in nearly every row of content this is plain after a few cells
            return False
    # Two known headings side by side do not come together by chance in a row of content.
    return len(filled) - unknown >= 2


def opens_table(row: TableRow) -> bool:
    """Tell whether the first row of a table reads like a heading nobody has seen before.

    Most of its cells hold a telling word, no two of the same field, and work and its details are both asked for. In
    the middle of a table such words are content, so this is asked of first rows only.
    """
    filled = [cell.text for cell in row.cells if cell.text]
    # Nothing known is there to lean on, so three cells are the least, and content is told by its length and digits.
    if len(filled) < 3 or any(len(text) > LONGEST_UNKNOWN or text[0].isdigit() for text in filled):
        return False
    fields = [_meant(text) for text in filled]
    found = {name for name in fields if name}
    unseen = [text for text in filled if field_of(text) is None]
    # Two in three distinct fields; a time among the unknown cells makes it the first row of content.
    if len(found) * 3 < len(filled) * 2 or any(looks_timed(text) for text in unseen):
        return False
    # Tables of contacts or of risks have telling words too, but not work with its details.
    return bool(found & _WORK) and len(found & _DETAILS) >= 2


def _meant(heading: str) -> str | None:
    return field_of(heading) or vocabulary().field_by_words(heading)


def asks_value(heading: str, name: str | None = None) -> bool:
    """A column of target values, or one of indicators or of nothing known that names targets: "Indicatori și ținte".

    "Grup țintă", "Target date", "Public cible" ask for a group or a date.
    """
    return name == "targets" or (name in (None, "indicators") and bool(cue("target-stem").search(fold(heading))))
