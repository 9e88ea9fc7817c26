"""The account of a reading, held against a count that knows nothing of the readers."""

import json
import time
from pathlib import Path

import docx
import openpyxl
import pytest

import planatlas
from planatlas.graph import Decisions, resolve
from planatlas.graph.account import ELSE, Account
from planatlas.graph.assembly.assembly import assemble
from planatlas.loaders.census.blocks import counted
from planatlas.loaders.census.cells import kind_of
from planatlas.loaders.census.source import dropped_tables, grids_in
from planatlas.loaders.document import TableRow
from planatlas.loaders.formats.source import document_of
from planatlas.loaders.reading import records
from planatlas.loaders.tables.walk import Walker
from planatlas.ontology import message
from planatlas.ontology.turtle import LANGS
from planatlas.records import Activity, Fields, TableRecord, as_json, from_json

TOP = Path(__file__).parents[2]
OPEN = TOP / "tests" / "plans" / "open"
CENSUS = TOP / "loaders" / "census"
REAL = sorted((Path(__file__).parents[3] / "shared" / "plans").glob("*.txt"))
EXAMPLES = sorted(path for path in (TOP / "examples").glob("*.*") if path.name != "README.md")

HEADS = ("Nr.", "Măsura", "Termen", "Responsabil", "Parteneri")
ROWS = (
    (
        "1.1",
        "Ateliere de lectură pentru copiii din satele mici",
        "30.06.2031",
        "Biblioteca Dealu Nou",
        "Liceul Dealu Nou",
    ),
    ("1.2", "Repararea acoperișului căminului de bătrâni", "31.12.2031", "Primăria Dealu Nou", "Fundația Sprijin"),
    ("1.3", "Transportul bolnavilor la spitalul din oraș", "01.03.2031", "Serviciul Social", "Crucea Roșie"),
)
STRANGE = ("Ordin", "Ce vrem", "Pe când", "Umărul", "Umăr doi")


def piped(*rows: tuple[str, ...]) -> str:
    body = [rows[0], ("---",) * len(rows[0]), *rows[1:]]
    return "# Planul de acțiune 2031 al comunei Dealu Nou\n\n" + "".join(f"| {' | '.join(row)} |\n" for row in body)


def read(folder: Path, text: str, name: str = "plan.md") -> planatlas.loaders.document.Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return planatlas.read(path)


def tables(document) -> list[TableRecord]:
    return [one for one in records(document) if isinstance(one, TableRecord)]


def test_a_table_that_was_read_is_accounted_for_row_by_row(tmp_path):
    (one,) = tables(read(tmp_path, piped(HEADS, *ROWS)))
    assert (one.understood, one.rows_seen, one.rows_read, one.why) == ("yes", 3, 3, None)
    assert one.headings == list(HEADS) and [column.field for column in one.columns][3] == "responsible"
    assert [left.why for left in one.left_out] == ["heading"]
    assert as_json(from_json(as_json(one))) == as_json(one)


def test_the_census_finds_a_table_that_the_reader_drops(tmp_path, monkeypatch):
    document = read(tmp_path, piped(HEADS, *ROWS))
    walk = Walker.walk
    monkeypatch.setattr(Walker, "walk", lambda self: (one for one in walk(self) if False))
    (one,) = [one for one in tables(document) if one.rows_seen]
    assert (one.understood, one.rows_seen, one.rows_read) == ("no", 3, 0)
    assert [left.line for left in one.left_out if left.why == "unknown"] == [5, 6, 7]


def test_the_census_finds_a_single_row_that_the_reader_drops(tmp_path, monkeypatch):
    document = read(tmp_path, piped(HEADS, *ROWS))
    walk = Walker.walk

    def without_one(self):
        return (one for one in walk(self) if not (hasattr(one, "group") and one.group.rows[0].span.line == 6))

    monkeypatch.setattr(Walker, "walk", without_one)
    (one,) = tables(document)
    assert (one.understood, one.rows_seen, one.rows_read) == ("partly", 3, 2)
    assert [left.line for left in one.left_out if left.why == "unknown"] == [6]


FULL = ("Nr.", "Măsura", "Responsabil", "Parteneri", "Buget", "Surse de finanțare", "Indicatori", "Termen", "Culoare")
CELLS = {
    "ro": ("1.1", "Ateliere de lectură pentru copii", "Biblioteca Dealu Nou", "Liceul Dealu Nou", "12.000 lei",
           "Fondul Cultural", "9 ateliere", "30.06.2031", "verde"),
    "nothing": ("1.2", "Repararea acoperișului", "Primăria Dealu Nou", "-", "nu este cazul", "", "idem", "2031", "x"),
}  # fmt: skip


