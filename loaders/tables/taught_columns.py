"""What people taught about the columns of a table, put over whatever its headings and content told."""

from __future__ import annotations

from planatlas.loaders.tables.layout import Layout
from planatlas.loaders.values.taught import OTHER, lettered, taught
from planatlas.records import Caveat, Doubt

__all__ = ["decide"]


def decide(layout: Layout) -> None:
    """Give the columns people spoke of their field. Another column of that field gives way to it.

    Of two columns that are taught to be one field the first has it, and a doubt names the other.
    """
    width = len(layout.fields)
    headings = [" ".join(text.split()) for text in (*layout.headings, *[""] * width)][:width]
    # A table without headings is spoken of by letters.
    headings = headings if any(headings) else lettered(width)
    for at, heading in enumerate(headings):
        rule = taught().column([heading], at + 1, headings)
        if rule is None:
            continue
        name = None if rule.field == OTHER else rule.field
        holds = name is not None and any(layout.fields[one] == name for one in layout.decided)
        layout.fields = [None if field == name and one not in layout.decided else field
                         for one, field in enumerate(layout.fields)]  # fmt: skip
        layout.fields[at] = None if holds else name
        layout.decided |= {at}
        layout.caveats = [one for one in layout.caveats if ("column", str(at + 1)) not in one.values]
        if holds:
            layout.caveats.append(Caveat.of(Doubt.TAUGHT_TWICE, name, column=at + 1))
    layout.asks_target = layout.asks_target or "targets" in layout.fields
