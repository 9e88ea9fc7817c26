"""While one long file is read, a terminal shows a line that moves; what is no terminal shows nothing of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")
COMMAND = Path(sys.executable).with_name("planatlas")
ROWS = 900
LONG = 1800
"""Rows of the file that is read alone: a line is told ten times a second at most, and three places are asked for."""
STEP = re.compile(r"(\w[\w-]*\.txt): fragmentul (\d+) din (\d+)")


def long_plan(path: Path, town: str = "VALEA MARE", count: int = ROWS) -> Path:
    work = "1.{}.{}. Masa caldă pentru bătrânii din satul {}\tgătit {}\ttrim II\tDAS\tISJ"
    rows = [work.format(i // 9, i % 9, i, i) for i in range(count)]
    head = f"PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI {town}, JUDEȚUL ALB, PENTRU ANUL 2031"
    columns = "Măsuri\tAcțiuni\tTermene\tInstituții responsabile\tParteneri"
    path.write_text("\n".join([head, "", columns, *rows, ""]), encoding="utf-8")
    return path


def on_a_terminal(*words: object) -> tuple[str, str]:
    """What a command shows on the terminal that its standard error is, and prints into a file meanwhile."""
    import pty

    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "120", "LC_ALL": "ro_RO.UTF-8"}
    with tempfile.TemporaryFile() as out:
        with subprocess.Popen([COMMAND, *map(str, words)], stdout=out, stderr=theirs, env=env) as done:
            os.close(theirs)
            shown = b"".join(iter(lambda: _some(ours), b""))
        out.seek(0)
        printed = out.read()
    os.close(ours)
    assert done.returncode == 0, shown
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode()), printed.decode()


def _some(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # how a terminal ends on Linux
        return b""


def command(name: str, folder: Path, *plans: Path) -> list[object]:
    target = ("oras.atlas",) if name == "build" else ("lipsuri.csv", "-f", "csv")
    return [name, *plans, "-o", folder / target[0], *target[1:]]


@pytest.mark.parametrize("name", ["build", "check"])
def test_a_line_moves_while_one_file_is_read(tmp_path: Path, name: str) -> None:
    shown, _ = on_a_terminal(*command(name, tmp_path, long_plan(tmp_path / "plan.txt", count=LONG)))
    moved = [int(done) for _, done, total in STEP.findall(shown) if int(total) == LONG + 2]
    assert len(set(moved)) >= 3 and moved == sorted(moved)


def test_the_records_are_printed_as_without_a_terminal(process: Any, tmp_path: Path) -> None:
    plan = long_plan(tmp_path / "plan.txt", count=LONG)
    shown, printed = on_a_terminal("extract", plan)
    assert len(set(STEP.findall(shown))) >= 3
    alone = process("extract", plan, LC_ALL="ro_RO.UTF-8")
    assert printed == alone.stdout and len(printed.splitlines()) > LONG
    assert alone.stderr == ""


def test_files_read_by_several_processes_have_a_line_each(process: Any, tmp_path: Path) -> None:
    plans = [long_plan(tmp_path / f"{town}.txt", town) for town in ("albota", "bistra", "cornu")]
    assert sum(plan.stat().st_size for plan in plans) > 200_000
    shown, _ = on_a_terminal(*command("build", tmp_path, *plans))
    assert {name for name, _, _ in STEP.findall(shown)} == {plan.name for plan in plans}
    assert "fragmentul" not in process(*command("build", tmp_path, *plans), "--fresh", LC_ALL="ro_RO.UTF-8").stderr