def test_every_cell_of_a_row_is_a_field_or_kept_or_says_that_there_is_none(tmp_path):
    (one,) = tables(read(tmp_path, piped(FULL, *CELLS.values())))
    assert (one.understood, one.rows_read, one.lost_cells) == ("yes", 2, [])


@pytest.mark.parametrize(
    ("field", "column"), [("partners", 4), ("funding", 6), ("budget", 5), ("indicators", 7), ("deadline", 8)]
)
def test_a_cell_that_the_builder_drops_is_told(tmp_path, monkeypatch, field, column):
    put = Fields.put
    monkeypatch.setattr(Fields, "put", lambda self, name, cell: None if name == field else put(self, name, cell))
    (one,) = tables(read(tmp_path, piped(FULL, CELLS["ro"])))
    assert (one.understood, one.why) == ("partly", "unknown")
    assert [(lost.line, lost.column, lost.text) for lost in one.lost_cells] == [(5, column, CELLS["ro"][column - 1])]


def test_a_cell_that_is_no_field_and_is_dropped_is_told_in_every_language(tmp_path, monkeypatch):
    monkeypatch.setattr("planatlas.loaders.work.activity.keep_other", lambda out, fields: None)
    found = list(records(read(tmp_path, piped(FULL, CELLS["ro"]))))
    (one,) = [one for one in found if isinstance(one, TableRecord)]
    assert [(lost.column, lost.text) for lost in one.lost_cells] == [(9, "verde")]
    nodes, _ = assemble(resolve(found, Decisions())).sorted()
    of = {label: [node for node in nodes if node.label == label] for label in ("Plan", "Activity")}
    account = Account(of["Plan"], of["Activity"], lambda: found)
    for lang in LANGS:
        (told,) = account.documents(lang)
        said = message("account.cells", lang, cells=f"{message('account.line', lang, number=5)}: verde")
        assert [said in region for region in told.regions] == [True]


def test_what_stands_in_a_column_of_figures_and_counts_no_rows_is_kept(tmp_path):
    heads = ("Măsura", "Responsabil", "Economie (MWh/an)", "Termen")
    rows = (("Termoizolarea școlii", "Primăria Dealu Nou", "210", "2032"),
            ("Lampadare cu leduri", "Primăria Dealu Nou", "95", "2031"))  # fmt: skip
    works = [one for one in records(read(tmp_path, piped(heads, *rows))) if isinstance(one, Activity)]
    assert [[(kept.heading, kept.text) for kept in one.other] for one in works] == [
        [(heads[2], "210")],
        [(heads[2], "95")],
    ]


def test_the_total_beside_its_parts_is_kept_and_is_no_further_money(tmp_path):
    heads = ("Măsura", "Responsabil", "2031 (lei)", "2032 (lei)", "Total (lei)")
    rows = (("Termoizolarea școlii", "Primăria Dealu Nou", "200", "50", "250"),
            ("Lampadare cu leduri", "Primăria Dealu Nou", "5", "3", "8"))  # fmt: skip
    works = [one for one in records(read(tmp_path, piped(heads, *rows))) if isinstance(one, Activity)]
    assert [[one.amount for one in row.budget] for row in works] == [["200", "50"], ["5", "3"]]
    assert [[kept.text for kept in row.other] for row in works] == [["250"], ["8"]]


def saved_html(path: Path) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (HEADS, *ROWS))
    path.write_text(f"<!doctype html><meta charset=utf-8><h1>Plan 2031</h1><table>{rows}</table>", encoding="utf-8")


def saved_docx(path: Path) -> None:
    made = docx.Document()
    made.add_heading("Plan 2031", 1)
    table = made.add_table(0, len(HEADS))
    for row in (HEADS, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.save(str(path))


def saved_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEADS, *ROWS):
        book.active.append(row)
    book.save(path)


def saved_text(separator: str):
    def save(path: Path) -> None:
        path.write_text("".join(separator.join(row) + "\n" for row in (HEADS, *ROWS)), encoding="utf-8")

    return save


