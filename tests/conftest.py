"""What all tests share: the command line, within this process or as one of its own, atlases built once, and groups."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

import pytest

from planatlas.cli import console, main

COMMAND = Path(sys.executable).with_name("planatlas")
EXAMPLES = Path(__file__).parents[1] / "examples"
USUAL = {"LC_ALL": "C.UTF-8", "COLUMNS": "200"}
"""English and wide lines, whatever the machine speaks and however narrow its window is."""
os.environ["PLANATLAS_COLUMNS"] = ""  # what the user of this machine taught about columns changes no test
GROUPS = {
    "neo4j": ("tests/neo4j/",),
    "office": ("tests/readers/test_scan.py", "tests/readers/test_parity.py"),
    "browser": ("tests/reports/",),
}
"""Where the tests stand that share a server, an office or a browser, the longest first."""
ALONE = ("tests/house/test_docs.py::test_a_page", "tests/house/test_docs.py::test_the_site")
"""Long tests of which nothing is shared."""


@dataclass(frozen=True)
class Done:
    """How a command ended and what it printed."""

    returncode: int
    out: bytes
    err: bytes

    @property
    def stdout(self) -> str:
        """Standard output as text, with plain ends of lines."""
        return self.out.decode("utf-8").replace("\r\n", "\n")

    @property
    def stderr(self) -> str:
        """Standard error as text, with plain ends of lines."""
        return self.err.decode("utf-8").replace("\r\n", "\n")


class Run(Protocol):
    """Run ``planatlas``; ``code`` is the exit code it must have, None for any; other names are of the environment."""

    def __call__(
        self, *words: object, cwd: Path | None = None, code: int | None = 0, input: str = "", **env: str
    ) -> Done: ...


@pytest.fixture(scope="session")
def run() -> Run:
    """The command within this process, through its real entry: the same words, exit code, output and messages.

    What belongs to a process is not shown this way: signals, pipes, encodings, hash order, imports. See ``process``.
    """
    return _checked(_within)


@pytest.fixture(scope="session")
def process() -> Run:
    """The command as a process of its own: for tests of signals, pipes, encodings, hash order and certificates."""
    return _checked(_apart)


def _checked(start: _Start) -> Run:
    def call(*words: object, cwd: Path | None = None, code: int | None = 0, input: str = "", **env: str) -> Done:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PLANATLAS_NEO4J")}
        done = start([str(word) for word in words], cwd or Path.cwd(), {**kept, **USUAL, **env}, input.encode())
        assert "Traceback" not in done.stderr, done.stderr
        assert code is None or done.returncode == code, f"exit code {done.returncode}: {done.stderr}"
        return done

    return call


class _Start(Protocol):
    def __call__(self, words: list[str], cwd: Path, env: dict[str, str], input: bytes) -> Done: ...


def _apart(words: list[str], cwd: Path, env: dict[str, str], input: bytes) -> Done:
    done = subprocess.run([COMMAND, *words], cwd=cwd, env=env, input=input, capture_output=True, timeout=120)
    return Done(done.returncode, done.stdout, done.stderr)


def _within(words: list[str], cwd: Path, env: dict[str, str], input: bytes) -> Done:
    with ExitStack() as stack:
        given, out, err = (stack.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        given.write(input)
        given.seek(0)
        streams = _stream("stdin", 0, given), _stream("stdout", 1, out), _stream("stderr", 2, err)
        with _as_a_process(["planatlas", *words], cwd, env), streams[0], streams[1], streams[2]:
            code = _ended()
        for file in (out, err):
            file.seek(0)
        return Done(code, out.read(), err.read())


def _ended() -> int:
    """Call the entry and end as the interpreter ends: the exit code, and the hook for what nobody foresaw."""
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            print(end.code, file=sys.stderr)  # noqa: T201 - as the interpreter does
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception:  # noqa: BLE001 - handed to the hook, whatever it is
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        return 1
    return 0


@contextmanager
def _as_a_process(argv: list[str], cwd: Path, env: dict[str, str]) -> Iterator[None]:
    """What a process has of its own: arguments, folder, environment, hook, signals; put back afterwards."""
    kept = sys.argv, sys.excepthook, dict(os.environ), os.getcwd(), signal.getsignal(signal.SIGTERM)
    sys.argv = argv
    _environment(env)
    os.chdir(cwd)
    console.messages.cache_clear()  # it knows the width and the streams of the call before
    try:
        yield
    finally:
        sys.argv, sys.excepthook = kept[:2]
        _environment(kept[2])
        os.chdir(kept[3])
        signal.signal(signal.SIGTERM, kept[4])
        console.messages.cache_clear()


def _environment(wanted: dict[str, str]) -> None:
    for name in os.environ.keys() - wanted.keys():
        del os.environ[name]
    os.environ.update(wanted)


@contextmanager
def _stream(name: str, number: int, file: IO[bytes]) -> Iterator[None]:
    """Let a standard stream be a file, as a descriptor, so that processes started meanwhile have it too."""
    before, descriptor = getattr(sys, name), os.dup(number)
    os.dup2(file.fileno(), number)
    stream = open(number, "r" if number == 0 else "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - closed below
    setattr(sys, name, stream)
    try:
        yield
    finally:
        stream.close()
        setattr(sys, name, before)
        os.dup2(descriptor, number)
        os.close(descriptor)


class Built(Protocol):
    """The atlas of some examples, of all when none is named; with ``into`` a copy there, that a test may change."""

    def __call__(self, *names: str, into: Path | None = None) -> Path: ...


@pytest.fixture(scope="session")
def built(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Atlases of the examples, each built once by the command for the whole session."""
    made: dict[tuple[str, ...], Path] = {}

    def build(*names: str, into: Path | None = None) -> Path:
        if names not in made:
            folder = tmp_path_factory.mktemp("built") / "town.atlas"
            every = (path.name for path in sorted(EXAMPLES.iterdir()) if path.is_file() and path.stem != "README")
            run("build", "-q", *(EXAMPLES / name for name in names or every), "-o", folder)
            made[names] = folder
        return made[names] if into is None else Path(shutil.copytree(made[names], into))

    return build


def group(nodeid: str) -> str:
    """The group of a test, by its id: all of a group run in one worker. A file is one where nothing else is said."""
    if nodeid.startswith(ALONE):
        return nodeid
    return next((name for name, places in GROUPS.items() if nodeid.startswith(places)), nodeid.split("::")[0])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Share the groups out, with ``--dist loadgroup``."""
    from xdist.scheduler import LoadScopeScheduling

    class Groups(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return group(nodeid)

    return Groups(config, log) if config.getvalue("dist") == "loadgroup" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a server or a browser; in a worker the long groups begin, so that all end at about one time."""
    order = {name: place for place, name in enumerate(GROUPS)}
    for item in items:
        if group(item.nodeid) == "neo4j":
            item.add_marker("neo4j")
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    if os.environ.get("PYTEST_XDIST_WORKER"):
        items.sort(key=lambda item: order.get(group(item.nodeid), len(order)))
