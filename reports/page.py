"""A page that asks nothing of the outside: escaping templates, assets inside, and a policy with their hashes."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from planatlas.graph.model import Node
from planatlas.reports.figures.marks import anchor, caption, curve, dash, label, stroke
from planatlas.reports.parts.expected import expected
from planatlas.reports.text import Text, clipped, shorten

__all__ = ["TEMPLATES", "Asset", "asset", "policy", "render", "vendored"]

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Asset:
    """A script or style sheet that stands inside the page."""

    text: str

    @property
    def source(self) -> Markup:
        """The text as it goes between its tags. Only our own and vendored files come here, never words of a plan."""
        return Markup(self.text)

    @property
    def hash(self) -> str:
        """Its hash as a Content-Security-Policy wants it."""
        return "'sha256-" + base64.b64encode(hashlib.sha256(self.text.encode()).digest()).decode() + "'"


def asset(name: str) -> Asset:
    """A file of ``reports/static``."""
    return Asset((_HERE / "static" / name).read_text(encoding="utf-8"))


def vendored(name: str) -> Asset:
    """A file of ``reports/vendor``."""
    return Asset((_HERE / "vendor" / name).read_text(encoding="utf-8"))


def policy(scripts: list[Asset], styles: list[Asset]) -> str:
    """A policy that lets in these assets and nothing else: no request, no other script, no form, no base."""
    parts = {
        "default-src": ["'none'"],
        "script-src": [one.hash for one in scripts] or ["'none'"],
        "style-src": [one.hash for one in styles] or ["'none'"],
        "img-src": ["data:"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in parts.items())


_LOUD = 0.7
"""Share of capitals among the letters of a heading that is set in capitals."""


def _sentence(words: str) -> str:
    """A heading printed in capitals as a sentence, which needs less room; others as they are."""
    letters = [letter for letter in words if letter.isalpha()]
    return words.capitalize() if sum(map(str.isupper, letters)) > _LOUD * len(letters) else words


def _groups(nodes: Iterable[Node], name: str) -> list[tuple[str, list[Node]]]:
    """Runs of nodes with the same value of a property; empty where they have none."""
    return [(value, list(run)) for value, run in groupby(nodes, lambda node: str(node.props.get(name) or ""))]


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "anchor": anchor,
        "caption": caption,
        "clipped": clipped,
        "curve": curve,
        "dash": dash,
        "expected": expected,
        "groups": _groups,
        "label": label,
        "lowfirst": lambda words: words[:1].lower() + words[1:],
        "sentence": _sentence,
        "shorten": shorten,
        "stroke": stroke,
        "wrapped": lambda words, letters: wrap(words, max(6, letters)),
        "upfirst": lambda words: words[:1].upper() + words[1:],
    }
    return made


TEMPLATES = _environment()
"""The templates; everything put into them is text unless it was made markup by a template."""


def render(
    template: str, text: Text, scripts: list[Asset], styles: list[Asset], inside: list[Asset], **values: Any
) -> str:
    """Fill a page template. ``inside`` are scripts and styles of a framed page, which inherits this page's policy."""
    found = TEMPLATES.get_template(template)
    allowed = policy([*scripts, *inside], [*styles, *inside])
    return found.render(t=text, scripts=scripts, styles=styles, policy=allowed, **values)
