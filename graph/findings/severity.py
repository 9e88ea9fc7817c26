"""How much a finding matters: what the law asks, what nobody answers for, what nobody pays, then the rest.

Internal work (training, procedures, a body's own staff) matters less: it needs no partner outside. A verdict that is
not a gap is never more than low.
"""

from __future__ import annotations

from functools import lru_cache

from planatlas.graph.findings.corpus import Row
from planatlas.graph.findings.finding import Severity, Verdict
from planatlas.ontology.folding import stem, stems
from planatlas.ontology.wording import words

__all__ = ["RANK", "internal_work", "severity", "severity_of_row"]

RANK: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}

# High is what the law asks, what nobody answers for and what contradicts itself; all other kinds are medium.
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
# Worth knowing, but no harm by itself: the finding may be how the plan means it.
_LOW_KINDS = frozenset(
    {"class-only-partners", "no-target-value", "all-year-default", "both-roles", "load-outlier", "sole-responsible"}
)

_CLAIMS = ("gap", "unsure")
_INTERNAL_TYPES = ("training",)

_LONG, _BEGINS = 4, 4
"""What a text is about stands among its first four stems of four letters and more."""


def severity(kind: str, verdict: Verdict, internal: bool = False) -> Severity:
    """Severity of a finding of a kind; ``internal`` tells that the row is internal work."""
    # Before the kind: no kind makes a gap of what the plan states itself.
    if verdict in ("stated none", "not recorded") or internal or kind in _LOW_KINDS:
        return "low"
    usual = _BY_KIND.get(kind, "medium")
    # A doubtful reading weighs one step less.
    return ("medium" if usual == "high" else "low") if verdict == "unsure" else usual


def severity_of_row(kind: str, verdict: Verdict, row: Row) -> Severity:
    """Severity of a finding about a row; whether its work is internal is looked up only where that decides."""
    return severity(kind, verdict, verdict in _CLAIMS and internal_work(row))


def internal_work(row: Row) -> bool:
    """Tell whether a row is about the issuer's own staff and procedures, by its list or by its wording.

    By its wording: it begins by speaking of procedures that are not shared with others, or of training, and of staff.
    """
    found: bool | None = row.memo.get("internal")
    if found is None:
        found = row.memo["internal"] = row.get("activity_type") in _INTERNAL_TYPES or _by_wording(row)
    return found


def _by_wording(row: Row) -> bool:
    # The title of the measure, as the text of the activity may list steps of every sort.
    said = stems(row.title)
    begins = [word for word in said if len(word) >= _LONG][:_BEGINS]
    # A procedure shared with others is coordination itself, and no internal work.
    if not _listed("work-procedure").isdisjoint(begins):
        return _listed("work-shared").isdisjoint(said)
    return not (_listed("work-training").isdisjoint(begins) or _listed("work-own-staff").isdisjoint(said))


# Every row is held against the same four lists, and stemming them takes longer than looking.
@lru_cache(maxsize=4)
def _listed(name: str) -> frozenset[str]:
    """The stems of a word list of the vocabulary."""
    return frozenset(stem(word) for word in words(name))
