"""Applying what people decided to the bodies that were found."""

from __future__ import annotations

from planatlas.graph.assembly.ids import slug
from planatlas.graph.institutions.disjoint_sets import DisjointSets
from planatlas.graph.institutions.institution import Institution
from planatlas.graph.institutions.merging import preferred
from planatlas.graph.review.log import Decision, Decisions

__all__ = ["SPELLING", "apply_pairs", "apply_settings", "split_spellings"]

SPELLING = "spelling:"
"""What the object of a ``different`` decision begins with where one spelling is taken out of a body."""

_PARENTS = ("unit_of", "subordinate_to", "deconcentrated_from")


def split_spellings(bodies: dict[str, Institution], by_mention: dict[tuple[str, str], str], log: Decisions) -> None:
    """Take spellings that people said are another body out of the one they were read as."""
    for one in log.in_force("pair"):
        if one.kind != "different" or not one.object.startswith(SPELLING) or one.subject not in bodies:
            continue
        body, text = bodies[one.subject], one.object.removeprefix(SPELLING)
        moved = [mention for mention in body.mentions if mention.mention == text]
        # Nothing there any more, or nothing else: a body cannot be taken out of itself.
        if not moved or len(moved) == len(body.mentions):
            continue
        own = Institution(f"{body.id}/{slug(text)}", text, body.kind, unit_of=body.unit_of, country=body.country)
        own.block, own.basis, own.mentions, own.reasons = body.block, body.basis, moved, ["decision"]
        body.mentions = [mention for mention in body.mentions if mention.mention != text]
        bodies[own.id] = own
        for where, id in by_mention.items():
            if where[1] == text and id == body.id:
                by_mention[where] = own.id


def apply_pairs(union: DisjointSets, bodies: dict[str, Institution], log: Decisions) -> list[str]:
    """Keep apart and put together what people said, the latest word first; return what could not be done."""
    warnings: list[str] = []
    # The latest first, as a pair that was put together or apart is not decided again.
    for one in reversed(log.in_force("pair")):
        if one.kind == "unsure" or one.object.startswith(SPELLING):
            continue
        # A plan may have been taken out since; that is told and no error.
        missing = [id for id in (one.subject, one.object) if id not in union]
        if missing:
            warnings.append(f"decision {one.kind}: {', '.join(missing)} is in no document of this atlas any more")
        elif not _apply(union, bodies, one):
            warnings.append(
                f"decision {one.kind} on {one.subject} and {one.object} contradicts a later one; not applied"
            )
    return sorted(warnings)


def _apply(union: DisjointSets, bodies: dict[str, Institution], one: Decision) -> bool:
    if one.kind == "different":
        return union.separate(one.subject, one.object)
    a, b = union.find(one.subject), union.find(one.object)
    if a == b:
        return True
    keep, drop = preferred(a, b, bodies)
    if not union.join(keep, drop):
        return False
    bodies[keep].reasons = sorted({*bodies[keep].reasons, "decision"})
    return True


def apply_settings(bodies: dict[str, Institution], union: DisjointSets, log: Decisions) -> list[str]:
    """Set the parents, kinds and names that people gave; return what could not be done."""
    warnings: list[str] = []
    for one in log.in_force("parent", "kind", "name"):
        # A decision about a body that was joined to another holds for the joined one.
        body = bodies.get(union.find(one.subject)) if one.subject in union else None
        parent = union.find(one.object) if one.object in union else None
        if body is None or (one.kind == "parent" and one.object and (parent is None or parent == body.id)):
            warnings.append(f"decision {one.kind} on {one.subject}: it or its parent is in no document of this atlas")
        elif one.kind == "parent":
            _set_parent(body, parent, one.value)
        elif one.kind == "kind":
            _set_kind(body, one.value)
        else:
            body.name = one.value
    return sorted(warnings)


def _set_parent(body: Institution, parent: str | None, relation: str) -> None:
    # One parent, by one relation: an old one of another kind must not stay.
    for name in _PARENTS:
        setattr(body, name, None)
    setattr(body, relation if relation in _PARENTS else "unit_of", parent)
    body.basis = "decision"


def _set_kind(body: Institution, kind: str) -> None:
    body.cls = kind == "class"
    body.kind = body.kind if body.cls else kind
    body.reasons = sorted({*body.reasons, "decision"})
