"""One row is one record, whatever form prints it: generated rows as tables, cards, lists and CSV."""

from __future__ import annotations

import csv
import html
import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planatlas.loaders import read, records
from planatlas.records import Activity, as_json

DRAWS = int(os.environ.get("PLANATLAS_DRAWS", "12"))
"""How many plans are drawn; a thousand are asked for before the builder or a reader of forms is changed."""
APART = {
    "id",
    "line",
    "lines",
    "page",
    "sheet",
    "cell",
    "box",
    "quote",
    "quotes",
    "cell_lines",
    "section",
    "confidence",
}
"""What differs with the form: where a row stands, what is quoted of it, how sure the form makes the reading."""

TITLES = {
    "ro": "Plan de acțiune 2031 al comunei Dealu Verde",
    "en": "Action plan 2031 of the town of Elmbury",
    "el": "Σχέδιο δράσης 2031 του Δήμου Πετροπηγής",
    "fr": "Plan d'action 2031 de la commune de Saurimont",
}
INTROS = {
    "ro": "Acest plan arată ce se va face în comună, cine face și până când.",
    "en": "This plan shows what will be done in the town, by whom and by when.",
    "el": "Το σχέδιο αυτό δείχνει τι θα γίνει στον δήμο, από ποιον και έως πότε.",
    "fr": "Ce plan montre ce qui sera fait dans la commune, par qui et pour quand.",
}
LABELS = {
    "ro": {
        "measure": "Măsura", "responsible": "Responsabil", "partners": "Parteneri", "deadline": "Termen",
        "start": "Început", "budget": "Buget", "funding": "Surse de finanțare", "indicators": "Indicatori",
        "target_groups": "Grup țintă", "status": "Stadiul realizării", "other": "Culoarea dosarului",
    },
    "en": {
        "measure": "Measure", "responsible": "Responsible", "partners": "Partners", "deadline": "Deadline",
        "start": "Start", "budget": "Budget", "funding": "Funding source", "indicators": "Indicators",
        "target_groups": "Target group", "status": "Status", "other": "Colour of the file",
    },
    "el": {
        "measure": "Μέτρο", "responsible": "Υπεύθυνος φορέας", "partners": "Εταίροι", "deadline": "Προθεσμία",
        "start": "Έναρξη", "budget": "Προϋπολογισμός", "funding": "Πηγή χρηματοδότησης", "indicators": "Δείκτες",
        "target_groups": "Ομάδα στόχος", "status": "Κατάσταση", "other": "Χρώμα φακέλου",
    },
    "fr": {
        "measure": "Mesure", "responsible": "Responsable", "partners": "Partenaires", "deadline": "Échéance",
        "start": "Début", "budget": "Budget", "funding": "Source de financement", "indicators": "Indicateurs",
        "target_groups": "Public cible", "status": "État d'avancement", "other": "Couleur du dossier",
    },
}  # fmt: skip
WORK = {
    "ro": ["Ateliere pentru tineri", "Consilierea familiilor", "Amenajarea unui teren de joacă", "Campanie în școli"],
    "en": ["Workshops for young people", "Advice for families", "A playground by the mill", "A campaign in schools"],
    "el": ["Εργαστήρια για νέους", "Συμβουλευτική οικογενειών", "Παιδική χαρά στην πλατεία", "Εκστρατεία στα σχολεία"],
    "fr": ["Des ateliers pour les jeunes", "Conseiller les familles", "Une aire de jeux", "Une campagne à l'école"],
}
BODIES = {
    "ro": ["Primăria Dealu Verde", "Asociația Alfa", "Școala Gimnazială nr. 2", "Poliția Locală", "Fundația Punte"],
    "en": ["Elmbury Town Council", "Millers Union", "Elmbury Police", "Turning Leaf Trust", "Elmbury Library"],
    "el": ["Δήμος Πετροπηγής", "Κέντρο Υγείας Πετροπηγής", "Περιφέρεια Ηπείρου", "Σύλλογος Γονέων"],
    "fr": ["Mairie de Saurimont", "Association Le Pont", "Centre hospitalier d'Aubrac", "École Jean Moulin"],
}
NOTHING = {
    "ro": ["", "-", "–", "nu este cazul", "fără", "de stabilit", "idem", "la fel ca mai sus", "n/a"],
    "en": ["", "-", "—", "not applicable", "none", "to be confirmed", "ditto", "as above", "n/a"],
    "el": ["", "-", "–", "δεν απαιτείται", "κανένας", "θα καθοριστεί", "ομοίως", "όπως παραπάνω"],
    "fr": ["", "-", "–", "sans objet", "aucun", "à définir", "idem", "voir ci-dessus"],
}
WHEN = {
    "ro": ["30.06.2031", "trimestrul II 2031", "iunie 2031", "2031", "permanent", "începând cu 1 martie 2031"],
    "en": ["30.06.2031", "Q2 2031", "June 2031", "2031", "ongoing", "from 1 March 2031"],
    "el": ["30.06.2031", "Ιούνιος 2031", "2031", "συνεχής", "1 Μαρτίου 2031"],
    "fr": ["30.06.2031", "juin 2031", "2031", "en continu", "à partir du 1 mars 2031"],
}
STARTS = ["01.03.2031", "2031", ""]
MONEY = {
    "ro": ["10.000 lei", "2.500 lei (buget local)", "10.000 lei (buget local); 5.000 lei (PNRR)"],
    "en": ["£10,000", "£2,500 (County grant)", "£10,000 (Council budget); £500 (Lottery fund)"],
    "el": ["10.000 ευρώ", "2.500 € (Δήμος)"],
    "fr": ["10 000 €", "2 500 € (Région)", "10 000 € (Commune) ; 500 € (Région)"],
}
SOURCES = {
    "ro": ["Buget local", "Bugetul local, fonduri europene", "15.000 lei din bugetul local"],
    "en": ["Council budget", "Lottery grant, Council budget"],
    "el": ["Ίδιοι πόροι", "ΕΣΠΑ"],
    "fr": ["Budget communal", "Subvention régionale, budget communal"],
}
COUNTED = {
    "ro": ["20 de persoane", "Nr. ateliere: minim 4/an", "număr de participanți"],
    "en": ["20 schools reached per year", "number of visits"],
    "el": ["20 εργαστήρια", "αριθμός συμμετεχόντων"],
    "fr": ["20 ateliers par an", "nombre de participants"],
}
GROUPS = {
    "ro": ["copii, tineri", "persoane vârstnice", "copii; părinți"],
    "en": ["children, young people", "older people"],
    "el": ["παιδιά, νέοι", "ηλικιωμένοι"],
    "fr": ["enfants, jeunes", "personnes âgées"],
}
STATES = {
    "ro": ["Finalizat", "în curs", "Realizat parțial"],
    "en": ["Completed", "in progress", "Partly done"],
    "el": ["Ολοκληρώθηκε", "σε εξέλιξη"],
    "fr": ["Terminé", "en cours", "Réalisé en partie"],
}
COLOURS = {
    "ro": ["verde", "roșu aprins"],
    "en": ["green", "bright red"],
    "el": ["πράσινο", "κόκκινο"],
    "fr": ["vert", "rouge vif"],
}
OPTIONAL = ("partners", "deadline", "start", "budget", "funding", "indicators", "target_groups", "status", "other")


