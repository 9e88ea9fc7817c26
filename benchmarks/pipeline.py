"""How long the way from a source to a report takes, and how much memory: one line a step, each in its own process.

``python benchmarks/pipeline.py [COPIES]`` reads the example plans, each COPIES times over (1 unless given) as plans of
as many other towns, so that the growth with the size of the corpus shows.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"
COMMAND = Path(sys.executable).with_name("planatlas")
TOWNS = ("Valea Mare", "Brookfield-on-Wend", "Saint-Loup-des-Brumes", "Αιγιαλινή", "ΑΙΓΙΑΛΙΝΗ")


def main() -> None:
    """Run every step and print seconds and peak memory."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        sources = [str(path) for path in copied(room, copies)]
        atlas = str(room / "bench.atlas")
        print(f"{len(sources)} sources, {sum(Path(s).stat().st_size for s in sources) / 1024:.0f} KiB")
        step("help", "--help")
        step("extract, the largest", "extract", str(EXAMPLES / "valea-mare-2031.ro.txt"))
        step("build", "build", *sources, "-o", atlas)
        step("gaps", "gaps", atlas, "--format", "json")
        step("report", "report", atlas, "-o", str(room / "report.html"))


def copied(room: Path, copies: int) -> list[Path]:
    """Write every example COPIES times, each time with a number after the names of its towns."""
    made = []
    for source in sorted(path for path in EXAMPLES.iterdir() if path.is_file() and path.name != "README.md"):
        text = source.read_text(encoding="utf-8")
        for number in range(copies):
            target = room / (f"{number:04}-{source.name}" if number else source.name)
            target.write_text(moved(text, number), encoding="utf-8")
            made.append(target)
    return made


def moved(text: str, number: int) -> str:
    """The same plan in another town."""
    for town in TOWNS if number else ():
        text = text.replace(town, f"{town} {number}")
    return text


def step(name: str, *arguments: str) -> None:
    """Run one command of planatlas and print what it took."""
    start = time.perf_counter()
    process = subprocess.Popen([COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    print(f"{name:22} {seconds:7.2f} s {peak(usage):6.0f} MiB   exit {os.waitstatus_to_exitcode(status)}")


def peak(usage: resource.struct_rusage) -> float:
    """Peak resident memory in MiB; Linux counts in KiB, macOS in bytes."""
    return usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


if __name__ == "__main__":
    main()
