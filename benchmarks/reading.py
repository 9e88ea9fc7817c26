"""How fast plans are read: megabytes of text a second from bytes to records, and memory over many documents.

``python benchmarks/reading.py [VARIANTS]`` (100 unless given) makes plans of about 230 KB each, of towns that do not
exist, with page breaks inside rows, and reads them one after the other in one process. Beside it stands what the csv
module of the standard library takes to cut the same text into cells and nothing more: the ratio is what it costs to
know what the cells say.
"""

from __future__ import annotations

import csv
import importlib.util
import io
import resource
import sys
import time
from pathlib import Path
from typing import Any

from planatlas.loaders import records
from planatlas.loaders.document import Document
from planatlas.loaders.formats.text import text_blocks

_SIZE = 230_000


def _maker() -> Any:
    path = Path(__file__).parent.parent / "tests" / "loaders" / "page_breaks.py"
    spec = importlib.util.spec_from_file_location("page_breaks", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is missing")
    module = importlib.util.module_from_spec(spec)
    sys.modules["page_breaks"] = module
    spec.loader.exec_module(module)
    return module


def variant(maker: Any, number: int) -> str:
    """Return a plan of about ``_SIZE`` bytes; the number decides town, wording and where pages break."""
    head = f"PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI VALEA {number}, JUDEȚUL ALB, PENTRU ANUL {2031 + number % 9}\n\n"
    parts, size, seed = [head], len(head), number * 1000
    while size < _SIZE:
        seed += 1
        parts.append(maker.table(seed, rows=40).broken)
        size += len(parts[-1].encode())
    return "\n".join(parts)


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    maker = _maker()
    texts = [variant(maker, number) for number in range(min(count, 10))]
    _read(texts[0])
    start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    mine = peer = 0.0
    rows = size = 0
    for number in range(count):
        text = texts[number % len(texts)] if number < len(texts) else variant(maker, number)
        size += len(text.encode())
        clock = time.process_time()
        rows += _read(text)
        mine += time.process_time() - clock
        clock = time.process_time()
        sum(1 for _ in csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
        peer += time.process_time() - clock
    end = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{count} plans, {size / 1e6:.1f} MB, {rows} records")
    print(f"planatlas      {size / 1e6 / mine:6.2f} MB/s")
    print(f"csv, cells only {size / 1e6 / peer:5.2f} MB/s   ratio {mine / peer:.0f}")
    print(f"peak memory {start / 1024:.0f} MB after the first plan, {end / 1024:.0f} MB after the last")


def _read(text: str) -> int:
    lines = text.splitlines()
    document = Document("a-plan", list(text_blocks(lines)), line_count=len(lines))
    return sum(1 for _ in records(document))


if __name__ == "__main__":
    main()
