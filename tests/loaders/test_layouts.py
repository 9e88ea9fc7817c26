"""Layouts of towns that print their plans in their own way."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.loaders import read, records
from planatlas.records import Activity


def rows(tmp_path: Path, name: str, text: str) -> list[Activity]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return [record for record in records(read(path)) if isinstance(record, Activity)]


def names(row: Activity, field: str) -> list[str]:
    return [one.mention for one in getattr(row, field)]


COUNCIL = """# Ashcombe Town Council

## Loneliness Action Plan 2031-2033

| Ref | Action | Lead Officer | Partners | Timescale | Funding | Success criteria |
|---|---|---|---|---|---|---|
| 1.1 | Weekly coffee morning | Community Development Manager | Rotary Club | By June 2031 | TBC | 5 mornings |
| 1.2 | Train library staff to spot isolation | Head of Libraries | N/A | Q3 2031 | Existing budgets | 30 staff |
| 1.3 | Publish a leaflet of local groups | TBC | | Ongoing | | Leaflets |
"""


def test_a_council_table_with_a_lead_officer(tmp_path: Path) -> None:
    first, second, third = rows(tmp_path, "council.en.md", COUNCIL)
    assert names(first, "responsible") == ["Community Development Manager"]
    assert (first.measure_code, first.starts, first.ends) == ("1.1", None, "2031-06-30")
    assert (names(first, "funding"), first.state("funding")) == ([], "value")
    assert (names(second, "partners"), second.state("partners")) == ([], "dash")
    assert (names(third, "responsible"), third.state("responsible")) == ([], "value")
    assert third.state("partners") == third.state("funding") == "empty"


SPANS = """<html><body><h1>Municipiul Dealu Mare</h1><h2>Plan de acțiune anticorupție 2031-2033</h2>
<table><tr><th rowspan=2>Obiectiv</th><th rowspan=2>Acțiunea</th><th colspan=2>Instituții</th>
<th rowspan=2>Termen</th></tr>
<tr><th>Responsabile</th><th>Partenere</th></tr>
<tr><td rowspan=2>1. Transparență</td><td>Publicarea contractelor</td><td>Compartiment Achiziții</td>
<td rowspan=2>Direcția Generală Anticorupție</td><td>permanent</td></tr>
<tr><td>Declarațiile de avere pe pagina primăriei</td><td>Secretar general</td><td>anual</td></tr>
<tr><td>2. Integritate</td><td>Instruirea funcționarilor</td><td>Compartiment Resurse Umane</td><td></td>
<td>trim. IV 2031</td></tr>
</table></body></html>"""


def test_cells_that_span_rows_hold_for_each_of_them(tmp_path: Path) -> None:
    found = rows(tmp_path, "spans.ro.html", SPANS)
    assert [row.general_objective for row in found] == ["Transparență", "Transparență", "Integritate"]
    assert [names(row, "partners") for row in found] == [["Direcția Generală Anticorupție"]] * 2 + [[]]
    assert [row.state("partners") for row in found] == ["value", "value", "empty"]


PAGES = """PLAN DE ACȚIUNE PENTRU TINERET 2031

Nr. crt.\tMăsura\tResponsabil\tParteneri\tTermen
1.\tConsiliul tinerilor\tPrimăria Poiana Verde\tLiceul Teoretic Poiana Verde\ttrim. II 2031
2.\tConcurs de proiecte propuse de tineri, cu\tBiroul de Tineret\tFundația Comunitară

3

Nr. crt.\tMăsura\tResponsabil\tParteneri\tTermen
\tpremii pentru primele trei\t\tPoiana, Inspectoratul Școlar Județean Vâlcea\tseptembrie 2031
3.\tAmenajarea unui loc de joacă\tDirecția Tehnică\t-\tdecembrie 2031
"""


def test_a_row_torn_by_a_page_is_one_row_and_no_gap(tmp_path: Path) -> None:
    _, torn, last = rows(tmp_path, "pages.ro.txt", PAGES)
    assert names(torn, "partners") == ["Fundația Comunitară Poiana", "Inspectoratul Școlar Județean Vâlcea"]
    assert torn.deadline == "septembrie 2031"
    assert last.state("partners") == "dash"


FICHE = """Ville de Montrieux-sur-Loire
Plan d'action pour le climat 2031-2034

Fiche action n° 1
Intitulé : Rénover les écoles communales
Porteur : Ville de Montrieux-sur-Loire
Partenaires : à définir
Calendrier : 2031-2033
Financement : 250 000 € (budget communal)

