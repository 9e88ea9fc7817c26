"""What kind of document it is (plan, strategy, report, news, web), told from its title and its make-up."""

from __future__ import annotations

import re

from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.values.forms_of_text import DATELINE
from planatlas.ontology.folding import fold
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.vocabulary import vocabulary

__all__ = ["genre_of"]

# A report on a plan names the plan, and a plan its strategy: so the report first.
_TITLES = (
    ("report", Template(r"^<<genre-report>>\b")),
    ("plan", Template(r"<<genre-plan>>|\b<<plan-word>>\b.{0,60}\b(?:20\d\d)")),
    ("strategy", Template(r"^(?:.{0,30}\b)?<<genre-strategy>>\b")),
)
_NEWS = Template(r"\([\w .-]+\.(?:vn|ro|gr|com|net|fr|org|eu|info)\)|\b<<news-verb>>\b")
_CARD = re.compile(r"^\W*[\w ./]{2,30}:\s*\S")


def genre_of(title: str, parts: list[Passage]) -> str:
    """Return the genre of a document from its title and its passages."""
    flat = plain(title)
    for genre, pattern in _TITLES:
        if pattern.search(flat):
            return genre
    rows = sum(part.kind == "row" for part in parts)
    # Fewer rows or labelled lines stand in letters and news items too.
    if rows >= 3 or _cards(parts) >= 6:
        return "plan"
    text = plain(" ".join(part.text for part in parts[:60]))
    dated = any(DATELINE.match(part.text) for part in parts[:5])
    # A dateline is as good as two words of news; what is longer is no news item.
    return "news" if len(_NEWS.findall(text)) + 2 * dated >= 2 and len(parts) < 80 else "web"


def _cards(parts: list[Passage]) -> int:
    """Count lines that read "Lead: ...", as action cards do."""
    known = vocabulary().headings

    return sum(
        1
        for part in parts
        if part.kind in ("text", "item") and _CARD.match(part.text) and fold(part.text.split(":", 1)[0]) in known
    )
