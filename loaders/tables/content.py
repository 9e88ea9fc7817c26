"""What a column holds, told from its content where no heading tells it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from planatlas.loaders.values.codes import LEADING_CODE
from planatlas.loaders.values.deadline import looks_timed
from planatlas.loaders.values.forms_of_text import first_words, item_number
from planatlas.loaders.values.markup import BULLETS
from planatlas.loaders.values.mentions.lexicon import fold, is_acronym_shape
from planatlas.ontology.languages import Template
from planatlas.ontology.wording import words

__all__ = ["guess_columns"]

_COUNTED = Template(r"^\W*(?:%|<<counted-begins>>)", re.I)
_MONEY = Template(r"\d[\d.,\s]*\s*(?:<<currency-**>>|<<times-1000>>)(?!\w)", re.I)


def guess_columns(rows: Sequence[Sequence[str]], fields: Sequence[str | None]) -> list[str | None]:
    """Return ``fields`` with open columns filled where their content is plain and the field is not taken yet."""
    out = list(fields)
    columns = [[row[i] for row in rows if i < len(row) and row[i]] for i in range(len(out))]
    for name, test, share in _TESTS:
        # A heading has told it, and goes before content.
        if name in out:
            continue
        open_columns = [i for i, known in enumerate(out) if known is None and columns[i]]
        # From the left: who leads stands before who helps.
        first = next((i for i in open_columns if _share(columns[i], test) >= share), None)
        if first is not None:
            out[first] = name
    return _activity(out, columns)


def _activity(out: list[str | None], columns: list[list[str]]) -> list[str | None]:
    """The open column right of the measures that holds long text is what is to be done."""
    if "measure" in out and "activity" not in out:
        after = out.index("measure") + 1
        if after < len(out) and out[after] is None and _share(columns[after], _long) >= 0.5:
            out[after] = "activity"
    return out


def _share(texts: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(test(text) for text in texts) / len(texts) if texts else 0.0


def _long(text: str) -> bool:
    return len(text) > 25 or text[:1] in BULLETS


def _coded(text: str) -> bool:
    # A code alone is a column of codes, and names no work.
    return len(text) > 12 and bool(LEADING_CODE.match(text))


def _numbered(text: str) -> bool:
    # A number in brackets refers to something.
    return not text.startswith("(") and item_number(text, 3) is not None


def _counted(text: str) -> bool:
    return bool(_COUNTED.match(text.lstrip(BULLETS + " -")))


def _funds(text: str) -> bool:
    return fold(text.split()[0]) in words("funding-head") if text.split() else False


def _bodies(text: str) -> bool:
    first = first_words(text)[0]
    return is_acronym_shape(first) or fold(first) in words("name-head") or fold(first) in words("class-head")


# The surest first: a column that is taken is asked for nothing more, and bodies look alike whoever leads.
_TESTS: tuple[tuple[str, Callable[[str], bool], float], ...] = (
    ("number", _numbered, 0.8),
    ("measure", _coded, 0.5),
    ("deadline", looks_timed, 0.6),
    ("budget", lambda text: bool(_MONEY.search(text)), 0.6),
    ("funding", _funds, 0.6),
    ("indicators", _counted, 0.5),
    ("responsible", _bodies, 0.6),
    ("partners", _bodies, 0.6),
)
