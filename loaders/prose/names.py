"""Names of bodies in running text: where one begins, how far it goes, and where a list of them ends.

In a Greek list every name has its article, so a comma or "και" without one stays inside the name; in English "and"
 joins two names only where the left side is one in itself; in French "et le" does; in Romanian a word that names
begin with.
"""

from __future__ import annotations

from dataclasses import dataclass

from planatlas.loaders.grammar.plain import plain
from planatlas.loaders.prose.cues import cue, cue_words
from planatlas.loaders.prose.tokens import Token, is_acronym
from planatlas.ontology.wording import words

__all__ = ["Name", "name_at", "names_from"]

_ARTICLES = frozenset(
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
_GENITIVE_FR = frozenset(["de", "du", "des", "d'", "la", "le", "les", "l'", "a", "au", "aux", "en", "pour", "sur"])
_LINKS = {
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
_AND = frozenset(("και", "et", "si", "and", "&"))
_TRAILING = _AND | _ARTICLES | _LINKS["fr"] | _LINKS["ro"]
_LEVELS = frozenset(
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
_ENUMERATING = ("departement", "ministere", "direction", "secretariat")
_ADJECTIVE_ENDINGS = ("iales", "iale", "iques", "ique", "aires", "aire", "eres", "elle", "elles", "ales", "ale", "aux")
_OPEN_QUOTES = '“„«"‘'
_CLOSE_QUOTES = '”»"’“'
_LOWER_TAILS = frozenset(
    [
        "populaire",
        "populaires",
        "provincial",
        "provinciale",
        "provinciaux",
        "municipal",
        "municipale",
        "national",
        "nationale",
        "departemental",
        "departementale",
        "regional",
        "regionale",
        "local",
        "locale",
        "sociale",
        "social",
        "academique",
        "judiciaire",
        "locala",
        "judetean",
        "judeteana",
        "nationala",
        "scolar",
        "scolara",
        "judetului",
        "municipiului",
    ]
)


@dataclass(slots=True, frozen=True)
class Name:
    """A name as printed, its characters and the index of the token after it."""

    text: str
    start: int
    end: int
    after: int


def name_at(text: str, found: list[Token], index: int, lang: str | None) -> Name | None:
    """Return the name of a body that begins at a token, or None if no name can begin there."""
    first = found[index]
    if not first.is_word or not (first.capital or first.plain in cue_words("body-head")):
        return None
    last = _extent(found, index, lang or "en")
    name = _printed(text, found, index, last)
    return Name(name, first.start, found[last].end, last + 1) if name else None


def _extent(found: list[Token], index: int, lang: str) -> int:
    """Return the index of the last token of the name that begins at ``index``."""
    last = index
    while last + 1 < len(found):
        step = _step(found, index, last, lang)
        if step == 0:
            break
        last += step
    return last


def _step(found: list[Token], first: int, last: int, lang: str) -> int:
    """Return how many further tokens belong to the name; 0 ends it."""
    token = found[last + 1]
    if token.text in ("(", "["):
        return _bracket(found, last + 1)
    if token.text in _OPEN_QUOTES:
        return _quoted(found, last + 1)
    if token.text == "»" or token.text == "”":
        return 1 if _bracket(found, last + 2) else 0
    if token.text == ",":
        return _comma(found, first, last, lang)
    if not token.is_word and token.text != "&" and token.text not in "-–—":
        return 0
    if token.text in "-–—":
        return (
            2
            if last + 2 < len(found) and found[last + 2].capital and not _begins(found, last + 2) and token.text == "-"
            else 0
        )
    if token.plain in _AND:
        return _and(found, first, last, lang)
    if token.capital:
        return 0 if _new_body(found, first, last, lang) else 1
    return _lower(found, first, last, lang)


def _new_body(found: list[Token], first: int, last: int, lang: str) -> bool:
    """An acronym right behind a whole name, without a link, begins another one."""
    token = found[last + 1]
    return is_acronym(token) and is_acronym(found[last]) and lang != "en"


def _lower(found: list[Token], first: int, last: int, lang: str) -> int:
    token = found[last + 1]
    links = _LINKS.get(lang, _LINKS["en"])
    if token.plain in links:
        return _linked(found, first, last + 1, links, lang)
    if lang in ("fr", "ro") and (token.plain in _LOWER_TAILS or _after_link(found, last, lang)):
        return 1
    if lang == "fr" and last > first + 1 and token.plain.endswith(_ADJECTIVE_ENDINGS):
        return 1
    if lang == "el" and token.plain.endswith("ων") and last > first and not found[last].plain.endswith("ω"):
        return 1
    return 0


def _after_link(found: list[Token], last: int, lang: str) -> bool:
    """ "Direcția de asistență socială": small words may follow a link, up to a verb or preposition."""
    token = found[last + 1]
    small = token.plain
    if cue("doing").fullmatch(small) or cue("past").fullmatch(small) or cue("future").fullmatch(small):
        return False
    return lang == "ro" and found[last].plain == "de" or lang == "fr" and found[last].plain in ("d'", "de")


def _linked(found: list[Token], first: int, at: int, links: frozenset[str], lang: str) -> int:
    """A link belongs to the name if a capital follows it, or after another link at most three on.

    A head such as "Direcția" or "caisse" may be told apart by small words alone.
    """
    for ahead in range(1, 4):
        if at + ahead >= len(found):
            return 0
        token = found[at + ahead]
        if token.capital:
            if token.plain in links or (lang == "en" and found[at].plain in ("in", "on", "to", "at")):
                return 0
            return ahead + 1
        if token.plain in _LEVELS and at + ahead + 1 < len(found):
            further = (
                1
                if found[at + ahead + 1].capital
                else _linked(found, first, at + ahead + 1, links, lang)
                if found[at + ahead + 1].plain in links
                else 0
            )
            return ahead + 1 + further if further else 0
        if token.is_word and token.plain not in links and _tells_apart(found, first, at, ahead, lang):
            return ahead + 1
        if token.plain not in links:
            return 0
    return 0


def _tells_apart(found: list[Token], first: int, at: int, ahead: int, lang: str) -> bool:
    """Small words behind a head without a capital yet ("Direcția de asistență", "Union de la jeunesse")."""
    if found[first].plain not in cue_words("body-head") and not found[first].plain.startswith(_ENUMERATING):
        return False
    if lang == "ro":
        return ahead == 1 and found[at].plain == "de"
    if lang != "fr" or found[at].plain not in ("d'", "de"):
        return False
    return (
        found[first].plain.startswith(_ENUMERATING)
        and ahead == 1
        or not any(token.capital for token in found[first + 1 : at])
    )


def _and(found: list[Token], first: int, last: int, lang: str) -> int:
    """Return the tokens up to the word after "and" where it stays inside the name, else 0."""
    at = last + 2
    if at >= len(found):
        return 0
    right = found[at]
    if lang == "fr" and right.plain in ("des", "de", "du") and found[first].plain.startswith(_ENUMERATING):
        return 3 if at + 1 < len(found) and found[at + 1].capital else 0
    if right.plain in _ARTICLES or not right.is_word:
        return 3 if right.plain in ("των", "του", "τησ") and found[last + 1].text == "&" and at + 1 < len(found) else 0
    if not right.capital:
        return 2 if lang == "el" and right.plain.endswith("ων") and not found[last].capital else 0
    if is_acronym(found[last]) and last == first or is_acronym(right) or _begins(found, at) or right.plain in _CLASSES:
        return 0
    if lang == "el":
        return 0 if right.text.isascii() and found[last].text.isascii() else 2
    return 2 if lang != "en" or _joins_english(found, first, last, at) else 0


def _joins_english(found: list[Token], first: int, last: int, at: int) -> bool:
    """Tell whether "and" joins: in "Health and Care Trust" it does, in "Vale Police and Turning Point" not."""
    tails = cue_words("body-tail")
    left = any(token.plain in tails for token in found[first : last + 1])
    if left:
        return (
            found[first].plain in ("department", "ministry", "office", "centre", "center", "institute", "secretary")
            and found[last].plain not in tails
        )
    end = at
    while end + 1 < len(found) and found[end + 1].capital:
        end += 1
    return found[end].plain in tails


def _comma(found: list[Token], first: int, last: int, lang: str) -> int:
    """A comma stays inside a name only where the language shows it."""
    at = last + 2
    if at >= len(found):
        return 0
    right = found[at]
    if lang == "el":
        greek = not (is_acronym(right) or right.text.isascii()) and not _begins(found, at)
        if right.capital and greek and not is_acronym(found[last]) and last > first:
            return 2
        return (
            2
            if right.plain.endswith("ωσ")
            and at + 1 < len(found)
            and found[at + 1].plain.endswith("ων")
            and last > first
            else 0
        )
    if lang == "ro" and _enumerates(found, first, at):
        return 2
    if lang == "fr" and right.plain in ("des", "du", "de") and found[first].plain.startswith(_ENUMERATING):
        return 3 if at + 1 < len(found) and found[at + 1].capital else 0
    return 0


def _enumerates(found: list[Token], first: int, at: int) -> bool:
    """ "Centrul de Prevenire, Evaluare și Consiliere": one more capital word, "și", and another that begins no name."""
    right = found[at]
    if not right.capital or is_acronym(right) or _begins(found, at) or found[first].plain not in cue_words("body-head"):
        return False
    for index in range(at + 1, min(at + 5, len(found) - 1)):
        if found[index].plain in _AND:
            after = found[index + 1]
            return after.capital and not is_acronym(after) and not _begins(found, index + 1)
        if not found[index].is_word and found[index].text != ",":
            return False
    return False


def _begins(found: list[Token], index: int) -> bool:
    token = found[index]
    return token.plain in words("name-head") or (token.capital and token.plain in cue_words("body-head"))


def _bracket(found: list[Token], at: int) -> int:
    """A bracket belongs to the name where it holds its acronym and nothing else."""
    if at + 2 < len(found) and found[at].text in "([" and is_acronym(found[at + 1]) and found[at + 2].text in ")]":
        return 3 + (0 if found[at - 1].text != "»" else 0)
    return 0


def _quoted(found: list[Token], at: int) -> int:
    """A proper name in quotation marks of at most eight words belongs to the name before it."""
    for ahead in range(1, 10):
        if at + ahead >= len(found):
            return 0
        if found[at + ahead].text in _CLOSE_QUOTES:
            return ahead + 1
    return 0


def _printed(text: str, found: list[Token], first: int, last: int) -> str:
    while last > first and not found[last].capital and found[last].plain in _TRAILING:
        last -= 1
    printed = " ".join(text[found[first].start : found[last].end].split())
    if printed.count("«") != printed.count("»"):
        printed = printed.replace("«", "").replace("»", "")
    return printed.strip(" ,.;:-–—")


def names_from(text: str, found: list[Token], index: int, lang: str | None) -> tuple[list[Name], int]:
    """Return the names of a list that begins at a token, and the index of the token after it."""
    out: list[Name] = []
    while index < len(found):
        at = _skip_articles(found, index)
        name = name_at(text, found, at, lang) if at < len(found) else None
        if name is None or not _is_item(found, at, bool(out)):
            klass = _class_at(text, found, at, lang) if at < len(found) else None
            if klass is None:
                break
            name = klass
        out.append(name)
        following = _separator(found, name.after)
        if following is None:
            break
        index = following
    return out, out[-1].after if out else index


def _is_item(found: list[Token], at: int, further: bool) -> bool:
    """A further item of the list must not be the beginning of the main clause."""
    return found[at].capital or not further or found[at].plain in cue_words("body-head")


def _skip_articles(found: list[Token], index: int) -> int:
    while index < len(found) and (
        found[index].plain in _ARTICLES or found[index].plain in ("de", "d'", "cu", "with", "avec", "με", "both")
    ):
        index += 1
    if index + 1 < len(found) and found[index].plain in _GENERIC and found[index + 1].capital:
        return index + 1
    if (
        index + 1 < len(found)
        and not found[index].capital
        and found[index + 1].capital
        and found[index].plain in cue_words("body-head")
    ):
        return index if found[index].text.isascii() else index + 1
    return index


_GENERIC = frozenset(
    ("charity", "charities", "organisation", "organization", "company", "enterprise", "firma", "entreprise")
)


def _separator(found: list[Token], index: int) -> int | None:
    """Return the token after a comma, slash or "and", or None where the list ends."""
    at = index
    seen = False
    while at < len(found) and (
        found[at].text in (",", "/") or found[at].plain in _AND or (seen and found[at].plain in ("as", "well"))
    ):
        seen, at = True, at + 1
    return at if seen and at < len(found) else None


def _class_at(text: str, found: list[Token], index: int, lang: str | None) -> Name | None:
    """A class of bodies in small letters ("εξειδικευμένους φορείς", "local charities", "associations locales")."""
    heads = words("class-head") | _CLASSES
    for at in range(index, min(index + 3, len(found))):
        if not found[at].is_word or (found[at].plain in _LINKS.get(lang or "en", frozenset())):
            return None
        if found[at].plain in heads:
            last = at
            while (
                lang in ("fr", "ro")
                and last + 1 < len(found)
                and found[last + 1].plain.endswith(
                    (
                        "locale",
                        "locales",
                        "sociaux",
                        "sociales",
                        "scolaires",
                        "partenaires",
                        "medicale",
                        "publice",
                        "specializate",
                    )
                )
            ):
                last += 1
            return Name(
                " ".join(text[found[index].start : found[last].end].split()),
                found[index].start,
                found[last].end,
                last + 1,
            )
    return None


_CLASSES = frozenset(
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
