"""One institution, one node: the bodies of all documents together, and what people decided about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from planatlas.graph.institutions.compare import Likeness, likenesses
from planatlas.graph.institutions.decided import apply_pairs, apply_settings, split_spellings
from planatlas.graph.institutions.disjoint_sets import DisjointSets
from planatlas.graph.institutions.document_bodies import read_document
from planatlas.graph.institutions.doubts import IdentityDoubt, doubts
from planatlas.graph.institutions.identify import by_document
from planatlas.graph.institutions.institution import Institution
from planatlas.graph.institutions.locality import Locality
from planatlas.graph.institutions.mention_groups import CERTAIN
from planatlas.graph.institutions.merging import apart_by_owner, combined, preferred, taken_in, without_circles
from planatlas.graph.institutions.parents import add_parents
from planatlas.graph.review.log import Decisions
from planatlas.records import Actor, InstitutionRecord, Mention, Party, Record

__all__ = ["Resolved", "resolve"]

Named = Mention | Party | Actor | InstitutionRecord | str | None


@dataclass(slots=True)
class Resolved:
    """The outcome of resolution: the records as they were, and the institutions they name, by id.

    ``doubts`` are the pairs to ask people about, heaviest first; ``joins`` the ids that were put together across
    documents and why; ``warnings`` the decisions that could not be applied; ``homes`` the town or county that each
    document speaks for, with the county its bodies give away; ``decisions`` the log that was applied.
    """

    records: list[Record]
    institutions: list[Institution]
    by_mention: dict[tuple[str, str], str] = field(default_factory=dict)
    doubts: list[IdentityDoubt] = field(default_factory=list)
    joins: list[Likeness] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    homes: dict[str, Locality] = field(default_factory=dict)
    decisions: Decisions = field(default_factory=Decisions)

    def of(self, mention: Named, doc: str) -> str | None:
        """The id of the institution that a mention in a document stands for; None when it names nobody."""
        if isinstance(mention, InstitutionRecord):
            mention = mention.naming
        text = mention if isinstance(mention, str) else getattr(mention, "mention", None)
        return self.by_mention.get((doc, text)) if text else None


def resolve(records: Iterable[Record], decisions: Decisions | Path | str | None = None) -> Resolved:
    """Resolve the mentions of all documents. ``decisions`` is the log, or the path of ``decisions.csv``.

    Within a document the reading of ``identify`` holds. Across documents, bodies of one id are one, and so are open
    names that are equal in one place; a body of one county is never put together with a body of another, unless people
    said so. Raises AtlasDamaged when the log is broken.
    """
    log = decisions if isinstance(decisions, Decisions) else Decisions.read(Path(decisions) if decisions else None)
    every = list(records)
    read: list[tuple[str, dict[str, Institution]]] = []
    by_mention: dict[tuple[str, str], str] = {}
    homes: dict[str, Locality] = {}
    langs: dict[str, str | None] = {}
    for doc, group in sorted(by_document(every).items()):  # whatever the order in which plans are given
        # Each by itself first, so that a file reads the same whatever else is in the atlas.
        document = read_document([every[index] for index in group])
        add_parents(document)
        if document.reader.home and document.reader.home.name:
            homes[doc] = document.reader.home
        read.append((doc, document.bodies))
        langs[doc] = document.reader.lang
        by_mention.update(((doc, text), id) for text, id in document.by_mention.items())
    out = Resolved(every, [], by_mention, homes=homes, decisions=log)
    # Before bodies of one id are put together: two units of one name are two where their documents say so.
    apart_by_owner(read, by_mention)
    _across(out, combined((doc, langs[doc], bodies) for doc, bodies in read), log)
    return out


def _across(out: Resolved, bodies: dict[str, Institution], log: Decisions) -> None:
    # Spellings people took out are bodies of their own before any pair is looked at.
    split_spellings(bodies, out.by_mention, log)
    union = DisjointSets(bodies)
    # What people decided comes before all likenesses: a join asks whether its two sides were told apart.
    out.warnings = apply_pairs(union, bodies, log)
    found = list(likenesses(bodies.values()))
    for like in found:
        if like.score >= CERTAIN and union.find(like.one) != union.find(like.other):
            keep, drop = preferred(union.find(like.one), union.find(like.other), bodies)
            # A join that people's words forbid is not made, however alike the names.
            if union.join(keep, drop):
                out.joins.append(like)
    merged = _merged(bodies, union, out.joins)
    out.by_mention = {where: union.find(id) for where, id in out.by_mention.items()}
    # Kinds and parents that people set are those of the body as joined, and a parent they set may close a circle.
    out.warnings += apply_settings(merged, union, log)
    without_circles(merged)
    out.institutions = [merged[id] for id in sorted(merged)]
    out.doubts = doubts(found, merged, union, lambda a, b: _held(log, a, b))
    for body in out.institutions:
        body.mentions.sort()


def _held(log: Decisions, one: str, other: str) -> str | None:
    decision = log.on("pair", one, other)
    return decision.kind if decision else None


def _merged(bodies: dict[str, Institution], union: DisjointSets, joins: list[Likeness]) -> dict[str, Institution]:
    out = {id: body for id, body in bodies.items() if union.find(id) == id}
    for id, body in bodies.items():
        if (top := union.find(id)) != id:
            taken_in(out[top], body)
    for join in joins:
        body = out[union.find(join.one)]
        body.score, body.reasons = min(body.score, join.score), sorted({*body.reasons, join.reason})
    for body in out.values():
        for name in ("unit_of", "subordinate_to", "deconcentrated_from"):
            above = getattr(body, name)
            above = union.find(above) if above in union else None
            # Body and parent may have become one.
            setattr(body, name, above if above != body.id else None)
    return out
