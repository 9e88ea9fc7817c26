"""What a free SPARQL query may not do: update, reach for another server, or use a name the vocabulary does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planatlas.errors import QuestionRefused
from planatlas.graph.stores.guard.labels import nearest
from planatlas.ontology import vocabulary

__all__ = ["check_sparql"]

_PA = "https://w3id.org/planatlas/ontology#"

_TOKEN = re.compile(
    r"""
    (?P<comment> \#[^\n\r]* )
  | (?P<iri> <[^<>"{}|^`\\\s]*> )
  | (?P<string> '''(?:\\.|[^\\])*?''' | \"\"\"(?:\\.|[^\\])*?\"\"\" | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*" )
  | (?P<variable> [?$]\w+ )
  | (?P<name> (?:[^\W\d_][\w.-]*)?:[\w:%.-]* )
  | (?P<word> [^\W\d]\w* )
  | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)

_FORBIDDEN = frozenset({
    "INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD",
    "MOVE", "COPY", "SERVICE", "FROM", "USING", "WITH",
})  # fmt: skip
"""Words of SPARQL Update, and those that take data from somewhere else; none of them is a word of a plain query."""

_OWN_TERMS = frozenset({
    "Assignment", "Link", "from", "to", "relation", "bearer", "object", "id", "name",
})  # fmt: skip
"""Names of the RDF form that the property graph does not have."""


def check_sparql(text: str) -> None:
    """Let a reading query pass. Raises QuestionRefused when it would change something, reaches outside, or names a
    class or property of the vocabulary that does not exist; the nearest name is suggested."""
    prefixes: dict[str, str] = {"pa": _PA}
    before = ""
    for kind, token in _tokens(text):
        if kind == "word" and token.upper() in _FORBIDDEN:
            raise QuestionRefused(f"queries only read what is in the atlas, and {token.upper()} does not")
        if kind == "iri" and before.endswith(":"):
            prefixes[before[:-1]] = token[1:-1]
        if kind == "iri" and token[1:-1].startswith(_PA):
            _refuse_unknown(token[1:-1].removeprefix(_PA))
        if kind == "name":
            prefix, _, local = token.partition(":")
            if prefixes.get(prefix) == _PA and local:
                _refuse_unknown(local.rstrip("."))
        if token.strip():
            before = token


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    if re.search(r"\\[uU][0-9a-fA-F]{4}", re.sub(r"\"\\u001F\"", '""', text)):
        raise QuestionRefused("write the letter itself instead of its number after a backslash and u")
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind != "comment":
            yield kind, match.group()


def _refuse_unknown(local: str) -> None:
    known = _known()
    if local and local not in known:
        raise QuestionRefused(f"the vocabulary has no pa:{local}{nearest(local, {name: {} for name in known})}")


def _known() -> frozenset[str]:
    schema = vocabulary().schema
    relations = (_camel(name) for name in schema.relationships)
    return frozenset({*schema.nodes, *relations, *schema.properties, *_OWN_TERMS})


def _camel(type_: str) -> str:
    first, *rest = type_.lower().split("_")
    return first + "".join(word.capitalize() for word in rest)
