"""How many pages of a PDF with ruled tables are read a second on one core, beside pdfplumber alone and camelot.

``python benchmarks/pdf.py [PAGES]`` (40 unless given) has LibreOffice print a plan of about that many pages, and
reads the file three ways in one run, each in its own process: with planatlas from bytes to blocks (text, tables,
places, rows counted a second time) and on to records, with pdfplumber taking the text and the tables of every page, and
with camelot finding ruled tables, where it is installed (``PLANATLAS_CAMELOT`` may name the Python that has it). Time
is processor time of one process.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
OURS = """
import sys, time
from planatlas.loaders import records
from planatlas.loaders.formats.pdf import read_pdf
data = open(sys.argv[1], "rb").read()
read_pdf(data, "warm")
start = time.process_time()
document = read_pdf(data, "plan")
middle = time.process_time()
count = sum(1 for _ in records(document))
print(middle - start, sum(1 for _ in document.rows()))
print(time.process_time() - start, count)
"""
PLUMBER = """
import sys, time, pdfplumber
start = time.process_time()
rows = 0
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_text()
        rows += sum(len(table) for table in page.extract_tables())
        page.close()
print(time.process_time() - start, rows)
"""
CAMELOT = """
import sys, time, camelot
start = time.process_time()
tables = camelot.read_pdf(sys.argv[1], pages="all", flavor="lattice")
print(time.process_time() - start, sum(len(table.df) for table in tables))
"""


def main() -> None:
    """Print the table."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as folder:
        file, pages = printed(Path(folder), wanted)
        print(f"{pages} pages, {file.stat().st_size / 1024:.0f} KiB\n{'':28}{'seconds':>9}{'pages/s':>9}   found")
        ours = run(sys.executable, OURS, file)
        for name, line, what in zip(
            ("planatlas, to blocks", "planatlas, to records"), ours, ("rows", "records"), strict=False
        ):
            show(name, line, what, pages)
        for name, python, code in (
            ("pdfplumber alone", sys.executable, PLUMBER),
            ("camelot, lattice", os.environ.get("PLANATLAS_CAMELOT", sys.executable), CAMELOT),
        ):
            lines = run(python, code, file)
            show(name, lines[0] if lines else "", "rows", pages)


def printed(folder: Path, wanted: int) -> tuple[Path, int]:
    """A plan with long tables, in a PDF of about as many pages as wanted, and how many it has."""
    import pypdfium2

    typeset, maker = beside("readers/typeset"), beside("loaders/page_breaks")
    head = "PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI VALEA MARE, JUDEȚUL ALB, PENTRU ANUL 2031\n\n"
    source = folder / "plan.txt"
    tables = (maker.table(seed, rows=40).broken for seed in range(1, 1 + max(1, wanted // 4)))
    source.write_text(head + "\n\n".join(tables), encoding="utf-8")
    page = folder / "plan.html"
    page.write_text(typeset.as_html(source), encoding="utf-8")
    file: Path = typeset.convert(page, "pdf", folder)
    return file, len(pypdfium2.PdfDocument(file))


def run(python: str, code: str, file: Path) -> list[str]:
    """The lines that a reader prints in its own process; none where it is not installed."""
    done = subprocess.run([python, "-c", code, str(file)], capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def show(name: str, line: str, what: str, pages: int) -> None:
    """Print one row of the table."""
    if not line:
        print(f"{name:28}{'not installed':>18}")
        return
    seconds, count = line.split()
    print(f"{name:28}{float(seconds):>9.2f}{pages / float(seconds):>9.1f}   {count} {what}")


def beside(name: str) -> ModuleType:
    """A module of the tests, where files are made."""
    path = ROOT / "tests" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is missing")
    module = sys.modules[path.stem] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
