"""A person in a cell of bodies becomes the office or an unnamed person; a body named after one stays as it is.

The cells were written, with what is right for each, before the code that tells persons.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planatlas.graph.pipeline.reading import Source, read_one
from planatlas.graph.stores.records import record_line
from planatlas.loaders.values.persons import redacted, told, without_contacts, without_persons
from planatlas.records import Activity, Record, Service
from tests.persons.labels import Label, labels, plans

PERSONS, BODIES = labels("persons.csv"), labels("bodies.csv")
ARTICLES = {"The"}


def _rows(folder: Path, text: str, name: str) -> dict[str, Activity]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    reading = read_one(Source(path))
    return {str(one.measure_code): one for one in reading.records if isinstance(one, Activity)}


def _has(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.I) is not None


@pytest.mark.parametrize(("name", "text", "own"), list(plans(PERSONS)), ids=lambda one: one if len(one) < 20 else "")
def test_a_person_becomes_the_office_or_nobody(tmp_path: Path, name: str, text: str, own: list[Label]) -> None:
    rows = _rows(tmp_path, text, name)
    assert len(rows) == len(own) > 10
    for number, label in enumerate(own, 1):
        row = rows[f"1.{number}"]
        said = [one.mention.casefold() for one in row.responsible]
        assert {one.casefold() for one in label.stays} <= set(said), (label.cell, said)
        assert row.state("responsible") == "value"
        assert not [word for word in label.never if _has(word, record_line(row))], label.cell


@pytest.mark.parametrize(("name", "text", "own"), list(plans(BODIES)), ids=lambda one: one if len(one) < 20 else "")
def test_a_body_named_after_a_person_stays(tmp_path: Path, name: str, text: str, own: list[Label]) -> None:
    rows = _rows(tmp_path, text, name)
    assert len(rows) == len(own) > 9
    for number, label in enumerate(own, 1):
        found = rows[f"1.{number}"].responsible
        said = " ".join(one.mention for one in found)
        lost = [word for word in re.findall(r"\w+", label.cell) if word not in ARTICLES and not _has(word, said)]
        assert not lost and all(label.cell in str(one.quote) for one in found), (label.cell, said)


def test_names_of_bodies_are_no_persons() -> None:
    """The same cells as running text: nothing is taken out of them on any path."""
    assert len(BODIES) > 60
    for label in BODIES:
        assert redacted(label.cell) == without_persons(label.cell) == label.cell
        assert told(label.cell).names == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("condus de Maria Ionescu", "condus de […]"),
        ("Centrul este condus de dna Ionescu, psiholog", "Centrul este condus de dna […], psiholog"),
        ("Școala prof. Neagu Viorica și liceul", "Școala prof. Neagu Viorica și liceul"),
        ("Școala nr. 3, prof. Neagu Viorica", "Școala nr. 3, prof. […]"),
        ("strada Ion Creangă", "strada Ion Creangă"),
        ("au participat Ana Bratu, tel. 0744 123 456 și alții", "au participat […] și alții"),
        ("550 m Centrul Social Pietricica", "550 m Centrul Social Pietricica"),
        ("au nom de la province de Valmont, le camarade Tran Van An, président",
         "au nom de la province de Valmont, le camarade […], président"),
        ("sfera 1 632 873 lei, 2026 - 2035;", "sfera 1 632 873 lei, 2026 - 2035;"),
        ("τηλ. 2310 123456 και π.χ. Αθήνα", "[…] και π.χ. Αθήνα"),
    ],
)  # fmt: skip
def test_a_removed_name_leaves_a_mark_and_all_else_stays(text: str, left: str) -> None:
    assert redacted(text) == left


def test_a_name_printed_in_a_cell_goes_everywhere(tmp_path: Path) -> None:
    """Initials tell a person only in a cell of bodies; what was told there is removed from every other text."""
    path = tmp_path / "plan.md"
    path.write_text(
        "# Plan anual de acțiune 2031 al Municipiului Valea Mare\n\n"
        "| Măsura | Responsabil | Termen |\n| --- | --- | --- |\n"
        "| 1.1 Ateliere, lista la Tăutu F. sau la F. Tăutu | Tăutu F. | 30.06.2031 |\n",
        encoding="utf-8",
    )
    records: list[Record] = read_one(Source(path)).records
    row = next(one for one in records if isinstance(one, Activity))
    assert row.measure_text == "Ateliere, lista la […] sau la […]"
    assert "Tăutu" not in "".join(map(record_line, records))


def test_a_telephone_number_is_told_by_its_label_or_its_length() -> None:
    assert without_contacts("Centrul X, tel. 23456 78") == "Centrul X"
    assert without_contacts("Centrul X, 234 567 lei") == "Centrul X, 234 567 lei"


PLACES = {
    "ro": ("asistent medical comunitar Lunca Stejarilor", "al comunei Lunca Stejarilor, județul Teleorman"),
    "cedilla": ("asistent medical comunitar Şipotu Vechi", "al comunei Șipotu Vechi, județul Teleorman"),
    "el": ("κοινωνική λειτουργός Πέτρινου Ρέματος", "του Δήμου Πέτρινου Ρέματος"),
    "fr": ("assistante sociale Vaux Clairs", "de la commune de Vaux Clairs"),
    "en": ("community nurse Upper Wenlow", "of the town of Upper Wenlow"),
}


@pytest.mark.parametrize(("cell", "printed"), PLACES.values(), ids=PLACES)
def test_a_place_that_the_document_tells_is_nobody(tmp_path: Path, cell: str, printed: str) -> None:
    path = tmp_path / "plan.md"
    text = f"# Plan 2031 {printed}\n\n| Măsura | Responsabil | Termen |\n| --- | --- | --- |\n"
    path.write_text(f"{text}| 1.1 Ateliere {printed} | {cell} | 30.06.2031 |\n", encoding="utf-8")
    records = read_one(Source(path)).records
    assert [one.mention for row in records if isinstance(row, Activity) for one in row.responsible] == [cell]
    assert "[…]" not in "".join(map(record_line, records))


def test_who_is_named_behind_a_commune_is_no_place(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    text = "# Plan anual 2031\n\n| Măsura | Responsabil | Termen |\n| --- | --- | --- |\n"
    path.write_text(f"{text}| 1.1 Ateliere | primarul comunei Ion Neagu | 30.06.2031 |\n", encoding="utf-8")
    records = read_one(Source(path)).records
    assert len(records) > 1
    assert "Neagu" not in "".join(map(record_line, records))


@pytest.mark.parametrize(
    "cell",
    [
        "Direcția de Asistență Socială Muscelu Nou",
        "Serviciul Asistență Medicală Runcu Înalt",
        "Community Pharmacy Wenlow Vale",
        "Bailleur social Prairies Habitat",
        "Parish Council Wenlow Vale",
    ],
)
def test_the_word_of_an_office_in_the_name_of_a_body_tells_nobody(cell: str) -> None:
    assert told(cell).names == ()


READ = [*sorted((Path(__file__).parents[1] / "loaders/unseen").glob("*.*.*")),
        *sorted((Path(__file__).parents[2] / "examples").glob("*.*.*"))]  # fmt: skip


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_nothing_goes_from_a_plan_that_names_nobody(path: Path) -> None:
    """Marks stand where two pages were joined, in quotes only: none of these plans has a name of a person in a row."""
    records = read_one(Source(path)).records
    assert records
    for one in records:
        texts = [getattr(one, name, None) or "" for name in ("name", "place", "issuer", "subject", "text", "mention")]
        texts += [
            getattr(one, "measure_text", ""),
            getattr(one, "activity_text", ""),
            getattr(one, "section", "") or "",
        ]
        texts += [said.mention for name in ("responsible", "partners", "parties") for said in getattr(one, name, [])]
        assert "[…]" not in "".join(map(str, texts)), one.id
        assert "[…]" not in record_line(one) or "joined" in one.doubts or isinstance(one, Service), one.id
