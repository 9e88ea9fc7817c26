"""Where a body is: its own printed place, else that of the document, at the level its kind asks for.

An acronym such as "DSP" is another body in every county. A place that the gazetteer does not know counts by its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from planatlas.graph.assembly.ids import slug
from planatlas.ontology import BodyKind, Place, fold, gazetteer, stems
from planatlas.records import Plan

__all__ = ["Locality", "in_county", "locality_of", "named_locality", "nowhere", "place_for"]

_TOWNS = ("municipality", "town", "sector", "commune")
_PEOPLE = ("αιων", "εων", "ιωτων", "ινων", "ιτων", "ηναιων")
_TOWN_ENDING = re.compile(r"(?:οσ|ασ|ησ|α|η|ο)$")
_SHORTEST_TOWN = 4
_COUNTIES = ("county", "province")


@dataclass(frozen=True, slots=True)
class Locality:
    """A town or a county. ``key`` stands in ids; ``county`` and ``county_key`` are None where nobody said.

    ``rank`` is what kind of town the gazetteer knows it as: municipality, town, sector or commune.
    """

    key: str
    name: str
    level: str
    county: str | None = None
    county_key: str | None = None
    country: str | None = None
    rank: str | None = None

    @property
    def of_county(self) -> Locality:
        """The county it lies in; itself where the county is unknown."""
        if self.level == "county" or not self.county_key:
            return self
        return Locality(self.county_key, self.county or self.name, "county", self.county, self.county_key, self.country)


def locality_of(plan: Plan | None) -> Locality | None:
    """The place a document speaks for: town or county, by what its issuer and title say."""
    if plan is None or not plan.place:
        return None
    level = _level(plan)
    known = [place for place in gazetteer().places.all(plan.place) if plan.country in (None, place.country)]
    # Counties and their seats share names in many countries: the level decides.
    fitting = [place for place in known if _kind_of_level(place.level) == level]
    if len(fitting) == 1 or len(known) == 1:
        return replace(_of((fitting or known)[0]), name=plan.place)
    home = _unknown(plan.place, level, plan.country)
    # Romanian communes are many and share names: one of a name only is told without its county.
    return in_county(home, None) if level == "town" and plan.country in (None, "RO") else home


def in_county(home: Locality, county: Locality | None) -> Locality:
    """A town the gazetteer did not know by its name alone: the commune of that name in a county, or in the country.

    Where there is none, or several, the town keeps its name as key and takes the county, if one is given.
    """
    found = [
        place
        for place in gazetteer().places.communes.get(fold(home.name), ())
        if county is None or place.county == county.key
    ]
    # Of several communes of one name none is chosen.
    if len(found) == 1:
        return replace(_of(found[0]), name=home.name)
    return replace(home, county=county.name, county_key=county.key) if county else home


def nowhere(doc: str) -> Locality:
    """Where the bodies of a document are that names no place: apart from those of every other document."""
    return Locality(slug(doc) or "nowhere", "", "town")


def _level(plan: Plan) -> str:
    """County or town: the issuer's kind decides, then the words of the title."""
    for text in (plan.issuer, plan.adopted_by):
        reading = gazetteer().read(text or "", plan.country) or gazetteer().read(text or "")
        # The issuer goes before the title, which may name a county that its town lies in.
        if reading and reading.kind.scope in ("county", "town"):
            return reading.kind.scope
    words = set(fold(" ".join(filter(None, (plan.place, plan.name)))).split())
    county = {"judetul", "judetului", "judet", "county", "province", "departement", "provinciei"}
    return "county" if words & county else "town"


def _kind_of_level(level: str) -> str:
    return "county" if level in (*_COUNTIES, "region") else "town"


def _of(place: Place) -> Locality:
    county = gazetteer().places.by_id.get(place.county or "")
    level = _kind_of_level(place.level)
    if county is None:
        return Locality(place.id, place.name, level, None, None, place.country, place.level)
    return Locality(place.id, place.name, level, county.name, county.id, place.country, place.level)


