"""PDF: what plans are published as. Words, ruled tables and running text, each with its page and box."""

from planatlas.loaders.formats.pdf.pages import read_pdf

__all__ = ["read_pdf"]
