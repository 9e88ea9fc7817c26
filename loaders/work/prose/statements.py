"""What a news item says that bodies did with each other: met, visited, signed, discussed, declared."""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.loaders.document import Document
from planatlas.loaders.structure.paragraphs import Part
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.values.dates import moments
from planatlas.loaders.values.persons import without_persons
from planatlas.loaders.values.prose.names import NameSpan
from planatlas.loaders.values.prose.sentences import sentences
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue
from planatlas.records import Plan, Statement

__all__ = ["statements_in"]

# In this order, as a sentence about a meeting also says that people were present and hoped.
_PREDICATES = (
    ("met", "met with"),
    ("visited", "visited"),
    ("signed", "signed"),
    ("exchanged", "discussed"),
    ("declared", "declared"),
    ("hoped", "agreed to go on"),
    ("present", "attended"),
)
_WITH_BODY = frozenset(("met", "visited"))
_LONGEST = 220


def statements_in(document: Document, plan: Plan, part: Part, named: list[NameSpan]) -> Iterator[Statement]:
    """Yield the statements of a paragraph; of each sentence the first verb of meeting, saying or signing counts."""
    text = part.text
    flat = plain(text)
    for start, end in sentences(text):
        for name, predicate in _PREDICATES:
            match = cue(name).search(flat, start, end)
            if match is None:
                continue
            record = _statement(document, plan, part, named, (start, end), match.span(), name, predicate)
            if record is not None:
                yield record
                # One statement a sentence: further verbs tell more of the same event.
                break


def _statement(
    document: Document,
    plan: Plan,
    part: Part,
    named: list[NameSpan],
    sentence: tuple[int, int],
    verb: tuple[int, int],
    name: str,
    predicate: str,
) -> Statement | None:
    text = part.text
    if name == "present":
        return _attended(document, plan, part, named, sentence)
    before = [one for one in named if sentence[0] <= one.start and one.end <= verb[0]]
    after = [one for one in named if verb[1] <= one.start < sentence[1]]
    # The nearest body before the verb is its subject.
    subject = before[-1].text if before else _opening(text, sentence[0], verb[0])
    # One meets, visits or signs with a body; what is discussed or declared is a text.
    target = after[0].text if after and (name in _WITH_BODY or name == "signed") else _rest(text, verb[1], sentence[1])
    if not subject:
        return None
    # A date before the verb is that of the event; one behind it belongs to what was said.
    found = moments(text[sentence[0] : verb[0]])
    return Statement(
        **place_in(document, part.passage, plan.lang, text[sentence[0] : sentence[1]]),
        subject=subject,
        predicate=predicate,
        object=target,
        when=found[0].iso if found else plan.starts,
    )


def _attended(
    document: Document, plan: Plan, part: Part, named: list[NameSpan], sentence: tuple[int, int]
) -> Statement | None:
    there = [one.text for one in named if sentence[0] <= one.start < sentence[1]]
    if not there:
        return None
    return Statement(
        **place_in(document, part.passage, plan.lang, part.text[sentence[0] : sentence[1]]),
        subject=", ".join(there),
        predicate="attended",
        object=None,
        when=plan.starts,
    )


def _opening(text: str, start: int, end: int) -> str | None:
    """Without a body the words before the verb say who: "les deux provinces"; a comma ends what stands before them."""
    words = " ".join(text[start:end].rsplit(",", 1)[-1].split())
    # A dateline ends in a dash.
    words = words.rsplit(" - ", 1)[-1].strip(" -–:")
    # Longer is a clause, and names no subject.
    return without_persons(words) if 2 < len(words) < 90 else None


def _rest(text: str, start: int, end: int) -> str | None:
    words = without_persons(" ".join(text[start:end].split())).strip(' :«»".–-')
    return words[:_LONGEST] or None
