"""All that depends on a language: one Turtle file a language, and the patterns that are made of their words."""
