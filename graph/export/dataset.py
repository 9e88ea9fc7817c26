"""What an export says of itself: a dcat:Dataset with its documents and their hashes, its licence, and what made it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from planatlas.graph.stores.rdf.terms import GRAPH, RDF_TYPE, XSD, document_graph
from planatlas.graph.stores.rdf.write import link_names
from planatlas.ontology import LANGS, message
from planatlas.ontology.alignment import PREFIXES
from planatlas.ontology.turtle import read
from planatlas.version import __version__

if TYPE_CHECKING:
    from planatlas.graph.stored import StoredGraph

__all__ = ["dataset_quads"]

_DEFAULT = ox.DefaultGraph()
_ONTOLOGY = "https://w3id.org/planatlas/ontology"
_OWL = "http://www.w3.org/2002/07/owl#"


def _term(short: str) -> ox.NamedNode:
    """A term of another vocabulary, from its short name: dcat:Dataset."""
    prefix, name = short.split(":")
    return ox.NamedNode(PREFIXES[prefix] + name)


def dataset_quads(atlas: StoredGraph, licence: str | None) -> Iterator[ox.Quad]:
    """The dataset, its tables and its documents with their SHA-256, the version of the vocabulary, and the tool.

    ``licence`` is the IRI of the licence it is given under; without one it says that none was named.
    """
    receipt = atlas.receipt()
    tables: dict[str, str] = receipt.get("files", {})
    dataset = ox.NamedNode(f"{GRAPH}dataset/{_digest(atlas, tables)[:20]}")
    for predicate, term in _said(atlas, licence):
        yield ox.Quad(dataset, predicate, term, _DEFAULT)
    for name, hash in sorted(tables.items()):
        distribution = ox.NamedNode(f"{GRAPH}distribution/{hash[:20]}")
        yield ox.Quad(dataset, _term("dcat:distribution"), distribution, _DEFAULT)
        yield ox.Quad(distribution, RDF_TYPE, _term("dcat:Distribution"), _DEFAULT)
        yield ox.Quad(distribution, _term("dcterms:title"), ox.Literal(name), _DEFAULT)
        yield from _checksum(distribution, hash)
    yield from _documents(dataset, atlas, {str(one.get("doc")): one for one in receipt.get("sources", ())})


def _digest(atlas: StoredGraph, tables: dict[str, str]) -> str:
    """What tells one dataset from every other: what is in it."""
    parts = [tables[name] for name in sorted(tables)] or [*(node.id for node in atlas.nodes), *link_names(atlas.edges)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _said(atlas: StoredGraph, licence: str | None) -> Iterator[tuple[ox.NamedNode, Any]]:
    tool = ox.NamedNode(f"{GRAPH}tool/planatlas-{__version__}")
    yield RDF_TYPE, _term("dcat:Dataset")
    yield RDF_TYPE, _term("prov:Entity")
    for lang in LANGS:
        counts = {"plans": len(atlas.plans), "measures": len(atlas.labelled("Measure"))}
        yield _term("dcterms:title"), ox.Literal(message("export.dataset", lang), language=lang)
        yield _term("dcterms:description"), ox.Literal(message("export.dataset-about", lang, **counts), language=lang)
        rights = message("export.rights" if licence else "export.no-licence", lang)
        yield _term("dcterms:rights"), ox.Literal(rights, language=lang)
    if licence:
        yield _term("dcterms:license"), ox.NamedNode(licence)
    version = read("planatlas.ttl").one(_ONTOLOGY, _OWL + "versionIRI") or _ONTOLOGY
    yield _term("dcterms:conformsTo"), ox.NamedNode(version)
    yield _term("prov:wasAttributedTo"), tool
    yield _term("dcterms:creator"), tool
    yield _term("schema:softwareVersion"), ox.Literal(__version__)
    for lang in sorted({str(plan.props["lang"]) for plan in atlas.plans if "lang" in plan.props}):
        yield _term("dcterms:language"), ox.Literal(lang)


def _documents(dataset: ox.NamedNode, atlas: StoredGraph, sources: dict[str, Any]) -> Iterator[ox.Quad]:
    """The documents it was made from, under the names of their graphs."""
    tool = ox.NamedNode(f"{GRAPH}tool/planatlas-{__version__}")
    yield ox.Quad(tool, RDF_TYPE, _term("prov:SoftwareAgent"), _DEFAULT)
    yield ox.Quad(tool, _term("dcterms:title"), ox.Literal(f"planatlas {__version__}"), _DEFAULT)
    docs = {*sources, *(str(plan.props["doc"]) for plan in atlas.plans if "doc" in plan.props)}
    for doc in sorted(docs):
        document, facts = document_graph(doc), sources.get(doc, {})
        yield ox.Quad(dataset, _term("prov:hadPrimarySource"), document, _DEFAULT)
        yield ox.Quad(document, RDF_TYPE, _term("prov:Entity"), _DEFAULT)
        yield ox.Quad(document, _term("dcterms:title"), ox.Literal(str(facts.get("name", doc))), _DEFAULT)
        if "media" in facts:
            yield ox.Quad(document, _term("dcterms:format"), ox.Literal(str(facts["media"])), _DEFAULT)
        if "sha256" in facts:
            yield from _checksum(document, str(facts["sha256"]))


def _checksum(of: ox.NamedNode, hash: str) -> Iterator[ox.Quad]:
    checksum = ox.NamedNode(f"{GRAPH}checksum/{hash}")
    yield ox.Quad(of, _term("spdx:checksum"), checksum, _DEFAULT)
    yield ox.Quad(checksum, RDF_TYPE, _term("spdx:Checksum"), _DEFAULT)
    yield ox.Quad(checksum, _term("spdx:algorithm"), _term("spdx:checksumAlgorithm_sha256"), _DEFAULT)
    value = ox.Literal(hash, datatype=ox.NamedNode(XSD + "hexBinary"))
    yield ox.Quad(checksum, _term("spdx:checksumValue"), value, _DEFAULT)
