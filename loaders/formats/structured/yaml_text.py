"""YAML as people write data in it: blocks by indentation, lists, quoted and folded texts, brackets.

Anchors, aliases and tags are not followed: a file that needs them is no data here, so nothing in it can multiply or
make objects of a program.
"""

from __future__ import annotations

import re

from planatlas.loaders.formats.structured.node import DEEPEST, DataNode, Lines, NoData
from planatlas.loaders.formats.structured.script import Literals

__all__ = ["yaml_node"]

_KEY = re.compile(r"(?P<key>\"[^\"\n]*\"|'[^'\n]*'|[^\s#\[\]{}&*!|>'\"%@`,-][^\n]*?|-[^\s:][^\n]*?)[ \t]*:(?:[ \t]+|$)")
_ITEM = re.compile(r"-(?:[ \t]+|$)")
_COMMENT = re.compile(r"(?:^|[ \t]+)#.*$")
_SCALAR = re.compile(r"[|>][+-]?\d?[+-]?[ \t]*(?:#.*)?$")
_NOTHING = ("", "~", "null", "Null", "NULL")
_QUOTES = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.S)


def yaml_node(text: str) -> DataNode:
    """Return the value of a file. Raises NoData where it is no YAML, or needs more of it than is read."""
    reading = _Blocks(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    reading.skip()
    if reading.at < len(reading.lines) and reading.lines[reading.at].rstrip() == "---":
        reading.at += 1
    node = reading.block(-1, 0)
    reading.skip()
    if reading.at < len(reading.lines) and reading.lines[reading.at].rstrip() not in ("...", "---"):
        raise NoData
    if any(line.strip() for line in reading.lines[reading.at + 1 :]):
        raise NoData
    return node


class _Blocks:
    """``at`` is the index of the line that comes next."""

    def __init__(self, lines: list[str]) -> None:
        self.lines, self.at = lines, 0

    def skip(self) -> None:
        """Pass over blank lines and comments."""
        while self.at < len(self.lines) and (not (bare := self.lines[self.at].strip()) or bare[0] == "#"):
            self.at += 1

    def indent(self) -> int:
        """The indentation of the line that comes next; -1 at the end. Tabs indent nothing in YAML."""
        self.skip()
        if self.at >= len(self.lines) or self.lines[self.at].rstrip() in ("---", "..."):
            return -1
        line = self.lines[self.at]
        depth = len(line) - len(line.lstrip(" "))
        if line[depth] == "\t":
            raise NoData
        return depth

    def block(self, above: int, depth: int) -> DataNode:
        """What stands further in than ``above``: a list, an object, or a text."""
        if depth > DEEPEST:
            raise NoData
        here = self.indent()
        if here <= above:
            return DataNode(self.at + 1, self.at + 1)
        line = self.lines[self.at]
        if _ITEM.match(line, here):
            return self._list(here, depth)
        if _KEY.match(line, here):
            return self._object(here, depth)
        self.at += 1
        return self._inline(line[here:], self.at, above)

    def _list(self, here: int, depth: int) -> DataNode:
        items: list[DataNode] = []
        begin = self.at + 1
        while self.indent() == here and (match := _ITEM.match(self.lines[self.at], here)):
            line = self.lines[self.at]
            rest = line[match.end() :]
            if not rest or rest[0] == "#":
                self.at += 1
                items.append(self.block(here, depth + 1))
            elif _KEY.match(rest) or _ITEM.match(rest):
                # What follows the dash is a block of its own, as far in as it begins.
                self.lines[self.at] = " " * match.end() + rest
                items.append(self.block(here, depth + 1))
            else:
                self.at += 1
                items.append(self._inline(rest, self.at, here))
        return DataNode(begin, self.at, items=items)

    def _object(self, here: int, depth: int) -> DataNode:
        members: dict[str, DataNode] = {}
        begin = self.at + 1
        while self.indent() == here:
            line = self.lines[self.at]
            match = _KEY.match(line, here)
            if match is None:
                raise NoData
            key, rest = match["key"].strip("\"'"), line[match.end() :]
            if key in members:
                raise NoData
            self.at += 1
            number = self.at
            if rest and rest[0] != "#":
                members[key] = self._inline(rest, number, here)
            elif self.indent() == here and _ITEM.match(self.lines[self.at], here):
                members[key] = self._list(here, depth + 1)
            else:
                node = self.block(here, depth + 1)
                members[key] = DataNode(number, number) if node.is_text and not node.text else node
        return DataNode(begin, max(begin, self.at), members=list(members.items()))

    def _inline(self, rest: str, number: int, above: int) -> DataNode:
        """A value that begins behind a key or a dash."""
        if _SCALAR.match(rest):
            return self._literal(rest[0], number, above)
        if rest[0] in "[{":
            return self._flow(rest, number)
        if rest[0] in "&*!%@`":
            raise NoData
        if rest[0] in "\"'":
            while not (match := _QUOTES.match(rest)):
                if self.at >= len(self.lines):
                    raise NoData
                rest += " " + self.lines[self.at].strip()
                self.at += 1
            if _COMMENT.sub("", rest[match.end() :]).strip():
                raise NoData
            quoted = match.group()
            text = quoted[1:-1].replace("''", "'") if quoted[0] == "'" else Literals(quoted).value(0)[0].text
            return DataNode(number, self.at, text, source=quoted)
        text = _COMMENT.sub("", rest).strip()
        while self.indent() > above and self.at < len(self.lines):
            line = self.lines[self.at].strip()
            if _KEY.match(line):
                raise NoData
            text += " " + _COMMENT.sub("", line).strip()
            self.at += 1
        return DataNode(number, max(number, self.at), "" if text in _NOTHING else text)

    def _flow(self, rest: str, number: int) -> DataNode:
        """Brackets, over as many lines as they take."""
        while rest.count("[") + rest.count("{") > rest.count("]") + rest.count("}"):
            if self.at >= len(self.lines):
                raise NoData
            rest += "\n" + self.lines[self.at]
            self.at += 1
        node, end = Literals(rest, plain=True, lines=Lines(rest, number)).value(0)
        if _COMMENT.sub("", rest[end:]).strip():
            raise NoData
        return node

    def _literal(self, style: str, number: int, above: int) -> DataNode:
        lines: list[str] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= above:
                break
            lines.append(line.strip())
            self.at += 1
        text = ("\n" if style == "|" else " ").join(lines).strip()
        return DataNode(number, self.at, text)