@dataclass(frozen=True)
class Drawn:
    """A plan: its language, the fields it asks for in order, and its rows; the code of a row is its number."""

    lang: str
    fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def labels(self) -> list[str]:
        return [LABELS[self.lang][name] for name in self.fields]

    def named(self, number: int) -> str:
        return f"1.{number + 1} {self.rows[number][0]}"


def _texts(lang: str, name: str) -> st.SearchStrategy[str]:
    bodies = st.lists(st.sampled_from(BODIES[lang]), min_size=1, max_size=3, unique=True).map(", ".join)
    two = st.tuples(st.sampled_from(BODIES[lang]), st.sampled_from(BODIES[lang]))
    nothing = st.sampled_from(NOTHING[lang])
    pools = {
        "partners": bodies | nothing,
        "responsible": bodies | nothing | two.map(lambda both: f"R: {both[0]}; P: {both[1]}"),
        "deadline": st.sampled_from(WHEN[lang]) | nothing,
        "start": st.sampled_from(STARTS),
        "budget": st.sampled_from(MONEY[lang]) | st.sampled_from(NOTHING[lang][:5]),
        "funding": st.sampled_from(SOURCES[lang]) | nothing,
        "indicators": st.sampled_from(COUNTED[lang]) | nothing,
        "target_groups": st.sampled_from(GROUPS[lang]) | nothing,
        "status": st.sampled_from(STATES[lang]) | st.just(""),
        "other": st.sampled_from(COLOURS[lang]) | st.just(""),
        "measure": st.sampled_from(WORK[lang]),
    }
    return pools[name]


