"""How far the reading of a file is, shown on a terminal while it lasts: a line for each file, gone when it is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

from planatlas.cli.console import messages
from planatlas.loaders.formats.sandbox import listening
from planatlas.ontology.catalogue import message

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from planatlas.loaders.formats.sandbox import Step

__all__ = ["Files", "watching"]


class Files:
    """Lines of a progress bar, one for each file that is being read."""

    def __init__(self, bar: Progress, lang: str) -> None:
        self.bar, self.lang = bar, lang
        self._lines: dict[str, TaskID] = {}

    def hear(self, step: Step) -> None:
        """Show a step of a file."""
        if not step.source:
            return
        if step.source not in self._lines:
            self._lines[step.source] = self.bar.add_task("", total=step.total)
        told = message(f"progress.{step.unit}", self.lang, done=step.done, total=step.total)
        text = f"{PurePath(step.source).name}: {told}"
        self.bar.update(self._lines[step.source], description=text, completed=step.done, total=step.total)

    def done(self, source: str) -> None:
        """Take the line of a file away."""
        if (line := self._lines.pop(source, None)) is not None:
            self.bar.remove_task(line)


@contextmanager
def watching(name: str, lang: str) -> Iterator[None]:
    """Show on a terminal that a file is being read, and how far; nothing where standard error is none."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=messages(), transient=True) as bar:
        line = bar.add_task(name, total=None)
        files = Files(bar, lang)

        def hear(step: Step) -> None:
            bar.update(line, visible=False)
            files.hear(step)

        with listening(hear):
            yield
