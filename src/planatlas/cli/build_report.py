"""What a build tells: each source where they are few, counts where they are many, always what was refused and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planatlas.cli.console import say, say_error, say_warning
from planatlas.cli.faults import refusal
from planatlas.loaders.formats.sandbox import shown
from planatlas.ontology import message, vocabulary

if TYPE_CHECKING:
    from planatlas.graph.pipeline.pipeline import Outcome
    from planatlas.graph.pipeline.sources import Reading

__all__ = ["Teller", "passed_over"]

_MANY = 30
"""Sources, or refusals, from which on they are counted and no longer told one by one."""
_NAMED = 3


@dataclass(slots=True, frozen=True)
class Teller:
    """Tells of the build of one atlas, in one language; ``quiet`` leaves only what went wrong."""

    folder: Path
    lang: str
    quiet: bool = False

    def tell(self, outcome: Outcome) -> None:
        """Tell of every source or of all together, of what was refused, and what the atlas holds."""
        if outcome.passed:
            say(passed_over(outcome.passed, self.lang))
        self._tell_sources(outcome)
        self._tell_refused(outcome.refused)
        for warning in outcome.atlas.receipt().get("warnings", ()):
            say_warning(warning)
        if not self.quiet:
            self._tell_counts(outcome)

    def _tell_sources(self, outcome: Outcome) -> None:
        good = [reading for reading in outcome.readings if not reading.error]
        many = len(outcome.readings) > _MANY
        for reading in () if self.quiet else good:
            if "copy_of" in reading.facts:
                self._warn("build.copy", name=_name(reading), other=reading.facts["copy_of"])
                continue
            if not many:
                self._tell_source(reading)
            for notice in reading.facts["notices"]:
                if not many or reading.provisional:
                    say_warning(f"{_name(reading)}: {notice}")

    def _tell_source(self, reading: Reading) -> None:
        words, found = vocabulary().labels, reading.facts["records"]
        counts = ", ".join(
            f"{words(_LABELS[kind], self.lang)}: {count}" for kind, count in found.items() if kind in _LABELS
        )
        self._say("build.source", name=_name(reading), counts=counts, unread=_unread(reading))

    def _tell_refused(self, refused: list[Reading]) -> None:
        if len(refused) <= _MANY:
            for reading in refused:
                say_error(refusal(reading, self.lang))
            return
        reasons: dict[str, list[str]] = {}
        for reading in refused:
            reason = refusal(reading, self.lang).removeprefix(f"{reading.source.where}: ")
            reasons.setdefault(reason, []).append(_name(reading))
        for reason, names in sorted(reasons.items(), key=lambda one: (-len(one[1]), one[0])):
            named = ", ".join(names[:_NAMED]) + (f", … (+{len(names) - _NAMED})" if len(names) > _NAMED else "")
            say_error(self._words("build.refused", count=len(names), reason=reason, names=named))
        self._warn("build.receipt", receipt=self.folder / "receipt.json")

    def _tell_counts(self, outcome: Outcome) -> None:
        total, known, refused = len(outcome.readings), len(outcome.known), len(outcome.refused)
        if known or refused or total > _MANY:
            self._say("build.read", read=sum(not one.error for one in outcome.readings), known=known, refused=refused)
        found = outcome.atlas
        counts = {"documents": len(found.plans), "nodes": len(found.nodes), "edges": found.edge_count}
        self._say("build.done", atlas=self.folder, findings=len(found.labelled("Finding")), **counts)
        self._say("build.next", atlas=self.folder)

    def _words(self, key: str, **values: object) -> str:
        return message(key, self.lang, **values)

    def _say(self, key: str, **values: object) -> None:
        say(self._words(key, **values))

    def _warn(self, key: str, **values: object) -> None:
        say_warning(self._words(key, **values))


def passed_over(passed: Mapping[Path, str], lang: str) -> str:
    """One line: how much was passed over, and for each reason how often and the first names."""
    reasons: dict[str, list[str]] = {}
    for path, why in passed.items():
        reasons.setdefault(why, []).append(shown(path.name))
    told = (f"{message(f'build.skipped.{why}', lang)}: {_few(names)}" for why, names in reasons.items())
    return message("build.skipped", lang, count=len(passed), reasons="; ".join(told))


def _few(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" … +{more}" if more > 0 else "")


def _name(reading: Reading) -> str:
    return reading.source.name


def _unread(reading: Reading) -> int:
    """Lines that gave no record although they are no rule, heading or page furniture."""
    return sum(reading.facts["leftover"].get(reason, 0) for reason in ("running text", "table row"))


_LABELS = {
    "plan": "Plan",
    "activity": "Activity",
    "objective": "Objective",
    "service": "SocialService",
    "legal_act": "LegalAct",
    "strategy": "Strategy",
    "agreement": "Agreement",
    "target_group": "TargetGroup",
    "figure": "Figure",
    "abbreviation": "Abbreviation",
    "statement": "Statement",
    "institution": "Institution",
}
"""Kind of record to the label of its node, whose name people read."""