def saved_aligned(path: Path) -> None:
    widths = [max(map(len, column)) + 4 for column in zip(HEADS, *ROWS, strict=True)]
    lines = ("".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (HEADS, *ROWS))
    path.write_text("".join(line.rstrip() + "\n" for line in lines), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "save"),
    [
        ("p.html", saved_html),
        ("p.docx", saved_docx),
        ("p.xlsx", saved_xlsx),
        ("tab.txt", saved_text("\t")),
        ("semicolon.csv", saved_text(";")),
        ("pipe.txt", saved_text(" | ")),
        ("spaces.txt", saved_aligned),
    ],
)
def test_the_bytes_are_counted_without_the_reader(tmp_path, name, save):
    save(tmp_path / name)
    document, data = planatlas.read(tmp_path / name), (tmp_path / name).read_bytes()
    assert [len(grid.rows) for grid in grids_in(data, document)] == [4]
    assert dropped_tables(data, document) == document.dropped == []
    document.blocks = [block for block in document.blocks if not isinstance(block, TableRow)]
    (dropped,) = dropped_tables(data, document)
    document.dropped = [dropped]
    (one,) = [one for one in tables(document) if one.census]
    assert (one.understood, one.rows_seen, one.rows_read) == ("no", 3, 0)


def test_a_table_that_no_reader_takes_for_one_is_told(tmp_path):
    """Columns that stand nowhere under each other: the reader of text sees paragraphs, the census cells."""
    saved_text("     ")(tmp_path / "ragged.txt")
    one = next(one for one in tables(planatlas.read(tmp_path / "ragged.txt")) if one.census)
    assert (one.understood, one.rows_seen, one.rows_read, one.headings) == ("no", 3, 0, list(HEADS))


GOLD = sorted(OPEN.glob("*.jsonl"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_an_unseen_plan_shows_at_least_half_of_its_rows_or_says_that_it_is_not_understood(gold):
    """The count is of the document, not of the reader: it holds however well the reader reads.

    And where the reader gives fewer than half of the rows, that is said.
    """
    head, *rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    try:
        document = planatlas.read(gold.parent / head["file"])
    except planatlas.PlanatlasError:
        return
    everything = list(records(document))
    found = [one for one in everything if isinstance(one, TableRecord)]
    if rows:
        open_ones = [one for one in found if one.understood != "yes"]
        services = any(one.evidence == ELSE for one in found)  # what was read from it is told, but no account of work
        assert 2 * sum(one.rows_seen for one in found) >= len(rows) or open_ones or services
        works = sum(isinstance(one, Activity) for one in everything)
        assert 2 * works >= len(rows) or open_ones or works == 0, "badly read, and nothing says so"
    else:
        assert not any(one.understood == "no" for one in found)


def test_there_are_unseen_plans_of_both_kinds():
    assert len(GOLD) > 40 and sum(len(path.read_text("utf-8").splitlines()) == 1 for path in GOLD) > 4


@pytest.mark.parametrize("path", [*EXAMPLES, *REAL], ids=lambda path: path.stem)
def test_what_is_read_rightly_is_silent(path):
    found = tables(planatlas.read(path))
    assert found and all(one.understood == "yes" for one in found)
    assert sum(one.rows_read for one in found) == sum(one.rows_seen for one in found) > 0


def test_the_census_takes_a_tenth_of_the_reading_at_most():
    path = max([*EXAMPLES, *REAL], key=lambda one: one.stat().st_size)
    data = path.read_bytes()
    list(records(document_of(data, path)))  # what is loaded once is loaded
    kind_of.cache_clear()
    started = time.process_time()
    document = document_of(data, path)
    list(records(document))
    whole = time.process_time() - started
    kind_of.cache_clear()
    started = time.process_time()
    assert list(counted(document)) and dropped_tables(data, document) == []
    taken = time.process_time() - started
    assert taken < whole / 10, f"{taken:.3f} of {whole:.3f} s"


def test_the_census_imports_nothing_of_the_readers():
    allowed = ("planatlas.loaders.census", "planatlas.loaders.document", "planatlas.ontology")
    lines = [line for path in CENSUS.glob("*.py") for line in path.read_text("utf-8").splitlines()]
    imported = [line.split()[1] for line in lines if line.strip().startswith(("from planatlas", "import planatlas"))]
    assert imported and all(name.startswith(allowed) for name in imported)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Repararea acoperișului căminului de bătrâni", "sentence"),
        ("Direcția de Sănătate Publică Dealu", "name"),
        ("30.06.2031", "date"),
        ("trim. II", "date"),
        ("1.250 lei", "number"),
        ("X", "mark"),
        ("(se descrie pe scurt)", "fill-in"),
        ("–", "dash"),
        ("", "blank"),
    ],
)
def test_what_a_cell_looks_like(text, kind):
    assert kind_of(text) == kind
