"""What people taught about columns, kept in ``columns.csv``: one answer a line, that anyone can read, edit and share.

The file of an atlas holds what is true of it. Rules of another file count where the atlas says nothing of its own, and
those that applied are copied into it, so that the same folder gives the same atlas wherever it is built.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from platformdirs import user_config_path

from planatlas.errors import AtlasDamaged, SourceMissing
from planatlas.graph.stores.files import write_bytes
from planatlas.graph.stores.layout import COLUMNS
from planatlas.graph.stores.own_text import own_text
from planatlas.loaders.tables.columns import OPEN
from planatlas.loaders.values.taught import NO_WORK, OTHER, SCOPES, ColumnRule, clashes
from planatlas.ontology import fold, message
from planatlas.ontology.catalogue import told
from planatlas.ontology.turtle import LANGS
from planatlas.ontology.vocabulary import vocabulary

__all__ = [
    "ANSWERS", "OWN", "Rules", "answer_label", "answered", "own_file", "read_rules", "rules_for", "scope_label",
    "scoped", "signed", "with_answers", "write_rules",
]  # fmt: skip

OWN = "PLANATLAS_COLUMNS"
"""The variable that names the user's own file; empty for none."""
ANSWERS = (*OPEN, OTHER, NO_WORK)
"""What can be answered about a column."""
_NAMES = [one.name for one in fields(ColumnRule)]
_LATER = ("who", "at", "why")
"""Columns that a file made by hand need not have."""


def answer_label(answer: str, lang: str) -> str:
    """What people read for an answer."""
    if answer in (OTHER, NO_WORK):
        return message(f"columns.answer.{answer.replace(' ', '-')}", lang)
    return vocabulary().field_label(answer, lang)


def scope_label(scope: str, lang: str) -> str:
    """What people read for a scope."""
    return message(f"columns.scope.{scope}", lang)


def answered(text: str) -> str | None:
    """The answer that a text stands for, in any language; None where it is none."""
    return _meant(text, {one: [one, *(answer_label(one, lang) for lang in LANGS)] for one in ANSWERS})


def scoped(text: str) -> str | None:
    """The scope that a text stands for, in any language; None where it is none."""
    return _meant(text, {one: [one, *(scope_label(one, lang) for lang in LANGS)] for one in SCOPES})


def _meant(text: str, wordings: dict[str, list[str]]) -> str | None:
    return next((one for one, known in wordings.items() if fold(text) in map(fold, known)), None)


def own_file() -> Path | None:
    """The user's own file: ``PLANATLAS_COLUMNS``, else ``columns.csv`` in the configuration folder; None for none."""
    if (named := os.environ.get(OWN)) is not None:
        return Path(named) if named else None
    usual = user_config_path("planatlas", appauthor=False) / COLUMNS
    return usual if usual.exists() else None


def read_rules(path: Path) -> list[ColumnRule]:
    """Read a file of rules. Raises AtlasDamaged, naming the line and the remedy, and SourceMissing."""
    if not path.exists():
        raise told(SourceMissing, "columns.missing", path=path)
    text = own_text(path)
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    if missing := set(_NAMES) - set(_LATER) - set(rows.fieldnames or ()):
        raise told(AtlasDamaged, "columns.head", path=path, names=", ".join(sorted(missing)))
    return list(dict.fromkeys(_rule(row, f"{path}, {rows.line_num}") for row in rows if any(row.values())))


def _rule(row: dict[str, str | None], where: str) -> ColumnRule:
    """Fields and scopes may stand there in any language, as people write them."""
    said = {name: " ".join((row.get(name) or "").split()) for name in _NAMES}
    answer, scope = answered(said["field"]), scoped(said["scope"])
    placed = said["neighbours"] if answer == NO_WORK or said["column"] else said["heading_path"]
    of_nothing = scope != SCOPES[-1] and not said["about"]
    if answer is None or scope is None or not placed or of_nothing or not (said["column"] or "1").isdigit():
        raise told(AtlasDamaged, "columns.line", where=where, scopes=", ".join(SCOPES))
    return ColumnRule(**{**said, "field": answer, "scope": scope})


def write_rules(path: Path, rules: Iterable[ColumnRule]) -> None:
    """Write a file of rules in a fixed order; it is replaced as a whole or not at all."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _NAMES, lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(asdict, sorted(set(rules), key=_order)))
    write_bytes(path, out.getvalue().encode(), own=True)


def _order(one: ColumnRule) -> tuple[object, ...]:
    return (SCOPES.index(one.scope), *asdict(one).values())


def with_answers(rules: Iterable[ColumnRule], answers: Sequence[ColumnRule]) -> list[ColumnRule]:
    """The rules with newer answers in the place of those they change."""
    newer = {one.place for one in answers}
    return [*(one for one in rules if one.place not in newer), *answers]


@dataclass(slots=True, frozen=True)
class Rules:
    """The rules of an atlas, those that other files add, and the answers that contradict each other."""

    own: tuple[ColumnRule, ...] = ()
    further: tuple[ColumnRule, ...] = ()
    unclear: tuple[tuple[ColumnRule, ...], ...] = ()

    @property
    def all(self) -> tuple[ColumnRule, ...]:
        """Those that count when a document is read."""
        return (*self.own, *self.further)

    def told(self, lang: str) -> Iterator[str]:
        """What is to be said of answers that contradict each other: those of one file count neither way."""
        for answers in self.unclear:
            said = ", ".join(answer_label(one.field, lang) for one in answers)
            of = answers[0].heading_path or answers[0].neighbours
            yield message("columns.clash", lang, heading=of, answers=said, scope=scope_label(answers[0].scope, lang))

    def gone(self, doc: str, used: Collection[ColumnRule]) -> list[ColumnRule]:
        """The answers of the atlas about a document that found nothing in it, contradictions aside."""
        unclear = {one.place for answers in self.unclear for one in answers}
        mine = [one for one in self.own if one.scope == SCOPES[0] and fold(one.about) == fold(doc)]
        return [one for one in mine if one not in used and one.place not in unclear]

    def with_used(self, used: Iterable[ColumnRule]) -> list[ColumnRule]:
        """The rules of the atlas with those of other files that applied."""
        applied = set(used)
        return [*self.own, *(one for one in self.further if one in applied)]


def rules_for(folder: Path | None, *files: Path | None) -> Rules:
    """The rules of an atlas, and those of further files in their order: the first to speak of a column holds."""
    own = read_rules(folder / COLUMNS) if folder and (folder / COLUMNS).exists() else []
    known, further, unclear = {one.place: one for one in own}, [], clashes(own)
    for path in (path for path in files if path is not None):
        fresh = read_rules(path)
        unclear += clashes(fresh)
        for one in fresh:
            held = known.get(one.place)
            if held is None:
                further.append(one)
            elif held.field != one.field:
                unclear.append((held, one))
        known |= {one.place: one for one in further}
    return Rules(tuple(own), tuple(further), tuple(dict.fromkeys(unclear)))


def signed(rules: Iterable[ColumnRule], who: str, at: str) -> list[ColumnRule]:
    """The answers with the office that gave them, and when."""
    return [replace(one, who=who, at=at) for one in rules]
