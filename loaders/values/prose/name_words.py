"""Small words inside and around names of bodies, by language: articles, links, adjectives, classes of bodies."""

from __future__ import annotations

from planatlas.loaders.values.plain import plain

__all__ = [
    "ADJECTIVE_ENDINGS",
    "AND",
    "ARTICLES",
    "CLASSES",
    "CLOSE_QUOTES",
    "ENUMERATING",
    "LEVELS",
    "LINKS",
    "OPEN_QUOTES",
    "TRAILING",
]

ARTICLES = frozenset(
    [
        "ο",
        "η",
        "το",
        "οι",
        "τα",
        "τον",
        "την",
        "του",
        "τησ",
        "των",
        "τουσ",
        "τισ",
        "τη",
        "ενα",
        "μια",
        "ενοσ",
        "μιασ",
        "the",
        "a",
        "an",
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "des",
        "du",
        "au",
        "aux",
        "unui",
        "unei",
        "un",
    ]
)
LINKS = {
    "el": frozenset(["και", "&", "των", "του", "τησ", "για", "στο", "στη", "στον", "στην", "σε", "κατα"]),
    "fr": frozenset(
        ["de", "du", "des", "d'", "la", "le", "les", "l'", "et", "&", "a", "au", "aux", "en", "pour", "sur", "contre"]
    ),
    "ro": frozenset(
        [
            "de",
            "din",
            "a",
            "al",
            "ale",
            "ai",
            "pentru",
            "si",
            "&",
            "cu",
            "la",
            "in",
            "pe",
            "prin",
            "împotriva",
            "impotriva",
        ]
    ),
    "en": frozenset(["of", "for", "the", "and", "&", "on", "in", "to", "upon", "at", "de"]),
}
AND = frozenset(("και", "et", "si", "and", "&"))
TRAILING = AND | ARTICLES | LINKS["fr"] | LINKS["ro"]
LEVELS = frozenset(
    [
        "province",
        "ville",
        "district",
        "districts",
        "departement",
        "commune",
        "region",
        "municipiului",
        "judetului",
        "orasului",
        "comunei",
        "mun.",
        "jud.",
        "provinces",
        "villes",
        "δημου",
    ]
)
ENUMERATING = ("departement", "ministere", "direction", "secretariat")
ADJECTIVE_ENDINGS = ("iales", "iale", "iques", "ique", "aires", "aire", "eres", "elle", "elles", "ales", "ale", "aux")
OPEN_QUOTES = '“„«"‘'
CLOSE_QUOTES = '”»"’“'
CLASSES = frozenset(
    plain(word)
    for word in [
        "φορείς",
        "φορέων",
        "οργανώσεις",
        "υπηρεσίες",
        "συλλόγους",
        "σχολεία",
        "δήμους",
        "charities",
        "organisations",
        "organizations",
        "agencies",
        "partners",
        "schools",
        "providers",
        "services",
        "businesses",
        "employers",
        "communities",
        "associations",
        "partenaires",
        "bailleurs",
        "établissements",
        "écoles",
        "acteurs",
        "ong",
        "ong-uri",
        "ong-urile",
        "organizații",
        "instituții",
        "instituțiile",
        "organizațiile",
        "școli",
        "școlile",
        "autoritățile",
        "asociații",
        "furnizori",
        "furnizorii",
    ]
)
