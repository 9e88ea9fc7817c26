"""The tables of rules by which names are cut, told and joined: each rule has its reason, and something needs it."""

from __future__ import annotations

import pytest

from planatlas.graph.institutions import interpretation
from planatlas.graph.institutions.expansions import Expansions
from planatlas.graph.institutions.interpretation import READING_RULES, BodyName, Reader
from planatlas.graph.institutions.locality import Locality
from planatlas.graph.institutions.variants import JOIN_RULES

_NEEDS = {
    "body in brackets": "Serviciul Buget (Direcția Economică)",
    "branch before its body": "Filiala Vrancea a Crucii Roșii Române",
    "part through which a body acts": "Direcția de Asistență Socială prin Serviciul Juridic",
    "known name with a clause of belonging": "Serviciul de Asistență Socială din cadrul Primăriei",
    "body behind a small word": "Serviciul Juridic din Direcția de Asistență Socială",
    "representative": "Reprezentant DSP",
    "known name that begins with an acronym": "ANITP – Centrul Regional",
}
"""What each rule is there for: without it the mention reads as another body."""


def _read(mention: str) -> BodyName:
    short = Expansions()
    short.add("ANITP", "Asociația Noastră pentru Tineri", "list")
    home = Locality("ro-vn", "Vrancea", "county", "Vrancea", "ro-vn", "RO", "county")
    return Reader(home, "RO", short, "ro").read(mention)


@pytest.mark.parametrize("rule", READING_RULES, ids=lambda rule: rule.name)
def test_every_rule_of_reading_is_needed(rule: interpretation.ReadingRule, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _read(_NEEDS[rule.name])
    monkeypatch.setattr(interpretation, "READING_RULES", tuple(one for one in READING_RULES if one is not rule))
    without = _read(_NEEDS[rule.name])
    assert (whole.kind, whole.words, whole.owner) != (without.kind, without.words, without.owner)


def test_every_rule_has_its_reason() -> None:
    reasons = [one.why for one in (*READING_RULES, *JOIN_RULES)]
    assert len(reasons) >= 17
    assert all(why.endswith(".") and len(why.split()) > 5 for why in reasons)
    assert len(set(reasons)) == len(reasons)
    assert {one.name for one in READING_RULES} == _NEEDS.keys()
