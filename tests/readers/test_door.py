"""The limits of the child that reads a file are its own, whatever the process that asks for it holds already."""

from __future__ import annotations

import mmap
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from planatlas.errors import ReaderStopped, SourceRefused
from planatlas.loaders.formats.sandbox import Libraries, Step, in_child, listening
from planatlas.loaders.formats.sandbox.limits import LIMITS
from planatlas.loaders.formats.sandbox.progress import steps

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are Linux's")


def needs(size: int) -> int:
    """Take so many bytes."""
    return len(bytearray(size))


def number(wait: float = 0.0) -> int:
    """The process that does the work."""
    time.sleep(wait)
    return os.getpid()


def fails() -> None:
    raise KeyError("no such thing")


def works_on() -> None:
    while True:
        pass


def test_a_process_that_holds_much_can_still_read() -> None:
    with mmap.mmap(-1, 4 * LIMITS.memory):
        assert in_child("plan.pdf", needs, 100 << 20) == 100 << 20


def test_a_reader_that_takes_too_much_is_stopped() -> None:
    with pytest.raises(ReaderStopped, match="^plan.pdf: it needs more memory"):
        in_child("plan.pdf", needs, 2 * LIMITS.memory)


def test_the_limits_of_a_file_do_not_shrink_by_those_before_it() -> None:
    """Children are kept: 30 times 300 MB are more than one file may take."""
    children = {in_child("plan.pdf", number) for _ in range(3) if in_child("plan.pdf", needs, 300 << 20)}
    for _ in range(30):
        assert in_child("plan.pdf", needs, 300 << 20) == 300 << 20
    assert children == {in_child("plan.pdf", number)}


def test_a_reader_that_takes_too_long_is_stopped_and_another_begun() -> None:
    before = in_child("plan.txt", number)
    begun = time.monotonic()
    for work, given in ((number, (30.0,)), (works_on, ())):
        with pytest.raises(ReaderStopped, match="took longer than 1 seconds"):
            in_child("plan.txt", work, *given, limits=replace(LIMITS, seconds=1))
    assert time.monotonic() - begun < 20
    assert in_child("plan.txt", number) != before


def test_a_reader_that_dies_is_told_and_another_begun() -> None:
    with pytest.raises(ReaderStopped, match="plan.txt: its reader died"):
        in_child("plan.txt", os._exit, 9)
    assert in_child("plan.txt", number)


def tells_on() -> None:
    while True:
        list(steps("pages", range(3)))


def test_steps_are_told_to_who_listens_and_do_not_put_off_the_limit() -> None:
    told: list[Step] = []
    with listening(told.append), pytest.raises(ReaderStopped, match="longer than 1 seconds"):
        in_child("plan.txt", tells_on, limits=replace(LIMITS, seconds=1))
    assert len(told) > 3
    assert {(one.source, one.unit, one.total) for one in told} == {("plan.txt", "pages", 3)}


def test_what_nobody_foresaw_is_the_refusal_of_that_file() -> None:
    with pytest.raises(
        SourceRefused, match=r"^plan.txt: not read, by a fault of planatlas .*\(KeyError, .*test_door:\d+\)"
    ):
        in_child("plan.txt", fails)


def test_a_library_that_is_missing_is_named_by_its_extra() -> None:
    with pytest.raises(ReaderStopped, match=r"planatlas\[office\]"):
        in_child("plan.docx", number, libraries=Libraries(("no_such_module_at_all",), "office"))


def test_a_child_holds_no_file_of_its_parent(tmp_path: Path) -> None:
    """A lock or pipe that a kept child held would never be free."""
    with (tmp_path / "held").open("wb"):
        for _ in range(2):
            child = in_child("plan.txt", number)
            links = [os.readlink(link) for link in Path(f"/proc/{child}/fd").iterdir() if link.is_symlink()]
            assert links and str(tmp_path / "held") not in links
            in_child("plan.txt", number)
            with pytest.raises(ReaderStopped):
                in_child("plan.txt", os._exit, 9)  # the next is made while the file is open


def test_a_child_made_anew_instead_of_copied_does_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows and macOS."""
    import multiprocessing

    from planatlas.loaders.formats.sandbox import child

    monkeypatch.setattr(child, "_context", lambda: multiprocessing.get_context("spawn"))
    monkeypatch.setattr(child, "_idle", [])
    assert in_child("plan.txt", len, b"abc") == 3
    with pytest.raises(ReaderStopped, match="memory"):
        in_child("plan.txt", bytearray, 2 * LIMITS.memory)
    for one in child._idle:
        one.end()
