"""What Neo4j Browser takes: the named questions as saved scripts to click, and a style that shows names on the nodes.

Browser keeps saved scripts as a zip with a folder a theme and a ``.cypher`` file a script; the first line is a comment
with its name. It asks for every parameter to be set, so the first script sets all of them to nothing, which means all.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from planatlas.graph.marks.files import ZIP_MARK
from planatlas.ontology import message, vocabulary
from planatlas.queries.library import PARAMETERS, Question, questions

__all__ = ["favourites", "style", "write_favourites"]

_TIME = (1980, 1, 1, 0, 0, 0)
"""The oldest time a zip can say: the same bytes from the same questions."""

_COLOURS = {
    "Plan": "#1f4e79", "Component": "#2e75b6", "Objective": "#2e75b6", "Measure": "#c55a11", "Activity": "#f4b183",
    "Institution": "#548235", "ActorClass": "#a9d18e", "FundingSource": "#bf9000", "TargetGroup": "#7030a0",
    "SocialService": "#c00000", "Finding": "#ff5050", "Strategy": "#44546a", "LegalAct": "#8497b0",
}  # fmt: skip


def favourites(lang: str) -> Iterator[tuple[str, str]]:
    """Yield path in the zip and text of every script: the parameters first, then the questions by theme."""
    empty = ", ".join(f"{name}: null" for name in PARAMETERS)
    first = message("browser.parameters", lang)
    yield f"{first}.cypher", f"// {first}\n:params {{{empty}}}\n"
    for one in questions().values():
        theme = message(f"theme.{one.theme}", lang)
        yield f"{_plain(theme)}/{one.name}.cypher", _script(one, lang)


def _script(one: Question, lang: str) -> str:
    """The title, then the question as it stands in its file."""
    return f"// {one.title(lang)}\n{one.cypher}"


def _plain(name: str) -> str:
    return name.replace("/", "-")


def write_favourites(target: Path, lang: str) -> None:
    """Write the scripts as the zip that Browser imports."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for path, text in favourites(lang):
            out.writestr(zipfile.ZipInfo(path, _TIME), text)
        out.comment = ZIP_MARK


def style() -> str:
    """The style for Browser (``.grass``): every label of the vocabulary shows its name, and has a colour of its own."""
    rules = [f'node.{label} {{\n  caption: "{{name}}";\n  color: {_COLOURS.get(label, "#7f7f7f")};\n}}'
             for label in sorted(vocabulary().schema.nodes)]  # fmt: skip
    return "\n".join([*rules, 'relationship {\n  caption: "<type>";\n}', ""])
