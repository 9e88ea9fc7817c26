"""Shapes against an atlas: is the graph sound, do measures have what they need, is an annual plan complete."""

from __future__ import annotations

from planatlas.graph.validation.elements import Element, statutory_elements
from planatlas.graph.validation.findings import as_finding
from planatlas.graph.validation.run import Result, validate
from planatlas.graph.validation.shacl_report import write_report
from planatlas.graph.validation.shapes import LAYERS, Shape, shapes_of

__all__ = [
    "LAYERS",
    "Element",
    "Result",
    "Shape",
    "as_finding",
    "shapes_of",
    "statutory_elements",
    "validate",
    "write_report",
]
