"""Kinds of bodies, places, and the national frame."""

from __future__ import annotations

import pytest

from planatlas.errors import OntologyError
from planatlas.ontology import LANGS, frame, gazetteer, scheme
from planatlas.ontology.places import Places


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("D.G.A.S.P.C. Harghita", "dgaspc", "ro-hr"),
        ("DGASPC", "dgaspc", None),
        ("Direcției Generale de Asistență Socială și Protecția Copilului Neamț", "dgaspc", "ro-nt"),
        ("Direcţia Generală de Asistenţă Socială şi Protecţia Copilului a județului Neamţ", "dgaspc", "ro-nt"),
        ("A.I.P.I.S. Harghita", "ajpis", "ro-hr"),
        ("AJPIS jud. Cluj", "ajpis", "ro-cj"),
        ("CJ RAE", "cjrae", None),
        ("Politia locala", "local-police", None),
        ("Poliției Locale Bacău", "local-police", "ro-bc"),
        ("Poliția Locală a Municipiului Bacău", "local-police", "ro-bc-bacau"),
        ("D.I.C.O.T. – B.T. Harghita", "diicot-bt", "ro-hr"),
        ("S.C.C.O. Harghita", "scco", "ro-hr"),
        ("Serviciul de Probajune Harghita", "probation", "ro-hr"),
        ("Penitenciarul Miercurea Ciuc", "prison", "ro-hr-miercurea-ciuc"),
        ("ANTIP - Centrul regional Bacău", "antip-centre", "ro-bc"),
        ("Spitalului Județean de Urgență Bacău", "county-hospital", "ro-bc"),
        ("ΟΚΑΝΑ", "okana", None),
        ("Ο.ΚΑ.ΝΑ.", "okana", None),
        ("Δήμος Αθηναίων", "gr-municipality", "gr-athina"),
        ("Δήμου Αθηναίων", "gr-municipality", "gr-athina"),
        ("Comité populaire de la province de Nghe An", "vn-peoples-committee-province", "vn-nghe-an"),
        ("Ministerul Afacerilor Interne", "ministry-interior", None),
        ("Agenției Naționale Antidrog", "ana", None),
    ],
)
def test_mentions(text: str, kind: str, place: str | None) -> None:
    reading = gazetteer().read(text)
    assert reading is not None and reading.rest == ""
    assert reading.kind.id == kind
    assert (reading.place.id if reading.place else None) == place
    assert gazetteer().kind(text) == reading.kind


@pytest.mark.parametrize("text", ["", "SPVH", "Mediul economic", "CZNS", "Elevi", "ONG-uri"])
def test_what_is_no_kind(text: str) -> None:
    assert gazetteer().kind(text) is None


def test_a_body_with_a_name_of_its_own_keeps_it() -> None:
    reading = gazetteer().read("Centrul de zi Lumina")
    assert reading is not None and reading.rest == "lumina"
    assert gazetteer().kind("Centrul de zi Lumina") is None


def test_a_section_of_a_county_hospital_keeps_its_county() -> None:
    reading = gazetteer().read("Spitalul Județean Harghita Secția Psihiatrie")
    assert reading is not None and reading.kind.id == "county-hospital"
    assert reading.place is not None and reading.place.id == "ro-hr"
    assert reading.rest == "sectia psihiatrie"


def test_country_decides_between_alike_names() -> None:
    romanian, greek = gazetteer().read("Δήμος", "RO"), gazetteer().read("Δήμος", "GR")
    assert romanian is not None and romanian.kind.id == "municipality"
    assert greek is not None and greek.kind.id == "gr-municipality"


def test_kinds_are_complete() -> None:
    kinds = gazetteer().kinds
    assert len(kinds) > 50
    for kind in kinds.values():
        assert set(kind.labels) == set(LANGS), kind.id
        assert kind.level in ("national", "regional", "county", "local", "unit"), kind.id
        assert kind.scope in ("country", "county", "town", "none"), kind.id
        assert kind.institution_kind in scheme("institution-kinds"), kind.id
        assert kind.parent is None or kind.parent in kinds, kind.id
        assert (kind.parent is None) == (kind.parent_relation is None), kind.id
        assert kind.parent_relation in (None, "unitOf", "subordinateTo", "deconcentratedFrom", "coordinatedBy"), kind.id
        assert all(successor in kinds for successor in kind.successors), kind.id


def test_acronyms_belong_to_one_kind_of_a_country() -> None:
    from planatlas.ontology import fold

    seen: dict[tuple[str, str], str] = {}
    for kind in gazetteer():
        for acronym in kind.acronyms:
            assert seen.setdefault((kind.country, fold(acronym)), kind.id) == kind.id, acronym
    assert len(seen) > 20


def test_county_bodies_need_their_place() -> None:
    assert gazetteer()["dsp"].needs_place and gazetteer()["das"].needs_place
    assert not gazetteer()["anitp"].needs_place
    assert [kind.id for kind in gazetteer().ancestors("scco")] == ["bcco", "igpr", "ministry-interior"]
    with pytest.raises(OntologyError, match="no-such-kind"):
        gazetteer()["no-such-kind"]


def test_succession_by_duty_has_no_invented_date() -> None:
    by_body = {succession.of: succession for succession in gazetteer().successions}
    assert by_body["ana"].successors == ("anpcda",)
    assert set(by_body["cpeca"].successors) == {"csmpa", "csm"}
    assert by_body["ana"].date is None and by_body["cpeca"].date is None
    assert "147/2024" in by_body["ana"].basis
    assert gazetteer()["cpeca"].ends is None and "147/2024" in (gazetteer()["cpeca"].ends_basis or "")


