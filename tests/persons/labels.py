"""The cells of ``persons.csv`` and ``bodies.csv`` as plans, tables and cards. All persons invented."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
UNNAMED = {"ro": "persoană nenumită", "en": "unnamed person", "el": "πρόσωπο χωρίς όνομα", "fr": "personne non nommée"}
_WORDS = {
    "ro": ("Plan anual de acțiune 2031 al Municipiului Valea Mare", "Măsura", "Responsabil", "Termen",
           "Ateliere de lectură pentru copii, seria {0}"),
    "en": ("Annual action plan 2031 of Northmoor Council", "Measure", "Responsible", "Deadline",
           "Reading workshops for children, series {0}"),
    "el": ("Ετήσιο σχέδιο δράσης 2031 του Δήμου Αλμυρής", "Μέτρο", "Υπεύθυνος φορέας", "Προθεσμία",
           "Εργαστήρια ανάγνωσης για παιδιά, σειρά {0}"),
    "fr": ("Plan d'action annuel 2031 de la ville de Valclair", "Mesure", "Responsable", "Échéance",
           "Ateliers de lecture pour les enfants, série {0}"),
}  # fmt: skip


@dataclass(frozen=True)
class Label:
    """A cell, what of it must stay as a mention, and the words that may stand nowhere."""

    lang: str
    set: str
    cell: str
    stays: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


def labels(name: str) -> list[Label]:
    """The labels of a file; ``PERSON`` is the unnamed person of the language."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [_label(row) for row in csv.DictReader(file)]


def _label(row: dict[str, str]) -> Label:
    stays = tuple(one.replace("PERSON", UNNAMED[row["lang"]]) for one in row.get("stays", "").split(";") if one)
    return Label(row["lang"], row["set"], row["cell"], stays, tuple(filter(None, row.get("never", "").split(";"))))


def table(lang: str, cells: list[str]) -> str:
    """A plan whose table has one row a cell; the row's number is the measure's code."""
    title, measure, who, when, text = _WORDS[lang]
    rows = [f"| 1.{n} {text.format(n)} | {cell} | 30.06.2031 |" for n, cell in enumerate(cells, 1)]
    return "\n".join([f"# {title}", "", f"| {measure} | {who} | {when} |", "| --- | --- | --- |", *rows, ""])


def cards(lang: str, cells: list[str]) -> str:
    """The same as labelled cards."""
    title, measure, who, when, text = _WORDS[lang]
    made = [
        f"{measure} 1.{n}: {text.format(n)}\n{who}: {cell}\n{when}: 30.06.2031\n" for n, cell in enumerate(cells, 1)
    ]
    return "\n".join([title, "", *made])


def plans(found: list[Label]) -> Iterator[tuple[str, str, list[Label]]]:
    """Each language's labels as a table and as cards: file name, text, labels in order."""
    for lang in _WORDS:
        own = [one for one in found if one.lang == lang]
        if own:
            yield f"table-{lang}.md", table(lang, [one.cell for one in own]), own
            yield f"cards-{lang}.txt", cards(lang, [one.cell for one in own]), own
