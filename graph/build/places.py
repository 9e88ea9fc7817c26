"""Places that plans cover and bodies are competent in."""

from __future__ import annotations

from planatlas.graph.build.collect import Collector
from planatlas.graph.build.ids import join, slug

__all__ = ["place_node"]


def place_node(collector: Collector, name: str, country: str | None, county: str | None = None) -> str:
    """Add the place and return its id: country, county where known, name."""
    own_county = None if county and slug(county) == slug(name) else county
    id = join("place", slug(country), slug(own_county), slug(name))
    collector.node(id, "Place", name, county=county, country=country)
    return id
