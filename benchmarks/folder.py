"""A folder of a thousand mixed files: built, interrupted, killed, taken up again, and built once more unchanged.

``python benchmarks/folder.py [FILES [ROOM [STEP...]]]`` (1,000 unless given, in a folder that is removed unless ROOM
names one) makes text, pages, separated values, Word, Excel, OpenDocument and PDF files out of the example plans, each
of another town, and among them files that are broken or hostile. Steps: make, build, interrupt, kill, again, compare;
all unless some are named. Each prints seconds and the peak memory of its largest process.
"""

from __future__ import annotations

import csv
import html
import io
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parents[1]
sys.path.insert(0, str(HERE / "tests" / "readers"))
COMMAND = Path(sys.executable).with_name("planatlas")
EXAMPLES = sorted(path for path in (HERE / "examples").glob("*.*.txt"))
TOWNS = (
    "Valea Mare",
    "Brookfield-on-Wend",
    "Brookfield",
    "Saint-Loup-des-Brumes",
    "Saint-Loup",
    "Αιγιαλινή",
    "Αιγιαλινής",
)
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru")
KINDS = ("txt", "html", "docx", "txt", "csv", "odt", "txt", "xlsx", "html", "pdf")
BROKEN = 33
"""Of so many files one is broken or hostile."""
Lines = list[str]


