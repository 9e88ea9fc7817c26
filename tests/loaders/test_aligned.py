"""Tables of spaces, as a PDF printed to text with its layout has them, and tables of pipes without outer ones."""

from __future__ import annotations

import random
import time
from pathlib import Path

from planatlas.loaders import read, records
from planatlas.loaders.document import TableRow
from planatlas.loaders.formats.text import text_blocks
from planatlas.records import Activity, Doubt, Service

HEADING = "Nr.   Activitatea                    Responsabil              Termen            Indicatori\ncrt.\n"
NUMBERED = (
    "PLANUL ANUAL AL SERVICIULUI DE ASISTENȚĂ SOCIALĂ\nComuna Fântâna Rece, 2031\n\n"
    + HEADING
    + """1     Anchete sociale pentru         asistentul social        lunar             nr. anchete
      acordarea ajutorului de
\f"""
    + HEADING
    + """      încălzire și a tichetelor                                                  nr. tichete
2     Consiliere pentru familii      asistentul social,       trim. I-IV        20 de familii con-
      cu risc de separare            mediatorul sanitar                         siliate

3     Raport către consiliul                                  30 iunie          un raport
      local

Întocmit,                                    Aprobat,
Ana Popa                                     Ion Popa
"""
)
NAMED = """Plan communal d'action sociale 2031

Action                          Pilote            Partenaires             Échéance        Financement
Repas à domicile pour les       CCAS              ADMR, bénévoles         mars 2031       budget du CCAS
personnes de plus de 80 ans
Transport à la demande          Commune           Communauté de           septembre       Région, commune
                                                  communes du Haut Val    2031
                                             1

Action                          Pilote            Partenaires             Échéance        Financement
Accueil des nouveaux            Commune                                   juin 2031       sans surcoût
habitants

Le présent plan a été adopté le 12 janvier 2031 par le conseil municipal, qui en suivra
l'exécution deux fois par an et    rendra compte   aux habitants dans le bulletin.
"""
PIPES = """Fernleigh Borough Council
Tackling Loneliness – Delivery Plan 2031/32

Priority 1: People know where to go
Ref | What we will do | Who will lead | Who will help | By when | How we will know
1.1 | Publish a directory of groups | Communities Team | Age Alliance Fernleigh; libraries | June 2031 | 5,000 visits
1.2 | Train 40 front-line staff | Organisational Development | | Q3 2031/32 | 40 staff trained
"""


def activities(folder: Path, text: str) -> list[Activity]:
    source = folder / "plan.txt"
    source.write_text(text, encoding="utf-8")
    return [record for record in records(read(source)) if isinstance(record, Activity)]


def names(row: Activity, field: str) -> list[str]:
    return [one.mention for one in getattr(row, field)]


def test_rows_begin_with_their_number_and_go_on_over_the_page(tmp_path: Path) -> None:
    surveys, advice, report = activities(tmp_path, NUMBERED)
    assert surveys.activity_text == "Anchete sociale pentru acordarea ajutorului de încălzire și a tichetelor"
    assert surveys.lines == [6, 7, 10]
    assert names(advice, "responsible") == ["asistentul social", "mediatorul sanitar"]
    assert advice.indicators == ["20 de familii consiliate"]
    assert (advice.starts, advice.ends) == ("2031-01-01", "2031-12-31"), "the year stands below the title"
    assert (report.state("responsible"), report.state("indicators")) == ("empty", "value")


def test_rows_without_numbers_begin_where_most_columns_do(tmp_path: Path) -> None:
    meals, bus, welcome = activities(tmp_path, NAMED)
    assert meals.activity_text == "Repas à domicile pour les personnes de plus de 80 ans"
    assert names(bus, "partners") == ["Communauté de communes du Haut Val"]
    assert (bus.starts, bus.ends) == ("2031-09-01", "2031-09-30")
    assert (welcome.state("partners"), welcome.state("funding")) == ("empty", "dash")
    assert all("1" not in names(row, "responsible") for row in (meals, bus, welcome)), "a page number is no body"


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    (row,) = activities(tmp_path, "PLAN 2031\u2028anexa\r\n\x0c\r\nMăsura\tResponsabil\r\nCantină\tDAS\r\n")
    assert row.lines == [4]


