"""The page about the ontology, written from the Turtle.

``python -m planatlas.ontology.ontology_page docs/ontology.md`` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from planatlas.ontology.frames import Act, FrameStrategy, frame
from planatlas.ontology.gazetteers import gazetteer
from planatlas.ontology.mapping import relationship_iri
from planatlas.ontology.schemas import NodeType
from planatlas.ontology.schemes import scheme
from planatlas.ontology.turtle import LANGS, PA, RDFS, SKOS, Facts, read
from planatlas.ontology.value_limits import VALUE_SCHEMES
from planatlas.ontology.vocabulary import SCHEMES, vocabulary

__all__ = ["page"]

_SH = "http://www.w3.org/ns/shacl#"
_LANGS = ("Romanian", "English", "Greek", "French")
_HEAD = """<!-- Written by python -m planatlas.ontology.ontology_page from the Turtle files; do not edit by hand. -->

# The ontology

What an atlas may hold, what it is called in four languages, and which rules it is checked against. The files are in
`ontology/`: terms and alignments in `planatlas.ttl`, the schema of the graph in `schema.ttl`, fields of tables in
`headings.ttl`, closed values and what must be there in `values.ttl`, the same in the terms of other vocabularies in
`aligned.ttl`, all words that documents of a language are read by in its file of `languages/`, controlled lists in
`schemes.ttl` and `services.ttl`, kinds of public bodies and places in `gazetteer/`, the national frame in
`frame.ttl` and `duties.ttl`, rules in `shapes/`, and every sentence people read in `messages.ttl`.

The terms are in OWL 2 DL; the tests hold that with the OWL API and HermiT. Terms of other vocabularies (W3C ORG, CPOV,
CPSV-AP, ELI, PROV-O, SKOS, DCTERMS, Data Cube) are declared as stubs and never fetched.
"""
_RDF = """## How the graph is written in RDF

A node is `<https://w3id.org/planatlas/id/…>` with its percent-encoded id, its label the class, its properties
`pa:name-of-the-property`. A relationship is the plain triple, `RESPONSIBLE_FOR` being `pa:responsibleFor`, and beside
it a `pa:Assignment` with `pa:from`, `pa:to`, `pa:relation` and the relationship's own properties. `pa:` is
`https://w3id.org/planatlas/ontology#`. Dates, whole numbers and exact amounts are typed literals.

That is the lossless form. `planatlas export --form aligned` writes the terms of ORG, PROV, DCTERMS, SKOS, ELI and DCAT
beside ours: a body in a role is a `prov:Attribution` with `dcat:hadRole`, a party to an agreement an `org:Membership`,
every other relationship an `rdf:Statement`; each rests on a passage (`prov:wasDerivedFrom`) that is quoted from a
document (`prov:wasQuotedFrom`).

