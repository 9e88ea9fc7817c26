"""The example plans are read as a careful person reads them.

``examples/expected/`` holds hand-typed truth for every example. A field that is not there was not decided and is not
measured. Rows are paired one to one by the source lines they share and the words they have in common.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from planatlas.loaders import read, records
from planatlas.ontology import fold
from planatlas.records import as_json

EXAMPLES = Path(__file__).parents[2] / "examples"
SOURCES = sorted(path for path in EXAMPLES.iterdir() if path.is_file() and path.name != "README.md")
STEMS = [path.stem for path in SOURCES]

Row = dict[str, Any]


@cache
def expected(stem: str) -> list[Row]:
    text = (EXAMPLES / "expected" / f"{stem}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@cache
def found(stem: str) -> list[Row]:
    (path,) = (path for path in SOURCES if path.stem == stem)
    return [as_json(record) for record in records(read(path))]


def of_kind(rows: Iterable[Row], kind: str) -> list[Row]:
    return [row for row in rows if row["kind"] == kind]


def plain(value: Any) -> str:
    """Letters and digits only, so that neither punctuation nor case nor diacritics count."""
    if isinstance(value, dict):
        value = value["mention"]
    return " ".join(re.findall(r"\w+", fold(str(value or ""))))


def words(row: Row) -> Counter[str]:
    """The words of a row; ``hint`` stands in where the truth leaves open which cell is the measure."""
    texts = (row.get("measure_text"), row.get("activity_text"), row.get("hint"))
    return Counter(plain(" ".join(filter(None, texts))).split())


def alike(one: Row, other: Row) -> float:
    """Twice the shared words over all words: 0 nothing in common, 1 the same words."""
    a, b = words(one), words(other)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def paired(stem: str) -> list[tuple[Row, Row]]:
    """Truth and reading, most alike first; only where they share a source line and a third of their words."""
    truth, read_rows = of_kind(expected(stem), "activity"), of_kind(found(stem), "activity")
    choices = sorted(
        ((alike(a, b), i, j) for i, a in enumerate(truth) for j, b in enumerate(read_rows) if touching(a, b)),
        key=lambda choice: (-choice[0], choice[1], choice[2]),
    )
    pairs: dict[int, int] = {}
    for likeness, i, j in choices:
        if likeness > 0.3 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(truth[i], read_rows[j]) for i, j in sorted(pairs.items())]


def touching(one: Row, other: Row) -> bool:
    return bool(set(one["lines"]) & set(other["lines"] or [other["line"]]))


@dataclass
class Count:
    """Right, invented and missed; ``shown`` says where."""

    right: int = 0
    invented: int = 0
    missed: int = 0
    shown: list[str] = field(default_factory=list)

    def add(self, truth: Counter[Any], reading: Counter[Any], where: str) -> None:
        self.right += (truth & reading).total()
        self.invented += (reading - truth).total()
        self.missed += (truth - reading).total()
        if truth != reading:
            self.shown.append(f"{where}: expected {sorted(map(str, truth))}, read {sorted(map(str, reading))}")

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.invented + self.missed)


def measure(name: str, take: Callable[[Row], Counter[Any]]) -> Count:
    """Count one field over all examples, in the paired rows for which the truth decides it."""
    count = Count()
    for stem in STEMS:
        for truth, reading in paired(stem):
            if name in truth:
                count.add(take(truth), take(reading), f"{stem}:{truth['line']} {name}")
    return count


def as_list(name: str) -> Callable[[Row], Counter[Any]]:
    return lambda row: Counter(map(plain, row[name]))


def as_value(name: str) -> Callable[[Row], Counter[Any]]:
    return lambda row: Counter([plain(row[name])])


def numbers(row: Row) -> Counter[Any]:
    return Counter(float(target["value"]) for target in row["targets"])


def amounts(row: Row) -> Counter[Any]:
    return Counter((one["amount"], one.get("amount_max")) for one in row["budget"])


@pytest.mark.parametrize("stem", STEMS)
def test_every_example_has_its_truth(stem: str) -> None:
    assert of_kind(expected(stem), "activity")


@pytest.mark.parametrize("stem", STEMS)
def test_rows_are_found_and_none_invented(stem: str) -> None:
    pairs = paired(stem)
    truth, reading = of_kind(expected(stem), "activity"), of_kind(found(stem), "activity")
    missed = [row["line"] for row in truth if all(row is not a for a, _ in pairs)]
    invented = [(row["line"], row["measure_text"][:60]) for row in reading if all(row is not b for _, b in pairs)]
    f1 = 2 * len(pairs) / (len(truth) + len(reading))
    assert f1 >= 0.95, f"missed lines {missed}; invented {invented}"


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("name", ["responsible", "partners", "funding", "indicators"])
def test_no_false_gap(stem: str, name: str) -> None:
    truth_of = {id(reading): truth for truth, reading in paired(stem)}
    assert truth_of
    for reading in of_kind(found(stem), "activity"):
        state = truth_of.get(id(reading), {"cells": {}})["cells"].get(name)
        if reading["cells"].get(name) == "empty" and state is not None:
            assert state == "empty", f"line {reading['line']}: {name} is {state}, not a gap"


@pytest.mark.parametrize("name", ["responsible", "partners"])
def test_no_gap_is_missed(name: str) -> None:
    count = measure("cells", lambda row: Counter([name] * (row["cells"].get(name) == "empty")))
    assert count.f1 == 1, "\n".join(count.shown)


@pytest.mark.parametrize(
    ("name", "take", "bar"),
    [
        ("responsible", as_list("responsible"), 0.97),
        ("partners", as_list("partners"), 0.97),
        ("funding", as_list("funding"), 0.95),
        ("indicators", as_list("indicators"), 0.95),
        ("target_groups", as_list("target_groups"), 0.9),
        ("actions", as_list("actions"), 0.95),
        ("targets", numbers, 0.95),
        ("budget", amounts, 0.95),
        ("measure_code", as_value("measure_code"), 0.97),
        ("general_objective", as_value("general_objective"), 0.95),
        ("specific_objective", as_value("specific_objective"), 0.95),
        ("component", as_value("component"), 0.97),
        ("measure_text", as_value("measure_text"), 0.95),
        ("activity_text", as_value("activity_text"), 0.95),
        ("deadline", as_value("deadline"), 0.95),
        ("period", as_value("period"), 0.95),
        ("status", as_value("status"), 0.95),
        ("activity_type", as_value("activity_type"), 0.95),
        ("measure_inherited_from", as_value("measure_inherited_from"), 1.0),
        ("lines", lambda row: Counter(row["lines"]), 0.97),
    ],
)
def test_fields_are_read(name: str, take: Callable[[Row], Counter[Any]], bar: float) -> None:
    count = measure(name, take)
    assert count.right, f"no example decides {name}"
    assert count.f1 >= bar, f"{count.f1:.3f}\n" + "\n".join(count.shown)


def test_states_of_cells() -> None:
    count = Count()
    for stem in STEMS:
        for truth, reading in paired(stem):
            for name, state in truth["cells"].items():
                read_state = Counter([reading["cells"].get(name)])
                count.add(Counter([state]), read_state, f"{stem}:{truth['line']} {name}")
    assert count.f1 >= 0.97, "\n".join(count.shown)


def differences(truth: Row, reading: Row) -> Iterator[str]:
    """What a record that is no activity should say and does not."""
    for name, value in truth.items():
        if name in ("doc", "line", "kind"):
            continue
        if name == "budgets":
            value, other = [[b["amount"] for b in rows if b["amount"]] for rows in (value, reading[name])]
        elif name == "parties":
            value, other = [sorted(map(plain, rows)) for rows in (value, reading[name])]
        elif isinstance(value, str):
            value, other = plain(value), plain(reading[name])
        else:
            other = reading[name]
        if value != other:
            yield f"line {truth['line']} {name}: expected {value}, read {other}"


@pytest.mark.parametrize("kind", ["service", "abbreviation", "agreement", "strategy"])
def test_other_records(kind: str) -> None:
    wrong: list[str] = []
    assert any(of_kind(expected(stem), kind) for stem in STEMS)
    for stem in STEMS:
        by_line = {row["line"]: row for row in of_kind(found(stem), kind)}
        for truth in of_kind(expected(stem), kind):
            reading = by_line.get(truth["line"])
            wrong += differences(truth, reading) if reading else [f"{stem}:{truth['line']} not found"]
    assert not wrong, "\n".join(wrong)


def test_existing_and_proposed_services_are_told_apart() -> None:
    services = of_kind(found("valea-mare-2031.ro"), "service")
    assert Counter(row["status"] for row in services) == {"existing": 3, "proposed": 2}


@pytest.mark.parametrize("stem", STEMS)
def test_quotes_and_lines_stand_in_the_source(stem: str) -> None:
    (path,) = (path for path in SOURCES if path.stem == stem)
    last = len(path.read_text(encoding="utf-8").splitlines())
    assert found(stem)
    for row in found(stem):
        assert row["lines"] or row["line"], row
        assert all(1 <= line <= last for line in row["lines"]), row


@pytest.mark.parametrize(
    ("stem", "place", "year", "genre"),
    [
        ("valea-mare-2031.ro", "Valea Mare", "2031", "plan"),
        ("judetul-alb-drug-plan-2031-2035.ro", "Alb", "2031", "plan"),
        ("brookfield-action-plan-2031.en", "Brookfield-on-Wend", "2031", "plan"),
        ("aigialini-page.el", "Αιγιαλινή", None, "web"),
        ("saint-loup-plan.fr", "Saint-Loup-des-Brumes", "2031", "plan"),
    ],
)
def test_the_plan_itself(stem: str, place: str, year: str | None, genre: str) -> None:
    (plan,) = of_kind(found(stem), "plan")
    assert plan["genre"] == genre
    assert plain(place)[:9] in plain(plan["place"])
    assert year is None or plan["starts"].startswith(year)


def test_who_carries_the_whole_plan_out() -> None:
    (plan,) = of_kind(found("valea-mare-2031.ro"), "plan")
    assert plain(plan["responsible_for_whole"]) == plain("Direcția de Asistență Socială Valea Mare")
    assert plan["adopting_act"] == "HCL 12/2031"
