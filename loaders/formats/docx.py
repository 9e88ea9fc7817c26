"""Word documents: paragraphs, lists and tables, with every printed word and none that was struck out.

The words are read from all ``w:t``, so that tracked insertions, smart tags, content controls and text boxes are not
lost; deletions, hidden field codes and what macros might do are not read. Numbers that Word prints before paragraphs
stand before their text. Rows that span others are marked as merged.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from planatlas.loaders.document import Block, Document, Heading, ListItem, Span, TableCell, TableRow
from planatlas.loaders.formats.docx_numbering import DocxNumbers
from planatlas.loaders.formats.emphasis import Look, whole
from planatlas.loaders.formats.fills import fill_of
from planatlas.loaders.formats.grid import Spread
from planatlas.loaders.formats.runs import NO_MARKS, Mark, Shown, TextRun, shown
from planatlas.loaders.formats.typed import typed_paragraph
from planatlas.loaders.values.markup import clean_cell
from planatlas.ontology.wording import forms

__all__ = ["is_docx", "read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIP = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}rPr", f"{_W}pPr"))
_AROUND = frozenset((f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"))
"""What stands around paragraphs, rows and tables without being seen: content controls, tracked insertions, tags."""
_BOX = f"{_W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MARKS = ("•", "◦", "▪")
_KINDS = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)


def is_docx(names: list[str]) -> bool:
    """Tell a Word document by the members of its archive."""
    return "word/document.xml" in names


def read_docx(data: bytes, doc: str) -> Document:
    """Return the document of a Word file. Lines are counted in reading order: paragraphs, empty ones too, and rows."""
    word = _opened(data)
    walk = _DocxWalk(word)
    out = Document(doc, [], media="application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    out.blocks = [*walk.blocks(word.element.body), *walk.notes(word)]
    out.line_count = walk.line
    out.notices = walk.notices(word)
    return out


def _opened(data: bytes) -> Any:
    """Open a document or a template, with macros or without: the library would take only the first."""
    from docx.opc.part import PartFactory
    from docx.package import Package
    from docx.parts.document import DocumentPart

    PartFactory.part_type_for.update(dict.fromkeys(_KINDS, DocumentPart))
    part: Any = Package.open(io.BytesIO(data)).main_document_part
    return part.document


class _DocxWalk:
    """Counts the lines and tables met, and what the spans of these add."""

    def __init__(self, word: Any) -> None:
        self.line = 0
        self.table = 0
        self.spread = Spread()
        self.numbering = DocxNumbers(word, _parts(word, "/numbering"))
        self.struck: list[tuple[int, str]] = []
        self.hidden: list[tuple[int, str]] = []
        self.styles = {style.style_id: style.name or "" for style in word.styles}
        depths = ((style.style_id, _depth(style.element)) for style in word.styles)
        self.lists = {style: depth for style, depth in depths if depth is not None}

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Yield the blocks under an element, content controls opened."""
        for child in parent.iterchildren():
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            # A table that only places text on the page is read as that text.
            elif child.tag == f"{_W}tbl" and _is_layout(child):
                for cell in child.iterfind(f"{_W}tr/{_W}tc"):
                    yield from self.blocks(cell)
            elif child.tag == f"{_W}tbl":
                self.line += 1
                self.table += 1
                yield from self._rows(child)
                self.line += 1
            elif child.tag in _AROUND:
                yield from self.blocks(child)

    def notes(self, word: Any) -> Iterator[Block]:
        """Yield the footnotes and endnotes, after everything else."""
        for part in _parts(word, "/footnotes", "/endnotes"):
            for note in part:
                if note.get(f"{_W}type") is None:
                    yield from self.blocks(note)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        number = self.numbering.number(element)
        printed = self._shown(element).text
        if not printed.strip():
            self.line += 1
        elif number:
            printed = f"{number} {printed.lstrip()}"
        # A broken line is seen as a line of its own.
        for text in printed.split("\n"):
            if flat := " ".join(clean_cell(text).split()):
                self.line += 1
                yield self._block(element, flat, bool(number))
        for box in _boxes(element):
            yield from self.blocks(box)

    def _shown(self, element: Any) -> Shown:
        """What a paragraph says; what is struck out or hidden in it is noted with the line it stands on."""
        said = shown(_runs(element))
        if said.struck:
            self.struck.append((self.line + 1, said.struck))
        if said.hidden:
            self.hidden.append((self.line + 1, said.hidden))
        return said

    def _block(self, element: Any, text: str, numbered: bool) -> Block:
        span, level = Span(self.line), self._level(element)
        bold, italic = _look(element)
        # Styles first: what the author calls a heading is one, numbered or not.
        if level is not None:
            return Heading(span, text, raw=text, level=level, bold=True)
        depth = self._depth(element)
        # A printed number is part of the text already, and no mark of a list.
        if depth is not None and not numbered:
            return ListItem(span, text, mark=_MARKS[min(depth, 2)], depth=depth, raw=text, bold=bold, italic=italic)
        return typed_paragraph(span, text, bold, italic)

    def _depth(self, element: Any) -> int | None:
        """How deep in a list a paragraph stands; its own numbering goes before that of its style."""
        if element.find(f"{_W}pPr/{_W}numPr") is not None:
            return _depth(element)
        style = element.find(f"{_W}pPr/{_W}pStyle")
        return self.lists.get(style.get(f"{_W}val")) if style is not None else None

    def _level(self, element: Any) -> int | None:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = self.styles.get(style.get(f"{_W}val"), "").lower() if style is not None else ""
        digits = "".join(ch for ch in name if ch.isdigit())
        if name.startswith(tuple(forms("heading-style"))) and digits:
            return int(digits)
        return 1 if name in forms("title-style") else None

    def _rows(self, table: Any) -> Iterator[TableRow]:
        above: dict[int, TableCell] = {}
        for row in _table_rows(table):
            self.line += 1
            cells = self._cells(row, above)
            if any(cell.text for cell in cells):
                header = row.find(f"{_W}trPr/{_W}tblHeader") is not None and len(cells) > 1
                yield TableRow(Span(self.line), cells, table=self.table, header=header and _short(cells))

    def _cells(self, row: Any, above: dict[int, TableCell]) -> list[TableCell]:
        skipped = _before(row)
        out = [TableCell("", Span(self.line)) for _ in range(self.spread.across(skipped, 0) if skipped else 0)]
        for element in row.iter(f"{_W}tc"):
            # Cells of a table inside are that table's.
            if next((a for a in element.iterancestors(f"{_W}tr")), None) is not row:
                continue
            wanted, down = _spans(element)
            across = self.spread.across(wanted, len(out))
            noted = len(self.struck)
            text = clean_cell(self._cell_text(element))
            shading = element.find(f"{_W}tcPr/{_W}shd")
            fill = fill_of(shading.get(f"{_W}fill") if shading is not None else None)
            # A cell with nothing but struck words is not empty: what stood there is no longer meant, nothing else is.
            lost = not text and len(self.struck) > noted
            cell = TableCell(text, Span(self.line), raw=text, fill=fill, lost=lost)
            # The cell above is repeated, as in every other format.
            if down == "continue" and len(out) in above:
                cell = TableCell(above[len(out)].text, Span(self.line), raw="", merged=True)
            if down is not None:
                above[len(out)] = cell
            else:
                above.pop(len(out), None)
            out.append(cell)
            out.extend(TableCell("", Span(self.line), merged=True, fill=fill) for _ in range(across - 1))
        return out

    def _cell_text(self, element: Any) -> str:
        """The text of a cell, one paragraph or broken line a line, items of lists with their number or a bullet."""
        lines = []
        for paragraph in element.iter(f"{_W}p"):
            # The copy for older programs prints the same once more.
            if any(ancestor.tag == _FALLBACK for ancestor in paragraph.iterancestors()):
                continue
            number = self.numbering.number(paragraph)
            text = "\n".join(" ".join(line.split()) for line in self._shown(paragraph).text.split("\n"))
            mark = number or ("•" if text and _depth(paragraph) is not None else "")
            lines.append(f"{mark} {text}".strip())
        return "\n".join(line for line in lines if line)

    def notices(self, word: Any) -> list[str]:
        """What a careful person would want to know: tracked changes, macros."""
        body, out = word.element.body, []
        if (count := len(list(body.iter(f"{_W}ins")))) > 0:
            out.append(f"{count} tracked insertions were read")
        if (count := len(list(body.iter(f"{_W}del")))) > 0:
            out.append(f"{count} tracked deletions were not read")
        out.extend(f"line {line}: {words!r} is struck out; it was not read as valid" for line, words in self.struck)
        out.extend(f"line {line}: {words!r} is hidden; it was not read" for line, words in self.hidden)
        parts = [str(part.partname) for part in word.part.package.iter_parts()]
        if any("vbaProject" in name for name in parts):
            out.append("the file carries macros; they were not run")
        if embedded := sum("/embeddings/" in name for name in parts):
            out.append(f"{embedded} embedded objects were not opened")
        if remote := _remote(word):
            out.append(f"the file asks for {remote} from elsewhere; nothing was fetched")
        return out


