"""The bars of resolution: hard pairs, hand-checked documents where they are at hand, and speed."""

from __future__ import annotations

import hashlib
import json
import time
from types import ModuleType

import pytest

from planatlas import loaders
from planatlas.graph import identify, resolve
from planatlas.records import Plan


def test_hard_pairs(measure: ModuleType) -> None:
    pairs = measure.read_pairs()
    assert len(pairs) >= 300
    assert {pair.country for pair in pairs} >= {"RO", "GR", "FR", "VN"}
    mine = measure.score((measure.ours(pair), pair.same) for pair in pairs)
    assert mine.precision >= 0.99
    assert mine.f1 >= 0.97
    _, plain = measure.best_similarity(pairs)
    assert mine.f1 > plain.f1 + 0.1


def test_pairs_of_two_counties_are_never_one(measure: ModuleType) -> None:
    pairs = [pair for pair in measure.read_pairs() if not pair.same and "count" in pair.why]
    assert len(pairs) > 5
    assert [pair for pair in pairs if measure.ours(pair)] == []


def test_hand_checked_documents(measure: ModuleType) -> None:
    found = list(measure.checked_documents())
    if not found:
        pytest.skip("no hand-checked documents beside the checkout")
    assert len(found) > 1
    for name, bodies, classes, share in found:
        assert share > 0.8, name
        assert bodies.f1 >= 0.98, (name, bodies)
        assert classes.recall in (1.0, 0.0), (name, classes)


def test_parents_the_documents_state(measure: ModuleType) -> None:
    gold = json.loads(measure.GOLD.read_text(encoding="utf-8"))["parents"]
    right = total = 0
    for path in sorted(measure.PLANS.glob("*")) if measure.PLANS.is_dir() else ():
        truth = gold.get(hashlib.sha256(path.read_bytes()).hexdigest()[:16], {})
        resolved = resolve(identify(loaders.records(loaders.read(path))))
        for body in resolved.institutions:
            for text in sorted({one.mention for one in body.mentions}):
                if expected := truth.get(measure.mention_hash(text)):
                    total += 1
                    tail = (body.parent or "/").split("/", 1)[1]
                    right += hashlib.sha256(tail.encode()).hexdigest()[:6] == expected
    if not total:
        pytest.skip("no hand-checked documents beside the checkout")
    assert right / total >= 0.95


def test_many_mentions_take_little_time_and_no_county_s_body_is_another_s(crowd: ModuleType) -> None:
    records = list(crowd.plans(20_000, 40))
    start = time.process_time()
    resolved = resolve(records)
    assert time.process_time() - start < 15
    assert sum(len(body.mentions) for body in resolved.institutions) >= 20_000
    homes = {record.doc: crowd.TOWNS[str(record.place)] for record in records if isinstance(record, Plan)}
    bare = {"DGASPC", "D.G.A.S.P.C.", "ISJ", "AJOFM", "DSP", "D.S.P.", "IPJ", "CJRAE"}
    found = [
        (body.county, homes[one.doc]) for body in resolved.institutions for one in body.mentions if one.mention in bare
    ]
    assert len(found) > 1_000
    assert all(county == home for county, home in found)
