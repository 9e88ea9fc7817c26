"""Files that are broken, hostile or only not what they are called, made on the spot.

Each is a name and its bytes, and a word that the message about it must hold (None: it is read).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

__all__ = ["GOOD", "HOSTILE", "READ"]

_HEAD = "Măsuri\tAcțiuni\tTermene\tInstituții responsabile\tParteneri"
_ROWS = "\n".join(f"1.1.{n}. Masa caldă pentru bătrâni\tgătit\ttrim II\tDAS\tISJ" for n in range(1, 4))
GOOD = f"PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI VALEA MARE, JUDEȚUL ALB, PENTRU ANUL 2031\n\n{_HEAD}\n{_ROWS}\n"
_VALUES = "\n".join([_HEAD, _ROWS, _ROWS.replace("1.1.", "1.2."), _ROWS.replace("1.1.", "1.3.")]).replace("\t", ";")
_PAGE = "<html><body><h1>PLANUL DE ACȚIUNE 2031</h1><p>Primăria va organiza cursuri.</p></body></html>"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ENTITY = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
_BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'


def archive(members: Iterable[tuple[str, str | bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members:
            file.writestr(name, content)
    return out.getvalue()


def docx(
    body: str = "<w:p><w:r><w:t>Plan</w:t></w:r></w:p>", prolog: str = "", main: str = _MAIN
) -> list[tuple[str, str | bytes]]:
    """The members of the smallest Word document."""
    return [
        ("[Content_Types].xml", f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
         'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" '
         'ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/word/document.xml" '
         f'ContentType="{main}"/></Types>'),
        ("_rels/.rels", f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
         'Target="word/document.xml"/></Relationships>'),
        ("word/document.xml", f'{prolog}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'),
    ]  # fmt: skip


def wide(members: list[tuple[str, str | bytes]]) -> list[tuple[str, str | bytes]]:
    """The same members with the document in UTF-16, where no byte sequence of ASCII is found."""
    return [(name, str(text).encode("utf-16") if name == "word/document.xml" else text) for name, text in members]


def odt(prolog: str = "") -> bytes:
    text = f'{prolog}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
    return archive([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", text)])


def xlsx(cell: str, old: str = "<none>", new: str = "") -> bytes:
    """A workbook whose only cell stands where ``cell`` says, ``old`` replaced in its parts."""
    import openpyxl

    book, out = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0]["A1"] = "x"
    book.save(out)
    members: list[tuple[str, str | bytes]] = []
    with zipfile.ZipFile(out) as file:
        for name in file.namelist():
            content = file.read(name).replace(b'r="A1"', f'r="{cell}"'.encode())
            members.append((name, content.replace(old.encode(), new.encode())))
    return archive(members)


def macros() -> bytes:
    """A Word document that carries macros."""
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    relation = (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="m1" '
        'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
        "</Relationships>"
    )
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in GOOD.split("\n") if "\t" not in line)
    parts: list[tuple[str, str | bytes]] = [
        ("word/_rels/document.xml.rels", relation),
        ("word/vbaProject.bin", b"\xd0\xcf"),
    ]
    return archive([*docx(body, main=kind), *parts])


def linked() -> bytes:
    """A Word document with a member that is a link to a file of the system."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in docx():
            file.writestr(name, content)
        link = zipfile.ZipInfo("word/link.txt")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/passwd")
    return out.getvalue()


def overlapping() -> bytes:
    """A Word document whose list of members names one piece of the archive a hundred times."""
    packed = archive([*docx(), *zeros("word/media/a.bin", 1)])
    start = packed.rindex(b"PK\x01\x02")
    end = packed.index(b"PK\x05\x06")
    entry = packed[start:end]
    entries = b"".join(entry.replace(b"a.bin", f"{n:05}".encode()) for n in range(100))
    tail = bytearray(packed[end:])
    count = int.from_bytes(tail[8:10], "little") + 100
    tail[8:10] = tail[10:12] = count.to_bytes(2, "little")
    size = int.from_bytes(tail[12:16], "little") + len(entries)
    tail[12:16] = size.to_bytes(4, "little")
    return packed[:end] + entries + bytes(tail)


def torn(text: str, old: str, new: str) -> bytes:
    """Separated values in which something is missing or too much."""
    return text.replace(old, new, 1).encode()


