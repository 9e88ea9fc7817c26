"""Write ``docs/vocabulary.md`` from the ontology: what the graph may hold, and which headings are understood.

``make docs`` runs it; a test fails when the page is out of date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from planatlas.ontology import LANGS, vocabulary

PAGE = Path(__file__).with_suffix(".md")


def page() -> str:
    """The whole page."""
    return "\n".join([*opening(), *nodes(), *relationships(), *fields()]) + "\n"


def opening() -> Iterator[str]:
    """What the page is."""
    yield "# Vocabulary"
    yield ""
    yield "Generated from the Turtle files in `ontology/` by `make docs`; change those, not this page."
    yield ""


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
    yield from table(["type", *LANGS, "from", "to"])
    for name, kind in sorted(vocabulary().schema.relationships.items()):
        ends = [", ".join(sorted(kind.sources)), ", ".join(sorted(kind.targets))]
        yield row([f"`{name}`", *named(name), *ends])
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
    for name, headings in sorted(known.items()):
        yield row([f"`{name}`", *named(name), "; ".join(sorted(headings))])


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
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())
