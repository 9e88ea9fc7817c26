"""Names in a cell: every separator separates where both sides are names, and none does where one side is not."""

from __future__ import annotations

import pytest

from planatlas.loaders.values.mentions import Lexicon, lexicon, split_funding, split_mentions

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
