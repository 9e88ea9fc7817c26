"""Scanned pages: pictures of text, straightened, their ruling found, and their words read by Tesseract."""

from planatlas.loaders.formats.pdf.scan.pages import Scanned, available, recognise

__all__ = ["Scanned", "available", "recognise"]
