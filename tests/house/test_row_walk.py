"""The drawing of what a row passes through: every function is there, is called, and in the order of the drawing."""

import re
import sys
from pathlib import Path
from types import FrameType

from planatlas.loaders import records
from planatlas.loaders.document import Document
from planatlas.loaders.formats.text import text_blocks

PAGE = (Path(__file__).parents[2] / "docs" / "architecture.md").read_text(encoding="utf-8")
DRAWING = PAGE.split("## The walk of one row")[1].split("```")[1]
STEPS = re.findall(r"─ ([\w.]+) +(loaders/[\w/]+\.py)", DRAWING)
PLAN = """\
| Măsura | Responsabil | Parteneri | Termen |
| 1.1 Ceai pentru vecini | Primăria Lunca | Asociația Alfa | 2031 |
| 1.2 Bănci lângă pod | Primăria Lunca | Asociația Beta | 2032 |
"""


def passed_through() -> list[tuple[str, str]]:
    """The functions of the package, with their files, in the order in which each is first called."""
    found: dict[tuple[str, str], None] = {}

    def note(frame: FrameType, event: str, arg: object) -> None:
        package, _, path = frame.f_code.co_filename.rpartition("planatlas/loaders/")
        if event == "call" and package:
            found.setdefault((frame.f_code.co_qualname, f"loaders/{path}"))

    blocks = list(text_blocks(PLAN.splitlines()))
    sys.setprofile(note)
    try:
        made = list(records(Document("lunca", blocks)))
    finally:
        sys.setprofile(None)
    assert sum(one.kind == "activity" for one in made) == 2
    return list(found)


def test_a_row_walks_as_it_is_drawn() -> None:
    way = passed_through()
    assert len(STEPS) > 12
    assert not [step for step in STEPS if step not in way]
    within = [step for step in STEPS if step[0] != "_finished"]  # the plan's own record is finished first
    assert within == sorted(within, key=way.index)
