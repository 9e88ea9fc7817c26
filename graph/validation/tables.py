"""Results and elements as rows that people read: alike results of one document on one line, with where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planatlas.graph.findings.finding import Evidence, Finding
from planatlas.graph.table import Table
from planatlas.graph.validation.elements import Element
from planatlas.ontology import message

__all__ = ["elements_table", "findings_table"]

_SHOWN = 8
"""Line numbers shown for one row; the rest is counted."""


def findings_table(findings: Iterable[Finding], lang: str) -> Table:
    """One row for each shape and document: what is checked, what was found, how often, and where."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        doc = finding.evidence[0].doc if finding.evidence else None
        groups.setdefault((str(finding.metrics["layer"]), finding.text(lang), doc or ""), []).append(finding)
    heads = [message(f"validate.column.{name}", lang) for name in ("layer", "finding", "count", "where")]
    rows = [
        (message(f"validate.layer.{layer}", lang), text, len(group), _places(_evidence(group), lang))
        for (layer, text, _), group in groups.items()
    ]
    return Table.of(heads, rows)


def _evidence(group: Iterable[Finding]) -> list[Evidence]:
    return [one for finding in group for one in finding.evidence]


def elements_table(elements: Iterable[Element], lang: str) -> Table:
    """One row for each element of the model plan: section, element, whether it was found, and where."""
    heads = [message(f"validate.column.{name}", lang) for name in ("plan", "section", "element", "state", "where")]
    rows = [
        (
            element.plan_name,
            element.shape.section,
            element.shape.names.get(lang) or element.shape.names["en"],
            message(_found(element), lang),
            _places(element.evidence, lang),
        )
        for element in elements
    ]
    return Table.of(heads, rows)


def _found(element: Element) -> str:
    if element.stated_none:
        return "validate.stated-none"
    return "validate.found" if element.found else "validate.not-found"


def _places(evidence: Sequence[Evidence], lang: str) -> str:
    docs: dict[str, list[int]] = {}
    for one in evidence:
        docs.setdefault(one.doc or "", []).extend([one.line] if one.line is not None else [])
    told = (_lines(sorted(set(lines)), doc, lang) for doc, lines in sorted(docs.items()) if doc)
    return "; ".join(told)


def _lines(lines: list[int], doc: str, lang: str) -> str:
    if not lines:
        return doc
    shown = ", ".join(map(str, lines[:_SHOWN]))
    if more := len(lines) - _SHOWN:
        shown = message("validate.and-more", lang, lines=shown, more=more) if more > 0 else shown
    return message("validate.lines", lang, doc=doc, lines=shown)
