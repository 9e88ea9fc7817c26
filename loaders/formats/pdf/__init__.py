"""PDF: what plans are published as. Words, ruled tables and running text, each with its page and box."""

from planatlas.loaders.formats.pdf.read import read_pdf

__all__ = ["read_pdf"]
