"""JSON, and what scripts write like it: objects with bare keys, comments, single quotes, commas at the end.

Nothing is run: a value that would have to be worked out is no data, and the text is not read as such.
"""

from __future__ import annotations

import json
import re

from planatlas.loaders.formats.structured.node import DEEPEST, DataNode, Lines, NoData

__all__ = ["Literals", "script_node"]

_SPACE = re.compile(r"(?:\s+|//[^\n]*|/\*.*?\*/)*", re.S)
_NUMBER = re.compile(r"[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NAME = re.compile(r"[^\W\d][\w$-]*|\$[\w$]*")
_PLAIN = re.compile(r"[^,\[\]{}\n]+")
_PLAIN_KEY = re.compile(r"[^,\[\]{}\n:]+(?=:)")
_STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.|\$(?!\{))*`", re.S)
_DATE = re.compile(r"new\s+Date\(\s*")
_ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\r?\n|.)", re.S)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": ""}
_ASSIGNED = re.compile(
    r"^[ \t]*(?:export\s+default\s+|module\.exports\s*=\s*"
    r"|(?:export\s+)?(?:const|let|var)\s+(?P<name>[\w$]+)\s*(?::[^=\n]{1,80})?=\s*"
    r"|(?:window|self|globalThis)\.(?P<global>[\w$]+)\s*=\s*|(?:\w+\.)?(?P<call>[\w$]{1,60})\(\s*)(?=[\[{])",
    re.M,
)
_BEGINS = re.compile(
    r"(?:export\s+default\b|module\.exports|(?:export\s+)?(?:const|let|var)\s|(?:window|self|globalThis)\."
    r"|[\w$.]{1,60}\(\s*[\[{])"
)
_NOTHING = ("null", "undefined")
_WORDS = {"true": "true", "false": "false", "NaN": ""}


def script_node(text: str) -> DataNode:
    """Return the value of a file: one of JSON, one a line, or the literals that a script assigns, by their names.

    Raises NoData where it is something else.
    """
    begin = _skipped(text, 0)
    if text[begin : begin + 1] in ("{", "["):
        return _values(text, begin)
    if not _BEGINS.match(text, begin):
        raise NoData
    found: list[tuple[str, DataNode]] = []
    reading, at = Literals(text), 0
    for match in _ASSIGNED.finditer(text):
        if match.start() < at:
            continue
        node, at = reading.value(match.end())
        found.append((match["name"] or match["global"] or "", node))
    if not found:
        raise NoData
    return found[0][1] if len(found) == 1 else DataNode(1, found[-1][1].last_line, members=found)


def _skipped(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _values(text: str, at: int) -> DataNode:
    reading, found = Literals(text), []
    while at < len(text):
        node, at = reading.value(at)
        found.append(node)
        at = _skipped(text, at)
    return found[0] if len(found) == 1 else DataNode(found[0].line, found[-1].last_line, items=found)


class Literals:
    """Reads values out of a text. ``plain`` takes words without quotes for texts, as YAML does within brackets."""

    def __init__(self, text: str, plain: bool = False, lines: Lines | None = None) -> None:
        self.text, self.plain = text, plain
        self.lines = Lines(text) if lines is None else lines

    def value(self, at: int, depth: int = 0) -> tuple[DataNode, int]:
        """Return the value that begins at a place, and where it ends. Raises NoData where none does."""
        if depth > DEEPEST:
            raise NoData
        at = _skipped(self.text, at)
        opening = self.text[at : at + 1]
        if opening == "{":
            return self._object(at, depth)
        if opening == "[":
            return self._list(at, depth)
        text, end = self._scalar(at)
        line = self.lines(at)
        return DataNode(line, self.lines(end), text, source=self.text[at:end]), end

    def _list(self, begin: int, depth: int) -> tuple[DataNode, int]:
        items: list[DataNode] = []
        at = _skipped(self.text, begin + 1)
        while self.text[at : at + 1] != "]":
            node, at = self.value(at, depth + 1)
            items.append(node)
            at = self._next(at, "]")
        return DataNode(self.lines(begin), self.lines(at), items=items), at + 1

    def _object(self, begin: int, depth: int) -> tuple[DataNode, int]:
        members: list[tuple[str, DataNode]] = []
        at = _skipped(self.text, begin + 1)
        while self.text[at : at + 1] != "}":
            key, at = self._key(at)
            at = _skipped(self.text, at)
            if self.text[at : at + 1] != ":":
                raise NoData
            node, at = self.value(at + 1, depth + 1)
            members.append((key, node))
            at = self._next(at, "}")
        return DataNode(self.lines(begin), self.lines(at), members=members), at + 1

    def _next(self, at: int, closing: str) -> int:
        """Where the next value begins, or the bracket that closes them."""
        at = _skipped(self.text, at)
        if self.text[at : at + 1] == ",":
            return _skipped(self.text, at + 1)
        if self.text[at : at + 1] != closing:
            raise NoData
        return at

    def _key(self, at: int) -> tuple[str, int]:
        if match := _STRING.match(self.text, at):
            return _unescaped(match.group()), match.end()
        match = (_PLAIN_KEY if self.plain else _NAME).match(self.text, at) or _NUMBER.match(self.text, at)
        if match is None:
            raise NoData
        return match.group().strip(), match.end()

    def _scalar(self, at: int) -> tuple[str, int]:
        if match := _STRING.match(self.text, at):
            return self._joined(_unescaped(match.group()), match.end())
        if match := _DATE.match(self.text, at):
            text, end = self._scalar(match.end())
            if self.text[end : end + 1] != ")":
                raise NoData
            return text, end + 1
        if self.plain:
            match = _PLAIN.match(self.text, at)
            if match is None or match.group().lstrip()[:1] in ("&", "*", "!"):
                raise NoData
            text = match.group().strip()
            return "" if text in (*_NOTHING, "~") else text, match.end()
        if match := _NUMBER.match(self.text, at):
            return match.group().replace("_", ""), match.end()
        match = _NAME.match(self.text, at)
        if match is None or match.group() not in (*_NOTHING, *_WORDS):
            raise NoData
        return _WORDS.get(match.group(), ""), match.end()

    def _joined(self, text: str, end: int) -> tuple[str, int]:
        """A long text is often put together from pieces with "+" between them."""
        at = _skipped(self.text, end)
        while not self.plain and self.text[at : at + 1] == "+":
            match = _STRING.match(self.text, _skipped(self.text, at + 1))
            if match is None:
                raise NoData
            text, end = text + _unescaped(match.group()), match.end()
            at = _skipped(self.text, end)
        return text, end


def _unescaped(quoted: str) -> str:
    inner = quoted[1:-1]
    if "\\" not in inner:
        return inner
    if quoted[0] == '"':
        try:
            return str(json.loads(quoted, strict=False))
        except ValueError:
            pass
    return _ESCAPE.sub(_escape, inner)


def _escape(match: re.Match[str]) -> str:
    what = match.group(1)
    if what[0] in "ux" and len(what) > 1:
        code = int(what[1:].strip("{}"), 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return "" if what.strip("\r") == "\n" else _ESCAPES.get(what, what)
