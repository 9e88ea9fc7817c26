"""How the plan was adopted: the act, its day, the body, who must carry it out, and how the public was consulted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.values.citation import citations, short_act
from planatlas.loaders.values.dates import moments
from planatlas.loaders.values.persons import without_persons
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import kinds

__all__ = ["Adoption", "adoption_of", "consulted_in"]

_DECISION = Template(r"^\W*(?:<<#decision>>)\b(?P<rest>.{0,60})$")
_DECIDES = Template(r"^\W*<<adoption-decides>>\b")
_NUMBER = Template(r"^\W*<<adoption-number>>\s*(?P<number>\d+)(?P<rest>.{0,40})$")
_DAY = Template(r"^\W*<<adoption-day>>?\s*(?P<day>\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)\W*$")
_ANNEX = Template(r"^\W*<<adoption-annex>>\b.{0,30}\b<<adoption-annex-to>>\b")
_ADOPTED = Template("<<adopted>>")
_ADOPTED_BY = Template(
    r"<<adopted-by>> (?:<<article-before-name>> )?(?P<name>[A-Z][\w' ]+?)(?= <<place-preposition>>\b|[.,;]|$)", re.I
)
_CARRY_OUT = Template(r"\b<<carries-out>>")
_ARTICLE = Template(r"^\W*<<act-piece>>\.?\s*\d+\.?\s*[-–—.:]?\s*", re.I)
_OTHER_VERB = Template(r",?\s<<is-verb>>\s", re.I)
_CHARGED, _CHARGE_ENDS = Template("<<is-charged>>"), Template(r"[,;.]|\b<<charge-ends>>\b")
_NUMBER_BEHIND = Template(r"<<adoption-number>>\s*(?P<number>\d+)")
_COUNCIL_LINE = Template(r"^(?:<<#deciding-council>>)\b.{3,}")
_CONSULTED = Template("<<consulted>>")


@dataclass(slots=True)
class Adoption:
    """What the decision says, and the passages in which its number and its day stand; every part may be missing."""

    act: str | None = None
    day: str | None = None
    body: str | None = None
    responsible: str | None = None
    act_at: Passage | None = None
    day_at: Passage | None = None


def adoption_of(parts: Sequence[Passage], issuer: str | None) -> Adoption:
    """Return what the decision at the head of a document says of its adoption."""
    # A decision stands at the head; further on decisions are those of others.
    head = [part for part in parts[:90] if part.kind in ("text", "heading", "item")]
    out = Adoption()
    _from_decision(head, out, issuer)
    # The decision itself says more than the line of an annex that refers to it.
    if out.act is None:
        _from_annex_line(head, out)
    out.responsible = next((name for part in head if (name := _carrier(part.text))), None)
    return out


def _from_decision(head: Sequence[Passage], out: Adoption, issuer: str | None) -> None:
    """A decision prints "HOTĂRÂRE" over it and its number and day above or below the signatures."""
    decision, title = _first(_DECISION, head)
    # A plan may speak of a decision; only the decision itself decides.
    if decision is None or title is None or not any(_DECIDES.match(plain(part.text)) for part in head):
        return
    number, number_at = _first(_NUMBER, head)
    day, day_at = _first(_DAY, head)
    printed = number or _NUMBER_BEHIND.search(plain(title.text))
    rest = (number.group("rest") if number else "") + " " + title.text
    # A line of its own for the day is the surest; else it stands behind the number or in the title.
    found = moments(day.group("day") if day else rest)
    # Without its number or its day an act cannot be told from the next one.
    if not printed or not found:
        return
    out.act_at = number_at or title
    out.day_at = day_at or out.act_at
    out.day = found[-1].iso if len(found[-1].iso) == 10 else None
    called = next(one for name, (one, _) in kinds("decision").items() if decision.group(name))
    out.act = f"{_council(head) or called} {printed.group('number')}/{found[-1].iso[:4]}"
    out.body = _deciding(head) or issuer


def _first(pattern: Template, head: Sequence[Passage]) -> tuple[re.Match[str] | None, Passage | None]:
    """The first passage that reads like the pattern, and how it matched."""
    return next(((m, part) for part in head if (m := pattern.match(plain(part.text)))), (None, None))


def _council(head: Sequence[Passage]) -> str | None:
    """The kind of act that goes by the council which decides."""
    text = plain(" ".join(part.text for part in head[:14]))
    return next((kind for kind, form in kinds("deciding-council").values() if re.search(form, text)), None)


def _deciding(head: Sequence[Passage]) -> str | None:
    """The body that decides often stands alone in a line before its reasons ("Consiliul Local al municipiului X;")."""
    for part in head:
        flat = plain(part.text)
        if len(flat) < 90 and _COUNCIL_LINE.match(flat):
            return part.text.strip(" ;,.*")
    return None


def _from_annex_line(head: Sequence[Passage], out: Adoption) -> None:
    # The line that says whose annex this is stands on the first page.
    for part in head[:25]:
        flat = plain(part.text)
        if len(flat) < 200 and (_ANNEX.match(flat) or _ADOPTED.search(flat)):
            cited = next(iter(citations(part.text)), None)
            days = [one.iso for one in moments(part.text) if len(one.iso) == 10]
            out.act = short_act(cited) if cited else None
            # The day within the citation is that of the act.
            out.day = (cited.date if cited else None) or (days[0] if days else None)
            by = _ADOPTED_BY.search(part.text)
            out.body = by.group("name") if by and (cited or days) else None
            # A line that names neither is a heading.
            if cited or days:
                out.act_at = out.day_at = part
                return


def _carrier(text: str) -> str | None:
    """Return the body named before "va asigura aducerea la îndeplinire"."""
    found = _CARRY_OUT.search(plain(text))
    if not found:
        return None
    # "is charged with ...": the body stands behind the verb, elsewhere before it.
    if _CHARGED.search(found.group()):
        name = _CHARGE_ENDS.split(text[found.end() :])[0]
        return name.strip(" –-") or None
    name = _ARTICLE.sub("", text[: found.start()])
    subject = _OTHER_VERB.split(name.rsplit(". ", 1)[-1])[0]
    return without_persons(subject).strip(" –-,;:") or None


def consulted_in(parts: Sequence[Passage]) -> Passage | None:
    """Return the paragraph that says how the public or the providers were consulted, or None."""
    # A shorter line is a heading over it.
    told = (part for part in parts if part.kind in ("text", "item") and len(part.text) > 40)
    return next((part for part in told if _CONSULTED.search(plain(part.text))), None)