def test_running_text_and_signatures_are_no_table() -> None:
    prose = (
        NAMED.split("\n\n")[-1]
        + "\nLe Maire,                    La secrétaire,\nA. Exemple                   P. Exemple\n"
    )
    justified = [
        "This  text was  set  in columns of  equal",
        "width, so  that its  words stand  apart",
        "now and  then.",
    ]
    assert text_blocks(prose.splitlines()) and text_blocks(justified * 3)
    assert not [block for block in text_blocks(prose.splitlines()) if isinstance(block, TableRow)]
    assert not [block for block in text_blocks(justified * 3) if isinstance(block, TableRow)]


def test_justified_text_of_any_length_is_no_table_and_a_long_table_is_read_soon() -> None:
    draw = random.Random(1)
    words = ["alfa", "be", "gamma", "o", "delta"]
    prose = ["".join(draw.choice(words) + draw.choice([" ", " ", "  "]) for _ in range(14)) for _ in range(2000)]
    rows = [block for block in text_blocks(prose) if isinstance(block, TableRow)]
    assert len(rows) < 0.01 * len(prose)
    line = "Anchete sociale pentru         asistentul social        lunar             nr. anchete"
    began = time.process_time()
    table = list(text_blocks([*HEADING.splitlines(), *(f"{number:<6}{line}" for number in range(1, 5001))]))
    assert len(table) == 5001 and time.process_time() - began < 20, "each line was held against all those above it"


def test_a_printed_hyphen_stays(tmp_path: Path) -> None:
    torn = NUMBERED.replace("Consiliere pentru familii ", "Consiliere pentru nou-    ")
    torn = torn.replace("cu risc de separare       ", "născuți și familii        ")
    _, advice, _ = activities(tmp_path, f"Vizite la nou-născuți, cu nou-născuți acasă.\n\n{torn}")
    assert advice.activity_text == "Consiliere pentru nou-născuți și familii"


def test_pipes_between_cells_alone(tmp_path: Path) -> None:
    directory, training = activities(tmp_path, PIPES)
    assert (directory.measure_code, directory.general_objective) == ("1.1", "1")
    assert names(directory, "partners") == ["Age Alliance Fernleigh", "libraries"]
    assert directory.targets[0].value == 5000
    assert training.state("partners") == "empty"
    assert (training.starts, training.ends) == (None, None), "in which month such a year begins is not said"


def test_one_cell_for_both_roles_with_short_labels(tmp_path: Path) -> None:
    shelter, fund = activities(
        tmp_path,
        "PLAN DE ACȚIUNE 2031\n\nAcțiuni\tTermen\tInstituția responsabilă / Instituții partenere\tBuget\n"
        "Adăpost de noapte\t1 noiembrie 2031\tR: DAS Olteț; P: Asociația Casa Caldă\t350 mii lei\n"
        "Fond de urgență\ttrimestrul II\tR: Primăria Olteț\tfără cost suplimentar\n",
    )
    assert (names(shelter, "responsible"), names(shelter, "partners")) == (["DAS Olteț"], ["Asociația Casa Caldă"])
    assert (names(fund, "responsible"), names(fund, "partners")) == (["Primăria Olteț"], [])
    assert fund.state("budget") == "dash"


def test_cards_numbered_before_their_label(tmp_path: Path) -> None:
    nursery, line = activities(
        tmp_path,
        "PLAN DE ACȚIUNE 2031-2032\n\n1.1.1.\tAcțiunea: Creșă cu program prelungit\n"
        "\tInstituția care coordonează: Primăria\n"
        "\tAlte instituții implicate: DGASPC\n\tBuget: 900.000 lei, PNRR\n\n1.1.2. Acțiunea: Linie telefonică locală\n"
        "Instituția care coordonează: DAS\nAlte instituții implicate: IPJ, Parchetul de pe lângă Judecătoria Brădet\n"
        "Buget: nu necesită fonduri\n",
    )
    assert (nursery.measure_code, nursery.measure_text) == ("1.1.1", "Creșă cu program prelungit")
    assert (line.measure_code, names(line, "responsible")) == ("1.1.2", ["DAS"])
    assert names(line, "partners") == ["IPJ", "Parchetul de pe lângă Judecătoria Brădet"]
    assert line.state("budget") == "dash"


