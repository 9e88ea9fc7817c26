"""How the reader does on the plans of a folder: ``python tests/plans/score.py [FOLDER ...] [--rows]``.

Without a folder both are measured. One line a document, then totals by shape, language and format; of ``kept`` only the
totals, unless ``--rows`` is given, which also prints every row that is not wholly right.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import planatlas
from planatlas.errors import PlanatlasError
from planatlas.loaders import records as read_records

HERE = Path(__file__).parent
CELLS = ("responsible", "partners", "funding", "deadline", "indicators", "target_groups")
LISTS = ("responsible", "partners", "funding")
ALIKE = 0.6  # from here on a row that was read is taken for the row of the gold, its text not right


@dataclass
class Tally:
    documents: int = 0
    gold: int = 0
    read: int = 0
    text: int = 0
    wholly: int = 0
    extra: int = 0
    given: int = 0
    bodies: int = 0
    bodies_given: int = 0
    bodies_right: int = 0
    budgets: int = 0
    budgets_right: int = 0
    indicators: int = 0
    indicators_right: int = 0
    false_gaps: int = 0
    gaps: int = 0
    gaps_found: int = 0
    bad: int = 0
    bad_said: int = 0
    good_said: int = 0

    def __iadd__(self, other: Tally) -> Tally:
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))
        return self


@dataclass
class Measured:
    """One document, with what was wrong in words."""

    doc: str
    lang: str
    shape: str
    format: str
    tally: Tally
    wrong: list[str] = field(default_factory=list)


def folded(text: object) -> str:
    """A text without case, marks and punctuation."""
    flat = unicodedata.normalize("NFKD", str(text or ""))
    flat = "".join(one for one in flat if not unicodedata.combining(one)).casefold().replace("ς", "σ")
    return " ".join(re.findall(r"[0-9a-zα-ω]+", flat))


def gold_of(path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    head, *rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return head, rows


def texts(row: Any) -> set[str]:
    return {folded(row.measure_text), folded(row.activity_text)} - {""}


def paired(gold: list[dict[str, Any]], rows: list[Any]) -> dict[int, int]:
    """Rows of the gold to rows that were read: the same text first, then the most alike."""
    found: list[tuple[float, int, int]] = []
    for at, wanted in enumerate(gold):
        for to, row in enumerate(rows):
            both = ((one, two) for one in wanted_texts(wanted) for two in texts(row))
            likeness = max((difflib.SequenceMatcher(None, one, two).ratio() for one, two in both), default=0.0)
            if likeness > ALIKE:
                found.append((-likeness, at, to))
    pairs: dict[int, int] = {}
    for _, at, to in sorted(found):
        if at not in pairs and to not in pairs.values():
            pairs[at] = to
    return pairs


def mentions(row: Any, name: str) -> Counter[str]:
    return Counter(filter(None, (folded(getattr(one, "mention", one)) for one in getattr(row, name))))


def wanted_mentions(wanted: dict[str, Any], name: str) -> Counter[str]:
    return Counter(map(folded, wanted.get(name) or ()))


def in_time(wanted: dict[str, Any], row: Any) -> bool:
    """The deadline as printed, in one of the forms the gold allows, or the same first and last day."""
    printed = {folded(one) for one in (wanted["deadline"], *wanted.get("deadline_also", ()))}
    days = "starts" in wanted and (row.starts, row.ends) == (wanted["starts"], wanted["ends"])
    return folded(row.deadline or row.period) in printed or days


def amounts(budget: Iterable[Any]) -> Counter[tuple[float, Any]]:
    read = [one if isinstance(one, dict) else {"amount": one.amount, "year": one.year} for one in budget]
    return Counter((float(one["amount"]), one.get("year")) for one in read if one.get("amount"))


def state(row: Any, name: str) -> str:
    if name == "deadline" and row.period and not row.deadline:
        return "value"
    return str(row.state(name))


def wanted_texts(wanted: dict[str, Any]) -> set[str]:
    return {folded(one) for one in (wanted["measure_text"], *wanted.get("text_also", ()))}


def faults(wanted: dict[str, Any], row: Any) -> list[str]:
    """The fields of a row that count for it to be wholly right, and are not."""
    out = [] if wanted_texts(wanted) & texts(row) else ["text"]
    out += [name for name in LISTS if mentions(row, name) != wanted_mentions(wanted, name)]
    return out if in_time(wanted, row) else [*out, "deadline"]


def told(path: Path, records: list[Any]) -> bool:
    """Whether the reader says that some of it was not understood; a word on how the file was opened is none."""
    tables = [one for one in records if getattr(one, "kind", type(one).__name__.lower()) == "table"]
    return any(one.understood != "yes" for one in tables) or checked(path) != 0


def checked(path: Path) -> int:
    """The exit code of ``planatlas check``."""
    from planatlas.cli.app import run

    quiet, argv = io.StringIO(), sys.argv
    sys.argv = ["planatlas", "check", str(path)]
    try:
        with contextlib.redirect_stderr(quiet), contextlib.redirect_stdout(quiet):
            run()
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        sys.argv = argv
    return 0


def add_pair(tally: Tally, wanted: dict[str, Any], row: Any) -> list[str]:
    wrong = faults(wanted, row)
    tally.read += 1
    tally.text += "text" not in wrong
    tally.wholly += not wrong
    for name in ("responsible", "partners"):
        tally.bodies_right += (mentions(row, name) & wanted_mentions(wanted, name)).total()
    if wanted["budget"]:
        tally.budgets_right += amounts(row.budget) == amounts(wanted["budget"])
    if wanted["indicators"]:
        tally.indicators_right += mentions(row, "indicators") == wanted_mentions(wanted, "indicators")
    for name in CELLS:
        if state(row, name) != "empty":
            continue
        tally.gaps_found += wanted["cells"][name] == "empty"
        if wanted["cells"][name] not in ("empty", "either"):
            tally.false_gaps += 1
            wrong.append(f"false gap: {name}")
    return wrong


def count(gold: list[dict[str, Any]], rows: list[Any]) -> tuple[Tally, list[str]]:
    tally, wrong, pairs = Tally(documents=1, gold=len(gold), given=len(rows)), [], paired(gold, rows)
    for at, wanted in enumerate(gold):
        tally.bodies += len(wanted["responsible"]) + len(wanted["partners"])
        tally.budgets += bool(wanted["budget"])
        tally.indicators += bool(wanted["indicators"])
        tally.gaps += sum(wanted["cells"][name] == "empty" for name in CELLS)
        failed = add_pair(tally, wanted, rows[pairs[at]]) if at in pairs else ["not read"]
        wrong += [f"{wanted['measure_text']}: {', '.join(failed)}"] if failed else []
    for to, row in enumerate(rows):
        tally.bodies_given += sum((mentions(row, name).total() for name in ("responsible", "partners")), 0)
        if to not in pairs.values():
            tally.extra += 1
            tally.false_gaps += sum(state(row, name) == "empty" for name in CELLS)
            wrong.append(f"invented or doubled: {row.measure_text or row.activity_text}")
    return tally, wrong


def measure(gold_path: Path) -> Measured:
    head, gold = gold_of(gold_path)
    path = gold_path.parent / head["file"]
    try:
        records = list(read_records(planatlas.read(path)))
        said = told(path, records)
    except PlanatlasError:
        records, said = [], True
    tally, wrong = count(gold, [one for one in records if type(one).__name__ == "Activity"])
    tally.bad = int(tally.text < tally.gold or tally.extra > 0)
    tally.bad_said, tally.good_said = int(bool(tally.bad) and said), int(not tally.bad and said)
    return Measured(head["doc"], head["lang"], head["shape"], path.suffix[1:], tally, wrong)


def measured(folder: Path) -> list[Measured]:
    return [measure(one) for one in sorted(folder.glob("*.jsonl"))]


def total(results: Iterable[Measured]) -> Tally:
    out = Tally()
    for one in results:
        out += one.tally
    return out


HEAD = (
    f"{'':30}{'docs':>5}{'gold':>5}{'read':>5}{'text':>5}{'whole':>6}{'extra':>6}  {'bodies p, r':13}"
    f"{'budget':>8}{'indic.':>8}{'false gaps':>11}{'true gaps':>10}{'bad':>5}{'told':>5}{'told, good':>11}"
)


def line(name: str, one: Tally) -> str:
    precision = f"{one.bodies_right / one.bodies_given:.2f}" if one.bodies_given else "-"
    recall = f"{one.bodies_right / one.bodies:.2f}" if one.bodies else "-"
    return (
        f"{name[:29]:30}{one.documents:5}{one.gold:5}{one.read:5}{one.text:5}{one.wholly:6}{one.extra:6}  "
        f"{precision + ', ' + recall:13}{f'{one.budgets_right}/{one.budgets}':>8}"
        f"{f'{one.indicators_right}/{one.indicators}':>8}{one.false_gaps:11}{f'{one.gaps_found}/{one.gaps}':>10}"
        f"{one.bad:5}{one.bad_said:5}{one.good_said:11}"
    )


def report(folder: Path, rows: bool) -> Iterator[str]:
    results = measured(folder)
    yield f"{folder.name}\n{HEAD}"
    for one in results if rows or folder.name != "kept" else ():
        yield line(f"{one.doc}.{one.format}", one.tally)
        yield from (f"    {text}" for text in (one.wrong if rows else ()))
    for by in ("shape", "lang", "format"):
        for value in sorted({getattr(one, by) for one in results}):
            yield line(f"  {by} {value}", total(one for one in results if getattr(one, by) == value))
    yield line("all", total(results))


if __name__ == "__main__":
    chosen = [Path(one) for one in sys.argv[1:] if not one.startswith("--")] or [HERE / "open", HERE / "kept"]
    for place in chosen:
        for text in report(place, "--rows" in sys.argv):
            sys.stdout.write(text + "\n")
