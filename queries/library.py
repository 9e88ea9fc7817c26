"""The named questions: files of Cypher with a header that says what they are, and SPARQL beside them.

A header line is ``// key: value``. Keys: ``name``; ``title`` and ``description`` with a language (``title.ro``);
``parameters``, a list of names, each optional when the question is asked; ``columns``, where ``[]`` behind a name
means a set of texts; ``order``, the columns to sort by where the query itself cannot (a UNION). The folder
is the theme.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from planatlas.errors import QuestionError, QuestionUnknown
from planatlas.ontology.catalogue import told

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["LANGS", "PARAMETERS", "Question", "question", "questions"]

LANGS = ("ro", "en", "el", "fr")

THEMES = ("gaps", "institutions", "money", "people", "plans", "law", "evidence")
"""The folders, in the order a coordinator reads them."""

PARAMETERS: Mapping[str, type] = {
    "plan": str, "year": int, "institution": str, "words": str, "group": str, "source": str, "strategy": str,
    "kind": str, "month": str,
}  # fmt: skip
"""Every parameter a question may have, and the type of its value; all may be left out."""

_HEADER = re.compile(r"^// ([a-z]+)(?:\.([a-z]{2}))?: (.+)$")
_NEEDED = ("name", "columns")


@dataclass(frozen=True, slots=True)
class Question:
    """One named question. ``titles`` and ``descriptions`` are by language; ``sets`` are the columns that hold a set."""

    name: str
    theme: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    parameters: tuple[str, ...]
    columns: tuple[str, ...]
    sets: frozenset[str]
    order: tuple[str, ...]
    cypher: str
    sparql: str | None

    def title(self, lang: str = "en") -> str:
        """The title in a language."""
        return self.titles[lang]

    def description(self, lang: str = "en") -> str:
        """What it answers, in a language."""
        return self.descriptions[lang]

    def arguments(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return a value for every parameter, None where none was given.

        Raises QuestionError for a parameter the question does not have, or a value of the wrong type.
        """
        for name in given:
            if name not in self.parameters:
                takes = ", ".join(self.parameters) or "–"
                raise told(QuestionError, "query.no-parameter", question=self.name, name=name, names=takes)
        return {name: _typed(name, given.get(name)) for name in self.parameters}


def _typed(name: str, value: Any) -> Any:
    if value is None or value == "":
        return None
    try:
        return PARAMETERS[name](value)
    except ValueError as error:
        raise told(QuestionError, "query.number", name=name, value=repr(value)) from error


def question(name: str) -> Question:
    """Return one question. Raises QuestionUnknown, naming the nearest ones."""
    known = _files()
    if name in known:
        return _read(*known[name])
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
    if near:
        raise told(QuestionUnknown, "query.unknown-near", name=repr(name), names=", ".join(near))
    raise told(QuestionUnknown, "query.unknown", name=repr(name))


def questions() -> Mapping[str, Question]:
    """Return all named questions by name, in the order of themes and names."""
    return {name: _read(theme, file) for name, (theme, file) in _files().items()}


def _files() -> dict[str, tuple[str, Traversable]]:
    """The theme and the file of every question, by its name: that of its file."""
    home = files("planatlas.queries") / "named"
    return {
        file.name.removesuffix(".cypher"): (theme, file)
        for theme in THEMES
        if (home / theme).is_dir()
        for file in sorted((home / theme).iterdir(), key=lambda one: one.name)
        if file.name.endswith(".cypher")
    }


def _read(theme: str, file: Traversable) -> Question:
    text = file.read_text(encoding="utf-8")
    heads, texts = _header(text)
    for key in _NEEDED:
        if key not in heads:
            raise QuestionError(f"{file.name} has no header line '// {key}: ...'")
    columns = [name.strip() for name in heads["columns"].split(",")]
    beside = files("planatlas.queries") / "named" / theme / f"{file.name.removesuffix('.cypher')}.rq"
    return Question(
        name=heads["name"],
        theme=theme,
        titles=texts.get("title", {}),
        descriptions=texts.get("description", {}),
        parameters=_listed(heads.get("parameters", "")),
        columns=tuple(name.removesuffix("[]") for name in columns),
        sets=frozenset(name.removesuffix("[]") for name in columns if name.endswith("[]")),
        order=_listed(heads.get("order", "")),
        cypher=text,
        sparql=beside.read_text(encoding="utf-8") if beside.is_file() else None,
    )


def _header(text: str) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    heads: dict[str, str] = {}
    texts: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        match = _HEADER.match(line)
        if match is None:
            break
        key, lang, value = match.groups()
        if lang:
            texts.setdefault(key, {})[lang] = value
        else:
            heads[key] = value
    return heads, texts


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