Shapes of what the schema says itself (datatypes, limits, closed values, ends, what must be there) are made from
`schema.ttl` and `values.ttl`: `planatlas validate ATLAS --shapes FILE.ttl` writes all shapes for any SHACL engine.
"""


def page() -> str:
    """Return the page as Markdown."""
    parts = (_diagram(), _labels(), _relationships(), _RDF, _properties(), _fields(), _schemes(), _kinds(), _frame())
    return "\n".join([_HEAD, *parts, _shapes()])


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = ["| " + " | ".join(heads) + " |"]
    lines.append("|" + "---|" * lines[0].count(" | ") + "---|")
    lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


def _diagram() -> str:
    """The labels and how they hang together, as a Mermaid diagram."""
    lines = ["## Diagram", "", "```mermaid", "graph LR"]
    for kind in vocabulary().schema.relationships.values():
        if not kind.name.endswith("_ACTIVITY") and kind.name not in ("ABOUT", "NAMED_IN", "STATED_IN", "COMPETENT_IN"):
            lines += [f"  {source} -->|{kind.name}| {target}" for source, target in kind.joins]
    return "\n".join([*lines, "```", ""])


def _definition(name: str, lang: str = "en") -> str:
    return read("planatlas.ttl").by_lang(PA + name, SKOS + "definition").get(lang, "")


def _four(labels: dict[str, str]) -> tuple[str, ...]:
    return tuple(labels.get(lang, "") for lang in LANGS)


def _alignment(name: str) -> str:
    """What the term is aligned with, as short names."""
    facts, out = read("planatlas.ttl"), []
    for predicate, word in ((RDFS + "subClassOf", "⊑"), (RDFS + "subPropertyOf", "⊑"), (SKOS + "closeMatch", "≈")):
        out += [f"{word} {_short(iri)}" for iri in facts.links(PA + name, predicate) if ":" in iri]
    return ", ".join(out)


_SPACES = {
    "http://www.w3.org/ns/prov#": "prov", "http://www.w3.org/ns/org#": "org", "http://purl.org/dc/terms/": "dcterms",
    "http://data.europa.eu/m8g/": "cv", "http://purl.org/vocab/cpsv#": "cpsv", "http://schema.org/": "schema",
    "http://data.europa.eu/eli/ontology#": "eli", "http://purl.org/linked-data/cube#": "qb", RDFS: "rdfs", SKOS: "skos",
}  # fmt: skip


def _short(iri: str) -> str:
    for space, prefix in _SPACES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def _labels() -> str:
    rows = [(f"`{k.name}`", *_four(k.labels), _definition(k.name), _alignment(k.name)) for k in _nodes()]
    first = _table(("label", *_LANGS, "definition", "aligned with"), rows)
    carried = [(f"`{k.name}`", ", ".join(f"`{name}`" for name in k.properties)) for k in _nodes()]
    return "\n".join(["## Labels", "", first, _table(("label", "properties"), carried)])


def _nodes() -> list[NodeType]:
    return list(vocabulary().schema.nodes.values())


def _relationships() -> str:
    rows = [
        (
            f"`{kind.name}`" + (" (derived)" if kind.derived else ""),
            ", ".join(f"{source} → {target}" for source, target in kind.joins),
            *_four(kind.labels),
            _definition(iri),
            _alignment(iri),
        )
        for kind in vocabulary().schema.relationships.values()
        for iri in [_camel(kind.name)]
    ]
    heads = ("relationship", "joins", *_LANGS, "definition", "aligned with")
    return "\n".join(["## Relationships", "", _table(heads, rows)])


def _camel(kind: str) -> str:
    return relationship_iri(kind).removeprefix(PA)


def _properties() -> str:
    schema = vocabulary().schema
    rows = [
        (f"`{name}`", kind, *_four(schema.property_labels[name]), _definition(name), _alignment(name))
        for name, kind in sorted(schema.properties.items())
    ]
    return "\n".join(["## Properties", "", _table(("property", "kind", *_LANGS, "definition", "aligned with"), rows)])


def _fields() -> str:
    headings = list(vocabulary().headings.values())
    rows = [
        (f"`{n}`", *(vocabulary().labels(n, lang) for lang in LANGS), headings.count(n)) for n in vocabulary().fields
    ]
    said = f"{len(headings)} column headings in four languages lead to these fields.\n"
    return "\n".join(["## Fields of a table", "", said, _table(("field", *_LANGS, "headings"), rows)])


def _schemes() -> str:
    parts = ["## Controlled lists", ""]
    for name in (*SCHEMES, *VALUE_SCHEMES):
        rows = [(f"`{c.id}`", *_four(c.labels), c.broader, c.notation) for c in scheme(name)]
        parts += [f"### {name}", "", _table(("concept", *_LANGS, "broader", "code"), rows)]
    return "\n".join(parts)


def _kinds() -> str:
    rows = [
        (f"`{k.id}`", ", ".join(k.acronyms), k.labels["ro"] if k.country == "RO" else k.label("en"), k.label("en"),
         k.country, k.level, k.scope, k.parent and f"{k.parent_relation} `{k.parent}`", k.ends_basis)
        for k in gazetteer()
    ]  # fmt: skip
    heads = ("kind", "acronym", "name", "English", "country", "level", "one in every", "belongs to", "basis of its end")
    return "\n".join(["## Kinds of public bodies", "", _table(heads, rows)])


def _frame() -> str:
    known = frame()
    strategies = [
        (one.kind, one.labels["en"], one.act, one.level, one.starts, one.ends, _sure(one.confirmed), one.source)
        for one in known.strategies.values()
    ]
    acts = [
        (_cited(a), a.labels["en"], a.date, a.repealed_on, _sure(a.confirmed), a.source) for a in known.acts.values()
    ]
    duties = [
        (of.act if isinstance(of, FrameStrategy) else _cited(of), d.article, d.text["en"], "; ".join(d.who), d.recurs,
         d.by, _sure(d.confirmed))
        for d in known.duties.values()
        for of in (known.strategies.get(d.of) or known.acts[d.of],)
    ]  # fmt: skip
    said = "Facts in our own words. What is unconfirmed rests on general knowledge or on a citation: check it first.\n"
    tables = [
        _table(("kind", "name", "act", "level", "from", "to", "state", "source"), strategies),
        _table(("act", "name", "given on", "repealed on", "state", "source"), acts),
        _table(("act", "article", "what it asks", "of whom", "how often", "by", "state"), duties),
    ]
    return "\n".join(["## The national frame", "", said, *tables])


def _cited(act: Act) -> str:
    return f"{act.kind} {act.number}/{act.year}"


def _sure(confirmed: bool) -> str:
    return "confirmed" if confirmed else "unconfirmed"


def _shapes() -> str:
    parts = ["## Rules", ""]
    for layer in ("integrity", "quality", "statutory"):
        facts = read(f"shapes/{layer}.ttl")
        rows = [_rule(facts, iri) for iri in facts if facts.texts(iri, _SH + "message")]
        parts += [f"### {layer}", "", _table(("shape", *_LANGS, "section"), rows)]
    return "\n".join(parts)


def _rule(facts: Facts, iri: str) -> tuple[object, ...]:
    messages = facts.by_lang(iri, _SH + "message")
    return (f"`{iri.rsplit('/', 1)[-1]}`", *_four(messages), facts.one(iri, PA + "section"))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
