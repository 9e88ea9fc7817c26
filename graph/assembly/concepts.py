"""Looking a printed wording up in a scheme of the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass

from planatlas.ontology import scheme

__all__ = ["Known", "concept_of"]


@dataclass(slots=True, frozen=True)
class Known:
    """A concept as the graph needs it."""

    id: str
    name: str
    kind: str | None


def concept_of(scheme_name: str, wording: str, lang: str | None, shown: str, *, by_id: bool = False) -> Known | None:
    """The concept a wording stands for, or the one with the id given; None when the scheme does not know it.

    ``lang`` is the language of the document, ``shown`` the one to name the concept in.
    """
    concepts = scheme(scheme_name)
    concept = concepts.concepts.get(wording) if by_id else concepts.match(wording, lang)
    if concept is None:
        return None
    return Known(concept.id, concept.label(shown), next(iter(concept.props.get("kind", ())), None))
