"""Pages, news items and action cards of towns that do not exist, in four languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planatlas.graph import identify
from planatlas.loaders import records
from planatlas.loaders.formats.source import read
from planatlas.loaders.plan import plan_record
from planatlas.loaders.structure.outline import Region, RegionForm, outline_of
from planatlas.loaders.values.facts import facts_in
from planatlas.loaders.values.prose.lists import names_from
from planatlas.loaders.values.prose.tokens import tokens
from planatlas.loaders.work.cards import card_records, cards_of
from planatlas.loaders.work.prose import prose_records
from planatlas.records import Activity, InstitutionRecord, Plan, Record, StatedFigure, Statement, as_json

GREEK = """\
Πρόληψη στη Νέα Πόλη

Τι κάναμε

Σχολεία

Υλοποιήσαμε 18 προγράμματα πρόληψης σε σχολεία, σε συνεργασία με το Κέντρο Πρόληψης Πυξίδα και τη Διεύθυνση \
Πρωτοβάθμιας Εκπαίδευσης. Ωφελήθηκαν 2.340 μαθητές.

Στήριξη φορέων

Υποστηρίξαμε τον Σύλλογο Γονέων Νέας Πόλης στη λειτουργία στεκιού νέων με χρηματοδότηση από το Πράσινο Ταμείο.

Αποτελέσματα

Από τις δράσεις προέκυψαν τα εξής:
Φιλοξενήθηκαν 61 άτομα.
Πραγματοποιήθηκαν 1.200 παραπομπές.

Τι σχεδιάζουμε

ΝΕΑ ΣΤΡΑΤΗΓΙΚΗ
Πρόκειται για μια στρατηγική που βλέπει τον άνθρωπο και όχι το πρόβλημα.

Ξενώνας

Ο Δήμος Νέας Πόλης θα δημιουργήσει ξενώνα 20 θέσεων για άστεγους χρήστες έως το 2026, μαζί με τον ΟΚΑΝΑ και τους \
Γιατρούς του Κόσμου.
"""

ENGLISH = """\
Tackling drugs in Valebridge

What we have done

Outreach

We opened a night outreach service in March 2025 in partnership with Northshire Police, Turning Leaf and the Vale \
Recovery Trust. The team met 412 people.

Naloxone

Valebridge City Council trained 230 staff to use naloxone, with funding from the Northshire Community Foundation.

What we will do

Our strategy is about people, not statistics.

Young people

The Council will fund a family support programme by the end of 2027:
• weekly drop-in at the library
• home visits
"""

FRENCH = """\
# Prévention des addictions à Montclair

## Nos réalisations

En 2024, la Ville de Montclair a ouvert un lieu d'accueil pour les jeunes en partenariat avec l'association Le \
Phare, la Caisse d'allocations familiales et le CCAS. 320 jeunes ont été accueillis.

## Ce que nous ferons

Nous ouvrirons une permanence, financée par le Conseil départemental, pour un montant de 60 000 €.

Lire la suite
"""

ROMANIAN = """\
# Prevenirea consumului de droguri în Valea Mare

## Ce am realizat

În anul 2025, Direcția de Asistență Socială Valea Mare a organizat 24 de ateliere, în parteneriat cu Centrul de \
Prevenire, Evaluare și Consiliere Antidrog și Inspectoratul Școlar Județean.

## Ce ne propunem

Înființarea unui serviciu mobil pentru persoanele fără adăpost, împreună cu DGASPC, până la sfârșitul anului 2027.
"""

NEWS = """\
Les deux villes échangent sur la prévention

(Valactu.fr) - Le 6 octobre 2031, la Ville de Montclair a eu une réunion avec la Ville de Rochebrune.

Étaient présents le camarade Jean Dupont, vice-président du Comité populaire provincial, et la police \
municipale de Montclair.

Le représentant du Département de la Santé a déclaré : « On compte 3 810 usagers suivis et 344/460 communes touchées. »

Il existe huit centres publics, dont trois centres pour les jeunes. L'effectif est de 1 500 à 1 700 personnes.