Fiche action n° 2
Intitulé : Former les agents à la sobriété
Pilote : direction des ressources humaines
Partenaires : néant
Calendrier : 1er semestre 2031
Financement :
"""


def test_a_french_card(tmp_path: Path) -> None:
    first, second = rows(tmp_path, "fiche.fr.txt", FICHE)
    assert first.measure_text == "Rénover les écoles communales"
    assert (names(first, "partners"), first.state("partners")) == ([], "value")
    assert (second.state("partners"), second.state("funding")) == ("dash", "empty")


GREEK = """# Δήμος Καλλιρρόης

## Σχέδιο Δράσης για την Προσβασιμότητα 2031

| Α/Α | Δράση | Υπεύθυνος φορέας | Συνεργαζόμενοι φορείς | Χρονοδιάγραμμα | Πηγή χρηματοδότησης | Προϋπολογισμός |
|---|---|---|---|---|---|---|
| 1 | Ράμπες στο δημαρχείο | Διεύθυνση Τεχνικών Υπηρεσιών | Σύλλογος ΑμεΑ | Ιούνιος 2031 | Ίδιοι πόροι | 45.000 € |
| 2 | Διερμηνεία νοηματικής στο συμβούλιο | Γραφείο Δημάρχου | - | έως 31/12/2031 | ΕΣΠΑ | |
| 3 | Ηχητική σήμανση στις στάσεις | Διεύθυνση Τεχνικών Υπηρεσιών | | Σεπτέμβριος 2031 | Πράσινο Ταμείο | 12.500 € |
"""


def test_a_greek_table(tmp_path: Path) -> None:
    ramps, signs, sound = rows(tmp_path, "access.el.md", GREEK)
    assert names(ramps, "responsible") == names(sound, "responsible") == ["Διεύθυνση Τεχνικών Υπηρεσιών"]
    assert names(ramps, "partners") == ["Σύλλογος ΑμεΑ"]
    assert [row.state("partners") for row in (ramps, signs, sound)] == ["value", "dash", "empty"]
    assert [[one.amount for one in row.budget] for row in (ramps, signs, sound)] == [["45000"], [], ["12500"]]
    assert [row.ends for row in (ramps, signs, sound)] == ["2031-06-30", "2031-12-31", "2031-09-30"]


CARDS = """Marlbrook District Council
Cycling Action Plan 2031

Objective 1: Safer streets

Action 1: Paint cycle lanes on the High Street
Lead: Highways Team
Partners: Marlbrook Cycling Campaign, Dorset Police
Timescale: by September 2031
Funding: £120,000 from the Active Travel Fund
Measure of success: 2 km of lanes

Action 2: Cycle training in primary schools
Lead: Sport Dorset
Partners: none
Timescale: each term
Funding:
Measure of success: 400 pupils trained
"""


def test_english_cards(tmp_path: Path) -> None:
    lanes, training = rows(tmp_path, "cycling.en.txt", CARDS)
    assert lanes.measure_text == "Paint cycle lanes on the High Street"
    assert names(lanes, "partners") == ["Marlbrook Cycling Campaign", "Dorset Police"]
    assert (names(training, "responsible"), names(training, "partners")) == (["Sport Dorset"], [])
    assert (training.state("partners"), training.state("funding")) == ("dash", "empty")
    assert (lanes.ends, lanes.general_objective) == ("2031-09-30", "1")


TITLED = """Plan local de acțiune pentru mediu 2031 - Comuna Lunca;;;;;
Nr.;Măsura;Responsabil;Partener;Termen;Buget (lei)
1;Plantarea a 500 de puieți;Primăria Lunca;Ocolul Silvic Lunca;martie 2031;10.000
2;Containere pentru colectare separată;Primăria Lunca;;iunie 2031;45.000
3;Curățarea albiei râului;SVSU Lunca;Apele Române - SGA Dolj;august 2031;
"""


def test_a_sheet_whose_first_line_is_its_title(tmp_path: Path) -> None:
    trees, bins, river = rows(tmp_path, "environment.ro.csv", TITLED)
    assert trees.measure_text == "Plantarea a 500 de puieți"
    assert [names(row, "partners") for row in (trees, bins)] == [["Ocolul Silvic Lunca"], []]
    assert names(river, "partners") == ["Apele Române", "SGA Dolj"]
    assert (bins.state("partners"), river.state("budget")) == ("empty", "empty")
    assert [one.amount for one in bins.budget] == ["45000"]


@pytest.mark.parametrize("word", ["TBC", "De stabilit", "à définir", "προς καθορισμό"])
def test_what_is_put_off_is_no_body(tmp_path: Path, word: str) -> None:
    heading = "Action plan 2031\n\nAction\tResponsible\tPartners\n"
    text = f"{heading}Plant trees\tParks Team\t{word}\nCut grass\t{word}\tScouts\n"
    first, second = rows(tmp_path, "trees.en.txt", text)
    assert names(first, "partners") == names(second, "responsible") == []
    assert first.state("partners") == second.state("responsible") == "value"