def _unknown(name: str, level: str, country: str | None) -> Locality:
    bare = " ".join(word for word in name.split() if not gazetteer().places.is_filler(fold(word))) or name
    key = _bare(name) or slug(name)
    return Locality(key, bare, level, bare if level == "county" else None, key if level == "county" else None, country)


def named_locality(text: str, home: Locality | None, scope: str) -> Locality | None:
    """The place that ``text`` names as a whole, at the level ``scope`` ("county" or "town") where both exist.

    A town of a name that several towns have is the one in the document's county, if there is one.
    """
    # Before the gazetteer: two letters are no place there.
    if home is not None and _own_code(text, home):
        return home.of_county
    found = gazetteer().places.all(text) or _within(text)
    # A place nobody knows is the document's own if it is called so.
    if not found:
        return home if home and home.name and _same_name(home.name, text) else None
    fitting = [place for place in found if _kind_of_level(place.level) == scope] or found
    # Of towns of one name the one in the document's county is meant.
    near = [place for place in fitting if home and place.county == home.county_key] or fitting
    if home and home.key in {place.id for place in near}:
        return home
    return _of(near[0]) if len({place.id for place in near}) == 1 else None


def _own_code(text: str, home: Locality) -> bool:
    """The two letters of the home county, as in "DGASPC BH"; letters that are an acronym of a body are none."""
    county = gazetteer().places.by_id.get(home.county_key or "")
    said = len(text) == 2 and text.isupper() and county is not None and county.code == f"RO-{text}"
    # "AS" or "SV" may be a body's letters as well as a county's.
    return said and gazetteer().kind(text, "RO") is None


def _within(text: str) -> list[Place]:
    """A place printed with its county or city behind it: "Sectorul 3 București", "Pașcani jud. Iași"."""
    tokens = text.split()
    # The longest inner name first: names of places have several words.
    for size in range(len(tokens) - 1, 0, -1):
        inner, outer = gazetteer().places.all(" ".join(tokens[:size])), gazetteer().places.all(" ".join(tokens[size:]))
        counties = {place.county or place.id for place in outer}
        if found := [place for place in inner if place.county in counties and place not in outer]:
            return found
    return []


def _same_name(one: str, other: str) -> bool:
    """Names of a place that the gazetteer does not know; Greek ones in any case: "Βόλος" and "Βόλου"."""
    if _bare(one) == _bare(other):
        return True
    # Only Greek names of places change by case.
    if not "\u0370" <= fold(one)[:1] <= "\u03ff":
        return False
    return stems(one) == stems(other) or _people_of(one, other) or _people_of(other, one)


def _people_of(town: str, people: str) -> bool:
    """ "Δήμος Λαρισαίων" is that of Λάρισα: the town without its last vowel, and an ending for its people."""
    named = " ".join(word for word in fold(people).split() if not gazetteer().places.is_filler(word))
    bare = _TOWN_ENDING.sub("", fold(town))
    return len(bare) >= _SHORTEST_TOWN and named.startswith(bare) and named[len(bare) :] in _PEOPLE


def _bare(text: str) -> str:
    return slug(" ".join(word for word in fold(text).split() if not gazetteer().places.is_filler(word)))


def place_for(kind: BodyKind | None, named: Locality | None, home: Locality | None) -> Locality | None:
    """The place of a body of this kind: a county's bodies are found by county, a town's by town.

    A sector of the capital that is named with a body is where it is; a kind that sectors have is the home sector's.
    """
    where = named or home
    if kind is None or where is None:
        return where
    if kind.scope == "country":
        return None
    # Sectors of the capital have bodies that counties have elsewhere.
    if kind.scope == "county" and where.rank == "sector" and (named or kind.by_sector):
        return where
    return where.of_county if kind.scope == "county" else where
