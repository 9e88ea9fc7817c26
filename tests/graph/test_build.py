"""Records become the nodes and edges that the vocabulary promises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from planatlas.atlas import Atlas, build
from planatlas.graph import resolve
from planatlas.graph.assembly.assembly import assemble
from planatlas.graph.institutions import identify
from planatlas.graph.model import Node
from planatlas.loaders import read, records
from planatlas.records import LegalAct, Objective, Plan, Record, Strategy

from .conftest import TOWN, row, town_plan, town_records

EXAMPLES = Path(__file__).parents[2] / "examples"
ROLES = {"RESPONSIBLE_FOR", "PARTNER_IN"}
PLAN = "plan/consiliul-local-valea-mare/servicii-sociale/2031"


def measures(atlas: Atlas, doc: str = TOWN) -> list[Node]:
    found = [node for node in atlas.labelled("Measure") if node.props["doc"] == doc]
    return sorted(found, key=lambda node: (int(str(node.props["line"])), node.id))


def test_plan_id_is_issuer_subject_period(atlas: Atlas) -> None:
    assert PLAN in {plan.id for plan in atlas.plans}


def test_a_row_with_an_empty_measure_cell_belongs_to_the_measure_above(atlas: Atlas) -> None:
    first = measures(atlas)[0]
    activities = [edge.source for edge in atlas.into(first.id, "PART_OF")]
    assert sorted(atlas.node(one).name for one in activities) == ["Ateliere în școli", "Tabără"]
    assert first.props["lines"] == ["12", "13"]


def test_equal_measures_are_numbered_not_merged(atlas: Atlas) -> None:
    equal = [node for node in measures(atlas) if node.name == "Rapoarte"]
    assert len(equal) == 2
    assert equal[1].id == f"{equal[0].id}-2"


def test_every_measure_has_an_activity(atlas: Atlas) -> None:
    assert measures(atlas)
    for measure in atlas.labelled("Measure"):
        assert atlas.into(measure.id, "PART_OF"), measure.id


def test_state_of_a_measure_is_the_best_any_row_has(atlas: Atlas) -> None:
    first, second = measures(atlas)[:2]
    assert first.props["partners_cell"] == "value"
    assert second.props["partners_cell"] == "dash"


def test_lost_in_one_row_outweighs_empty_in_another(resolve: Callable[..., Any]) -> None:
    rows = [row(5, activity_text="a"), row(6, activity_text="b", measure_inherited_from=5, cells={"partners": "lost"})]
    (measure,) = build(resolve([town_plan(), *rows])).labelled("Measure")
    assert measure.props["partners_cell"] == "lost"


def test_general_objective_1_of_two_components_are_two(atlas: Atlas) -> None:
    cantina = next(node for node in atlas.labelled("Entry") if node.props["why"] == "cited")
    care = measures(atlas)[-1]
    children = measures(atlas)[0]
    above = {atlas.out(one.id, "PART_OF")[0].target for one in (children, care)}
    assert len(above) == 2
    assert cantina.props["status"] == "cited"


def test_objectives_hang_under_their_parent_and_component(atlas: Atlas) -> None:
    specific = next(n for n in atlas.labelled("Objective") if n.name == "Copii la școală" and n.props["year"] == 2031)
    (up,) = atlas.out(specific.id, "PART_OF")
    assert atlas.node(up.target).name == "Copii în siguranță"
    (component,) = atlas.out(up.target, "PART_OF")
    assert atlas.node(component.target).label == "Component"


def test_a_body_printed_twice_in_a_cell_is_one_edge(atlas: Atlas) -> None:
    activity = next(n for n in atlas.labelled("Activity") if n.name == "Ateliere în școli" and n.props["doc"] == TOWN)
    assert len(atlas.into(activity.id, "PARTNER_IN_ACTIVITY")) == 1


def test_derived_edge_is_one_per_body_and_measure_with_its_lines(atlas: Atlas) -> None:
    first = measures(atlas)[0]
    edges = {str(edge.props["mention"]): edge for edge in atlas.into(first.id, "RESPONSIBLE_FOR")}
    assert sorted(edges) == ["CPC", "DAS"]
    assert edges["DAS"].props["lines"] == ["12", "13"]
    assert edges["DAS"].props["derived"] is True
    assert edges["DAS"].props["confidence"] == 0.9


def test_cited_rows_keep_printed_edges_and_carry_no_load(atlas: Atlas) -> None:
    cited = next(node for node in atlas.labelled("Entry") if node.props["why"] == "cited")
    assert cited.props["status"] == "cited"
    assert atlas.into(cited.id, "RESPONSIBLE_FOR_ACTIVITY")
    assert not atlas.into(cited.id, "RESPONSIBLE_FOR")
    assert not [node for node in measures(atlas) if node.name == cited.name]


def test_load_by_derived_edges_is_the_load_counted_by_hand(atlas: Atlas) -> None:
    load = [edge for edge in atlas.typed("RESPONSIBLE_FOR") if edge.props["year"] == 2031]
    assert sorted(str(edge.props["mention"]) for edge in load) == ["CPC", "DAS", "SPVH"]


def test_target_value_goes_to_the_indicator_that_holds_it(atlas: Atlas) -> None:
    with_value = [n for n in atlas.labelled("Indicator") if "target" in n.props and n.props["doc"] == TOWN]
    assert [(n.name, n.props["target"], n.props["per"]) for n in with_value] == [
        ("Nr. ateliere: minim 4/an", 4.0, "an")
    ]


def test_money_is_kept_as_printed_and_exact(atlas: Atlas) -> None:
    amounts = {(edge.props.get("amount_text"), edge.props.get("amount")) for edge in atlas.typed("FUNDING_NAMED")}
    assert amounts == {("12500.50", 12500.5), ("842000", 842000.0), (None, None)}


def test_a_plan_succeeds_the_one_of_the_year_before(atlas: Atlas) -> None:
    (edge,) = atlas.typed("SUCCEEDS")
    assert (edge.source, edge.target) == (PLAN, PLAN.replace("2031", "2030"))


def test_plan_rests_on_act_and_implements_strategy(atlas: Atlas) -> None:
    (act,) = atlas.out(PLAN, "BASED_ON")
    assert atlas.node(act.target).name == "HG 344/2031"
    assert act.props["article"] == "7"
    (strategy,) = atlas.out(PLAN, "IMPLEMENTS")
    assert atlas.node(strategy.target).label == "Strategy"


def test_the_place_of_a_plan_and_of_its_bodies_is_one(atlas: Atlas) -> None:
    assert [place.name for place in atlas.labelled("Place")] == ["Valea Mare"]


def test_local_acts_and_strategies_of_two_towns_are_two(resolve: Callable[..., Any]) -> None:
    def town(doc: str, place: str) -> list[Record]:
        long = "Strategia de dezvoltare a serviciilor sociale în sprijinul familiilor și al copiilor"
        return [
            town_plan(doc, issuer=f"Consiliul Local {place}", place=place),
            LegalAct(doc=doc, line=2, type="HCL", number="5", year=2031),
            Strategy(doc=doc, line=3, name=f"{long} din {place}", level="local"),
            Strategy(doc=doc, line=4, name="Strategia locală", level="local"),
        ]

    found = build(resolve([*town("a", "Brădet"), *town("b", "Izvoarele Noi")]))
    assert len(found.labelled("LegalAct")) == 2
    assert len(found.labelled("Strategy")) == 4


def test_a_strategy_of_the_national_frame_is_found_by_its_act_or_its_name(resolve: Callable[..., Any]) -> None:
    named = Strategy(doc=TOWN, line=2, name="Strategia națională în domeniul drogurilor 2022-2026", starts=2022)
    cited = Strategy(doc=TOWN, line=3, name="strategia de mai sus", act="HG 344/2022")
    local = Strategy(doc=TOWN, line=4, name="strategia locală", act="HCL 344/2022", level="local")
    found = build(resolve([town_plan(), named, cited, local]))
    assert [node.id for node in found.labelled("Strategy")][0] == "strategy/drugs-2022"
    assert len(found.labelled("Strategy")) == 2


def test_a_row_belongs_to_the_last_heading_above_it(resolve: Callable[..., Any]) -> None:
    """A plan may begin again with objective 1 and say nothing of components."""
    first = Objective(doc=TOWN, line=2, level="general", code="1", name="Copii")
    again = Objective(doc=TOWN, line=8, level="general", code="1", name="Vârstnici")
    rows = [row(4, general_objective="1", measure_text="Tabără"), row(9, general_objective="1", measure_text="Cantină")]
    found = build(resolve([town_plan(), first, rows[0], again, rows[1]]))
    above = {m.name: found.node(found.out(m.id, "PART_OF")[0].target).name for m in found.labelled("Measure")}
    assert above == {"Tabără": "Copii", "Cantină": "Vârstnici"}


def test_a_heading_cut_short_is_the_same_component(resolve: Callable[..., Any]) -> None:
    full = "Servicii sociale și beneficii la nivel local pentru familie"
    heading = Objective(doc=TOWN, line=3, level="general", code="1", name="Familii", component=full)
    short = row(5, component="Servicii sociale și beneficii la nivel local", general_objective="1")
    found = build(resolve([town_plan(), heading, short]))
    assert [node.name for node in found.labelled("Component")] == [full]
    assert [node.name for node in found.labelled("Objective")] == ["Familii"]


def test_shared_nodes_are_one(atlas: Atlas) -> None:
    assert len(atlas.labelled("Strategy")) == 1
    assert len({edge.target for edge in atlas.typed("BASED_ON")}) == 1
    assert len(atlas.labelled("FundingSource")) == 1


def test_every_edge_from_a_source_has_its_place(atlas: Atlas) -> None:
    found = [edge for edge in atlas.edges if not edge.props.get("derived") or edge.type in ROLES]
    assert {edge.type for edge in found} >= ROLES
    for edge in found:
        assert {"plan", "doc", "line", "quote", "confidence"} <= set(edge.props), edge


def test_no_reserved_names_no_none_and_no_empty_name(atlas: Atlas) -> None:
    assert atlas.nodes
    for node in atlas.nodes:
        assert node.name and not {"type", "title", "id", "name", "label"} & set(node.props)
        assert None not in node.props.values()


def test_both_ends_of_every_edge_are_nodes(atlas: Atlas) -> None:
    assert atlas.edges
    for edge in atlas.edges:
        assert atlas.has(edge.source) and atlas.has(edge.target), edge


def test_two_documents_for_one_plan_are_kept_apart_with_a_warning(resolve: Callable[..., Any]) -> None:
    found = build(resolve([*town_records("a"), *town_records("b")]))
    assert [plan.id for plan in found.plans] == [PLAN, f"{PLAN}-2"]
    assert "b: a second document" in found.warnings[0]


def test_documents_without_issuer_or_period_do_not_meet(resolve: Callable[..., Any]) -> None:
    found = build(resolve([Plan(doc="x", name="Știri", genre="news"), Plan(doc="y", name="Știri", genre="news")]))
    assert len(found.plans) == 2 and not found.warnings


def test_one_code_for_two_measures_gives_two(resolve: Callable[..., Any]) -> None:
    rows = [row(5, measure_code="1.1", measure_text="Una"), row(6, measure_code="1.1", measure_text="Alta")]
    assert len(build(resolve([town_plan(), *rows])).labelled("Measure")) == 2


def test_the_order_of_the_plans_names_nothing() -> None:
    """The classes, kinds and places that plans of several languages share are called alike, whichever came first."""
    names = ("aigialini-action-plan.el", "saint-loup-plan.fr", "brookfield-action-plan-2031.en", "valea-mare-2031.ro")
    plans = [[*identify(records(read(EXAMPLES / f"{name}.txt")))] for name in names]
    one, other = (
        assemble(resolve([record for plan in order for record in plan])).sorted() for order in (plans, plans[::-1])
    )
    assert {node.name for node in one[0] if node.id.startswith("actor-class/")}
    assert [(node.id, node.name, node.props) for node in one[0]] == [
        (node.id, node.name, node.props) for node in other[0]
    ]
    assert one[1] == other[1]


def test_what_plans_share_is_named_in_the_language_that_names_it_most() -> None:
    def plan(doc: str, lang: str, country: str, said: str, *lines: int) -> list[Record]:
        rows = (row(line, doc, lang=lang, responsible=[said]) for line in lines)
        return [town_plan(doc, lang=lang, country=country, issuer=None, adopted_by=None, place=None), *rows]

    greek, other_greek = plan("b", "el", "GR", "άλλοι φορείς", 3, 4), plan("d", "el", "GR", "άλλοι φορείς", 3)
    romanian = plan("a", "ro", "RO", "alte instituții", 3, 4, 5)
    for plans, name in (
        ((greek, romanian), "alte instituții"),
        ((romanian, greek), "alte instituții"),
        ((other_greek, greek, romanian), "alte instituții"),  # as often in both: Romanian is the first of the languages
        ((greek, plan("c", "el", "GR", "άλλοι φορείς", 3, 4), romanian), "άλλοι φορείς"),
    ):
        nodes, _ = assemble(resolve([record for plan in plans for record in plan])).sorted()
        assert [node.name for node in nodes if node.label == "ActorClass"] == [name]
