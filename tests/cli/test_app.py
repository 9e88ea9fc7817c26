"""The command line as a whole: help that teaches, endings, languages, and rows in every form."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planatlas.cli.app import COMMANDS
from planatlas.cli.console import language
from planatlas.cli.printing import Format, emit
from planatlas.errors import PlanatlasError
from planatlas.graph.export.json_and_csv import as_csv
from planatlas.graph.table import Table

Run = Callable[..., Any]
ROWS = Table.of(("name", "lines"), [("=1+1", ["3", "4"]), ("ș", None)])


def test_help_shows_the_way_and_every_command_that_exists(run: Run) -> None:
    shown = run("--help").stdout
    assert "planatlas build" in shown
    assert all(name in shown for name in ("build", "extract", "export"))


@pytest.mark.parametrize("name", ["build", "extract", "export"])
def test_help_of_a_command_has_examples(run: Run, name: str) -> None:
    shown = run(name, "--help").stdout
    assert f"planatlas {name}" in shown and "Examples" in shown


@pytest.mark.parametrize("arguments", [("nonsense",), ("build",), ("export", "x.atlas", "--to", "docx")])
def test_wrong_use_is_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments, code=2).stderr


def test_missing_atlas_is_one_message(run: Run) -> None:
    done = run("export", "nowhere.atlas", "--to", "ttl", code=2)
    assert "nowhere.atlas" in done.stderr and done.stdout == ""


def test_every_registered_function_is_there() -> None:
    import importlib

    homes = [home.split(":") for home in COMMANDS.values()]
    assert homes
    for module, function in homes:
        assert callable(getattr(importlib.import_module(module), function))


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("ro_RO.UTF-8", "ro"), ("el_GR", "el"), ("fr_BE.UTF-8", "fr"), ("de_DE.UTF-8", "en"), ("C.UTF-8", "en")],
)
def test_language_follows_the_locale(monkeypatch: pytest.MonkeyPatch, locale: str, expected: str) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert language() == expected
    assert language("el") == "el"


def test_json_is_an_array_of_objects(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    emit(ROWS, Format.json)
    assert json.loads(capfdbinary.readouterr().out) == ROWS.records()


def test_csv_is_inert_and_known_to_excel() -> None:
    assert as_csv(ROWS).decode("utf-8") == "\ufeffname,lines\r\n'=1+1,3; 4\r\nș,\r\n"


def test_workbook_goes_into_a_file(tmp_path: Path) -> None:
    emit(ROWS, Format.xlsx, tmp_path / "rows.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "rows.xlsx").active
    assert sheet is not None and [cell.value for cell in sheet["A"]] == ["name", "=1+1", "ș"]


def test_workbook_never_onto_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", Terminal())
    with pytest.raises(PlanatlasError, match="-o"):
        emit(ROWS, Format.xlsx)


def test_table_for_people_holds_markup_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    emit(Table.of(("name",), [("[red]x[/red]",)]))
    assert "[red]x[/red]" in capsys.readouterr().out


def test_importing_planatlas_costs_nothing() -> None:
    code = "import sys, planatlas; print(sum(m.startswith('planatlas') for m in sys.modules), 'typer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.split() == ["3", "False"]  # the package, its errors, its version


def test_an_unforeseen_fault_is_one_message(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def boom(*_: object, **__: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("planatlas.cli.build.build_atlas", boom)
    done = run("build", "a.txt", cwd=tmp_path, code=1)
    assert "ZeroDivisionError" in done.stderr and "report" in done.stderr
    assert len(done.stderr.splitlines()) == 1
