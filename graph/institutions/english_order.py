"""English names turned round, for the kind stands last in them: "Northmoor City Council" is a council at Northmoor.

Everything else reads kinds at the beginning of a name, as Romanian, Greek and French have them.
"""

from __future__ import annotations

from planatlas.graph.institutions.body_names import ENGLISH_ORDER, body_names
from planatlas.ontology import fold

__all__ = ["english_order"]


def english_order(text: str, country: str | None) -> str:
    """Return a name with the kind it ends with in front; unchanged where the country's names are not of that sort.

    The longest known name at the end counts. A name that begins with a kind already stays as it is.
    """
    tokens = text.split()
    # Of an unknown country English names are tried: the kinds behind are English words.
    if country not in (*ENGLISH_ORDER, None) or len(tokens) < 2:
        return text
    behind = body_names().behind
    # "Council for X" has its kind in front already.
    if any(fold(" ".join(tokens[:size])) in behind for size in range(1, len(tokens) + 1)):
        return text
    # From the left, so that the longest kind at the end is found first.
    for start in range(1, len(tokens)):
        if fold(" ".join(tokens[start:])) in behind:
            front = tokens[1:start] if _health_service(tokens, start) else tokens[:start]
            return " ".join((*tokens[start:], *front))
    return text


def _health_service(tokens: list[str], start: int) -> bool:
    """The "NHS" before the place of a board says nothing: "NHS Fernshire Integrated Care Board"."""
    return start > 1 and tokens[0] == "NHS"
