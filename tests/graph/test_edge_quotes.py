"""The quote of a node or an edge stands in its document as it is printed, or is marked where something was left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planatlas.atlas import Atlas

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("aigialini-action-plan.el.txt", "saint-loup-plan.fr.txt", "judetul-alb-drug-plan-2031-2035.ro.txt",
         "brookfield-action-plan-2031.en.txt")  # fmt: skip


def _solid(text: str) -> str:
    """Letters and digits alone: lines and columns are broken otherwise in a quote."""
    return re.sub(r"\W+", "", text)


def _stands(quote: str, printed: str) -> bool:
    at = 0
    for part in map(_solid, quote.split("[…]")):
        at = printed.find(part, at) + len(part)
        if at < len(part):
            return False
    return True


def _quotes(atlas: Atlas) -> Iterator[tuple[str, str]]:
    for node in atlas.nodes:
        if node.label != "Finding" and (quote := node.props.get("quote")):
            yield node.id, str(quote)
    for edge in atlas.edges:
        if quote := edge.props.get("quote"):
            yield edge.type, str(quote)


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_printed(run: Callable[..., Any], tmp_path: Path, name: str) -> None:
    run("build", EXAMPLES / name, "--output", tmp_path / "a.atlas", "--quiet")
    printed = _solid((EXAMPLES / name).read_text(encoding="utf-8"))
    quotes = list(_quotes(Atlas.open(tmp_path / "a.atlas")))
    assert len(quotes) > 50
    assert [(where, quote) for where, quote in quotes if not _stands(quote, printed)] == []
