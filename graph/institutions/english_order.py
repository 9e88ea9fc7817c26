"""English names turned round, for the kind stands last in them: "Northmoor City Council" is a council at Northmoor.

Everything else reads kinds at the beginning of a name, as Romanian, Greek and French have them.
"""

from __future__ import annotations

from functools import cache, lru_cache

from planatlas.graph.institutions.printed import folded
from planatlas.ontology import gazetteer

__all__ = ["english_order"]

_COUNTRIES = ("GB",)


@lru_cache(maxsize=100_000)
def english_order(text: str, country: str | None) -> str:
    """Return a name with the kind it ends with in front; unchanged where the country's names are not of that sort.

    The longest known name at the end counts. A name that begins with a kind already stays as it is.
    """
    tokens = text.split()
    if country not in (*_COUNTRIES, None) or len(tokens) < 2:
        return text
    if any(folded(" ".join(tokens[:size])) in _names() for size in range(1, len(tokens) + 1)):
        return text
    for start in range(1, len(tokens)):
        if folded(" ".join(tokens[start:])) in _names():
            front = tokens[1:start] if _health_service(tokens, start) else tokens[:start]
            return " ".join((*tokens[start:], *front))
    return text


def _health_service(tokens: list[str], start: int) -> bool:
    """The "NHS" before the place of a board says nothing: "NHS Fernshire Integrated Care Board"."""
    return start > 1 and tokens[0] == "NHS"


@cache
def _names() -> frozenset[str]:
    """The folded names of the kinds that stand behind."""
    kinds = [kind for kind in gazetteer() if kind.country in _COUNTRIES]
    return frozenset(folded(name) for kind in kinds for name in (*kind.acronyms, *kind.names, kind.label("en")))
