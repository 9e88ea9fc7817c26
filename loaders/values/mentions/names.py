"""What makes a word the start of a name, and a run of words a name that is complete."""

from __future__ import annotations

from functools import lru_cache

from planatlas.loaders.values.mentions.capitals import is_known_acronym
from planatlas.loaders.values.mentions.lexicon import Lexicon, acronym_key, fold, is_acronym_shape
from planatlas.loaders.values.mentions.tokens import CellToken
from planatlas.ontology.folding import stem
from planatlas.ontology.languages import has_trait
from planatlas.ontology.wording import words

__all__ = [
    "ends_open",
    "is_acronym",
    "is_class_head",
    "is_head",
    "is_inflected_head",
    "joins_spaced_acronym",
    "starts_name",
]


def is_acronym(token: CellToken, lexicon: Lexicon) -> bool:
    """Tell whether a word is an acronym: known to the document, or of the shape of one.

    Among the words of a name in capitals only a known one is.
    """
    # The dots of "C.J." are its own; one at the end is the sentence's.
    bare = token.text.strip(".,:") if token.text.count(".") < 2 else token.text
    # A head in capitals begins a name and is no acronym, whatever its length.
    if is_head(bare, lexicon.lang):
        return False
    # Among shouted words the shape is everyone's, so that only known acronyms are told.
    if token.shouted:
        return is_known_acronym(bare, lexicon)
    if is_acronym_shape(bare):
        return (
            # English cells are full of short capitals that are none; there only the document's list tells.
            acronym_key(bare) in lexicon.shorts
            or not has_trait(lexicon.lang, "head-last")
            and sum(ch.isalpha() for ch in bare) <= 7
        )
    # Mixed case ("ONGuri", "MSc") is one only if the document prints it as such.
    return any(ch.isupper() for ch in bare[1:]) and lexicon.knows(bare)


@lru_cache(maxsize=32768)
def is_head(token: str, lang: str | None = None) -> bool:
    """Tell whether a name can begin with this word, give or take a slip of the scan."""
    key = fold(token)
    return key in words("name-head", lang) or key in words("class-head", lang) or _nearly_head(key, lang)


def is_inflected_head(token: str, lang: str | None) -> bool:
    """Tell whether a word is a head in another case: "Δήμο", "Διεύθυνσης"."""
    return stem(fold(token)) in {stem(head) for head in words("name-head", lang)}


def is_class_head(token: str, lang: str | None = None) -> bool:
    """Tell whether a word names a class of bodies and is complete in itself."""
    return fold(token) in words("class-head", lang)


def _nearly_head(key: str, lang: str | None) -> bool:
    """A head with one letter lost or wrong ("servicul"); its ending must be right."""
    # One letter away from a short word is another word.
    if len(key) < 7:
        return False
    from rapidfuzz.distance import Levenshtein

    # The first and the last letters are read right most often, and the ending tells a case from a slip.
    near = (h for h in words("name-head", lang) if len(h) >= 7 and h[0] == key[0] and h[-2:] == key[-2:])
    return any(abs(len(h) - len(key)) <= 1 and Levenshtein.distance(h, key, score_cutoff=1) <= 1 for h in near)


def starts_name(token: CellToken, lexicon: Lexicon) -> bool:
    """Tell whether a new name may begin at this word although no comma stands before it."""
    # Acronyms need no comma between them: narrow cells print them one behind the other.
    if is_acronym(token, lexicon):
        return True
    # In small letters a head goes on with the name before it; few words begin a name quietly.
    if token.text[:1].isupper():
        return is_head(token.text, lexicon.lang)
    return fold(token.text) in words("quiet-start", lexicon.lang)


def ends_open(current: list[CellToken], lang: str | None = None) -> bool:
    """Tell whether the words so far cannot end a name: a preposition last, or only a head that needs more."""
    # A bracket closes what it belongs to.
    if current[-1].kind == "close":
        return False
    last = fold(current[-1].text)
    # "SA" and "DE" in capitals are acronyms or company forms, unless all is in capitals.
    if not last or (last in words("connective") and (current[-1].shouted or not current[-1].text.isupper())):
        return True
    if (
        lang == "el"
        and len(current) == 1
        and not is_acronym_shape(current[0].text)
        and not is_head(current[0].text, lang)
    ):
        return True  # an adjective stands before its noun: one word that is no head needs the next
    return last in words("needs-complement", lang) and (len(current) == 1 or last in words("other-word"))


def joins_spaced_acronym(current: list[CellToken], token: CellToken, lexicon: Lexicon) -> bool:
    """Tell whether two acronyms side by side are one written with a space ("CJ RAE", "CZ CD")."""
    # Of three the first two are an acronym with its space, and the third stands alone.
    if len(current) != 1 or not is_acronym_shape(current[0].text) or not is_acronym_shape(token.text):
        return False
    key = acronym_key(current[0].text + token.text)
    # Only the document can tell: two acronyms with a space are most often two bodies.
    return key in lexicon.shorts or lexicon.seen.get(key, 0) > 0
