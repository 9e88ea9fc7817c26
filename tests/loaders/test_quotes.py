"""Every quote stands in the source word for word, but for ``[…]``, and shows what its record says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz.fuzz import partial_ratio

from planatlas.graph.institutions import identify
from planatlas.loaders import read, records
from planatlas.loaders.values.excerpt import OMITTED, around, gathered, holds
from planatlas.ontology import fold
from planatlas.records import Activity, InstitutionRecord, Record, as_json

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".md", ".html", ".csv"))
UNSEEN = sorted(path for path in (ROOT / "tests/loaders/unseen").iterdir() if path.suffix in (".txt", ".md", ".html"))
PLANS = sorted((ROOT.parent / "shared" / "plans").glob("*.txt"))
"""Real plans, read where a checkout has them beside it."""

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_DROPPED = re.compile(r"[*_\\\u00ad\u200b]")
_APART = re.compile(r"[#|;\s•●▪➤➢►‣◦○■□▫◆◊✓✔❖·∙\uf0b7\uf0a7\uf0d8]+")

OWN = {
    "plan": ("name",),
    "activity": ("activity_text", "measure_text"),
    "objective": ("name",),
    "service": ("name",),
    "legal_act": ("number", "name"),
    "strategy": ("name", "act"),
    "agreement": ("subject",),
    "target_group": ("mention",),
    "figure": ("value", "what"),
    "abbreviation": ("long", "short"),
    "institution": ("mention",),
}
"""The words of its own that a record's quote holds, one of them at least."""

COMPOSED = {"statement": "its subject and object are put together from several words of the quote, a date and an act"}
INFLECTED = 85
"""Names of strategies, acts and bodies are given in the nominative, which the text may not print."""


def bare(text: str) -> str:
    """Text as a reader sees it: markup, bullets and the lines of a table dropped, white space folded."""
    return " ".join(_APART.sub(" ", _DROPPED.sub("", unescape(_TAG.sub(" ", text)))).split())


@cache
def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def printed(path: Path, lines: list[int]) -> str:
    source = lines_of(path)
    return bare("\n".join(source[line - 1] for line in lines if 0 < line <= len(source)))


def quotes(data: Any, lines: list[int]) -> Iterator[tuple[str, list[int], str]]:
    """Every quote below a record with the lines it is cited from, and what it is the quote of."""
    if isinstance(data, list):
        for one in data:
            yield from quotes(one, lines)
    elif isinstance(data, dict):
        here = [*lines, data["line"]] if data.get("line") else lines
        if data.get("quote"):
            yield str(data.get("mention") or ""), here, data["quote"]
        for name, one in data.items():
            if name == "quotes":  # a cell that spans rows is printed in the first of them
                spanned = [body["line"] for role in ("responsible", "partners") for body in data[role] if body["line"]]
                yield from (("", [*here, *spanned], text) for text in one.values())
            else:
                yield from quotes(one, here)


def wraps(path: Path) -> bool:
    """Columns made of spaces wrap their cells: between two words of one cell the line prints those of others."""
    return "\t" not in "".join(lines_of(path)) and any(
        re.search(r"\S {3,}\S.* {3,}\S", line) for line in lines_of(path)
    )


def stands(quote: str, source: str, wrapped: bool) -> bool:
    parts = [bare(part) for part in quote.split(OMITTED)]
    if not wrapped or all(part in source for part in parts):
        return all(part in source for part in parts)
    words = iter(source.split())
    return all(word in words for part in parts for word in part.split())


def found_in(path: Path) -> list[Record]:
    return list(records(read(path)))


@pytest.mark.parametrize("path", [*EXAMPLES, *UNSEEN, *PLANS], ids=lambda path: path.stem[:24])
def test_every_quote_stands_in_the_lines_it_is_cited_from(path: Path) -> None:
    every = [
        (record.id, said, lines)
        for record in found_in(path)
        for _, lines, said in quotes(as_json(record), record.lines)
    ]
    assert every
    altered = [(id, said) for id, said, lines in every if not stands(said, printed(path, lines), wraps(path))]
    assert not altered


@pytest.mark.parametrize("path", [*EXAMPLES, *UNSEEN, *PLANS], ids=lambda path: path.stem[:24])
def test_a_quote_shows_what_its_record_says(path: Path) -> None:
    silent = [
        (record.id, record.quote)
        for record in found_in(path)
        if record.quote and record.kind not in COMPOSED and not shows(record.quote, words_of(record))
    ]
    assert not silent


@pytest.mark.parametrize("path", [*EXAMPLES, *UNSEEN, *PLANS], ids=lambda path: path.stem[:24])
def test_a_body_is_quoted_from_where_it_is_named(path: Path) -> None:
    elsewhere = [
        (record.id, mention, said)
        for record in found_in(path)
        if isinstance(record, Activity)
        for mention, _, said in quotes(as_json(record)["responsible"] + as_json(record)["partners"], record.lines)
        if not shows(said, [mention])
    ]
    assert not elsewhere


