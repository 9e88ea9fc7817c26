"""How well mentions are resolved: hard pairs, hand-checked documents, speed; other ways beside it on the same pairs.

    python benchmarks/resolution.py                the tables
    python benchmarks/resolution.py --json         the same as JSON
    python benchmarks/resolution.py --wrong        the pairs that came out wrong

The pairs stand in tests/institutions/pairs.csv; each is read in a document (or two) of the town it names. The
documents are those in ../shared/plans where there are any; what their mentions stand for is in
tests/institutions/gold.json, keyed by hashes.

Beside it stand plain string similarity (rapidfuzz) and, where it is installed, probabilistic record linkage: splink,
which `pip install splink` brings. Both are given the threshold at which they do best on these very pairs.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from planatlas.graph import identify, resolve
from planatlas.records import Abbreviation, Activity, Mention, Plan, Record

HERE = Path(__file__).resolve().parent
PAIRS = HERE.parent / "tests" / "institutions" / "pairs.csv"
GOLD = HERE.parent / "tests" / "institutions" / "gold.json"
PLANS = HERE.parent.parent / "shared" / "plans"
LANGS = {"RO": "ro", "GR": "el", "VN": "fr", "FR": "fr", "GB": "en"}
ISSUERS = {
    "Nghe An": "Comité populaire de la province de Nghe An",
    "Northmoor": "Northmoor City Council",
    "Barrow Hill": "Barrow Hill City Council",
}


@dataclass(frozen=True)
class Pair:
    """Two mentions, each with the town of the document it stands in, and whether they are one body."""

    same: bool
    why: str
    left: str
    left_place: str
    right: str
    right_place: str
    country: str
    abbreviations: str


@dataclass(frozen=True)
class Score:
    """Precision, recall and their mean of a set of decisions."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """The hard pairs."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Pair(row["same"] == "1", **{name: row[name] for name in row if name != "same"}) for row in rows]


def _document(doc: str, place: str, pair: Pair, mentions: Iterable[str]) -> list[Record]:
    town = place.split("#")[0]
    issuer = ISSUERS.get(town) or ("Consiliul Local " + town if pair.country == "RO" else None)
    plan = Plan(doc=doc, line=1, name="Plan", issuer=issuer, place=town, country=pair.country, lang=LANGS[pair.country])
    listed = [entry.split("=") for entry in pair.abbreviations.split(";") if entry]
    records: list[Record] = [plan, *(Abbreviation(doc=doc, short=short, long=long) for short, long in listed)]
    for line, mention in enumerate(mentions, start=2):
        records.append(Activity(doc=doc, line=line, measure_text="x", responsible=[Mention(mention)]))
    return records


def ours(pair: Pair) -> bool:
    """Whether planatlas says that the two are one body."""
    if pair.left_place == pair.right_place:
        records, docs = _document("one", pair.left_place, pair, (pair.left, pair.right)), ("one", "one")
    else:
        records = _document("one", pair.left_place, pair, (pair.left,))
        records += _document("two", pair.right_place, pair, (pair.right,))
        docs = ("one", "two")
    resolved = resolve(records)
    return resolved.of(pair.left, docs[0]) == resolved.of(pair.right, docs[1])


def similar(pair: Pair, threshold: float) -> bool:
    """What a threshold on rapidfuzz's WRatio of the folded names says."""
    from rapidfuzz import fuzz

    from planatlas.ontology import fold

    return fuzz.WRatio(fold(pair.left), fold(pair.right)) >= threshold


def score(answers: Iterable[tuple[bool, bool]]) -> Score:
    """Precision and recall of (said, true)."""
    counts = Counter(answers)
    hits, false, missed = counts[True, True], counts[True, False], counts[False, True]
    return Score(hits / max(1, hits + false), hits / max(1, hits + missed))


def best_similarity(pairs: list[Pair]) -> tuple[int, Score]:
    """The threshold at which plain similarity does best on these very pairs, and its score there."""
    scored = [(at, score((similar(pair, at), pair.same) for pair in pairs)) for at in range(50, 101)]
    return max(scored, key=lambda one: one[1].f1)


def linked(pairs: list[Pair]) -> dict[int, float] | None:
    """By the number of a pair, how probable splink finds it that both are one; None where splink is not installed.

    Names, their places and the initials of their words are compared; the model is trained on the pairs themselves,
    without being told which are one.
    """
    try:
        from splink import DuckDBAPI, Linker, SettingsCreator, block_on
        from splink import comparison_library as compare
    except ImportError:
        return None
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.JaroWinklerAtThresholds("name", [0.95, 0.88, 0.8]),
            compare.ExactMatch("place"),
            compare.LevenshteinAtThresholds("letters", [1]),
        ],
        blocking_rules_to_generate_predictions=[block_on("pair")],
    )
    linker = Linker(DuckDBAPI().register(_splink_table(pairs)), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("name", "place")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("place", "first"), block_on("name")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0).as_record_list()
    return {int(one["unique_id_l"].split("-")[0]): one["match_probability"] for one in found}


