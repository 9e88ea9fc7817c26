"""What the documentation says is so: commands, options, output, links, and the generated page."""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from planatlas.cli.app import app

TOP = Path(__file__).parents[2]
PAGES = sorted([*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md"), *(TOP / "examples").glob("*.md")])
TUTORIALS = sorted((TOP / "docs" / "tutorials").glob("*.md"))
CLI_PAGE = (TOP / "docs" / "cli.md").read_text(encoding="utf-8")
GROUP: Any = typer.main.get_command(app)
CONTEXT: Any = GROUP.make_context("planatlas", ["--version"], resilient_parsing=True)
NAMES: list[str] = GROUP.list_commands(CONTEXT)


def script(name: str) -> ModuleType:
    """A script of the docs folder, which is no package."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", TOP / "docs" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(str(TOP / "docs"))  # a script finds those beside it, as when it is run
        spec.loader.exec_module(module)
    return module


def sections() -> dict[str, str]:
    """The page on the command line, by command."""
    parts = re.split(r"^## planatlas (\S+)$", CLI_PAGE, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def options(name: str) -> Iterator[str]:
    for parameter in GROUP.get_command(CONTEXT, name).params:
        yield from (option for option in getattr(parameter, "opts", ()) if option.startswith("--"))


def test_every_command_has_its_section_and_no_other_has_one() -> None:
    assert list(sections()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_told(name: str) -> None:
    assert list(options(name)), "a command without options"
    missing = [option for option in options(name) if option != "--help" and f"`{option}" not in sections()[name]]
    assert not missing, f"docs/cli.md says nothing of {missing}"


@pytest.mark.parametrize("name", NAMES)
def test_no_option_is_invented(name: str) -> None:
    told = set(re.findall(r"`(--[a-z-]+)", sections()[name]))
    assert told <= set(options(name)) | {"--help"}


@pytest.mark.parametrize("name", NAMES)
def test_every_command_teaches(name: str) -> None:
    help_text = GROUP.get_command(CONTEXT, name).help or ""
    assert f"planatlas {name}" in help_text, "an example is missing"


def test_commands_named_anywhere_exist() -> None:
    found = 0
    for page in PAGES:
        named = re.findall(r"(?:`|^\$? ?|  )planatlas ([a-z]+)\b", page.read_text(encoding="utf-8"), re.M)
        assert set(named) <= set(NAMES), page.name
        found += len(named)
    assert found > len(NAMES)


@pytest.mark.parametrize("page", [TOP / "README.md", *TUTORIALS], ids=lambda page: page.stem)
def test_a_page_shows_what_its_commands_print(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "```console" in text
    assert script("tour").played(text) == text, "run `make docs`"


def test_the_python_of_a_tutorial_runs(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(TOP / "examples")
    programs = [code for page in TUTORIALS if (code := script("tour").program(page.read_text(encoding="utf-8")))]
    assert programs
    for code in programs:
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_generated_pages_are_up_to_date() -> None:
    pages = script("pages").pages()
    assert pages
    for name, content in pages.items():
        assert content == (TOP / "docs" / name).read_text(encoding="utf-8"), f"{name}: run `make docs`"


def test_links_lead_somewhere() -> None:
    link = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
    found = [(page, target) for page in PAGES for target in link.findall(page.read_text(encoding="utf-8"))]
    assert len(found) > len(PAGES)
    assert [f"{page.name} leads to {target}" for page, target in found if not (page.parent / target).exists()] == []


def test_paths_named_in_the_docs_exist() -> None:
    found = 0
    for page in PAGES:
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
        text = re.sub(r"`[^`]*[A-Z]{4}[^`]*`", "", text)  # FORMAT and NAME stand for something to choose
        for path in re.findall(
            r"`((?:docs|examples|graph|loaders|ontology|queries|reports|tests|src)/[\w./-]*)`", text
        ):
            assert (TOP / path).exists(), f"{page.name} names {path}"
            found += 1
    assert found > len(PAGES)


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-d", str(tmp_path / "doctrees")]
    done = subprocess.run([*command, TOP / "docs", tmp_path / "site"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "tutorials" / "coordinator.html").is_file()