@st.composite
def plans(draw: st.DrawFn) -> Drawn:
    lang = draw(st.sampled_from(sorted(LABELS)))
    kept = set(draw(st.lists(st.sampled_from(OPTIONAL), min_size=2, max_size=7, unique=True)))
    fields = ("measure", "responsible", *(name for name in OPTIONAL if name in kept | {"deadline"}))
    names = draw(st.lists(_texts(lang, "measure"), min_size=2, max_size=4, unique=True))
    first = (names[0], draw(st.sampled_from(BODIES[lang])), *(draw(_texts(lang, name)) for name in fields[2:]))
    rest = [(name, *(draw(_texts(lang, one)) for one in fields[1:])) for name in names[1:]]
    return Drawn(lang, fields, (first, *rest))


def grid(plan: Drawn) -> list[list[str]]:
    return [plan.labels, *([plan.named(at), *row[1:]] for at, row in enumerate(plan.rows))]


def top(plan: Drawn) -> list[str]:
    return [TITLES[plan.lang], "", INTROS[plan.lang], ""]


def as_page(plan: Drawn, inner: str) -> str:
    title, intro = html.escape(TITLES[plan.lang]), html.escape(INTROS[plan.lang])
    return f"<html lang='{plan.lang}'><body><h1>{title}</h1><p>{intro}</p>{inner}</body></html>"


def as_tabs(plan: Drawn) -> str:
    return "\n".join([*top(plan), *("\t".join(row) for row in grid(plan)), ""])


def as_markdown(plan: Drawn) -> str:
    head, *rows = [f"| {' | '.join(row)} |" for row in grid(plan)]
    return "\n".join(["# " + top(plan)[0], *top(plan)[1:], head, "|" + " --- |" * len(plan.fields), *rows, ""])


def as_html(plan: Drawn) -> str:
    lines = ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in grid(plan)]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return as_page(plan, f"<table>{body}</table>")


def as_csv(plan: Drawn) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(grid(plan))
    return out.getvalue()


def as_cards(plan: Drawn) -> str:
    lines = top(plan)
    for at, row in enumerate(plan.rows):
        lines.append(f"{plan.labels[0]} 1.{at + 1}: {row[0]}")
        lines += [f"{label}: {text}" for label, text in zip(plan.labels[1:], row[1:], strict=True)] + [""]
    return "\n".join(lines)


def as_forms(plan: Drawn) -> str:
    cards = []
    for at, row in enumerate(plan.rows):
        pairs = [(plan.labels[0], plan.named(at)), *zip(plan.labels[1:], row[1:], strict=True)]
        lines = "".join(f"<tr><td>{html.escape(one)}</td><td>{html.escape(two)}</td></tr>" for one, two in pairs)
        cards.append(f"<table>{lines}</table><p></p>")
    return as_page(plan, "".join(cards))


def as_list(plan: Drawn) -> str:
    lines = top(plan)
    for at, row in enumerate(plan.rows):
        lines += [
            plan.named(at),
            *(f"- {label}: {text}" for label, text in zip(plan.labels[1:], row[1:], strict=True)),
            "",
        ]
    return "\n".join(lines)


