"""The limits of the child that reads a file are its own, whatever the process that asks for it holds already."""

from __future__ import annotations

import mmap
import sys

import pytest

from planatlas.errors import SourceRefused
from planatlas.loaders.document import Document
from planatlas.loaders.door import in_child
from planatlas.loaders.door.limits import LIMITS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are Linux's")


def needs(size: int) -> Document:
    """Read by taking so many bytes."""
    return Document(str(len(bytearray(size))), [])


def modest(data: bytes, doc: str) -> Document:
    return needs(100 * 1024 * 1024)


def greedy(data: bytes, doc: str) -> Document:
    return needs(2 * LIMITS.memory)


def test_a_process_that_holds_much_can_still_read() -> None:
    with mmap.mmap(-1, 4 * LIMITS.memory):
        assert in_child(modest, b"", "plan", "plan.pdf").doc == str(100 * 1024 * 1024)


def test_a_reader_that_takes_too_much_is_stopped() -> None:
    with pytest.raises(SourceRefused, match="memory"):
        in_child(greedy, b"", "plan", "plan.pdf")
