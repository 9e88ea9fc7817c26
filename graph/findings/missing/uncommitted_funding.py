"""Funding that nobody has committed.

Definition: a row that names sources of money, all of which are money nobody has promised: external grants to be applied
for, sponsors, other sources, "within approved budgets". The scheme of funding sources says which these are.
Source: GAO-23-105520, practice 7 (resources); HG 344/2022, art. 3, leaves each body to fund its part within its
approved budget, so naming that is no commitment.
Needs: the sources named and the kind of each; a source the scheme does not know keeps a row out, and so does a grant
called by a name of its own ("Public Health Grant"): it may well be promised.
Cannot tell: whether the money was found since.
Evidence: each source as printed, with field ``funding``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.findings.corpus import Corpus, Row
from planatlas.graph.findings.finding import Finding, Verdict
from planatlas.graph.findings.row_findings import finding_of_row, on_rows
from planatlas.graph.model import Edge
from planatlas.ontology.folding import stems
from planatlas.ontology.schemes import scheme

__all__ = ["KIND", "find"]

KIND = "uncommitted-funding"
_UNCOMMITTED = ("uncommitted", "unknown")


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows whose money nobody has committed, and plans where that is the rule."""

    def finding(row: Row, verdict: Verdict) -> Finding:
        named = corpus.money(row)
        sources = list(
            dict.fromkeys(str(edge.props.get("mention") or corpus.index.name(edge.target)) for edge in named)
        )
        return finding_of_row(
            corpus, KIND, row, verdict, "funding", edges=named, metrics={"sources": sources}, what=", ".join(sources)
        )

    yield from on_rows(corpus, KIND, "funding", lambda row: _uncommitted(corpus, row), finding)


def _uncommitted(corpus: Corpus, row: Row) -> bool:
    named = corpus.money(row)
    kinds = [corpus.index.node(edge.target).props.get("kind") for edge in named if corpus.index.has(edge.target)]
    return bool(kinds) and all(kind in _UNCOMMITTED for kind in kinds) and not any(map(_has_own_name, named))


def _has_own_name(named: Edge) -> bool:
    """A capital in a word that no wording of the source has makes a name of it."""
    mention = str(named.props.get("mention") or "")
    source = scheme("funding-sources").match(mention)
    if source is None:
        return False
    wordings = [*source.labels.values(), *(text.value for text in (*source.alt, *source.hidden))]
    known = {stem for wording in wordings for stem in stems(wording)}
    return any(word[0].isupper() and not known.issuperset(stems(word)) for word in mention.split())
