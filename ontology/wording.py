"""The lists of words of every language, and the patterns that are made of them.

A list is a subject of the files in ``languages/``: its words are ``skos:hiddenLabel``, its turns that no plain words
can say are ``pa:pattern``, regular expressions over plain text. Every table is built once, when it is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import filter as fitting

from planatlas.errors import OntologyError
from planatlas.ontology.folding import fold
from planatlas.ontology.plain import plain
from planatlas.ontology.turtle import PA, SKOS, Facts, LangText, read

__all__ = [
    "WORDS_OF_LANGUAGES",
    "contractions",
    "cue",
    "cue_words",
    "forms",
    "numbered",
    "one_of",
    "phrases",
    "printed",
    "words",
]

WORDS_OF_LANGUAGES = "languages/*.ttl"
"""The files, one a language."""
_WORD = "https://w3id.org/planatlas/wording/"
_LANG = "https://w3id.org/planatlas/language/"
_CUE = "https://w3id.org/planatlas/cue/"


class _Lists:
    """What is made of the lists; there are as many tables as there are lists and languages, and no more."""

    def __init__(self) -> None:
        self.folded: dict[tuple[str, str | None], frozenset[str]] = {}
        self.printed: dict[str, frozenset[str]] = {}
        self.plain: dict[str, frozenset[str]] = {}
        self.patterns: dict[str, re.Pattern[str]] = {}
        self.numbers: dict[tuple[str, ...], dict[str, int]] = {}
        self.short: dict[str, dict[str, str]] = {}

    @property
    def facts(self) -> Facts:
        return read(WORDS_OF_LANGUAGES)

    def texts(self, name: str, predicate: str = SKOS + "hiddenLabel") -> Iterator[LangText]:
        """The entries of a list, or of all lists whose names have a number for its star, in the order of the files."""
        for space in (_WORD, _CUE):
            every = fitting(self.facts, space + name.replace("*", "[0-9]*")) if "*" in name else [space + name]
            for subject in every:
                yield from self.facts.texts(subject, predicate)


_LISTS = _Lists()


def _filled(name: str) -> list[LangText]:
    if texts := list(_LISTS.texts(name)):
        return texts
    raise OntologyError(f"No file of ontology/languages has a list called {name}.")


def words(name: str, lang: str | None = None) -> frozenset[str]:
    """Return the folded forms of the list ``name``, of one language only where ``lang`` is given.

    Raises OntologyError when there is no such list.
    """
    try:
        return _LISTS.folded[name, lang]
    except KeyError:
        texts = [text for text in _filled(name) if lang in (None, text.lang)]
        return _LISTS.folded.setdefault((name, lang), frozenset(fold(text.value) or text.value for text in texts))


def printed(name: str, lang: str) -> frozenset[str]:
    """Return the forms of the list ``name`` in one language as they are written there; none where it has no word."""
    return frozenset(text.value for text in _LISTS.texts(name) if text.lang == lang)


def forms(name: str) -> frozenset[str]:
    """Return the forms of the list ``name`` as they are written there, dots and capitals kept.

    Raises OntologyError when there is no such list.
    """
    if name not in _LISTS.printed:
        _LISTS.printed[name] = frozenset(text.value for text in _filled(name))
    return _LISTS.printed[name]


def contractions(lang: str) -> dict[str, str]:
    """Return the words cut short in a way of their own, as printed, each with what it stands for, of one language."""
    if lang not in _LISTS.short:
        facts, out = _LISTS.facts, _LISTS.short.setdefault(lang, {})
        for iri in facts.of_type(PA + "Contraction"):
            for long in facts.texts(iri, PA + "writtenOut"):
                shorts = [text.value for text in facts.texts(iri, SKOS + "hiddenLabel") if text.lang == long.lang]
                out.update(dict.fromkeys(shorts if long.lang == lang else (), long.value))
    return _LISTS.short[lang]


def cue(name: str) -> re.Pattern[str]:
    """Return the pattern of a list of phrases, for plain text; longer ones win. Raises OntologyError if unknown."""
    if name not in _LISTS.patterns:
        _LISTS.patterns[name] = re.compile(rf"(?<!\w){one_of(name)}(?!\w)")
    return _LISTS.patterns[name]


def cue_words(name: str) -> frozenset[str]:
    """Return the plain words of a list. Raises OntologyError if there is none."""
    if name not in _LISTS.plain:
        _LISTS.plain[name] = frozenset(phrases(name))
    return _LISTS.plain[name]


def phrases(name: str) -> tuple[str, ...]:
    """Return the plain words and phrases of a list, longer ones first. Raises OntologyError if there is none."""
    return tuple(sorted({plain(text.value) for text in _filled(name)}, key=lambda phrase: (-len(phrase), phrase)))


def numbered(*names: str) -> dict[str, int]:
    """Return each plain word of the lists ``name-1``, ``name-2`` and so on with the number of its list."""
    if names not in _LISTS.numbers:
        subjects = [one for name in names for one in fitting(_LISTS.facts, f"{_WORD}{name}-[0-9]*")]
        _LISTS.numbers[names] = {
            plain(text.value): int(subject.rsplit("-", 1)[1])
            for subject in subjects
            for text in _LISTS.facts.texts(subject, SKOS + "hiddenLabel")
        }
    return _LISTS.numbers[names]


def one_of(name: str, trait: str | None = None) -> str:
    """Return the part of a pattern that fits any phrase of a list in plain text; longer ones are tried first.

    With a ``trait`` only the languages that have it count; where none has, the part fits nothing.
    """
    told = [(_pattern(plain(text.value)), text.lang) for text in _LISTS.texts(name)]
    told += [(text.value, text.lang) for text in _LISTS.texts(name, PA + "pattern")]
    if not told:
        raise OntologyError(f"No file of ontology/languages has a list called {name}.")
    fit = {one for one, lang in told if trait is None or trait in _traits(lang)}
    return "(?:" + "|".join(sorted(fit, key=lambda one: (-len(one), one)) or ["(?!)"]) + ")"


def _traits(lang: str) -> Iterator[str]:
    yield from (text.value for text in _LISTS.facts.texts(_LANG + lang, PA + "trait"))


def _pattern(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
    return escaped + r"(?<=')" if phrase.endswith("'") else escaped
