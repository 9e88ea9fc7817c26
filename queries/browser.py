"""What Neo4j Browser takes: the named questions as saved scripts and as a guide, and a style with captions that fit.

Browser keeps saved scripts as a zip with a folder a theme and a ``.cypher`` file a script; the first line is a comment
with its name. It asks for every parameter to be set, so the first script sets all of them to nothing, which means all.
"""

from __future__ import annotations

import colorsys
import zipfile
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from planatlas.graph.marks.files import ZIP_MARK
from planatlas.ontology import message, vocabulary
from planatlas.queries.card import TRAPS
from planatlas.queries.library import PARAMETERS, Question, questions

__all__ = ["favourites", "guide", "style", "write_favourites"]

_TIME = (1980, 1, 1, 0, 0, 0)
"""The oldest time a zip can say: the same bytes from the same questions."""

_HUES = 0.618034
"""The golden ratio: multiples of it never come near each other, so each label has a hue of its own (Vogel 1979)."""


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
    """The style for Browser (``.grass``): every label shows its caption, which fits a node, on a colour of its own."""
    rules = [_rule(place, label) for place, label in enumerate(vocabulary().schema.nodes)]
    return "\n".join([*rules, 'relationship {\n  caption: "<type>";\n}', ""])


def _rule(place: int, label: str) -> str:
    """The rule of one label; its letters are dark on a light colour, light on a dark one."""
    lightness = 0.40 + 0.12 * (place % 2)
    red, green, blue = (round(255 * part) for part in colorsys.hls_to_rgb(place * _HUES % 1, lightness, 0.55))
    # Relative luminance as WCAG 2 weighs it, without its gamma.
    letters = "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 128 else "#ffffff"
    colours = f"  color: #{red:02x}{green:02x}{blue:02x};\n  text-color-internal: {letters};\n"
    return f'node.{label} {{\n  caption: "{{caption}}";\n{colours}}}'


def guide(lang: str) -> str:
    """A guide for Browser (``:play``): what misleads and the parameters, then a slide a theme of questions to click."""
    title, first = message("browser.guide", lang), message("browser.parameters", lang)
    empty = ", ".join(f"{name}: null" for name in PARAMETERS)
    traps = "".join(f"<li>{escape(message(f'card.trap.{trap}', lang))}</li>" for trap in TRAPS)
    opening = _runnable(first, f":params {{{empty}}}")
    slides = [_slide(title, f"<p>{escape(message('browser.guide-head', lang))}</p>{opening}<ul>{traps}</ul>")]
    for theme, found in groupby(questions().values(), key=lambda one: one.theme):
        asked = (f"<p>{escape(one.description(lang))}</p>{_runnable(one.title(lang), one.cypher)}" for one in found)
        slides.append(_slide(message(f"theme.{theme}", lang), "".join(asked)))
    deck = f'<carousel class="deck container-fluid">\n{"".join(slides)}</carousel>'
    made = '<meta charset="utf-8"><meta name="generator" content="planatlas">'
    head = f"<head>{made}<title>{escape(title)}</title></head>"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">{head}<body>\n<article class="guide">{deck}</article>\n</body></html>\n'
    )


def _slide(title: str, inside: str) -> str:
    return f'<slide class="row-fluid"><div class="col-sm-12"><h3>{escape(title)}</h3>{inside}</div></slide>\n'


def _runnable(title: str, cypher: str) -> str:
    """A query that a click puts into the editor."""
    text = "\n".join(line for line in cypher.splitlines() if not line.startswith("//"))
    return f'<h4>{escape(title)}</h4><pre class="pre-scrollable code runnable">{escape(text)}</pre>'
