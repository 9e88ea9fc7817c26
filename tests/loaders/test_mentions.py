"""Names in a cell: every separator separates where both sides are names, and none does where one side is not."""

from __future__ import annotations

import pytest

from planatlas.loaders.values.mentions import Lexicon, lexicon, named_bodies, split_funding, split_mentions

SHORT = {
    "DAS": "Direcția de Asistență Socială a Orașului",
    "CPC": "Compartiment Protecția Copilului",
    "SPVH": "Serviciu Persoane Vârstnice și cu Handicap",
    "CZ OSPT": "Centrul de Zi O școală pentru toți",
    "SI": "Serviciul informatizare",
    "CSM": "Centrul de Sănătate Mintală",
    "CMP": "Compartimentul monitorizare, proiecte, programe",
}


@pytest.fixture
def words() -> Lexicon:
    cells = ["CZOSPT, CZNS", "DAS SPVH CPC", "ISJ CJRAE", "AJOFM", "ONG", "SCI-CPC", "CZCD", "MB", "APL"]
    return lexicon(SHORT, cells, "ro")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("DAS SPVH CPC", ["DAS", "SPVH", "CPC"]),
        ("DAS – SPVH - CPC", ["DAS", "SPVH", "CPC"]),
        ("DAS -SPVH-APL", ["DAS", "SPVH", "APL"]),
        ("DAS / CPC, SCI, centre", ["DAS", "CPC", "SCI", "centre"]),
        ("DAS (CPC, SPVH)", ["DAS", "CPC", "SPVH"]),
        ("CZ din DAS (CZOSPT /CZCD/CZNS) CPC", ["CZ din DAS", "CZOSPT", "CZCD", "CZNS", "CPC"]),
        ("Compartiment Protecția Copilului (CPC)", ["Compartiment Protecția Copilului (CPC)"]),
        (
            "Instituții publice Centrul de Sănătate Mintală (CSM) din cadrul Spitalului Orășenesc",
            ["Instituții publice", "Centrul de Sănătate Mintală (CSM) din cadrul Spitalului Orășenesc"],
        ),
        ("ANITP – Centrul regional Alb DAS", ["ANITP – Centrul regional Alb", "DAS"]),
        ("Centre și compartimente de asistență", ["Centre", "compartimente de asistență"]),
        ("compartimentele Juridic și Achiziții", ["compartimentele Juridic", "Achiziții"]),
        ("Instituții publice care oferă servicii bătrânilor", ["Instituții publice care oferă servicii bătrânilor"]),
        (
            "Ministerul Familiei, Tineretului și Egalității de Șanse",
            ["Ministerul Familiei, Tineretului și Egalității de Șanse"],
        ),
        ("Compartimentul monitorizare, proiecte, programe", ["Compartimentul monitorizare, proiecte, programe"]),
        (
            "Organizații ale copiilor Instituții de învățământ ISJ",
            ["Organizații ale copiilor", "Instituții de învățământ", "ISJ"],
        ),
        ("C.P.E.C.A. Alb I.P.J. Alb, Societatea civilă.", ["C.P.E.C.A. Alb", "I.P.J. Alb", "Societatea civilă"]),
        ("CJ RAE, ONG - uri, etc.", ["CJ RAE", "ONG - uri"]),
        ("DAS, SI CPC", ["DAS", "SI", "CPC"]),
        ("POLIȚIA LOCALĂ", ["POLIȚIA LOCALĂ"]),
        ("/ONG DAS/", ["ONG", "DAS"]),
        ("-", []),
        ("", []),
    ],
)
def test_romanian(words: Lexicon, cell: str, expected: list[str]) -> None:
    assert split_mentions(cell, words) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Hope House, Wendshire Police", ["Hope House", "Wendshire Police"]),
        ("Youth Service / Leisure Trust", ["Youth Service", "Leisure Trust"]),
        ("Wend Valley NHS Trust and the Youth Service", ["Wend Valley NHS Trust", "Youth Service"]),
        ("Health and Wellbeing Board", ["Health and Wellbeing Board"]),
    ],
)
def test_english(cell: str, expected: list[str]) -> None:
    assert split_mentions(cell, lexicon({}, [cell], "en")) == expected