def test_a_column_one_space_away_and_services_above_it(tmp_path: Path) -> None:
    source = tmp_path / "plan.txt"
    source.write_text(
        "PLANUL ANUAL DE ACȚIUNE privind serviciile sociale, orașul Podgoria Nouă, 2031\n\n"
        "A. Servicii sociale existente la nivelul orașului\n\n"
        "Nr.  Cod serviciu   Denumirea serviciului social    Capacitate   Grad de    Buget local\n"
        "crt. social                                                      ocupare    (lei)\n"
        "1    8891 CZ-C-II   Centrul de zi „Licuriciul”      30 locuri    110%       410.000\n"
        "2    8810 ID-I      Unitatea de îngrijire la        45           80%        250.000\n"
        "                    domiciliu\n\n"
        "B. Servicii sociale propuse spre înființare\n\n"
        "Nr.  Cod serviciu   Denumirea serviciului social    Capacitate   Buget local\n"
        "crt. social                                         necesară     (lei)\n"
        "1    8790 CR-VD-I   Centru de primire în regim de   12           300.000\n"
        "                    urgență\n",
        encoding="utf-8",
    )
    day, home, shelter = (one for one in records(read(source)) if isinstance(one, Service))
    assert (day.code, day.occupancy, day.status) == ("8891 CZ-C-II", 110, "existing")
    assert home.name == "Unitatea de îngrijire la domiciliu"
    assert (shelter.capacity, shelter.status) == (12, "proposed"), "an item marked with a capital is a title"


def test_a_row_goes_on_below_open_pipes(tmp_path: Path) -> None:
    ideas, camp = activities(
        tmp_path,
        "Plan de acțiune pentru tineret 2031\n\nACTIVITATE | RESPONSABILI | PARTENERI | TERMEN\n"
        "Bursă de idei | Serviciul Tineret, Casa de | Fundația Pași | trim II\n | Cultură | | \n"
        "Tabără de vară | DJTS Vrancea | | iulie-august\n",
    )
    assert names(ideas, "responsible") == ["Serviciul Tineret", "Casa de Cultură"]
    assert (camp.state("partners"), camp.ends) == ("empty", "2031-08-31")


def test_idem_is_what_stands_above(tmp_path: Path) -> None:
    van, screen, lessons = activities(
        tmp_path,
        "PLAN 2031\n\n| Măsuri | Responsabil | Parteneri | Termen |\n|---|---|---|---|\n"
        "| 1.1.1 Cabinet mobil | Spitalul Vadu Lat | DSP Buzău | 30.06.2031 |\n"
        "| 1.1.2 Telemedicină | idem | -//- | idem |\n"
        "| Obiectiv specific 1.2: Prevenție | | | |\n"
        "| 1.2.1 Lecții despre nutriție | ISJ Buzău | la fel ca mai sus | lunar |\n",
    )
    assert (names(screen, "responsible"), names(screen, "partners")) == (["Spitalul Vadu Lat"], ["DSP Buzău"])
    assert (screen.ends, screen.state("partners")) == (van.ends, "value")
    assert "responsible: as in the row above" in screen.notes and screen.has_doubt(Doubt.AS_ABOVE)
    assert (lessons.specific_objective, names(lessons, "partners")) == ("1.2", ["DSP Buzău"])


