"""Labels and relationship types a query names, held against those of the vocabulary."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planatlas.errors import QuestionRefused
from planatlas.graph.stores.guard.lexer import CypherToken
from planatlas.ontology import vocabulary

__all__ = ["nearest", "refuse_unknown_names"]

_IN_EXPRESSION = frozenset({"|", "&", "!", "%", "(", ")", ":"})
_SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT", "CALL"})
_NOT_LABELS = frozenset({"NULL", "NOT", "NORMALIZED", "NFC", "NFD", "NFKC", "NFKD", "TYPED"})


def refuse_unknown_names(found: Sequence[CypherToken]) -> None:
    """Raise QuestionRefused for a label or relationship type that no atlas has, with the nearest one that exists.

    Engines answer such a query with no rows, which looks like "there are none".
    """
    schema = vocabulary().schema
    labels = {name: node.labels for name, node in schema.nodes.items()}
    types = {name: kind.labels for name, kind in schema.relationships.items()}
    for name, relation in named(found):
        if name not in (types if relation else labels) and (relation or name not in types):
            what = "relationship type" if relation else "label"
            raise QuestionRefused(f"there is no {what} {name}{nearest(name, types if relation else labels)}")


def nearest(name: str, known: Mapping[str, Mapping[str, str]]) -> str:
    """Return the words that suggest the nearest known name, found by the name itself or by what people call it."""
    spoken = {key.casefold(): key for key in known}
    for key, texts in known.items():
        for text in texts.values():
            spoken.setdefault(text.casefold(), key)
    close = difflib.get_close_matches(name.casefold().replace("_", " "), spoken, n=3, cutoff=0.5)
    close += difflib.get_close_matches(name.casefold(), spoken, n=3, cutoff=0.5)
    hits = list(dict.fromkeys(spoken[one] for one in close))[:3]
    return f"; did you mean {' or '.join(hits)}?" if hits else f"; there are {', '.join(sorted(known))}"


def named(found: Sequence[CypherToken]) -> Iterator[tuple[str, bool]]:
    """Yield every label and type a query names, and whether it stands where only a relationship type can."""
    brackets: list[str] = []
    for place, token in enumerate(found):
        if token.kind == "sign" and token.text in "([{":
            brackets.append(_bracket(found, place))
        elif token.kind == "sign" and token.text in ")]}" and brackets:
            brackets.pop()
        elif _begins_labels(found, place, brackets):
            relation = bool(brackets) and brackets[-1] == "relationship"
            names = list(_expression(found, place + 1))
            for name in names[:1] if brackets and brackets[-1] == "list" else names:  # there | begins the result
                yield name, relation


def _bracket(found: Sequence[CypherToken], place: int) -> str:
    """What a bracket opens: a relationship, a map, a subquery, or anything else."""
    before = found[place - 1] if place else None
    match found[place].text:
        case "[":
            return "relationship" if before is not None and before.text == "-" else "list"
        case "{":
            return "subquery" if before is not None and (before.word in _SUBQUERIES or before.text == ")") else "map"
        case _:
            return "parenthesis"


def _begins_labels(found: Sequence[CypherToken], place: int, brackets: Sequence[str]) -> bool:
    token = found[place]
    if token.text == ":":
        return not (brackets and brackets[-1] == "map")
    after = found[place + 1] if place + 1 < len(found) else None
    return (
        token.word == "IS" and after is not None and after.kind in ("name", "quoted") and after.word not in _NOT_LABELS
    )


def _expression(found: Sequence[CypherToken], place: int) -> Iterable[str]:
    """The names of a label expression such as A|B, A&!B, (A|B)&C."""
    names: list[str] = []
    depth, wants = 0, True
    for token in found[place:]:
        if token.kind == "parameter":
            raise QuestionRefused("write the label itself: labels from a parameter are not looked up")
        if token.kind in ("name", "quoted"):
            if not wants:
                break
            names.append(token.value)
            wants = False
        elif token.text in _IN_EXPRESSION:
            depth += (token.text == "(") - (token.text == ")")
            if depth < 0 or (token.text == "(" and not wants):
                break
            wants = wants if token.text == ")" else True
        else:
            break
    return names
