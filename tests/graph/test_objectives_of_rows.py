"""An objective that a row prints in full is one node, with the code and the text of its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.atlas import Atlas, build
from planatlas.graph.findings.catalogue import analyses, gaps_of
from planatlas.graph.findings.corpus import Corpus
from planatlas.graph.institutions import resolve
from planatlas.graph.review.log import Decisions
from planatlas.loaders import read, records
from planatlas.queries.runner import ask

COLUMNS = "Obiective specifice\tActivități\tPerioada de implementare\tResponsabili"
LONG = "Primăria Lunca de Jos, Inspectoratul de Poliție Județean Lunca, Inspectoratul Școlar Județean Lunca, Biblioteca"
LOST_PAGES = f"""**PLANUL DE ACȚIUNE AL JUDEȚULUI LUNCA 2031-2035**

**Domeniul prioritar APA**

*Obiectiv general 1: Apă curată pentru toate satele din județ.*

Obiective specifice:

- 1.1. Rețele de apă în satele fără fântâni bune.
- 1.2. Fântâni verificate în fiecare an de laborator.

{COLUMNS}
1.1. Rețele de apă în satele fără fântâni bune.\t1.1.1. Proiectarea rețelelor de apă\t2031-2035\t{LONG}

{COLUMNS}
2.3. Parcuri păstrate curate\t2.3.1. Curățarea parcurilor\t2031-2035\t{LONG}

#### *Arie prioritară AERUL*

##### *Obiectiv general 3:*

*Aer curat în orașele județului, măsurat în fiecare cartier.*

Obiective specifice:

- 3.1. Stații de măsurare a aerului în fiecare cartier.
- 3.2. Școli fără mașini la poartă dimineața.

{COLUMNS}
3.1. Stații de măsurare a aerului în fiecare cartier.\t3.1.1. Cumpărarea stațiilor\t2031-2035\t{LONG}