Les deux villes ont exprimé leur espoir que la coopération continuera.
"""


def everything(folder: Path, text: str) -> tuple[Plan, list[Record]]:
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    outline = outline_of(read(path))
    plan = plan_record(outline)
    return plan, list(prose_records(outline, plan))


def of(records: list[Record], kind: type[Any]) -> list[Any]:
    return [record for record in records if isinstance(record, kind)]


def names(mentions: list[Any]) -> list[str]:
    return [one.mention for one in mentions]


def test_a_greek_page(tmp_path: Path) -> None:
    plan, records = everything(tmp_path, GREEK)
    assert plan.genre == "web" and plan.issuer == "Δήμος Νέας Πόλης"
    schools, help_, results, hostel = of(records, Activity)
    assert [one.status for one in (schools, help_, results, hostel)] == ["achieved", "achieved", "achieved", "planned"]
    assert names(schools.partners) == ["Κέντρο Πρόληψης Πυξίδα", "Διεύθυνση Πρωτοβάθμιας Εκπαίδευσης"]
    assert schools.responsible == [] and schools.section == "Σχολεία"
    assert names(help_.responsible) == ["Σύλλογο Γονέων Νέας Πόλης"] and names(help_.funding) == ["Πράσινο Ταμείο"]
    assert results.actions == ["Φιλοξενήθηκαν 61 άτομα.", "Πραγματοποιήθηκαν 1.200 παραπομπές."]
    assert names(hostel.responsible) == ["Δήμος Νέας Πόλης"] and names(hostel.partners) == [
        "ΟΚΑΝΑ",
        "Γιατρούς του Κόσμου",
    ]
    assert hostel.deadline == "έως το 2026" and hostel.ends == "2026-12-31"
    assert [group.group for group in hostel.target_groups] == ["homeless-people"]
    assert [(one.value, one.unit) for one in of(records, StatedFigure)] == [
        (18, "προγράμματα"),
        (2340, "μαθητές"),
        (61, "άτομα"),
        (1200, "παραπομπές"),
    ]


def test_prose_asks_for_nothing(tmp_path: Path) -> None:
    _, records = everything(tmp_path, GREEK)
    states = {cell.state for one in of(records, Activity) for cell in one.cells.values()}
    assert states == {"value", "no_column"}


def test_an_english_page(tmp_path: Path) -> None:
    plan, records = everything(tmp_path, ENGLISH)
    outreach, naloxone, young = of(records, Activity)
    assert names(outreach.partners) == ["Northshire Police", "Turning Leaf", "Vale Recovery Trust"]
    assert names(naloxone.responsible) == ["Valebridge City Council"]
    assert [(one.mention, one.role) for one in naloxone.actors] == [("Northshire Community Foundation", "funder")]
    assert young.status == "planned" and young.actions == ["weekly drop-in at the library", "home visits"]
    assert young.deadline == "by the end of 2027"
    roles = {(one.mention, one.role) for one in of(records, InstitutionRecord)}
    assert ("Turning Leaf", "partner") in roles and (plan.issuer, "issuer") in roles


def test_a_french_and_a_romanian_page(tmp_path: Path) -> None:
    _, records = everything(tmp_path, FRENCH)
    opened, planned = of(records, Activity)
    assert names(opened.responsible) == ["Ville de Montclair"]
    assert names(opened.partners) == ["association Le Phare", "Caisse d'allocations familiales", "CCAS"]
    assert planned.budget[0].amount == "60000" and names(planned.funding) == ["Conseil départemental"]
    _, records = everything(tmp_path, ROMANIAN)
    done, next_ = of(records, Activity)
    assert names(done.responsible) == ["Direcția de Asistență Socială Valea Mare"]
    assert names(done.partners) == [
        "Centrul de Prevenire, Evaluare și Consiliere Antidrog",
        "Inspectoratul Școlar Județean",
    ]
    assert next_.status == "planned" and next_.ends == "2027-12-31" and names(next_.partners) == ["DGASPC"]


def test_a_news_item(tmp_path: Path) -> None:
    plan, records = everything(tmp_path, NEWS)
    assert (plan.genre, plan.issuer, plan.starts) == ("news", "Valactu.fr", "2031-10-06")
    met = of(records, Statement)[0]
    assert (met.subject, met.predicate, met.object, met.when) == (
        "Ville de Montclair",
        "met with",
        "Ville de Rochebrune",
        "2031-10-06",
    )
    assert [one.value for one in of(records, StatedFigure)] == [3810, 344, 8, 3, 1500, 1700]
    assert [one.status for one in of(records, Activity)] == ["achieved", "planned"]
    assert not any("Dupont" in str(as_json(record)) for record in identify([plan, *records]))


LISTS = [
    ("el", "τον Σύλλογο Ασθενών Πόλης, Αλκυόνη, και το ΚΕΘΕΑ, υλοποιήθηκε", "Σύλλογο Ασθενών Πόλης, Αλκυόνη | ΚΕΘΕΑ"),
    ("el", "τους εξειδικευμένους φορείς της πόλης", "εξειδικευμένους φορείς"),
    ("en", "the Department of Health and Care and local charities", "Department of Health and Care | local charities"),
    ("en", "the Vale Health and Care Trust and Turning Leaf for", "Vale Health and Care Trust | Turning Leaf"),
    ("fr", "le Comité populaire de la province de Rive pour", "Comité populaire de la province de Rive"),
    ("ro", "Direcția de Asistență Socială și Protecția Copilului și ONG-uri", None),
]


@pytest.mark.parametrize(("lang", "text", "expected"), LISTS)
def test_a_list_of_names(lang: str, text: str, expected: str | None) -> None:
    wanted = expected or "Direcția de Asistență Socială și Protecția Copilului | ONG-uri"
    assert " | ".join(name.text for name in names_from(text, tokens(text), 0, lang)[0]) == wanted


def test_what_is_no_figure() -> None:
    assert facts_in("în anul 2025, conform art. 12, timp de 24 de luni, tel. 0234 567 890", "ro") == []
    assert facts_in("les deux provinces et le « Club 46 »", "fr") == []
    (share,) = facts_in("90% of clients stayed", "en")
    assert (share.value, share.unit) == (90, "%")


CARDS = {
    "lines": """\
