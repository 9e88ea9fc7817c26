"""What a node is called where there is little room, and by those who write without diacritics."""

from __future__ import annotations

from planatlas.graph.model import Node, Value
from planatlas.ontology import fold

__all__ = ["LONGEST", "short_names", "shortened"]

LONGEST = 40
"""Characters of a caption: what the circle of a node shows."""


def short_names(node: Node) -> dict[str, Value]:
    """The caption of a node and its folded name.

    The caption is what is printed to refer to it, a code or an abbreviation, else its name or the beginning of it.
    """
    printed = (node.props.get(name) for name in ("code", "abbreviation", "short"))
    # A code that is longer than a caption is a text.
    caption = next((text for text in printed if isinstance(text, str) and 0 < len(text) <= LONGEST), None)
    return {"caption": caption or shortened(node.name), "name_folded": " ".join(fold(node.name).split())}


def shortened(text: str) -> str:
    """The whole words that fit, with three dots where some do not."""
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    cut = text[: LONGEST - 1]
    return f"{(cut.rpartition(' ')[0] if ' ' in cut[LONGEST // 2 :] else cut).rstrip(' ,;:(–-')}…"
