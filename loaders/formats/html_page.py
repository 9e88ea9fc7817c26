"""What of an HTML page a reader sees: which elements are shown, which hold blocks, and pieces with their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from planatlas.loaders.formats.runs import NO_MARKS, Mark, Shown, TextRun, shown

__all__ = ["BLOCKS", "SKIPPED", "HtmlPage"]

SKIPPED = frozenset(("script", "style", "nav", "footer", "noscript", "template", "iframe", "svg", "button", "datalist"))
BLOCKS = frozenset((
"p", "div", "section", "article", "main", "ul", "ol", "li", "table", "tr",
"caption", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "figcaption",
"header", "body", "html", "dl", "dt", "dd", "pre", "form", "fieldset", "center",
"aside", "address", "details", "summary",
))  # fmt: skip
_STRUCK = frozenset(("s", "strike", "del"))
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NESTED = re.compile(r"@[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.I)
_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*super", re.I)
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?([.#])([\w-]+)", re.I)
_NUMBER = re.compile(r"[\d\s.,%]+")


class HtmlPage:
    """One page: what its style sheet hides, which elements hold blocks, and what was struck out or hidden in it.

    Only rules of one class or id count, outside of rules for a medium: those are what editors of pages hide with.
    """

    def __init__(self, root: Any) -> None:
        self.struck: list[tuple[int, str]] = []
        self.hidden: list[tuple[int, str]] = []
        self._by_rule = frozenset(_hidden_by_rules(root))
        self._holders: set[Any] = set()
        for element in root.iter(*BLOCKS):
            for above in element.iterancestors():
                if above in self._holders:
                    break
                self._holders.add(above)

    def holds_blocks(self, element: Any) -> bool:
        """Tell whether a block stands anywhere in an element, whatever the element is called."""
        return element in self._holders

    def sees(self, element: Any) -> bool:
        """Tell whether an element is shown, taken by itself: one that is not is noted with its text."""
        if not isinstance(element.tag, str) or element.tag in SKIPPED:
            return False
        if self._unseen(element):
            if text := " ".join(" ".join(element.itertext()).split()):
                self.hidden.append((element.sourceline or 1, text))
            return False
        return True

    def _unseen(self, element: Any) -> bool:
        if element.get("hidden") is not None or _UNSEEN.search(element.get("style") or ""):
            return True
        if not self._by_rule:
            return False
        tag = element.tag
        names = [f".{name}" for name in (element.get("class") or "").split()]
        if id := element.get("id"):
            names.append(f"#{id}")
        return any(name in self._by_rule or f"{tag}{name}" in self._by_rule for name in names)

    def shown(self, element: Any, skip: Iterable[Any] = ()) -> Shown:
        """What an element says, with a line break where the page shows one; those of its source are spaces."""
        said = shown(self._runs(element, NO_MARKS, frozenset(skip)))
        if said.struck:
            self.struck.append((element.sourceline or 1, said.struck))
        text = re.sub(r"[ \t\f\v]*\n\s*", "\n", said.text)
        return Shown(text, said.struck, said.hidden, said.notes)

    def _runs(self, element: Any, marks: frozenset[Mark], skip: frozenset[Any]) -> Iterator[TextRun]:
        marks = marks | _marks(element)
        yield TextRun(_one_line(element.text), marks)
        for child in element:
            if child not in skip and self.sees(child):
                yield from self._child(child, marks, skip)
            yield TextRun(_one_line(child.tail), marks)

    def _child(self, child: Any, marks: frozenset[Mark], skip: frozenset[Any]) -> Iterator[TextRun]:
        tag = child.tag
        if tag == "br":
            yield TextRun("\n", marks)
        elif tag == "input":
            yield from _input(child, marks)
        elif tag == "select":
            # A closed list shows the option that is chosen; without a choice the first one.
            options = list(child.iter("option"))
            chosen = [one for one in options if one.get("selected") is not None] or options[:1]
            yield TextRun("\n".join(_one_line("".join(one.itertext())) for one in chosen), marks)
        elif tag in ("td", "th"):
            # Cells of a table within a cell stand apart: a number goes with the words before it, words on a line of
            # their own.
            text = "".join(child.itertext()).strip()
            follows = child.getprevious() is not None
            yield TextRun((": " if _NUMBER.fullmatch(text) else "\n") if follows and text else "", marks)
            yield from self._runs(child, marks, skip)
        else:
            broken = tag in BLOCKS
            yield TextRun("\n• " if tag == "li" else "\n" if broken else "", marks)
            yield from self._runs(child, marks, skip)
            yield TextRun("\n" if broken else "", marks)


def _marks(element: Any) -> frozenset[Mark]:
    tag, style = element.tag, element.get("style") or ""
    if tag in _STRUCK or _STRUCK_STYLE.search(style):
        return frozenset(("struck",))
    if tag == "sup" or _RAISED_STYLE.search(style):
        return frozenset(("raised",))
    return NO_MARKS


def _input(element: Any, marks: frozenset[Mark]) -> Iterator[TextRun]:
    kind = (element.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        yield TextRun("☒ " if element.get("checked") is not None else "☐ ", marks)
    elif kind not in ("hidden", "password", "submit", "button", "reset", "image", "file"):
        yield TextRun(element.get("value") or "", marks)


def _hidden_by_rules(root: Any) -> Iterator[str]:
    """The classes and ids that the page's own style sheets do not show, each as "tag.class" or ".class"."""
    for sheet in root.iter("style"):
        css = _NESTED.sub("", _COMMENT.sub("", sheet.text or ""))
        for selectors, declarations in _RULE.findall(css):
            if _UNSEEN.search(declarations):
                for selector in selectors.split(","):
                    if found := _SIMPLE.fullmatch(selector.strip()):
                        yield f"{(found.group(1) or '').lower()}{found.group(2)}{found.group(3)}"


def _one_line(text: str | None) -> str:
    return re.sub(r"\s*[\r\n]\s*", " ", text or "")
