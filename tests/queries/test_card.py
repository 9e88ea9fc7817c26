"""The schema card: everything a query can name, in every language, on four pages, with examples that run."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from planatlas.atlas import Atlas
from planatlas.ontology import LANGS, vocabulary
from planatlas.queries.card import COLUMNS, LINES, TRAPS, card, entries

SCHEMA = vocabulary().schema


@pytest.mark.parametrize("lang", LANGS)
def test_the_card_is_four_pages_at_most_and_names_everything(lang: str) -> None:
    lines = card(lang).splitlines()
    assert len(lines) <= LINES and max(map(len, lines)) <= COLUMNS
    text = " ".join(" ".join(lines).split())
    for name in (*SCHEMA.nodes, *SCHEMA.relationships):
        assert f"{name}: " in text or f"{name} " in text, name
    for name in SCHEMA.properties:
        grouped = SCHEMA.limits.scheme_of("", name) in ("cell-states", "cell-verdicts")
        assert (f" {name} {SCHEMA.properties[name]}: " in text) or grouped, name


@pytest.mark.parametrize("lang", LANGS)
def test_everything_has_a_meaning_in_every_language(lang: str) -> None:
    every = entries(lang)
    assert len(every) == len(SCHEMA.nodes) + len(SCHEMA.relationships) + len(SCHEMA.properties)
    assert not [one.name for one in every if not one.meaning or not one.label]
    if lang != "en":
        same = [one.name for one, other in zip(every, entries("en"), strict=True) if one.meaning == other.meaning]
        assert len(same) < len(every) / 20, same


def test_every_example_runs() -> None:
    town = Atlas([], [])
    asked = [one.example for one in entries("en") if one.kind != "property"]
    assert len(asked) == len(SCHEMA.nodes) + len(SCHEMA.relationships)
    for text in asked:
        assert text is not None
        town.cypher(text)


def test_closed_values_stand_beside_their_property() -> None:
    by_name = {one.name: one for one in entries("en") if one.kind == "property"}
    assert by_name["partners_verdict"].values == ("*: value, gap, stated none, not recorded, unsure",)
    assert "Place: region, county, province, municipality, town, commune, sector" in by_name["level"].values
    closed = {name for _, name in SCHEMA.limits.closed}
    assert {one.name for one in by_name.values() if one.values} == closed


def test_the_command_prints_the_card_and_gives_it_to_programs(run: Callable[..., Any]) -> None:
    assert run("queries", "--schema", "--lang", "ro").stdout.rstrip("\n") == card("ro")
    said = json.loads(run("queries", "--schema", "--format", "json").stdout)
    assert [one["name"] for one in said] == [one.name for one in entries("en")]
    assert all(one["meaning"] for one in said) and len(TRAPS) > 5