def _parts(word: Any, *kinds: str) -> Iterator[Any]:
    """The roots of the parts of some kinds that stand beside the main one."""
    from docx.oxml import parse_xml

    for relation in word.part.rels.values():
        # Nothing is ever fetched from elsewhere.
        if relation.reltype.endswith(kinds) and not relation.is_external:
            yield parse_xml(relation.target_part.blob)


def _remote(word: Any) -> str:
    """What the parts of the file would load from elsewhere when opened: templates and the like, not links."""
    kinds = {
        relation.reltype.rpartition("/")[2]
        for part in [word.part, *word.part.package.iter_parts()]
        for relation in part.rels.values()
        if relation.is_external and not relation.reltype.endswith("/hyperlink")
    }
    return ", ".join(sorted(kinds))


def _text(element: Any) -> str:
    """The text under an element, whatever its look."""
    return "".join(run.text for run in _runs(element))


def _runs(element: Any, marks: frozenset[Mark] = NO_MARKS) -> Iterator[TextRun]:
    """The printed text under an element with its marks: deletions, field codes and text boxes left out."""
    for child in element.iterchildren():
        # Text boxes are blocks of their own, read after their paragraph.
        if child.tag in _SKIP or child.tag in (_BOX, _FALLBACK):
            continue
        if child.tag == f"{_W}t":
            yield TextRun(child.text or "", marks)
        elif child.tag == f"{_W}tab":
            yield TextRun(" ", marks)
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield TextRun("\n", marks)
        elif child.tag == f"{_W}noBreakHyphen":
            yield TextRun("-", marks)
        elif child.tag == f"{_W}checkBox":
            yield TextRun("☒" if _ticked(child) else "☐", marks)
        else:
            yield from _runs(child, _run_marks(child) if child.tag == f"{_W}r" else marks)