def main() -> None:
    """Make the folder and run the steps."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        room = Path(sys.argv[2] if len(sys.argv) > 2 else folder)
        steps: dict[str, Callable[[], None]] = {
            "make": lambda: make(room / "in", count),
            "build": lambda: built("build", room, "whole.atlas"),
            "interrupt": lambda: cut(room, "interrupted.atlas", signal.SIGINT, count // 2),
            "kill": lambda: cut(room, "killed.atlas", signal.SIGKILL, count * 3 // 4),
            "again": lambda: built("again, unchanged", room, "whole.atlas"),
            "compare": lambda: compare(room, "whole.atlas", "interrupted.atlas", "killed.atlas"),
        }
        for name in sys.argv[3:] or steps:
            steps[name]()


def make(folder: Path, count: int) -> None:
    """Write the files, one after the other by rule."""
    import hostile  # type: ignore[import-not-found]

    folder.mkdir(parents=True)
    bad = [(name, maker) for name, (maker, _) in hostile.HOSTILE.items() if not name.startswith(("stream", "bomb"))]
    for number in range(count):
        if number % BROKEN == BROKEN - 1:
            name, maker = bad[number // BROKEN % len(bad)]
            (folder / f"{number:04}-{name}").write_bytes(maker())
            continue
        source, kind = EXAMPLES[number // len(KINDS) % len(EXAMPLES)], KINDS[number % len(KINDS)]
        lines = moved(source.read_text(encoding="utf-8"), number).splitlines()
        (folder / f"{number:04}.{kind}").write_bytes(WRITERS[kind](lines))
    kinds = Counter(path.suffix.lstrip(".") for path in folder.iterdir())
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{count} files, {size / 1e6:.1f} MB:", ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items())))


def moved(text: str, number: int) -> str:
    """The same plan in another town."""
    name = "".join(SYLLABLES[int(digit)] for digit in f"{number:04}").capitalize()
    for town in TOWNS:
        text = re.sub(re.escape(town), name, text)
        text = re.sub(re.escape(town.upper()), name.upper(), text)
    return text


def table(lines: Lines) -> list[list[str]]:
    return [line.split("\t") for line in lines if "\t" in line]


def as_text(lines: Lines) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def as_csv(lines: Lines) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(table(lines))
    return out.getvalue().encode()


def as_page(lines: Lines) -> bytes:
    body = ["<table border=1>"] if "\t" in lines[0] else []
    for before, line in zip(["", *lines], lines, strict=False):
        if "\t" in line:
            body += [] if "\t" in before else ["<table border=1>"]
            body.append("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")) + "</tr>")
        else:
            body += ["</table>"] if "\t" in before else []
            body.append(f"<p>{html.escape(line)}</p>")
    style = "table{border-collapse:collapse;font-size:8pt}td{border:1px solid black}@page{size:A4 landscape}"
    return f"<html><head><meta charset=utf-8><style>{style}</style></head><body>{''.join(body)}</body></html>".encode()


def as_pdf(lines: Lines) -> bytes:
    from weasyprint import HTML

    return bytes(HTML(string=as_page(lines).decode()).write_pdf())


def as_word(lines: Lines) -> bytes:
    import docx

    word, out, grid = docx.Document(), io.BytesIO(), None
    for line in lines:
        cells = line.split("\t")
        if len(cells) == 1:
            word.add_paragraph(line)
            grid = None
            continue
        grid = grid if grid is not None and len(grid.columns) >= len(cells) else word.add_table(0, len(cells))
        for cell, text in zip(grid.add_row().cells, cells, strict=False):
            cell.text = text
    word.save(out)
    return out.getvalue()


def as_sheet(lines: Lines) -> bytes:
    import openpyxl

    book, out = openpyxl.Workbook(), io.BytesIO()
    for line in lines:
        book.worksheets[0].append(line.split("\t"))
    book.save(out)
    return out.getvalue()


def as_odt(lines: Lines) -> bytes:
    import odfdo

    document, out = odfdo.Document("text"), io.BytesIO()
    document.body.clear()
    grid = None
    for line in lines:
        if "\t" not in line:
            grid = None
            document.body.append(odfdo.Paragraph(line))
            continue
        if grid is None:
            grid = odfdo.Table(f"T{len(document.body.children)}")
            document.body.append(grid)
        row = odfdo.Row()
        row.set_values(line.split("\t"))
        grid.append_row(row)
    document.save(out)
    return out.getvalue()


WRITERS = {"txt": as_text, "csv": as_csv, "html": as_page, "pdf": as_pdf, "docx": as_word, "xlsx": as_sheet,
           "odt": as_odt}  # fmt: skip


def start(room: Path, atlas: str) -> subprocess.Popen[bytes]:
    with (room / f"{atlas}.said").open("wb") as said:
        return subprocess.Popen([COMMAND, "build", "in", "-o", atlas, "--lang", "en"], cwd=room, stderr=said)


def built(name: str, room: Path, atlas: str) -> None:
    """Build and print what it took."""
    clock = time.perf_counter()
    process = start(room, atlas)
    _, status, usage = os.wait4(process.pid, 0)
    seconds, peak = time.perf_counter() - clock, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    print(f"{name:24} {seconds:7.1f} s {peak:6.0f} MiB   exit {os.waitstatus_to_exitcode(status)}")
    for line in (room / f"{atlas}.said").read_text(encoding="utf-8").splitlines():
        if line.startswith(("Read:", atlas)) or " × " in line:
            print(f"    {line[:150]}")


def cut(room: Path, atlas: str, how: signal.Signals, after: int) -> None:
    """Build, end it once so many files are read, and build on."""
    clock = time.perf_counter()
    process = start(room, atlas)
    while process.poll() is None and len(list((room / atlas / "readings").glob("*[0-9a-f].json.gz"))) < after:
        time.sleep(0.05)
    ended = time.perf_counter()
    process.send_signal(how)
    code = process.wait()
    kept = len(list((room / atlas / "readings").glob("*[0-9a-f].json.gz")))
    wait = time.perf_counter() - ended
    print(f"{how.name} after {ended - clock:.1f} s: ended in {wait:.2f} s, exit {code}, readings kept: {kept}")
    built("taken up again", room, atlas)


def compare(room: Path, first: str, *others: str) -> None:
    """Compare the atlases file by file."""
    for other in others:
        names = sorted({p.relative_to(room / atlas) for atlas in (first, other) for p in (room / atlas).rglob("*.*")})
        different = [str(name) for name in names if content(room / first / name) != content(room / other / name)]
        print(f"{other}: {len(names)} files, different from {first}: {different or 'none'}")


def content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


if __name__ == "__main__":
    main()
