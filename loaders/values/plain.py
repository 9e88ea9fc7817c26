"""The plain form of a text, character for character: what patterns are matched on."""

from planatlas.ontology.plain import plain

__all__ = ["plain"]
