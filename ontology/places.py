"""Places: Romanian counties, towns and communes, and the few of other countries that documents at hand name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from planatlas.ontology.folding import fold
from planatlas.ontology.turtle import PA, SKOS, Facts, read

__all__ = ["Place", "Places"]

_PLACE = "https://w3id.org/planatlas/place/"
_LEVEL = "https://w3id.org/planatlas/place-level/"
_LEVELS = ("county", "municipality", "town", "sector", "commune", "province", "region")


@dataclass(frozen=True, slots=True)
class Place:
    """A place. ``county`` is the id of its county, its own id for a county; ``code`` is SIRUTA or ISO 3166-2."""

    id: str
    name: str
    level: str
    county: str | None
    country: str
    code: str | None = None
    seat: str | None = None


class Places:
    """Places by their folded names. Communes are read only when ``communes`` is asked for."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        self.by_id: dict[str, Place] = {}
        self._load(read("gazetteer/places.ttl"))

    def _load(self, facts: Facts) -> None:
        self._level_words = {
            fold(text.value): iri.removeprefix(_LEVEL)
            for iri in facts.of_type(PA + "PlaceLevel")
            for text in facts.texts(iri, SKOS + "hiddenLabel")
        }
        for iri in facts.of_type(PA + "Place"):
            place = _read_place(facts, iri)
            self.by_id[place.id] = place
            names = [text.value for kind in ("prefLabel", "hiddenLabel") for text in facts.texts(iri, SKOS + kind)]
            for name in {fold(name) for name in names}:
                self._by_name[name].append(place)

    @property
    def counties(self) -> list[Place]:
        """The 41 counties and the capital, by id."""
        return sorted((p for p in self.by_id.values() if p.level == "county"), key=lambda place: place.id)

    @cached_property
    def communes(self) -> dict[str, list[Place]]:
        """The communes by folded name; many share one."""
        facts, out = read("gazetteer/communes.ttl"), defaultdict(list)
        for iri in facts.of_type(PA + "Place"):
            place = _read_place(facts, iri)
            out[fold(place.name)].append(place)
        return out

    def is_filler(self, word: str) -> bool:
        """Tell whether a folded word only says what kind of place follows, as "jud" or "of" do."""
        return word in self._level_words

    def _split(self, folded: str) -> tuple[str | None, str]:
        """Return the level that a word such as "jud." gives, and the name behind or before it."""
        words, level = folded.split(), None
        while len(words) > 1 and words[0] in self._level_words:
            said = self._level_words[words[0]]
            level = level if said == "none" else said
            words = words[1:]
        if len(words) > 1 and self._level_words.get(words[-1], "none") != "none":
            level, words = self._level_words[words[-1]], words[:-1]
        return level, " ".join(words)

    def all(self, text: str) -> list[Place]:
        """Return every county and town of this name, counties first; "Bacău" is both. "comuna" asks for communes."""
        folded = fold(text)
        level, name = (None, folded) if folded in self._by_name else self._split(folded)
        found = self.communes.get(name, []) if level == "commune" else self._by_name.get(name, [])
        fitting = [place for place in found if level in (None, place.level) or {level, place.level} <= _URBAN]
        return sorted(fitting, key=lambda place: (_LEVELS.index(place.level), place.id))

    def match(self, text: str, county: str | None = None) -> Place | None:
        """Return the place that ``text`` names as a whole: a county before a town of the same name.

        "jud." and "mun." decide between the two. ``county`` (an id) decides between towns of one name; two towns that
        remain alike give None.
        """
        found = self.all(text)
        if county:
            found = [place for place in found if place.county == county] or found
        if not found or (len(found) > 1 and found[0].level == found[1].level):
            return None
        return found[0]


_URBAN = {"municipality", "town"}


def _read_place(facts: Facts, iri: str) -> Place:
    own = iri.removeprefix(_PLACE)
    county = facts.one(iri, PA + "inCounty")
    seat = facts.one(iri, PA + "seat")
    return Place(
        id=own,
        name=facts.by_lang(iri, SKOS + "prefLabel").get("ro") or facts.one(iri, SKOS + "prefLabel") or own,
        level=facts.one(iri, PA + "level") or "",
        county=county.removeprefix(_PLACE) if county else None,
        country=facts.one(iri, PA + "country") or "RO",
        code=facts.one(iri, SKOS + "notation"),
        seat=seat.removeprefix(_PLACE) if seat else None,
    )
