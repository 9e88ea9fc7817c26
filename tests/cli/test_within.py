"""The command within this process, as most tests run it, ends and prints as the command in one of its own does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
TOWN = "valea-mare-2031.ro.txt"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, ["--version"]),
        (0, ["build", "--help"]),
        (2, ["nonsense"]),
        (2, ["gaps", "nowhere.atlas"]),
        (3, ["extract", "gone.txt"]),
        (0, ["gaps", "town.atlas", "--lang", "ro"]),
        (0, ["query", "town.atlas", "measures-without-partner", "--format", "csv"]),
        (5, ["validate", "town.atlas"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)  # fmt: skip
def test_the_same_bytes_and_the_same_end(
    run: Run, process: Run, built: Callable[..., Path], code: int, words: list[str]
) -> None:
    room = built(TOWN).parent
    within = run(*words, cwd=room, code=code)
    assert within.out + within.err
    assert within == process(*words, cwd=room, code=code)


def test_nothing_is_left_of_a_call(run: Run, built: Callable[..., Path], tmp_path: Path) -> None:
    """Folder, environment, arguments, hooks, streams are those of before; the next call knows nothing of the last."""
    import os
    import signal
    import sys

    def state() -> list[object]:
        own = [os.getcwd(), dict(os.environ), list(sys.argv), sys.excepthook, signal.getsignal(signal.SIGTERM)]
        return [*own, sys.stdin, sys.stdout, sys.stderr]

    before = state()
    asked = "query", built(TOWN), "measures-without-partner"
    narrow = run(*asked, cwd=tmp_path, LC_ALL="fr_FR.UTF-8", COLUMNS="60")
    assert state() == before
    wide = run(*asked, cwd=tmp_path)
    assert max(map(len, narrow.stdout.splitlines())) <= 60 < max(map(len, wide.stdout.splitlines()))
    assert run(*asked, cwd=tmp_path) == wide
    french, english = run("queries", LC_ALL="fr_FR.UTF-8"), run("queries")
    assert french != english == run("queries", LC_ALL="de_DE.UTF-8")
