"""The lists of words of every language, and the patterns that are made of them.

A list is a subject of the files in ``languages/``: its words are ``skos:hiddenLabel``, its turns that no plain words
can say are ``pa:pattern``, regular expressions over plain text. Every table is built once, when it is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import filter as fitting

from planatlas.errors import OntologyError
from planatlas.ontology.folding import fold
from planatlas.ontology.plain import plain
from planatlas.ontology.turtle import LANGS, PA, SKOS, Facts, LangText, read

__all__ = [
    "WORDS_OF_LANGUAGES",
    "anywhere",
    "coded",
    "contractions",
    "cue",
    "cue_words",
    "forms",
    "heads_no_work",
    "hint",
    "kinds",
    "nominatives",
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
        self.printed: dict[tuple[str, str | None], frozenset[str]] = {}
        self.plain: dict[tuple[str, str | None], frozenset[str]] = {}
        self.patterns: dict[str, re.Pattern[str]] = {}
        self.numbers: dict[tuple[str, ...], dict[str, int]] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.kinds: dict[str, dict[str, tuple[str, str]]] = {}
        self.short: dict[str, dict[str, str]] = {}
        self.nominatives: dict[str, str] = {}

    @property
    def facts(self) -> Facts:
        return read(WORDS_OF_LANGUAGES)

    def texts(self, name: str, predicate: str = SKOS + "hiddenLabel") -> Iterator[LangText]:
        """The entries of a list, or of all lists whose names have a number for its star, in the order of the files."""
        for space in (_WORD, _CUE):
            every = fitting(self.facts, space + _starred(name)) if "*" in name else [space + name]
            for subject in every:
                yield from self.facts.texts(subject, predicate)


def _starred(name: str) -> str:
    """ "month-*" is "month-1" to "month-12", "currency-**" every list that begins so."""
    return name.replace("**", "[a-z]*") if "**" in name else name.replace("*", "[0-9]*")


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


def heads_no_work(headings: Iterable[str]) -> bool:
    """Two headings, a third of all at the least, ask what no table of work asks: where figures are from, who came."""
    filled = [fold(text) for text in headings if text]
    key = "no-work-heading, meeting-head"
    if key not in _LISTS.patterns:
        either = sorted(words("no-work-heading") | words("meeting-head"))
        _LISTS.patterns[key] = re.compile(_at_word(either) + r"(?!\w)")
    told = sum(map(bool, map(_LISTS.patterns[key].search, filled)))
    return told > 1 and 3 * told >= len(filled)


def printed(name: str, lang: str) -> frozenset[str]:
    """Return the forms of the list ``name`` in one language as they are written there; none where it has no word."""
    if (name, lang) not in _LISTS.printed:
        _LISTS.printed[name, lang] = frozenset(text.value for text in _LISTS.texts(name) if text.lang == lang)
    return _LISTS.printed[name, lang]


def forms(name: str) -> frozenset[str]:
    """Return the forms of the list ``name`` as they are written there, dots and capitals kept.

    Raises OntologyError when there is no such list.
    """
    if (name, None) not in _LISTS.printed:
        _LISTS.printed[name, None] = frozenset(text.value for text in _filled(name))
    return _LISTS.printed[name, None]


def hint(*names: str) -> re.Pattern[str]:
    """Return the pattern of the forms of lists wherever they stand in a printed text put in lower case.

    One look over a text: a tenth of the time that looking for each form takes. Raises OntologyError if one is unknown.
    """
    key = f"{names} as a hint"
    if key not in _LISTS.patterns:
        found = _by_letter(sorted({text for name in names for text in forms(name)}))
        parts = (f"{re.escape(first)}{_either(list(map(re.escape, rest)))}" for first, rest in found.items())
        _LISTS.patterns[key] = re.compile("|".join(parts))
    return _LISTS.patterns[key]


def contractions(lang: str) -> dict[str, str]:
    """Return the words cut short in a way of their own, as printed, each with what it stands for, of one language."""
    if lang not in _LISTS.short:
        facts, out = _LISTS.facts, _LISTS.short.setdefault(lang, {})
        for iri in facts.of_type(PA + "Contraction"):
            for long in facts.texts(iri, PA + "writtenOut"):
                shorts = [text.value for text in facts.texts(iri, SKOS + "hiddenLabel") if text.lang == long.lang]
                out.update(dict.fromkeys(shorts if long.lang == lang else (), long.value))
    return _LISTS.short[lang]


def nominatives() -> dict[str, str]:
    """Return the plain forms of words in another case than the nominative, each with the nominative as printed."""
    if not _LISTS.nominatives:
        facts = _LISTS.facts
        for iri in facts.of_type(PA + "Inflection"):
            (found,) = facts.texts(iri, PA + "nominative")
            forms_of = (plain(text.value) for text in facts.texts(iri, SKOS + "hiddenLabel"))
            _LISTS.nominatives.update(dict.fromkeys(forms_of, found.value))
    return _LISTS.nominatives


def cue(name: str) -> re.Pattern[str]:
    """Return the pattern of a list of phrases, for plain text; longer ones win. Raises OntologyError if unknown."""
    if name not in _LISTS.patterns:
        _LISTS.patterns[name] = re.compile(_at_word(_fit(name)) + r"(?!\w)")
    return _LISTS.patterns[name]


_PLAIN_BEGINNING = re.compile(r"[^\W_](?![*+?{])[^|]*")


def _at_word(fit: list[str]) -> str:
    """The part of a pattern that fits any of these phrases at the beginning of a word."""
    # The engine passes over letters that begin no phrase only where nothing is asked before the first letter: what is
    # to be true before a phrase is therefore asked behind its first letter.
    if not all(map(_PLAIN_BEGINNING.fullmatch, fit)):
        return rf"(?<!\w){_either(fit)}"
    return _either([rf"{first}(?<!\w{first}){_either(rest)}" for first, rest in _by_letter(fit).items()])


def _by_letter(fit: Iterable[str]) -> dict[str, list[str]]:
    """What stands behind each first letter: the engine then goes through the phrases of one letter only."""
    out: dict[str, list[str]] = {}
    for one in fit:
        out.setdefault(one[0], []).append(one[1:])
    return out


def anywhere(name: str) -> re.Pattern[str]:
    """Return the pattern of a list wherever it stands in plain text, inside words too. Raises OntologyError if none."""
    key = f"{name} anywhere"
    if key not in _LISTS.patterns:
        _LISTS.patterns[key] = re.compile(one_of(name))
    return _LISTS.patterns[key]


def cue_words(name: str, lang: str | None = None) -> frozenset[str]:
    """Return the plain words of a list, of one language only where ``lang`` is given. Raises OntologyError if none."""
    try:
        return _LISTS.plain[name, lang]
    except KeyError:
        found = frozenset(plain(text.value) for text in _filled(name) if lang in (None, text.lang))
        return _LISTS.plain.setdefault((name, lang), found)


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


def coded(name: str) -> dict[str, str]:
    """Return each plain word of the lists ``name-one``, ``name-other`` and so on with the end of its list's name."""
    if name not in _LISTS.codes:
        start = f"{_WORD}{name}-"
        _LISTS.codes[name] = {
            plain(text.value): subject.removeprefix(start)
            for subject in fitting(_LISTS.facts, start + "[a-z]*")
            for text in _LISTS.facts.texts(subject, SKOS + "hiddenLabel")
        }
    return _LISTS.codes[name]


