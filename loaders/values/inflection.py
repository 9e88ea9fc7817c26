"""Names as a dictionary has them: the first word in the nominative, no article before it."""

from __future__ import annotations

from itertools import takewhile

from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue_words, nominatives

__all__ = ["nominative", "without_article"]


def nominative(name: str) -> str:
    """Return a name whose first word stands in the nominative where it is known: "Strategiei" is "Strategia".

    Letters that both forms share stay as they are printed, so that accents and capitals are those of the source.
    """
    first = name.split(maxsplit=1)[0] if name else ""
    known = nominatives().get(plain(first))
    if known is None:
        return name
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(plain(first), plain(known), strict=False)))
    ending = known[shared:]
    # A shouted name stays shouted; only the ending that differs is put in.
    return f"{first[:shared]}{ending.upper() if first.isupper() else ending}{name[name.index(first) + len(first) :]}"


def without_article(name: str) -> str:
    """Return a name without the article that a sentence puts before it: "la stratégie" is "stratégie"."""
    first, _, rest = name.partition(" ")
    return rest.lstrip() if rest and plain(first) in cue_words("article-before-name") else name
