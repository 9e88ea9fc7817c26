"""Body that ends before its duty does.

Definition: a body responsible for or partner in a row whose own end, as the vocabulary or the decisions know it,
comes before the end of the row (or of the plan, where the row has none). Where an act that ends the body was
promulgated before then but no day of taking effect is confirmed, the verdict is ``unsure``, and the bodies that take
over are named as far as the vocabulary knows them.
Source: orphan after reorganisation, W3C ORG ChangeEvent; FollowTheMoney Succession.
Needs: the end of the body's life and its basis; only few bodies have one.
Cannot tell: who takes over, unless the law that ended it says so.
Evidence: the cell that names the body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.finding import Finding, Phrase
from planatlas.graph.findings.load.body_findings import of_body
from planatlas.graph.findings.phrases import ask
from planatlas.graph.findings.severity import severity
from planatlas.graph.model import Edge, Node
from planatlas.loaders.values.citation import citations
from planatlas.ontology.gazetteers import Succession, gazetteer

__all__ = ["KIND", "find"]

KIND = "body-ends-before-duty"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Bodies with work after their own end."""
    for plan in corpus.plans:
        for body, edges in _outlived(corpus, plan, _ends).items():
            node = corpus.index.node(body)
            ends, basis = _ends(node), node.props.get("ends_basis") or "–"
            metrics = {"duties": len(edges), "ends": ends}
            yield of_body(corpus, KIND, plan, body, edges, metrics, count=len(edges), ends=ends, basis=basis)
        for body, edges in _outlived(corpus, plan, _promulgated).items():
            yield _ending(corpus, plan, body, edges)


def _outlived(corpus: Corpus, plan: Node, end_of: Callable[[Node], str | None]) -> dict[str, list[Edge]]:
    """Bodies whose end comes before the end of rows they are named in, each with these namings."""
    found: dict[str, list[Edge]] = {}
    for row in corpus.rows(plan.id):
        due = text_of(row.get("ends")) or text_of(plan.props.get("ends"))
        for edge in (*row.responsible, *row.partners) if due else ():
            ends = end_of(corpus.index.node(edge.source)) if corpus.index.has(edge.source) else None
            if ends and due and ends < due[: len(ends)]:
                found.setdefault(edge.source, []).append(edge)
    return found


def _ends(body: Node) -> str | None:
    return text_of(body.props.get("ends") or body.props.get("ends_text"))


def _promulgated(body: Node) -> str | None:
    """The day of the act that ends a body whose last day nobody confirmed."""
    known = None if _ends(body) else _succession(text_of(body.props.get("ends_basis")))
    return known.promulgated if known else None


def _succession(basis: str | None) -> Succession | None:
    return next((one for one in gazetteer().successions if basis and one.basis == basis), None)


def _ending(corpus: Corpus, plan: Node, body: str, edges: list[Edge]) -> Finding:
    known = _succession(text_of(corpus.index.node(body).props.get("ends_basis")))
    metrics = {"duties": len(edges), "promulgated": known.promulgated if known else None}
    found = of_body(corpus, KIND, plan, body, edges, metrics)
    said = Phrase.of(
        f"gap.{KIND}.unsure", who=corpus.index.name(body), count=len(edges), basis=_act(known),
        day=known.promulgated if known else "–", successors=_successors(known),
    )  # fmt: skip
    says = (said, Phrase(f"gap.{KIND}.why"), ask(corpus, plan.id))
    return replace(found, verdict="unsure", severity=severity(KIND, "unsure"), says=says)


def _act(known: Succession | None) -> str:
    """The act itself out of the basis in words."""
    cited = citations(known.basis) if known else []
    return ", ".join(f"{one.type} {one.number}/{one.year}" for one in cited if one.number and one.year) or "–"


def _successors(known: Succession | None) -> tuple[Mapping[str, str], ...]:
    return tuple(gazetteer()[name].labels for name in known.successors) if known else ()