def test_counties_and_towns() -> None:
    places = gazetteer().places
    assert len(places.counties) == 42
    assert {place.code for place in places.counties} >= {"RO-HR", "RO-NT", "RO-BC", "RO-B"}
    towns = [
        place for place in places.by_id.values() if place.level in ("municipality", "town") and place.country == "RO"
    ]
    assert len(towns) == 319
    assert all(place.county in places.by_id for place in towns)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Bacău", "ro-bc"),
        ("mun. Bacău", "ro-bc-bacau"),
        ("Municipiul Bacau", "ro-bc-bacau"),
        ("județului Harghita", "ro-hr"),
        ("Satu-Mare", "ro-sm"),
        ("Miercurea-Ciuc", "ro-hr-miercurea-ciuc"),
        ("orașul Otopeni", "ro-if-otopeni"),
        ("Αθηναίων", "gr-athina"),
        ("la province de Quang Nam", "vn-quang-nam"),
        ("București", "ro-b"),
        ("Municipiul București", "ro-b-bucuresti"),
        ("Sectorului 3", "ro-b-sector-3"),
    ],
)
def test_places(text: str, place: str) -> None:
    found = gazetteer().place(text)
    assert found is not None and found.id == place


@pytest.mark.parametrize("text", ["Valea Mare", "Lumina", "", "județul", "Europa"])
def test_no_place(text: str) -> None:
    assert gazetteer().place(text) is None


def test_communes_are_read_only_when_asked_for() -> None:
    places = Places()
    assert "communes" not in vars(places)
    many = places.all("comuna Valea Mare")
    assert len({place.county for place in many}) > 1
    assert places.match("comuna Valea Mare") is None
    assert places.match("comuna Valea Mare", county=many[0].county) == many[0]


def test_strategies_are_found_by_number_period_and_name() -> None:
    known = frame()
    by_act = known.strategy(number="344", year=2022)
    assert by_act is not None and by_act.id == "drugs-2022" and by_act.act == "HG 344/2022"
    named = known.strategy("Strategiei Naționale în domeniul drogurilor (SNDD) 2022 – 2026")
    assert named is not None and named.id == "drugs-2022"
    other = known.strategy("Strategia Națională pentru Dezvoltarea Durabilă a României 2030")
    assert other is not None and other.id == "sustainable-2030"
    by_period = known.strategy("SNA", starts=2022)
    assert by_period is not None and by_period.id == "drugs-2022"


@pytest.mark.parametrize("letters", ["SNA", "SNDD", "SNDD 2022", ""])
def test_letters_alone_never_decide(letters: str) -> None:
    assert frame().strategy(letters) is None


def test_wrong_year_finds_nothing() -> None:
    assert frame().strategy(number="344", year=2019) is None
    assert frame().act("HG", "797", 2019) is None
    known = frame().act("HG", "797", 2017)
    assert known is not None and len(known.articles) == 3


def test_facts_of_the_frame_have_a_source_or_say_that_they_are_unconfirmed() -> None:
    for fact in (*frame().strategies.values(), *frame().acts.values()):
        assert set(fact.labels) == set(LANGS), fact.id
        assert fact.source, fact.id
    law = frame().act("Lege", "292", 2011)
    assert law is not None and law.version is None
    assert [duty.article for duty in frame().duties_of(law.id) if duty.confirmed][:3] == [
        "115(1)(a)",
        "115(1)(b)",
        "115(2)",
    ]
    assert all(set(article.text) == set(LANGS) for act in frame().acts.values() for article in act.articles)
    assert len(frame().duties) > 40
    for duty in frame().duties.values():
        assert set(duty.text) == set(duty.ask) == set(LANGS), duty.id
        assert duty.who and (duty.of in frame().acts or duty.of in frame().strategies), duty.id
    drugs = frame().strategies["drugs-2022"]
    assert [o.confirmed for o in drugs.objectives if o.level == "pillar"] == [True, True, True]
    assert drugs.binds and frame().strategies["drugs-2013"].successor == "drugs-2022"


def test_every_fact_of_the_frame_names_its_source() -> None:
    from planatlas.ontology.turtle import PA, read

    facts = read("frame.ttl", "duties.ttl")
    kinds = ("Strategy", "Programme", "Objective", "Act", "Article", "Duty", "Reorganisation")
    every = [iri for kind in kinds for iri in facts.of_type(f"{PA}Frame{kind}")]
    assert len(every) > 150 and all(facts.of_type(f"{PA}Frame{kind}") for kind in kinds)
    assert not [iri for iri in every if not facts.one(iri, "http://purl.org/dc/terms/source")]
    assert {facts.one(iri, PA + "confirmed") for iri in every} == {"true", "false"}


def test_no_office_of_a_county_or_town_is_a_unit_of_a_body_of_the_country() -> None:
    # Loads roll up along units: two counties that share no body would meet in the capital.
    kinds = gazetteer()
    ranks = {kind.id: kind.level for kind in kinds}
    units = {kind.id: kind.parent for kind in kinds if kind.parent and kind.parent_relation == "unitOf"}
    assert len(units) > 5
    assert not {unit: above for unit, above in units.items() if ranks[above] == "national" != ranks[unit]}
    assert kinds["cpeca"].parent_relation == "deconcentratedFrom"
