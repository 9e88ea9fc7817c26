"""How much a finding matters: what the law asks, what nobody answers for, what nobody pays, then the rest.

Internal work (training, procedures, a body's own staff) matters less: it needs no partner outside. A verdict that is
not a gap is never more than low.
"""

from __future__ import annotations

from functools import cache

from planatlas.graph.gaps.corpus import Row
from planatlas.graph.gaps.finding import Severity, Verdict

__all__ = ["RANK", "internal_work", "severity"]

RANK: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}

_BY_KIND: dict[str, Severity] = {
    "no-responsible": "high",
    "stated-unfunded": "high",
    "service-waiting-list": "high",
    "service-suspended-with-budget": "high",
    "service-doubtful-amount": "high",
    "total-not-the-sum": "high",
    "body-ends-before-duty": "high",
    "acts-alone": "medium",
}
_LOW_KINDS = frozenset(
    {"class-only-partners", "no-target-value", "all-year-default", "both-roles", "load-outlier", "sole-responsible"}
)

_INTERNAL_TYPES = ("training",)

_LONG, _BEGINS = 4, 4
"""What a text is about stands among its first four stems of four letters and more."""


def severity(kind: str, verdict: Verdict, internal: bool = False) -> Severity:
    """Severity of a finding of a kind; ``internal`` tells that the row is internal work."""
    if verdict in ("stated none", "not recorded") or internal or kind in _LOW_KINDS:
        return "low"
    usual = _BY_KIND.get(kind, "medium")
    return _one_lower(usual) if verdict == "unsure" else usual


def _one_lower(value: Severity) -> Severity:
    return "medium" if value == "high" else "low"


def internal_work(row: Row) -> bool:
    """Tell whether a row is about the issuer's own staff and procedures, by its list or by its wording.

    By its wording: it begins by speaking of procedures that are not shared with others, or of training, and of staff.
    """
    if "internal" not in row.memo:
        row.memo["internal"] = row.get("activity_type") in _INTERNAL_TYPES or _by_wording(row)
    return bool(row.memo["internal"])


def _by_wording(row: Row) -> bool:
    said = _stems(row.title)
    begins = frozenset([word for word in said if len(word) >= _LONG][:_BEGINS])
    if begins & _listed("work-procedure"):
        return not _listed("work-shared").intersection(said)
    return bool(begins & _listed("work-training")) and bool(_listed("work-own-staff").intersection(said))


def _stems(text: str) -> tuple[str, ...]:
    from planatlas.ontology.folding import stems

    return stems(text)


@cache
def _listed(name: str) -> frozenset[str]:
    """The stems of a word list of the vocabulary."""
    from planatlas.ontology.folding import stem
    from planatlas.ontology.wording import words

    return frozenset(stem(word) for word in words(name))
