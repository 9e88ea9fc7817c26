"""Networks of bodies: every measure against a slow way to the same number."""

from __future__ import annotations

import itertools
import math
import random

import networkx as nx
import numpy as np
import pytest
from scipy.sparse import csr_array

from planatlas.graph.findings import analyses
from planatlas.graph.findings.catalogue import gaps_of
from planatlas.graph.findings.coordination.curveball import curveball, tail_shares
from planatlas.graph.findings.coordination.incidence import incidence, incidence_table
from planatlas.graph.findings.coordination.nullmodel import fitted, pair_tests, poisson_binomial
from planatlas.graph.findings.coordination.requirements import dependence, rates
from planatlas.graph.findings.coordination.structure import (
    centralisation,
    constraint,
    e_i_index,
    effective_size,
    fragmentation,
    ties_of,
)
from planatlas.graph.findings.stability import resampled


def random_matrix(seed, bodies=8, measures=15, chance=0.3):
    dense = np.random.default_rng(seed).random((bodies, measures)) < chance
    return csr_array(dense.astype(float))


def as_graph(weights):
    return nx.from_scipy_sparse_array(weights)


@pytest.mark.parametrize("seed", range(5))
def test_burt_against_networkx(seed):
    weights = ties_of(random_matrix(seed))
    slow = nx.constraint(as_graph(weights), weight="weight")
    assert len(constraint(weights)) == len(effective_size(weights)) == weights.shape[0] == 8
    for place, value in enumerate(constraint(weights)):
        assert value == pytest.approx(slow[place], nan_ok=True)
    slow = nx.effective_size(as_graph(weights))
    for place, value in enumerate(effective_size(weights)):
        assert value == pytest.approx(0 if math.isnan(slow[place]) else slow[place])


@pytest.mark.parametrize("seed", range(5))
def test_fragmentation_and_centralisation_counted(seed):
    weights = ties_of(random_matrix(seed, chance=0.12))
    graph = as_graph(weights)
    pairs = list(itertools.combinations(graph, 2))
    assert fragmentation(weights) == pytest.approx(sum(not nx.has_path(graph, a, b) for a, b in pairs) / len(pairs))
    degrees, n = [d for _, d in graph.degree()], len(graph)
    star = (n - 1) * (n - 2)
    assert centralisation(weights) == pytest.approx(sum(max(degrees) - d for d in degrees) / star)


def test_e_i_index_at_its_ends():
    pair = csr_array(np.array([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]], dtype=float))
    assert e_i_index(pair, ["a", "a", "b", "b"])[0] == -1.0
    assert e_i_index(pair, ["a", "b", "a", "b"])[0] == 1.0
    assert e_i_index(pair, ["a", None, None, "b"]) == (0.0, 1.0)


def test_poisson_binomial_over_all_outcomes():
    chances = np.array([0.1, 0.5, 0.5, 0.9, 0.0, 0.3])
    slow = [0.0] * 7
    for outcome in itertools.product((0, 1), repeat=6):
        slow[sum(outcome)] += math.prod(p if hit else 1 - p for p, hit in zip(chances, outcome, strict=True))
    found = poisson_binomial(chances)
    assert list(found) + [0.0] * (7 - len(found)) == pytest.approx(slow)


@pytest.mark.parametrize("seed", range(6))
def test_the_fit_keeps_both_margins(seed):
    matrix = random_matrix(seed)
    dense = matrix.toarray()
    dense[0, :] = 1.0  # a body that is everywhere
    dense[1, :] = 0.0
    found = fitted(csr_array(dense))
    assert found.sum(axis=1) == pytest.approx(dense.sum(axis=1), abs=1e-6)
    assert found.sum(axis=0) == pytest.approx(dense.sum(axis=0), abs=1e-6)


def test_pair_tails_are_tails():
    matrix = random_matrix(3, 6, 20)
    shared = (matrix @ matrix.T).toarray()
    chances = fitted(matrix)
    assert len(pair_tests(matrix)) == 6 * 5 // 2
    for test in pair_tests(matrix):
        mass = poisson_binomial(chances[test.one] * chances[test.other])
        assert test.shared == shared[test.one, test.other]
        assert test.upper + test.lower == pytest.approx(1 + mass[test.shared])
        assert test.upper >= test.least_upper - 1e-12 and test.lower >= test.least_lower - 1e-12
        assert test.q_upper >= test.upper - 1e-12


def test_benjamini_hochberg_by_hand():
    tests = pair_tests(random_matrix(5, 7, 25))
    ranked = sorted(one.upper for one in tests)
    assert len(ranked) == 7 * 6 // 2
    for one in tests:
        place = ranked.index(one.upper)
        slow = min(min(1.0, ranked[i] * len(tests) / (i + 1)) for i in range(place, len(tests)))
        assert one.q_upper == pytest.approx(slow)


