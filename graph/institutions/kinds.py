"""Which kind of body a name begins with: as the gazetteer reads it, or with its small words left out.

"Direcția Asistență Socială" and "Centrul de Sănătate Mintală și pentru Prevenirea Adicțiilor" differ from the names in
the gazetteer only in small words; the longest known name at the beginning counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from planatlas.graph.institutions.body_names import LEAST_KEY, body_names
from planatlas.graph.institutions.name_key import name_key
from planatlas.ontology import BodyKind, ParsedName, fold, gazetteer, stems
from planatlas.ontology.wording import words

__all__ = ["KindReading", "kind_reading"]


@dataclass(frozen=True, slots=True)
class KindReading:
    """A kind, how many printed words its name takes, and how many stand behind it.

    ``literal`` tells that the name stands there as the gazetteer has it, in no other case or number.
    """

    kind: BodyKind
    size: int
    behind: int
    literal: bool = False


# One mention is read as a whole, with and without its tail, and by every document that has it: two of three are known.
@lru_cache(maxsize=100_000)
def kind_reading(text: str, country: str | None) -> KindReading | None:
    """Return the kind that ``text`` begins with and the number of words behind it; None when there is none."""
    exact, loose = _exact(text, country), _loose(text, country)
    # The longer known name counts; of equal ones the exact reading.
    if exact is None or (loose and loose.size > exact.size):
        return loose or exact
    return exact


def _exact(text: str, country: str | None) -> KindReading | None:
    """The gazetteer's own reading; the words behind it are those without which it still reads so."""
    reading = _read(text, country)
    if reading is None:
        return None
    tokens = text.split()
    behind = _words_behind(reading, tokens)
    head = fold(" ".join(tokens[: len(tokens) - behind]))
    return KindReading(reading.kind, len(tokens) - behind, behind, head in body_names().of_kind[reading.kind.id])


def _words_behind(reading: ParsedName, tokens: list[str]) -> int:
    names = body_names().of_kind[reading.kind.id]
    keys = body_names().stems_of_kind[reading.kind.id]
    # From the whole text down: the longest head that still reads as this kind.
    for behind in range(len(tokens)):
        head = " ".join(tokens[: len(tokens) - behind])
        if fold(head) in names or stems(head) in keys:
            return behind
    return len(reading.rest.split())


def _read(text: str, country: str | None) -> ParsedName | None:
    """As a kind of the country; else as one of another country that is called so at home, never by a translation."""
    # A kind of the country first, as words of kinds are shared between languages.
    if found := gazetteer().read(text, country):
        return found
    abroad = gazetteer().read(text) if country else None
    return abroad if abroad and abroad.kind.known_in(country) else None


def _loose(text: str, country: str | None) -> KindReading | None:
    tokens, known = text.split(), body_names()
    for length in range(len(tokens), 1, -1):
        # A name does not end in a small word: what stands behind it belongs to the name.
        if fold(tokens[length - 1]) in words("connective"):
            continue
        key = name_key(" ".join(tokens[:length]))
        found = known.by_key.get(key, ()) if len(key) >= LEAST_KEY else ()
        # Home before abroad here too.
        fitting = [kind for kind in found if kind.country == (country or kind.country)]
        fitting = fitting or [kind for kind in found if kind.known_in(country)]
        if fitting:
            return KindReading(fitting[0], length, len(tokens) - length)
    return None
