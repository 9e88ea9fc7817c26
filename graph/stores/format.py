"""The form an atlas is written in, and what is done with one of another form."""

from __future__ import annotations

from pathlib import Path

from planatlas.errors import AtlasDamaged, AtlasNewer, AtlasOlder
from planatlas.graph.marks.folders import own_receipt
from planatlas.graph.stores.layout import RECEIPT
from planatlas.ontology.catalogue import told

__all__ = ["FORMAT", "check_format"]

FORMAT = 5
"""The form of an atlas. It rises with every change of what its records or its graph hold."""


def check_format(folder: Path, *, remade: bool = False) -> None:
    """Raise AtlasNewer for an atlas of a newer form, and AtlasOlder for one of an older, unless it is ``remade``.

    A folder without a receipt of ours passes: it is no atlas, or a damaged one.
    """
    receipt = own_receipt(folder)
    # No receipt of ours: no atlas, or a damaged one, which others tell.
    if receipt is None:
        return
    form, version = receipt["format"], receipt["planatlas"]
    if not isinstance(form, int):
        raise AtlasDamaged(f"{folder / RECEIPT} does not say in what form the atlas is; build the atlas again")
    # A newer form is refused even where the atlas is to be made anew: it may hold what this version does not know.
    if form > FORMAT:
        raise told(AtlasNewer, "atlas.newer", atlas=folder, version=version, form=form, known=FORMAT)
    if form < FORMAT and not remade:
        names = " ".join(str(facts.get("name")) for facts in receipt.get("sources", ())) or "SOURCE..."
        raise told(AtlasOlder, "atlas.older", atlas=folder, version=version, form=form, known=FORMAT, sources=names)