@pytest.mark.parametrize(
    ("cell", "lang", "expected"),
    [
        ("τον ΟΚΑΝΑ και το ΚΕΘΕΑ", "el", ["ΟΚΑΝΑ", "ΚΕΘΕΑ"]),
        ("Τεχνική Υπηρεσία", "el", ["Τεχνική Υπηρεσία"]),
        ("CCAS / Service Prévention", "fr", ["CCAS", "Service Prévention"]),
        ("La Croix-Rouge française, Voisins des Brumes", "fr", ["Croix-Rouge française", "Voisins des Brumes"]),
    ],
)
def test_greek_and_french(cell: str, lang: str, expected: list[str]) -> None:
    assert split_mentions(cell, lexicon({}, [cell], lang)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Bugete locale Bugete instituționale Alte finanțări nerambursabile",
         ["Bugete locale", "Bugete instituționale", "Alte finanțări nerambursabile"]),
        ("Bugetul instituțional – fonduri nerambursabile", ["Bugetul instituțional", "fonduri nerambursabile"]),
        ("din bugetul local, buget de stat și sponsorizări", ["bugetul local", "buget de stat", "sponsorizări"]),
        ("Bugete locale și județene Alte resurse", ["Bugete locale", "județene", "Alte resurse"]),
        ("locale, instituționale", ["locale", "instituționale"]),
        ("25 000 € (Conseil départemental)", ["Conseil départemental"]),
        ("£3,000 - £4,500", []),
    ],
)  # fmt: skip
def test_funding(cell: str, expected: list[str]) -> None:
    assert split_funding(cell) == expected


@pytest.mark.parametrize(
    ("cell", "lang", "expected"),
    [
        ("DIRECȚIA DE ASISTENȚĂ SOCIALĂ DEALU VERDE", "ro", ["DIRECȚIA DE ASISTENȚĂ SOCIALĂ DEALU VERDE"]),
        ("ȘCOALA NR. 3 VALEA MARE, DAS, ISJ", "ro", ["ȘCOALA NR. 3 VALEA MARE", "DAS", "ISJ"]),
        ("DIRECȚIA DE CULTURĂ, SPORT ȘI TINERET", "ro", ["DIRECȚIA DE CULTURĂ, SPORT ȘI TINERET"]),
        ("Primăria VALEA MARE, DAS SPVH CPC", "ro", ["Primăria VALEA MARE", "DAS", "SPVH", "CPC"]),
        ("ΔΗΜΟΣ ΑΝΘΟΚΑΜΠΟΥ, ΚΕΝΤΡΟ ΥΓΕΙΑΣ ΛΕΥΚΗΣ", "el", ["ΔΗΜΟΣ ΑΝΘΟΚΑΜΠΟΥ", "ΚΕΝΤΡΟ ΥΓΕΙΑΣ ΛΕΥΚΗΣ"]),
        ("MAIRIE DE CLAIRBOIS / CCAS", "fr", ["MAIRIE DE CLAIRBOIS", "CCAS"]),
    ],
)
def test_a_name_in_capitals_is_one(cell: str, lang: str, expected: list[str]) -> None:
    assert split_mentions(cell, lexicon({}, [cell], lang)) == expected


@pytest.mark.parametrize(
    ("cell", "lang", "expected"),
    [
        ("Centrul de Prevenire, Evaluare și Consiliere Antidrog Lunca, DAS", "ro",
         ["Centrul de Prevenire, Evaluare și Consiliere Antidrog Lunca", "DAS"]),
        ("Serviciul Achiziții, Investiții și Drumuri", "ro", ["Serviciul Achiziții, Investiții și Drumuri"]),
        ("Biroul Relații Publice,\nPresă și Protocol, Serviciul Buget", "ro",
         ["Biroul Relații Publice,\nPresă și Protocol".replace("\n", " "), "Serviciul Buget"]),
        ("Serviciul Achiziții, Poliția și Școala nr. 2", "ro", ["Serviciul Achiziții", "Poliția", "Școala nr. 2"]),
        ("Serviciul social, elevi și părinți", "ro", ["Serviciul social", "elevi și părinți"]),
        ("Primăria Lunca, Caritas și Salvați Copiii", "ro", ["Primăria Lunca", "Caritas și Salvați Copiii"]),
        ("Fundația „Mâini, inimi și speranță”, DAS", "ro", ["Fundația „Mâini, inimi și speranță”", "DAS"]),
        ("Department for Culture, Media and Leisure, Alder Library", "en",
         ["Department for Culture, Media and Leisure", "Alder Library"]),
        ("Διεύθυνση Παιδείας, Πολιτισμού και Αθλητισμού, ΚΕΘΕΑ", "el",
         ["Διεύθυνση Παιδείας, Πολιτισμού και Αθλητισμού", "ΚΕΘΕΑ"]),
        ("Direction Culture, Sports et Jeunesse, CCAS", "fr", ["Direction Culture, Sports et Jeunesse", "CCAS"]),
    ],
)  # fmt: skip
def test_a_comma_inside_a_whole_name(cell: str, lang: str, expected: list[str]) -> None:
    assert split_mentions(cell, lexicon({}, [cell], lang)) == expected


def test_what_other_cells_print_alone_is_no_duty() -> None:
    cell = "Serviciul Achiziții, Lumina și Drumuri"
    assert split_mentions(cell, lexicon({}, [cell], "ro")) == [cell]
    assert split_mentions(cell, lexicon({}, [cell, "Lumina"], "ro")) == ["Serviciul Achiziții", "Lumina și Drumuri"]