Valebridge Drug Action Plan 2027-2029

Action 1.1: Run a school outreach programme
Lead: Valebridge City Council
Partners: Northshire Police, Turning Leaf
Budget: £45,000 (County public health grant)
Indicators:
- 20 schools reached per year

Action 1.2: Open an evening
drop-in
Lead: Northshire NHS Trust
Partners:
Budget: none
""",
    "columns": """\
Valebridge Drug Action Plan 2027-2029

Action 1.1\tRun a school outreach programme
Lead\tValebridge City Council
Partners\tNorthshire Police, Turning Leaf
Budget\t£45,000 (County public health grant)
Indicators\t20 schools reached per year

Action 1.2\tOpen an evening drop-in
Lead\tNorthshire NHS Trust
Partners\t
Budget\tnone
""",
    "yaml": """\
plan: Valebridge Drug Action Plan 2027-2029
actions:
  - id: 1.1
    title: Run a school outreach programme
    lead: Valebridge City Council
    partners:
      - Northshire Police
      - Turning Leaf
    budget: £45,000 (County public health grant)
    indicators: [20 schools reached per year]
  - id: 1.2
    title: Open an evening drop-in
    lead: Northshire NHS Trust
    partners: []
    budget: none
""",
    "xml": """\
<plan name="Valebridge Drug Action Plan 2027-2029">
  <action id="1.1">
    <title>Run a school outreach programme</title>
    <lead>Valebridge City Council</lead>
    <partner>Northshire Police</partner>
    <partner>Turning Leaf</partner>
    <budget>£45,000 (County public health grant)</budget>
    <indicators>20 schools reached per year</indicators>
  </action>
  <action id="1.2">
    <title>Open an evening drop-in</title>
    <lead>Northshire NHS Trust</lead>
    <partner/>
    <budget>none</budget>
  </action>
</plan>
""",
}


def _lines(region: Region) -> list[int]:
    return [*(line.line for line in region.lines), *(one.row.span.line for one in region.rows)]


@pytest.mark.parametrize("notation", sorted(CARDS))
def test_one_card_in_four_notations(tmp_path: Path, notation: str) -> None:
    path = tmp_path / "cards.txt"
    path.write_text(CARDS[notation], encoding="utf-8")
    document = read(path)
    first, second = (one for one in records(document) if isinstance(one, Activity))
    assert (first.measure_code, first.measure_text) == ("1.1", "Run a school outreach programme")
    assert names(first.responsible) == ["Valebridge City Council"]
    assert names(first.partners) == ["Northshire Police", "Turning Leaf"]
    assert (first.budget[0].amount, first.budget[0].currency) == ("45000", "GBP")
    assert first.budget[0].source == "County public health grant"
    assert [target.value for target in first.targets] == [20]
    assert second.measure_text == "Open an evening drop-in" and names(second.responsible) == ["Northshire NHS Trust"]
    assert (second.state("partners"), second.state("budget"), second.state("indicators")) == (
        "empty",
        "dash",
        "no_column",
    )
    assert (first.state("deadline"), first.state("target_groups")) == ("no_column", "no_column")
    if notation not in ("xml", "yaml"):  # data are told by their marks before any form is looked for
        outline = outline_of(document)
        cards_of(outline)
        apart = {line for one in outline.regions if one.form is RegionForm.CARDS for line in _lines(one)}
        assert {first.line, second.line} <= apart


def test_a_plan_in_tables_has_no_cards(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("Plan\n\nAction\tLead\tPartners\nOpen a hub\tCouncil\tPolice\n", encoding="utf-8")
    outline = outline_of(read(path))
    assert list(card_records(outline, plan_record(outline), cards_of(outline))) == []
    assert [one.form for one in outline.regions] == [RegionForm.PROSE, RegionForm.GRID]
