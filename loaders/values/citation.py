"""Citations of legal acts in Romanian, Greek, French and English.

"art.3 alin.2 lit.b) din Anexa nr.3 la HG nr.797/2017", "Legii 292 din 2011", "OUG nr. 57/2019, art. 129",
"ν. 4412/2016", "loi n° 2002-2 du 2 janvier 2002", "Care Act 2014". A name without number and year is not guessed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from planatlas.loaders.values.dates import moments
from planatlas.loaders.values.forms_of_text import is_year
from planatlas.loaders.values.inflection import nominative
from planatlas.ontology.folding import fold
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import forms, hint, kinds, words

__all__ = ["Citation", "citations", "may_cite", "short_act"]

# A name may stand between the kind and the number, so this is bounded: without limit one "law" would take a number
# from pages on.
_WHOSE = r"(?P<whose> <<act-of-town>>? ?[^\d,;()]{0,60}?| [a-z][^\d,;()]{0,60}?|)"
_BY_WHOM = r"(?: (?:<<act-of-whom>>|[a-z]{2,8}))?"
# Dots group thousands ("9.901"), a hyphen parts a French year from its number, a slash an issuer's letters.
_NUMBER = r"(?P<number>\d+(?:\.\d{3})*(?:-\d+)?(?:/[a-z]+)?)"
_DATED = (
    r"(?:\s?/\s?(?P<day>\d{1,2}\.\d{1,2}\.(?:19|20)\d{2})|\s?/\s?(?P<year>(?:19|20)\d{2})(?:/(?P<organ>[a-z][a-z-]*))?"
    r"|,?\s+<<act-of-date>>\s+(?P<when>(?:\d{1,2}(?:er)?[. ]\s?[\w]+[. ]\s?)?(?:19|20)\d{2}))"
)
_ACT = Template(
    rf"(?<![\w.])(?:<<#act-kind>>)(?![^\W\d_])(?:{_BY_WHOM}|{_WHOSE})(?:\s*,?\s*<<act-number-sign>>)?\s*{_NUMBER}"
    rf"(?:{_DATED})?"
)
_EU = Template(
    r"(?<!\w)(?:<<#union-act>>)(?: \(<<union>>\)| <<union>>)?(?: <<act-number-sign>>)? (?P<a>\d{1,4})/(?P<b>\d{1,4})"
    r"(?:/<<union>>)?"
)
_TITLED = Template(
    r"(?P<name>(?:(?:[A-Z][\w'’&-]*|<<act-title-link>>|\((?:[A-Z]\w+ ?)+\))\s+){0,9}?"
    r"[A-Z][\w'’&-]*(?:\s+\([A-Z][\w ]+\))?)\s+(?P<kind><<act-title-kind>>)\s+(?P<year>(?:19|20)\d{2})"
)
_TITLE_ENDS = Template(r"\s<<act-title-kind>>\s")
_CODE = Template(
    r"<<code-article>> (?P<article>[lrd]\.? ?\d[\d-]*)[^.;]{0,40}? <<code-of>> (?P<name><<code-name>>[^,;.()]{3,80}?)"
    r"(?=[,;.()]|$)"
)
# Texts call many papers a charter or a convention; a treaty is one of a body of states or on rights.
_TREATY = Template(r"(?P<name>(?:<<#treaty-kind>>)\b[^,;.()\n*]{6,120}(?:\.\s*\d+)?)")
_TREATY_OF = Template("<<treaty-of-whom>>")
_SIGNED = Template("<<treaty-signed>>")
_ARTICLE_BEHIND = Template(r"\s*\b(?:<<act-article-stem>>)\b\.?.*$", re.I)
_PIECE = (
    r"(?:<<act-piece>>\s*\(?(?:\d+|[a-zα-ω](?=\)))|<<act-part>>\s*\(?(?:\d+|[a-zα-ω](?![^\W\d_])))(?:\^\d+)?\)?"
    r"(?:\s?-\s?\d+)?"
)
_PIECES = rf"(?:{_PIECE})(?:(?:\s*[,;]\s*|\s+)(?:<<act-pieces-link>>\s+)*(?:{_PIECE}))*"
_BEFORE = Template(
    rf"(?P<article>{_PIECES})?[,\s]*(?:<<act-behind-piece>>\s+)*"
    r"(?P<annex><<act-annex>>\s*(?P<annex_no>\d+|[ivx]+)?)?[,\s]*(?:<<act-behind-annex>>\s+)*$"
)
_AFTER = Template(rf"^,?\s*(?P<article>{_PIECES})")
_NAMED = Template(r"(?:,?\s*(?:<<act-as-amended>>[^,;]*,?)?)?\s*-?\s*(?P<name><<act-name-begins>>\b[^;\n]{6,400})")
_NAME_END = Template(r"<<act-name-ends>>|\s*\*\*|\. (?=[A-ZÎȘȚ])|[;)]")
_DANGLING = Template(r"[.,;:\s]*(?:\s<<act-name-dangling>>)?[.,;:\s]*$", re.I)
_PIECE_BEGINS = Template(r"(?<!\w)<<act-piece-begins>>")


def may_cite(text: str) -> bool:
    """A cheap look before the patterns: most lines have neither a number with its year nor the name of a treaty."""
    low = text.lower()
    dated = hint("cites-year").search(low) and hint("cites-act").search(low)
    return bool(dated or hint("cites-name").search(low))


@dataclass(slots=True)
class Citation:
    """One act as cited: characters ``start`` to ``end`` of the text, article and annex where it names them."""

    type: str
    number: str | None
    year: int | None
    start: int
    end: int
    date: str | None = None
    annex: str | None = None
    article: str | None = None
    name: str | None = None


def citations(text: str) -> list[Citation]:
    """Return the acts cited in a text, in order. One act cited twice is there twice."""
    if not may_cite(text):
        return []
    flat = plain(text)
    found = [*_european(flat), *_numbered(text, flat), *_titled(text), *_code_articles(text, flat), *_treaties(text)]
    # Of two that begin together the longer is kept, as it has the date or the name with it.
    found.sort(key=lambda one: (one.start, -one.end))
    kept = _apart(found)
    ends = [0, *(one.end for one in kept)]
    starts = [*(one.start for one in kept[1:]), len(text)]
    # An article stands between two acts and belongs to one: each act reads no further than its neighbours.
    for one, floor, limit in zip(kept, ends, starts, strict=False):
        _add_articles(one, text, flat, floor, limit)
    return kept


def short_act(citation: Citation) -> str:
    """Return "HCL 98/2023": kind, number, year; a French number holds its year already."""
    number, year = citation.number, citation.year
    # A French number ("2002-2") would have its year printed twice.
    if number and year and not number.startswith(f"{year}-"):
        return f"{citation.type} {number}/{year}"
    mark = number or year
    return f"{citation.type} {mark}" if mark else citation.name or citation.type


def _apart(found: list[Citation]) -> list[Citation]:
    kept: list[Citation] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _numbered(text: str, flat: str) -> list[Citation]:
    out = []
    for match in _ACT.finditer(flat):
        kind = next(called for name, (called, _) in kinds("act-kind").items() if match.group(name))
        year, day = _dated(match)
        # A kind and a number alone are as often an article, a room or a count as they are an act.
        if year is None and not _plausible_without_year(match, kind):
            continue
        number = match.group("number").replace(".", "")
        out.append(
            Citation(
                kind,
                _printed_number(match, text, number),
                year,
                match.start(),
                match.end(),
                day,
                name=_own_name(match, text),
            )
        )
    return out


def _printed_number(match: re.Match[str], text: str, number: str) -> str:
    organ = match.group("organ")
    return number if not organ else f"{number}/{match.group('year')}/{text[match.start('organ') : match.end('organ')]}"


def _plausible_without_year(match: re.Match[str], kind: str) -> bool:
    """Without a year only a sign of its number counts ("HCL nr. 12"), or a French number with its year."""
    year, _, rest = match.group("number").partition("-")
    # Two digits are a year there as well: "83-663".
    if rest.isdecimal() and (is_year(year) or len(year) == 2):
        return True
    return kind in ("HCL", "HCJ", "HG", "OUG") and "nr" in match.group()


def _dated(match: re.Match[str]) -> tuple[int | None, str | None]:
    if match.group("year"):
        return int(match.group("year")), None
    printed = match.group("day") or match.group("when")
    if not printed:
        # Only a number with a hyphen holds its year: "Law 1998" alone may be a number.
        inside, hyphen, _ = match.group("number").partition("-")
        return (int(inside) if hyphen and is_year(inside) else None), None
    year = int(printed[-4:])
    found = moments(printed)
    day = found[-1].iso if found and len(found[-1].iso) == 10 else None
    return year, day


def _own_name(match: re.Match[str], text: str) -> str | None:
    """ "Legea asistenței sociale nr. 292/2011" carries its name between kind and number."""
    named = match.group().startswith(tuple(forms("act-named-between")))
    if not named or not (match.group("whose") or "").strip():
        return None
    name = " ".join(text[match.start() : match.end("whose")].split())
    return nominative(name[:1].upper() + name[1:]) if len(name.split()) > 1 else None


def _european(flat: str) -> list[Citation]:
    out = []
    for match in _EU.finditer(flat):
        a, b = match.group("a"), match.group("b")
        # The Union prints the year before or behind the number, by the kind of act and its time.
        year, number = (a, b) if is_year(a) else (b, a)
        if not is_year(year):
            continue
        name = next(called for name, (called, _) in kinds("union-act").items() if match.group(name))
        out.append(Citation(name, number, int(year), match.start(), match.end()))
    return out


def _titled(text: str) -> list[Citation]:
    out: list[Citation] = []
    if not _TITLE_ENDS.search(text):  # most lines name no act, and the pattern of names is slow
        return out
    for match in _TITLED.finditer(text):
        name = _from_first_own_word(match.group("name"))
        if name:
            start = match.end("name") - len(name)
            label = f"{name} {match.group('kind')}"
            out.append(Citation(match.group("kind"), None, int(match.group("year")), start, match.end(), name=label))
    return out


def _from_first_own_word(name: str) -> str:
    """ "Under the Care" is "Care": an act has a name of its own, "This Act 2031" is none."""
    small = words("grammatical", "en") | {"section"}
    while name and fold(name.split(maxsplit=1)[0]) in small:
        name = name.split(maxsplit=1)[1] if len(name.split()) > 1 else ""
    return name


def _code_articles(text: str, flat: str) -> list[Citation]:
    return [
        Citation(
            "code",
            None,
            None,
            match.start(),
            match.end(),
            article=text[match.start("article") : match.end("article")],
            name=text[match.start("name") : match.end("name")].strip(),
        )
        for match in _CODE.finditer(flat)
    ]


def _treaties(text: str) -> list[Citation]:
    """Charters and conventions have a name and perhaps a date, no number."""
    out = []
    for match in _TREATY.finditer(text):
        name = " ".join(match.group("name").split()).strip(" -–*")
        # Texts call many papers a charter or a convention; only those of a body of states or on rights are law.
        if not _TREATY_OF.search(name):
            continue
        article = _ARTICLE_BEHIND.search(name)
        if article:
            name = name[: article.start()].strip()
        found = moments(text[match.end() : match.end() + 60]) if _SIGNED.match(text, match.end()) else []
        day = found[0].iso if found and len(found[0].iso) == 10 else None
        kind = next(called for one, (called, _) in kinds("treaty-kind").items() if match.group(one))
        name = nominative(name)
        out.append(
            Citation(
                kind,
                None,
                int(day[:4]) if day else None,
                match.start(),
                match.start() + len(name),
                day,
                article=article.group().strip() if article else None,
                name=name,
            )
        )
    return out


def _add_articles(one: Citation, text: str, flat: str, floor: int, limit: int) -> None:
    """Read article and annex before the act, or behind it, and the name that follows."""
    # Article, paragraph, letter and annex take at most so many characters; a wider window costs time on every act.
    start = max(floor, one.start - 220)
    window = flat[start : one.start]
    if _PIECE_BEGINS.search(window):
        _from_before(one, text, flat, start)
    # What stands before the act goes first: behind it the next sentence may open with an article of another act.
    if one.article is None and (after := _AFTER.match(flat[one.end : one.end + 120])):
        one.article = _tidy(text[one.end + after.start("article") : one.end + after.end("article")])
    if one.name is None:
        one.name = _name_after(text, flat, one.end, limit)


def _from_before(one: Citation, text: str, flat: str, start: int) -> None:
    for cue in _PIECE_BEGINS.finditer(flat[start : one.start]):
        at = start + cue.start()
        match = _BEFORE.match(flat, at, one.start)
        # The pieces must reach up to the act; an article further off belongs to something else.
        if match and match.end() == one.start and match.end() > at:
            if match.group("article"):
                one.article = one.article or _tidy(text[match.start("article") : match.end("article")])
            if match.group("annex"):
                one.annex = (match.group("annex_no") or "").upper() or "anexa"
            return


def _tidy(printed: str) -> str:
    return " ".join(printed.split()).strip(" ,;")


def _name_after(text: str, flat: str, end: int, limit: int) -> str | None:
    start = end
    # Emphasis that a converter left between an act and its name.
    while flat[start : start + 1] in ("*", " "):
        start += 1
    # Names of laws on amendments run to several lines; beyond that it is the text that goes on.
    stop = min(limit, end + 460)
    found = _NAMED.match(flat, start, stop)
    if not found:
        return None
    first = found.start("name")
    cut = _NAME_END.search(flat, first, stop)
    name = _tidy(text[first : min(cut.start() if cut else stop, found.end("name"))])
    return _DANGLING.sub("", name) or None
