"""Funding that nobody has committed.

Definition: a row that names sources of money, all of which are money nobody has promised: external grants to be applied
for, sponsors, other sources, "within approved budgets". The scheme of funding sources says which these are.
Source: GAO-23-105520, practice 7 (resources); HG 344/2022, art. 3, leaves each body to fund its part within its
approved budget, so naming that is no commitment.
Needs: the sources named and the kind of each; a source the scheme does not know keeps a row out.
Cannot tell: whether the money was found since.
Evidence: each source as printed, with field ``funding``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.graph.gaps.corpus import Corpus, Row
from planatlas.graph.gaps.finding import Finding, Verdict
from planatlas.graph.gaps.rows import on_rows, said_of_row

__all__ = ["KIND", "find"]

KIND = "uncommitted-funding"
_UNCOMMITTED = ("uncommitted", "unknown")


def find(corpus: Corpus) -> Iterator[Finding]:
    """Rows whose money nobody has committed, and plans where that is the rule."""

    def say(row: Row, verdict: Verdict) -> Finding:
        named = corpus.out("FUNDING_NAMED", row.id)
        sources = list(dict.fromkeys(str(edge.props.get("mention") or corpus.name(edge.target)) for edge in named))
        return said_of_row(
            corpus, KIND, row, verdict, "funding", edges=named, metrics={"sources": sources}, what=", ".join(sources)
        )

    yield from on_rows(corpus, KIND, "funding", lambda row: _uncommitted(corpus, row), say)


def _uncommitted(corpus: Corpus, row: Row) -> bool:
    named = corpus.out("FUNDING_NAMED", row.id)
    kinds = [corpus.nodes[edge.target].props.get("kind") for edge in named if edge.target in corpus.nodes]
    return bool(kinds) and all(kind in _UNCOMMITTED for kind in kinds)
