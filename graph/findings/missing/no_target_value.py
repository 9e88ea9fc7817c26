"""Indicator without a target value.

Definition: a row of work whose indicators, where the plan asks for a value, state no number to be reached. Where none
of them counts anything ("Number of...", "Rate of..."), or one says all ("All families visited"), the indicator may be
its own target: a manual that is written, a register that is kept. That is ``unsure``.
Source: the indicator model of StratML Part 2 (TargetResult); EMCDDA evaluation guide, step 5; that a thing to be done
may be its own target is this project's reading.
Needs: the state of the targets cell; it is ``no_column`` unless heading or cell asks for a value. The wording of the
indicators, against the list of counting words.
Cannot tell: whether a value stands in another document, or whether the result can be counted at all.
Evidence: the row's own printed text, with field ``targets`` and the state of its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Finding, Phrase, Verdict
from planatlas.graph.findings.rows import for_the_plan, of_row
from planatlas.graph.findings.verdicts import cell_verdict
from planatlas.graph.findings.wording import where_row

__all__ = ["KIND", "find"]

KIND = "no-target-value"
_FIELD = "targets"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows and plans whose indicators have no target value."""
    for plan in corpus.plans:
        rows, found = corpus.rows(plan.id), list[tuple[Row, Verdict]]()
        for row in rows:
            if (verdict := cell_verdict(row, _FIELD)) is None:
                continue
            says = _own_target(corpus, row) if verdict == "gap" else None
            said: Verdict = "unsure" if says else verdict
            found.append((row, said))
            yield of_row(corpus, KIND, row, said, _FIELD, says)
        yield from for_the_plan(corpus, KIND, plan, found, len(rows), _FIELD)


def _own_target(corpus: Corpus, row: Row) -> Phrase | None:
    """What to say where the indicators may be targets in themselves; None where they count or there are none."""
    indicators = [corpus.name(edge.target) for edge in corpus.out("MEASURED_BY", row.id)]
    if not indicators or (any(map(_counts, indicators)) and not any(map(_says_all, indicators))):
        return None
    return Phrase(f"gap.{KIND}.own", (("where", where_row(row)),))


def _counts(indicator: str) -> bool:
    return "%" in indicator or not _listed("indicator-counts").isdisjoint(_folded(indicator))


def _says_all(indicator: str) -> bool:
    return not _listed("indicator-all").isdisjoint(_folded(indicator)[:1])


def _folded(text: str) -> Sequence[str]:
    from planatlas.ontology.folding import fold

    return fold(text).split()


def _listed(name: str) -> frozenset[str]:
    from planatlas.ontology.wording import words

    return words(name)
