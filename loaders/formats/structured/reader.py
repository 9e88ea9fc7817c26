"""Reads a data file as the work in it: JSON, YAML, scripts, XML."""

from __future__ import annotations

from planatlas.loaders.document import Document
from planatlas.loaders.formats.encoding import decode, looks_binary
from planatlas.loaders.formats.structured.flatten import Keys, language_of
from planatlas.loaders.formats.structured.node import DataNode, NoData, walk
from planatlas.loaders.formats.structured.script import script_node
from planatlas.loaders.formats.structured.work_lists import blocks_of
from planatlas.loaders.formats.structured.xml_tree import xml_node
from planatlas.loaders.formats.structured.yaml_text import yaml_node

__all__ = ["read_structured"]

_WORDED = 0.2
"""Of the keys of a data file at most this share are phrases; where more are, people wrote labels before their text."""


def read_structured(data: bytes, doc: str) -> Document | None:
    """Return the document of a data file that holds lists of work, or None: other data, or no data at all."""
    if looks_binary(data):
        return None
    decoded = decode(data)
    try:
        media, root = _root(data, decoded.text)
    except NoData:
        return None
    blocks = blocks_of(root, Keys(language_of(root)))
    if not blocks:
        return None
    out = Document(doc, blocks, media=media, encoding=decoded.encoding, line_count=decoded.text.count("\n") + 1)
    out.notices.extend(decoded.notices)
    return out


def _root(data: bytes, text: str) -> tuple[str, DataNode]:
    begins = text.lstrip("\ufeff \t\r\n")[:1]
    if begins == "<":
        name, root = xml_node(data)
        return "application/xml", DataNode(root.line, root.last_line, members=[(name, root)])
    if begins in ("{", "["):
        return "application/json", script_node(text)
    try:
        return "text/javascript", script_node(text)
    except NoData:
        root = yaml_node(text)
    if not _is_data(root):
        raise NoData
    return "application/yaml", root


def _is_data(root: DataNode) -> bool:
    """Whether the keys are those of data: words without spaces, as people choose them for programs."""
    keys = [key for _, node in walk(root) for key, _ in node.members or ()]
    return bool(keys) and sum(" " in key for key in keys) <= _WORDED * len(keys)
