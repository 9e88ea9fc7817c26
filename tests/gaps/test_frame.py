"""Overlap, alignment and time, against slow readings of the same texts and dates."""

from __future__ import annotations

import itertools
import random

import pytest
from rapidfuzz.fuzz import ratio

from planatlas.graph.findings import analyses
from planatlas.graph.findings.alignment.unserved_objectives import aligned
from planatlas.graph.findings.catalogue import gaps_of
from planatlas.graph.findings.load.quarters import quarters
from planatlas.graph.findings.overlap.alike import ALIKE, alike_pairs, measures_of
from planatlas.graph.review.alignments import accepted_edges
from planatlas.graph.review.log import Decision, Decisions

WORDS = ("copii", "bunici", "sprijin", "acasă", "tabără", "vară", "lecții", "seară", "drum", "medic", "sat", "ajutor")


def run(corpus, kind):
    return gaps_of(corpus, analyses([kind]))


def random_texts(seed, count=60):
    draw = random.Random(seed)
    texts = [" ".join(draw.sample(WORDS, draw.randint(4, 9))) for _ in range(count // 2)]
    return texts + [" ".join(word for word in text.split() if draw.random() > 0.05) for text in texts]


@pytest.mark.parametrize("seed", range(4))
def test_alike_pairs_against_all_pairs(town, seed):
    plan = town()
    for text in random_texts(seed):
        plan.row(text, ["DAS"])
    measures = measures_of(plan.corpus(), [plan.plan])
    slow = set()
    for one, other in itertools.combinations(measures, 2):
        runs = [{m.words[i : i + 3] for i in range(len(m.words) - 2)} for m in (one, other)]
        alike = ratio(" ".join(one.words), " ".join(other.words)) >= ALIKE
        if alike and min(len(one.words), len(other.words)) >= 4 and runs[0] & runs[1]:
            slow.add((one.id, other.id))
    assert {(pair.one.id, pair.other.id) for pair in alike_pairs(measures)} == slow and slow


def test_overlap_within_a_plan_and_duplication(town):
    plan = town()
    plan.node("target-group/g", "TargetGroup", "copii")
    first = plan.row("Masă caldă pentru copiii din satele mici", ["DAS"])
    second = plan.row("Masă caldă pentru copiii din satele mici.", ["ISJ"])
    assert [one.subject for one in run(plan.corpus(), "near-identical-measures")] == [
        plan.nodes[second].id.replace("activity", "measure")
    ]
    for row in (first, second):
        plan.edge(row, "target-group/g", "AIMED_AT")
    assert run(plan.corpus(), "near-identical-measures") == []
    (one,) = run(plan.corpus(), "duplication")
    assert [evidence.line for evidence in one.evidence] == [3, 2]


def test_text_taken_over_from_an_older_plan(town, merge):
    old, new = town("plan/a/2030", issuer="A", year=2030), town("plan/b/2031", issuer="B", year=2031)
    for number in range(3):
        text = f"Echipa mobilă ajunge în satul numărul {number} o dată pe lună"
        old.row(text, ["DAS"])
        new.row(text, ["DSP"])
    new.row("Ceva cu totul al nostru, de aici din oraș", ["DSP"])
    (one,) = run(merge(old, new), "taken-over-text")
    assert (one.plan, one.metrics["taken_over"], one.metrics["measures"]) == ("plan/b/2031", 3, 4)
    new.nodes["plan/b/2031"].props["issuer"] = "A"
    assert run(merge(old, new), "taken-over-text") == []  # its own text of last year


def cite(plan, year, quote, number="55"):
    id = f"act/hg/{number}-{year}"
    plan.node(id, "LegalAct", f"HG {number}/{year}", act_kind="HG", number=number, year=year)
    plan.edge(plan.plan, id, "BASED_ON", quote=quote)


def test_one_act_with_two_years(town):
    plan = town()
    cite(plan, 2021, "HG nr. 55/2021 pentru aprobarea regulamentului cadru al serviciilor publice de asistență socială")
    cite(plan, 2022, "Hotărârea nr. 55/2022 privind aprobarea regulamentului cadru al serviciului public de asistență")
    (one,) = run(plan.corpus(), "citation-two-years")
    assert one.verdict == "gap" and "55/2021" in one.statement["ro"]


def test_two_acts_of_one_number_are_only_unsure(town):
    plan = town()
    cite(plan, 2021, "HG nr. 55/2021 pentru aprobarea regulamentului cadru al serviciilor publice de asistență socială")
    cite(plan, 2022, "HG nr. 55/2022 privind vânătoarea și protecția fondului cinegetic")
    cite(plan, 2022, "HG nr. 56/2022", number="56")
    assert [one.verdict for one in run(plan.corpus(), "citation-two-years")] == ["unsure"]


def test_a_few_common_words_do_not_make_one_act(town):
    plan = town()
    cite(plan, 2021, "HG 55/2021 privind ajutorul social")
    cite(plan, 2022, "HG 55/2022 privind ajutorul medical")
    assert [one.verdict for one in run(plan.corpus(), "citation-two-years")] == ["unsure"]


def test_strategy_that_had_ended(town):
    plan = town()
    for name, ends in (("veche", 2030), ("nouă", 2031)):
        plan.node(f"strategy/{name}", "Strategy", f"Strategia {name}", to_year=ends)
        plan.edge(plan.plan, f"strategy/{name}", "IMPLEMENTS", quote=f"Strategia {name}")
    assert [one.subject_name for one in run(plan.corpus(), "strategy-past-period")] == ["Strategia veche"]


@pytest.mark.parametrize(("tie", "found"), [("CITES", []), ("IMPLEMENTS", ["Strategia europeană"])])
def test_a_european_text_that_is_only_cited_is_no_base(town, tie, found):
    plan = town()
    plan.node("strategy/eu", "Strategy", "Strategia europeană", to_year=2020, level="european")
    plan.edge(plan.plan, "strategy/eu", tie, quote="Strategia europeană")
    assert [one.subject_name for one in run(plan.corpus(), "strategy-past-period")] == found


def held_to(plan, names, level="local", id="strategy/a"):
    plan.node(id, "Strategy", "Strategia", level=level)
    for number, name in enumerate(names):
        plan.node(f"{id}/objective/{number}", "Objective", name, origin="Strategia", quote=name)
        plan.edge(f"{id}/objective/{number}", id, "PART_OF")


def test_objectives_of_strategies_are_never_more_than_unsure(town):
    plan = town()
    held_to(plan, ("Sprijin la domiciliu pentru cei singuri", "Combaterea defrișărilor ilegale", "Educație"))
    plan.row("Îngrijire și sprijin la domiciliu pentru cei singuri", ["DAS"])
    plan.row("Tabără de vară", ["DAS"])
    near = {one.objective: one for one in aligned(plan.corpus(), plan.nodes[plan.plan])}
    assert near["strategy/a/objective/0"].measure == "measure/dealu-nou/2031/2"
    assert near["strategy/a/objective/0"].score > 0.5 and not near["strategy/a/objective/0"].reviewed
    (one,) = run(plan.corpus(), "objectives-unserved")
    assert one.verdict == "unsure" and [e.quote for e in one.evidence] == ["Combaterea defrișărilor ilegale"]
    assert one.metrics["objectives"] == 2  # one word alone says too little


def decided(*said):
    log = Decisions()
    for measure, value in said:
        log.add(Decision("alignment", measure, "strategy/a/objective/0", value=value, who="DAS", at="2031-05-02T08:00"))
    return log


def test_what_people_decide_about_an_objective_comes_first(town):
    plan = town()
    held_to(plan, ("Îngrijire la domiciliu pentru cei singuri",))
    plan.row("Îngrijire și sprijin la domiciliu pentru cei singuri", ["DAS"])
    plan.row("Tabără de vară", ["DAS"])
    near, far = "measure/dealu-nou/2031/2", "measure/dealu-nou/2031/3"
    assert run(plan.corpus(), "objectives-unserved") == []
    (unsure,) = run(plan.corpus(log=decided((near, "rejected"))), "objectives-unserved")
    assert (unsure.verdict, unsure.metrics["nearest"][0]["nearest"]) == ("unsure", None)
    assert run(plan.corpus(log=decided((near, "unsure"), (plan.plan, "unsure"))), "objectives-unserved") == []
    (gap,) = run(plan.corpus(log=decided((near, "rejected"), (plan.plan, "rejected"))), "objectives-unserved")
    assert (gap.verdict, gap.level, gap.subject, gap.metrics["who"]) == (
        "gap",
        "measure",
        "strategy/a/objective/0",
        "DAS",
    )
    assert "2.05.2031" in gap.text("ro")
    log = decided((near, "rejected"), (plan.plan, "rejected"), (far, "accepted"))
    ((edge,), none) = accepted_edges(plan.nodes.values(), plan.edges, log)
    assert (edge.source, edge.target, edge.type, none) == (far, "strategy/a/objective/0", "ALIGNED_WITH", [])
    assert edge.props["reviewed"] and edge.props["score"] == 0.0 and edge.props["decided_by"] == "DAS"
    plan.edges.append(edge)
    assert run(plan.corpus(log=log), "objectives-unserved") == []


def test_an_alignment_with_what_is_gone_is_told(town):
    plan = town()
    held_to(plan, ("Îngrijire la domiciliu pentru cei singuri",))
    edges, warnings = accepted_edges(plan.nodes.values(), plan.edges, decided(("measure/gone", "accepted")))
    assert edges == [] and "measure/gone is in no document" in warnings[0]


def test_a_plan_is_held_only_to_what_binds_it(town):
    from planatlas.ontology.frames import frame

    binding = next(one for one in frame().strategies.values() if any("locale" in body for body in one.binds))
    plan = town()
    plan.row("Tabără de vară", ["DAS"])
    held_to(plan, ("Refacerea drumurilor naționale",), "national", "strategy/alta")
    held_to(plan, ("Refacerea podurilor județene",), "county", "strategy/judet")
    assert run(plan.corpus(), "objectives-unserved") == []
    held_to(plan, ("Reducerea ofertei de substanțe",), "national", f"strategy/{binding.id}")
    (one,) = run(plan.corpus(), "objectives-unserved")
    assert [e.quote for e in one.evidence] == ["Reducerea ofertei de substanțe"]


def test_upper_objectives_are_served_through_lower_ones_and_groups_through_services(town):
    plan = town()
    held_to(plan, ("Servicii apropiate de oameni", "Persoane vârstnice din cartiere"))
    plan.edge("strategy/a/objective/1", "strategy/a/objective/0", "PART_OF")
    plan.row("Tabără de vară", ["DAS"])
    (one,) = run(plan.corpus(), "objectives-unserved")
    assert [e.quote for e in one.evidence] == ["Persoane vârstnice din cartiere"]
    plan.node("service/camin", "SocialService", "Căminul Tihna", service_status="existing", quote="Căminul Tihna")
    plan.edge("service/camin", "target-group/older-people", "AIMED_AT", quote="bătrâni")
    assert run(plan.corpus(), "objectives-unserved") == []


def test_own_objectives_without_measures(town):
    plan = town()
    for code in ("1", "1.1", "1.2"):
        plan.node(f"objective/{code}", "Objective", f"Obiectivul {code}", code=code, level="specific")
    plan.edge("objective/1.1", "objective/1", "PART_OF")
    plan.edge("objective/1.2", "objective/1", "PART_OF")
    plan.row("Lucrare", ["DAS"])
    assert run(plan.corpus(), "objectives-without-measures") == []  # the plan does not work by objectives
    plan.edge("measure/dealu-nou/2031/2", "objective/1.1", "PART_OF")
    assert [(o.subject, o.verdict) for o in run(plan.corpus(), "objectives-without-measures")] == [
        ("objective/1.2", "gap")
    ]
    plan.row("Ruptă de pagină", ["DAS"], cells={"deadline": "lost"})
    assert [o.verdict for o in run(plan.corpus(), "objectives-without-measures")] == ["unsure"]


PERIOD = {"starts": "2031-01-01", "ends": "2031-12-31"}


def test_dates_that_cannot_be(town):
    plan = town(**PERIOD)
    wrong = plan.row("Invers", ["DAS"], starts="2031-09-01", ends="2031-03-31", deadline="09.2031 - 03.2031")
    plan.row("Iarna", ["DAS"], starts="2031-11-01", ends="2031-03-31", deadline="noiembrie – martie")
    late = plan.row("Târziu", ["DAS"], starts="2031-09-01", ends="2032-03-31", deadline="martie 2032")
    plan.row("Bine", ["DAS"], starts="2031-03-01", ends="2031-03-31")
    assert {one.subject for one in run(plan.corpus(), "ends-before-starts")} == {wrong}
    assert {one.subject for one in run(plan.corpus(), "due-outside-plan")} == {late}


def test_all_year_is_a_default(town):
    plan = town(**PERIOD)
    row = plan.row("Tot anul", ["DAS"], **PERIOD, deadline="trim. I-IV")
    plan.row("Vara", ["DAS"], starts="2031-06-01", ends="2031-08-31")
    assert [o.subject for o in run(plan.corpus(), "all-year-default")] == [row]


def test_a_body_and_an_agreement_that_end_too_early(town):
    plan = town(**PERIOD)
    plan.body("ANV", ends="2031-05-31", ends_basis="Legea 9/2031")
    plan.row("Până în martie", ["ANV"], ends="2031-03-31")
    plan.row("Fără dată", ["DAS"], ["ANV"])
    (one,) = run(plan.corpus(), "body-ends-before-duty")
    assert one.metrics["duties"] == 1 and "Legea 9/2031" in one.statement["ro"]
    plan.node("agreement/1", "Agreement", "Acord scurt", ends="2031-06-30", quote="Acord scurt")
    plan.node("agreement/2", "Agreement", "Acord lung", ends="2031-12-31", quote="Acord lung")
    assert [one.subject_name for one in run(plan.corpus(), "agreement-expires")] == ["Acord scurt"]


def test_quarters_one_by_one():
    assert quarters("2031-02-01", "2031-07-28") == ["2031-Q1", "2031-Q2", "2031-Q3"]
    for first, last in itertools.product(range(1, 13), range(1, 13)):
        months = range(first, last + 1)
        slow = sorted({f"2031-Q{(month + 2) // 3}" for month in months})
        assert quarters(f"2031-{first:02}-01", f"2031-{last:02}-28") == slow or first > last


def test_a_peak_in_one_quarter(town):
    plan = town(**PERIOD)
    for number in range(6):
        plan.row(f"Mai {number}", ["ISJ"], starts="2031-05-01", ends="2031-05-31")
    plan.row("Toamna", ["ISJ"], starts="2031-10-01", ends="2031-10-31")
    (one,) = run(plan.corpus(), "quarter-peak")
    assert (one.metrics["quarter"], one.metrics["due"], one.metrics["dated"]) == ("2031-Q2", 6, 7)


def test_money_yet_to_be_raised(town):
    plan = town()
    for name, kind in (
        ("buget local", "committed"),
        ("granturi", "uncommitted"),
        ("alte surse", "unknown"),
        ("altceva", None),
    ):
        plan.node(f"funding-source/{name}", "FundingSource", name, **({"kind": kind} if kind else {}))
    rows = {}
    for named in (("granturi",), ("granturi", "alte surse"), ("granturi", "buget local"), ("altceva",)):
        rows[named] = plan.row(" și ".join(named), ["DAS"])
        for name in named:
            plan.edge(rows[named], f"funding-source/{name}", "FUNDING_NAMED", mention=name, quote=name)
    found = {one.subject for one in run(plan.corpus(), "uncommitted-funding")}
    assert found == {rows["granturi",], rows["granturi", "alte surse"]}


def test_the_plan_says_itself_there_is_no_money(town):
    plan = town()
    row = plan.row("Cursuri", ["DAS"], footnote="nu sunt prevăzute alocări", cells={"budget": "dash"})
    plan.row("Altele", ["DAS"])
    (one,) = [one for one in run(plan.corpus(), "stated-unfunded") if one.level == "activity"]
    assert one.subject == row and "nu sunt prevăzute alocări" in one.statement["ro"]


def test_acting_alone_counts_legal_entities(town):
    plan = town()
    plan.body("DAS")
    plan.body("SPVH", unit_of="DAS")
    alone = plan.row("Singuri", ["DAS"], ["SPVH"])
    empty = plan.row("Fără partener", ["SPVH"])
    plan.row("Cu alții", ["DAS"], ["ISJ"])
    plan.row("Cu o categorie", ["DAS"], ["școli"])
    plan.row("Nu se întreabă", ["DAS"], cells={"partners": "no_column"})
    plan.row("Necunoscut", ["DAS"], cells={"partners": "value"})
    plan.row("Curs pentru personal", ["DAS"], activity_type="training")
    found = {one.subject: one.verdict for one in run(plan.corpus(), "acts-alone")}
    assert found == {alone: "gap", empty: "gap"}


def test_several_responsible_and_no_lead(town):
    plan = town()
    plan.body("DAS")
    plan.body("SPVH", unit_of="DAS")
    many = plan.row("Doi", ["DAS", "ISJ"])
    plan.row("Unul cu compartimentul lui", ["DAS", "SPVH"])
    plan.row("Cu o categorie", ["DAS", "școli"])
    assert [one.subject for one in run(plan.corpus(), "no-lead")] == [many]
    plan.nodes[plan.plan].props["responsible_for_whole"] = "DAS"
    assert run(plan.corpus(), "no-lead") == []


def test_outliers_and_sole_bodies(town):
    plan = town()
    for number in range(14):
        plan.row(f"ISJ {number}", ["ISJ"])
    for number, name in enumerate(("DSP", "IPJ", "DJS", "ITM", "AJOFM", "DSP", "IPJ", "DJS", "DSP", "IPJ")):
        plan.row(f"Altul {number}", [name, "școli"])
    (one,) = run(plan.corpus(), "load-outlier")
    assert one.subject_name == "ISJ" and one.metrics["capacity"] == "unknown"
    (one,) = run(plan.corpus(), "sole-responsible")
    assert (one.subject_name, one.metrics["orphaned"]) == ("ISJ", 14)


def test_a_body_that_holds_the_plan_together(town):
    plan = town(responsible_for_whole="DAS")
    for number in range(3):
        plan.row(f"Cu direcția {number}", ["DAS"], ["ISJ"])
    plan.row("Doi", ["ISJ"], ["DSP"])
    plan.row("Trei", ["ISJ"], ["DSP"])
    found = run(plan.corpus(), "articulation-points")
    assert [(one.subject_name, one.metrics["cut_off"]) for one in found] == [("ISJ", 2)]
    assert 0 < found[0].stability <= 1


def test_years_of_strategies_are_read_as_the_graph_keeps_them(town):
    plan = town()
    for name, ends in (("veche", "2030"), ("nouă", "2031"), ("fără an", None)):
        plan.node(f"strategy/{name}", "Strategy", f"Strategia {name}", **({"to_year": ends} if ends else {}))
        plan.edge(plan.plan, f"strategy/{name}", "CITES", quote=f"Strategia {name}")
    assert [one.subject_name for one in run(plan.corpus(), "strategy-past-period")] == ["Strategia veche"]


@pytest.mark.parametrize(
    ("number", "year", "starts", "verdict"),
    [
        ("50", 2011, "2031-01-01", "gap"),  # the repeal was read
        ("416", 2001, "2031-01-01", "unsure"),  # general knowledge
        ("50", 2011, "2023-01-01", None),  # still in force then
        ("867", 2015, "2031-01-01", None),  # in force
    ],
)
def test_acts_that_no_longer_apply(town, number, year, starts, verdict):
    plan = town(starts=starts, ends=starts[:4] + "-12-31")
    kind = "Lege" if number == "416" else "HG"
    plan.node("act/1", "LegalAct", f"{kind} {number}/{year}", act_kind=kind, number=number, year=year)
    plan.edge(plan.plan, "act/1", "BASED_ON", quote=f"{kind} nr. {number}/{year}")
    assert [one.verdict for one in run(plan.corpus(), "act-repealed")] == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("level", "code", "annex", "wording", "verdict"),
    [
        ("municipality", "1", "3", "based_on", "gap"),
        ("municipality", "1", "2", "based_on", None),
        ("municipality", "1", "3", "cites", "unsure"),
        ("commune", None, "3", "based_on", None),
        ("town", None, "3", "based_on", None),  # may be a commune
        ("county", "1", "anexa nr. 2", "based_on", "gap"),
        ("municipality", "1", "9", "based_on", None),
    ],
)
def test_annexes_kept_for_other_places(town, level, code, annex, wording, verdict):
    plan = town()
    plan.node("place/x", "Place", "Locul", level=level, **({"code": code} if code else {}))
    plan.edge(plan.plan, "place/x", "COVERS", quote="Locul")
    plan.node("act/1", "LegalAct", "HG 797/2017", act_kind="HG", number="797", year=2017)
    plan.edge(plan.plan, "act/1", "BASED_ON", quote="anexa la HG 797/2017", annex=annex, wording=wording)
    found = run(plan.corpus(), "citation-wrong-annex")
    assert [one.verdict for one in found] == ([verdict] if verdict else [])
    assert all("{" not in text for one in found for text in one.statement.values())


@pytest.mark.parametrize(
    ("kind", "number", "year", "title", "verdict"),
    [
        ("Lege", "53", 2003, "privind transparența decizională", "unsure"),  # the Labour Code; 52/2003 is meant
        ("Lege", "52", 2003, "privind transparența decizională", None),
        ("Lege", "53", 2003, "Codul muncii", None),
        ("Lege", "53", 2003, None, None),
        ("HG", "867", 2015, "privind transparența decizională", None),  # no act of the government is about that
    ],
)
def test_a_number_beside_the_words_of_another_act(town, kind, number, year, title, verdict):
    plan = town()
    plan.node("act/1", "LegalAct", f"{kind} {number}/{year}", act_kind=kind, number=number, year=year)
    said = {"act_title": title} if title else {}
    plan.edge(plan.plan, "act/1", "BASED_ON", quote=f"{kind} nr. {number}/{year}", **said)
    found = run(plan.corpus(), "citation-other-act")
    assert [one.verdict for one in found] == ([verdict] if verdict else [])
    assert all("neconfirmat" in one.statement["ro"] and "{" not in one.statement["ro"] for one in found)


def test_a_body_whose_end_has_no_confirmed_day(town):
    from planatlas.ontology import gazetteer

    known = next(one for one in gazetteer().successions if one.promulgated and not one.date)
    plan = town(starts="2022-01-01", ends="2099-12-31")
    plan.body("Centrul", ends_basis=known.basis)
    plan.row("Fără dată", ["Centrul"])
    plan.row("Înainte", ["Centrul"], ends="2025-01-31")
    plan.body("Altul", ends_basis="un motiv necunoscut")
    plan.row("Al altuia", ["Altul"])
    (one,) = run(plan.corpus(), "body-ends-before-duty")
    assert (one.subject_name, one.verdict, one.metrics["duties"]) == ("Centrul", "unsure", 1)
    assert gazetteer()[known.successors[0]].labels["fr"] in one.statement["fr"]
