"""Split a cell of institutions into its mentions, each as printed.

A comma, a line break, a slash, a dash, a bracket and a mere space all separate where each side is a name in itself, and
none does where one side means nothing without the other. The document's abbreviations, the acronyms of its other cells
and the words that names begin with decide.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator

from planatlas.loaders.values.mentions.capitals import with_shouts
from planatlas.loaders.values.mentions.lexicon import Lexicon, abbreviates, acronym_key, fold, is_acronym_shape
from planatlas.loaders.values.mentions.names import (
    ends_open,
    is_acronym,
    is_class_head,
    is_head,
    joins_spaced_acronym,
    starts_name,
)
from planatlas.loaders.values.mentions.offices import begins_after_office
from planatlas.loaders.values.mentions.tokens import CellToken, tokens
from planatlas.loaders.values.mentions.whole_names import ends_on_next_line, known_name, lists_duties
from planatlas.loaders.values.pieces import pieces
from planatlas.ontology.languages import has_trait
from planatlas.ontology.wording import forms, words

__all__ = ["split_mentions", "tidy"]

# A number alone is an item's, of which the text was lost.
_NOTHING = re.compile(r"^[\W_]*(?:\d{1,2}[\W_]*)?$")
_EDGE = " \t\n,;:/|-–—•▪●*'\"„”“«»"
_QUOTES = (("«", "»"), ("„", "”"), ("“", "”"))
# "S.R.L." needs its last dot; that of a sentence goes.
_DOTTED_END = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.?)+$")
_LONGEST_NAME = 400
"""Characters of a name. What is longer is running text, and told enough by its beginning; the cell keeps it whole."""
_DEEPEST = 8
"""Brackets within brackets; what opens further ones is damaged."""
# Only at the beginning of a line: "Școala 3." ends with a number of its own.
_MARK = re.compile(r"(?:^|(?<=\n))[^\S\n]*\(?(?:\d{1,2}[.)]|[^\W\d_A-ZΑ-Ω]\))(?=\s)")
"""The number or letter of an item, at the beginning of a line of a cell."""


def split_mentions(text: str, lexicon: Lexicon) -> list[str]:
    """Return the institutions named in a cell, in order, repeats kept; an empty cell or a dash gives none."""
    # The same cells are printed in row after row of a plan.
    if text not in lexicon.memo:
        # A number or letter of an item separates as surely as a semicolon.
        bare = _MARK.sub(";", text)
        found = (tidy(name[:_LONGEST_NAME]) for piece in pieces(bare) for name in _Splitter(piece, lexicon).names())
        lexicon.memo[text] = [name for name in found if name]
    return list(lexicon.memo[text])


def tidy(name: str) -> str:
    """Drop articles, "etc" and stray punctuation at the edges of a name; keep the dots of an acronym."""
    out = " ".join(name.split()).strip(_EDGE)
    # Never the last word: an article alone may be an acronym.
    while out and (first := out.split(" ", 1))[0].casefold() in words("article") and len(first) == 2:
        out = first[1]
    if fold(out) in words("et-cetera") or fold(out) in words("names-nobody") or _NOTHING.match(out):
        return ""
    # Behind the test of the whole: "etc." alone is nobody, "X etc." is X.
    out = _drop_et_cetera(out)
    if out.endswith(".") and not _DOTTED_END.search(out):
        out = out[:-1]
    return _balance(out.strip(_EDGE))


def _drop_et_cetera(name: str) -> str:
    parts = name.rsplit(" ", 1)
    ends = len(parts) == 2 and fold(parts[1]) in words("et-cetera") and not parts[1].isupper()
    return parts[0].strip(_EDGE) if ends else name


def _balance(name: str) -> str:
    """Take off a bracket whose other half is not there."""
    if name.count("(") > name.count(")"):
        # Behind a bracket that never closes stands the torn half of a remark.
        return name.replace("(", "", 1).strip() if name.startswith("(") else name.rsplit("(", 1)[0].strip()
    if name.count(")") > name.count("("):
        return name.replace(")", "", 1).strip()
    # Closing it is surer than taking it off: the name in the quotation marks is printed to its end.
    return name + next((end for start, end in _QUOTES if name.count(start) > name.count(end)), "")


def _nearly(short: str, name: str) -> bool:
    """Tell whether most letters of an acronym, the first among them, are the initials of a name of several words."""
    key, parts = acronym_key(short), fold(name).split()
    # The first letter must be right; any other one may be a slip or of a word left out.
    if not is_acronym_shape(short) or len(parts) < 2 or not key or key[0] != parts[0][0] or is_acronym_shape(name):
        return False
    return any(len(key) > 2 and abbreviates(key[:i] + key[i + 1 :], fold(name)) for i in range(1, len(key)))


class _Splitter:
    """Walks the tokens of one cell; ``current`` holds the words of the name being built."""

    def __init__(self, text: str, lexicon: Lexicon, depth: int = 0) -> None:
        self.text, self.lexicon, self.depth = text, lexicon, depth
        self.tokens = with_shouts(tokens(text))
        self.current: list[CellToken] = []
        self.pending: str | None = None
        # Up to here the words belong to a name that is known whole, and nothing separates.
        self.until = -1

    def names(self) -> Iterator[str]:
        """Yield the names, untidied."""
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            # Brackets within a known name are part of it.
            if index > self.until and token.kind == "open" and self.depth < _DEEPEST:
                index = yield from self._bracket(index)
                continue
            if index <= self.until:
                self._go_on(token)
            elif token.kind == "hard":
                index += yield from self._hard(token, index)
            elif token.kind == "soft":
                self.pending = "soft"
            elif token.kind == "word":
                yield from self._word(token, index)
            index += 1
        yield from self._flush()

    def _flush(self) -> Iterator[str]:
        if self.current:
            yield self.text[self.current[0].start : self.current[-1].end]
        self.current, self.pending = [], None

    def _go_on(self, token: CellToken) -> None:
        """A word inside a known name; separators in it are part of it."""
        if token.kind == "word":
            self.current.append(token)

    def _hard(self, token: CellToken, index: int) -> Generator[str, None, int]:
        """A comma or line break ends a name, unless the name goes on behind it; return how many blanks go with it."""
        blanks = self._blanks(index)
        following = self._next_word(index + blanks)
        # Whether a comma separates can only be told from what stands behind it.
        if self.current and not (following is not None and self._goes_on(index, following)):
            yield from self._flush()
            return 0
        return blanks

    def _blanks(self, index: int) -> int:
        """How many line breaks and wide spaces stand right behind a comma."""
        if self.tokens[index].text != ",":
            return 0
        behind = self.tokens[index + 1 :]
        return next((i for i, token in enumerate(behind) if not token.text.isspace()), len(behind))

    def _goes_on(self, index: int, following: CellToken) -> bool:
        separator = self.tokens[index]
        # A line's end or wide space is the page's doing as often as the author's; it parts what is complete.
        if separator.text.isspace():
            return self._open() or separator.text == "\n" and self._on_next_line(index, following)
        # Semicolons and bars always part, and so does a comma before a word that begins a name.
        if separator.text != "," or starts_name(following, self.lexicon):
            return False
        # A unit's own duties are commas within its name; this asks for the whole list, so it goes before single
        # words.
        if lists_duties(self.current, self.tokens[index + 1 :], self.lexicon):
            return True
        if fold(following.text) in words("name-goes-on", self.lexicon.lang) and self._domain_behind(following):
            return True
        head = fold(self.current[0].text)
        if head in words("enumerating-head") and following.text[:1].isupper():
            # "Ministerul Muncii, Familiei și ...": each field of a ministry stands in the same case.
            return following.text.casefold().endswith(tuple(forms("dative-ending"))) or head in words("article")
        # Last, as the long form must be the document's own, letter by letter.
        return self._known_long(following)

    def _on_next_line(self, index: int, following: CellToken) -> bool:
        """The next line begins in small letters, or holds nothing but the rest of the name."""
        # A narrow column breaks within names, and names begin with capitals.
        if following.text[:1].islower() and not starts_name(following, self.lexicon):
            return True
        behind = self.tokens[index + 1 :]
        end = next((i for i, token in enumerate(behind) if token.kind != "word"), len(behind))
        return ends_on_next_line(self.current, behind[:end], self.lexicon)

    def _domain_behind(self, preposition: CellToken) -> bool:
        """Behind "à" or "du" stands a domain in lower case, no body of its own."""
        behind = self._next_word(self.tokens.index(preposition))
        return behind is not None and behind.text.islower() and not is_class_head(behind.text, self.lexicon.lang)

    def _known_long(self, following: CellToken) -> bool:
        """Tell whether the words so far and the next one begin a long form of the document's own list."""
        so_far = fold(self.text[self.current[0].start : following.end])
        return len(self.current) > 1 and any(long.startswith(so_far) for long in self.lexicon.longs)

    def _next_word(self, index: int) -> CellToken | None:
        for token in self.tokens[index + 1 :]:
            if token.kind == "word":
                return token
            if token.kind == "hard":
                return None
        return None

    def _word(self, token: CellToken, index: int) -> Iterator[str]:
        if self.current and self._begins_new(token, index):
            yield from self._flush()
        if not self.current:
            if self._is_and(token):
                return
            # Asked where a name begins, so that a known name's own commas and "and" do not cut it.
            self.until = known_name(self.text, self.tokens, index)
        self.current.append(token)
        self.pending = None

    def _begins_new(self, token: CellToken, index: int) -> bool:
        # Neither can begin a name; what stands behind "and" decides.
        if self._is_and(token) or self._is_company_form(token):
            return False
        # Before the test for open ends: "and" leaves every name open, and two bodies may stand around it.
        if self._is_and(self.current[-1]) and len(self.current) > 1:
            return self._after_and(token, index)
        # A preposition wants its noun, unless a slash parted the line and a name begins behind it.
        if self._open() and not (self.pending and starts_name(token, self.lexicon)):
            return False
        if self.pending:
            return self._after_soft(token, index)
        return self._after_space(token, index)

    def _after_and(self, token: CellToken, index: int) -> bool:
        """ "Centre și compartimente" are two, "Taxe și impozite" one; the "and" itself is dropped."""
        first, lang = self.current[0].text, self.lexicon.lang
        # A class or an acronym is complete, so what begins with a head behind "and" is a second one.
        plural = is_class_head(first, lang) or is_acronym(self.current[0], self.lexicon)
        shared = fold(first) in words("unit-head-plural") and token.text[:1].isupper()
        new = is_acronym(token, self.lexicon) or (plural and is_head(token.text, lang)) or shared
        new = new or (token.text[:1].isupper() and is_head(token.text, lang)) or self._english_and(index)
        new = new or self._article_after_and(token, index)
        # The "and" is taken off the first name before it is told.
        if new and len(self.current) > 1:
            self.current.pop()
        # With the "and" gone the first may end in a preposition: then it was one name.
        return new and not self._open()

    def _article_after_and(self, token: CellToken, index: int) -> bool:
        """In "ο Α και το Β" are two; a genitive after "and" goes on with the name, unless an acronym follows."""
        following = self._next_word(index)
        lang = self.lexicon.lang
        if lang not in ("el", "fr") or following is None or token.text.casefold() not in words("article", lang):
            return False
        # French has no genitive article; a head behind the article is enough.
        if lang == "fr" and is_head(following.text, lang):
            return True
        genitive = fold(token.text) in words("genitive-article")
        return is_acronym_shape(following.text) or (not genitive and following.text[:1].isupper())

    def _english_and(self, index: int) -> bool:
        """ "X Trust and the Youth Service" are two: where names end with their head."""
        if not has_trait(self.lexicon.lang, "head-last") or len(self.current) < 2:
            return False
        # The left side must be whole, since "Health and Care Trust" has its only tail at the end.
        left = fold(self.current[-2].text) in words("name-tail") or is_acronym_shape(self.current[-2].text)
        rest = []
        for token in self.tokens[index:]:
            if token.kind != "word":
                break
            rest.append(token.text)
        article = bool(rest) and rest[0].casefold() in words("article", self.lexicon.lang)
        return left and bool(rest) and (article or fold(rest[-1]) in words("name-tail") or is_acronym_shape(rest[-1]))

    def _open(self) -> bool:
        return ends_open(self.current, self.lexicon.lang)

    def _after_soft(self, token: CellToken, index: int) -> bool:
        """A slash or dash: two names if the right side is one in itself, no mere branch of the left nor its acronym."""
        # First: an acronym looks like the beginning of a name by itself.
        if self._beside_its_acronym(token, index):
            return False
        # A slash before a capital parts alternatives; a dash stands within names as often as between them.
        slash = self.text[self.current[-1].end : token.start].strip() == "/" and token.text[:1].isupper()
        if not (slash or starts_name(token, self.lexicon) or is_head(token.text, self.lexicon.lang)):
            return False
        # "X - filiala Y" is X's branch; branches are called by up to three words.
        tail = fold(" ".join(t.text for t in self.tokens[index : index + 3] if t.kind == "word"))
        return not any(tail.startswith(unit + " ") or tail == unit for unit in words("territorial-unit"))

    def _beside_its_acronym(self, token: CellToken, index: int) -> bool:
        """A name and the acronym it spells out are one, whichever stands before the dash."""
        end = next((i for i, one in enumerate(self.tokens[index:]) if one.kind != "word"), len(self.tokens) - index)
        left = self.text[self.current[0].start : self.current[-1].end]
        right = self.text[token.start : self.tokens[index + end - 1].end]
        pairs = ((left, right), (right, left))
        return any(is_acronym_shape(one) and " " in other and self.lexicon.expands(one, other) for one, other in pairs)

    def _after_space(self, token: CellToken, index: int) -> bool:
        # In a relative clause ("who works at the Police") capitals are the clause's.
        if any(fold(t.text) in words("relative") for t in self.current):
            return False
        # Before the test for acronyms: the owner of a class is one most often.
        if self._owner_of_class(index):
            return False
        # Before names are told to begin, as the second half has the shape of an acronym.
        if joins_spaced_acronym(self.current, token, self.lexicon):
            return False
        if begins_after_office(self.current, token, self.lexicon.lang):
            return True
        # Behind a head in capitals the name goes on in capitals, unless the document knows the acronym.
        shouted = self.current[-1].text.isupper() and is_head(self.current[-1].text, self.lexicon.lang)
        return starts_name(token, self.lexicon) and not (shouted and not self.lexicon.knows(token.text))

    def _owner_of_class(self, index: int) -> bool:
        """ "Centre DAS (A, B)" names the centres of one body, and then each of them."""
        bracket = index + 1 < len(self.tokens) and self.tokens[index + 1].kind == "open"
        # Without the bracket the acronym behind a class is a body beside it.
        return bracket and len(self.current) == 1 and is_class_head(self.current[0].text)

    def _is_company_form(self, token: CellToken) -> bool:
        """ "S.C. Apa S.A.": the legal form behind the name of a company belongs to it."""
        return fold(token.text) in words("company-form") and not is_acronym_shape(self.current[-1].text)

    def _is_and(self, token: CellToken) -> bool:
        """Tell whether the word is "and"; "SI" in capitals is an acronym where "și" is not shouted."""
        # "ȘI" spells an acronym of some documents.
        if token.text.isupper() and not token.shouted and self.lexicon.knows(token.text):
            return False
        return fold(token.text) in words("and") or token.text == "&"

    def _bracket(self, index: int) -> Generator[str, None, int]:
        """Read a bracket; return the index after it. What stands inside is an abbreviation, members, or a remark."""
        # A bracket that never closes holds the rest of the cell.
        close = next((i for i in range(index + 1, len(self.tokens)) if self.tokens[i].kind == "close"), None)
        stop = close if close is not None else len(self.tokens)
        inside = [t for t in self.tokens[index + 1 : stop] if t.kind == "word"]
        inner = self.text[
            self.tokens[index].end : self.tokens[stop - 1].end if close is None else self.tokens[stop].start
        ]
        if self.current and self._belongs(inner, inside):
            self.current.append(self.tokens[min(stop, len(self.tokens) - 1)])
        else:
            yield from self._flush()
            yield from _Splitter(inner, self.lexicon, self.depth + 1).names()
        self.pending = None
        return stop + 1

    def _belongs(self, inner: str, inside: list[CellToken]) -> bool:
        """An abbreviation of the name before it, or a remark that names nobody, stays with the name."""
        # An empty bracket, or one of marks, names nobody and parts nothing.
        if not inside:
            return True
        name = self.text[self.current[0].start : self.current[-1].end]
        # An acronym has one word, or two where it is printed with a space.
        if len(inside) <= 2 and (self.lexicon.expands(inner.strip(), name) or _nearly(inner.strip(), name)):
            return True
        # A name in a bracket is a member or a partner, and is told as a body of its own.
        return not any(starts_name(token, self.lexicon) for token in inside)