@pytest.mark.parametrize(
    ("cell", "lang", "expected"),
    [
        ("Director\nContabil șef\nAdministrator", "ro", ["Director", "Contabil șef", "Administrator"]),
        ("Direcția de Asistență\nSocială Lunca\nPoliția\nLocală", "ro",
         ["Direcția de Asistență Socială Lunca", "Poliția Locală"]),
        ("Director\nadjunct\nȘefii de\ncatedră", "ro", ["Director adjunct", "Șefii de catedră"]),
        ("Alder Housing\nAssociation\nNHS Alder", "en", ["Alder Housing Association", "NHS Alder"]),
        ("Headteacher\nSchool Nurse", "en", ["Headteacher", "School Nurse"]),
        ("Director Director adjunct instruire Maistru superior Șefii de catedră", "ro",
         ["Director", "Director adjunct instruire", "Maistru superior", "Șefii de catedră"]),
        ("Director Psihologul", "ro", ["Director", "Psihologul"]),
        ("Medic Primar", "ro", ["Medic Primar"]),
        ("Inspector școlar Bacău", "ro", ["Inspector școlar Bacău"]),
        ("Director Economic", "ro", ["Director Economic"]),
        ("1. Alder Council\n2. Alder Police", "en", ["Alder Council", "Alder Police"]),
        ("a) Primăria\nb) Școala nr. 2", "ro", ["Primăria", "Școala nr. 2"]),
    ],
)  # fmt: skip
def test_one_body_a_line(cell: str, lang: str, expected: list[str]) -> None:
    assert split_mentions(cell, lexicon({}, [cell], lang)) == expected


@pytest.mark.parametrize(
    ("cell", "lang", "expected"),
    [
        ("Agenția pentru Ocuparea Forței de Muncă – AOFM", "ro", ["Agenția pentru Ocuparea Forței de Muncă – AOFM"]),
        ("CCAS, CAF et Maison des jeunes (MJC)", "fr", ["CCAS", "CAF", "Maison des jeunes (MJC)"]),
        ("La mairie et le lycée", "fr", ["mairie", "lycée"]),
        ("Interne, DAS", "ro", ["DAS"]),
        ("5", "ro", []),
        ("Serviciul 112", "ro", ["Serviciul 112"]),
    ],
)
def test_acronyms_beside_their_names_and_words_that_name_nobody(cell: str, lang: str, expected: list[str]) -> None:
    assert split_mentions(cell, lexicon({}, [cell], lang)) == expected


@pytest.mark.parametrize(
    ("cell", "lang", "lead", "others"),
    [
        ("Se realizează de către Direcția de Asistență Socială", "ro", ["Direcția de Asistență Socială"], []),
        ("Consiliul Local Lunca, prin Serviciul Buget", "ro", ["Consiliul Local Lunca", "Serviciul Buget"], []),
        ("Primăria prin Serviciul Buget", "ro", ["Primăria prin Serviciul Buget"], []),
        ("Coordonator centru: Daniela Florea", "ro", ["Coordonator centru: Daniela Florea"], []),
        ("Asociația Prietenie prin Sport", "ro", ["Asociația Prietenie prin Sport"], []),
        ("To be carried out by the Youth Service by May 2031", "en", ["Youth Service"], []),
        ("Υλοποιείται από τη Διεύθυνση Παιδείας", "el", ["Διεύθυνση Παιδείας"], []),
        ("Mis en œuvre par le service jeunesse", "fr", ["service jeunesse"], []),
        ("Primăria Lunca în colaborare cu Poliția Locală și ISU; DAS", "ro",
         ["Primăria Lunca", "DAS"], ["Poliția Locală", "ISU"]),
        ("Youth Service (with support from the Youth Board)", "en", ["Youth Service"], ["Youth Board"]),
        ("Lead: Alder Council; support: Alder Youth Trust", "en", ["Alder Council"], ["Alder Youth Trust"]),
        ("Pilote : Mairie de Clairbois / Partenaires : CAF, collèges", "fr",
         ["Mairie de Clairbois"], ["CAF", "collèges"]),
        ("Școala nr. 2. Parteneri: -", "ro", ["Școala nr. 2"], []),
        ("R: Primăria; P: ISJ", "ro", ["Primăria"], ["ISJ"]),
        ("Primăria, tel: 0123", "ro", ["Primăria", "tel: 0123"], []),
    ],
)  # fmt: skip
def test_who_leads_and_who_helps_in_one_cell(cell: str, lang: str, lead: list[str], others: list[str]) -> None:
    assert named_bodies(cell, lexicon({}, [cell], lang)) == (lead, others)


def test_all_of_a_cell_of_partners_are_partners() -> None:
    cell = "în parteneriat cu DAS, ISJ"
    assert named_bodies(cell, lexicon({}, [cell], "ro"), "partners") == ([], ["DAS", "ISJ"])
