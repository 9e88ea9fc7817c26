"""Names that go on behind a comma or a line's end: known ones word by word, others by what stands behind.

"Serviciul Achiziții, Investiții și Drumuri" is one: a unit lists its duties, no duty begins a name, and "and" stands
before the last. "Serviciul Achiziții, Poliția și Școala" are three, and so is a list whose parts stand alone elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planatlas.loaders.values.mentions.lexicon import Lexicon, fold
from planatlas.loaders.values.mentions.names import is_head, starts_name
from planatlas.loaders.values.mentions.tokens import CellToken
from planatlas.ontology import gazetteer, scheme
from planatlas.ontology.wording import words

__all__ = ["ends_on_next_line", "known_name", "lists_duties"]

_MOST_WORDS = 4
"""Words of one duty."""


def known_name(text: str, every: Sequence[CellToken], index: int) -> int:
    """The place of the last word of the longest known name that begins at a word; its own if there is none."""
    best, start = index, every[index].start
    for at in range(index, len(every)):
        if every[at].kind == "word":
            so_far = fold(text[start : every[at].end])
            # One word is no name known whole; longer ones go on as long as some known name does.
            best = at if at > index and gazetteer().is_name(so_far) else best
            if not gazetteer().goes_on(so_far):
                break
        # A comma or line break stands within known names; these signs do not.
        elif every[at].text in ";|":
            break
    return best


def lists_duties(current: Sequence[CellToken], behind: Sequence[CellToken], lexicon: Lexicon) -> bool:
    """Tell whether the name before a comma is a unit's, and a list of its further duties follows, "and" in it."""
    own = _duty_before(current, lexicon.lang)
    # A unit named by its place ("Serviciul Valea Mare") has no duties to list.
    if not own or _names_place(own):
        return False
    for part in _parts(behind):
        # An "and" at the very beginning joins nothing within its part.
        cut = next((i for i, token in enumerate(part) if i and _is_and(token)), None)
        if not _is_duty(part[:cut], own[0], lexicon):
            # A list without "and" is one of bodies.
            return False
        if cut is not None:
            # The "and" stands before the last duty and ends the list; what follows is told by others.
            return _is_duty(part[cut + 1 :][:_MOST_WORDS], own[0], lexicon)
    return False


def _duty_before(current: Sequence[CellToken], lang: str | None) -> list[CellToken]:
    """The first duty of a unit: what stands behind its head and the small words there."""
    head = fold(current[0].text)
    listing = head in words("unit-of-duties", lang) and (
        # English units have their head first only before a preposition: "Department of Roads, Parks and ...".
        lang != "en" or len(current) > 1 and fold(current[1].text) in words("connective", "en")
    )
    own = list(current[1:]) if listing else []
    while own and fold(own[0].text) in words("connective"):
        own.pop(0)
    # An "and" before the comma has ended a list already.
    return own if len(own) <= _MOST_WORDS and not any(_is_and(token) for token in own) else []


def _names_place(own: Sequence[CellToken]) -> bool:
    return bool(gazetteer().places.all(own[-1].text) or len(own) > 1 and _is_place([own[-2], own[-1]]))


def _is_place(run: Sequence[CellToken]) -> bool:
    name = " ".join(token.text for token in run)
    return bool(gazetteer().places.all(name)) or fold(name) in gazetteer().places.communes


def _parts(behind: Sequence[CellToken]) -> Iterator[list[CellToken]]:
    """The words between commas, as far as nothing else separates."""
    part: list[CellToken] = []
    for token in behind:
        if token.kind == "word":
            part.append(token)
        elif token.text == ",":
            yield part
            part = []
        # A bracket, slash or semicolon ends the list of duties.
        elif not token.text.isspace():
            break
    yield part


def _is_duty(part: Sequence[CellToken], like: CellToken, lexicon: Lexicon) -> bool:
    """Tell whether words may be a duty: written like the first one, no beginning of a name, no class, nobody's name."""
    # A list is written alike: capitals throughout, or small letters throughout.
    if not part or len(part) > _MOST_WORDS or part[0].text[:1].isupper() is not like.text[:1].isupper():
        return False
    if any(starts_name(token, lexicon) or any(ch.isdigit() for ch in token.text) for token in part):
        return False
    text = " ".join(token.text for token in part)
    classes = (scheme(name).match(text) for name in ("actor-classes", "target-groups"))
    listed = part[0].text.islower() and any(classes)
    # What fills a cell of its own somewhere in the document is a name there, and no duty here.
    return not (listed or is_head(part[0].text, lexicon.lang) or fold(text) in lexicon.alone)


def _is_and(token: CellToken) -> bool:
    return fold(token.text) in words("and") or token.text == "&"


def ends_on_next_line(current: Sequence[CellToken], line: Sequence[CellToken], lexicon: Lexicon) -> bool:
    """Tell whether the next line is the rest of the name above: an adjective of its level, its place, its tail."""
    # A line that begins a name is never the rest of another.
    if not line or starts_name(line[0], lexicon):
        return False
    headed = is_head(current[0].text, lexicon.lang)
    if lexicon.lang == "en":
        tails = all(fold(token.text) in words("name-tail", "en") for token in line)
        # An English name is open until its tail; a name that has one already takes no second.
        return tails and len(current) > 1 and fold(current[-1].text) not in words("name-tail", "en")
    key = fold(line[0].text)
    # Without a head the words above are no name that could want its level or place.
    return headed and (key in words("level-adjective") or key in words("duty-adjective") or _is_place(line))
