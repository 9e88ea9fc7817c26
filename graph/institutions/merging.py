"""Putting bodies of several documents together, and what a joined body keeps of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from planatlas.graph.assembly.ids import join, slug
from planatlas.graph.institutions.institution import Institution
from planatlas.ontology.turtle import LANGS

__all__ = ["apart_by_owner", "combined", "preferred", "taken_in", "without_circles"]

# What people said before what the text says, the text before lists and cells, an assumption last.
_STRENGTH = {"decision": 0, "text": 1, "list": 2, "cell": 3, "gazetteer": 4, "assumed": 5, None: 6}
_PARENTS = ("unit_of", "subordinate_to", "deconcentrated_from")
_FACTS = ("abbreviation", "place", "county", "country", "level", "kind", "type", "starts", "ends", "ends_basis")


def preferred(one: str, other: str, bodies: dict[str, Institution]) -> tuple[str, str]:
    """Which of two ids stays: of a known kind, then told by its kind alone, then the first in the alphabet."""
    first, second = sorted((one, other), key=lambda id: (bodies[id].type is None, bool(bodies[id].key), id))
    return first, second


def taken_in(into: Institution, other: Institution) -> None:
    """Add what is known of the same body from elsewhere; the better founded parent stays."""
    into.mentions.extend(other.mentions)
    # A joined body is as sure as its weakest join.
    into.score = min(into.score, other.score)
    into.reasons = sorted({*into.reasons, *other.reasons})
    into.weak = {**other.weak, **into.weak}
    into.named_place = into.named_place or other.named_place
    for name in _FACTS:
        # What is known stays: the one taken in only fills what is missing.
        if getattr(into, name) is None:
            setattr(into, name, getattr(other, name))
    stronger = _STRENGTH.get(other.basis, 6) < _STRENGTH.get(into.basis, 6)
    if other.parent and (into.parent is None or stronger):
        for name in _PARENTS:
            setattr(into, name, getattr(other, name))
        into.basis = other.basis


def without_circles(bodies: dict[str, Institution]) -> None:
    """Take out the least founded parent of every circle: no body is a part of its own part."""
    for id in sorted(bodies):
        path = [id]
        while (above := bodies[path[-1]].parent) and above in bodies and above not in path:
            path.append(above)
        if above in path:
            circle = path[path.index(above) :]
            # The id settles equals, so that each run cuts the same.
            weakest = max(circle, key=lambda one: (_STRENGTH.get(bodies[one].basis, 6), one))
            for name in _PARENTS:
                setattr(bodies[weakest], name, None)


def apart_by_owner(documents: Iterable[tuple[str, dict[str, Institution]]], named: dict[tuple[str, str], str]) -> None:
    """Give units of one id that their documents say to belong to two bodies an id of their own with that body.

    ``documents`` are names and bodies of documents; ``named`` is the id of every mention of a document.
    """
    every = list(documents)
    owners: dict[str, set[str]] = {}
    for _, bodies in every:
        for body in bodies.values():
            # Only what a document states tells units apart; an assumed owner would split one body.
            if body.unit_of and body.basis == "text" and body.key:
                owners.setdefault(body.id, set()).add(_house(body.unit_of, bodies))
    for doc, bodies in every:
        for id in [id for id in bodies if len(owners.get(id, ())) > 1 and bodies[id].basis == "text"]:
            body = bodies.pop(id)
            body.id = join(id, "of", slug(_house(body.unit_of or "", bodies).rsplit("/", 1)[-1], 80))
            bodies[body.id] = body
            # Units of the unit follow its new id.
            for other in bodies.values():
                other.unit_of = body.id if other.unit_of == id else other.unit_of
            named.update({(doc, one.mention): body.id for one in body.mentions})


def _house(id: str, bodies: dict[str, Institution]) -> str:
    """What tells an owner from others; the authorities of a town are one house."""
    owner = bodies.get(id)
    if owner is None or owner.kind != "local-authority":
        return id.removeprefix("institution/")
    return f"{id.split('/')[1]}/local-authority"


def combined(documents: Iterable[tuple[str, str | None, dict[str, Institution]]]) -> dict[str, Institution]:
    """Bodies by id; those of one id from several documents, given with name and language, are one.

    What it is called is told by the language that most namings of it are in, of equals the first of ``LANGS``; then by
    the document that names it most: the order in which documents come tells nothing.
    """
    found: dict[str, list[tuple[str, str, Institution]]] = {}
    for doc, lang, bodies in documents:
        for body in bodies.values():
            found.setdefault(body.id, []).append((lang or "", doc, body))
    return {id: _combined(found[id]) for id in sorted(found)}


def _combined(found: list[tuple[str, str, Institution]]) -> Institution:
    counts: Counter[str] = Counter()
    for lang, _, body in found:
        counts[lang] += len(body.mentions)
    ranks = {lang: at for at, lang in enumerate(LANGS)}

    def rank(one: tuple[str, str, Institution]) -> tuple[int, int, int, str, str]:
        lang, doc, body = one
        # Name and document at the end: equals must not depend on the order of documents.
        return -counts[lang], ranks.get(lang, len(ranks)), -len(body.mentions), body.name, doc

    first, *others = (body for _, _, body in sorted(found, key=rank))
    for other in others:
        taken_in(first, other)
    return first
