"""What hostile, broken and odd files cost: for each its seconds, its peak memory, and what is said of it.

``python benchmarks/hostile.py`` makes the files of the tests in a temporary folder and reads each with ``planatlas
extract`` in a process of its own. Peak memory is that of the largest process, the child behind the door included.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
COMMAND = Path(sys.executable).with_name("planatlas")


def main() -> None:
    """Print the table; given the path of one of the files, only make it, so that what that takes is not counted."""
    hostile = files()
    makers = {**{name: make for name, (make, _) in hostile.HOSTILE.items()}, **hostile.READ}
    if len(sys.argv) > 1:
        target = Path(sys.argv[1])
        target.write_bytes(makers[target.name]())
        return
    longest = largest = 0.0
    print(f"{'file':22}{'KiB':>8}{'s':>7}{'MiB':>7}  exit  said")
    with tempfile.TemporaryDirectory() as folder:
        for name in makers:
            path = Path(folder, name)
            subprocess.run([sys.executable, __file__, path], check=True)
            seconds, memory, code, said = read(path)
            longest, largest = max(longest, seconds), max(largest, memory)
            shown = said.replace(f"{folder}/", "")[:110]
            print(
                f"{name:22}{path.stat().st_size / 1024:>8.0f}{seconds:>7.2f}{memory:>7.0f}  {code:>4}  {shown}",
                flush=True,
            )
    print(f"\n{len(makers)} files; the longest took {longest:.1f} s, the largest {largest:.0f} MiB")


def read(path: Path) -> tuple[float, float, int, str]:
    """Seconds, peak MiB, exit code and the first line that is said, for one file."""
    with tempfile.TemporaryFile("w+") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            [COMMAND, "extract", path], stdout=subprocess.DEVNULL, stderr=errors, env={**os.environ, "COLUMNS": "400"}
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        errors.seek(0)
        lines = [line.strip() for line in errors if line.strip()]
    peak = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return seconds, peak, os.waitstatus_to_exitcode(status), lines[0] if lines else ""


def files() -> ModuleType:
    """The module of the tests that makes the files."""
    spec = importlib.util.spec_from_file_location("hostile", ROOT / "tests" / "readers" / "hostile.py")
    if spec is None or spec.loader is None:
        raise SystemExit("tests/readers/hostile.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
