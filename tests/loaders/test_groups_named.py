"""Groups of people that headings and the words of measures name as those whom the work is for."""

from __future__ import annotations

import pytest

from planatlas.loaders.values.groups_named import groups_of_heading, groups_of_text

TEXTS = {
    "Sprijinirea persoanelor vârstnice singure din Lunca": ["older-people"],
    "Centru de zi pentru copii și părinți în Valea Mare": ["children", "parents"],
    "Υποστήριξη των ηλικιωμένων στο Νεοχώρι": ["older-people"],
    "Νέος ξενώνας για άστεγους": ["homeless-people"],
    "Accompagnement des personnes âgées de Pontarlac": ["older-people"],
    "Un lieu d'accueil pour les personnes sans domicile": ["homeless-people"],
    "Meals at home for older people of Oakmere": ["older-people"],
    "Support children and young people at school": ["children", "young-people"],
    "Nappali ellátás idősek számára Kisfaluban": ["older-people"],
}
"""What a measure says, and whom it is for."""

NOBODY = [
    "Formarea personalului care răspunde nevoilor persoanelor vârstnice",
    "Întâlniri cu medicii de familie",
    "Promovare prin implicarea copiilor",
    "Aplicarea Legii 301/2003 privind protecția copilului",
    "Întâlniri cu Direcția pentru Protecția Copilului",
    "Actualizarea registrului Observatorul copilului",
    "Distribuirea broșurii de către elevi",
    "Εκπαίδευση επαγγελματιών για τους ηλικιωμένους",
    "Training of staff for older people",
    "Formation des professionnels pour les personnes âgées",
    "Informarea populației generale",
    "Asigurarea îngrijirii persoanelor dependente",
]
"""What speaks of people, and is not for them."""


@pytest.mark.parametrize("text", TEXTS)
def test_the_words_of_a_measure_say_whom_it_is_for(text: str) -> None:
    assert [one.concept for one in groups_of_text(text)] == TEXTS[text]
    assert all(one.mention in text for one in groups_of_text(text))


@pytest.mark.parametrize("text", NOBODY)
def test_who_works_or_stands_in_a_name_is_no_group_it_is_for(text: str) -> None:
    assert groups_of_text(text) == []


HEADINGS = {
    "PROTECȚIA PERSOANELOR VÂRSTNICE": ["older-people"],
    "B. Persoane cu dizabilități": ["people-with-disabilities"],
    "Copii, părinți, persoane fără adăpost, persoane private de libertate, populația roma": [
        "children", "parents", "homeless-people", "people-in-detention", "roma",
    ],
    "Persoane fără adăpost (victime ale violenței, tineri)": ["homeless-people"],
    "Dezvoltarea resursei umane": [],
    "SERVICII PENTRU FAMILIE": [],
    "Direcția Protecția și Promovarea Drepturilor Copilului": [],
    "Ηλικιωμένοι": ["older-people"],
    "Personnes âgées": ["older-people"],
    "2. Older people": ["older-people"],
    "Idősek": ["older-people"],
}  # fmt: skip
"""A heading, and the groups it is about: each in a list is one, and what is in brackets is none of its own."""


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_names_the_groups_it_lists_or_none(heading: str) -> None:
    assert [one.concept for one in groups_of_heading(heading)] == HEADINGS[heading]
