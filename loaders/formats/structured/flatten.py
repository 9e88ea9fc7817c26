"""An object of data laid flat: each value with the keys it stands behind, several of one place put together.

What an object is called stands for it: of ``{name, role}`` the name is the value, and a role that names a field tells
which. Texts in several languages give one, in the language of the file; the others stay beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planatlas.loaders.formats.structured.node import DataNode
from planatlas.loaders.formats.structured.xml_tree import OWN_TEXT
from planatlas.loaders.values.headings import field_of
from planatlas.ontology.plain import plain
from planatlas.ontology.vocabulary import vocabulary
from planatlas.ontology.wording import cue_words
from planatlas.records import fields_for

__all__ = [
    "DETAILS",
    "TITLE",
    "WORK",
    "Keys",
    "KeyedValue",
    "flat",
    "is_address",
    "is_currency",
    "is_twins",
    "key_field",
    "language_of",
    "speaks_of_work",
    "spoken",
]

TITLE = "title"
WORK = ("measure", "activity")
DETAILS = frozenset(fields_for("detail"))
_LANGUAGE = re.compile(r"[a-z]{2}")
_SUFFIX = re.compile(r"(?P<stem>.+?)(?:[_@.-](?P<lang>[a-z]{2})|(?P<camel>Ro|En|Fr|El|Hu|De|Es|It))")
_TWIN = re.compile(r"\([a-z]{2}\)$")
"""Ends the key of a text that stands beside the one in the language of the file."""
_CAMEL = re.compile(r"(?<=[^\W\d_])(?=[A-ZΑ-ΩĂÂÎȘȚÁÉÍÓÖŐÚÜŰ][a-zα-ωăâîșț])|_|(?<=\w)-(?=\w)")
_OF_MONEY = ("budget", "funding")
_NUMBERED = ("code", "number")
_ENDINGS = (TITLE, "description", "status", *_NUMBERED)
_FIELDS = frozenset(
    (*fields_for("place", "work", "detail", "remark"), TITLE, "description", "theme", "campaign_objectives")
)
"""What a key may ask for: fields of work, and the two that tables of themes have for the same."""
_BODIES = ("responsible", "partners", "funding", "target_groups")
_FEW = 4
_RECORD = ("responsible", "partners", "funding")
_LONGEST_KEY = 60
_NUMBER = re.compile(r"-?\d[\d .,]*")
_CURRENCY = re.compile(r"[A-Z]{3}|lei|€|£|\$")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_ADDRESS = re.compile(r"(?:https?|mailto|ftp)s?:\S+|\S+@\S+\.\w+|[0-9a-f]{8}-[0-9a-f-]{20,}|/\S+/\S*", re.I)
_STAMP = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*")


@dataclass(slots=True)
class KeyedValue:
    """What stands behind a path of keys; ``role`` is what the object it names is there for.

    ``aside`` tells that it says something about such an object, and nothing about the work.
    """

    path: tuple[str, ...]
    node: DataNode
    text: str
    role: str = ""
    aside: bool = False
    parts: list[DataNode] = field(default_factory=list)


def spoken(key: str) -> str:
    """A key as words: ``leadAgency`` and ``lead_agency`` are "lead agency"."""
    return " ".join(_CAMEL.sub(" ", key).split())


def key_field(path: tuple[str, ...], role: str = "") -> str | None:
    """The field that a path of keys asks for: by a role, else by its last key, by all its words, by the keys before.

    A code is one of the object itself, not of something that it has.
    """
    if role and (name := _exact(spoken(role)) or _exact(f"{spoken(path[-1])} {role}")) in DETAILS:
        return name
    keys = [key for key in path if key and not is_language(key)]
    if not keys or _TWIN.search(keys[-1]) or spoken(keys[-1]).lower() in cue_words("label-of-role"):
        return None
    last = spoken(keys[-1])
    found = _exact(last) or _ending(last) or _likely(last) or _exact(" ".join(map(spoken, keys)))
    if any(_exact(spoken(key)) == "budget" for key in keys[:-1]):
        return found if found in _OF_MONEY else None
    above = {_exact(spoken(key)) or _likely(spoken(key)) for key in keys[:-1]} & DETAILS
    if above and found in _BODIES and found not in above:
        return None
    for key in reversed(keys[:-1]):
        found = found or _exact(spoken(key)) or _likely(spoken(key))
    return None if found in _NUMBERED and len(keys) > 1 else found


def _exact(words: str) -> str | None:
    """What a key is known to mean, as a heading or as a label; of a short one also which detail of work it asks for."""
    if not words or len(words) > _LONGEST_KEY:
        return None
    flat = plain(words).strip()
    if (name := vocabulary().field(words)) is not None:
        return name if name in _FIELDS else None
    if flat in cue_words("label-of-title"):
        return TITLE
    if flat in cue_words("label-of-code"):
        return "code"
    if len(flat.split()) > _FEW or flat in cue_words("label-of-list"):
        return None
    name = vocabulary().field_by_words(words)
    return name if name in DETAILS else None


def _ending(words: str) -> str | None:
    """ "Commitment ID" is a code and "Commitment Title" a title: what the last word of several is."""
    name = _exact(words.rpartition(" ")[2]) if " " in words else None
    return name if name in _ENDINGS else None


def _likely(words: str) -> str | None:
    """What the words of a key speak for. What is to be done is told by a key that says so, not by one word of it."""
    if len(words) > _LONGEST_KEY:
        return None
    first = vocabulary().field_by_words(words)
    asked = vocabulary().fields_asked(words)
    told = [name for name in (field_of(words), *asked) if name in _FIELDS and name not in WORK]
    return max(told, key=lambda name: (asked.get(name, 0), name == first), default=None)


def speaks_of_work(words: str) -> bool:
    """Whether a word of a key speaks of work ("actionText")."""
    return field_of(words) in WORK or any(name in WORK for name in vocabulary().fields_asked(words))


def language_of(root: DataNode) -> str | None:
    """The language a file says it is in, behind a key that asks for it."""
    for key, node in root.members or ():
        asked = spoken(key).lower() in cue_words("label-of-language")
        if asked and node.is_text and _LANGUAGE.fullmatch(node.text):
            return node.text
    return None


class Keys:
    """The keys of one file, each asked once: a file has a few of them thousands of times. ``lang`` is its language."""

    def __init__(self, lang: str | None = None) -> None:
        self.lang = lang
        self._meant: dict[str, str | None] = {}
        self._fields: dict[tuple[tuple[str, ...], str], str | None] = {}

    def means(self, key: str) -> str | None:
        """What a key by itself is known to mean."""
        if key not in self._meant:
            self._meant[key] = _exact(spoken(key))
        return self._meant[key]

    def field(self, path: tuple[str, ...], role: str = "") -> str | None:
        """The field that a path of keys asks for."""
        if (path, role) not in self._fields:
            self._fields[path, role] = key_field(path, role)
        return self._fields[path, role]


def flat(node: DataNode, keys: Keys, path: tuple[str, ...] = ()) -> Iterator[KeyedValue]:
    """Yield the values of an object in order."""
    members = _twins(node, keys)
    if node.items == [] or node.members == []:
        yield KeyedValue(path, node, "")
    elif node.items is not None and len(node.items) > 1 and all(_is_position(one) for one in node.items):
        return
    elif node.items is not None:
        for one in node.items:
            yield from flat(one, keys, path)
    elif node.members is None:
        yield KeyedValue(path, node, node.text)
    elif path and (money := _money(path, node, keys)):
        yield from money
    elif path and (called := _called(members, keys)):
        key, name = called
        roles = (one.text for other, one in _below(members) if other != key and _is_role(other, one))
        role = next(filter(None, roles), "")
        for value in flat(name, keys, path):
            value.role = role
            yield value
        for other, one in members:
            if other != key and not _is_role(other, one):
                for value in flat(one, keys, (*path, other)):
                    value.aside = True
                    yield value
    else:
        for other, one in members:
            yield from flat(one, keys, (*path, other))


def _below(members: Sequence[tuple[str, DataNode]]) -> Iterator[tuple[str, DataNode]]:
    for key, one in members:
        yield key, one
        if (inner := one.member("Name") or one.member("name")) is not None and inner.is_text:
            yield key, inner


def _is_role(key: str, node: DataNode) -> bool:
    """Whether a member says what part its object has."""
    return node.items is None and spoken(key).lower() in cue_words("label-of-role")


def _called(members: Sequence[tuple[str, DataNode]], keys: Keys) -> tuple[str, DataNode] | None:
    """The member that an object is called by: its own text, a name, or the only one there is; none of a record."""
    if any(keys.means(key) in _RECORD for key, _ in members):
        return None
    for key, node in members:
        if key == OWN_TEXT or keys.means(key) == TITLE:
            return key, node
    plain = [(key, node) for key, node in members if not _is_role(key, node)]
    return plain[0] if len(plain) == 1 and len(members) > 1 and plain[0][1].is_text else None


def _twins(node: DataNode, keys: Keys) -> list[tuple[str, DataNode]]:
    """The members, with texts of several languages in place of their language: the one of the file first."""
    members = list(node.members or ())
    if is_twins(node):
        codes = [key for key, _ in members]
        first = keys.lang if keys.lang in codes else codes[0]
        return [(OWN_TEXT, dict(members)[first]), *((f"({key})", one) for key, one in members if key != first)]
    stems: dict[str, list[str]] = {}
    for key, _ in members:
        if match := _SUFFIX.fullmatch(key):
            stems.setdefault(match["stem"], []).append(key)
    out: list[tuple[str, DataNode]] = []
    for key, one in members:
        match = _SUFFIX.fullmatch(key)
        if match and len(stems[match["stem"]]) > 1:
            code = _code_of(match)
            known = [_code_of(_SUFFIX.fullmatch(other) or match) for other in stems[match["stem"]]]
            wanted = keys.lang if keys.lang in known else known[0]
            out.append((match["stem"], one) if code == wanted else (f"{match['stem']} ({code})", one))
        else:
            out.append((key, one))
    return out


def _code_of(match: re.Match[str]) -> str:
    return str(match["lang"] or match["camel"] or "").lower()


def _money(path: tuple[str, ...], node: DataNode, keys: Keys) -> list[KeyedValue] | None:
    """An amount, its currency, its year and its source, where an object holds them apart; or amounts by year."""
    members = [(key, one) for key, one in node.members or () if not _is_role(key, one)]
    if keys.field(path) != "budget" or not members or not all(one.is_text for _, one in members):
        return None
    if all(_YEAR.fullmatch(key) for key, _ in members):
        return [KeyedValue(path, one, f"{one.text} ({key})") for key, one in members]
    numbers = [(key, one) for key, one in members if _NUMBER.fullmatch(one.text) and not _YEAR.fullmatch(one.text)]
    named = [one for key, one in numbers if key == OWN_TEXT or keys.means(key) == "budget"]
    amount = next(iter((*named, *(one for _, one in numbers))), None)
    if amount is None:
        return None
    currency = next((one for _, one in members if is_currency(one.text)), None)
    year = next((one for _, one in members if _YEAR.fullmatch(one.text)), None)
    parts = [amount, *([currency] if currency else [])]
    text = " ".join(one.text for one in parts) + (f" ({year.text})" if year else "")
    out = [KeyedValue(path, amount, text, parts=[*parts, *([year] if year else [])])]
    rest = [(key, one) for key, one in members if not any(one is other for other in (amount, currency, year))]
    return out + [KeyedValue((*path, key), one, one.text) for key, one in rest]


def is_currency(text: str) -> bool:
    """A code or sign of money and nothing else."""
    return bool(_CURRENCY.fullmatch(text))


def is_language(key: str) -> bool:
    """Tell whether a key is the code of a language; "id" and "no" are labels before they are languages."""
    return bool(_LANGUAGE.fullmatch(key)) and _exact(key) is None


def is_twins(node: DataNode) -> bool:
    """Tell whether an object holds one text in several languages."""
    members = node.members or []
    return len(members) > 1 and all(is_language(key) and one.is_text for key, one in members)


def _is_position(node: DataNode) -> bool:
    """A number among numbers, or such a list: where something lies on a map."""
    if node.items is not None:
        return bool(node.items) and all(map(_is_position, node.items))
    return node.is_text and bool(_NUMBER.fullmatch(node.text))


def is_address(text: str) -> bool:
    """A text that leads a program somewhere, or tells it when: an address, an identifier, a stamp of time."""
    return bool(_ADDRESS.fullmatch(text) or _STAMP.fullmatch(text))
