"""Folding, headings, schemes and the classes of actors: what a printed word means."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planatlas.errors import OntologyError
from planatlas.ontology import LANGS, fold, message, message_keys, scheme, stems, vocabulary
from planatlas.ontology.catalogue import _BASE
from planatlas.ontology.turtle import RDFS, read
from planatlas.records import CELL_FIELDS, Field


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("D.G.A.S.P.C. Valea Mare", "DGASPC - Valea Mare"),
        ("Măsuri şi acţiuni", "Măsuri și acțiuni"),
        ("ΧΡΟΝΟΔΙΑΓΡΑΜΜΑ", "χρονοδιάγραμμα"),
        ("Φορείς", "φορείσ"),
        ("Ο.ΚΑ.ΝΑ.", "ο κα να"),
        ("ONG - uri", "ONG-uri"),
        ("  Surse   de finanțare: ", "surse de finantare"),
    ],
)
def test_fold_makes_one_of_two(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_fold_keeps_apart() -> None:
    assert fold("I. Reducerea") != fold("II. Reducerea")
    assert fold("1.2") != fold("12")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("instituțiilor publice", "instituții publice"),
        ("Autoritățile locale", "autorităților locale"),
        ("școală", "școli"),
        ("județean", "județene"),
        ("δήμοι", "δήμου"),
        ("φορείς", "φορέα"),
        ("ONG-urilor", "ONG"),
        ("associations", "association"),
    ],
)
def test_endings_do_not_matter(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_the_names_of_the_cells_stand_in_one_place() -> None:
    top = Path(__file__).parents[2]
    rooms = ("loaders", "graph", "reports", "queries", "ontology", "src/planatlas/records", "src/planatlas/cli")
    files = [path for room in rooms for path in (top / room).rglob("*.py")]
    listing = re.compile(r"(?:[\"'](?:" + "|".join(CELL_FIELDS) + r")[\"'][,\s]*){8}")
    assert len(files) > 400 and len(CELL_FIELDS) == 8
    assert not [path.name for path in files if listing.search(path.read_text(encoding="utf-8"))]


def test_every_field_has_headings_in_four_languages() -> None:
    facts = read("headings.ttl")
    for name in Field:
        labels = {lang: vocabulary().labels(name, lang) for lang in LANGS}
        assert all(labels.values()), name
    assert set(vocabulary().headings.values()) == set(Field) == set(vocabulary().fields)
    assert len(vocabulary().headings) > 900
    assert len(list(facts)) == len(Field) + 1


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Măsurile", "measure"),
        ("Ațiuni", "activity"),
        ("Indicatori de rezultat și valoare țintă", "indicators"),
        ("Termene", "deadline"),
        ("Serviciul responsabil", "responsible"),
        ("Responsabili organizare campanie", "responsible"),
        ("Instituții partenere", "partners"),
        ("Surse de finantare", "funding"),
        ("Buget estimat -lei-", "budget"),
        ("Buget local mii lei", "budget_local"),
        ("Contribuții persoane beneficiare -lei-", "budget_contributions"),
        ("Grad de ocupare (%)", "occupancy"),
        ("Lead agency", "responsible"),
        ("Key performance indicators", "indicators"),
        ("Φορέας υλοποίησης", "responsible"),
        ("Συνεργαζόμενοι φορείς", "partners"),
        ("ΠΗΓΗ ΧΡΗΜΑΤΟΔΟΤΗΣΗΣ", "funding"),
        ("Structure responsable", "responsible"),
        ("Calendrier", "deadline"),
        ("Instituţii responsabi1e", "responsible"),
    ],
)
def test_headings(heading: str, field: str) -> None:
    assert vocabulary().field(heading) == field


@pytest.mark.parametrize("text", ["", "Casa de cultură", "Bucătar", "1.2.3", "DAS", "Parteneri și buget și termene"])
def test_no_heading(text: str) -> None:
    assert vocabulary().field(text) is None


@pytest.mark.parametrize(
    ("name", "text", "concept"),
    [
        ("funding-sources", "din bugetul local", "local-budget"),
        ("funding-sources", "Bugete locale", "local-budget"),
        ("funding-sources", "Alte finanțări nerambursabile", "other-grants"),
        ("funding-sources", "Fonduri externe nerambursabile", "external-grants"),
        ("funding-sources", "ΕΣΠΑ", "european-funds"),
        ("target-groups", "40 locuri / Persoane vârstnice", "older-people"),
        ("target-groups", "tinerilor ieșiți din centre de plasament", "care-leavers"),
        ("target-groups", "victimelor violenței domestice", "victims-of-domestic-violence"),
        ("target-groups", "άστεγους χρήστες ψυχοδραστικών ουσιών", "people-who-use-drugs"),
        ("target-groups", "personnes âgées", "older-people"),
        ("service-kinds", "8891 CZ-C-II", "8891cz-c-ii"),
        ("service-kinds", "8891CZ-C-III", "8891cz-c-iii"),
        ("plan-components", "B. Servicii sociale propuse spre a fi înființate", "proposed-services"),
        ("domains", "COMPONENTA: PREVENIREA VIOLENȚEI DOMESTICE", "domestic-violence"),
    ],
)
def test_schemes(name: str, text: str, concept: str) -> None:
    found = scheme(name).match(text)
    assert found is not None and found.id == concept


def test_longest_wording_wins() -> None:
    assert [c.id for c in scheme("target-groups").matches("copii cu dizabilități și persoane fără adăpost")] == [
        "children-with-disabilities",
        "homeless-people",
    ]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("ONG-uri", "ngos"),
        ("O.N.G.", "ngos"),
        ("ONG Harghita", "ngos"),
        ("Alte Instituții Publice", "public-institutions"),
        ("alte instituții", "institutions"),
        ("Instituțiile cu atribuții în domeniu", "institutions"),
        ("Instituții publice care oferă servicii", "public-institutions"),
        ("Instituții de cult", "faith-bodies"),
        ("unităților de învățământ din municipiu", "schools"),
        ("Furnizori privați de servicii sociale", "private-providers"),
        ("Autorități ale administrăției publice locale", "local-authorities"),
        ("primăriile din județ", "local-authorities"),
        ("Societatea civilă", "civil-society"),
        ("συναρμόδιους φορείς", "institutions"),
        ("les communes", "local-authorities"),
        ("NGOs", "ngos"),
    ],
)
def test_classes_of_actors(text: str, concept: str) -> None:
    found = scheme("actor-classes").match(text)
    assert found is not None and found.id == concept


@pytest.mark.parametrize(
    "text",
    ["DGASPC", "Primăria", "Primăriei Valea Mare", "Școala Gimnazială nr. 5", "Asociația Lumina", "Fundația „Speranța”",
     "Δήμος Αθηναίων", "Comité populaire de la province de Nghe An", "Spitalul Județean", "Poliția locală",
     "Compartiment protecția copilului", "DAS", "serviciu social", "Consiliul Local", "Biblioteca Județeană",
     "U.A.T.", "ΟΚΑΝΑ"],
)  # fmt: skip
def test_bodies_are_no_classes(text: str) -> None:
    assert scheme("actor-classes").match(text) is None


def test_messages_speak_four_languages_with_the_same_values() -> None:
    import string

    facts = read("messages.ttl")
    assert message_keys()
    for key in message_keys():
        texts = facts.by_lang(_BASE + key, RDFS + "label")
        assert set(texts) == set(LANGS), key
        holes = {
            lang: {name for _, name, _, _ in string.Formatter().parse(text) if name} for lang, text in texts.items()
        }
        assert len({frozenset(names) for names in holes.values()}) == 1, (key, holes)
        assert len(facts.texts(_BASE + key, RDFS + "label")) == len(LANGS), f"{key} stands twice"


def test_messages_refuse_what_they_cannot_say() -> None:
    assert message("verdict.gap", "el") == "κενό"
    with pytest.raises(OntologyError, match="no-such-key"):
        message("no-such-key", "ro")
    with pytest.raises(OntologyError, match="de"):
        message("verdict.gap", "de")
    with pytest.raises(OntologyError, match="lines"):
        message("validate.and-more", "ro", more=3)


def test_unknown_names_are_refused() -> None:
    with pytest.raises(OntologyError, match="target-groups"):
        scheme("no-such-scheme")
    with pytest.raises(OntologyError):
        vocabulary().labels("no-such-thing", "ro")


def test_damaged_files_are_named(tmp_path: object) -> None:
    from pathlib import Path

    from planatlas.ontology.turtle import Facts

    damaged = Path(str(tmp_path)) / "damaged.ttl"
    damaged.write_text("@prefix a: <b> .\na:x a:y ", encoding="utf-8")
    with pytest.raises(OntologyError, match="damaged.ttl"):
        Facts().add(damaged)


def test_first_call_is_quick() -> None:
    """Headings, schemes and gazetteer in a fresh process, measured in its own processor time."""
    code = (
        "import planatlas.ontology as o, time; s = time.process_time(); o.vocabulary().headings;"
        "o.scheme('target-groups'), o.scheme('actor-classes'), o.gazetteer(); print(time.process_time() - s)"
    )
    runs = (subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3))
    assert min(float(run.stdout) for run in runs) < 0.2
