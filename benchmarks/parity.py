"""How much of a plan is the same when programs that town halls use have written it out: rows and mentions, as F1.

``python benchmarks/parity.py [--scan] [SOURCE...]`` typesets every source (the example plans, and the plans in a folder
``shared/plans`` beside the project, unless others are given) with LibreOffice to DOCX, ODT and PDF, with Chromium to
PDF, and as XLSX and HTML, reads each file, and compares what is read with what is read from the source. ``--scan`` adds
a scan of the PDF at 300 dots an inch, read by OCR. The files are made in a temporary folder. A cell of the table is
rows/mentions.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

from planatlas.errors import PlanatlasError

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("html", "docx", "odt", "xlsx", "pdf", "pdf-browser")


def main() -> None:
    """Print the table."""
    asked = [argument for argument in sys.argv[1:] if argument != "--scan"]
    kinds = (*KINDS, "scan") if "--scan" in sys.argv else KINDS
    parity, scanning = beside("test_parity"), beside("scanning")
    print(f"{'source':44}{'rows':>5} " + "".join(f"{kind:>13}" for kind in kinds), flush=True)
    for source in [Path(one) for one in asked] or plans():
        if found := parity.activities(source):
            print(f"{source.name[:43]:44}{len(found):>5} ", end="", flush=True)
            with tempfile.TemporaryDirectory() as folder:
                for cell in shares(source, Path(folder), kinds, parity, scanning):
                    print(f"{cell:>13}", end="", flush=True)
            print(flush=True)


def shares(source: Path, folder: Path, kinds: Sequence[str], parity: ModuleType, scanning: ModuleType) -> Iterator[str]:
    """Yield rows/mentions for each kind of file, or the name of what went wrong in making or reading it."""
    page = folder / "plan.html"
    page.write_text(parity.typeset.as_html(source), encoding="utf-8")
    for kind in kinds:
        try:
            file = made(kind, source, page, parity, scanning)
            rows, mentions = parity.parity(source, file)
            yield f"{rows:.3f}/{mentions:.3f}"
        except (OSError, TypeError, PlanatlasError) as problem:
            yield type(problem).__name__[:12]


def plans() -> list[Path]:
    """The example plans and those beside the project."""
    found = [path for path in sorted((ROOT / "examples").iterdir()) if path.is_file() and path.name != "README.md"]
    folder = ROOT.parent / "shared" / "plans"
    return [*found, *(sorted(folder.iterdir()) if folder.is_dir() else [])]


def made(kind: str, source: Path, page: Path, parity: ModuleType, scanning: ModuleType) -> Path:
    """Write the plan out as a kind of file and return the file."""
    if kind == "html":
        return page
    if kind == "xlsx":
        return Path(parity.typeset.as_sheet(source, page.with_name("plan.xlsx")))
    if kind == "pdf-browser":
        return Path(parity.typeset.print_page(page, parity.CHROMIUM, page.with_name("printed.pdf")))
    if kind == "scan":
        return Path(scanning.scan(page.with_name("plan.pdf"), page.with_name("scan.pdf")))
    return Path(parity.typeset.convert(page, kind, page.parent))


def beside(name: str) -> ModuleType:
    """A module of the tests of readers, where the typesetting is done."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tests" / "readers" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"tests/readers/{name}.py is missing")
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