def test_curveball_keeps_margins_and_reaches_all():
    start = csr_array(np.array([[1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0]], dtype=float))
    rows, columns = start.sum(axis=1), start.sum(axis=0)
    seen = {}
    for drawn in curveball(start, 2000, seed=1):
        assert (drawn.sum(axis=1) == rows).all() and (drawn.sum(axis=0) == columns).all()
        key = tuple(map(tuple, drawn.astype(int)))
        seen[key] = seen.get(key, 0) + 1
    every = {
        key
        for key in itertools.product(itertools.product((0, 1), repeat=4), repeat=3)
        if [sum(r) for r in key] == list(rows) and [sum(c) for c in zip(*key, strict=True)] == list(columns)
    }
    assert set(seen) == every
    assert max(seen.values()) / min(seen.values()) < 1.5  # evenly


def test_the_exact_tail_and_curveball_agree():
    """With many bodies the two models meet; with few the exact tail expects too many shared measures."""
    matrix = random_matrix(11, 40, 40, 0.2)
    _, at_most = tail_shares(matrix, 1000, seed=2)
    apart = [abs(test.lower - at_most[test.one, test.other]) for test in pair_tests(matrix)]
    assert sum(apart) / len(apart) < 0.05 and max(apart) < 0.2


def test_incidence_counts_each_body_once_a_measure(town):
    plan = town()
    plan.body("DAS")
    plan.body("SPVH", unit_of="DAS")
    plan.row("Unu", ["DAS", "SPVH"], ["ISJ", "școli"], measure="measure/a")
    plan.row("Doi", ["SPVH"], ["ISJ"], measure="measure/a")
    plan.row("Trei", ["ISJ"])
    table = incidence(plan.corpus(), plan.plan)
    assert [plan.nodes[b].name for b in table.bodies] == ["DAS", "ISJ"]
    assert table.matrix.toarray().tolist() == [[1.0, 0.0], [1.0, 1.0]]
    opened = incidence(plan.corpus(units=True), plan.plan)
    assert len(opened.bodies) == 3
    rows = incidence_table(type("A", (), {"nodes": list(plan.nodes.values()), "edges": plan.edges}))
    assert len(rows) == 7 and rows.column("role").count("partner") == 3


def test_rates_counted_pair_by_pair(town):
    draw, plan = random.Random(4), town()
    names = ["DAS", "ISJ", "DSP", "IPJ", "DJS"]
    for number in range(12):
        row = plan.row(f"Rând {number}", draw.sample(names, 2), draw.sample(names, 1))
        plan.node("target-group/g", "TargetGroup", "copii")
        if number % 2:
            plan.edge(row, "target-group/g", "AIMED_AT")
    corpus = plan.corpus()
    stated = {frozenset(("institution/isj", "institution/dsp")): "agreement/x"}
    table = incidence(corpus, plan.plan)
    found = rates(table, dependence(corpus, plan.plan, table), stated)
    who = {m: {b for b, n in table.namings if n == m} for m in table.measures}
    pairs = [frozenset(p) for m in who for p in itertools.combinations(sorted(who[m]), 2)]
    assert found["pairs"] == len(pairs)
    assert found["pairs_without_tie"] == sum(p not in stated for p in pairs)
    dependent = list(itertools.combinations([m for i, m in enumerate(table.measures) if i % 2], 2))
    apart = [
        (m, n)
        for m, n in dependent
        if not who[m] & who[n] and not any(frozenset((a, b)) in stated for a in who[m] for b in who[n])
    ]
    assert (found["dependent_measures"], found["managed_apart"]) == (len(dependent), len(apart))
    required = {
        frozenset((a, b)) for m, n in dependent for a in who[m] for b in who[n] if a != b
    }  # A · D · Aᵀ is symmetric
    assert found["required"] == len(required)
    assert found["congruence"] == pytest.approx(len(required & stated.keys()) / len(required), abs=1e-4)


def run(corpus, kind):
    return gaps_of(corpus, analyses([kind]))


def test_no_agreements_is_one_line_not_recorded(town):
    plan = town()
    for number in range(6):
        plan.row(f"Rând {number}", ["DAS"], ["ISJ"])
    for kind in ("coordination-not-stated", "partner-without-agreement"):
        assert [one.verdict for one in run(plan.corpus(), kind)] == ["not recorded"]


