"""Rows of work, from tables, cards, lists and running text, as activities."""
