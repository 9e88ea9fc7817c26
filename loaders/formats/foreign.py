"""What is text and no document: the data and settings of programs. Read as running text they would become a plan."""

from __future__ import annotations

import json
import re

__all__ = ["program_data"]

_SECTION = re.compile(rb"\s*(?:[#;][^\n]*\n\s*)*\[[\w. \"/:*-]{1,100}\][ \t]*\r?\n\s*[\w.-]+[ \t]*=")
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:rss|feed|opml|urlset|sitemapindex|svg)\b", re.S)
_TURTLE = re.compile(rb"\s*(?:#[^\n]*\n\s*)*@?(?:prefix|base)\s+\S*\s*<", re.I)
_QUADS = re.compile(rb"\s*(?:<[^>\s]{3,}>|_:\w+)\s+<[^>\s]{3,}>\s+[<\"_]")


def program_data(data: bytes) -> str | None:
    """What data a text is (mark, json, feed, rdf, settings); None where it may be something people wrote."""
    head = data[:65_536].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"Signature: 8a477f597d28d172789f06886806bc55"):
        return "mark"
    if _is_json(head):
        return "json"
    if _FEED.match(head):
        return "feed"
    if _TURTLE.match(head) or _QUADS.match(head):
        return "rdf"
    return "settings" if _SECTION.match(head) else None


def _is_json(head: bytes) -> bool:
    """A whole value, a line that is one, or the beginning of one that goes on beyond what is looked at."""
    if head.lstrip()[:1] not in (b"{", b"["):
        return False
    text = head.decode("utf-8", "replace").lstrip()
    try:
        json.JSONDecoder().raw_decode(text)
    except RecursionError:
        return True
    except ValueError:
        return bool(re.match(r"[\[{\s]*\"(?:[^\"\\]|\\.)*\"\s*:", text)) and len(head) == 65_536
    return text[0] == "{" or not re.match(r"\[[^\]\n]*\]", text)