def tail_of_empty_rows() -> bytes:
    """A workbook with a table, and a million rows under it that are only formatted."""
    import openpyxl

    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in GOOD.splitlines()[2:]:
        book.worksheets[0].append(row.split("\t"))
    book.save(out)
    empty = "".join(f'<row r="{n}" ht="15"><c r="A{n}" s="0"/><c r="H{n}" s="0"/></row>' for n in range(9, 1_000_001))
    members = []
    with zipfile.ZipFile(out) as file:
        for name in file.namelist():
            content = file.read(name)
            members.append((name, content.replace(b"</sheetData>", empty.encode() + b"</sheetData>")))
    return archive(members)


def merged_grid() -> bytes:
    """A workbook that merges every cell there is."""
    return xlsx("A1", "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')


def looped_pdf() -> bytes:
    """A PDF whose table of objects says that the one before it is itself."""
    whole = text_pdf()
    at = whole.rindex(b"xref\n0 ")
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % at)


def pdf(*objects: str) -> bytes:
    """A PDF of the objects given, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n"
    return out + f"{end}<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n".encode()


_CATALOGUE = "<</Type/Catalog/Pages 2 0 R>>"


def text_pdf() -> bytes:
    content = "BT /F1 12 Tf 50 700 Td (PLAN OF ACTION OF THE TOWN OF VALEA MARE FOR 2031) Tj ET"
    return pdf(
        _CATALOGUE,
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def scan() -> bytes:
    """A page that is a picture and nothing else."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (620, 877), 255).save(out, "PDF")
    return out.getvalue()


def encrypted() -> bytes:
    """A PDF that asks for a password: a dictionary of encryption that no empty password opens."""
    plain = text_pdf()
    key = "<</Filter/Standard/V 2/R 3/Length 128/P -1/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">>>"
    return plain.replace(b"/Root 1 0 R>>", f"/Root 1 0 R/Encrypt {key}/ID[<00><00>]>>".encode())


def stream_bomb() -> bytes:
    """600 MB of blanks in one stream of a page, packed twice."""
    import zlib

    packed = zlib.compress(zlib.compress(b" " * (600 << 20), 1), 9).decode("latin-1")
    return pdf(
        _CATALOGUE,
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        f"<</Filter[/FlateDecode/FlateDecode]/Length {len(packed)}>>\nstream\n{packed}\nendstream",
    )


def nested(depth: int = 20_000) -> bytes:
    return ("<html><body>" + "<div>" * depth + "PLAN 2031" + "</div>" * depth + "</body></html>").encode()


def zeros(name: str, megabytes: int) -> list[tuple[str, str | bytes]]:
    return [(name, b"\x00" * (megabytes << 20))]


