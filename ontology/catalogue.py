"""The catalogue of what people read: sentences of reports, findings and the command line in four languages."""

from __future__ import annotations

from typing import TypeVar

from planatlas.errors import OntologyError, PlanatlasError
from planatlas.ontology.turtle import LANGS, RDFS, read

__all__ = ["message", "message_keys", "told", "told_of"]

_Error = TypeVar("_Error", bound=PlanatlasError)

_FROM = 20
"""The first number after which Romanian says "de"."""

_BASE = "https://w3id.org/planatlas/message/"


def message(key: str, lang: str, **values: object) -> str:
    """Return the sentence ``key`` in ``lang`` with ``values`` put into its braces.

    A Romanian sentence that counts things says ``{number:de} things``: "19 măsuri", but "20 de măsuri". A noun that
    also has to bend after 1 is written into the braces: ``{number:row|rows}``, ``{number:rând|rânduri|de rânduri}``.

    Raises OntologyError for an unknown key or language, and for a brace that got no value.
    """
    if lang not in LANGS:
        raise OntologyError(f"There is no language {lang}. There are: {', '.join(LANGS)}.")
    text = read("messages.ttl").by_lang(_BASE + key, RDFS + "label").get(lang)
    if text is None:
        raise OntologyError(f"messages.ttl has no {key} in {lang}. Add it there.")
    try:
        counted = ":de}" in text or "|" in text
        return text.format_map({name: _Counted(value) for name, value in values.items()} if counted else values)
    except (KeyError, IndexError, ValueError) as problem:
        raise OntologyError(f"The message {key} in {lang} needs a value for {problem}.") from problem


def told(kind: type[_Error], key: str, **values: object) -> _Error:
    """An error whose sentence stands in the catalogue: in English as it is, in any language where it is shown."""
    error = kind(message(key, "en", **values))
    error.key, error.values = key, values
    return error


def told_of(kind: type[_Error], where: str, key: str, **values: object) -> _Error:
    """The same of a file: its name, then the sentence."""
    error = kind(f"{where}: {message(key, 'en', **values)}")
    error.key, error.values, error.where = key, values, where
    return error


class _Counted(str):
    """A value that takes what stands between a number and what it counts, or the right form of the noun itself.

    Source: Unicode CLDR, plural rules: one and other; in Romanian one, few and other, whose nouns take "de".
    """

    __slots__ = ()

    def __format__(self, form: str) -> str:
        if form == "de":
            return f"{self} de" if self._takes_de else str(self)
        if "|" not in form:
            return super().__format__(form)
        one, few, *many = form.split("|")
        return f"{self} {one if self == '1' else many[0] if many and self._takes_de else few}"

    @property
    def _takes_de(self) -> bool:
        last = "".join(letter for letter in self if letter.isdigit())[-2:]
        return last == "00" or (last.isdigit() and int(last) >= _FROM)


def message_keys() -> list[str]:
    """Return every key of the catalogue, in the order written."""
    return [iri.removeprefix(_BASE) for iri in read("messages.ttl") if iri.startswith(_BASE)]
