"""The vocabulary files: read once with Oxigraph, kept as plain dictionaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from planatlas.errors import OntologyError

__all__ = ["FOLDER", "LANGS", "PA", "RDF", "RDFS", "SKOS", "Facts", "LangText", "read"]

FOLDER = Path(__file__).parent
LANGS = ("ro", "en", "el", "fr")
PA = "https://w3id.org/planatlas/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


class LangText(NamedTuple):
    """A literal; ``lang`` is empty where it has none."""

    value: str
    lang: str


class Facts:
    """What the given files say, by subject and predicate, in the order written."""

    def __init__(self) -> None:
        self._facts: dict[str, dict[str, list[str | LangText]]] = {}

    def add(self, path: Path) -> None:
        """Read one Turtle file. Raises OntologyError, naming the file and the place, when it cannot be parsed."""
        try:
            self._add(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
        except (SyntaxError, OSError) as problem:
            raise OntologyError(
                f"{path.name} cannot be read: {problem}. Restore the file or mend the line."
            ) from problem

    def add_text(self, turtle: str) -> None:
        """Read Turtle that was made here."""
        self._add(ox.parse(turtle, format=ox.RdfFormat.TURTLE))

    def _add(self, triples: Iterable[ox.Quad]) -> None:
        for triple in triples:
            entry = self._facts.setdefault(str(_plain(triple.subject)), {})
            entry.setdefault(triple.predicate.value, []).append(_plain(triple.object))

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __contains__(self, subject: str) -> bool:
        return subject in self._facts

    def of_type(self, kind: str) -> list[str]:
        """Return the subjects with this rdf:type, in order."""
        return [s for s, facts in self._facts.items() if kind in facts.get(RDF + "type", ())]

    def links(self, subject: str, predicate: str) -> list[str]:
        """Return the resources that stand as objects."""
        return [o for o in self._facts.get(subject, {}).get(predicate, ()) if not isinstance(o, LangText)]

    def texts(self, subject: str, predicate: str) -> list[LangText]:
        """Return the literals that stand as objects."""
        return [o for o in self._facts.get(subject, {}).get(predicate, ()) if isinstance(o, LangText)]

    def one(self, subject: str, predicate: str) -> str | None:
        """Return the first object as a string, or None."""
        first = next(iter(self._facts.get(subject, {}).get(predicate, ())), None)
        return first.value if isinstance(first, LangText) else first

    def by_lang(self, subject: str, predicate: str) -> dict[str, str]:
        """Return the first literal of every language."""
        out: dict[str, str] = {}
        for text in self.texts(subject, predicate):
            out.setdefault(text.lang, text.value)
        return out

    def predicates(self, subject: str) -> dict[str, list[str | LangText]]:
        """Return everything said about a subject."""
        return self._facts.get(subject, {})


def _plain(term: object) -> str | LangText:
    if isinstance(term, ox.Literal):
        return LangText(term.value, term.language or "")
    return str(term.value) if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)


@cache
def read(*names: str) -> Facts:
    """Return what the named files of this folder say; a name may be a pattern such as ``gazetteer/*.ttl``."""
    facts = Facts()
    for name in names:
        paths = sorted(FOLDER.glob(name))
        if not paths:
            raise OntologyError(f"{name} is missing from the installed vocabulary. Install planatlas again.")
        for path in paths:
            facts.add(path)
    return facts
