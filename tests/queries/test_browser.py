"""The files for Neo4j Browser: a zip of scripts with a folder a theme, and a style for every label."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from planatlas.atlas import Atlas
from planatlas.ontology import LANGS, vocabulary
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


def test_every_label_shows_its_caption_on_a_colour_of_its_own(made: Made, tmp_path: Path) -> None:
    style = made(tmp_path, "en")[1].read_text(encoding="utf-8")
    labels = vocabulary().schema.nodes
    assert labels
    for label in labels:
        assert f'node.{label} {{\n  caption: "{{caption}}";' in style
    colours = re.findall(r"^  color: (#[0-9a-f]{6});$", style, re.M)
    assert len(set(colours)) == len(colours) == len(labels)


@pytest.mark.parametrize("lang", LANGS)
def test_the_guide_has_every_question_to_run(run: Callable[..., Any], tmp_path: Path, lang: str) -> None:
    run("queries", "--guide", tmp_path / "guide.html", "--lang", lang)
    page = lxml.html.fromstring((tmp_path / "guide.html").read_text(encoding="utf-8"))
    texts = [one.text_content() for one in page.xpath("//pre[contains(@class, 'runnable')]")]
    assert len(texts) == len(questions()) + 1 and texts[0].startswith(":params {")
    asked = {
        "\n".join(line for line in one.cypher.splitlines() if not line.startswith("//")) for one in questions().values()
    }
    assert set(texts[1:]) == asked
    titles = [one.text_content() for one in page.xpath("//h4")][1:]
    assert titles == [one.titles[lang] for one in questions().values()]
    assert len(page.xpath("//slide")) == len({one.theme for one in questions().values()}) + 1


def test_the_commands_of_the_page_run(run: Callable[..., Any], tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "neo4j.md").read_text(encoding="utf-8")
    shown = re.findall(r"^    planatlas (queries .*?) *(?:#.*)?$", page, re.M)
    assert len(shown) > 1
    for line in shown:
        run(*line.split(), cwd=tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"questions.zip", "names.grass", "guide.html"}
    asked = re.findall(r"^    (MATCH .*LIMIT \d+)$", page, re.M)
    assert asked
    for text in asked:
        Atlas([], []).cypher(text)
