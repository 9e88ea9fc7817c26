"""The vocabulary under a reasoner and a profile checker that nobody here wrote: the OWL API and HermiT."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from planatlas.ontology.turtle import FOLDER

HOME = Path(__file__).parent / "reasoner"
BUILD = Path(__file__).parents[2] / "build" / "reasoner"
OWL = "http://www.w3.org/2002/07/owl#"
PREFIXES = """
@prefix pa: <https://w3id.org/planatlas/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix ex: <https://example.org/> .
"""
TERMS = [FOLDER / "planatlas.ttl", FOLDER / "schema.ttl"]
EVERYTHING = [p for p in sorted(FOLDER.rglob("*.ttl")) if "shapes" not in p.parts and p.name != "communes.ttl"]


def _class_path() -> str:
    """The OWL API and HermiT from Maven Central; asked for once for each content of the pom."""
    pom = HOME / "pom.xml"
    kept = BUILD / f"classpath-{hashlib.sha256(pom.read_bytes()).hexdigest()[:12]}.txt"
    if kept.exists() and all(Path(jar).exists() for jar in kept.read_text().split(os.pathsep)):
        return kept.read_text()
    BUILD.mkdir(parents=True, exist_ok=True)
    command = ["mvn", "-q", "-B", "-f", str(pom), "dependency:build-classpath", f"-Dmdep.outputFile={kept}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    if done.returncode:
        kept.unlink(missing_ok=True)
        message = f"Maven Central gave neither the OWL API nor HermiT: {done.stdout[-500:]}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return kept.read_text()


def _merge(target: Path, files: list[Path], more: str = "") -> None:
    """Write the files as one ontology, so that a declaration in one holds for the others."""
    triples = [t for file in files for t in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)]
    triples += ox.parse(PREFIXES + more, format=ox.RdfFormat.TURTLE)
    ox.serialize([t for t in triples if not _header(t)], output=str(target), format=ox.RdfFormat.TURTLE)


def _header(triple: ox.Triple) -> bool:
    """Whether a triple only says how files hang together."""
    subject = getattr(triple.subject, "value", "")
    return triple.predicate.value == OWL + "imports" or subject == "https://w3id.org/planatlas/schema"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """What the checker and the reasoner say of the vocabulary, and of two damaged copies of it."""
    if not shutil.which("java") or not shutil.which("mvn"):
        pytest.skip("the reasoner needs java and mvn on the path")
    folder = tmp_path_factory.mktemp("merged")
    _merge(folder / "all.ttl", EVERYTHING)
    _merge(folder / "contradiction.ttl", TERMS, "ex:x a owl:NamedIndividual, pa:ActorClass, pa:Institution .")
    _merge(folder / "punning.ttl", TERMS, "pa:target a owl:ObjectProperty . ex:x pa:target ex:y .")
    files = [str(path) for path in sorted(folder.iterdir())]
    command = ["java", "-cp", _class_path(), str(HOME / "Check.java"), *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    return _by_file(done.stdout)


def _by_file(text: str) -> dict[str, dict[str, str]]:
    out: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        name, _, rest = line.partition(" ")
        if name == "file":
            now = out.setdefault(rest, {})
        else:
            now.setdefault(name, rest.strip())
    return out


def test_consistent_and_in_owl_2_dl(said: dict[str, dict[str, str]]) -> None:
    everything = said["all.ttl"]
    assert everything["profile"] == "OWL 2 DL", everything.get("violation")
    assert (everything["consistent"], everything["unsatisfiable"]) == ("true", "")
    assert int(everything["axioms"]) > 10_000


def test_reasoner_sees_a_contradiction(said: dict[str, dict[str, str]]) -> None:
    """A class of actors that is also an institution must be refused, or the test above proves nothing."""
    assert said["contradiction.ttl"]["consistent"] == "false"


def test_profile_checker_sees_punning_of_properties(said: dict[str, dict[str, str]]) -> None:
    assert said["punning.ttl"]["profile"] == "violated"
