"""The catalogue of what people read: sentences of reports, findings and the command line in four languages."""

from __future__ import annotations

from planatlas.errors import OntologyError
from planatlas.ontology.turtle import LANGS, RDFS, read

__all__ = ["message", "message_keys"]

_FROM = 20
"""The first number after which Romanian says "de"."""

_BASE = "https://w3id.org/planatlas/message/"


def message(key: str, lang: str, **values: object) -> str:
    """Return the sentence ``key`` in ``lang`` with ``values`` put into its braces.

    A Romanian sentence that counts things says ``{number:de} things``: "19 măsuri", but "20 de măsuri".

    Raises OntologyError for an unknown key or language, and for a brace that got no value.
    """
    if lang not in LANGS:
        raise OntologyError(f"There is no language {lang}. There are: {', '.join(LANGS)}.")
    text = read("messages.ttl").by_lang(_BASE + key, RDFS + "label").get(lang)
    if text is None:
        raise OntologyError(f"messages.ttl has no {key} in {lang}. Add it there.")
    try:
        counted = ":de}" in text
        return text.format_map({name: _Counted(value) for name, value in values.items()} if counted else values)
    except (KeyError, IndexError, ValueError) as problem:
        raise OntologyError(f"The message {key} in {lang} needs a value for {problem}.") from problem


class _Counted(str):
    """A value that, written as ``{value:de}``, takes the "de" between most numbers and what they count in Romanian."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        if form != "de":
            return super().__format__(form)
        last = "".join(letter for letter in self if letter.isdigit())[-2:]
        return f"{self} de" if last == "00" or last.isdigit() and int(last) >= _FROM else str(self)


def message_keys() -> list[str]:
    """Return every key of the catalogue, in the order written."""
    return [iri.removeprefix(_BASE) for iri in read("messages.ttl") if iri.startswith(_BASE)]
