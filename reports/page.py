"""A page that asks nothing of the outside: escaping templates, assets inside, and a policy with their hashes."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from planatlas.reports.figures.marks import anchor, caption, curve, dash, label, stroke
from planatlas.reports.parts.expected import expected
from planatlas.reports.text import Text, clipped, shorten

__all__ = ["Asset", "asset", "environment", "policy", "render", "vendored"]

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


@cache
def asset(name: str) -> Asset:
    """A file of ``reports/static``."""
    return Asset((_HERE / "static" / name).read_text(encoding="utf-8"))


@cache
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


@cache
def environment() -> Environment:
    """The templates; everything put into them is text unless it was made markup by a template."""
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
        "label": label,
        "lowfirst": lambda words: words[:1].lower() + words[1:],
        "sentence": lambda words: words.capitalize() if words.isupper() else words,
        "shorten": shorten,
        "stroke": stroke,
        "upfirst": lambda words: words[:1].upper() + words[1:],
    }
    return made


def render(
    template: str, text: Text, scripts: list[Asset], styles: list[Asset], inside: list[Asset], **values: Any
) -> str:
    """Fill a page template. ``inside`` are scripts and styles of a framed page, which inherits this page's policy."""
    return (
        environment()
        .get_template(template)
        .render(
            t=text,
            scripts=scripts,
            styles=styles,
            policy=policy([*scripts, *inside], [*styles, *inside]),
            **values,
        )
    )