Maker = Callable[[], bytes]
HOSTILE: dict[str, tuple[Maker, str]] = {
    "empty.txt": (lambda: b"", "empty"),
    "blank.pdf": (lambda: b" \n\n ", "empty"),
    "bomb.docx": (lambda: archive([*docx(), *zeros("word/media/a.bin", 200)]), "unpack"),
    "bomb.xlsx": (lambda: archive([*zeros("xl/worksheets/sheet1.xml", 310), ("xl/workbook.xml", "")]), "unpacked"),
    "many.docx": (lambda: archive([*docx(), *((f"word/{n}.xml", "<a/>") for n in range(2_100))]), "members"),
    "entity.docx": (lambda: archive(docx("<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>", _ENTITY)), "entity"),
    "laughs.docx": (lambda: archive(docx("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>", _BOMB)), "entity"),
    "wide.docx": (lambda: archive(wide(docx("<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>", _ENTITY))), "entity"),
    "late.docx": (lambda: archive(docx(prolog=f"<!--{'x' * 70_000}-->{_ENTITY}")), "entity"),
    "entity.odt": (lambda: odt(_ENTITY), "entity"),
    "climbs.docx": (lambda: archive([*docx(), ("../../climbed.txt", "x")]), "write to"),
    "drive.docx": (lambda: archive([*docx(), ("C:\\climbed.txt", "x")]), "write to"),
    "absolute.docx": (lambda: archive([*docx(), ("/etc/climbed.txt", "x")]), "write to"),
    "link.docx": (linked, "a link"),
    "overlap.docx": (overlapping, "damaged"),
    "http.docx": (lambda: archive(docx(prolog=_ENTITY.replace("file:///etc", "http://127.0.0.1:9"))), "entity"),
    "laughs.xlsx": (lambda: archive([("xl/workbook.xml", _BOMB + "<x>&c;</x>")]), "entity"),
    "nested.zip": (lambda: archive([("a.zip", archive(zeros("b.bin", 90)))]), "archive"),
    "quote.csv": (lambda: torn(_VALUES, ";gătit", ';"gătit'), "never closed"),
    "ragged.csv": (lambda: torn(_VALUES, "trim II", "trim II; trim III"), "line 2 has 6 fields"),
    "nul.csv": (lambda: torn(_VALUES, "trim II", "trim\x00II"), "(line 2 has a byte"),
    "no-root.pdf": (lambda: text_pdf().replace(b"/Root 1 0 R", b""), "damaged"),
    "cut.docx": (lambda: archive(docx())[:-120], "damaged"),
    "letter.docx": (lambda: b"x", "no sentence"),
    "data.json": (lambda: b'{"plan": ["Masa", 1]}', "JSON"),
    "lines.txt": (lambda: b'{"kind": "plan"}\n{"kind": "activity"}\n', "JSON"),
    "tag.txt": (lambda: b"Signature: 8a477f597d28d172789f06886806bc55\n", "no plan"),
    "settings.txt": (lambda: b'[core]\n\tbare = false\n[remote "origin"]\n\turl = x\n', "settings"),
    "graph.txt": (lambda: b"@prefix pa: <https://example.org/> .\npa:a a pa:b .\n", "RDF"),
    "mark.txt": (lambda: b"\xef\xbb\xbf", "no sentence"),
    "empty.eml": (lambda: b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx\r\n", "without a text"),
    "plain.zip": (lambda: archive([("a.txt", "x")]), "archive"),
    "far.xlsx": (lambda: xlsx("XFD1048576"), "cells"),
    "beyond.xlsx": (lambda: xlsx("XFE1"), "grid"),
    "old.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Office"),
    "locked.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    "cut.pdf": (lambda: text_pdf()[:150], "damaged"),
    "locked.pdf": (encrypted, "password"),
    "no-pages.pdf": (lambda: pdf(_CATALOGUE, "<</Type/Pages/Kids[]/Count 0>>"), "damaged"),
    "circle.pdf": (lambda: pdf(_CATALOGUE, "<</Type/Pages/Kids[2 0 R]/Count 1>>"), "damaged"),
    "nothing.pdf": (lambda: pdf(_CATALOGUE, "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"), "no text"),
    "utf16-unmarked.txt": (lambda: GOOD.encode("utf-16-le"), "no reader"),
    "nul.txt": (lambda: GOOD.encode().replace(b"trim", b"\x00\x00"), "no reader"),
    "picture.txt": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 400, "no reader"),
    "scan.pdf": (scan, "text"),
    "stream.pdf": (stream_bomb, "memory"),
}  # fmt: skip
READ: dict[str, Maker] = {
    "a-pdf.txt": text_pdf,
    "a-text.pdf": lambda: GOOD.encode(),
    "a-page.pdf": lambda: _PAGE.encode(),
    "a-text.docx": lambda: GOOD.encode(),
    "utf16.txt": lambda: GOOD.encode("utf-16"),
    "cp1250.txt": lambda: GOOD.replace("ț", "ţ").replace("Ț", "Ţ").replace("Ș", "Ş").encode("cp1250"),
    "mojibake.txt": lambda: GOOD.encode().decode("cp1252", "replace").encode(),
    "with-mark.txt": lambda: GOOD.encode("utf-8-sig"),
    "windows.txt": lambda: GOOD.replace("\n", "\r\n").encode(),
    "long.txt": lambda: (GOOD + "vorbe " * 400_000).encode(),
    "nested.html": nested,
    "entity.html": lambda: ("<!DOCTYPE html [<!ENTITY s SYSTEM 'file:///etc/passwd'>]>" + _PAGE).encode(),
    "entity.svg": lambda: (_ENTITY + "<svg><text>&secret;</text></svg>").encode(),
    "macros.docm": macros,
    "loop.pdf": looped_pdf,
    "empty-rows.xlsx": tail_of_empty_rows,
    "merged.xlsx": merged_grid,
    "semicolon.csv": _VALUES.encode,
    "tab.csv": lambda: _VALUES.replace(";", "\t").encode(),
    "comma.csv": lambda: _VALUES.replace(";", ",").encode("utf-8-sig"),
    "cp1250.csv": lambda: _VALUES.replace("ț", "ţ").encode("cp1250"),
    "latin2.csv": lambda: _VALUES.replace("ț", "ţ").encode("iso-8859-2"),
    "utf16.csv": lambda: _VALUES.encode("utf-16"),
}
