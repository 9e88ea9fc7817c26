"""The files for Neo4j Browser: a zip of scripts with a folder a theme, and a style for every label."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planatlas.ontology import vocabulary
from planatlas.queries import questions

Made = Callable[[Path, str], tuple[Path, Path]]


@pytest.fixture
def made(run: Callable[..., Any]) -> Made:
    """How the command writes both files into a folder."""

    def write(folder: Path, lang: str) -> tuple[Path, Path]:
        scripts, style = folder / "q.zip", folder / "s.grass"
        run("queries", "--favourites", scripts, "--style", style, "--lang", lang)
        return scripts, style

    return write


def test_every_question_is_a_script_named_by_its_title_and_otherwise_unchanged(made: Made, tmp_path: Path) -> None:
    scripts, _ = made(tmp_path, "ro")
    with zipfile.ZipFile(scripts) as file:
        texts = {Path(name).stem: file.read(name).decode() for name in file.namelist()}
    for one in questions().values():
        title, _, rest = texts[one.name].partition("\n")
        assert (title, rest) == (f"// {one.titles['ro']}", one.cypher)
    assert len(texts) == len(questions()) + 1  # and the one that sets the parameters
    assert sum(":params {" in text for text in texts.values()) == 1


def test_writing_twice_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    assert made(tmp_path / "a", "en")[0].read_bytes() == made(tmp_path / "b", "en")[0].read_bytes()


def test_every_label_shows_its_name(made: Made, tmp_path: Path) -> None:
    style = made(tmp_path, "en")[1].read_text(encoding="utf-8")
    assert vocabulary().schema.nodes
    for label in vocabulary().schema.nodes:
        assert f'node.{label} {{\n  caption: "{{name}}";' in style