def kinds(name: str) -> dict[str, tuple[str, str]]:
    """Return the lists ``name-one``, ``name-other`` that are kinds of something: what each is called, and its pattern.

    They come under a name fit for a group, in the order of the languages and of their files.
    """
    if name not in _LISTS.kinds:
        start, facts = f"{_WORD}{name}-", _LISTS.facts
        found = [(facts.texts(iri, PA + "called")[0], iri) for iri in facts if iri.startswith(start)]
        found.sort(key=lambda one: (*(one[0].lang != lang for lang in LANGS), one[0].lang))
        named = [(iri.removeprefix(_WORD), said.value) for said, iri in found]
        _LISTS.kinds[name] = {one.replace("-", "_"): (called, one_of(one)) for one, called in named}
    return _LISTS.kinds[name]


def one_of(name: str, trait: str | None = None, *, printed_text: bool = False) -> str:
    """Return the part of a pattern that fits any phrase of a list in plain text; longer ones are tried first.

    With a ``trait`` only the languages that have it count; where none has, the part fits nothing. With ``printed_text``
    it is for text as printed, whose letters may have their accents or not.
    """
    return _either(_fit(name, trait, _loose if printed_text else plain))


def _either(fit: list[str]) -> str:
    return "(?:" + "|".join(fit or ["(?!)"]) + ")"


def _fit(name: str, trait: str | None = None, form: Callable[[str], str] = plain) -> list[str]:
    """The patterns of the phrases of a list, longer ones first."""
    told = [(_pattern(form(text.value)), text.lang) for text in _LISTS.texts(name)]
    told += [(text.value, text.lang) for text in _LISTS.texts(name, PA + "pattern")]
    if not told:
        raise OntologyError(f"No file of ontology/languages has a list called {name}.")
    fit = {one for one, lang in told if trait is None or trait in _traits(lang)}
    return sorted(fit, key=lambda one: (-len(one), one))


def _traits(lang: str) -> Iterator[str]:
    yield from (text.value for text in _LISTS.facts.texts(_LANG + lang, PA + "trait"))


_BESIDE = {"ț": "ţ", "ș": "ş"}
"""Letters of an older code page that stand for others."""


def _loose(phrase: str) -> str:
    """A phrase whose letters with accents are marked; ``_pattern`` makes them letters that may have none."""
    return "".join(ch if plain(ch) == ch else f"\0{ch}" for ch in phrase.lower())


def _letter(marked: re.Match[str]) -> str:
    return f"[{marked[1]}{_BESIDE.get(marked[1], '')}{plain(marked[1])}]"


def _pattern(phrase: str) -> str:
    escaped = re.sub("\\\\?\0(.)", _letter, re.escape(phrase), flags=re.S)
    escaped = escaped.replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
    return escaped + r"(?<=')" if phrase.endswith("'") else escaped
