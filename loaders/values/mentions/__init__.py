"""Names in a cell: where one ends and the next begins."""

from planatlas.loaders.values.mentions.funding import split_funding
from planatlas.loaders.values.mentions.heading_bodies import HeadingBodies, heading_bodies
from planatlas.loaders.values.mentions.lexicon import Lexicon, lexicon
from planatlas.loaders.values.mentions.named_bodies import NamedBodies, named_bodies
from planatlas.loaders.values.mentions.split import split_mentions

__all__ = [
    "HeadingBodies",
    "Lexicon",
    "NamedBodies",
    "heading_bodies",
    "lexicon",
    "named_bodies",
    "split_funding",
    "split_mentions",
]
