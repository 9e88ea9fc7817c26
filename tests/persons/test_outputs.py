"""A plan with persons in it: their names stand in no file that planatlas makes of it, nor in what it prints."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from planatlas.cli.app import app
from tests.persons.labels import UNNAMED, labels, plans

TEXT = """# Plan anual de acțiune 2031 al Municipiului Valea Mare

Coordonatorul planului este dna Florentina Tăutu, tel. 0744 555 010, florentina.tautu@exemplu.ro.

## Obiectiv specific 1.1 Servicii pentru copii, propus de consilier Octavian Mursa

| Măsura | Activități | Indicatori | Responsabil | Parteneri | Termen | Surse de finanțare |
| --- | --- | --- | --- | --- | --- | --- |
| 1.1.1 Ateliere ținute de Raluca Vornic | ▪ Înscrieri la doamna Vornic | Nr. ateliere: minim 4/an | DAS | \
ing. Horia Plăcintă | 30.06.2031 | Donație Sorina Cojoc |
| 1.1.2 Consiliere | ▪ Program întocmit de psiholog Ilinca Dobre | Nr. ședințe: 20 | Viceprimar Gheorghe Munteanu | \
Fundația „Maria Popescu” | 31.12.2031 | Buget local |
| | ▪ continuare la domiciliu | | | Preot paroh Stan Mihai | | |
| 1.1.3 Tabără | ▪ Transport | Nr. copii: 30 | Spitalul „Prof. Dr. Nicolae Oblu” | Școala Gimnazială Ion Creangă | \
30.09.2031 | Buget local |
"""
NAMES = (
    "Florentina", "Tăutu", "0744", "tautu", "Octavian", "Mursa", "Raluca", "Vornic", "Horia", "Plăcintă", "Sorina",
    "Cojoc", "Ilinca", "Dobre", "Gheorghe", "Munteanu", "Stan Mihai", "Mihai Stan",
)  # fmt: skip
BODIES = ("Maria Popescu", "Nicolae Oblu", "Ion Creangă")
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
EXPORTS = ("ttl", "nq", "jsonld", "csv", "xlsx", "graphml", "gexf", "neo4j-csv")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an atlas of the plan and of all labelled cells, and everything that can be made of it."""
    folder = tmp_path_factory.mktemp("persons")
    (folder / "plan-valea.md").write_text(TEXT, encoding="utf-8")
    for name, text, _ in [one for one in plans(labels("persons.csv")) if one[0].startswith("table")]:
        (folder / name).write_text(text, encoding="utf-8")
    out = folder / "out"
    out.mkdir()
    sources = sorted(path for path in folder.iterdir() if path.is_file())
    atlas = out / "town.atlas"
    _run("build", *map(str, sources), "-o", str(atlas))
    printed = [_run(*line) for line in _commands(atlas, out)]
    (out / "printed.txt").write_text("\n".join(printed), encoding="utf-8")
    (out / "extracted.txt").write_text(_run("extract", *map(str, sources)), encoding="utf-8")
    return out


def _commands(atlas: Path, out: Path) -> Iterator[tuple[str, ...]]:
    town = str(atlas)
    for name in ("report.html", "report.docx"):
        yield "report", town, "-o", str(out / name), "--lang", "ro"
    yield "report", town, "--institution", "DAS", "-o", str(out / "letter.docx"), "--lang", "ro"
    for form in EXPORTS:
        yield "export", town, "--to", form, "-o", str(out / f"export.{form}")
    for form in ("json", "csv", "xlsx"):
        yield "gaps", town, "--profile", "research", "--format", form, "-o", str(out / f"gaps.{form}"), "--lang", "ro"
        yield "query", town, "institutions-by-load", "--format", form, "-o", str(out / f"load.{form}")
    yield "query", town, "--cypher", "MATCH (n)-[r]->(m) RETURN n, r, m", "--format", "json"
    yield "institutions", town, "--sheet", str(out / "review.xlsx")
    yield "institutions", town, "--format", "json"
    yield "review", town, "--open", "rows", "--format", "csv"
    yield "validate", town, "--format", "json"
    for name, file in (("network", "n.svg"), ("load", "l.svg"), ("explorer", "e.html"), ("matrix", "m.svg")):
        yield "figure", town, name, "--plan", "plan-valea", "-o", str(out / file)


def _run(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments), prog_name="planatlas")
    assert done.exception is None or isinstance(done.exception, SystemExit), (arguments, done.exception)
    assert done.exit_code in (0, 5), (arguments, done.output)
    return done.output


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file below a folder as text: zipped and packed ones opened; what was read is kept as it is."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "readings" not in path.parts:
            yield from _opened(path.relative_to(folder).as_posix(), path.read_bytes())


def _opened(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for one in archive.namelist():
                yield from _opened(f"{name}/{one}", archive.read(one))
    elif data[:2] == b"\x1f\x8b":
        yield from _opened(name, gzip.decompress(data))
    elif data[:4] == b"PAR1":
        import pyarrow.parquet as pq

        yield name, str(pq.read_table(io.BytesIO(data)).to_pylist())
    else:
        text = html.unescape(data.decode("utf-8", errors="replace"))
        yield name, _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)


def test_no_name_stands_in_any_output(made: Path) -> None:
    texts = {text: name for name, text in _texts(made)}
    assert len(texts) > 60
    never = {word for one in labels("persons.csv") for word in one.never} | set(NAMES)
    assert len(never) > 120
    borne = re.compile("|".join(map(re.escape, BODIES)) + r"|Gimnazială Ion")
    leaks = {texts[text]: [name for name in sorted(never) if _stands(name, text, borne)] for text in texts}
    assert {name: found for name, found in leaks.items() if found} == {}


def _stands(name: str, text: str, borne: re.Pattern[str]) -> bool:
    """Whether a name stands in a text as a word; where a body bears it does not count."""
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", borne.sub("", text)) is not None


def test_the_bodies_named_after_persons_and_the_offices_are_there(made: Path) -> None:
    assert any(name in (made / "report.html").read_text(encoding="utf-8") for name in UNNAMED.values())
    text = (made / "extracted.txt").read_text(encoding="utf-8")
    assert all(words in text for words in (*BODIES, *UNNAMED.values(), "[…]"))


def test_no_body_bears_a_removed_name_and_an_office_is_the_issuers_body(made: Path) -> None:
    asked = "MATCH (b)-[:RESPONSIBLE_FOR]->(m:Measure) WHERE m.name STARTS WITH 'Consiliere' RETURN b.name AS name"
    told = _run("query", str(made / "town.atlas"), "--cypher", asked, "--format", "json")
    assert "Primăria Valea Mare" in told and "[…]" not in told
