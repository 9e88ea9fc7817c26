"""All that depends on a language: one Turtle file a language, and the code that makes tables and patterns of them.

A language is read when its file stands here: what it is (``pa:Language``), and its words in the lists that all
languages share. A list that a language has no words for is empty in it. No code names a language.
"""

from planatlas.ontology.languages.language import Language, has_trait, language_of_bodies, languages, languages_of
from planatlas.ontology.languages.template import Template

__all__ = ["Language", "Template", "has_trait", "language_of_bodies", "languages", "languages_of"]
