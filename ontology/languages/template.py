"""Patterns whose form stands in code and whose words stand in the files of languages.

``Template("<<until>> [0-9]+")`` fits what any language prints: ``<<until>>`` stands for the words and patterns of the
list of that name, ``<<month-*>>`` for those of ``month-1`` to ``month-12``, ``<<month-*@month-day>>`` for those of the
languages with that trait, ``<<#act-kind>>`` for each kind of act as a group of its own. It is compiled when it is first
used, so that importing a module reads no file. The text it is held against is plain (see ``plain``) or folded; with
``re.I`` it is the printed text, with accents or without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from planatlas.ontology.wording import kinds, one_of

__all__ = ["Template"]

_SLOT = re.compile(r"<<(#?[a-z0-9*-]+)(?:@([a-z-]+))?>>")
_OFFERED = ("pattern", "search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class Template:
    """A pattern with words of every language put in; it answers as a compiled pattern does."""

    pattern: str
    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    sub: Callable[..., str]
    split: Callable[..., list[str]]

    def __init__(self, form: str, flags: int = 0) -> None:
        self.form, self.flags = form, flags

    def _put(self, slot: re.Match[str]) -> str:
        if slot.group(1).startswith("#"):
            return "|".join(f"(?P<{name}>{form})" for name, (_, form) in kinds(slot.group(1)[1:]).items())
        return one_of(slot.group(1), slot.group(2), printed_text=bool(self.flags & re.I))

    def __getattr__(self, name: str) -> Any:
        """What the compiled pattern offers under a name; from then on it stands here and costs no call of its own."""
        if name not in _OFFERED:
            raise AttributeError(f"a pattern has no {name}")
        filled = _SLOT.sub(self._put, self.form)
        compiled = re.compile(filled, self.flags)
        for one in _OFFERED:
            setattr(self, one, getattr(compiled, one))
        return getattr(compiled, name)
