"""The language of a document, told from its script and its small words; no model, no download."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

__all__ = ["language"]

_SMALL = {
    "ro": "și pentru din privind cu la este sunt care sau prin în de a al ale unui unei către ce nu mai fi au "
    "parteneri responsabil termen buget activități",
    "en": "the of and to in for with is are on by from will be that this or as at their our we lead partners council "
    "school schools health year responsible who",
    "fr": "le la les des et du pour dans est sont avec sur une un par aux au qui ou en ce ces nous pilote partenaires "
    "échéance ville année responsable",
}
_BY_WORD = {lang: frozenset(words.split()) for lang, words in _SMALL.items()}
_WORD = re.compile(r"[^\W\d_]+")
_GREEK = re.compile(r"[Ͱ-Ͽἀ-῿]")
_ROMANIAN = re.compile(r"[ăâîșțşţ]")
_ENOUGH = 20_000


def language(texts: Iterable[str]) -> str | None:
    """Return ro, en, el or fr, or None where nothing tells. Only the first 20,000 characters are looked at."""
    sample, size = [], 0
    for text in texts:
        sample.append(text)
        size += len(text)
        if size > _ENOUGH:
            break
    return _of(" ".join(sample)[:_ENOUGH].lower())


def _of(text: str) -> str | None:
    words = _WORD.findall(text)
    if not words:
        return None
    if len(_GREEK.findall(text)) * 3 > sum(map(len, words)):
        return "el"
    counts = Counter(words)
    scores = {lang: sum(counts[word] for word in small) for lang, small in _BY_WORD.items()}
    scores["ro"] += len(_ROMANIAN.findall(text)) // 4
    best = max(scores, key=lambda lang: scores[lang])
    return best if scores[best] else None