FORMS = {
    "markdown": (as_markdown, "md"), "html": (as_html, "html"), "csv": (as_csv, "csv"), "cards": (as_cards, "txt"),
    "forms": (as_forms, "html"), "list": (as_list, "txt"),
}  # fmt: skip


def found(folder: Path, name: str, text: str) -> list[dict[str, Any]]:
    """The rows that a plan gives, without what differs with the form."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    rows = [one for one in records(read(path)) if isinstance(one, Activity)]
    return [_compared(as_json(row)) for row in rows]


def _compared(row: dict[str, Any]) -> dict[str, Any]:
    out = {name: value for name, value in row.items() if name not in APART}
    for name in ("responsible", "partners"):
        out[name] = [one["mention"] for one in out[name]]
    out["other"] = [(one["heading"], one["text"]) for one in out["other"]]
    return out


@settings(max_examples=DRAWS, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans())
def test_every_form_gives_the_same_records(tmp_path: Path, plan: Drawn) -> None:
    wanted = found(tmp_path, "plan.txt", as_tabs(plan))
    assert len(wanted) == len(plan.rows)
    for form, (write, ending) in FORMS.items():
        assert _told(found(tmp_path, f"plan.{ending}", write(plan)), form) == _told(wanted, form), form


def _told(rows: list[dict[str, Any]], form: str) -> list[dict[str, Any]]:
    """A sheet of a few words without a title may leave its language in doubt."""
    return [row | {"lang": None} for row in rows] if form == "csv" else rows


def rows_of(folder: Path, text: str) -> list[dict[str, Any]]:
    return found(folder, "plan.txt", f"Plan de acțiune 2031\n\n{text}\n")


def test_nothing_of_a_row_is_thrown_away(tmp_path: Path) -> None:
    head = "Măsura\tResponsabil\tTermen\tIndicatori\tRezultate așteptate\tCuloarea dosarului\tObservații"
    (row,) = rows_of(tmp_path, f"{head}\n1.1 Ceai\tPrimăria Lunca\t2031\t20 de cești\tvecini veseli\tverde\tse reia")
    assert row["indicators"] == ["20 de cești"]
    assert row["other"] == [
        ("Observații", "se reia"), ("Rezultate așteptate", "vecini veseli"), ("Culoarea dosarului", "verde"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "status"),
    [("Finalizat", "achieved"), ("Realizat 100 %", "achieved"), ("Realizat parțial", "planned"),
     ("Realizat 40 %", "planned"), ("în curs", "planned"), ("Nerealizat", "planned")],
)  # fmt: skip
def test_a_state_is_kept_as_printed(tmp_path: Path, printed: str, status: str) -> None:
    (row,) = rows_of(tmp_path, f"Măsura\tResponsabil\tTermen\tStadiul\n1.1 Ceai\tPrimăria Lunca\t2031\t{printed}")
    assert (row["status_printed"], row["status"]) == (printed, status)


def test_a_label_nobody_knows_does_not_run_into_the_field_above(tmp_path: Path) -> None:
    (row,) = rows_of(
        tmp_path, "Măsura 1.1: Ceai\nResponsabil: Primăria Lunca\nCuloare: verde\nTermen: 2031\nBuget: 10 lei"
    )
    assert row["responsible"] == ["Primăria Lunca"]
    assert row["other"] == [("Culoare", "verde")]


def test_a_heading_that_only_asks_for_funding_names_no_source(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, "Măsura\tResponsabil\tFinanțare\n1.1 Ceai\tPrimăria Lunca\t15.000 lei")
    assert row["funding"] == [] and [one["amount"] for one in row["budget"]] == ["15000"]


def test_a_column_of_dashes_is_no_source_of_money(tmp_path: Path) -> None:
    head = "Măsura\tResponsabil\tBuget\tSurse de finanțare"
    first, second = rows_of(
        tmp_path, f"{head}\n1.1 Ceai\tPrimăria Lunca\t90 lei\t\n1.2 Supă\tPrimăria Lunca\t80 lei\t-"
    )
    assert (first["funding"], second["funding"]) == ([], [])
    assert (first["cells"]["funding"], second["cells"]["funding"]) == ("empty", "dash")
