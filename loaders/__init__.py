"""From a file to plan records: bytes to blocks by ``read``, blocks to records by ``records``."""

from planatlas.loaders.account.leftover import Leftover, leftover
from planatlas.loaders.document import Document
from planatlas.loaders.formats.read import read
from planatlas.loaders.reading import records

__all__ = ["Document", "Leftover", "leftover", "read", "records"]
