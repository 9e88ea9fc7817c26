"""How many calls it takes from a document to its records, and in how many modules: two rows of a table of work.

``python benchmarks/row_calls.py [MODULES]`` reads a plan of one table with two rows, of a town that does not exist,
and counts every call of this package while its records are made a second time, when all that is told once is told.
Below the totals stand the modules with most calls (15 unless given).
"""

from __future__ import annotations

import sys
from collections import Counter
from types import FrameType

from planatlas.loaders import records
from planatlas.loaders.document import Document
from planatlas.loaders.formats.text import text_blocks

PLAN = """\
| Măsura | Responsabil | Parteneri | Termen | Indicatori |
| 1.1 Consiliere pentru tineri | DGASPC Iași | Asociația Alfa | 2031 | 20 de tineri consiliați |
| 1.2 Centru de zi pentru vârstnici | Primăria Iași | DGASPC Iași | 2032 | un centru deschis |
"""


def counted(document: Document) -> Counter[tuple[str, str]]:
    """Return how often each function of the package is called while a document becomes records."""
    found: Counter[tuple[str, str]] = Counter()

    def count(frame: FrameType, event: str, arg: object) -> None:
        path = frame.f_code.co_filename
        if event == "call" and "planatlas/" in path:
            found[path.rpartition("planatlas/")[2], frame.f_code.co_qualname] += 1

    list(records(document))
    sys.setprofile(count)
    try:
        list(records(document))
    finally:
        sys.setprofile(None)
    return found


def main() -> None:
    """Print the figures."""
    found = counted(Document("two-rows", list(text_blocks(PLAN.splitlines()))))
    modules: Counter[str] = Counter()
    for (module, _), calls in found.items():
        modules[module] += calls
    print(f"{found.total():,} calls of {len(found)} functions in {len(modules)} modules")
    for module, calls in modules.most_common(int(sys.argv[1]) if len(sys.argv) > 1 else 15):
        print(f"{calls:6,}  {module}")


if __name__ == "__main__":
    main()
