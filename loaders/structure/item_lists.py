"""Lists of work: the items under "Măsuri:" or "In 2031 we will:", or those that say themselves who does it and when.

The items of a list are told together: where some state who or when, the others are work of which nothing is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planatlas.loaders.structure.item_tails import ItemTail, item_tail
from planatlas.loaders.structure.labelled import Event, event_of, is_label_line
from planatlas.loaders.structure.openings import opens_work, promises_all, promises_work, tells_done
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.values.codes import take_code

__all__ = ["item_events"]

_ENOUGH = 2
# What may stand at the end of any sentence (money, partners) does not tell work by itself.
_CERTAIN = frozenset(("responsible", "deadline", "period"))


@dataclass(slots=True)
class _Run:
    """Items that stand together, and the line right above them; ``labelled`` are those with labels on further lines."""

    above: Passage | None
    items: list[Passage] = field(default_factory=list)
    tails: list[ItemTail] = field(default_factory=list)
    labelled: set[int] = field(default_factory=set)


def item_events(parts: Sequence[Passage]) -> dict[tuple[int, ...], list[Event]]:
    """Return the events of every item of a list of work, and of the line that opens one, by its blocks."""
    out: dict[tuple[int, ...], list[Event]] = {}
    for run in _runs(parts):
        # The line that opens the list is none of its work, and ends a card above.
        if run.above is not None and run.above.kind == "text" and opens_work(run.above.text):
            out[run.above.at] = [Event("break", run.above)]
        run.tails = [item_tail(item.text) for item in run.items]
        if _is_work(run):
            out.update((item.at, _events(run, number)) for number, item in enumerate(run.items))
    return out


def _runs(parts: Sequence[Passage]) -> Iterator[_Run]:
    run = _Run(None)
    for part in parts:
        if not part.furniture and (part.kind == "item" or _is_coded(part)):
            run.items.append(part)
        # Lines of labels between items belong to the item above them.
        elif run.items and is_label_line(part):
            run.labelled.add(len(run.items) - 1)
        elif part.kind != "rule":
            if run.items:
                yield run
            run = _Run(part)
    if run.items:
        yield run


def _is_coded(part: Passage) -> bool:
    """A line with a code of several parts instead of a list mark, whose end says who or when."""
    # Both are asked for: numbered paragraphs have codes, and sentences have dates.
    return part.kind == "text" and not part.heads and bool(take_code(part.text)[0] and item_tail(part.text).fields)


def _is_work(run: _Run) -> bool:
    """Under a line that promises work one item that says who or when tells for all; elsewhere most of them must.

    Where none says so, only a turn that opens nothing but work tells; what stands under "Măsuri:" is read line by line.
    """
    # First of all: what was done has people and dates as well.
    if any(map(tells_done, _headings(run))):
        return False
    # Labels on further lines make cards, unless the line above promises work.
    if run.labelled:
        return run.above is not None and promises_work(run.above)
    if not any(tail.fields for tail in run.tails):
        return run.above is not None and promises_all(run.above)
    if run.above is not None and promises_work(run.above):
        return True
    # Without a promise the list must speak for itself: who, and one field more, in most items.
    stating = [tail for tail in run.tails if tail.names and _is_full(tail)]
    return len(stating) * 2 > len(run.tails)


def _headings(run: _Run) -> Iterator[str]:
    yield from (run.above.text,) if run.above is not None else ()
    yield run.items[0].path.heading or ""


def _is_full(tail: ItemTail) -> bool:
    return len({one.field for one in tail.fields}) >= _ENOUGH and any(one.field in _CERTAIN for one in tail.fields)


def _events(run: _Run, number: int) -> list[Event]:
    """The events of one item; one without a tail that others stand below only heads them."""
    item, tail = run.items[number], run.tails[number]
    below = run.items[number + 1] if number + 1 < len(run.items) else None
    # Deeper items are the work then, each with its own end.
    if not tail.fields and (item.text.rstrip().endswith(":") or (below is not None and below.depth > item.depth)):
        return [Event("break", item)]
    # A code in the text goes before the mark of the list, which may only count.
    code, rest = take_code(tail.head)
    mark = item.mark.strip("().")
    title = (rest if code else tail.head).strip(" *_;")
    opener = Event("opener", item, "title", "", title, code or (mark if mark.isdecimal() else None), listed=True)
    return [opener, *(event_of(item, one.field, one.label, one.value) for one in tail.fields)]
