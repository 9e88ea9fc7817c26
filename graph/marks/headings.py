"""The headings of every table that planatlas writes, in every language, exactly as they stand in its files.

They stand in ``headings.json``, which is made of the tables themselves, so that this knows of none of them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from planatlas.graph.marks.push_marks import HASH
from planatlas.ontology import vocabulary

__all__ = ["own_headings", "own_record"]

_Heading = tuple[str, ...]
_BEGINNINGS: tuple[_Heading, ...] = tuple(
    (*ends, f"{hash_}:string") for ends in (("id:ID",), (":START_ID", ":END_ID")) for hash_ in (HASH, "content_hash")
)
"""How the tables for the import of Neo4j begin, now and at first; what follows are the properties that occur."""
_EXPORTS: tuple[_Heading, ...] = (("id", "label", "name"), ("source", "target", "type"))
"""How ``nodes.csv`` and ``edges.csv`` begin; what follows are properties of the vocabulary."""


def own_headings(columns: Sequence[str]) -> bool:
    """Tell whether these are the headings of a table of ours."""
    found = tuple(columns)
    if found in _headings() or any(found[: len(start)] == start for start in _BEGINNINGS):
        return True
    return any(found[:3] == start and _properties().issuperset(found[3:]) for start in _EXPORTS)


def own_record(row: dict[str, Any]) -> bool:
    """Tell whether this is a record as ``extract`` prints it and an atlas keeps it."""
    from planatlas.records import as_json, from_json  # the form of records: no question needs it

    try:
        return set(as_json(from_json(row))) == set(row)
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def _properties() -> frozenset[str]:
    schema = vocabulary().schema
    kinds = [kind.properties for kind in schema.nodes.values()]
    kinds += [kind.properties for kind in schema.relationships.values()]
    return frozenset(name for properties in kinds for name in properties)


def _headings() -> frozenset[_Heading]:
    """The list that ``make docs`` writes beside this module; a test holds it against the tables themselves."""
    listed = json.loads(files("planatlas.graph.marks").joinpath("headings.json").read_text(encoding="utf-8"))
    return frozenset(tuple(heading) for heading in listed)
