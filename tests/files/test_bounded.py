"""Small files of an atlas and of its readers: their kind and size are asked before they are opened."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and sparse files are POSIX's")
ENGLISH = re.compile(r"\b(?:the|is|no|and|file|larger|restore|copies|read)\b", re.I)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20 << 30)


HOSTILE: dict[str, Callable[[Path], Any]] = {
    "sparse": sparse,
    "fifo": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "folder": Path.mkdir,
    "latin": lambda path: path.write_bytes("kind,subject\nsame,ţară\n".encode("iso8859-2")),
}


@pytest.mark.parametrize("how", HOSTILE)
def test_a_log_of_decisions_that_is_none_is_one_sentence(built: Any, process: Any, tmp_path: Path, how: str) -> None:
    atlas = built(into=tmp_path / "oras.atlas")
    HOSTILE[how](atlas / "decisions.csv")
    before, begun = (atlas / "receipt.json").read_bytes(), time.monotonic()
    done = process("build", "-q", one_plan(tmp_path), "-o", atlas, "--lang", "ro", code=2)
    assert time.monotonic() - begun < 30
    assert str(atlas / "decisions.csv") in done.stderr and len(done.stderr.splitlines()) == 1
    assert ENGLISH.findall(done.stderr.replace(str(atlas), "")) == []
    assert (atlas / "receipt.json").read_bytes() == before


@pytest.mark.parametrize("how", HOSTILE)
def test_a_coding_sheet_that_is_none_is_one_sentence(process: Any, tmp_path: Path, how: str) -> None:
    HOSTILE[how](sheet := tmp_path / "fisa.csv")
    done = process("sample", "--agree", sheet, sheet, code=2, LC_ALL="ro_RO.UTF-8")
    assert str(sheet) in done.stderr and len(done.stderr.splitlines()) == 1
    assert ENGLISH.findall(done.stderr.replace(str(tmp_path), "").replace("planatlas sample", "")) == []


@pytest.mark.parametrize("name", ["receipt.json", "CACHEDIR.TAG", "readings/CACHEDIR.TAG"])
def test_a_folder_with_a_pipe_in_the_place_of_a_mark_is_only_a_folder(process: Any, tmp_path: Path, name: str) -> None:
    one_plan(folder := tmp_path / "planuri" / "primarie")
    (folder / name).parent.mkdir(exist_ok=True)
    os.mkfifo(folder / name)
    done = process("extract", tmp_path / "planuri")
    assert '"kind":"activity"' in done.stdout


def one_plan(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.txt").write_text(
        "PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI VALEA MARE, JUDEȚUL ALB, PENTRU ANUL 2031\n\n"
        "Măsuri\tAcțiuni\tTermene\tInstituții responsabile\tParteneri\n"
        "1.1.1. Masa caldă pentru bătrâni\tgătit\ttrim II\tDAS\tISJ\n",
        encoding="utf-8",
    )
    return folder / "plan.txt"
