"""Work that stands in lists instead of tables: items under "Măsuri:", information lists, trainings, contracting.

An item with items below it, or with a table under it, only heads them; the lowest level is the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planatlas.loaders.document import Block, Heading, ListItem, Paragraph, TableRow
from planatlas.loaders.structure.context import Context, part_of
from planatlas.loaders.structure.strategies import named_strategies
from planatlas.loaders.values.cell_states import is_not_applicable
from planatlas.loaders.values.codes import take_code, take_mark
from planatlas.loaders.values.deadline import is_rhythm
from planatlas.loaders.values.excerpt import around, excerpt
from planatlas.loaders.values.mentions import Lexicon, split_mentions
from planatlas.loaders.values.mentions.lexicon import fold
from planatlas.loaders.values.money import amounts_in
from planatlas.loaders.values.structure_lines import objective_line
from planatlas.ontology.vocabulary import vocabulary
from planatlas.records import CELL_FIELDS, Activity, Cell, Mention

__all__ = ["ListReader", "carried_out_by", "heading_body"]

_TYPES = {
    "information": "information",
    "campaigns": "campaign",
    "training": "training",
    "peer-review": "training",
    "supervision": "training",
    "contracting": "contracting",
    "subsidies": "subsidy",
}
_INTENDS = re.compile(
    r"\binten[țtţ]ion|\bvom (?:contracta|[îi]ncheia)|\bva (?:contracta|[îi]ncheia)|"
    r"\burmeaz[ăa] s[ăa] (?:se )?[îi]ncheie|\b(?:we|council) (?:intends?|will) (?:to )?contract|\bprévoit de contract",
    re.I,
)
_GRANTS = re.compile(r"\b(?:se (?:pot |vor )?|vom |va )(?:acord[ăa]|aloc[ăa])[^.]{0,40} subven", re.I)
_WILL = re.compile(
    r"(?:^|[–—-]\s|[.:;]\s)(?P<name>[A-ZĂÂÎȘȚΑ-Ω][^.;:–—]{3,140}?)\s+(?:va|vor|will|va-ți)\s+"
    r"(?:organiza|realiza|desf[ăa][șs]ura|asigura|derula|implementa|organise|organize|carry out|run|deliver)\b"
)
_BY = re.compile(
    r"\b(?:organizat[eăi]?|realizat[eăi]?|desf[ăa][șs]urat[eăi]?|derulat[eăi]?|organised|organized|carried out|"
    r"organis[ée]e?s?|διοργανώνονται)\s+(?:de(?:\s+c[ăa]tre)?|prin|by|par|από)\s+(?P<name>[^,.;:]{3,140}?)"
    r"(?=\s+(?:sau|ori|or|ou|cum ar fi|such as)\b|[,.;:]|$)",
    re.I,
)
_LABEL = re.compile(r"^[^.;]{3,110}:\s*$")
_LONGEST_QUOTE = 300
_ROMAN = re.compile(r"^[ivx]+[.)]$")
_TRAILING_RHYTHM = re.compile(r"[–—:-]\s*(?P<rhythm>[^\W\d_]+)\s*[;.]?\s*$")


class ListReader:
    """Reads the blocks between tables. ``blocks`` are all blocks of the document, so that it can look ahead."""

    def __init__(self, blocks: Sequence[Block], lexicon: Lexicon) -> None:
        self.blocks, self.lexicon = blocks, lexicon
        self.place = {id(block): index for index, block in enumerate(blocks)}
        self.measures = False
        self.promise: Activity | None = None
        self.level: list[str] = []

    def read(self, block: Block, context: Context, structural: bool) -> Iterator[Activity]:
        """Yield the work a block holds. ``structural`` tells that the context took it as a heading."""
        if not isinstance(block, Paragraph | ListItem):
            return
        if structural:
            self.measures = False
            yield from self.close()
        elif self._opens_measures(block, context):
            self.measures = True
        elif self.measures and not self._ends_measures(block, context):
            yield self._item(block, context, "measure")
        else:
            self.measures = False
            yield from self._other(block, context)

    def close(self) -> Iterator[Activity]:
        """Yield the programme of contracting or subsidies that is still waiting for its intention."""
        if self.promise is not None:
            yield self.promise
        self.promise = None

    def _opens_measures(self, block: Paragraph | ListItem, context: Context) -> bool:
        label = block.text.strip(" *_")
        if len(label) > 40 or vocabulary().headings.get(fold(label)) not in ("measure", "activity"):
            return False
        if not (label.endswith(":") or isinstance(self._next(block), Paragraph | ListItem)):
            return False
        context.open_measures()
        return True

    def _ends_measures(self, block: Paragraph | ListItem, context: Context) -> bool:
        """A label, a new objective in italics, or the next numbered document of the list ends the measures."""
        if _LABEL.match(block.text) and not take_code(block.text)[0]:
            return True
        if isinstance(block, ListItem):
            return (
                block.italic
                or (block.mark[:1].isdigit() and (block.bold or block.raw.count("**") >= 2))
                or (block.mark[:1].isdigit() and context.origin is not None and _heads_list(block))
                or (block.mark[:1].isdigit() and _names_strategy(block.text))
            )
        return bool(objective_line(block.text))

    def _other(self, block: Paragraph | ListItem, context: Context) -> Iterator[Activity]:
        part = self._programme(block)
        if part:
            yield from self.close()
            self.promise = self._item(block, context, _TYPES[part])
        elif self.promise is not None and self._keeps(block):
            kind, self.promise = self.promise.activity_type, None
            yield self._item(block, context, kind)
        elif self.promise is None and context.part in (
            "information",
            "campaigns",
            "training",
            "peer-review",
            "supervision",
        ):
            yield from self._leaf(block, context)

    def _keeps(self, block: Paragraph | ListItem) -> bool:
        """Tell whether a block says what the programme above it comes to; items of a list only set its terms."""
        grants = isinstance(block, Paragraph) and self.promise is not None and self.promise.activity_type == "subsidy"
        return bool(_INTENDS.search(block.text) or grants and _GRANTS.search(block.text))

    def _programme(self, block: Paragraph | ListItem) -> str | None:
        """A lettered heading of the programme of contracting or of subsidies."""
        if not (isinstance(block, Heading) or isinstance(block, ListItem) and block.mark[:1].isupper()):
            return None
        part = part_of(block.text[:160])
        return part if part in ("contracting", "subsidies") else None

    def _leaf(self, block: Paragraph | ListItem, context: Context) -> Iterator[Activity]:
        coded = isinstance(block, Paragraph) and bool(take_code(block.text)[0])
        if not (isinstance(block, ListItem) or coded) or self._heads(block) or self._footnote(block):
            return
        kind = _TYPES["training"] if context.part in ("training", "peer-review", "supervision") else "information"
        yield self._item(block, context, kind)

    def _heads(self, block: Paragraph | ListItem) -> bool:
        """Tell whether the item only heads what follows: a table, or items of a lower level."""
        following = self._next(block)
        if isinstance(following, TableRow):
            return True
        if block.text.rstrip().endswith(":"):
            return True
        if isinstance(block, ListItem) and isinstance(following, ListItem):
            return _depth(following, block) > 0
        return False

    def _footnote(self, block: Paragraph | ListItem) -> bool:
        """A starred line right under a table explains its stars."""
        index = self.place[id(block)]
        above = self.blocks[index - 1] if index else None
        return isinstance(block, ListItem) and block.mark == "*" and isinstance(above, TableRow)

    def _next(self, block: Block) -> Block | None:
        index = self.place[id(block)] + 1
        return self.blocks[index] if index < len(self.blocks) else None

    def _item(self, block: Paragraph | ListItem, context: Context, kind: str) -> Activity:
        code, rest = take_code(block.text)
        text = rest if code else take_mark(block.text)[1]
        out = Activity(line=block.span.line, lines=list(block.span.lines), page=block.span.page, activity_type=kind)
        out.component, out.general_objective, out.specific_objective = (
            context.component,
            context.general,
            context.specific,
        )
        out.section, out.measure_code = context.heading, code
        out.measure_text = out.activity_text = text.strip(" ;")
        out.quote = excerpt(block.text, 0, _LONGEST_QUOTE)
        out.cells = {name: Cell() for name in CELL_FIELDS}
        if context.origin:
            out.status, out.origin = "cited", context.origin
        elif is_not_applicable(text):
            out.status = "not_applicable"
        self._wording(out, block)
        return out

    def _wording(self, out: Activity, block: Paragraph | ListItem) -> None:
        """Who will carry it out, with how much money, how often: as far as the wording says."""
        if out.status == "planned" and (name := carried_out_by(block.text)):
            quote = around(block.text, at := block.text.find(name), at + len(name))
            out.responsible = [Mention(m, None, out.line, quote) for m in split_mentions(name, self.lexicon)]
            out.cell_of("responsible").state = "value" if out.responsible else "no_column"
        out.budget = amounts_in(block.text) if out.activity_type in ("contracting", "subsidy") else []
        out.cell_of("budget").state = "value" if out.budget else "no_column"
        rhythm = _TRAILING_RHYTHM.search(block.text)
        if rhythm and is_rhythm(rhythm.group("rhythm")):
            out.period = rhythm.group("rhythm")


def carried_out_by(text: str) -> str | None:
    """Return the body that a wording says will organise or carry out the work, or None."""
    match = _WILL.search(text)
    return match.group("name").strip() if match else None


def heading_body(text: str) -> str | None:
    """Return the body that a heading names with "organizate de" or "realizate prin", or None."""
    match = _BY.search(text)
    return match.group("name").strip() if match else None


def _names_strategy(text: str) -> bool:
    """The next strategy of a list of strategies opens with its name and period."""
    found = named_strategies(text)
    return bool(found) and found[0].start == 0 and found[0].years is not None


def _heads_list(block: ListItem) -> bool:
    return block.text.rstrip().endswith((":", ";")) or len(block.text) > 60


def _depth(item: ListItem, above: ListItem) -> int:
    """Return how much deeper an item stands than the one above: by indent, or by its kind of mark."""
    kinds = (_kind(above.mark), _kind(item.mark))
    if kinds[1] == kinds[0] or _follows(above.mark, item.mark):
        return item.depth - above.depth
    return kinds[1] - kinds[0]


def _kind(mark: str) -> int:
    if mark[:1].isdigit():
        return 0
    if _ROMAN.match(mark) and mark not in ("c.", "d."):
        return 2
    return 1 if mark[:1].isalpha() else 3


def _follows(above: str, item: str) -> bool:
    """Letter i after letter h is a letter, not a Roman number."""
    return above[:1] == "h" and item[:1] == "i"
