"""Persons in what plans print: their names, telephone numbers and addresses, which no record may hold.

A name is told by a title or an office beside it, by a given name, by the ending of a surname. A name that a body bears
is none: the head of the body stands before it, a word for a body behind it, or quotation marks around it.
"""

from planatlas.loaders.values.persons.contacts import contacts, without_contacts
from planatlas.loaders.values.persons.mentions import RedactedMention, is_office, is_torn_name, told
from planatlas.loaders.values.persons.redaction import MARK, known_forms, persons, redacted, suspected, without_persons

__all__ = [
    "MARK",
    "RedactedMention",
    "contacts",
    "is_office",
    "is_torn_name",
    "known_forms",
    "persons",
    "redacted",
    "suspected",
    "told",
    "without_contacts",
    "without_persons",
]
