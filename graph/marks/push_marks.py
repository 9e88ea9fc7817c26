"""What marks a node or relationship as written by a push, in names that nobody else uses.

Only an element that has the hash and says whose it is (its plan, or its owners) is ours; everything else belongs to
somebody else and is neither changed nor dropped. The marks are no part of the schema, and no question reads them.
"""

from __future__ import annotations

__all__ = [
    "BOOKKEEPING",
    "DIGEST",
    "HASH",
    "LABEL",
    "LOCK",
    "OWNERS",
    "PART",
    "RELEASED",
    "RUN",
    "VARIANTS",
    "named",
    "ours",
]

PREFIX = "planatlas_"
HASH = PREFIX + "hash"
"""Of all that the element says."""
OWNERS = PREFIX + "owners"
"""Of what several plans share: the plans it stands for."""
VARIANTS = PREFIX + "variants"
"""Of a shared node of which two atlases say different things: what each says, and for which plans."""
PART = PREFIX + "part"
"""Of a relationship that names no plan: the plan it belongs to."""
DIGEST = PREFIX + "digest"
"""Of a plan that was pushed to its end: a digest of all that belongs to it."""
LABEL = PREFIX + "label"
"""Of a released node: the label it had."""
BOOKKEEPING = (HASH, DIGEST, OWNERS, PART, VARIANTS, LABEL)

RUN = "PlanatlasPushRun"
"""The label of the log of pushes."""
LOCK = "pushrun/lock"
"""The node of that label whose lock is the turn to push."""
WRITTEN = "pushrun/properties"
"""The node of that label that keeps which properties pushes have written; not the lock, which nobody else may write."""
RELEASED = "PlanatlasReleased"
"""The label of a node that no plan says any more and that stays because relationships of others hang on it."""


def named(name: str) -> str:
    """Return a label, type or property quoted for Cypher."""
    return "`" + name.replace("`", "``") + "`"


def ours(name: str) -> str:
    """The condition that an element bound to ``name`` was written by a push."""
    return f"{name}.{HASH} IS NOT NULL AND coalesce({name}.plan, {name}.{PART}, {name}.{OWNERS}) IS NOT NULL"
