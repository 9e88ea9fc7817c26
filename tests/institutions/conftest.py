"""Small documents of towns, and the measure that benchmarks/resolution.py takes."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

import pytest

from planatlas.records import Abbreviation, Activity, Mention, Plan, Record, Service

ROOT = Path(__file__).resolve().parents[2]
Rows = Iterable[tuple[str, str]]


@pytest.fixture(scope="session")
def measure() -> ModuleType:
    """The module benchmarks/resolution.py."""
    return _benchmark("resolution")


@pytest.fixture(scope="session")
def crowd() -> ModuleType:
    """The module benchmarks/mentions.py."""
    return _benchmark("mentions")


def _benchmark(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "benchmarks" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _cell(text: str) -> list[Mention]:
    """Mentions of a cell, divided by semicolons; the cell itself is their quote."""
    return [Mention(part.strip(), quote=text) for part in text.split(";") if part.strip()]


@pytest.fixture
def town() -> Callable[..., list[Record]]:
    """Make the records of a plan: rows of responsible and partners, abbreviations, names of services."""

    def made(
        rows: Rows,
        place: str = "Focșani",
        doc: str = "plan",
        issuer: str | None = None,
        listed: dict[str, str] | None = None,
        services: Rows = (),
        country: str = "RO",
        lang: str = "ro",
    ) -> list[Record]:
        named = issuer or f"Consiliul Local {place}"
        out: list[Record] = [
            Plan(doc=doc, line=1, name="Plan de acțiune", issuer=named, place=place, country=country, lang=lang)
        ]
        for line, (responsible, partners) in enumerate(rows, start=2):
            row = Activity(doc=doc, line=line, measure_text="o măsură", lang=lang)
            row.responsible, row.partners = _cell(responsible), _cell(partners)
            out.append(row)
        out += [Abbreviation(doc=doc, line=900, short=short, long=long) for short, long in (listed or {}).items()]
        out += [Service(doc=doc, line=800, name=name, provider=provider) for name, provider in services]
        return out

    return made
