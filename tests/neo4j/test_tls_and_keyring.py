"""A server that speaks only TLS, with a certificate of its own, and a password that the keyring of the system keeps."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import serve
from town import town

from planatlas.errors import ServerRefused
from planatlas.graph.stores.neo4j import connect
from planatlas.graph.stores.parquet import write_edges, write_nodes

Pushed = Callable[..., Any]
Start = Callable[..., serve.Server]
SCHEMES = ("bolt", "neo4j")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with a key and the certificate it signed itself."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed, so there is no certificate")
    folder = tmp_path_factory.mktemp("tls") / "home" / "tls"
    folder.mkdir(parents=True)
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    files = ["-addext", names, "-keyout", str(folder / "private.key"), "-out", str(folder / "public.crt")]
    subprocess.run([*command, *files], check=True, capture_output=True)
    return folder / "public.crt"


@pytest.fixture(scope="module")
def encrypted(certificate: Path, start: Start) -> Iterator[serve.Server]:
    """A running server that speaks TLS and nothing else."""
    running = start(certificate.parents[1])
    yield running
    running.kill()


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    """The tables of a small atlas."""
    nodes, edges = town()
    write_nodes(tmp_path / "nodes.parquet", nodes)
    write_edges(tmp_path / "edges.parquet", edges)
    return tmp_path


@pytest.fixture
def pushed(process: Callable[..., Any]) -> Callable[..., Any]:
    """Push in a process of its own: certificates and the keyring are looked for once in the life of a process."""
    return lambda atlas, uri, code=0, **env: process("push", atlas, "--to", uri, code=code, **env)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_certificate_of_its_own_is_taken_when_the_address_says_so(encrypted: serve.Server, scheme: str) -> None:
    with connect(f"{scheme}+ssc://127.0.0.1:{encrypted.port}", password=serve.PASSWORD) as connection:
        assert connection.run("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_certificate_nobody_vouches_for_is_refused_with_the_remedy(encrypted: serve.Server, scheme: str) -> None:
    address = f"127.0.0.1:{encrypted.port}"
    with pytest.raises(ServerRefused, match=rf"self-signed.*write {scheme}\+ssc://{address}"):
        connect(f"{scheme}+s://{address}", password=serve.PASSWORD)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_address_without_encryption_is_told_to_ask_for_it(encrypted: serve.Server, scheme: str) -> None:
    with pytest.raises(ServerRefused, match=rf"write {scheme}\+s://"):
        connect(f"{scheme}://127.0.0.1:{encrypted.port}", password=serve.PASSWORD)


def test_encryption_a_server_does_not_have_is_said_to_be_missing(server: serve.Server) -> None:
    with pytest.raises(ServerRefused, match="does not encrypt"):
        connect(f"bolt+s://127.0.0.1:{server.port}", password=serve.PASSWORD)


def test_a_certificate_this_computer_trusts_is_taken(
    pushed: Pushed, encrypted: serve.Server, certificate: Path, atlas: Path
) -> None:
    """The command pushes over TLS once the certificate is among the trusted ones, and ends with 4 before."""
    uri = f"bolt+s://localhost:{encrypted.port}"
    refused = pushed(atlas, uri, code=4, PLANATLAS_NEO4J_PASSWORD=serve.PASSWORD)
    assert "bolt+ssc://" in refused.stderr
    pushed(atlas, uri, PLANATLAS_NEO4J_PASSWORD=serve.PASSWORD, SSL_CERT_FILE=str(certificate))


@pytest.fixture
def keyring(tmp_path: Path) -> dict[str, str]:
    """The environment of a keyring that is a file of this test."""
    pytest.importorskip("keyrings.alt.file")
    return {"PYTHON_KEYRING_BACKEND": "keyrings.alt.file.PlaintextKeyring", "XDG_DATA_HOME": str(tmp_path / "data")}


def _keep(keyring: dict[str, str], address: str, password: str) -> None:
    command = [sys.executable, "-m", "keyring", "set", address, "neo4j"]
    subprocess.run(command, env={**os.environ, **keyring}, input=password, text=True, check=True, capture_output=True)


def test_the_password_is_read_from_the_keyring(
    pushed: Pushed, server: serve.Server, atlas: Path, keyring: dict[str, str]
) -> None:
    pushed(atlas, server.uri, code=4, **keyring)  # nothing is kept there yet
    _keep(keyring, server.uri, serve.PASSWORD)
    done = pushed(atlas, server.uri, **keyring)
    assert serve.PASSWORD not in done.stderr + done.stdout


def test_the_keyring_is_asked_for_this_server_only_and_after_the_environment(
    pushed: Pushed, server: serve.Server, atlas: Path, keyring: dict[str, str]
) -> None:
    _keep(keyring, "bolt://elsewhere:7687", serve.PASSWORD)
    refused = pushed(atlas, server.uri, code=4, **keyring)
    assert f"keyring set {server.uri} neo4j" in refused.stderr
    _keep(keyring, server.uri, "an old one")
    assert pushed(atlas, server.uri, PLANATLAS_NEO4J_PASSWORD=serve.PASSWORD, **keyring).stderr


def test_a_computer_without_a_keyring_is_told_the_other_ways(pushed: Pushed, server: serve.Server, atlas: Path) -> None:
    done = pushed(atlas, server.uri, code=4, PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring")
    assert "PLANATLAS_NEO4J_PASSWORD" in done.stderr
