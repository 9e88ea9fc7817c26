"""Names in a cell: where one ends and the next begins."""

from planatlas.loaders.values.mentions.funding import split_funding
from planatlas.loaders.values.mentions.lexicon import Lexicon, lexicon
from planatlas.loaders.values.mentions.split import split_mentions

__all__ = ["Lexicon", "lexicon", "split_funding", "split_mentions"]
