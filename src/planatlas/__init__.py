"""Planatlas: published action plans as one knowledge graph, and the coordination gaps in it."""

__version__ = "0.1.0"
