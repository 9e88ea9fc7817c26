"""A row and a column of totals are figures of the plan, never services or money of their own."""

from __future__ import annotations

import pytest

from planatlas import loaders

HEAD = "Nr. crt.\tCod serviciu social\tDenumirea serviciului social\tCapacitate\tGrad de ocupare\t"
TITLE = (
    "Planul anual de acțiune privind serviciile sociale al orașului Lunca Dealului pentru anul 2031\n\nCAPITOLUL I\n\n"
)
ROWS = (
    "1\t8810 ID-I\tSprijin acasă\t30 persoane\t90%\t842\t-\t852\n"
    "2\t8730 CR-V-I\tCăminul Tihna\t40 persoane\t95%\t900\t50\t950\n"
)


def read(tmp_path, text):
    path = tmp_path / "lunca.ro.txt"
    path.write_text(TITLE + text, encoding="utf-8")
    found = list(loaders.records(loaders.read(path)))
    return [one for one in found if one.kind == "service"], [one for one in found if one.kind == "figure"]


@pytest.mark.parametrize("label", ["Total", "TOTAL GENERAL", "Total:"])
def test_a_row_of_totals_is_no_service_and_adds_no_money(tmp_path, label):
    head = HEAD + "Buget local mii lei\tAlte surse\tTotal\n"
    services, figures = read(tmp_path, head + ROWS + f"{label}\t\t\t70\t\t1742\t50\t1802\n\nText.\n")
    assert [one.name for one in services] == ["Sprijin acasă", "Căminul Tihna"]
    assert [[b.amount for b in one.budgets] for one in services] == [["842000"], ["900000", "50000"]]
    assert services[1].beneficiaries == []
    totals = [(one.subject, one.value, one.unit, one.quote) for one in figures]
    assert totals == [
        ("Sprijin acasă", 852_000, "RON", "852"),
        ("Căminul Tihna", 950_000, "RON", "950"),
        ("Buget local", 1_742_000, "RON", "1742"),
        ("Alte surse", 50_000, "RON", "50"),
        (None, 1_802_000, "RON", "1802"),
    ]


def test_a_single_column_called_total_is_money(tmp_path):
    head = HEAD + "Buget total (lei)\n"
    rows = "1\t8810 ID-I\tSprijin acasă\t30 persoane\t90%\t842000\n2\t8730 CR-V-I\tCăminul Tihna\t4 locuri\t9%\t100\n"
    services, figures = read(tmp_path, head + rows + "\nText.\n")
    assert [[b.amount for b in one.budgets] for one in services] == [["842000"], ["100"]] and figures == []


def test_totals_below_a_second_line_of_headings(tmp_path):
    head = HEAD + "Bugete estimate de finanțare\t\t\n" + "\t\t\t\t\tBuget local\tAlte surse\tTotal\n"
    services, figures = read(tmp_path, head + ROWS + "Total\t\t\t\t\t1742\t50\t1792\n\nText.\n")
    assert [[b.source for b in one.budgets] for one in services] == [["Buget local"], ["Buget local", "Alte surse"]]
    assert [one.value for one in figures if one.line and one.subject not in ("Sprijin acasă", "Căminul Tihna")] == [
        1742,
        50,
        1792,
    ]
