"""The catalogue of what people read: sentences of reports, findings and the command line in four languages."""

from __future__ import annotations

from planatlas.errors import OntologyError
from planatlas.ontology.turtle import LANGS, RDFS, read

__all__ = ["message", "message_keys"]

_BASE = "https://w3id.org/planatlas/message/"


def message(key: str, lang: str, **values: object) -> str:
    """Return the sentence ``key`` in ``lang`` with ``values`` put into its braces.

    Raises OntologyError for an unknown key or language, and for a brace that got no value.
    """
    if lang not in LANGS:
        raise OntologyError(f"There is no language {lang}. There are: {', '.join(LANGS)}.")
    text = read("messages.ttl").by_lang(_BASE + key, RDFS + "label").get(lang)
    if text is None:
        raise OntologyError(f"messages.ttl has no {key} in {lang}. Add it there.")
    try:
        return text.format_map(values)
    except (KeyError, IndexError, ValueError) as problem:
        raise OntologyError(f"The message {key} in {lang} needs a value for {problem}.") from problem


def message_keys() -> list[str]:
    """Return every key of the catalogue, in the order written."""
    return [iri.removeprefix(_BASE) for iri in read("messages.ttl") if iri.startswith(_BASE)]
