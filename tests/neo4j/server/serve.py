"""A real Neo4j Community server from Maven Central, started and stopped by the tests.

The jars are fetched once into ``.neo4j/`` of the checkout. By hand: ``python tests/neo4j/server/serve.py`` starts a
server with a throw-away database on a free port, prints its address and runs until Enter is pressed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = HERE.parents[2] / ".neo4j"
PASSWORD = "a password of the tests"
FAST_START = ("-XX:TieredStopAtLevel=1", "-Xshare:auto")
"""A test asks little of a server: compile its code quickly rather than well."""
OPENED = ("java.nio", "java.io", "sun.nio.ch")


class NoServer(Exception):
    """There is no way to run a server here; the message says what is missing."""


def jars() -> Path:
    """Return the folder of the server's jars, fetched by Maven when it is not there yet."""
    for tool in ("java", "mvn"):
        if shutil.which(tool) is None:
            raise NoServer(f"{tool} is not installed, so no Neo4j can be started (Java 17 and Maven are needed)")
    folder = CACHE / "jars"
    if not folder.is_dir():
        _fetch(folder)
    return folder


def _fetch(folder: Path) -> None:
    """Let Maven copy the jars to a folder of its own and rename it: a stopped download leaves nothing behind."""
    CACHE.mkdir(exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=CACHE))
    command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
    done = subprocess.run([*command, f"-DoutputDirectory={part}"], capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(part)
        raise NoServer(f"Maven could not fetch Neo4j: {done.stdout.strip()[-500:]}")
    if folder.is_dir():
        shutil.rmtree(part)
    else:
        part.rename(folder)


def java_command(*args: str, heap: str = "1g", fast_start: bool = True) -> list[str]:
    """Return the command that runs a Java program with the server's jars."""
    quick = FAST_START if fast_start else ()
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    return ["java", "-cp", f"{jars()}/*", f"-Xmx{heap}", "-XX:+UseSerialGC", *quick, *opened, *args]


class Server:
    """One server over one home folder. ``stop`` and ``start`` again keep the data and the port."""

    def __init__(self, home: Path, *, read_only: bool = False, heap: str = "1g", fast_start: bool = True) -> None:
        self.home = home
        self.port = 0
        self.heap = heap
        self.fast_start = fast_start
        self.read_only = read_only
        self.process: subprocess.Popen[str] | None = None

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    def start(self) -> Server:
        """Start the server and wait until it takes connections."""
        mode = "read-only" if self.read_only else "read-write"
        source = str(HERE / "TestServer.java")
        command = java_command(source, str(self.home), str(self.port), mode, heap=self.heap, fast_start=self.fast_start)
        self.home.mkdir(parents=True, exist_ok=True)
        with (self.home / "server.err").open("w") as err:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=err, text=True,
                env={**os.environ, "TEST_SERVER_PASSWORD": PASSWORD},
            )  # fmt: skip
        self.port = self._ready()
        return self

    def _ready(self) -> int:
        assert self.process is not None and self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("ready "):
                return int(line.split()[1])
        raise NoServer(f"Neo4j did not start: {(self.home / 'server.err').read_text()[-2000:]}")

    def guard(self, read_only: bool) -> None:
        """Let the database refuse writes, or take them again, as an administrator does while the server runs."""
        assert self.process is not None and self.process.stdin is not None
        self.process.stdin.write("read-only\n" if read_only else "read-write\n")
        self.process.stdin.flush()
        self._ready()

    def stop(self) -> None:
        """Let the server shut down in order."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
            self.process.wait(60)
            self.process = None

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(60)
            self.process = None


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder)).start()
        input(f"{server.uri}   user neo4j   password {PASSWORD}   Enter stops the server ")
        server.stop()
