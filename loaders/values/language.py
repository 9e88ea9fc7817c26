"""The language of a document, told from its script and its small words; no model, no download."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from planatlas.loaders.values.forms_of_text import WORD
from planatlas.ontology.languages import Language, languages
from planatlas.ontology.wording import printed

__all__ = ["language"]

# The first pages tell it; annexes in another language do not outvote them.
_ENOUGH = 20_000
# Letters of one language only are many more than its small words, so four of them weigh as one.
_LETTERS_OF_A_WORD = 4


def language(texts: Iterable[str]) -> str | None:
    """Return the code of a language, or None where nothing tells. Only the first 20,000 characters are looked at."""
    sample, size = [], 0
    for text in texts:
        sample.append(text)
        size += len(text)
        if size > _ENOUGH:
            break
    return _of(" ".join(sample)[:_ENOUGH].lower())


def _of(text: str) -> str | None:
    words = WORD.findall(text)
    if not words:
        return None
    for lang, one in languages().items():
        # A third is enough: acronyms, names of programmes and web addresses are Latin in every script.
        if one.script and len(one.script.findall(text)) * 3 > sum(map(len, words)):
            return lang
    counts = Counter(words)
    scores = {lang: _score(one, text, counts) for lang, one in languages().items() if not one.script}
    best = max(scores, key=lambda lang: scores[lang])
    # Where nothing tells, no language is better than the first of the list.
    return best if scores[best] else None


def _score(one: Language, text: str, counts: Counter[str]) -> int:
    """How often the small words of a language stand in a text, and the letters that only it has."""
    letters = len(one.letters.findall(text)) if one.letters else 0
    return sum(map(counts.__getitem__, printed("small-word", one.code))) + letters // _LETTERS_OF_A_WORD
