"""Numbers of people, bodies and things that a plan's paragraphs state as facts, apart from its rows of work."""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.loaders.document import Document
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.values.citation import citations
from planatlas.loaders.values.facts import facts_in
from planatlas.loaders.values.place_names import places
from planatlas.loaders.values.structure_lines import ObjectiveLine
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.records import Plan, StatedFigure

__all__ = ["figures_in"]

_STATES = Template(r"\b<<states-figure>>")
# A shorter line is a label or a heading.
_SHORTEST = 20


def figures_in(document: Document, plan: Plan, passage: Passage) -> Iterator[StatedFigure]:
    """Yield the numbers of a paragraph that says how things are; laws, plans and promises state none."""
    if passage.kind != "text" or len(passage.text) < _SHORTEST or not any(char.isdigit() for char in passage.text):
        return
    # Numbers of a law, or of an objective, are what should be and not what is.
    if not _STATES.search(plain(passage.text)) or citations(passage.text) or isinstance(passage.told, ObjectiveLine):
        return
    named = places(passage.text)
    subject = named[0].printed if named else plan.place
    for fact in facts_in(passage.text, plan.lang):
        # A number without a noun says nothing that could be asked for later.
        if fact.unit:
            yield StatedFigure(
                **place_in(document, passage, plan.lang),
                value=fact.value,
                unit=fact.unit,
                what=fact.what,
                subject=subject,
                when=fact.when,
            )
