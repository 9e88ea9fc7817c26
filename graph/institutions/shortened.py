"""Words of a known name cut short with a dot: "Insp. Școlar Jud." is a school inspectorate of a county.

A word with a dot stands for any word that begins with its letters, but only where the whole name of one kind of body,
word for word, comes out of it. Of two wordings of the kind the one with as many words as are printed is meant: "a mun."
is "a Municipiului", not "Municipală".
"""

from __future__ import annotations

from collections import defaultdict

from planatlas.graph.institutions.body_names import body_names
from planatlas.ontology import fold, stem
from planatlas.ontology.wording import words

__all__ = ["written_out"]


def written_out(text: str) -> str:
    """Return a name with the shortened words of its kind written out; unchanged where no kind or several fit."""
    tokens = text.split()
    if not any(map(_short, tokens)):
        return text
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for name, kind in body_names().written.get(fold(tokens[0])[:1], ()):
        if size := _fits(tokens, tuple(name.split())):
            found[size].add((kind, name))
    if not found:
        return text
    # The name that takes most of what is printed.
    best = found[max(found)]
    # Two kinds with as many words fitting: what is meant cannot be told.
    if len({kind for kind, _ in best}) > 1:
        return text
    name = min((name for _, name in best), key=lambda name: (abs(len(name.split()) - max(found)), name))
    return " ".join((name, *tokens[max(found) :]))


def _short(token: str) -> bool:
    """A word of at least two letters with a dot behind it, that is no acronym."""
    bare = token[:-1]
    return token.endswith(".") and len(bare) > 1 and bare.isalpha() and not bare.isupper()


def _fits(tokens: list[str], name: tuple[str, ...]) -> int:
    """How many tokens give the whole name, its small words left out on either side; 0 where they do not."""
    rest = [word for word in name if fold(word) not in words("connective")]
    size = shortened = 0
    for at, token in enumerate(tokens):
        if not rest:
            break
        if not _begins(token, rest[0]):
            # Small words may be left out on either side.
            if fold(token) in words("connective") or fold(token) in words("mute"):
                continue
            return 0
        shortened += _short(token)
        rest, size = rest[1:], at + 1
    # All words of the name must be there, one at least cut short, and a single word must have three letters.
    return size if not rest and shortened and (size > 1 or len(fold(tokens[0])) > 2) else 0


def _begins(token: str, word: str) -> bool:
    short, long = fold(token), fold(word)
    return long.startswith(short) if _short(token) else stem(short) == stem(long)
