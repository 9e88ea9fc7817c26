"""One body, one node, within a document: ids, classes, places, parents."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from planatlas.graph import identify, resolve
from planatlas.graph.institutions import Institution, Resolved
from planatlas.records import Activity, FundingMention, Plan, Record, TargetGroupMention

Town = Callable[..., list[Record]]
LISTED = {
    "DAS": "Direcția de Asistență Socială a Municipiului Focșani",
    "SVA": "Serviciul Voluntari și Ajutoare",
    "RU": "Resurse umane",
    "ONG": "Organizație neguvernamentală",
}


def body(resolved: Resolved, mention: str, doc: str = "plan") -> Institution:
    found = {one.id: one for one in resolved.institutions}
    id = resolved.of(mention, doc)
    assert id is not None, mention
    return found[id]


def test_one_directorate_however_it_is_written(town: Town) -> None:
    forms = "DAS; D.A.S.; Direcției de Asistență Socială; Direcţia de Asistenţă Socială; DIRECTIA DE ASISTENTA SOCIALA"
    resolved = resolve(
        town([(forms, "DAS Focșani; Direcția de Asistență Socială a Municipiului Focșani")], listed=LISTED)
    )
    ids = {resolved.of(form.strip(), "plan") for form in forms.split(";")}
    assert ids == {"institution/ro-vn-focsani/das"}
    assert body(resolved, "DAS Focșani").id in ids
    assert body(resolved, "DAS").name == "Direcția de Asistență Socială a Municipiului Focșani"
    assert body(resolved, "DAS").abbreviation == "DAS"


def test_the_same_letters_with_another_town_behind_them(town: Town) -> None:
    found = body(resolve(town([("DAS", "DAS Bacău")], listed=LISTED)), "DAS Bacău")
    assert found.id == "institution/ro-bc-bacau/das"


def test_county_bodies_follow_the_county_and_never_meet(town: Town) -> None:
    records = town([("D.S.P.", "DSP Bacău; DSP Vrancea")]) + town([("DSP", "")], place="Bacău", doc="other")
    resolved = resolve(records)
    assert body(resolved, "D.S.P.").id == body(resolved, "DSP Vrancea").id == "institution/ro-vn/dsp"
    assert body(resolved, "DSP", "other").id == body(resolved, "DSP Bacău").id == "institution/ro-bc/dsp"
    assert (body(resolved, "D.S.P.").county, body(resolved, "D.S.P.").place) == ("Vrancea", None)


def test_unknown_towns_are_told_apart_by_name(town: Town) -> None:
    records = town([("DAS; DGASPC", "")], place="Valea Albă") + town([("DAS; DGASPC", "")], place="Lunca", doc="b")
    resolved = resolve(records)
    assert body(resolved, "DAS").id == "institution/valea-alba/das"
    assert body(resolved, "DGASPC").id != body(resolved, "DGASPC", "b").id


@pytest.mark.parametrize(
    "mention", ["ONG", "ONG-uri", "DAS-uri", "alte instituții", "școli", "centre", "APL", "mass-media"]
)
def test_classes_are_nobody(town: Town, mention: str) -> None:
    found = body(resolve(town([("DAS", mention)], listed=LISTED)), mention)
    assert found.cls
    assert found.id.startswith("actor-class/")


@pytest.mark.parametrize(
    "mention", ["DAS", "Compartiment protecția copilului", "Serviciul Public de Asistență Socială", "Cantina Socială"]
)
def test_bodies_are_no_classes(town: Town, mention: str) -> None:
    assert not body(resolve(town([(mention, "")])), mention).cls


def test_a_class_with_a_place_keeps_it(town: Town) -> None:
    found = body(resolve(town([("DAS", "ONG Vrancea; ONG")])), "ONG Vrancea")
    assert found.cls
    assert found.id != body(resolve(town([("DAS", "ONG")])), "ONG").id
    assert "Vrancea" in found.name


def test_a_list_may_give_known_letters_another_meaning(town: Town) -> None:
    resolved = resolve(town([("DSP", "Direcția de Sănătate Publică")], listed={"DSP": "Direcția Servicii Publice"}))
    assert resolved.of("DSP", "plan") != resolved.of("Direcția de Sănătate Publică", "plan")


def test_scans_and_torn_words(town: Town) -> None:
    units = "Compartim. Bani; Compartim artiment Bani; Compartiment Bani"
    resolved = resolve(town([("Serviciul Comunitar Integrat; Servicul Comunitar Integrat", units)]))
    assert resolved.of("Servicul Comunitar Integrat", "plan") == resolved.of("Serviciul Comunitar Integrat", "plan")
    assert (
        len({resolved.of(one, "plan") for one in ("Compartim. Bani", "Compartim artiment Bani", "Compartiment Bani")})
        == 1
    )
    assert body(resolved, "Servicul Comunitar Integrat").name == "Serviciul Comunitar Integrat"


def test_an_acronym_nobody_lists_is_the_service_of_its_initials(town: Town) -> None:
    services = [("Centrul de zi pentru copilul cu vise", "DAS")]
    resolved = resolve(town([("DAS", ""), ("CZCV", "")], services=services))
    found = body(resolved, "CZCV")
    assert (found.name, found.unit_of, found.basis) == (services[0][0], "institution/ro-vn-focsani/das", "text")
    assert found.score < 1


def test_parents_from_list_cell_clause_and_gazetteer(town: Town) -> None:
    rows = [
        ("DAS; SVA; RU", "Secția Alfa din cadrul Spitalului Județean de Urgență"),
        ("DAS (SVA, Compartimentul Teren)", ""),
        ("C.P.E.C.A.", "Municipiul Focșani – Direcția Patrimoniu"),
    ]
    records = town(rows, listed=LISTED)
    second = records[2]
    assert isinstance(second, Activity)
    second.responsible = [
        type(second.responsible[0])(name, quote="DAS (SVA, Compartimentul Teren)")
        for name in ("DAS", "SVA", "Compartimentul Teren")
    ]
    resolved = resolve(records)
    das = "institution/ro-vn-focsani/das"
    assert (body(resolved, "SVA").unit_of, body(resolved, "SVA").basis) == (das, "cell")
    assert (body(resolved, "RU").unit_of, body(resolved, "RU").basis) == (das, "list")
    assert body(resolved, "Compartimentul Teren").unit_of == das
    assert body(resolved, rows[0][1]).unit_of == "institution/ro-vn/county-hospital"
    assert body(resolved, "C.P.E.C.A.").unit_of is None
    assert body(resolved, "C.P.E.C.A.").deconcentrated_from == "institution/ro/ana"
    assert body(resolved, "C.P.E.C.A.").basis == "gazetteer"
    assert (
        body(resolved, "Municipiul Focșani – Direcția Patrimoniu").unit_of == "institution/ro-vn-focsani/municipality"
    )
    assert body(resolved, "DAS").subordinate_to == "institution/ro-vn-focsani/local-council"
    ids = {one.id for one in resolved.institutions}
    assert all(one.parent in ids for one in resolved.institutions if one.parent)


def test_no_end_where_none_is_confirmed(town: Town) -> None:
    found = body(resolve(town([("C.P.E.C.A.", "")])), "C.P.E.C.A.")
    assert found.ends is None
    assert "147/2024" in (found.ends_basis or "")


def test_identify_fills_and_leaves_what_it_was_given(town: Town) -> None:
    records = town([("DAS; Poliția locală", "DGASPC")])
    row = next(one for one in records if isinstance(one, Activity))
    row.funding, row.target_groups = [FundingMention("Buget local")], [TargetGroupMention("vârstnici", basis="column")]
    before = copy.deepcopy(records)
    plan, filled = identify(records)[:2]
    assert records == before
    assert isinstance(plan, Plan)
    assert isinstance(filled, Activity)
    assert plan.issuer_institution == "institution/ro-vn-focsani/local-council"
    assert [one.institution for one in (*filled.responsible, *filled.partners)] == [
        "institution/ro-vn-focsani/das", "institution/ro-vn-focsani/local-police", "institution/ro-vn/dgaspc",
    ]  # fmt: skip
    assert filled.funding[0].source
    assert filled.target_groups[0].group == "older-people"


def test_what_else_is_read_changes_nothing(town: Town) -> None:
    own, other = (
        town([("DAS; CPX", "ISJ")]),
        town([("CPX; DAS", "")], place="Bacău", doc="b", listed={"CPX": "Compartimentul X"}),
    )
    assert identify(own + other)[: len(own)] == identify(own)


def test_greek_and_french(town: Town) -> None:
    row = ("Δήμος Πατρέων; Ο.ΚΑ.ΝΑ.", "Δήμου Πατρέων; ΟΚΑΝΑ; συναρμόδιοι φορείς")
    greek = town([row], place="Πάτρα", issuer="Δήμος Πατρέων", country="GR", lang="el")
    resolved = resolve(greek)
    assert resolved.of("Δήμος Πατρέων", "plan") == resolved.of("Δήμου Πατρέων", "plan")
    assert resolved.of("Ο.ΚΑ.ΝΑ.", "plan") == resolved.of("ΟΚΑΝΑ", "plan") == "institution/gr/okana"
    assert body(resolved, "συναρμόδιοι φορείς").cls
    french = town(
        [("la Mairie; le CCAS", "associations")],
        place="Saint-Loup",
        issuer="Mairie de Saint-Loup",
        country="FR",
        lang="fr",
    )
    assert body(resolve(french), "associations").cls
    assert not body(resolve(french), "le CCAS").cls


def test_two_documents_of_nowhere_do_not_meet(town: Town) -> None:
    records = town([("DAS; Asociația Cireș", "")], place="") + town([("DAS; Asociația Cireș", "")], place="", doc="b")
    resolved = resolve(records)
    for mention in ("DAS", "Asociația Cireș"):
        assert resolved.of(mention, "plan") != resolved.of(mention, "b")
        assert body(resolved, mention).place is None


def test_marks_name_nobody_and_nothing_breaks(town: Town) -> None:
    cell = "-; ( ); …; din cadrul DAS; DAS din cadrul; A din cadrul B; B din cadrul A; DAS CPC; Nr.; " + "x" * 5000
    resolved = resolve(town([(cell, "DAS\tDAS; =1+1; 60+; „”; שלום")]))
    assert resolved.of("-", "plan") is None
    assert resolved.of("( )", "plan") is None
    bodies = {one.id: one for one in resolved.institutions}
    assert len(bodies) == len(resolved.institutions)
    assert all(one.name.strip() for one in bodies.values())
    for one in bodies.values():
        path = [one.id]
        while above := bodies[path[-1]].parent:
            assert above not in path
            path.append(above)


def test_the_county_of_an_unknown_town_is_that_of_the_bodies_named(town: Town) -> None:
    resolved = resolve(town([("DAS; DSP", "Inspectoratul Școlar Județean Vaslui; ISJ")], place="Dealu Nou"))
    assert body(resolved, "DSP").id == "institution/ro-vs/dsp"
    assert resolved.of("ISJ", "plan") == resolved.of("Inspectoratul Școlar Județean Vaslui", "plan")
    assert body(resolved, "DAS").county == "Vaslui"
    two = resolve(town([("DSP", "ISJ Vaslui; IPJ Iași")], place="Dealu Nou"))
    assert body(two, "DSP").id == "institution/dealu-nou/dsp"


def test_common_nouns_written_small_are_a_class(town: Town) -> None:
    resolved = resolve(town([("DAS", "moașe de sat; Moara Veche; poliția locală; serviciul de noapte")]))
    assert body(resolved, "moașe de sat").cls
    assert not any(body(resolved, name).cls for name in ("Moara Veche", "poliția locală", "serviciul de noapte"))


def test_a_numbered_part_of_a_town_is_no_sector_of_the_capital(town: Town) -> None:
    one = town([("Compartimentul Sector 3", "DGASPC Sector 3")], place="Deva", doc="one")
    other = town([("Compartimentul Sector 3", "DGASPC Sector 3")], place="Arad", doc="two")
    resolved = resolve([*one, *other])
    assert body(resolved, "Compartimentul Sector 3", "one").county == "Hunedoara"
    assert body(resolved, "Compartimentul Sector 3", "two").county == "Arad"
    assert resolved.of("DGASPC Sector 3", "one") == resolved.of("DGASPC Sector 3", "two")
    capital = resolve(town([("Compartimentul Sector 3", "")], place="București"))
    assert body(capital, "Compartimentul Sector 3").place == "Sectorul 3"


def test_words_that_run_together_in_the_list_are_parted_as_it_prints_them_elsewhere(town: Town) -> None:
    listed = {
        "VS": "Vizite de seară la școală",
        "CVS": "Compartiment Vizitede seară",
        "CS": "Compartiment Sprijinde zi",
    }
    resolved = resolve(town([("CVS", "CS")], listed=listed))
    assert body(resolved, "CVS").name == "Compartiment Vizite de seară"
    assert body(resolved, "CS").name == "Compartiment Sprijinde zi"


def test_a_misprinted_county_is_the_document_s_own_and_never_another(town: Town) -> None:
    resolved = resolve(town([("DGASPC Bcău; ISJ Bacăuu; AJOFM Zacău", "DSP Vaslui; IPJ Dealu")], place="Onești"))
    counties = {
        name: body(resolved, name).county for name in ("DGASPC Bcău", "ISJ Bacăuu", "AJOFM Zacău", "DSP Vaslui")
    }
    assert counties == {"DGASPC Bcău": "Bacău", "ISJ Bacăuu": "Bacău", "AJOFM Zacău": "Bacău", "DSP Vaslui": "Vaslui"}
    assert body(resolved, "IPJ Dealu").county == "Dealu"
    assert resolved.of("DGASPC Bcău", "plan") == "institution/ro-bc/dgaspc"


def test_a_listed_name_gets_the_marks_that_the_text_prints(town: Town) -> None:
    rows = [("CPC", ""), ("Compartimentul Protecția Copilului", "")]
    resolved = resolve(town(rows, listed={"CPC": "Compartimentul Protectia Copilului"}))
    assert resolved.of("CPC", "plan") == resolved.of("Compartimentul Protecția Copilului", "plan")
    assert body(resolved, "CPC").name == "Compartimentul Protecția Copilului"


def test_a_name_with_its_acronym_behind_or_before_a_dash_is_that_body(town: Town) -> None:
    forms = (
        "Agenția Județeană pentru Ocuparea Forței de Muncă – AJOFM",
        "AJOFM – Agenția Județeană pentru Ocuparea Forței de Muncă",
        "AJOFM",
    )
    resolved = resolve(town([("; ".join(forms), "Centrul Cultural Lumina - CCL; CCL; Centrul Cultural Lumina")]))
    assert {resolved.of(form, "plan") for form in forms} == {"institution/ro-vn/ajofm"}
    assert resolved.of("Centrul Cultural Lumina - CCL", "plan") == resolved.of("Centrul Cultural Lumina", "plan")
    assert resolved.of("CCL", "plan") == resolved.of("Centrul Cultural Lumina", "plan")


def test_a_body_that_acts_through_a_part_is_the_part(town: Town) -> None:
    cells = "Primăria prin Serviciul Drumuri; Serviciul Drumuri; Asociația Prietenie prin Sport"
    resolved = resolve(town([(cells, "Primăria Focșani prin Direcția de Asistență Socială; DAS")]))
    roads = body(resolved, "Primăria prin Serviciul Drumuri")
    assert roads.id == resolved.of("Serviciul Drumuri", "plan")
    assert roads.parent == "institution/ro-vn-focsani/town-hall"
    assert resolved.of("Primăria Focșani prin Direcția de Asistență Socială", "plan") == resolved.of("DAS", "plan")
    assert body(resolved, "Asociația Prietenie prin Sport").name == "Asociația Prietenie prin Sport"


def test_a_name_in_capitals_with_commas_is_the_one_in_small_letters(town: Town) -> None:
    forms = ("DIRECȚIA DE CULTURĂ, SPORT ȘI TINERET", "Direcția de cultură, sport și tineret")
    resolved = resolve(town([(form, "") for form in forms]))
    assert len({resolved.of(form, "plan") for form in forms}) == 1
