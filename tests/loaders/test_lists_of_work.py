"""Lists of work: items whose end says who and when, items with labels on further lines, sheets of two columns."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from planatlas.loaders import read, records
from planatlas.records import Activity

TAILS = {
    "ro": (
        "Comuna Valea Mare: plan de măsuri 2031\n\nMăsuri:\n"
        "1. Curățarea șanțurilor – răspunde Primăria Valea Mare, termen: 15.04.2031\n"
        "2. Plantarea de tei (responsabil: Ocolul Silvic Valea Mare, în parteneriat cu Școala Gimnazială Valea Mare, "
        "până în mai 2031)\n"
    ),
    "en": (
        "# Elmbury parish: heat plan 2031\n\nIn 2031 we will:\n\n"
        "- Open the library as a cool room (Elmbury Library, by March 2031)\n"
        "- Shade the bus stops. Lead: Elmbury Council. Partners: Wend Buses. By: May 2031.\n"
    ),
    "fr": (
        "Commune de Valdor\nPlan d'action pour l'eau 2031\n\nNous ferons en 2031 :\n"
        "a) Relevé des fuites, porté par l'Agence de l'Eau de Valdor, avant juin 2031\n"
        "b) Mesure des nitrates, par le Laboratoire d'Analyses de Valdor, avec l'appui du Lycée Curie, d'ici mai 2031\n"
    ),
    "el": (
        "# Δήμος Ανθόκαμπου: σχέδιο δράσης 2031\n\nΘα κάνουμε:\n\n"
        "- Καθαρισμός ρεμάτων (υπεύθυνος: Τεχνική Υπηρεσία Ανθόκαμπου, έως Μάρτιο 2031)\n"
        "- Άσκηση σεισμού (υπεύθυνος: Πολιτική Προστασία, σε συνεργασία με το Γυμνάσιο Ανθόκαμπου, έως Μάιο 2031)\n"
    ),
}
FOUND = {
    "ro": [
        ("Curățarea șanțurilor", ["Primăria Valea Mare"], [], "15.04.2031"),
        ("Plantarea de tei", ["Ocolul Silvic Valea Mare"], ["Școala Gimnazială Valea Mare"], "mai 2031"),
    ],
    "en": [
        ("Open the library as a cool room", ["Elmbury Library"], [], "March 2031"),
        ("Shade the bus stops", ["Elmbury Council"], ["Wend Buses"], "May 2031"),
    ],
    "fr": [
        ("Relevé des fuites", ["Agence de l'Eau de Valdor"], [], "juin 2031"),
        ("Mesure des nitrates", ["Laboratoire d'Analyses de Valdor"], ["Lycée Curie"], "mai 2031"),
    ],
    "el": [
        ("Καθαρισμός ρεμάτων", ["Τεχνική Υπηρεσία Ανθόκαμπου"], [], "Μάρτιο 2031"),
        ("Άσκηση σεισμού", ["Πολιτική Προστασία"], ["Γυμνάσιο Ανθόκαμπου"], "Μάιο 2031"),
    ],
}
LABELS_BELOW = """Elmbury parish plan 2032

What we will do:

1. Mend the footbridge
   Lead: Elmbury Parish Council
   By: May 2032
2. Paint the bus shelter
3. Clear the ditch
   Lead: Wend Farmers' Union
   By: June 2032
"""
BROKEN_LINES = """<html lang="ro"><body><h1>Orașul Valea Mare: măsuri pentru drumuri 2031</h1>
<h2>Obiectivul 1. Străzi sigure</h2><ol>
<li>Treceri luminate<br>Responsabil: Administrația Drumurilor Valea Mare<br>Termen: iunie 2031</li></ol>
<h2>Obiectivul 2. Șoferi atenți</h2><ol>
<li>Campanie la volan<br>Responsabil: Poliția Valea Mare<br>Termen: mai 2031</li></ol></body></html>"""
NO_TAILS = """# Orașul Râul Mare: plan pentru tineret 2031

În 2031 vom:

- deschide o sală de repetiții în fosta moară
- amenaja un skatepark lângă gară

Planul se revizuiește în fiecare an.
"""
SHEET = """Elmbury Town Council,
Tree cards 2031,
,
Project,Limes on the ring road
Owner,Elmbury Parks Department
Supported by,Wend Trust
Finish by,May 2031
,
Project,Pond in the school garden
Owner,Elmbury Primary School
Supported by,
Finish by,July 2031
"""
TWO_ROLES = """# Județul Mare: plan pentru sănătate 2031

### Intervenția 1
- **Denumire:** Linie telefonică
- **Instituție coordonatoare:** DSP Mare
- **Instituții implicate:** Spitalul Județean Mare
- **Calendar:** trim. II 2031

