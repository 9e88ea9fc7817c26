"""Which plans a shared node or relationship stands for, and what each atlas says of it, when several share a database.

A push speaks for its own plans only: it takes them off what they no longer touch, and leaves every other plan's claim.
Two atlases may say different things of one node, such as its name in another language. Both are kept, each with the
plans it is said for; the node shows what most plans say, of equals the first by name. The order of the pushes decides
nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Variant", "all_owners", "claimed", "released", "shown", "spoken", "stored", "with_others"]


def released(there: Iterable[str] | None, mine: Collection[str]) -> list[str]:
    """The owners that remain when the plans of this push let go."""
    return sorted(set(there or ()) - set(mine))


def claimed(there: Iterable[str] | None, mine: Collection[str], now: Iterable[str]) -> list[str]:
    """The owners after this push: those of other atlases, and the plans of this one that touch the element ``now``."""
    return sorted({*released(there, mine), *now})


def with_others(now: Iterable[str] | None, there: Iterable[str] | None, mine: Collection[str]) -> list[str] | None:
    """The plan ids of such a list after this push, those of other atlases kept; None when there are none."""
    return claimed(there, mine, now or ()) or None


@dataclass(frozen=True, slots=True)
class Variant:
    """What some plans say of a shared node. ``props`` is None where the node itself shows it."""

    hash: str
    owners: tuple[str, ...]
    props: Mapping[str, Any] | None = None

    def text(self) -> str:
        """The variant as the database keeps it."""
        said = {"hash": self.hash, "owners": self.owners, "props": self.props}
        return json.dumps(said, ensure_ascii=False, sort_keys=True)


def stored(hash_: str | None, owners: Iterable[str] | None, variants: Iterable[str] | None) -> list[Variant]:
    """What stands in the database of a shared node: one variant, or those that it keeps."""
    if variants:
        read = (json.loads(text) for text in variants)
        return [Variant(one["hash"], tuple(one["owners"]), one["props"]) for one in read]
    return [] if hash_ is None or owners is None else [Variant(hash_, tuple(owners))]


def spoken(there: Iterable[Variant], mine: Collection[str], now: Variant | None) -> list[Variant]:
    """The variants after this push, by hash; ``now`` is what it says, None when it says nothing any more."""
    kept = [Variant(one.hash, tuple(rest), one.props) for one in there if (rest := released(one.owners, mine))]
    if now is not None:
        same = [owner for one in kept if one.hash == now.hash for owner in one.owners]
        kept = [one for one in kept if one.hash != now.hash]
        kept.append(Variant(now.hash, tuple(sorted({*same, *now.owners})), now.props))
    return sorted(kept, key=lambda one: one.hash)


def all_owners(variants: Iterable[Variant]) -> list[str]:
    """The plans that say anything of the node."""
    return sorted({owner for one in variants for owner in one.owners})


def shown(variants: Iterable[Variant]) -> Variant:
    """What the node shows: what most plans say; of equals the first by name, then by hash."""
    return min(variants, key=lambda one: (-len(one.owners), str((one.props or {}).get("name", "")), one.hash))
