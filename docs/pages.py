"""Write the pages that are not written by hand: the vocabulary, the analyses and the named questions.

``make docs`` runs it; a test fails when a page is out of date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import headings

from planatlas.graph.findings.catalogue import CATALOGUE, Analysis
from planatlas.ontology import LANGS, vocabulary
from planatlas.queries import Question, questions

FOLDER = Path(__file__).parent


def pages() -> dict[str, str]:
    """File name to content."""
    written = {"vocabulary.md": vocabulary_page(), "analyses.md": analyses_page(), "questions.md": questions_page()}
    return {name: single_spaced("\n".join(lines)).strip() + "\n" for name, lines in written.items()}


def single_spaced(text: str) -> str:
    """The text without two empty lines in a row."""
    return re.sub(r"\n{3,}", "\n\n", text)


def opening(title: str, source: str) -> Iterator[str]:
    """The title, and where to change what the page says."""
    yield f"# {title}"
    yield ""
    yield f"Generated from `{source}` by `make docs`; change that, not this page."
    yield ""


def analyses_page() -> Iterator[str]:
    """Every kind of finding as its module defines it."""
    yield from opening("Analyses", "graph/findings/")
    yield "Those marked *on request* resample whole networks; name them or their family with `planatlas gaps --kind`."
    yield ""
    for family, members in groupby(CATALOGUE, key=lambda analysis: analysis.family):
        yield f"## {family.capitalize()}"
        yield ""
        for analysis in members:
            yield from one_analysis(analysis)


def one_analysis(analysis: Analysis) -> Iterator[str]:
    """Name and text of one analysis; a line that begins with a word and a colon is a paragraph of its own."""
    yield f"### `{analysis.kind}`" + (" *on request*" if analysis.network else "")
    yield ""
    for line in analysis.text.strip().splitlines():
        word, colon, _ = line.partition(": ")
        if colon and word.isalpha() and word.istitle() or line.startswith("Cannot tell"):
            yield ""
        yield line.replace("``", "`")
    yield ""


def questions_page() -> Iterator[str]:
    """Every named question with its parameters and columns."""
    yield from opening("Named questions", "queries/named/")
    for theme, members in groupby(questions().values(), key=lambda question: question.theme):
        yield f"## {theme.capitalize()}"
        yield ""
        for question in members:
            yield from one_question(question)


def one_question(question: Question) -> Iterator[str]:
    """Title, meaning, parameters and columns of one question."""
    yield f"### `{question.name}`"
    yield ""
    yield f"**{question.title('en')}.** {question.description('en')}"
    yield ""
    yield f"In Cypher{' and SPARQL' if question.sparql else ''}. Parameters: {listed(question.parameters)}."
    yield f"Columns: {listed(question.columns)}."
    yield ""


def listed(names: Iterable[str]) -> str:
    """Names as code, or "none"."""
    return ", ".join(f"`{name}`" for name in names) or "none"


def vocabulary_page() -> Iterator[str]:
    """What the graph may hold, and which headings of a table are understood."""
    yield from opening("Vocabulary", "ontology/")
    yield from nodes()
    yield from relationships()
    yield from fields()


def nodes() -> Iterator[str]:
    """The labels of nodes with their names in every language and their properties."""
    yield "## Nodes"
    yield ""
    yield from table(["label", *LANGS, "properties"])
    for name, kind in sorted(vocabulary().schema.nodes.items()):
        yield row([f"`{name}`", *named(name), ", ".join(f"`{p}`" for p in sorted(kind.properties))])
    yield ""


def relationships() -> Iterator[str]:
    """The types of relationships, from where to where."""
    yield "## Relationships"
    yield ""
    yield from table(["type", *LANGS, "from and to"])
    for name, kind in sorted(vocabulary().schema.relationships.items()):
        ends = ", ".join(f"{source} → {target}" for source, target in sorted(kind.joins))
        yield row([f"`{name}`", *named(name), ends])
    yield ""


def fields() -> Iterator[str]:
    """The headings that are understood, field by field; case, diacritics and dots do not count."""
    known: dict[str, list[str]] = {}
    for heading, name in vocabulary().headings.items():
        known.setdefault(name, []).append(heading)
    yield "## Column headings"
    yield ""
    yield "Case, diacritics and dots do not count, so headings stand here as they are compared."
    yield ""
    yield from table(["field", *LANGS, "headings"])
    for name, printed in sorted(known.items()):
        yield row([f"`{name}`", *named(name), "; ".join(sorted(printed))])


def named(name: str) -> list[str]:
    """What something is called in every language."""
    return [vocabulary().labels(name, lang) for lang in LANGS]


def table(columns: list[str]) -> list[str]:
    """The first two lines of a table."""
    return [row(columns), row("---" for _ in columns)]


def row(cells: Iterable[str]) -> str:
    """One line of a table."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    for name, content in pages().items():
        (FOLDER / name).write_text(content, encoding="utf-8")
    headings.TARGET.write_text(headings.as_json(), encoding="utf-8")
