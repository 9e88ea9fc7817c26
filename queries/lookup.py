"""What a person types for a plan or an institution, found among those that are there.

A part of the name is enough, with or without diacritics. What is not there, or could be two plans, is an error: a
question about nothing answers with no rows, which looks like "there are none".
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from planatlas.errors import QuestionError
from planatlas.graph.table import Table
from planatlas.ontology import fold
from planatlas.ontology.catalogue import told

__all__ = ["looked_up"]

_Ask = Callable[[str], Table]

_WHERE: Mapping[str, str] = {
    "plan": "MATCH (n:Plan) RETURN n.id AS id, n.name AS name, n.place AS a, n.doc AS b ORDER BY n.id",
    "institution": (
        "MATCH (n:Institution) RETURN n.id AS id, n.name AS name, n.abbreviation AS a, n.place AS b ORDER BY n.id"
    ),
    "group": "MATCH (n:TargetGroup) RETURN n.id AS id, n.name AS name, n.kind AS a ORDER BY n.id",
    "source": "MATCH (n:FundingSource) RETURN n.id AS id, n.name AS name ORDER BY n.id",
    "strategy": "MATCH (n:Strategy) RETURN n.id AS id, n.name AS name, n.act AS a ORDER BY n.id",
}
"""Parameter to the query that lists id, name and further wordings of what it names."""

_SHOWN = 8


def looked_up(given: Mapping[str, Any], ask: _Ask) -> dict[str, Any]:
    """Return the parameters with names replaced by the ids they mean; what names nothing of ours stays as it is.

    Raises QuestionError when nothing matches, with the nearest names, or when several do, with all of them.
    """
    out = dict(given)
    for name, value in given.items():
        if value is not None and name in _WHERE:
            out[name] = _found(str(value), ask(_WHERE[name]))
    return out


def _found(wanted: str, there: Table) -> str:
    rows = {row[0]: row for row in there.rows}
    if wanted in rows:
        return wanted
    key = fold(wanted)
    whole = [id_ for id_, row in rows.items() if any(fold(text) == key for text in _texts(row[1:]))]
    part = [id_ for id_, row in rows.items() if any(key in fold(text) for text in _texts(row))]
    hits = whole or part
    if len(hits) == 1:
        return str(hits[0])
    if hits:
        raise told(QuestionError, "query.several", wanted=repr(wanted), names=_listed(rows[id_] for id_ in hits))
    names = [str(row[1]) for row in rows.values()]
    near = difflib.get_close_matches(wanted, names, n=3, cutoff=0.4) or names[:_SHOWN]
    raise told(QuestionError, "query.nothing-like", wanted=repr(wanted), names="; ".join(near) or "–")


def _texts(row: Iterable[Any]) -> list[str]:
    return [str(text) for text in row if text]


def _listed(rows: Iterable[tuple[Any, ...]]) -> str:
    shown = [f"{row[1]} ({row[0]})" for row in rows]
    more = f" … (+{len(shown) - _SHOWN})" if len(shown) > _SHOWN else ""
    return "; ".join(shown[:_SHOWN]) + more