def _run_marks(run: Any) -> frozenset[Mark]:
    out: set[Mark] = set()
    if _set(run, "strike") or _set(run, "dstrike"):
        out.add("struck")
    if _set(run, "vanish"):
        out.add("hidden")
    place = run.find(f"{_W}rPr/{_W}vertAlign")
    if place is not None and place.get(f"{_W}val") == "superscript":
        out.add("raised")
    return frozenset(out)


def _ticked(box: Any) -> bool:
    """Whether a box of an older form is ticked: by its reader, or else by who made it."""
    for name in ("checked", "default"):
        found = box.find(f"{_W}{name}")
        if found is not None:
            return found.get(f"{_W}val") not in ("0", "false")
    return False


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes in a paragraph, the copy for older programs left out."""
    for box in element.iter(_BOX):
        if not any(ancestor.tag == _FALLBACK for ancestor in box.iterancestors()):
            yield box


def _depth(element: Any) -> int | None:
    level = element.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
    number = element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    if number is None or number.get(f"{_W}val") == "0":
        return None
    return int(level.get(f"{_W}val") or 0) if level is not None else 0


def _look(element: Any) -> Look:
    pieces = [(_text(run), (_set(run, "b"), _set(run, "i"))) for run in element.iter(f"{_W}r")]
    return whole(pieces)


def _set(run: Any, mark: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{mark}")
    return found is not None and found.get(f"{_W}val") not in ("0", "false", "none")


def _table_rows(table: Any) -> Iterator[Any]:
    """The rows of a table, those within content controls and insertions too."""
    for child in table.iterchildren():
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag in _AROUND:
            yield from _table_rows(child)


def _is_layout(table: Any) -> bool:
    """A table that only places others on the page: in no row stand two cells with something in them."""
    if table.find(f"{_W}tr/{_W}tc/{_W}tbl") is None:
        return False
    rows = ([cell for cell in row.iterchildren(f"{_W}tc") if _text(cell).strip()] for row in _table_rows(table))
    return all(len(filled) < 2 for filled in rows)


def _spans(cell: Any) -> tuple[int, str | None]:
    grid = cell.find(f"{_W}tcPr/{_W}gridSpan")
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    across = int(grid.get(f"{_W}val") or 1) if grid is not None else 1
    down = None if merge is None else (merge.get(f"{_W}val") or "continue")
    return across, down


def _before(row: Any) -> int:
    skipped = row.find(f"{_W}trPr/{_W}gridBefore")
    return max(int(skipped.get(f"{_W}val") or 0), 0) if skipped is not None else 0


def _short(cells: list[TableCell]) -> bool:
    return all(len(cell.text) < 160 for cell in cells)