def test_cards_in_one_line_and_cards_under_a_number(tmp_path: Path) -> None:
    training, helpline = activities(
        tmp_path,
        "Domestic Abuse Action Plan 2031-2033\n\nObjective 1 – Early help\n\n"
        "1.1 Train GP receptionists. Lead: Harwick ICB. Partners: Women's Aid, GP federation. By: June 2031. "
        "Measure: 20 practices trained.\n"
        "1.2 Helpline open at weekends. Lead: Women's Aid. Partners: none. By: January 2032. Measure: 40 calls.\n",
    )
    assert (training.measure_code, training.measure_text) == ("1.1", "Train GP receptionists")
    assert (names(training, "partners"), training.ends) == (["Women's Aid", "GP federation"], "2031-06-30")
    assert (helpline.state("partners"), helpline.indicators) == ("dash", ["40 calls"])
    page, campaign = activities(
        tmp_path,
        "PLAN DE INFORMARE 2031\n\n1. Actualizarea paginii de internet\n   Termen: lunar\n"
        "   Responsabil: Compartimentul Relații Publice\n2. Campanie pentru bunici\n   Termen: octombrie 2031\n"
        "   Responsabil: DAS Podgoria Nouă\n",
    )
    assert names(page, "responsible") == ["Compartimentul Relații Publice"]
    assert (campaign.measure_text, names(campaign, "responsible")) == ("Campanie pentru bunici", ["DAS Podgoria Nouă"])


def test_roman_numbers_in_codes_and_the_column_that_counts(tmp_path: Path) -> None:
    vouchers, seniors = activities(
        tmp_path,
        "STRATEGIA LOCALĂ 2031-2036 – PLAN DE IMPLEMENTARE\n\nDirecția strategică I – COPII\n\n"
        "OS I.1. Prevenirea separării\n\n"
        "Acțiune\tRezultat așteptat\tIndicator de realizare\tValoare țintă\tResponsabil principal\tSursa\n"
        "A.I.1.1 Vouchere pentru creșă\tMamele se întorc la muncă\tNr. vouchere\t50\tDAS\tBL\n\n"
        "Direcția strategică II – SENIORI\n\nOS II.1. Îmbătrânire activă\n\n"
        "A.II.1.1 Universitatea vârstei a treia\tSeniori activi\tNr. cursanți\t80\tBiblioteca Municipală\tBL\n",
    )
    assert (vouchers.measure_code, vouchers.general_objective, vouchers.specific_objective) == ("A.I.1.1", "1", "1.1")
    assert (vouchers.indicators, vouchers.targets[0].value) == (["Nr. vouchere"], 50)
    assert (seniors.measure_code, seniors.specific_objective) == ("A.II.1.1", "2.1")


def test_shares_of_a_budget_and_items_of_a_list_are_no_fields(tmp_path: Path) -> None:
    homes, respite = activities(
        tmp_path,
        "Schéma départemental de l'autonomie 2031-2035\n\nFiche action n° 1.1 : Adapter 500 logements\n"
        "Objectifs opérationnels :\n- repérer les logements\n- financer les travaux\nPilote : Département\n"
        "Calendrier : 2031 – 2034\nMoyens : 1,2 M€ (Département 60 %, ANAH 40 %)\n\n"
        "Fiche action n° 1.2 : Soutenir les aidants\nPilote : ARS\nCalendrier : à partir de 2032\nMoyens : à définir\n",
    )
    assert (homes.measure_code, [one.mention for one in homes.funding]) == ("1.1", ["Département", "ANAH"])
    assert (homes.budget[0].amount, homes.specific_objective) == ("1200000", "repérer les logements")
    assert (respite.starts, respite.state("funding")) == ("2032-01-01", "value")


def test_lines_of_dashes_tell_rows_apart() -> None:
    rule = "-" * 64
    lines = [
        "Masura                     Cine raspunde         Termen",
        rule,
        "Inventarul caselor         Serviciul Social      martie 2031",
        "incalzite cu lemne         Tei",
        rule,
        "Becuri economice pentru    Serviciul Tehnic      mai 2031",
        "batranii singuri",
        rule,
    ]
    rows = [one for one in text_blocks(lines) if isinstance(one, TableRow)]
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["Masura", "Cine raspunde", "Termen"],
        ["Inventarul caselor incalzite cu lemne", "Serviciul Social Tei", "martie 2031"],
        ["Becuri economice pentru batranii singuri", "Serviciul Tehnic", "mai 2031"],
    ]
