"""What the database itself guards: one node an id for every label of the vocabulary, and indexes for looking things up.

Neo4j Community has uniqueness constraints and indexes; what must exist and of which type is checked by SHACL.

A server that falls while it makes a constraint may keep the index of it without the constraint. So the schema is looked
at again until it stands: what is missing is made, and an index of ours that is half made is made anew. One that has the
name of ours and is another, or stands where ours must, belongs to somebody else and is told.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planatlas.errors import ForeignData, ServerRefused
from planatlas.graph.marks.push_marks import named
from planatlas.graph.stores.guard.fulltext import FOLDED, INDEX
from planatlas.graph.stores.neo4j.connection import RETRY_SECONDS
from planatlas.graph.stores.neo4j.database import Database
from planatlas.ontology import vocabulary
from planatlas.ontology.catalogue import told

__all__ = [
    "Constraint",
    "Rule",
    "WordIndex",
    "ensure_constraints",
    "lacking",
    "refuse_duplicates",
    "rules",
    "statements",
]

_INDEXED = ("plan",)
_PAUSE_SECONDS = 0.5
_PASSING = ("AlreadyExists", "IndexNotFound", "IndexDropFailed", "ConstraintDropFailed", "TransactionNotFound")
"""Parts of what the server says when the schema is not what it was when it was looked at."""


class Constraint(NamedTuple):
    """A constraint or index of ours, by name, and what it is on."""

    name: str
    label: str
    property: str
    unique: bool

    def make(self) -> str:
        """The statement that makes it."""
        on = f"FOR (n:{named(self.label)})"
        if self.unique:
            return f"CREATE CONSTRAINT {self.name} IF NOT EXISTS {on} REQUIRE n.{self.property} IS UNIQUE"
        return f"CREATE INDEX {self.name} IF NOT EXISTS {on} ON (n.{self.property})"


class WordIndex(NamedTuple):
    """The full-text index over the folded names of all labels, which stand in ``label`` with bars between them."""

    name: str
    label: str
    property: str
    unique: bool = False

    def make(self) -> str:
        """The statement that makes it."""
        on = f"FOR (n:{'|'.join(map(named, self.label.split('|')))}) ON EACH [n.{self.property}]"
        analyzer = "{indexConfig: {`fulltext.analyzer`: 'whitespace'}}"  # the names are folded already
        return f"CREATE FULLTEXT INDEX {self.name} IF NOT EXISTS {on} OPTIONS {analyzer}"


Rule = Constraint | WordIndex


class _Index(NamedTuple):
    """An index of the database; ``constraint`` is the name of the one it belongs to."""

    name: str
    type: str
    state: str
    constraint: str | None
    labels: Sequence[str] | None
    properties: Sequence[str] | None

    def is_on(self, rule: Rule) -> bool:
        on = (sorted(self.labels or ()), list(self.properties or ()))
        if isinstance(rule, WordIndex):
            return self.type == "FULLTEXT" and on == (sorted(rule.label.split("|")), [rule.property])
        return self.type == "RANGE" and on == ([rule.label], [rule.property])

    def was(self, rule: Rule) -> bool:
        """Whether it is the full-text index of ours over the labels of an older schema."""
        ours = isinstance(rule, WordIndex) and self.type == "FULLTEXT" and self.name == rule.name
        return ours and list(self.properties or ()) == [rule.property]


def rules(extra: Iterable[str] = ()) -> Iterator[Rule]:
    """Yield every constraint and index, read from the vocabulary; ``extra`` are further labels to guard."""
    schema = vocabulary().schema
    for label in sorted({*schema.nodes, *extra}):
        yield Constraint(f"planatlas_{label.lower()}_id", label, "id", unique=True)
    for label, node in sorted(schema.nodes.items()):
        for prop in _INDEXED:
            if prop in node.properties:
                yield Constraint(f"planatlas_{label.lower()}_{prop}", label, prop, unique=False)
    searched = [label for label, node in sorted(schema.nodes.items()) if FOLDED in node.properties]
    yield WordIndex(INDEX, "|".join(searched), FOLDED)


def statements(extra: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield name and text of every schema statement."""
    return ((rule.name, rule.make()) for rule in rules(extra))


def ensure_constraints(connection: Database, wanted: Iterable[Rule]) -> None:
    """Make the constraints and indexes that are missing. Raises ForeignData where those of others are in the way."""
    wanted, end = list(wanted), time.monotonic() + RETRY_SECONDS
    while missing := lacking(connection, wanted):
        try:
            connection.schema(f"DROP INDEX {named(name)} IF EXISTS" for name in _half_made(connection, missing))
            connection.schema(rule.make() for rule in missing)
            connection.schema(["CALL db.awaitIndexes(300)"])
        except ServerRefused as error:
            code = getattr(error.__cause__, "code", None) or ""
            if not any(part in code for part in _PASSING) or time.monotonic() > end:
                raise
            time.sleep(_PAUSE_SECONDS)


def lacking(connection: Database, wanted: Iterable[Rule]) -> list[Rule]:
    """The rules that the database does not keep yet; what stands in their way raises ForeignData."""
    there = _indexes(connection)
    missing: list[Rule] = []
    for rule in wanted:
        on_it = [index for index in there if index.is_on(rule)]
        if any(_keeps(index, rule) for index in on_it):
            continue
        _refuse_taken(connection.uri, rule, on_it, there)
        missing.append(rule)
    return missing


def _indexes(connection: Database) -> list[_Index]:
    fields = "name, type, state, owningConstraint, labelsOrTypes, properties"
    return [_Index(*row) for row in connection.stream(f"SHOW INDEXES YIELD {fields} RETURN {fields}")]


def _keeps(index: _Index, rule: Rule) -> bool:
    """Whether an index, whoever made it, does what the rule wants."""
    return index.state != "FAILED" and (index.constraint is not None or not rule.unique)


def _refuse_taken(uri: str, rule: Rule, on_it: list[_Index], there: list[_Index]) -> None:
    """Raise ForeignData when an index of others has our name, or stands on what a constraint of ours must be on."""
    others = [index for index in on_it if rule.unique and index.name != rule.name]
    others += [one for one in there if one.name == rule.name and not one.is_on(rule) and not one.was(rule)]
    for index in others:
        raise told(ForeignData, "push.index-taken", uri=uri, name=index.name, label=rule.label, property=rule.property)


def _half_made(connection: Database, missing: Iterable[Rule]) -> list[str]:
    """The indexes by name of ours and on what is ours, that no constraint owns or that failed."""
    there = {index.name: index for index in _indexes(connection)}
    return [
        rule.name
        for rule in missing
        if (found := there.get(rule.name)) and (found.is_on(rule) or found.was(rule)) and found.constraint is None
    ]


def refuse_duplicates(connection: Database, missing: Iterable[Rule], labels: Iterable[str]) -> None:
    """Raise ForeignData where nodes of others would break a constraint that is to be made."""
    for rule in missing:
        if rule.unique and rule.label in labels:
            text = f"MATCH (n:{named(rule.label)}) WHERE n.id IS NOT NULL WITH n.id AS id, count(*) AS times "
            found = [str(id_) for (id_,) in connection.stream(f"{text} WHERE times > 1 RETURN id ORDER BY id LIMIT 5")]
            if found:
                values = {"uri": connection.uri, "label": rule.label, "ids": ", ".join(found)}
                raise told(ForeignData, "push.ids-doubled", **values)