def _splink_table(pairs: list[Pair]) -> Any:
    import pyarrow

    from planatlas.ontology import fold

    rows = []
    for number, pair in enumerate(pairs):
        for side, (text, place) in enumerate(((pair.left, pair.left_place), (pair.right, pair.right_place))):
            name = fold(text)
            letters = "".join(word[0] for word in name.split())
            own = {"unique_id": f"{number}-{side}", "pair": number, "name": name, "letters": letters}
            rows.append({**own, "place": place.split("#")[0], "first": name.split()[0]})
    return pyarrow.Table.from_pylist(rows)


def best_linkage(pairs: list[Pair]) -> tuple[float, Score] | None:
    """The probability at which splink does best on these very pairs, and its score there; None where it is absent."""
    probable = linked(pairs)
    if probable is None:
        return None
    steps = [step / 100 for step in range(1, 100)]
    scored = [
        (at, score((probable.get(number, 0.0) >= at, pair.same) for number, pair in enumerate(pairs))) for at in steps
    ]
    return max(scored, key=lambda one: one[1].f1)


def checked_documents() -> Iterator[tuple[str, Score, Score, float]]:
    """For each document at hand: its name, the score on pairs of mentions of bodies, on classes, and the share checked.

    A pair counts as often as its mentions stand in the document.
    """
    gold = json.loads(GOLD.read_text(encoding="utf-8"))["mentions"]
    for path in sorted(PLANS.glob("*")) if PLANS.is_dir() else ():
        if truth := gold.get(hashlib.sha256(path.read_bytes()).hexdigest()[:16]):
            yield (path.stem, *_checked(path, truth))


def _checked(path: Path, truth: dict[str, str]) -> tuple[Score, Score, float]:
    from planatlas import loaders

    resolved = resolve(identify(loaders.records(loaders.read(path))))
    uses: Counter[tuple[str, str]] = Counter()
    classes: list[tuple[bool, bool]] = []
    total = 0
    for body in resolved.institutions:
        for mention in body.mentions:
            total += 1
            if label := truth.get(mention_hash(mention.mention)):
                uses[body.id, label] += 1
                classes.append((body.cls, label.startswith("class:")))
    return _pairwise(uses), score(classes), sum(uses.values()) / max(1, total)


def _pairwise(uses: Counter[tuple[str, str]]) -> Score:
    bodies = {key: count for key, count in uses.items() if not key[1].startswith("class:")}
    said = true = both = 0
    for count in bodies.values():
        both += count * (count - 1) // 2
        said += count * (count - 1) // 2
        true += count * (count - 1) // 2
    for (one, left), (other, right) in combinations(bodies, 2):
        product = bodies[one, left] * bodies[other, right]
        said += product * (one == other)
        true += product * (left == right)
    return Score(both / max(1, said), both / max(1, true))


def mention_hash(mention: str) -> str:
    """By what a mention is known in the gold file, which holds no text of the documents."""
    return hashlib.sha256(mention.encode()).hexdigest()[:12]


def speed(mentions: int = 100_000, documents: int = 100) -> float:
    """Seconds to resolve that many mentions of many documents; what they are stands in benchmarks/mentions.py."""
    from mentions import plans

    records = list(plans(mentions, documents))
    start = time.perf_counter()
    resolve(identify(records))
    return time.perf_counter() - start


def report(with_speed: bool = True) -> dict[str, Any]:
    """All figures."""
    pairs = read_pairs()
    mine = score((ours(pair), pair.same) for pair in pairs)
    at, plain = best_similarity(pairs)
    out: dict[str, Any] = {"pairs": len(pairs), "planatlas": _row(mine), f"WRatio >= {at} (its best)": _row(plain)}
    out["WRatio >= 90"] = _row(score((similar(pair, 90), pair.same) for pair in pairs))
    if best := best_linkage(pairs):
        out[f"splink >= {best[0]} (its best)"] = _row(best[1])
    else:
        out["splink"] = "not installed (pip install splink)"
    for name, bodies, classes, share in checked_documents():
        out[name] = {**_row(bodies), "classes": round(classes.f1, 3), "checked": round(share, 3)}
    if with_speed:
        out["100,000 mentions, seconds"] = round(speed(), 1)
    return out


def _row(one: Score) -> dict[str, float]:
    return {"precision": round(one.precision, 4), "recall": round(one.recall, 4), "f1": round(one.f1, 4)}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    given = parser.parse_args()
    if given.wrong:
        for pair in read_pairs():
            if (said := ours(pair)) != pair.same:
                print(
                    "one" if said else "two",
                    pair.left,
                    pair.left_place,
                    pair.right,
                    pair.right_place,
                    pair.why,
                    sep=" | ",
                )
        return
    figures = report()
    if given.json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    for name, value in figures.items():
        print(f"{name:42}", value)


if __name__ == "__main__":
    main()
