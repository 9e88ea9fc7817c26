"""Why a file is not read, or an atlas not opened, is told in the language of the user."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ENGLISH = re.compile(r"\b(?:the|is|no|and|save|give|again|could|read|file|damaged|there|it|of)\b", re.I)


def an_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ceva.bin", b"x" * 50)


FILES: dict[str, Callable[[Path], Any]] = {
    "lipsa.txt": lambda path: None,
    "gol.txt": lambda path: path.write_bytes(b"  \n"),
    "vechi.doc": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "rupt.docx": lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 300),
    "rupt.pdf": lambda path: path.write_bytes(b"%PDF-1.7\n" + b"x" * 300),
    "arhiva.zip": an_archive,
    "date.json": lambda path: path.write_bytes(b'{"a": [1, 2, 3]}'),
    "octet.txt": lambda path: path.write_bytes(b"un rand\nalt rand \x00 cu un octet\n"),
    "mare.txt": lambda path: path.open("wb").truncate(1 << 34),
    "scurt.docx": lambda path: path.write_bytes(b"x"),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("command", ["build", "check", "extract"])
def test_a_file_is_refused_in_romanian(run: Any, tmp_path: Path, name: str, command: str) -> None:
    FILES[name](tmp_path / name)
    lang = () if command == "extract" else ("--lang", "ro")
    target = ("-o", tmp_path / "a.atlas") if command == "build" else ()
    told = run(command, tmp_path / name, *target, *lang, code=3, LC_ALL="ro_RO.UTF-8").stderr
    said = told.replace(str(tmp_path), "").replace(name, "")
    assert len(said) > 20
    assert ENGLISH.findall(said) == []


@pytest.mark.parametrize("lang", ["ro", "el", "fr"])
def test_no_atlas_is_told_in_the_language(run: Any, tmp_path: Path, lang: str) -> None:
    (tmp_path / "dosar").mkdir()
    for name in ("lipsa", "dosar"):
        told = run("gaps", tmp_path / name, "--lang", lang, code=2).stderr.replace(str(tmp_path), "")
        assert len(told) > 20
        assert ENGLISH.findall(told) == []
