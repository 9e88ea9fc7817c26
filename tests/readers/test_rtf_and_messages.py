"""RTF with its tables, pages saved as MHT, messages: read as what they are; what is attached is told."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from planatlas.loaders import read, records
from planatlas.records import Activity

TITLE = "PLANUL DE ACȚIUNE AL ORAȘULUI VALEA MARE PENTRU ANUL 2031"
ROWS = (
    ("Măsuri", "Acțiuni", "Termene", "Instituții responsabile", "Parteneri"),
    ("1.1. Masa caldă", "gătit și livrat", "trim II", "DAS", "ISJ"),
    ("1.2. Curs", "predat", "2031", "DAS", "-"),
)


def escaped(text: str) -> str:
    return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in text).replace("\n", "\\line ")


def rtf() -> bytes:
    cells = "".join(f"\\cellx{1000 * n}" for n in range(1, 6))
    rows = "".join(
        f"\\trowd{cells} " + "".join(f"\\pard\\intbl {escaped(one)}\\cell " for one in row) + f"\\trowd{cells}\\row\n"
        for row in ROWS
    )
    return f"{{\\rtf1\\ansi\\ansicpg1250 {escaped(TITLE)}\\par\n\\par\n{rows}\\pard sf\\'e2r\\'bait.\\par}}".encode()


def page() -> str:
    rows = "".join("<tr>" + "".join(f"<td>{one}</td>" for one in row) + "</tr>" for row in ROWS)
    return f"<html><head><meta charset='windows-1250'></head><body><h1>{TITLE}</h1><table>{rows}</table></body></html>"


def activities(path: Path) -> list[tuple[str | None, list[str]]]:
    found = [one for one in records(read(path)) if isinstance(one, Activity)]
    return [(one.measure_code, [mention.mention for mention in one.responsible]) for one in found]


EXPECTED = [("1.1", ["DAS"]), ("1.2", ["DAS"])]


def test_rtf_gives_paragraphs_and_rows(tmp_path: Path) -> None:
    (tmp_path / "plan.doc").write_bytes(rtf())
    document = read(tmp_path / "plan.doc")
    assert document.media == "application/rtf"
    assert [tuple(cell.text for cell in row.cells) for row in document.rows()] == [*ROWS]
    assert [getattr(block, "text", None) for block in document.blocks if not hasattr(block, "cells")] == [
        TITLE,
        "sfârşit.",
    ]
    assert activities(tmp_path / "plan.doc") == EXPECTED


def test_a_message_is_read_and_its_attachment_told(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Planul", "primaria@example.org"
    message.set_content("Vezi planul.")
    message.add_alternative(page(), subtype="html")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="anexa.pdf")
    (tmp_path / "plan.eml").write_bytes(message.as_bytes())
    assert activities(tmp_path / "plan.eml") == EXPECTED
    assert "attached and not read: anexa.pdf. Save it and give it" in read(tmp_path / "plan.eml").notices


def test_a_page_saved_with_its_pictures_is_read(tmp_path: Path) -> None:
    """The encoding of the part counts, not the one the page declares."""
    root = EmailMessage()
    root.set_content(page(), subtype="html", cte="quoted-printable")
    root.make_related()
    root.add_related(b"GIF89a", maintype="image", subtype="gif")
    root["Snapshot-Content-Location"] = "https://example.org/plan"
    (tmp_path / "plan.mht").write_bytes(root.as_bytes())
    assert activities(tmp_path / "plan.mht") == EXPECTED


def test_a_text_with_colons_is_no_message(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(f"{TITLE}\n\nData: 2031\nContent-Type: este un termen\n", encoding="utf-8")
    assert read(tmp_path / "plan.txt").media == "text/plain"