def words_of(record: Record) -> list[str]:
    data = as_json(record)
    return [str(data[name]) for name in OWN[record.kind] if data.get(name)]


def shows(quote: str, own: list[str]) -> bool:
    """One of the record's wordings stands in the quote, or as much of it as the quote has room for."""
    said = fold(quote.replace(OMITTED, " "))
    return not own or any(
        holds(said, text)
        or partial_ratio(fold(text)[: len(said)], said) >= INFLECTED
        or set(fold(text).split()) <= set(said.split())
        or _number(text, said)
        for text in own
    )


def _number(text: str, said: str) -> bool:
    """A value as the record gives it ("3810") in whole units ("3810000", "3 810" thousands)."""
    digits = re.sub(r"\D", "", text).rstrip("0")
    return bool(digits) and text.replace(".", "").isdigit() and digits in re.sub(r"\D", "", said)


def rows(tmp_path: Path, text: str) -> list[Activity]:
    path = tmp_path / "plan.ro.txt"
    path.write_text(text, encoding="utf-8")
    return [record for record in records(read(path)) if isinstance(record, Activity)]


TORN = """Planul anual de acțiune 2031 al orașului Dealu Nou

Măsura\tIndicatori\tTermen\tResponsabil\tParteneri
1.1. Tabără de vară pentru copiii din\tNr. de copii din familii\t31.08.2031\tDAS Dealu Nou, Biroul\tInspectoratul Școlar

--- \t---\t---\t---\t---

satele de munte\tnumeroase\t\tSport\tJudețean, Crucea Roșie
"""


def test_a_row_over_two_pages_is_quoted_from_both(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, TORN)
    assert row.quote == "1.1. Tabără de vară pentru copiii din […] satele de munte"
    said = {one.mention: (one.line, one.quote) for one in (*row.responsible, *row.partners)}
    assert said["DAS Dealu Nou"] == (4, "DAS Dealu Nou, Biroul")
    assert said["Biroul Sport"] == (4, "DAS Dealu Nou, Biroul […] Sport")
    assert said["Crucea Roșie"] == (8, "Județean, Crucea Roșie")
    assert row.cells["indicators"].item_quotes[0] == "Nr. de copii din familii […] numeroase"


def test_each_measure_of_a_cell_quotes_its_own_words(tmp_path: Path) -> None:
    long = "Vizite la muzeele din județ pentru elevii claselor mici " * 6
    text = f"Plan de acțiune 2031\n\nMăsura\tTermen\tResponsabil\n1.1.1. {long} 1.1.2. Bibliotecă mobilă\t2031\tDAS\n"
    first, second = rows(tmp_path, text)
    assert (first.quote or "").startswith("1.1.1. Vizite") and second.quote == "Bibliotecă mobilă"


def test_a_body_far_inside_a_long_cell_is_in_its_quote(tmp_path: Path) -> None:
    bodies = ", ".join(f"Asociația Prietenii Satului Dealu {number}" for number in "ABCDEFGHIJKLMNOP")
    (row,) = rows(tmp_path, f"Plan de acțiune 2031\n\nMăsura\tTermen\tResponsabil\nTabără\t2031\t{bodies}\n")
    assert len(row.responsible) == 16
    assert all(one.mention in (one.quote or "") and len(one.quote or "") <= 300 for one in row.responsible)


def test_pieces_are_parted_by_a_mark_as_far_as_they_fit() -> None:
    assert gathered(["unu", "doi", "trei"]) == "unu […] doi […] trei"
    assert gathered(["unu", "doi", "trei"], 14) == "unu […] doi"
    assert gathered([]) == ""
    assert around("scurt", 0, 5) == "scurt"


NEWS = """Rencontre sur la prévention entre les provinces de Tan Loc et de Binh Son
(Journal de Tan Loc) - Le matin du 6 mars 2031, le Comité populaire de la province de Tan Loc a eu une séance de \
travail avec la délégation du Comité populaire de la province de Binh Son pour échanger des expériences.
Étaient présents à la réunion, au nom de la province de Binh Son, le vice-président du Comité populaire provincial.
Du côté de la province de Tan Loc, il y avait le vice-président du Comité populaire provincial.
"""


def test_a_body_named_by_its_level_is_that_of_the_place_its_paragraph_speaks_of(tmp_path: Path) -> None:
    path = tmp_path / "news.fr.txt"
    path.write_text(NEWS, encoding="utf-8")
    bodies = [one for one in identify(records(read(path))) if isinstance(one, InstitutionRecord)]
    at = {(one.line, one.mention): one.institution for one in bodies}
    home, guest = (
        "Comité populaire de la province de Tan Loc",
        "délégation du Comité populaire de la province de Binh Son",
    )
    assert at[(3, "Comité populaire provincial")] == at[(2, guest)] != at[(2, home)]
    assert at[(4, "Comité populaire provincial")] == at[(2, home)]
    assert all(one.mention in (one.quote or "") for one in bodies)
