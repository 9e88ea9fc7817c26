"""The national frame in the graph: what plans name of it, whether it was read, and which work carries its codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.atlas import Atlas, build
from planatlas.graph.institutions import resolve
from planatlas.graph.review.log import Decisions
from planatlas.loaders import read, records
from planatlas.queries.runner import ask

ROWS = "Obiective specifice\tActivități\tPerioada de implementare\tResponsabili"
FOLLOWS = """**PLANUL DE ACȚIUNE AL JUDEȚULUI LUNCA 2022-2026**

Planul implementează Strategia națională în domeniul drogurilor 2022-2026, aprobată prin HG nr. 344/2022.

**Domeniul prioritar PREVENIRE**

*Obiectiv general 1: {general}*

Obiective specifice:

- 1.1. {specific}

{ROWS}
1.1. {specific}\t1.1.1. Întâlniri în licee\t2022-2026\tInspectoratul Școlar Județean Lunca
"""
OWN = {"general": "Un sistem de prevenire a consumului în județ.", "specific": "Prevenire universală în toate liceele."}
OTHER = {"general": "Drumuri fără praf în satele de munte.", "specific": "Poduri reparate în fiecare comună."}


def built(tmp_path: Path, text: str) -> Atlas:
    path = tmp_path / "plan.ro.txt"
    path.write_text(text, encoding="utf-8")
    return build(resolve(list(records(read(path))), Decisions()))


def ties(atlas: Atlas) -> list[tuple[str, str, str, int]]:
    return sorted(
        (e.source.split("/")[0], e.target, str(e.props["basis"]), int(str(e.props["line"])))
        for e in atlas.typed("ALIGNED_WITH")
    )


def test_a_strategy_comes_whole_and_says_what_was_read(tmp_path: Path) -> None:
    atlas = built(tmp_path, FOLLOWS.format(ROWS=ROWS, **OWN))
    known = [n for n in atlas.labelled("Objective") if "confirmed" in n.props]
    assert {n.props["code"] for n in known} >= {"VII.1", "VII.2", "VII.3", "1", "1.1", "7.2"}
    read_, unread = ([n for n in known if n.props["confirmed"] is said] for said in (True, False))
    assert len(read_) == 3 and unread
    assert not any("caveat" in n.props for n in read_)
    assert {n.props["caveat"] for n in unread} == {"text neconfirmat, vezi Monitorul Oficial"}
    assert all(n.props["fact_source"] and n.props["caption"] for n in known)
    assert [(e.source, e.target) for e in atlas.typed("APPROVED_BY")] == [("strategy/drugs-2022", "act/hg/344-2022")]
    assert {e.source for e in atlas.typed("REQUIRES")} == {"strategy/drugs-2022"}


def test_work_that_carries_a_code_of_the_strategy_is_tied_to_it(tmp_path: Path) -> None:
    frame = "objective/frame/drugs-2022-"
    assert ties(built(tmp_path, FOLLOWS.format(ROWS=ROWS, **OWN))) == [
        ("measure", f"{frame}s1-1", "code", 14),
        ("objective", f"{frame}g1", "code", 7),
        ("objective", f"{frame}s1-1", "code", 11),
    ]


def test_a_plan_that_counts_its_own_objectives_is_not_tied(tmp_path: Path) -> None:
    assert ties(built(tmp_path, FOLLOWS.format(ROWS=ROWS, **OTHER))) == []


def test_a_plan_that_only_cites_the_strategy_is_not_tied(tmp_path: Path) -> None:
    text = FOLLOWS.format(ROWS=ROWS, **OWN).replace("Planul implementează", "Vezi și")
    atlas = built(tmp_path, text)
    assert atlas.typed("CITES") and ties(atlas) == []


@pytest.mark.parametrize("on", ["embedded", "sparql"])
def test_contributions_tell_what_is_confirmed(tmp_path: Path, on: str) -> None:
    found = ask("contributions-to-a-strategy", built(tmp_path, FOLLOWS.format(ROWS=ROWS, **OWN)), on=on).records()
    assert [(row["code"], row["doc"], row["line"]) for row in found if row["measure"]] == [("1.1", "plan.ro", 14)]
    assert {(row["confirmed"], row["caveat"]) for row in found} == {
        (True, None),
        (False, "text neconfirmat, vezi Monitorul Oficial"),
    }


def test_a_programme_is_no_strategy(tmp_path: Path) -> None:
    text = FOLLOWS.format(ROWS=ROWS, **OTHER).replace(
        "Strategia națională în domeniul drogurilor 2022-2026, aprobată prin HG nr. 344/2022",
        "Programul Național Integrat pentru Protecția Victimelor Violenței Domestice, aprobat prin HG nr. 559/2021",
    )
    assert [n.id for n in built(tmp_path, text).labelled("Programme")] == ["programme/domestic-violence-2021"]