{COLUMNS}
5.2. Drumuri reparate\t5.2.1. Inventarul drumurilor\t2031-2035\t{LONG}
\t5.2.2. Asfaltarea drumurilor inventariate\t2033\t{LONG}
7.1. Presa este informată\t7.1.1. Comunicate lunare\t2031-2035\t{LONG}
"""


def built(tmp_path: Path, text: str, name: str = "plan.ro.txt") -> Atlas:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return build(resolve(list(records(read(path))), Decisions()))


def objectives(atlas: Atlas) -> dict[str, tuple[str, str | None, str | None]]:
    nodes = [node for node in atlas.labelled("Objective") if node.props.get("level") == "specific"]
    out = {str(node.props.get("code")): node for node in nodes}
    assert len(out) == len(nodes) > 0, "an objective is there twice"
    return {code: (node.name, node.props.get("component"), node.props.get("status")) for code, node in out.items()}


def test_one_node_each_without_the_component_whose_heading_is_lost(tmp_path: Path) -> None:
    assert objectives(built(tmp_path, LOST_PAGES)) == {
        "1.1": ("Rețele de apă în satele fără fântâni bune", "APA", None),
        "1.2": ("Fântâni verificate în fiecare an de laborator", "APA", None),
        "2.3": ("Parcuri păstrate curate", None, None),
        "3.1": ("Stații de măsurare a aerului în fiecare cartier", "AERUL", None),
        "3.2": ("Școli fără mașini la poartă dimineața", "AERUL", None),
        "5.2": ("Drumuri reparate", None, None),
        "7.1": ("Presa este informată", None, None),
    }


def test_every_measure_hangs_on_the_objective_its_row_prints(tmp_path: Path) -> None:
    atlas = built(tmp_path, LOST_PAGES)
    hangs = {
        str(node.props["code"]): atlas.node(atlas.out(node.id, "PART_OF")[0].target).props.get("code")
        for node in atlas.labelled("Measure")
    }
    assert hangs == {code: code[:3] for code in ("1.1.1", "2.3.1", "3.1.1", "5.2.1", "5.2.2", "7.1.1")}


def test_question_and_finding_list_the_same_objectives(tmp_path: Path) -> None:
    atlas = built(tmp_path, LOST_PAGES)
    answer = ask("objectives-without-measures", atlas)
    asked = [row[answer.columns.index("code")] for row in answer.rows]
    found = [
        one.metrics["code"]
        for one in gaps_of(Corpus(atlas.nodes, atlas.edges), analyses(["objectives-without-measures"]))
    ]
    assert asked == sorted(found) == ["1.2", "3.2"]


def test_an_objective_quotes_its_own_cell(tmp_path: Path) -> None:
    quotes = {
        str(node.props["code"]): str(node.props["quote"]) for node in built(tmp_path, LOST_PAGES).labelled("Objective")
    }
    assert {code: quotes[code] for code in ("2.3", "5.2", "7.1")} == {
        "2.3": "2.3. Parcuri păstrate curate",
        "5.2": "5.2. Drumuri reparate",
        "7.1": "7.1. Presa este informată",
    }


def test_an_objective_of_a_heading_in_two_rows_and_of_a_plain_column(tmp_path: Path) -> None:
    text = (
        "# Planul județului Lunca 2031-2033\n\n## Axa 1. Prevenție\n\n"
        "| Obiective | Măsuri / acțiuni | Responsabilități | | Termen limită |\n|---|---|---|---|---|\n"
        "| | | Instituție coordonatoare | Instituții implicate | |\n"
        "| 1.1 Testarea apei din fântâni | Laborator mobil | DSP Lunca | Apele Luncii | 2032 |\n"
        "| | Afișe în fiecare sat | Primăria Lunca | | 2033 |\n"
    )
    atlas = built(tmp_path, text, "plan.md")
    assert objectives(atlas) == {"1.1": ("Testarea apei din fântâni", "Prevenție", None)}
    assert len(atlas.labelled("Measure")) == 2


def test_an_objective_that_spans_its_table(tmp_path: Path) -> None:
    cells = [("2.1. Drumuri sigure", "2.1.1. Drumuri verificate"), ("", "2.2.1. Poduri verificate")]
    first, second = ("".join(f"<td>{text}</td>" for text in (*pair, "2031", "DAS")) for pair in cells)
    head = "".join(f"<th>{name}</th>" for name in COLUMNS.split("\t"))
    rows = "</tr><tr>".join((head, first, "<td colspan='4'>2.2. Poduri sigure</td>", second))
    text = f"<html><body><h1>Planul județului Lunca 2031</h1><table><tr>{rows}</tr></table></body></html>"
    assert {code: name for code, (name, _, _) in objectives(built(tmp_path, text, "plan.html")).items()} == {
        "2.1": "Drumuri sigure",
        "2.2": "Poduri sigure",
    }


def test_a_heading_whose_domain_the_rows_do_not_know_is_theirs(tmp_path: Path) -> None:
    table = "| Nr. | Măsuri | Responsabil |\n|---|---|---|\n| 1 | {} | Primăria Lunca |\n"
    parts = [
        f"## Domeniul {number}: {domain}\n\n**Obiectiv specific {number}.1:** {name}\n\n{table.format(work)}"
        for number, domain, name, work in (
            (1, "Educație", "Toți copiii termină școala.", "Mediator școlar"),
            (2, "Locuire", "Toate casele au acte.", "Cadastru general"),
        )
    ]
    atlas = built(tmp_path, "# Plan local de acțiune 2031\n\n" + "\n".join(parts), "plan.md")
    assert [(name, status) for name, _, status in objectives(atlas).values()] == [
        ("Toți copiii termină școala.", None),
        ("Toate casele au acte.", None),
    ]


@pytest.mark.parametrize(("cell", "status"), [("1.1", "inferred"), ("Aer curat în oraș", None)])
def test_only_an_objective_without_words_is_inferred(tmp_path: Path, cell: str, status: str | None) -> None:
    text = f"# Plan 2031\n\n| Obiectiv specific | Măsura | Responsabil |\n|---|---|---|\n| {cell} | Tabără | DAS |\n"
    (node,) = built(tmp_path, text, "plan.md").labelled("Objective")
    assert (node.name, node.props.get("status")) == (cell, status)
