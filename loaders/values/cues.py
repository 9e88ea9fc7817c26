"""Turns of phrase that tell what running text says, of every language."""

from planatlas.ontology.wording import cue, cue_words

__all__ = ["cue", "cue_words"]
