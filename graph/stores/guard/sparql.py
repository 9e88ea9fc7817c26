"""What a free SPARQL query may not do: update, reach for another server, or ask for what no atlas can answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from planatlas.graph.stores.guard.kinds import Nodes, carried, carriers, closed_values
from planatlas.graph.stores.guard.refusals import refused
from planatlas.graph.stores.guard.suggestions import near, over_a_third
from planatlas.ontology import vocabulary
from planatlas.ontology.mapping import relationship_iri, relationship_type

__all__ = ["check_sparql"]

_PA = "https://w3id.org/planatlas/ontology#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"

_TOKEN = re.compile(
    r"""
    (?P<comment> \#[^\n\r]* )
  | (?P<iri> <[^<>"{}|^`\\\s]*> )
  | (?P<string> '''(?:\\.|[^\\])*?''' | \"\"\"(?:\\.|[^\\])*?\"\"\" | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*" )
  | (?P<variable> [?$]\w+ )
  | (?P<name> (?:_|[^\W\d_][\w.-]*)?:[\w:%.-]* )
  | (?P<word> [^\W\d]\w* )
  | (?P<number> \d+(?:\.\d+)?(?:[eE][+-]?\d+)? )
  | (?P<space> \s+ )
  | (?P<other> \^\^ | [<>!]= | && | \|\| | . )
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

_INSIDE = frozenset({"OPTIONAL", "UNION", "MINUS", "EXISTS", "NOT", "GRAPH", "WHERE", "FILTER", "SELECT", "DISTINCT"})
_COMPARISONS = frozenset({"=", "!=", "<", ">", "<=", ">="})
_PATH = frozenset("/|^*+?!()")
_NUMBERS = ("integer", "float", "decimal")


class _Piece(NamedTuple):
    """A token; ``iri`` is what an IRI or a name with a prefix stands for."""

    kind: str
    text: str
    start: int
    iri: str = ""

    @property
    def own(self) -> str:
        """The name of ours it stands for, empty for any other."""
        return self.iri.removeprefix(_PA) if self.iri.startswith(_PA) else ""


class _Triple(NamedTuple):
    subject: _Piece
    predicate: _Piece
    object: _Piece
    datatype: str
    """Of the object, where it is a literal; empty for anything else."""


@dataclass
class _Group:
    """What stands in braces: its triples, and the groups inside it."""

    triples: list[_Triple] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=list)


def check_sparql(text: str) -> None:
    """Let a reading query pass that fits the schema.

    Raises QuestionRefused when it would change something or reaches outside, and where a class, a property, a
    direction or a literal can never be met in an atlas; with its place, and what was perhaps meant.
    """
    pieces = list(_pieces(text))
    for piece in pieces:
        if piece.kind == "word" and piece.text.upper() in _FORBIDDEN:
            raise refused("reaches-out", text, piece.start, word=piece.text.upper())
        if piece.own and not _is_known(piece.own):
            raise refused("no-term", text, piece.start, _near_terms(piece), name=piece.text)
    whole = _Group()
    _read(pieces, 0, whole)
    _Statements(text, pieces, whole).check()


def _pieces(text: str) -> Iterator[_Piece]:
    if escape := re.search(r"\\[uU][0-9a-fA-F]{4}", re.sub(r"\"\\u001F\"", '"      "', text)):
        raise refused("escaped", text, escape.start(), escape=escape.group())
    prefixes = {"pa": _PA, "rdf": _TYPE.removesuffix("type"), "xsd": _XSD}
    before = ""
    for match in _TOKEN.finditer(text):
        kind, token = match.lastgroup or "other", match.group()
        if kind in ("comment", "space"):
            continue
        iri = ""
        if kind == "iri":
            iri = token[1:-1]
            if before.endswith(":"):
                prefixes[before[:-1]] = iri
                iri = ""  # a prefix is declared, and nothing asked
        elif kind == "name":
            token = token.rstrip(".")
            prefix, _, local = token.partition(":")
            iri = prefixes[prefix] + local if prefix in prefixes and local else ""
        yield _Piece(kind, token, match.start(), iri)
        before = token
        if kind == "name" and match.group().endswith("."):
            yield _Piece("other", ".", match.end() - 1)


def _is_known(local: str) -> bool:
    schema = vocabulary().schema
    return local in schema.nodes or local in schema.properties or local in _OWN_TERMS or bool(_type_named(local))


def _type_named(local: str) -> str:
    """The relationship type whose predicate has this local name; empty where there is none."""
    type_ = relationship_type(_PA + local)
    return type_ if type_ in vocabulary().schema.relationships else ""


def _near_terms(piece: _Piece) -> list[str]:
    schema = vocabulary().schema
    types = {_local(type_): kind.labels for type_, kind in schema.relationships.items()}
    spoken = {**{name: schema.labels[name] for name in (*schema.nodes, *schema.properties)}, **types}
    prefix = piece.text.partition(":")[0] if piece.kind == "name" else "pa"
    return [f"{prefix}:{name}" for name in near(piece.own, spoken)]


def _read(pieces: Sequence[_Piece], place: int, group: _Group) -> int:
    """Read the triples of a group from a place on; return the place behind its closing brace."""
    subject: _Piece | None = None
    predicate: list[_Piece] = []
    while place < len(pieces):
        piece = pieces[place]
        word = piece.text.upper() if piece.kind == "word" else ""
        if piece.text == "}":
            return place + 1
        if piece.text == "{":
            inner = _Group()
            group.groups.append(inner)
            place = _read(pieces, place + 1, inner)
            subject, predicate = None, []
            continue
        if word and word != "A" and word not in ("TRUE", "FALSE"):
            place = _behind_word(pieces, place)
            subject, predicate = None, []
            continue
        if piece.text in (".", "]"):
            subject, predicate = None, []
        elif piece.text == ";":
            predicate = []
        elif piece.text == ",":
            predicate = predicate[:1] if len(predicate) == 1 else []
        elif piece.text == "[":
            subject, predicate = piece, []
        elif subject is None:
            subject = piece if piece.kind in ("variable", "iri", "name") else None
        elif not predicate or (piece.kind == "other" and piece.text in _PATH) or _goes_on(predicate):
            predicate.append(_type_of(piece))
        else:
            place, datatype = _literal(pieces, place)
            if len(predicate) == 1:
                group.triples.append(_Triple(subject, predicate[0], piece, datatype))
        place += 1
    return place


def _goes_on(predicate: Sequence[_Piece]) -> bool:
    """Whether a path of predicates is not at its end yet."""
    opened = sum((piece.text == "(") - (piece.text == ")") for piece in predicate)
    return opened > 0 or predicate[-1].text in ("/", "|", "^", "!")


def _type_of(piece: _Piece) -> _Piece:
    return piece._replace(iri=_TYPE) if piece.kind == "word" and piece.text == "a" else piece


def _behind_word(pieces: Sequence[_Piece], place: int) -> int:
    """The place behind a clause word and the brackets, variables or values that belong to it."""
    word = pieces[place].text.upper()
    place += 1
    if word in ("FILTER", "BIND", "HAVING") or (
        word not in _INSIDE and place < len(pieces) and pieces[place].text == "("
    ):
        while place < len(pieces) and pieces[place].text not in ("(", "{"):
            place += 1
        depth = 0
        while place < len(pieces) and pieces[place].text != "{":
            depth += (pieces[place].text == "(") - (pieces[place].text == ")")
            place += 1
            if depth == 0:
                break
        return place
    if word == "VALUES":
        while place < len(pieces) and pieces[place].text != "}":
            place += 1
        return place + 1
    while place < len(pieces) and pieces[place].text not in ("{", "}") and pieces[place].kind != "word":
        place += 1
    return place


def _literal(pieces: Sequence[_Piece], place: int) -> tuple[int, str]:
    """The datatype of the literal at a place, and the place of its last token."""
    piece = pieces[place]
    if piece.kind == "number":
        return place, "float" if not piece.text.isdigit() else "integer"
    if piece.kind == "word":
        return place, "boolean"
    if piece.kind != "string":
        return place, ""
    if place + 2 < len(pieces) and pieces[place + 1].text == "^^":
        kind = pieces[place + 2].iri.removeprefix(_XSD)
        return place + 2, {"double": "float", "int": "integer"}.get(kind, kind)
    if place + 2 < len(pieces) and pieces[place + 1].text == "@":
        return place + 2, "string"
    return place, "string"


class _Statements:
    """The triples of a query held against the schema."""

    def __init__(self, text: str, pieces: Sequence[_Piece], whole: _Group) -> None:
        self.text, self.pieces, self.whole = text, pieces, whole
        self.every = frozenset(vocabulary().schema.nodes)
        self.values: dict[str, set[str]] = {}

    def check(self) -> None:
        self._group(self.whole, {})
        self._filters()

    def _group(self, group: _Group, outer: dict[str, frozenset[str]]) -> None:
        known = dict(outer)
        for triple in group.triples:
            if triple.predicate.iri == _TYPE and triple.object.own in self.every and triple.subject.text != "[":
                kept = known.get(triple.subject.text, self.every) & {triple.object.own}
                if not kept:
                    raise refused("no-such-node", self.text, triple.object.start, node=self._said(triple))
                known[triple.subject.text] = kept
        related = [triple for triple in group.triples if _type_named(triple.predicate.own)]
        for _ in range(len(related) + 1):
            for triple in related:
                self._relation(triple, known)
        for triple in group.triples:
            if triple.predicate.own in vocabulary().schema.properties and triple not in related:
                self._property(triple, known)
        for inner in group.groups:
            self._group(inner, known)

    def _relation(self, triple: _Triple, known: dict[str, frozenset[str]]) -> None:
        """Narrow the classes at both ends; raise where none are left."""
        joins = vocabulary().schema.relationships[_type_named(triple.predicate.own)].joins
        ends = (triple.subject, triple.object)
        one, two = (known.get(end.text, self.every) if end.kind == "variable" else self.every for end in ends)
        kept = [(a, b) for a, b in joins if a in one and b in two]
        if not kept:
            raise refused("no-such-pattern", self.text, triple.predicate.start,
                          islice(self._others(triple, one, two), 4), pattern=self._said(triple))  # fmt: skip
        for end, labels in zip(ends, zip(*kept, strict=True), strict=True):
            if end.kind == "variable":
                known[end.text] = frozenset(labels)

    def _others(self, triple: _Triple, one: frozenset[str], two: frozenset[str]) -> Iterator[str]:
        """The triple turned round, with another predicate, or with the classes that it has."""
        schema, prefix = vocabulary().schema, self._prefix(triple.predicate)
        a, b = triple.subject.text, triple.object.text
        joins = schema.relationships[_type_named(triple.predicate.own)].joins
        if any(x in two and y in one for x, y in joins):
            yield f"{b} {triple.predicate.text} {a}"
        type_ = _type_named(triple.predicate.own)
        for first, _middle, _last in over_a_third(one, _targets(type_) & two, [type_]):
            yield f"{a} {prefix}{_local(first)} ?x . ?x {triple.predicate.text} {b}"
        locals_ = {_local(name): kind.joins for name, kind in schema.relationships.items()}
        for local in sorted(locals_, key=lambda local: -_likeness(local, triple.predicate.own)):
            pairs = locals_[local]
            if local != triple.predicate.own and any(x in one and y in two for x, y in pairs):
                yield f"{a} {prefix}{local} {b}"
        for x, y in joins:
            yield f"[a {prefix}{x}] {triple.predicate.text} [a {prefix}{y}]"

    def _property(self, triple: _Triple, known: dict[str, frozenset[str]]) -> None:
        name = triple.predicate.own
        labels = known.get(triple.subject.text)
        if triple.object.kind == "variable":
            self.values.setdefault(triple.object.text, set()).add(vocabulary().schema.properties[name])
        if labels is None or triple.subject.kind != "variable":
            self._literal(triple, name)
            return
        kind = Nodes(labels)
        if name not in carried(kind):
            owners, types = carriers(name)
            listed = ", ".join([f"pa:{label}" for label in owners] + [f"pa:{_local(type_)}" for type_ in types][:8])
            meant = [*islice(self._where(triple, labels), 3)]
            raise refused("not-carried", self.text, triple.predicate.start, meant, name=triple.predicate.text,
                          owner="|".join(sorted(labels)[:6]), carriers=listed)  # fmt: skip
        self._literal(triple, name)
        closed = closed_values(kind, name)
        value = triple.object.text.strip("\"'")
        if closed and triple.object.kind == "string" and value not in closed:
            meant = near(value, closed) or sorted(closed)
            raise refused("no-such-value", self.text, triple.object.start, [f'"{one}"' for one in meant],
                          name=name, value=value)  # fmt: skip

    def _where(self, triple: _Triple, labels: frozenset[str]) -> Iterator[str]:
        """Where a property stands that nodes of these labels do not carry: on a link of theirs, or on its other end."""
        subject, predicate = triple.subject.text, triple.predicate
        prefix, every = self._prefix(predicate), vocabulary().schema.relationships
        owners, types = carriers(predicate.own)
        for type_ in types:
            sides = {"from" if a in labels else "to" for a, b in every[type_].joins if a in labels or b in labels}
            for side in sorted(sides):
                link = f"{prefix}relation {prefix}{_local(type_)} ; {prefix}{side} {subject}"
                yield f"?link {link} ; {predicate.text} {triple.object.text}"
        for type_, kind in every.items():
            if any(a in labels and b in owners for a, b in kind.joins):
                yield f"{subject} {prefix}{_local(type_)} ?x . ?x {predicate.text} {triple.object.text}"
            elif any(b in labels and a in owners for a, b in kind.joins):
                yield f"?x {prefix}{_local(type_)} {subject} ; {predicate.text} {triple.object.text}"

    def _literal(self, triple: _Triple, name: str) -> None:
        wanted = vocabulary().schema.properties[name]
        if triple.datatype and not _comparable(wanted, triple.datatype):
            right = _right(triple.object.text, wanted)
            raise refused("wrong-type", self.text, triple.object.start, [f"{triple.predicate.text} {right}"],
                          pattern=self._said(triple), operand=triple.predicate.text, datatype=wanted)  # fmt: skip

    def _filters(self) -> None:
        """Comparisons of a variable that holds a property with a literal of another datatype."""
        for place, piece in enumerate(self.pieces):
            if piece.text not in _COMPARISONS or not 0 < place < len(self.pieces) - 1:
                continue
            last, datatype = _literal(self.pieces, place + 1)
            if self.pieces[place + 1].kind == "word" and self.pieces[place + 1].text.lower() not in ("true", "false"):
                continue
            variable = self.pieces[place - 1]
            kinds = self.values.get(variable.text, set())
            alone = self.pieces[place - 2].text not in ("+", "-", "*", "/") and (
                last + 1 >= len(self.pieces) or self.pieces[last + 1].text not in ("+", "-", "*", "/")
            )
            if datatype and alone and len(kinds) == 1 and not _comparable(wanted := next(iter(kinds)), datatype):
                said, literal = f"{variable.text} {piece.text}", self.pieces[place + 1].text
                raise refused("wrong-type", self.text, piece.start, [f"{said} {_right(literal, wanted)}"],
                              pattern=f"{said} {literal}", operand=variable.text, datatype=wanted)  # fmt: skip

    def _prefix(self, piece: _Piece) -> str:
        return piece.text.removesuffix(piece.own) if piece.kind == "name" else "pa:"

    def _said(self, triple: _Triple) -> str:
        return f"{triple.subject.text} {triple.predicate.text} {triple.object.text}"


def _local(type_: str) -> str:
    return relationship_iri(type_).removeprefix(_PA)


def _targets(type_: str) -> frozenset[str]:
    return frozenset(target for _, target in vocabulary().schema.relationships[type_].joins)


def _likeness(one: str, other: str) -> int:
    return sum(a == b for a, b in zip(one, other, strict=False))


def _comparable(wanted: str, given: str) -> bool:
    one, two = ({"strings": "string", "integers": "integer"}.get(kind, kind) for kind in (wanted, given))
    return one == two or (one in _NUMBERS and two in _NUMBERS)


def _right(literal: str, wanted: str) -> str:
    bare = literal.strip("\"'")
    match wanted:
        case "integer" | "integers" | "float" | "decimal":
            return bare if bare.lstrip("-").replace(".", "", 1).isdigit() else "…"
        case "boolean":
            return "true"
        case "date":
            return f'"{bare}"^^xsd:date'
        case _:
            return f'"{bare}"'
