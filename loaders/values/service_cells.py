"""What single cells of a table of services say: names without addresses, numbers, groups of people."""

from __future__ import annotations

import re

from planatlas.loaders.values.numbers import NUMBER, json_number, parse_number
from planatlas.loaders.values.persons import without_contacts
from planatlas.ontology.languages import Template
from planatlas.ontology.plain import plain
from planatlas.ontology.wording import cue_words

__all__ = ["beneficiaries", "capacity", "is_suspended", "name_only", "occupancy", "staff_count", "waiting"]

_ADDRESS = Template(r"(?:^|[\s,;])<<address-word>>(?=[\s.:,)])")
# Licences of providers and of services are printed behind the name, in three spellings, the last a bare number of six
# digits.
_LICENCE = re.compile(r"\b\w{0,3}\s?(?:LF|AF)\s?[/ ]?\d[\d/.]*|\b\d{5,}/LF/\S+|(?<!\d)\d{6}(?!\d)")
_NUMBER = re.compile(NUMBER)
_PERCENT = re.compile(rf"({NUMBER})\s?%")
_WAITING = Template(rf"({NUMBER})\s*(?:de )?<<waiting-who>>?\s*<<waiting>>")
# A cell that says so in words has no number, and is zero, not unknown.
_NO_WAITING = Template("<<no-waiting>>")
_SUSPENDED = Template("<<suspended>>")
_PLACES = Template(r"^(?:de )?(?P<unit><<capacity-unit>>)\b")
_JOIN = Template(r"\s*(?:[,;/\n]|\b<<and>>\b)\s*", re.I)
_AND_BEFORE = Template(r"^\s*<<and>>\s*[/,]", re.I)
_EDGES = " ,;:/|-–—.\n*"


def name_only(text: str, place: str | None) -> str:
    """Return the name of a provider or service without address, contacts and licence.

    "Centrul Raza Valea Mare, str. Lungă 3, tel ..." is "Centrul Raza": the town before a street belongs to the address.
    """
    bare = without_contacts(" ".join(text.split()))
    flat = plain(bare)
    address = _ADDRESS.search(flat)
    cut = bare[: address.start()] if address else bare
    cut = _LICENCE.sub("", cut).strip(_EDGES)
    # Only before a street: elsewhere the town is part of the name ("Primăria X").
    if address and place and plain(cut).endswith(" " + plain(place)):
        bare_name = cut[: -len(place)].rstrip()
        # One word before the town is no whole name: the town tells it apart from those of other towns.
        if bare_name.endswith(",") or len(bare_name.split()) > 1:
            cut = bare_name.strip(_EDGES)
    return " ".join(cut.split())


def capacity(text: str) -> tuple[float | int | None, str | None, str]:
    """Return number, unit and what else a cell of capacity says ("30 locuri / Copii cu nevoi speciale")."""
    found = _NUMBER.search(text)
    value = parse_number(found.group()) if found else None
    if found is None or value is None:
        return None, None, text.strip(_EDGES)
    after = text[found.end() :].strip()
    unit = _PLACES.match(plain(after))
    rest = f"{text[: found.start()]} {after[unit.end('unit') :] if unit else after}"
    printed = after[unit.start("unit") : unit.end("unit")].lower() if unit else None
    return json_number(value), printed, _AND_BEFORE.sub("", rest).strip(_EDGES)


def unit_group(unit: str | None) -> str | None:
    """Return the unit of a capacity where it names a group of people ("60 copii")."""
    return unit if unit and plain(unit) in cue_words("capacity-group") else None


def beneficiaries(text: str) -> list[str]:
    """Return the groups a cell names, one each; "și" stays where a side is no group in itself."""
    bare = text.strip(_EDGES)
    if not bare:
        return []
    parts = [part.strip(_EDGES) for part in _JOIN.split(bare)]
    # A side of few letters or of long small-letter text is the second half of one group ("copii și tineri ...").
    whole = len(parts) > 1 and any(len(part) < 4 or part[:1].islower() and len(part.split()) > 3 for part in parts[1:])
    return [bare] if whole else [part for part in parts if part]


def occupancy(text: str) -> float | int | None:
    """Return the first share a cell of occupancy gives, as a number of percent, or None."""
    found = _PERCENT.search(text)
    if not found:
        # Without a sign the number of an occupancy is a share only if it stands alone.
        found = re.fullmatch(rf"\s*({NUMBER})\s*", text)
    value = parse_number(found.group(1)) if found else None
    return json_number(value) if value is not None else None


def waiting(text: str) -> int | None:
    """Return how many requests wait, or None where the cell does not say."""
    flat = plain(text)
    found = _WAITING.search(flat)
    if found:
        value = parse_number(found.group(1))
        return int(value) if value is not None else None
    # A number goes before words for none, which often stand in the same sentence of another group.
    return 0 if _NO_WAITING.search(flat) else None


def is_suspended(text: str) -> bool:
    """Tell whether a cell says that the service does not work at the time."""
    return bool(_SUSPENDED.search(plain(text)))


def staff_count(text: str) -> int | None:
    """Return the sum of the posts a cell lists ("1 șef de centru, 2 psihologi" is 3), or None."""
    numbers = [parse_number(found) for found in _NUMBER.findall(text)]
    # Halves are norms of working time, not posts.
    whole = [int(number) for number in numbers if number is not None and number == int(number)]
    return sum(whole) if whole else None
