"""Messages and pages saved as messages: EML, and the MHT that browsers and Word write. What is attached is told."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from planatlas.errors import SourceRefused
from planatlas.loaders.document import Document
from planatlas.loaders.formats.encoding import Decoded
from planatlas.loaders.formats.html import html_document
from planatlas.loaders.formats.text import text_blocks

__all__ = ["is_message", "read_message"]

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:|[ \t]+\S")
_MUST = re.compile(rb"^(?:MIME-Version|Content-Type|Received|Message-ID):", re.I | re.M)
_HEAD = 65_536


def is_message(data: bytes) -> bool:
    """Tell whether the bytes begin with the headers of a message, and with one that only messages have."""
    head = re.split(rb"\r?\n\r?\n", data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    lines = head.splitlines()
    return len(lines) > 1 and bool(_MUST.search(head)) and all(_HEADER.match(line) for line in lines)


def read_message(data: bytes, doc: str) -> Document:
    """Return the document of the page or text in a message. Raises SourceRefused where it has neither."""
    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(preferencelist=("html", "plain"))
    if body is None:
        raise SourceRefused("a message without a text. Save what is attached to it and give that.")
    text, kind = str(body.get_content(errors="replace")), body.get_content_type()
    decoded = Decoded(text, str(body.get_content_charset("utf-8")))
    out = html_document(decoded, doc) if kind == "text/html" else _plain(decoded, doc)
    out.media = "message/rfc822"
    out.notices.extend(_attached(message))
    return out


def _plain(decoded: Decoded, doc: str) -> Document:
    lines = decoded.text.splitlines()
    return Document(doc, list(text_blocks(lines)), encoding=decoded.encoding, line_count=len(lines))


def _attached(message: EmailMessage) -> list[str]:
    names = [part.get_filename() for part in message.walk() if part.get_content_disposition() == "attachment"]
    return [f"attached and not read: {name or 'a file without a name'}. Save it and give it" for name in names]
