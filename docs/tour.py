"""Play the commands of the README and of the tutorials and put their real output under them.

A block marked ``console`` holds commands after ``$``; what stands under a command is what it printed. The blocks marked
``python`` of a page are one program. ``make docs`` writes the pages anew; a test plays them and compares.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).parents[1]
PAGES = [TOP / "README.md", *sorted((TOP / "docs" / "tutorials").glob("*.md"))]
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
PYTHON = re.compile(r"(?<=^```python\n).*?(?=^```$)", re.M | re.S)


def commands(block: str) -> list[str]:
    """The commands of one block, without the ``$``."""
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def played(text: str) -> str:
    """Return the text with the output of every block as it is today; commands see the examples and share one folder."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(TOP / "examples")
        return BLOCK.sub(lambda block: "".join(answers(commands(block[0]), folder)), text)


def program(text: str) -> str:
    """The blocks of Python of a page, as the one program they are."""
    return "\n".join(PYTHON.findall(text))


def answers(lines: list[str], folder: str) -> Iterator[str]:
    """Every command with what it prints, spaces at the ends of lines dropped."""
    for line in lines:
        printed = "\n".join(one.rstrip() for one in output(line, folder).rstrip().splitlines())
        yield f"$ {line}\n{printed}\n" if printed else f"$ {line}\n"


def output(line: str, folder: str) -> str:
    """What one command prints, messages too. Raises CalledProcessError when it fails.

    Where only a part of the output is shown the messages are left out: they could come before or after it.
    """
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "COLUMNS": "110", "LC_ALL": "C.UTF-8", "LANG": "en_GB.UTF-8", "NO_COLOR": "1"}
    env["PLANATLAS_COLUMNS"] = ""
    messages = subprocess.DEVNULL if "|" in line else subprocess.STDOUT
    done = subprocess.run(["bash", "-c", line], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=messages)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, line, done.stdout.decode())
    return done.stdout.decode("utf-8-sig")


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(played(page.read_text(encoding="utf-8")), encoding="utf-8")
