"""What must not meet: units of two houses, branches, sectors, ministries of two countries; names in English."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planatlas.graph import resolve
from planatlas.graph.institutions import Institution, Resolved
from planatlas.graph.institutions.damage import undamaged
from planatlas.graph.institutions.shortened import written_out
from planatlas.records import Record

Town = Callable[..., list[Record]]


def body(resolved: Resolved, mention: str, doc: str = "plan") -> Institution:
    found = {one.id: one for one in resolved.institutions}
    id = resolved.of(mention, doc)
    assert id is not None, mention
    return found[id]


def test_the_legal_offices_of_two_houses_are_two(town: Town) -> None:
    ours, theirs = "Compartimentul Juridic din cadrul DAS", "Compartimentul Juridic din cadrul Primăriei"
    resolved = resolve(town([(f"{ours}; {theirs}; Compartimentul Juridic", "DAS; Primăria")]))
    assert len({resolved.of(one, "plan") for one in (ours, theirs, "Compartimentul Juridic")}) == 3
    assert body(resolved, ours).unit_of == resolved.of("DAS", "plan")
    assert body(resolved, theirs).unit_of == resolved.of("Primăria", "plan")


def test_two_documents_give_a_unit_to_two_houses(town: Town) -> None:
    one, other = "Serviciul Juridic din cadrul DAS", "Serviciul Juridic din cadrul Primăriei"
    resolved = resolve(town([(one, "DAS")], doc="a") + town([(other, "Primăria")], doc="b"))
    assert resolved.of(one, "a") != resolved.of(other, "b")
    assert body(resolved, one, "a").unit_of == resolved.of("DAS", "a")
    again = resolve(town([(one, "DAS")], doc="a") + town([(one, "DAS")], doc="b"))
    assert again.of(one, "a") == again.of(one, "b")


def test_a_unit_named_alone_is_the_one_named_with_its_body(town: Town) -> None:
    resolved = resolve(town([("IPJ Vrancea – Biroul Siguranță Școlară", "Biroul Siguranță Școlară")]))
    assert body(resolved, "Biroul Siguranță Școlară").unit_of == "institution/ro-vn/ipj"
    apart = resolve(town([("IPJ Vrancea – Compartimentul Juridic", "Compartimentul Juridic")]))
    assert body(apart, "Compartimentul Juridic").unit_of != "institution/ro-vn/ipj"


def test_letters_in_brackets_may_be_those_of_the_owner(town: Town) -> None:
    resolved = resolve(town([("Compartimentul Juridic (DGASPC); DGASPC", "Serviciul Buget (Direcția Economică)")]))
    assert body(resolved, "DGASPC").type == "dgaspc"
    assert body(resolved, "Compartimentul Juridic (DGASPC)").unit_of == "institution/ro-vn/dgaspc"
    assert (body(resolved, "Serviciul Buget (Direcția Economică)").unit_of or "").endswith("directia-economica")
    own = resolve(town([("Centrul de Zi pentru Copii Lumina (CZCL)", "CZCL")]))
    assert own.of("CZCL", "plan") == own.of("Centrul de Zi pentru Copii Lumina (CZCL)", "plan")


def test_a_branch_is_not_the_whole_body(town: Town) -> None:
    resolved = resolve(
        town([("Crucea Roșie; Crucea Roșie Filiala Vrancea", "Crucea Roșie Filiala Buzău; ANAF Vrancea")])
    )
    whole, branch = body(resolved, "Crucea Roșie"), body(resolved, "Crucea Roșie Filiala Vrancea")
    assert len({whole.id, branch.id, body(resolved, "Crucea Roșie Filiala Buzău").id}) == 3
    assert (branch.kind, branch.subordinate_to, branch.unit_of) == (whole.kind, whole.id, None)
    assert body(resolved, "ANAF Vrancea").type is None


def test_sectors_of_the_capital_have_directorates_of_their_own(town: Town) -> None:
    resolved = resolve(town([("DGASPC Sector 3; DGASPC Sectorul 3; DGASPC Sector 5", "DSP")], place="București"))
    assert resolved.of("DGASPC Sector 3", "plan") == resolved.of("DGASPC Sectorul 3", "plan")
    assert resolved.of("DGASPC Sector 3", "plan") != resolved.of("DGASPC Sector 5", "plan")
    assert body(resolved, "DSP").id == "institution/ro-b/dsp"


def test_a_ministry_is_not_that_of_another_country(town: Town) -> None:
    french = town([("Ministère de la Santé", "Mairie")], place="Saint-Loup", country="FR", lang="fr", doc="fr")
    resolved = resolve(french + town([("Ministerul Sănătății", "")]))
    assert resolved.of("Ministère de la Santé", "fr") != resolved.of("Ministerul Sănătății", "plan")
    assert not body(resolved, "Ministère de la Santé", "fr").cls


def test_quoted_names_need_the_same_words_around_them(town: Town) -> None:
    resolved = resolve(town([("Centrul Maternal „Ancora”; Centrul de zi „Ancora”", "Centrul de zi Ancora")]))
    assert resolved.of("Centrul de zi „Ancora”", "plan") == resolved.of("Centrul de zi Ancora", "plan")
    assert resolved.of("Centrul Maternal „Ancora”", "plan") != resolved.of("Centrul de zi „Ancora”", "plan")


@pytest.mark.parametrize("plural", ["poliții locale", "penitenciare", "consilii județene", "judecătorii"])
def test_plurals_are_classes(town: Town, plural: str) -> None:
    resolved = resolve(
        town([(plural, "Poliția Locală; Penitenciarul Focșani; Consiliul Județean; Judecătoria Focșani")])
    )
    assert body(resolved, plural).cls


def test_english_names_are_read_from_behind(town: Town) -> None:
    cells = [
        ("Northmoor City Council; the Council; NCC", "NHS Fernshire Integrated Care Board; Fernshire ICB; the ICB"),
        ("Fernshire Constabulary; Fernshire Police", "University of Northmoor; Northmoor University"),
        ("Children's Services; OHID", "Northmoor NHS Foundation Trust; Northmoor NHS FT; HMP Northmoor; GPs"),
    ]
    records = town(cells, place="Northmoor", issuer="Northmoor City Council", country="GB", lang="en")
    resolved = resolve(records + town([("Westshire Police", "")], "Barrow Hill", "other", "X", country="GB", lang="en"))
    same = (
        ("Northmoor City Council", "the Council", "NCC"), ("Fernshire ICB", "the ICB"),
        ("NHS Fernshire Integrated Care Board", "Fernshire ICB"), ("Fernshire Constabulary", "Fernshire Police"),
        ("University of Northmoor", "Northmoor University"),
        ("Northmoor NHS Foundation Trust", "Northmoor NHS FT"),
    )  # fmt: skip
    for forms in same:
        assert len({resolved.of(form, "plan") for form in forms}) == 1, forms
    assert body(resolved, "Westshire Police", "other").id == "institution/westshire/gb-police"
    assert body(resolved, "Fernshire Police").id == "institution/fernshire/gb-police"
    assert body(resolved, "OHID").unit_of == "institution/gb/gb-dhsc"
    assert body(resolved, "Children's Services").type == "gb-childrens-services"
    assert body(resolved, "HMP Northmoor").type == "gb-prison"
    assert body(resolved, "GPs").cls
    assert body(resolved, "Fernshire ICB").name == "Fernshire Integrated Care Board"


def test_a_directorate_is_called_as_printed_not_as_another_wording_of_its_kind(town: Town) -> None:
    resolved = resolve(town([("Direcția de Asistență Socială a mun. Poiana", "DAS")], "Poiana"))
    assert body(resolved, "Direcția de Asistență Socială a mun. Poiana").name.startswith(
        "Direcția de Asistență Socială a Municipiului"
    )


def test_damage_is_mended_only_where_nothing_else_is_meant() -> None:
    assert undamaged("Jude- țeană") == "Județeană"
    assert undamaged("LiceulTehnologic") == "Liceul Tehnologic"
    assert undamaged("Do1j M0nitorizare") == "Dolj Monitorizare"
    for kept in ("DAS-uri", "ONG - uri", "Casa nr. 10", "CT1A", "Sector1", "Direcția - Serviciul", "MedLife"):
        assert undamaged(kept) == kept


def test_shortened_words_need_a_whole_name() -> None:
    assert written_out("Insp. Școlar Jud. Dolj") == "Inspectoratul Școlar Județean Dolj"
    assert written_out("Poliția a mun. Dolj").endswith("Municipiului Dolj")
    assert written_out("Insp. Ceva Anume") == "Insp. Ceva Anume"
    assert written_out("D.A.S. Dolj") == "D.A.S. Dolj"
