"""Words of a language stand in its file in ``ontology/languages``: in code their number may only shrink."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from planatlas.ontology.languages import languages
from planatlas.ontology.plain import plain
from planatlas.ontology.turtle import LANGS, read
from planatlas.ontology.wording import WORDS_OF_LANGUAGES, printed

TOP = Path(__file__).parents[2]
MOST = 15
"""Words of languages in literals of the loaders; the aim is none."""

_LETTERS = re.compile(r"[ăâîșțşţéèêàçœőűα-ωά-ώ]", re.I)
_CLASS = re.compile(r"\[(?=[^\]]*\w-\w)[^\]]*\]")
"""A class of characters with a range, which is no word."""
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset().union(*(printed(name, "en") for name in ("small-word", "grammatical", "connective")))
_SMALL = frozenset(
    plain(word)
    for lang in languages()
    if lang != "en"
    for name in ("small-word", "grammatical", "connective", "article", "until", "and")
    for word in printed(name, lang)
    if len(word) > 1 and word not in _ENGLISH
) - frozenset(
    _WORD.findall("tu un an on in ii me te se or si it fin ne no en es son car is ha ez ma le la de el ro fr ui mint")
)
"""Words of grammar that no name in code is made of."""

_LISTS = frozenset(subject.rsplit("/", 1)[1] for subject in read(WORDS_OF_LANGUAGES))
"""Names of lists, as "et-cetera"."""


def literals(path: Path) -> Iterator[str]:
    """The strings of a module, but for its docstrings and the notes below its constants."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    notes = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in notes:
            yield node.value


def words_of_a_language(text: str) -> int:
    """How many words of a language a literal holds: told by their letters, or by being words of its grammar."""
    words = _WORD.findall(_CLASS.sub(" ", text))
    return sum(len(word) > 1 and bool(_LETTERS.search(word)) or plain(word) in _SMALL for word in words)


def held() -> Counter[str]:
    """How many words of languages each module of the loaders holds."""
    found: Counter[str] = Counter()
    for path in sorted((TOP / "loaders").rglob("*.py")):
        told = (one for one in literals(path) if one not in _LISTS)
        found[str(path.relative_to(TOP))] = sum(map(words_of_a_language, told))
    return +found


def test_a_literal_with_words_is_told_from_one_without() -> None:
    assert words_of_a_language("până la") == words_of_a_language(r"\b(?:pentru|for)\b") == 1
    assert words_of_a_language("δράση") == 1 and words_of_a_language("mise en œuvre par") == 2
    assert not any(map(words_of_a_language, ("partners", "no_column", r"[A-ZÀ-ÞĂÂÎȘȚ]\w*")))


def test_no_more_words_stand_in_code_than_before() -> None:
    found = held()
    assert sum(found.values()) <= MOST, found.most_common()


def test_what_a_language_touches_is_told_as_it_is() -> None:
    told = re.findall(r"^\| `([^`]+)` \| (\d+) \|", (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M)
    assert len(told) == 4
    for path, lines in told:
        assert (TOP / path).read_text(encoding="utf-8").count("\n") == pytest.approx(int(lines), rel=0.1), path


def test_no_code_names_a_language_that_planatlas_does_not_speak() -> None:
    others = [lang for lang in languages() if lang not in LANGS]
    assert others
    for room in ("loaders", "graph", "ontology", "queries", "reports"):
        for path in (TOP / room).rglob("*.py"):
            assert not {*others} & {*literals(path)}, path
