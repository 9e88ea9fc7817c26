"""Number of one act, words of another.

Definition: a citation prints what the act is about, and there stand all telling words of the name of another act of the
national frame of the same kind, and none of the act whose number is cited. ``unsure`` unless both are confirmed.
Source: legal-citation consistency, ELI; GAO-23-105508 (audit against the law, item by item).
Needs: the words printed beside the number, and the names of both acts in the frame.
Cannot tell: acts the frame does not hold; a citation without words.
Evidence: the citation as printed.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.alignment.citations import cited_acts
from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.evidence import of_edge
from planatlas.graph.findings.finding import Finding, Phrase, Verdict, finding_id
from planatlas.graph.findings.phrases import ask
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Edge, Node
from planatlas.ontology.folding import fold, stems
from planatlas.ontology.frames import Act, frame

__all__ = ["KIND", "find"]

KIND = "citation-other-act"
_LETTERS, _TELLING = 5, 2
"""Letters of a stem that tells an act, and how many of them a name needs to be known by."""


def find(corpus: Corpus) -> Iterator[Finding]:
    """Citations whose number and whose words are those of two acts."""
    for plan, act, edge in cited_acts(corpus):
        words = set(stems(text_of(edge.props.get("act_title")) or ""))
        if words and not _telling(act) & words:
            meant = [one for one in frame().acts.values() if _is_meant(one, act, words)]
            if len(meant) == 1:
                yield _finding(corpus, plan, act, meant[0], edge)


def _is_meant(one: Act, cited: Act, words: set[str]) -> bool:
    telling = _telling(one)
    same_kind = one.id != cited.id and fold(one.kind) == fold(cited.kind)
    return same_kind and len(telling) >= _TELLING and telling <= words


def _telling(act: Act) -> set[str]:
    """The stems of an act's name, those of its kind left out."""
    return {word for word in stems(act.labels.get("ro", "")) if len(word) >= _LETTERS and word not in stems(act.kind)}


def _finding(corpus: Corpus, plan: Node, act: Act, meant: Act, edge: Edge) -> Finding:
    verdict: Verdict = "gap" if act.confirmed and meant.confirmed else "unsure"
    other = f"{meant.kind} {meant.number}/{meant.year}"
    name = corpus.index.name(edge.target)
    said = Phrase.of(f"gap.{KIND}.{verdict}", act=name, means=act.labels, other=other, fits=meant.labels)
    return Finding(
        id=finding_id(KIND, edge.target, plan.id, str(edge.props.get("line"))), kind=KIND, level="plan",
        subject=edge.target, subject_name=name, verdict=verdict, severity=severity(KIND, verdict),
        says=(said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id)), evidence=(of_edge(edge, "legal_basis"),),
        metrics={"meant": other, "source": meant.source}, plan=plan.id,
    )  # fmt: skip