### Intervenția 2
- **Denumire:** Psiholog în licee
- **Instituție coordonatoare:** ISJ Mare
- **Instituții implicate:**
- **Calendar:** mai 2032
"""
NO_WORK = {
    "minutes.txt": "Proces-verbal al ședinței din 12 martie 2031\n\nAu participat:\n"
    "- Ion Pop, director, Direcția de Asistență Socială\n- Ana Marin, Poliția Locală\n",
    "laws.md": "# Legal framework of the Elmbury plan 2031\n\nThe plan rests on:\n\n"
    "- Equality Act 2010 (Parliament, April 2010)\n- Care Act 2014, amended by the Health Act, before June 2022\n"
    "- Housing regulations (Elmbury Borough Council, by order of 2019)\n",
    "staff.md": "# Personnel de la mairie de Valdor\n\n- Directeur général : Paul Martin, par intérim\n"
    "- Service technique (responsable : Jean Dupont, depuis 2029)\n- Accueil (responsable : Anne Roy)\n",
    "prices.txt": "Tarife 2031\n\nListă de prețuri\n- Închiriere sală, până la 4 ore: 200 lei\n"
    "- Închiriere sală, cu Primăria: 100 lei\n",
    "done.md": "# Rapport de la commune de Valdor 2030\n\nActions réalisées :\n\n"
    "- Pesée des déchets, menée par le Service Propreté, avant juin 2030\n"
    "- Don de livres, porté par la Médiathèque de Valdor, avant mars 2030\n",
    "annexes.txt": "Δήμος Ανθόκαμπου: σχέδιο δράσης 2031\n\nΠαραρτήματα:\n- Χάρτης (Τεχνική Υπηρεσία, 2029)\n"
    "- Μελέτη κυκλοφορίας, από το Πανεπιστήμιο Ανθόκαμπου, 2028\n",
}
Row = tuple[str, list[str], list[str], str | None]


def activities(path: Path) -> list[Activity]:
    return [one for one in records(read(path)) if isinstance(one, Activity)]


def written(path: Path, text: str) -> list[Activity]:
    path.write_text(text, encoding="utf-8")
    return activities(path)


def row(one: Activity) -> Row:
    names = [[each.mention for each in found] for found in (one.responsible, one.partners)]
    return (one.measure_text, names[0], names[1], one.deadline)


@pytest.mark.parametrize("lang", TAILS)
def test_the_end_of_an_item_says_who_and_when(tmp_path: Path, lang: str) -> None:
    found = written(tmp_path / "plan.md", TAILS[lang])
    assert [row(one) for one in found] == FOUND[lang]
    for one in found:
        assert {one.state("responsible"), one.state("deadline")} == {"value"}
        assert one.state("funding") == "no_column"
        assert all(name.mention in (name.quote or "") for name in (*one.responsible, *one.partners))
        assert one.line in one.lines


def test_labels_below_an_item_are_its_own_and_the_item_between_asks_nothing(tmp_path: Path) -> None:
    bridge, shelter, ditch = written(tmp_path / "plan.txt", LABELS_BELOW)
    assert row(bridge) == ("Mend the footbridge", ["Elmbury Parish Council"], [], "May 2032")
    assert row(ditch) == ("Clear the ditch", ["Wend Farmers' Union"], [], "June 2032")
    assert row(shelter) == ("Paint the bus shelter", [], [], None)
    assert {cell.state for cell in shelter.cells.values()} == {"no_column"}


def test_labels_behind_line_breaks_within_an_item(tmp_path: Path) -> None:
    lamps, campaign = written(tmp_path / "plan.html", BROKEN_LINES)
    assert row(lamps) == ("Treceri luminate", ["Administrația Drumurilor Valea Mare"], [], "iunie 2031")
    assert row(campaign) == ("Campanie la volan", ["Poliția Valea Mare"], [], "mai 2031")
    assert (lamps.general_objective, campaign.general_objective) == ("1", "2")


def test_a_turn_opens_work_and_is_none_itself(tmp_path: Path) -> None:
    found = written(tmp_path / "plan.md", NO_TAILS)
    assert [one.measure_text for one in found] == [
        "deschide o sală de repetiții în fosta moară",
        "amenaja un skatepark lângă gară",
    ]
    assert {cell.state for one in found for cell in one.cells.values()} == {"no_column"}


def test_a_sheet_of_labels_and_values_is_cards(tmp_path: Path) -> None:
    limes, pond = written(tmp_path / "sheet.csv", SHEET)
    assert row(limes) == ("Limes on the ring road", ["Elmbury Parks Department"], ["Wend Trust"], "May 2031")
    assert row(pond) == ("Pond in the school garden", ["Elmbury Primary School"], [], "July 2031")
    assert pond.state("partners") == "empty"


def test_of_two_labels_that_ask_who_one_asks_who_else(tmp_path: Path) -> None:
    line, school = written(tmp_path / "plan.md", TWO_ROLES)
    assert row(line) == ("Linie telefonică", ["DSP Mare"], ["Spitalul Județean Mare"], "trim. II 2031")
    assert (row(school)[1], school.state("partners")) == (["ISJ Mare"], "empty")


@pytest.mark.parametrize("style", ["List Bullet", "List Number"])
def test_a_style_of_a_word_document_makes_items(tmp_path: Path, style: str) -> None:
    document = docx.Document()
    document.add_heading("Elmbury market plan 2031", 0)
    document.add_heading("Actions", 1)
    document.add_paragraph("Roof over the fish hall – lead Elmbury Markets Office, by June 2031", style)
    document.add_paragraph("Guide for traders, in partnership with Elmbury Traders Union", style)
    document.save(str(tmp_path / "plan.docx"))
    roof, guide = activities(tmp_path / "plan.docx")
    assert row(roof) == ("Roof over the fish hall", ["Elmbury Markets Office"], [], "June 2031")
    assert row(guide) == ("Guide for traders", [], ["Elmbury Traders Union"], None)


@pytest.mark.parametrize("name", NO_WORK)
def test_lists_that_promise_nothing_are_no_work(tmp_path: Path, name: str) -> None:
    assert written(tmp_path / name, NO_WORK[name]) == []


def test_the_text_stays_whole_where_its_end_is_no_field(tmp_path: Path) -> None:
    found = written(
        tmp_path / "plan.md",
        "# Elmbury plan 2031\n\nWe will:\n\n- Visit people who live alone (by phone, or with a friend)\n"
        "- Open a café, with music, for older people (Elmbury Council, by May 2031)\n",
    )
    assert [row(one) for one in found] == [
        ("Visit people who live alone (by phone, or with a friend)", [], [], None),
        ("Open a café, with music, for older people", ["Elmbury Council"], [], "May 2031"),
    ]
