"""The title of a document, and what it says of issuer, subject and period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.values.dates import year_span
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain

__all__ = ["period_in", "period_of", "subject_of", "title_of"]

_PLAN = Template(r"^<<title-draft>>?(?:<<title-first>>\s+){0,3}<<title-plan>>")
_ANY_PLAN = Template(r"\b<<title-any>>\b")
_SUBJECT = Template(r"\b<<title-about>>\s*(?P<subject>.+)")
_SUBJECT_END = Template(r"[,;(]|\b(?:19\d\d|20\d\d)\b|<<title-about-ends>>|\s-\s")
_DECISION = Template(r"^\W*<<title-decision>>")
# Lines of a title page.
_REACH = 8
_TITLE_LABEL = Template(r"^<<title-label>>\s*:\s*(?=\S)")
_ELEMENT = Template(r"^<[\w?!][^>]*?<<label-of-title>>\s*=\s*[\"']([^\"']+)", re.I)
_LONE_YEAR = re.compile(r"[^\d.:]{0,60}\b20\d{2}\W*")
"""A line below the title that ends with a year, and no sentence: "Comuna X, 2031"."""
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d|[./]\d)")
_PERIOD = Template(r"<<title-year>>\s+(20\d{2})(?!\d)")


def title_of(parts: list[Passage]) -> Passage | None:
    """Return the passage that names the document: one of the first that reads like a plan's name, else the first line.

    Behind a council's decision the plan may begin pages later. A number names no document.
    """
    texts = [part for part in parts[:80] if part.kind in ("heading", "text")]
    reach = _REACH
    for index, printed in enumerate(texts):
        part = _unlabelled(printed)
        flat = plain(part.text)
        # Behind the decision the plan begins wherever the decision ends.
        if _DECISION.match(flat):
            reach = len(texts)
        if index >= reach:
            break
        exported = part.text != part.raw.strip("* #") and (part.raw.startswith("<") or ":" in part.raw[:12])
        # A field of an export is the name by itself.
        if exported and _ANY_PLAN.search(flat):
            return part
        # A sentence about a plan, or a label over a list, begins alike.
        if len(flat) < 320 and _PLAN.match(flat) and not flat.endswith((";", ":")):
            return _with_next(part, texts[index + 1 : index + 3])
    # The word for a plan may stand at the end of its title; then only the first lines are asked.
    for part in map(_unlabelled, texts[:4]):
        if len(part.text) < 200 and not part.text.endswith((".", ";")) and _ANY_PLAN.search(plain(part.text)):
            return part
    named = (part for part in texts if any(map(str.isalpha, part.text)))
    return next(map(_unlabelled, named), None)


def _unlabelled(part: Passage) -> Passage:
    """An export names its plan in a field: "plan: X" or <plan name="X">."""
    element = _ELEMENT.match(part.text)
    label = _TITLE_LABEL.match(plain(part.text))
    if element:
        return replace(part, text=element.group(1))
    return replace(part, text=part.text[label.end() :].strip("\"' ")) if label else part


def _with_next(part: Passage, following: list[Passage]) -> Passage:
    """A title set over several lines goes on while the next line is no sentence and the first gives no year."""
    text, lines = part.text, part.lines
    for after in following:
        # Lines of one title stand together and look alike.
        adjacent = after.line <= lines[-1] + 1
        same = after.kind == part.kind and after.bold == part.bold and part.kind != "heading"
        if not adjacent or not same or len(after.text) > 160 or after.text.endswith((".", ":", ";")):
            break
        text, lines = f"{text} {after.text}", [*lines, *after.lines]
    return replace(part, text=text, lines=lines)


def period_of(title: str, parts: list[Passage]) -> tuple[str | None, str | None]:
    """Return first and last day of the plan's time: from the title, from a year below it, else from the first pages."""
    found = _years(title, is_title=True)
    # The title decides; a year on the first pages may be that of anything.
    found = found or next((_years(part.text, is_title=True) for part in _pages_with_a_period(title, parts)), None)
    return (f"{found[0]}-01-01", f"{found[1]}-12-31") if found else (None, None)


def period_in(title: str, parts: list[Passage]) -> Passage | None:
    """Return the passage that says what time the plan is for where its title does not say so, or None."""
    return None if _years(title, is_title=True) else next(_pages_with_a_period(title, parts), None)


def _pages_with_a_period(title: str, parts: list[Passage]) -> Iterator[Passage]:
    above = ""
    for part in parts[:40]:
        if part.kind != "row" and (_years(part.text) or (_is(above, title) and _LONE_YEAR.fullmatch(part.text))):
            yield part
        above = part.text


def _is(text: str, title: str) -> bool:
    return bool(text) and " ".join(text.replace("*", "").split()) == title


def _years(text: str, *, is_title: bool = False) -> tuple[str, str] | None:
    """First and last year of the time a text speaks of; a lone year counts in a title only."""
    # A span says more than one of its years.
    if years := year_span(text):
        return str(years[0]), str(years[1])
    found = _PERIOD.search(plain(text)) or (_YEAR.search(text) if is_title else None)
    return (found.group(1), found.group(1)) if found else None


def subject_of(title: str) -> str | None:
    """Return what the plan is about, as its title words it ("serviciile sociale"), or None."""
    found = _SUBJECT.search(plain(title))
    if not found:
        return None
    start = found.start("subject")
    stop = _SUBJECT_END.search(plain(title), start)
    subject = title[start : stop.start() if stop else len(title)].strip(" .,:-–")
    # A shouted subject is quoted in sentences.
    return (subject.lower() if subject.upper() == subject else subject) or None