def test_a_partner_that_no_agreement_binds(town):
    plan = town(responsible_for_whole="DAS")
    for number in range(6):
        plan.row(f"Rând {number}", ["DAS"], ["ISJ", "DSP"])
    plan.node("agreement/1", "Agreement", "Acord", status="in_force")
    for name in ("das", "dsp"):
        plan.edge("agreement/1", f"institution/{name}", "BINDS")
    assert [one.subject_name for one in run(plan.corpus(), "partner-without-agreement")] == ["ISJ"]
    plan.nodes["agreement/1"].props["status"] = "ended"
    assert [one.verdict for one in run(plan.corpus(), "partner-without-agreement")] == ["not recorded"]


def test_a_body_that_is_its_own_partner(town):
    plan = town()
    plan.row("Da", ["DAS", "ISJ"], ["ISJ"])
    plan.row("Nu", ["DAS"], ["ISJ"])
    plan.row("Nu, alte unități", ["DAS", "școli"], ["școli"])
    (one,) = [f for f in run(plan.corpus(), "both-roles") if f.level == "activity"]
    assert "ISJ" in one.statement["ro"] and len(one.evidence) == 3


def test_a_partner_that_does_not_answer(town, merge):
    one, other = town("plan/a/2031", starts="2031-01-01", ends="2031-12-31"), town("plan/b/2031", starts="2031-01-01")
    for plan, issuer in ((one, "DAS"), (other, "ISJ")):
        plan.body(issuer)
        plan.edge(plan.plan, f"institution/{issuer.lower()}", "DRAFTED_BY")
    one.row("Împreună", ["DAS"], ["ISJ"])
    other.row("Fără", ["ISJ"], ["DSP"])
    (found,) = run(merge(one, other), "one-sided-partnership")
    assert (found.plan, found.subject_name) == ("plan/a/2031", "ISJ")
    other.row("Cu", ["ISJ"], ["DAS"])
    assert run(merge(one, other), "one-sided-partnership") == []


def test_islands_and_their_stability(town):
    plan = town()
    for number in range(8):
        plan.row(f"Rând {number}", ["DAS"], ["ISJ"])
        plan.row(f"Alt rând {number}", ["DSP"], ["IPJ"])
    (one,) = run(plan.corpus(), "islands")
    assert one.metrics["islands"] == [2, 2] and one.metrics["fragmentation"] == pytest.approx(2 / 3, abs=1e-4)
    assert one.stability > 0.95
    plan.row("Punte", ["DAS"], ["IPJ"])
    assert run(plan.corpus(), "islands") == []


def test_a_finding_on_one_row_is_unstable(town):
    plan = town()
    for number in range(12):
        plan.row(f"Rând {number}", ["DAS"], ["ISJ"])
    plan.row("Singur", ["DSP"], ["IPJ"])
    (one,) = run(plan.corpus(), "islands")
    assert 0.5 < one.stability < 0.75  # a row is in a resample with 1 - (1 - 1/n)^n


def test_resamples_drop_doubtful_namings(town):
    plan = town()
    plan.row("Rând", ["DAS"], ["ISJ"])
    for edge in plan.edges:
        if edge.source == "institution/isj":
            edge.props["confidence"] = 0.0
    corpus = resampled(plan.corpus(), random.Random(0))
    (row,) = corpus.rows(plan.plan)
    assert row.responsible and not row.partners


def test_same_people_apart(town):
    plan = town()
    plan.node("target-group/g", "TargetGroup", "copii")
    for number in range(3):
        for name in ("ISJ", "DSP"):
            row = plan.row(f"{name} {number}", [name])
            plan.edge(row, "target-group/g", "AIMED_AT", basis="column")
    (one,) = run(plan.corpus(), "served-apart")
    assert one.verdict == "gap" and one.metrics["pairs_apart"] == 1
    plan.row("Împreună", ["ISJ"], ["DSP"])
    assert run(plan.corpus(), "served-apart") == []


def test_a_broker_links_what_nobody_else_does(town):
    plan = town(responsible_for_whole="DAS")
    for name in ("A", "B", "C", "D", "E", "F"):
        plan.row(f"Cu {name}", ["DAS", "ISJ"], [name])
    (one,) = run(plan.corpus(), "broker")
    assert one.subject_name == "ISJ" and one.metrics["unlinked_pairs"] == 15


def test_two_bodies_that_avoid_each_other(town):
    plan = town()
    for number in range(40):
        plan.row(f"Rând {number}", ["ISJ" if number % 2 else "DSP"], [("IPJ", "DJS", "ITM")[number % 3]])
    pairs = {(one.subject_name, one.metrics["other"]) for one in run(plan.corpus(), "rarely-together")}
    assert ("DSP", "institution/isj") in pairs
    (one,) = [one for one in run(plan.corpus(), "rarely-together") if one.metrics["other"] == "institution/isj"]
    assert one.metrics["shared"] == 0 and one.metrics["q"] < 0.05 and one.metrics["curveball_p"] < 0.05
    assert one.stability > 0.9
