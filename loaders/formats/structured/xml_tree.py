"""XML as data: elements are objects, their attributes and children the members. Entities are none."""

from __future__ import annotations

import re
from xml.parsers import expat

from planatlas.loaders.formats.structured.node import DEEPEST, DataNode, NoData

__all__ = ["OWN_TEXT", "xml_node"]

OWN_TEXT = ""
"""The key of the text of an element that has attributes or children as well."""
_OPENS = re.compile(rb"\s*<(?:\?xml\b|[A-Za-z_\x80-\xff])")
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b", re.I)


def xml_node(data: bytes) -> tuple[str, DataNode]:
    """Return the name of the outermost element and its value.

    Raises NoData where the bytes are no XML, or define entities: what has none cannot multiply and fetches nothing.
    """
    bare = data.removeprefix(b"\xef\xbb\xbf")
    if not _OPENS.match(bare) or _ENTITIES.search(bare):
        raise NoData
    building = _Building()
    try:
        building.parser.Parse(bare.lstrip(), True)
    except expat.ExpatError as problem:
        raise NoData from problem
    return building.root


class _Building:
    """The elements that are open, each with its name, its first line, its members and its text."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._text
        self._stack: list[tuple[str, int, list[tuple[str, DataNode]], list[str]]] = []
        self.root: tuple[str, DataNode] = ("", DataNode(1, 1))

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._stack) > DEEPEST:
            raise NoData
        line = self.parser.CurrentLineNumber
        # Names of namespaces are for programs; they say nothing about the element.
        members = [
            (_local(key), DataNode(line, line, " ".join(value.split())))
            for key, value in attributes.items()
            if not key.startswith("xmlns")
        ]
        self._stack.append((_local(name), line, members, []))

    def _text(self, text: str) -> None:
        if self._stack:
            self._stack[-1][3].append(text)

    def _close(self, _name: str) -> None:
        name, line, members, texts = self._stack.pop()
        last, text = self.parser.CurrentLineNumber, " ".join(" ".join(texts).split())
        if members and text:
            members.append((OWN_TEXT, DataNode(line, last, text)))
        node = DataNode(line, last, members=_listed(members)) if members else DataNode(line, last, text)
        if self._stack:
            self._stack[-1][2].append((name, node))
        else:
            self.root = (name, node)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _listed(members: list[tuple[str, DataNode]]) -> list[tuple[str, DataNode]]:
    """Members with those of one name put into one list, where the first of them stands."""
    groups: dict[str, list[DataNode]] = {}
    for key, node in members:
        groups.setdefault(key, []).append(node)
    return [
        (key, nodes[0] if len(nodes) == 1 else DataNode(nodes[0].line, nodes[-1].last_line, items=nodes))
        for key, nodes in groups.items()
    ]
