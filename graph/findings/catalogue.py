"""The catalogue of analyses: every kind of finding, its family, and the module that computes it.

Modules are imported when they are run: the catalogue itself costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module

from planatlas.errors import QuestionUnknown
from planatlas.graph.findings.corpus import Corpus, GraphLike
from planatlas.graph.findings.finding import Finding, in_order
from planatlas.graph.findings.stability import with_stability

__all__ = ["CATALOGUE", "Analysis", "analyses", "families", "gaps", "gaps_of", "kinds"]


@dataclass(slots=True, frozen=True)
class Analysis:
    """One analysis. ``network`` ones resample whole networks and run only when asked for by name or family."""

    kind: str
    family: str
    module: str
    network: bool = False

    def find(self, corpus: Corpus) -> list[Finding]:
        """Run it; findings on networks come with their stability."""
        module = import_module(f"planatlas.graph.findings.{self.module}")
        found = list(module.find(corpus))
        if not self.network:
            return found
        # A module with a costly check makes it once, and a cheaper search for the resamples.
        return with_stability(corpus, found, getattr(module, "find_again", module.find))

    @property
    def text(self) -> str:
        """Definition, formula, source, needs and limits, as the module states them."""
        return import_module(f"planatlas.graph.findings.{self.module}").__doc__ or ""


CATALOGUE: tuple[Analysis, ...] = (
    Analysis("no-responsible", "missing", "missing.no_responsible"),
    Analysis("no-lead", "missing", "missing.no_lead"),
    Analysis("no-partner", "missing", "missing.no_partner"),
    Analysis("acts-alone", "missing", "missing.acts_alone"),
    Analysis("class-only-partners", "missing", "missing.class_only_partners"),
    Analysis("no-funding", "missing", "missing.no_funding"),
    Analysis("stated-unfunded", "missing", "missing.stated_unfunded"),
    Analysis("uncommitted-funding", "missing", "missing.uncommitted_funding"),
    Analysis("no-indicator", "missing", "missing.no_indicator"),
    Analysis("no-target-value", "missing", "missing.no_target_value"),
    Analysis("no-deadline", "missing", "missing.no_deadline"),
    Analysis("all-year-default", "missing", "missing.all_year_default"),
    Analysis("objectives-without-measures", "missing", "missing.objectives_without_measures"),
    Analysis("groups-unserved", "missing", "missing.unserved_groups"),
    Analysis("service-waiting-list", "services", "services.waiting_list"),
    Analysis("service-full", "services", "services.full"),
    Analysis("service-suspended-with-budget", "services", "services.suspended_with_budget"),
    Analysis("service-without-budget", "services", "services.without_budget"),
    Analysis("service-without-occupancy", "services", "services.without_occupancy"),
    Analysis("proposed-without-means", "services", "services.proposed_without_means"),
    Analysis("service-unknown-code", "services", "services.unknown_code"),
    Analysis("service-doubtful-amount", "services", "services.doubtful_amount"),
    Analysis("total-not-the-sum", "services", "services.total_not_the_sum"),
    Analysis("concentration", "load", "load.concentration"),
    Analysis("load-outlier", "load", "load.outliers"),
    Analysis("load-against-capacity", "load", "load.against_capacity"),
    Analysis("sole-responsible", "load", "load.sole_responsible"),
    Analysis("quarter-peak", "load", "load.quarters"),
    Analysis("articulation-points", "load", "load.articulation", network=True),
    Analysis("both-roles", "coordination", "coordination.both_roles"),
    Analysis("partner-without-agreement", "coordination", "coordination.without_agreement"),
    Analysis("one-sided-partnership", "coordination", "coordination.reciprocity"),
    Analysis("coordination-not-stated", "coordination", "coordination.requirements", network=True),
    Analysis("served-apart", "coordination", "coordination.served_apart", network=True),
    Analysis("islands", "coordination", "coordination.islands", network=True),
    Analysis("broker", "coordination", "coordination.broker", network=True),
    Analysis("rarely-together", "coordination", "coordination.rarely_together", network=True),
    Analysis("near-identical-measures", "overlap", "overlap.near_identical"),
    Analysis("duplication", "overlap", "overlap.duplication"),
    Analysis("taken-over-text", "overlap", "overlap.taken_over"),
    Analysis("citation-two-years", "alignment", "alignment.citations"),
    Analysis("citation-other-act", "alignment", "alignment.other_act"),
    Analysis("citation-wrong-annex", "alignment", "alignment.annexes"),
    Analysis("act-repealed", "alignment", "alignment.repealed"),
    Analysis("strategy-past-period", "alignment", "alignment.strategy_period"),
    Analysis("objectives-unserved", "alignment", "alignment.unserved_objectives"),
    Analysis("ends-before-starts", "time", "time.ends_before_starts"),
    Analysis("due-outside-plan", "time", "time.outside_plan"),
    Analysis("body-ends-before-duty", "time", "time.body_ends"),
    Analysis("agreement-expires", "time", "time.agreement_expires"),
)


def kinds() -> list[str]:
    """Every kind of finding, in the order of the catalogue."""
    return [one.kind for one in CATALOGUE]


def families() -> list[str]:
    """Every family of analyses, in the order of the catalogue."""
    return list(dict.fromkeys(one.family for one in CATALOGUE))


def analyses(wanted: Iterable[str] | None = None) -> list[Analysis]:
    """The analyses for kinds or families by name, ``all`` for all of them, None for those that need no resampling.

    Raises QuestionUnknown for a name that is neither.
    """
    if wanted is None:
        return [one for one in CATALOGUE if not one.network]
    # A text is a sequence of letters, and one name is meant.
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    for name in names:
        if name != "all" and name not in kinds() and name not in families():
            raise QuestionUnknown(
                f"There is no kind of finding called {name}. Kinds: {', '.join(kinds())}. "
                f"Families: {', '.join(families())}, or all."
            )
    # In the order of the catalogue, whatever the order of the names.
    return [one for one in CATALOGUE if "all" in names or one.kind in names or one.family in names]


def gaps(atlas: GraphLike, kinds: Iterable[str] | None = None, units: bool = False) -> list[Finding]:
    """The findings of an atlas, complete: one for every row concerned, those about whole plans besides.

    ``kinds`` are kinds or families; without them all run that need no resampling. ``units`` opens legal entities.
    Raises QuestionUnknown for an unknown kind.
    """
    chosen = analyses(kinds)
    return gaps_of(Corpus.of(atlas, units), chosen)


def gaps_of(corpus: Corpus, chosen: Iterable[Analysis]) -> list[Finding]:
    """The findings of some analyses on a corpus, in reading order."""
    return in_order(finding for one in chosen for finding in one.find(corpus))
