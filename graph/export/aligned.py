"""An atlas in the terms of the field: ORG, PROV, DCTERMS, SKOS, ELI, CPSV-AP, DCAT, with ours where there is none.

A node has its class of ours and those of the field, its name in the language of its document, its values as typed
literals and concepts. A relationship is the plain triple, and beside it a node of its own that says role, amounts and
place: a prov:Attribution, an org:Membership or an rdf:Statement, named as the pa:Assignment of the lossless form is.
The place is a passage: a prov:Entity with the quoted text, quoted from the document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import pyoxigraph as ox

from planatlas.graph.datatypes import declared
from planatlas.graph.export.skos import NamedConcepts
from planatlas.graph.model import Edge, Node, Value
from planatlas.graph.stores.rdf.terms import (
    GRAPH,
    RDF,
    RDF_TYPE,
    RDFS,
    XSD,
    document_graph,
    label_iri,
    literal,
    node_iri,
    property_iri,
    relation_iri,
)
from planatlas.graph.stores.rdf.write import graph_of, link_names
from planatlas.ontology import LANGS, vocabulary
from planatlas.ontology.alignment import PREFIXES, read_alignment

__all__ = ["aligned_quads", "document_iri"]

_PLACE = ("doc", "line", "lines", "page", "sheet", "cell", "quote")
"""What a passage says; nothing of it is said again on what rests on the passage."""
_SAID_OTHERWISE = frozenset(
    {*_PLACE, "id", "name", "plan", "caption", "name_folded", "amount", "amount_max", "Finding.subject"}
)
"""Ids are IRIs, names are titles and labels, plans and subjects are links, and an amount is its exact decimal."""
_EXACT = {"amount_text": "amount", "amount_max_text": "amount_max"}
"""The exact decimals, and what they are called where no engine asks for a float."""
_PREF, _CONCEPT = ox.NamedNode(PREFIXES["skos"] + "prefLabel"), ox.NamedNode(PREFIXES["skos"] + "Concept")
_UNIT = ox.NamedNode(PREFIXES["org"] + "OrganizationalUnit")
_LABEL = ox.NamedNode(RDFS + "label")
_Graph = ox.NamedNode | ox.DefaultGraph


def _prov(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["prov"] + name)


def _org(name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES["org"] + name)


def document_iri(doc: str) -> ox.NamedNode:
    """The document that was read; the graph of what it says has the same name."""
    return document_graph(doc)


def aligned_quads(nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterator[ox.Quad]:
    """Every node and relationship of an atlas in the terms of the field, then the concepts they name."""
    writer = _Writer(nodes, edges)
    for node in nodes:
        yield from writer.node(node)
    for edge, name in zip(edges, link_names(edges), strict=True):
        yield from writer.edge(edge, node_iri(name))
    yield from writer.concepts.quads()


class _Writer:
    """Writes one atlas: remembers the language of each document, and which passages and concepts were named."""

    def __init__(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        self.concepts, self._aligned = NamedConcepts(), read_alignment()
        self._langs = {
            str(node.props["doc"]): str(node.props["lang"])
            for node in nodes
            if node.label == "Plan" and "lang" in node.props and "doc" in node.props
        }
        self._shared = self._languages_of_shared(edges)
        self._passages: set[bytes] = set()

    def _languages_of_shared(self, edges: Iterable[Edge]) -> dict[str, str | None]:
        """The language of what stands in no document alone: that of the documents that name it, where it is one."""
        found: dict[str, str | None] = {}
        for edge in edges:
            lang = self._langs.get(str(edge.props.get("doc")))
            for id in (edge.source, edge.target) if lang else ():
                found[id] = lang if found.setdefault(id, lang) == lang else None
        return found

    def _text(self, text: str, lang: str | None) -> ox.Literal:
        return ox.Literal(text, language=lang) if lang else ox.Literal(text)

    def node(self, node: Node) -> Iterator[ox.Quad]:
        """What is said of one node."""
        subject, graph = node_iri(node.id), graph_of(node.props)
        doc = node.props.get("doc")
        lang = self._langs.get(doc) if isinstance(doc, str) else self._shared.get(node.id)
        yield ox.Quad(subject, RDF_TYPE, label_iri(node.label), graph)
        for iri in self._aligned.classes.get(node.label, ()):
            yield ox.Quad(subject, RDF_TYPE, ox.NamedNode(iri), graph)
        if node.label == "Institution" and node.props.get("level") == "unit":
            yield ox.Quad(subject, RDF_TYPE, _UNIT, graph)
        yield from self._names(node, subject, lang, graph)
        yield from self._statements(node, subject, graph)
        yield from self._values(subject, node.label, node.props, lang, graph)
        yield from self._rests_on(subject, node.props, lang, graph)

    def _names(self, node: Node, subject: ox.NamedNode, lang: str | None, graph: _Graph) -> Iterator[ox.Quad]:
        """A concept of a scheme has its labels in every language; everything else the name its document gives it."""
        scheme = self._aligned.concepts.get(node.label)
        if scheme and (known := self.concepts.same(scheme, node.id.rsplit("/", 1)[-1], subject)):
            yield from (ox.Quad(*one, graph) for one in known)
            return
        text = self._text(node.name, lang)
        for iri in dict.fromkeys((self._aligned.names.get(node.label, RDFS + "label"), RDFS + "label")):
            yield ox.Quad(subject, ox.NamedNode(iri), text, graph)

    def _statements(self, node: Node, subject: ox.NamedNode, graph: _Graph) -> Iterator[ox.Quad]:
        """What a finding says, in every language it says it in."""
        for lang in LANGS:
            if isinstance(text := node.props.get(f"statement_{lang}"), str):
                yield ox.Quad(subject, ox.NamedNode(PREFIXES["dcterms"] + "description"), self._text(text, lang), graph)

    def _values(
        self, subject: ox.NamedNode, owner: str, props: Mapping[str, Value], lang: str | None, graph: _Graph
    ) -> Iterator[ox.Quad]:
        for name, value in sorted(props.items()):
            if value is None or name.startswith("statement_") or {name, f"{owner}.{name}"} & _SAID_OTHERWISE:
                continue
            said = _EXACT.get(name, name)
            terms = list(self._terms(owner, name, value, lang))
            concepts = any(isinstance(one, ox.NamedNode) for one in terms)
            predicates = self._aligned.predicates(owner, said)
            if not concepts:  # a property of ours holds literals only
                theirs = () if self._aligned.values.get(name) == "concept" else predicates
                predicates = (property_iri(said).value, *theirs)
            for predicate in predicates:
                yield from (ox.Quad(subject, ox.NamedNode(predicate), term, graph) for term in terms)

    def _terms(self, owner: str, name: str, value: Value, lang: str | None) -> Iterator[ox.NamedNode | ox.Literal]:
        form, datatype = self._aligned.values.get(name), declared().get(name)
        for one in value if isinstance(value, list) else [value]:
            if form == "concept" and (known := self.concepts.value(owner, name, str(one))):
                yield known
            elif form == "year" and isinstance(one, int):
                yield ox.Literal(f"{one:04d}", datatype=ox.NamedNode(XSD + "gYear"))
            elif form == "text" and isinstance(one, str):
                yield self._text(one, lang)
            elif isinstance(one, float):
                yield ox.Literal(format(Decimal(repr(one)), "f"), datatype=ox.NamedNode(XSD + "decimal"))
            else:
                yield literal(one, datatype)

    def _rests_on(
        self, subject: ox.NamedNode, props: Mapping[str, Value], lang: str | None, graph: _Graph
    ) -> Iterator[ox.Quad]:
        """The document something comes from, and the passage of it, each passage told once."""
        doc = props.get("doc")
        if not isinstance(doc, str):
            return
        yield ox.Quad(subject, _prov("hadPrimarySource"), document_iri(doc), graph)
        place = {name: props[name] for name in _PLACE if props.get(name) is not None}
        if len(place) == 1:
            return
        digest = hashlib.sha256(repr(sorted(place.items())).encode()).digest()[:10]
        passage = ox.NamedNode(f"{GRAPH}passage/{digest.hex()}")
        yield ox.Quad(subject, _prov("wasDerivedFrom"), passage, graph)
        if digest in self._passages:
            return
        self._passages.add(digest)
        yield ox.Quad(passage, RDF_TYPE, _prov("Entity"), graph)
        yield ox.Quad(passage, _prov("wasQuotedFrom"), document_iri(doc), graph)
        for name, value in place.items():
            if name == "quote":
                yield ox.Quad(passage, _prov("value"), self._text(str(value), lang), graph)
            elif name != "doc":
                items = value if isinstance(value, list) else [value]
                yield from (ox.Quad(passage, property_iri(name), literal(one), graph) for one in items)

    def edge(self, edge: Edge, link: ox.NamedNode) -> Iterator[ox.Quad]:
        """The plain triples of a relationship, and the node that says how and where."""
        graph, lang = graph_of(edge.props), self._langs.get(str(edge.props.get("doc")))
        source, target = node_iri(edge.source), node_iri(edge.target)
        predicates = [relation_iri(edge.type), *map(ox.NamedNode, self._aligned.types.get(edge.type, ()))]
        yield from (ox.Quad(source, predicate, target, graph) for predicate in predicates)
        yield from (ox.Quad(*one, graph) for one in self._qualified(edge, link, source, target, predicates))
        yield from self._values(link, edge.type, edge.props, lang, graph)
        yield from self._rests_on(link, edge.props, lang, graph)

    def _qualified(
        self, edge: Edge, link: ox.NamedNode, source: ox.NamedNode, target: ox.NamedNode, said: Sequence[ox.NamedNode]
    ) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]]:
        role = self._aligned.roles.get(edge.type)
        concept = self.concepts.named(role) if role else None
        match self._aligned.forms.get(edge.type):
            case "attribution" if concept:
                # The body stands at either end: RESPONSIBLE_FOR leaves it, PROVIDED_BY reaches it.
                leaves = "Institution" in vocabulary().schema.relationships[edge.type].sources
                what, body = (target, source) if leaves else (source, target)
                yield what, _prov("qualifiedAttribution"), link
                yield link, RDF_TYPE, _prov("Attribution")
                yield link, _prov("agent"), body
                yield link, ox.NamedNode(PREFIXES["dcat"] + "hadRole"), concept
            case "membership" if concept:
                yield link, RDF_TYPE, _org("Membership")
                yield link, _org("member"), target
                yield link, _org("organization"), source
                yield link, _org("role"), concept
            case _:
                yield link, RDF_TYPE, ox.NamedNode(RDF + "Statement")
                yield link, ox.NamedNode(RDF + "subject"), source
                yield link, ox.NamedNode(RDF + "predicate"), said[0]
                yield link, ox.NamedNode(RDF + "object"), target
