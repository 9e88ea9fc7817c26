"""Places that plans cover and bodies are competent in; a county and its town of the same name are two."""

from __future__ import annotations

from planatlas.graph.assembly.collect import Collector
from planatlas.graph.assembly.ids import join, named, slug
from planatlas.graph.institutions.locality import Locality, locality_of
from planatlas.ontology import Place, fold, gazetteer
from planatlas.records import Plan

__all__ = ["body_place", "home_of", "plan_place"]


def home_of(plan: Plan) -> Locality | None:
    """The town or county a plan speaks for; None when it names no place."""
    return locality_of(plan)


def plan_place(collector: Collector, home: Locality | None) -> str | None:
    """Add the place a plan covers and return its id; None when the plan names none."""
    if home is None:
        return None
    known = gazetteer().places.by_id.get(home.key)
    county = home.county if home.level != "county" else None
    id = join("place", home.key if known else join(slug(home.country), slug(county), named(home.name)))
    code = known.code if known else None
    level, country = home.rank or home.level, home.country
    name = known.name if known else home.name
    collector.node(id, "Place", name, level=level, county=county, country=country, code=code)
    return id


def body_place(collector: Collector, place: str | None, county: str | None, country: str | None) -> str | None:
    """Add the place of a body, by the names resolution gives it, and return its id."""
    if not place and not county:
        return None
    known = _known(place, county, country)
    name = place or county or ""
    id = join("place", known.id if known else join(slug(country), slug(county if place else None), named(name)))
    within = known.county if known and known.county != known.id else None
    above = gazetteer().places.by_id[within].name if within else (county if place and not known else None)
    level, code = (known.level, known.code) if known else (None, None)
    collector.node(id, "Place", known.name if known else name, level=level, county=above, country=country, code=code)
    return id


def _known(place: str | None, county: str | None, country: str | None) -> Place | None:
    """The place of the gazetteer: a town where a town is named, else the county."""
    places = gazetteer().places
    found = [one for one in places.all(place or county or "") if country in (None, one.country)]
    if county:
        found = [one for one in found if one.county and fold(places.by_id[one.county].name) == fold(county)]
    towns = [one for one in found if one.level != "county"] if place else []
    fitting = towns or [one for one in found if one.level == "county"] or found
    return fitting[0] if len(fitting) == 1 else None
