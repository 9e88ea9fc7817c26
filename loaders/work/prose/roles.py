"""The bodies of a paragraph and what each does in it: carries out, works with, pays, awards, takes part."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from planatlas.loaders.values.dates import day_in
from planatlas.loaders.values.mentions.lexicon import acronym_key
from planatlas.loaders.values.prose.lists import names_from
from planatlas.loaders.values.prose.names import NameSpan
from planatlas.loaders.values.prose.sentences import sentences
from planatlas.loaders.values.prose.tokens import TextToken, tokens
from planatlas.loaders.values.prose.verbs import acts
from planatlas.loaders.work.prose.bodies import bodies
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue, cue_words

__all__ = ["Roles", "roles_in"]

# Letters between a body and its verb: further off another clause has begun.
_REACH = 220
# A verb of several words ("has not yet been able to organise") may stand on both sides of a name.
_VERB = 80


@dataclass(slots=True)
class Roles:
    """Names by role, each once, in reading order; ``rest`` are bodies named without one of these roles."""

    responsible: list[NameSpan] = field(default_factory=list)
    partners: list[NameSpan] = field(default_factory=list)
    funders: list[NameSpan] = field(default_factory=list)
    funds: list[str] = field(default_factory=list)
    awarders: list[NameSpan] = field(default_factory=list)
    awarded: list[NameSpan] = field(default_factory=list)
    rest: list[NameSpan] = field(default_factory=list)

    def without(self, acronyms: Collection[str]) -> Roles:
        """The same without names that are one of these acronyms, which ``acronym_key`` made: a plan is no body."""
        for names in (self.responsible, self.partners, self.funders, self.awarders, self.awarded, self.rest):
            names[:] = [name for name in names if acronym_key(name.text) not in acronyms]
        return self

    def taken(self, name: NameSpan) -> bool:
        """Whether the characters of a name already belong to a role."""
        every = (*self.responsible, *self.partners, *self.funders, *self.awarders, *self.awarded)
        return any(one.start < name.end and name.start < one.end for one in every)


def roles_in(text: str, lang: str | None) -> Roles:
    """Return who does what in a paragraph. "We" is nobody."""
    out, flat, found = Roles(), plain(text), tokens(text)
    # Roles that a phrase states first, then the subject by its verb, then what is only likely; a name is given to the
    # first.
    _after(out.funders, "funded-by", text, flat, found, lang)
    _after(out.partners, "with", text, flat, found, lang, out)
    _after(out.awarders, "awarded-by", text, flat, found, lang, out)
    # Before the bodies are told: a fund has a name as bodies do.
    _split_funds(out, text, flat)
    every = bodies(text, lang, found)
    # Whoever is awarded stands before the one who awards.
    if out.awarders:
        _awarded(out, flat, every)
    _subject(out, text, flat, found, every, lang)
    _bare(out, text, flat, found, every, lang)
    if not out.responsible:
        _helped(out, text, flat, found, every, lang)
    if not out.responsible:
        _after(out.responsible, "done-by", text, flat, found, lang, out)
    out.rest = [name for name in every if not out.taken(name) and plain(name.text) not in cue_words("fund-name")]
    return out


def _after(
    into: list[NameSpan],
    name: str,
    text: str,
    flat: str,
    found: list[TextToken],
    lang: str | None,
    out: Roles | None = None,
) -> None:
    """Add the names listed behind each phrase of a cue."""
    for match in cue(name).finditer(flat):
        index = next((i for i, token in enumerate(found) if token.start >= match.end()), None)
        if index is None:
            continue
        names, _ = names_from(text, found, index, lang)
        if name == "with" and _acts_itself(text, match.start(), names, lang):
            names = names[:-1]
        into.extend(one for one in names if _is_name(one) and (out is None or not out.taken(one)))


def _acts_itself(text: str, start: int, names: list[NameSpan], lang: str | None) -> bool:
    """ "In partnership with X, Y has organised ...": the last name behind a comma is that of who does it."""
    # Only at the beginning of a sentence can its subject follow the partners.
    if len(names) < 2 or text[:start].strip():
        return False
    before, last = names[-2], names[-1]
    verb = " ".join(text[last.end :].split()[:3])
    return text[before.end : last.start].strip() == "," and acts(verb, lang)


def _is_name(name: NameSpan) -> bool:
    """A month or a number stands where a name could."""
    # "with March" and "by 2031" are times.
    return len(name.text) > 1 and not day_in(f"1 {name.text}", 2000) and not name.text[0].isdigit()


def _bare(out: Roles, text: str, flat: str, found: list[TextToken], every: list[NameSpan], lang: str | None) -> None:
    """ "With" alone makes partners only of names that are bodies for sure, in a clause that says what is done."""
    for match in cue("with-bare").finditer(flat):
        index = next((i for i, token in enumerate(found) if token.start >= match.end()), None)
        names = names_from(text, found, index, lang)[0] if index is not None else []
        sure = [one for one in names if any(body.start < one.end and one.start < body.end for body in every)]
        # A list of which most are no bodies is one of people or things.
        if sure and len(sure) * 2 > len(names):
            out.partners.extend(one for one in sure if not out.taken(one))


def _split_funds(out: Roles, text: str, flat: str) -> None:
    """Money named by its fund ("ΕΣΠΑ") is a source, not a body."""
    words = cue("fund-name")
    out.funds = list(dict.fromkeys(text[m.start() : m.end()] for m in words.finditer(flat)))
    out.funders = [name for name in out.funders if not words.search(plain(name.text))]


def _awarded(out: Roles, flat: str, every: list[NameSpan]) -> None:
    first = min(name.start for name in out.awarders)
    before = [name for name in every if name.end < first and not out.taken(name)]
    # Further off the body belongs to another sentence.
    if before and first - before[-1].end < 80:
        out.awarded.append(before[-1])


def _helped(out: Roles, text: str, flat: str, found: list[TextToken], every: list[NameSpan], lang: str | None) -> None:
    """ "We supported X in running it": X runs it; "we strengthened the work of X": X does it."""
    match = cue("helped").search(flat)
    if not match:
        return
    index = next((i for i, token in enumerate(found) if token.start >= match.end()), None)
    names = names_from(text, found, index, lang)[0] if index is not None else []
    named = [name for name in names if name.text[:1].isupper() and not out.taken(name)]
    # Bodies right behind the verb; else the first in the genitive, whose work was helped.
    if named:
        out.responsible.extend(named)
        return
    for name in every:
        close = match.end() <= name.start < match.end() + _REACH
        if close and not out.taken(name) and _word_before(found, name) in cue_words("genitive-link"):
            out.responsible.append(name)
            return


def _word_before(found: list[TextToken], name: NameSpan) -> str:
    before = [token for token in found if token.end <= name.start]
    while before and before[-1].plain in cue_words("article-behind-link"):
        before.pop()
    return before[-1].plain if before else ""


def _subject(out: Roles, text: str, flat: str, found: list[TextToken], every: list[NameSpan], lang: str | None) -> None:
    """The subject of the first sentence that has a body for one: before its verb, behind no preposition."""
    for start, end in sentences(text):
        looked = start
        for name in every:
            # A body with a role by its phrase is no subject.
            if not start <= name.start < end or out.taken(name):
                continue
            if acts(text[looked : name.start], lang):
                break  # behind its verb a sentence has no subject
            looked = _words_before(text, start, name.start)
            if _is_subject(text, found, name, (start, end), lang):
                out.responsible.append(name)
                _coordinated(out, flat, found, every, name)
                return


def _words_before(text: str, start: int, at: int) -> int:
    """The beginning of the last words before a place: a verb of several words may reach over it."""
    return max(start, text.rfind(" ", start, max(start, at - _VERB)) + 1)


def _is_subject(text: str, found: list[TextToken], name: NameSpan, sentence: tuple[int, int], lang: str | None) -> bool:
    start, end = sentence
    # A subject has a verb behind it.
    if not acts(text[name.end : min(end, name.end + _REACH)], lang):
        return False
    before = [token for token in found if start <= token.start and token.end <= name.start]
    # The preposition, if there is one, stands before the article.
    while before and before[-1].plain in cue_words("article-of-subject"):
        before.pop()
    return not before or before[-1].plain not in cue_words("before-no-subject")


def _coordinated(out: Roles, flat: str, found: list[TextToken], every: list[NameSpan], first: NameSpan) -> None:
    """ "The Council and the Police run ...": the second body carries it out too."""
    last = first
    for name in every:
        between = flat[last.end : name.start].split() if name.start > last.end else None
        # "and", an article, an adjective: more words make it another clause.
        if between and len(between) <= 3 and between[0].strip(",") in {*cue_words("and"), ""} and not out.taken(name):
            out.responsible.append(name)
            last = name
