"""Objective without a measure.

Definition: an objective the plan sets itself (not one it cites from a strategy) under which, through all levels, no
measure stands; a general objective without a number is pursued by the numbered ones below it.
Source: UNDP RIA and GAO-23-105508 (targets without programmes).
Needs: the objectives and the PART_OF tree; a plan whose work hangs on none of its objectives gives no finding. Where
the plan shows that pages were lost (a cell that is lost anywhere), the measures may have stood on them: the verdict
is then ``unsure``.
Cannot tell: measures that serve the objective but stand under another.
Evidence: the heading of the objective.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from planatlas.graph.assembly.verdicts import LOW_CONFIDENCE
from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.evidence import of_node
from planatlas.graph.findings.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.phrases import ask, shortened
from planatlas.graph.findings.severity import severity
from planatlas.graph.findings.verdicts import pages_lost
from planatlas.graph.model import Node

__all__ = ["KIND", "find"]

KIND = "objectives-without-measures"
_DIRECTION = "direction"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Objectives of a plan that no measure serves."""
    for plan in corpus.plans:
        own = [one for one in corpus.index.of_plan("Objective", plan.id) if _is_own(one)]
        served = {one.id for one in own if _served(corpus, one)}
        if not served:
            continue  # its work does not hang on its objectives, so silence proves nothing
        served |= _heading_others(own, served)
        lost = pages_lost(corpus, plan.id)
        yield from (_finding(corpus, plan, one, lost) for one in own if one.id not in served)


def _is_own(objective: Node) -> bool:
    return not objective.props.get("origin") and objective.props.get("level") != _DIRECTION


def _served(corpus: Corpus, objective: Node) -> bool:
    """A measure hangs on it, through whatever levels, or a row prints its code in its part of the plan."""
    return _hangs_on(corpus, objective.id) or _printed_in_a_row(corpus, objective)


def _heading_others(own: list[Node], served: set[str]) -> set[str]:
    """General objectives without a number that stand above numbered ones: those are how the plan pursues them."""
    ordered = sorted(own, key=_line)
    out: set[str] = set()
    for index, one in enumerate(ordered):
        if one.props.get("code") or one.props.get("level") != "general":
            continue
        below = takewhile(lambda other: other.props.get("code"), ordered[index + 1 :])
        if any(other.id in served for other in below):
            out.add(one.id)
    return out


def _line(objective: Node) -> int:
    line = objective.props.get("line")
    return line if isinstance(line, int) else 0


def _printed_in_a_row(corpus: Corpus, objective: Node) -> bool:
    code, part = objective.props.get("code"), objective.props.get("component")
    rows = corpus.rows(text_of(objective.props.get("plan")) or "")
    return bool(code) and any(
        row.get("objective") == code and (not part or row.get("component") in (part, None)) for row in rows
    )


def _hangs_on(corpus: Corpus, objective: str) -> bool:
    waiting, seen = [objective], {objective}
    while waiting:
        for edge in corpus.index.into(waiting.pop(), "PART_OF"):
            below = corpus.index.get(edge.source)
            # A row that says "not the case" under an objective is an answer to it, though no work.
            if below is not None and below.label in ("Measure", "Entry"):
                return True
            if edge.source not in seen:
                seen.add(edge.source)
                waiting.append(edge.source)
    return False


def _finding(corpus: Corpus, plan: Node, objective: Node, lost: bool) -> Finding:
    sure = objective.props.get("confidence")
    doubtful = isinstance(sure, float) and sure < LOW_CONFIDENCE
    verdict: Verdict = "unsure" if lost or doubtful else "gap"
    code = text_of(objective.props.get("code"))
    said = Phrase.of(
        f"gap.{KIND}.{'unsure' if lost else 'gap'}", code=f"{code} " if code else "", text=shortened(objective.name)
    )
    return Finding(
        id=finding_id(KIND, objective.id), kind=KIND, level="measure", subject=objective.id,
        subject_name=objective.name, verdict=verdict, severity=severity(KIND, verdict),
        says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)), evidence=(of_node(objective, "measure"),),
        metrics={"code": code} if code else {}, plan=plan.id,
    )  # fmt: skip
