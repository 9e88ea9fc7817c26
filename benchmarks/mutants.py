"""Mutants of the plans in a folder: each is read through the guarded door as any file is, and timed.

``python benchmarks/mutants.py N SEED [FOLDER]`` makes N mutants by the seed (bytes flipped, cut, doubled, taken out,
bad bytes, long lines, encodings swapped) of the text files of a folder, ``examples/`` unless given, and prints how many
were refused, how many took longer than 20 seconds, how many ended in a fault of the program, and the slowest.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from planatlas.graph.pipeline.reading import Reading, Source, read_one

SLOW = 20.0
ENCODINGS = ("utf-16", "cp1250", "cp1253", "cp1252", "iso-8859-7")


def main() -> None:
    """Read the mutants and print what came of them."""
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(__file__).parents[1] / "examples"
    plans = sorted(path for path in folder.glob("*.txt") if path.is_file())
    chance = random.Random(seed)
    read: list[tuple[float, str, str, Reading]] = []
    with tempfile.TemporaryDirectory() as room:
        for number in range(count):
            plan, change = plans[number % len(plans)], CHANGES[number // len(plans) % len(CHANGES)]
            path = Path(room) / f"m{number:04}.txt"
            path.write_bytes(change(plan.read_bytes(), chance))
            read.append(timed(path, change.__name__, plan.name))
    told(read)


def timed(path: Path, change: str, plan: str) -> tuple[float, str, str, Reading]:
    """Read one file and take the time."""
    begun = time.monotonic()
    try:
        reading = read_one(Source(path))
    except Exception as problem:  # noqa: BLE001 - this is what is counted
        reading = Reading(Source(path), error=f"Traceback: {type(problem).__name__}: {problem}")
    return time.monotonic() - begun, change, plan, reading


def told(read: list[tuple[float, str, str, Reading]]) -> None:
    """Print the counts, and each mutant that should not be."""
    faults = [
        one for one in read if "a fault of planatlas" in (one[3].error or "") or "Traceback" in (one[3].error or "")
    ]
    slow = [one for one in read if one[0] > SLOW or "took longer" in (one[3].error or "")]
    refused = sum(one[3].error is not None for one in read)
    seconds, change, plan, _ = max(read, key=lambda one: one[0])
    print(f"{len(read)} mutants: {refused} refused, {len(slow)} over {SLOW:.0f} s, {len(faults)} with a traceback")
    print(f"slowest: {seconds:.1f} s ({change} of {plan}); all: {sum(one[0] for one in read):.0f} s")
    for spent, change, plan, reading in [*slow, *faults]:
        print(f"  {spent:.1f} s {change} of {plan}: {reading.error}")


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 60)):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def one_bad_byte(data: bytes, chance: random.Random) -> bytes:
    """A byte that is no UTF-8 stands somewhere."""
    at = chance.randrange(len(data))
    return data[:at] + b"\xff" + data[at:]


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return data[: chance.randrange(len(data))]


def doubled(data: bytes, chance: random.Random) -> bytes:
    """A block stands several times."""
    start, length = chance.randrange(len(data)), chance.randint(100, 20_000)
    block = data[start : start + length]
    return data[:start] + block * chance.randint(2, 8) + data[start:]


def taken_out(data: bytes, chance: random.Random) -> bytes:
    """A block is missing."""
    start, length = chance.randrange(len(data)), chance.randint(100, 20_000)
    return data[:start] + data[start + length :]


def one_line(data: bytes, chance: random.Random) -> bytes:
    """The line breaks of a block are gone, some of the tabs too; a bad byte may stand in it."""
    start, length = chance.randrange(len(data)), chance.randint(1_000, 60_000)
    block = data[start : start + length].replace(b"\n", b" ")
    block = block.replace(b"\t", b" ") if chance.random() < 0.5 else block
    return data[:start] + block + (b"\xff" if chance.random() < 0.5 else b"") + data[start + length :]


def other_encoding(data: bytes, chance: random.Random) -> bytes:
    """Saved in another encoding, or read in one and saved as UTF-8."""
    text, encoding = data.decode("utf-8", "replace"), chance.choice(ENCODINGS)
    if chance.random() < 0.5:
        return text.encode(encoding, "replace")
    return text.encode().decode(encoding, "replace").encode("utf-8", "surrogatepass")


def shuffled(data: bytes, chance: random.Random) -> bytes:
    """Lines stand in another order."""
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped, one_bad_byte, cut, doubled, taken_out, one_line, other_encoding, shuffled,
)  # fmt: skip


if __name__ == "__main__":
    main()
