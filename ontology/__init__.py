"""The vocabulary, and the code that reads it.

Turtle files say what things are called, which column headings mean which field, what bodies there are and what a plan
must hold; this package reads them with Oxigraph, each file once, when it is first needed.
"""

from __future__ import annotations

from planatlas.ontology.catalogue import message, message_keys
from planatlas.ontology.folding import fold, stem, stems
from planatlas.ontology.frames import Act, Article, Frame, FrameObjective, FrameStrategy, frame
from planatlas.ontology.gazetteers import BodyKind, Gazetteer, ParsedName, Succession, gazetteer
from planatlas.ontology.places import Place, Places
from planatlas.ontology.schemas import NodeType, RelationshipType, Schema
from planatlas.ontology.schemes import Concept, Scheme, scheme
from planatlas.ontology.turtle import LANGS
from planatlas.ontology.vocabulary import Vocabulary, vocabulary

__all__ = [
    "LANGS",
    "Act",
    "Article",
    "BodyKind",
    "Concept",
    "Frame",
    "FrameObjective",
    "FrameStrategy",
    "Gazetteer",
    "NodeType",
    "Place",
    "Places",
    "ParsedName",
    "RelationshipType",
    "Schema",
    "Scheme",
    "Succession",
    "Vocabulary",
    "fold",
    "frame",
    "gazetteer",
    "message",
    "message_keys",
    "scheme",
    "shapes",
    "stem",
    "stems",
    "vocabulary",
]

shapes: tuple[str, ...] = ("shapes/integrity.ttl", "shapes/quality.ttl", "shapes/statutory.ttl")
"""The three layers of SHACL shapes, as file names inside this package."""
