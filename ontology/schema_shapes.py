"""SHACL made from the schema: datatypes, how many values, limits, closed lists, ends of relationships, what is needed.

``planatlas validate ATLAS --shapes FILE.ttl`` writes it, for any SHACL engine that checks an exported atlas.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from planatlas.ontology.catalogue import message
from planatlas.ontology.mapping import FROM, RELATION, TO, label_iri, property_iri, relationship_iri
from planatlas.ontology.schemas import RelationshipType, Schema
from planatlas.ontology.turtle import LANGS, Facts
from planatlas.ontology.value_limits import EVERYWHERE
from planatlas.ontology.vocabulary import vocabulary

__all__ = ["schema_shape_facts", "schema_shapes"]

_Texts = Mapping[str, str]
"""One text a language."""

_HEAD = """# Made from schema.ttl and values.ttl by schema_shapes.py; change those.
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix shape: <https://w3id.org/planatlas/shape/> .
"""
_LISTS = ("strings", "integers")
_DATATYPES = {
    "string": "xsd:string", "strings": "xsd:string", "integer": "xsd:integer", "integers": "xsd:integer",
    "float": "xsd:double", "boolean": "xsd:boolean", "date": "xsd:date", "decimal": "xsd:decimal",
}  # fmt: skip


def schema_shapes() -> str:
    """The shapes as Turtle."""
    schema = vocabulary().schema
    return "\n".join([_HEAD, *_of_properties(schema), *_of_closed(schema), *_of_ends(schema), *_of_needs(schema)])


def schema_shape_facts() -> Facts:
    """The shapes as the code reads those that stand in files."""
    facts = Facts()
    facts.add_text(schema_shapes())
    return facts


def _of_properties(schema: Schema) -> Iterator[str]:
    """The datatype of every property, that it is said once where it is no list, and its limits."""
    for name, datatype in schema.properties.items():
        called = schema.property_labels[name]
        target = f"sh:targetSubjectsOf <{property_iri(name)}> ; sh:path <{property_iri(name)}>"
        kind = f"sh:datatype {_DATATYPES[datatype]}"
        if datatype in _LISTS:
            # A list whose order or repeats matter is one JSON value beside its items.
            kind = f"sh:or ( [ {kind} ] [ sh:datatype rdf:JSON ] )"
        said = _told("shape.datatype", called, what={lang: message(f"shape.{datatype}", lang) for lang in LANGS})
        yield _shape("PropertyShape", f"datatype-{name}", f"{target} ; {kind}", called, said)
        if datatype not in _LISTS:
            once = _told("shape.once", called)
            yield _shape("PropertyShape", f"once-{name}", f"{target} ; sh:maxCount 1", called, once)
        if name in schema.limits.bounds:
            yield _range(name, target, called, *schema.limits.bounds[name])


def _range(name: str, target: str, called: _Texts, least: float | None, most: float | None) -> str:
    """The least and the greatest value of a number."""
    asked = [target]
    asked += [f"sh:minInclusive {least}"] if least is not None else []
    asked += [f"sh:maxInclusive {most}"] if most is not None else []
    span = f"{'–∞' if least is None else f'{least:g}'}…{'∞' if most is None else f'{most:g}'}"
    return _shape("PropertyShape", f"range-{name}", " ; ".join(asked), called, _told("shape.range", called, span=span))


def _of_closed(schema: Schema) -> Iterator[str]:
    """The values of every closed property: wherever it stands, or on one label or relationship type."""
    for owner, property in schema.limits.closed:
        iri, called = property_iri(property), schema.property_labels[property]
        values = schema.limits.values_of(owner, property)
        if owner == EVERYWHERE:
            target = f"sh:targetSubjectsOf <{iri}>"
        elif owner in schema.nodes:
            target = f"sh:targetClass <{label_iri(owner)}>"
        else:
            target = _of_type(owner, f"?this <{iri}> ?value .")
        asked = f"{target} ; sh:path <{iri}> ; sh:in ( {' '.join(map(_quoted, values))} )"
        id = "-".join(("values", *filter(None, (owner, property))))
        yield _shape("PropertyShape", id, asked, called, _told("shape.values", called, values=", ".join(values)))


def _of_ends(schema: Schema) -> Iterator[str]:
    """What every relationship type joins: each assignment fits one of its pairs of labels."""
    for kind in schema.relationships.values():
        fits = " ".join(f"[ sh:and ( {_end(FROM, source)} {_end(TO, target)} ) ]" for source, target in kind.joins)
        asked = f"{_of_type(kind.name, f'?this <{FROM}> ?from ; <{TO}> ?to .')} ; sh:or ( {fits} )"
        pairs = {lang: _pairs(schema, kind, lang) for lang in LANGS}
        said = _told("shape.ends", kind.labels, pairs=pairs, type=kind.name)
        yield _shape("NodeShape", f"ends-{kind.name}", asked, kind.labels, said)


def _end(which: str, label: str) -> str:
    return f"[ sh:path <{which}> ; sh:class <{label_iri(label)}> ]"


def _pairs(schema: Schema, kind: RelationshipType, lang: str) -> str:
    named = ((schema.nodes[source].labels[lang], schema.nodes[target].labels[lang]) for source, target in kind.joins)
    return ", ".join(f"{source} → {target}" for source, target in named)


def _of_needs(schema: Schema) -> Iterator[str]:
    """The name of every node, and the properties and relationships that no node of a label is without."""
    for label, node in schema.nodes.items():
        called = {"name": schema.property_labels["name"]}
        asked = {"name": f"<{property_iri('name')}> ; sh:minLength 1"}
        for name in schema.limits.needed.get(label, ()):
            called[name], asked[name] = schema.property_labels[name], f"<{property_iri(name)}>"
        for type in schema.limits.leaving.get(label, ()):
            called[type], asked[type] = schema.relationships[type].labels, f"<{relationship_iri(type)}>"
        for name, path in asked.items():
            of = f"sh:targetClass <{label_iri(label)}>"
            if name != "name" and (spared := schema.limits.spared.get(label)):
                without = f"FILTER NOT EXISTS {{ ?this <{property_iri(spared)}> ?given }}"
                of = _selected(f"?this a <{label_iri(label)}> . {without}")
            target = f"{of} ; sh:path {path} ; sh:minCount 1"
            said = _told("shape.needed", called[name], owner=node.labels)
            yield _shape("PropertyShape", f"needs-{label}-{name}", target, called[name], said)


def _of_type(type: str, further: str) -> str:
    """The target of the assignments of one relationship type."""
    return _selected(f"?this <{RELATION}> <{relationship_iri(type)}> . {further}")


def _selected(where: str) -> str:
    """The target that a pattern selects as ``?this``."""
    return f"sh:target [ a sh:SPARQLTarget ; sh:select {_quoted(f'SELECT ?this WHERE {{ {where} }}')} ]"


def _told(key: str, called: _Texts, **values: str | _Texts) -> dict[str, str]:
    """The sentence of a shape in every language, of what is called so; values may differ by language."""
    every = {"called": called, **values}
    return {
        lang: message(key, lang, **{name: one if isinstance(one, str) else one[lang] for name, one in every.items()})
        for lang in LANGS
    }


def _shape(kind: str, id: str, asked: str, names: _Texts, says: _Texts) -> str:
    return (
        f"shape:schema-{id} a sh:{kind} ; sh:severity sh:Violation ; {asked} ;\n"
        f"  sh:name {_texts(names)} ;\n  sh:message {_texts(says)} .\n"
    )


def _texts(by_lang: _Texts) -> str:
    return ", ".join(f"{_quoted(by_lang[lang])}@{lang}" for lang in LANGS)


def _quoted(text: str) -> str:
    """A text as Turtle and JSON both write it."""
    return json.dumps(text, ensure_ascii=False)
