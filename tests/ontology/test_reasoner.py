"""The vocabulary under a reasoner and a profile checker that nobody here wrote: the OWL API and HermiT."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from planatlas.ontology.turtle import FOLDER

HOME = Path(__file__).parent / "reasoner"
OWL = "http://www.w3.org/2002/07/owl#"
PREFIXES = """
@prefix pa: <https://w3id.org/planatlas/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix ex: <https://example.org/> .
"""


@pytest.fixture(scope="session")
def class_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The OWL API and HermiT from Maven Central, kept in Maven's own cache."""
    if not shutil.which("java") or not shutil.which("mvn"):
        pytest.skip("the reasoner needs java and mvn on the path")
    target = tmp_path_factory.mktemp("maven") / "classpath.txt"
    pom = shutil.copy(HOME / "pom.xml", target.parent)
    goal = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath"
    command = ["mvn", "-q", "-B", "-f", str(pom), goal, f"-Dmdep.outputFile={target}"]
    offline = subprocess.run([*command, "-o"], capture_output=True, text=True, timeout=120)
    online = offline if not offline.returncode else subprocess.run(command, capture_output=True, text=True, timeout=600)
    if online.returncode:
        if os.environ.get("CI"):
            pytest.fail(online.stdout[-2000:])
        pytest.skip("Maven Central gave neither the OWL API nor HermiT")
    return target.read_text()


def _merged(target: Path, files: list[Path], more: str = "") -> Path:
    """Write the files as one ontology: declarations in one hold for the others."""
    triples = [t for file in files for t in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)]
    triples += ox.parse(PREFIXES + more, format=ox.RdfFormat.TURTLE)
    kept = [t for t in triples if not _header(t)]
    ox.serialize(kept, output=str(target), format=ox.RdfFormat.TURTLE)
    return target


def _header(triple: ox.Triple) -> bool:
    """Whether a triple only says how files hang together."""
    return triple.predicate.value == OWL + "imports" or triple.subject.value == "https://w3id.org/planatlas/schema"


def _check(class_path: str, file: Path) -> dict[str, str]:
    command = ["java", "-cp", class_path, str(HOME / "Check.java"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    lines = [line.partition(" ") for line in done.stdout.splitlines()]
    return {name: rest + "\n" for name, _, rest in reversed(lines)}


def _files() -> list[Path]:
    shown = [path for path in sorted(FOLDER.rglob("*.ttl")) if "shapes" not in path.parts]
    return [path for path in shown if path.name != "communes.ttl"]


def test_consistent_and_in_owl_2_dl(class_path: str, tmp_path: Path) -> None:
    said = _check(class_path, _merged(tmp_path / "all.ttl", _files()))
    assert said["profile"].strip() == "OWL 2 DL", said.get("violation")
    assert said["consistent"].strip() == "true"
    assert said["unsatisfiable"].strip() == ""
    assert int(said["axioms"]) > 2000


def test_reasoner_sees_a_contradiction(class_path: str, tmp_path: Path) -> None:
    """A class of actors that is also an institution must be refused, or the check above proves nothing."""
    more = "ex:x a owl:NamedIndividual, pa:ActorClass, pa:Institution ."
    said = _check(class_path, _merged(tmp_path / "bad.ttl", [FOLDER / "planatlas.ttl", FOLDER / "schema.ttl"], more))
    assert said["consistent"].strip() == "false"


def test_profile_checker_sees_punning_of_properties(class_path: str, tmp_path: Path) -> None:
    more = "pa:target a owl:ObjectProperty . ex:x pa:target ex:y ."
    said = _check(class_path, _merged(tmp_path / "pun.ttl", [FOLDER / "planatlas.ttl", FOLDER / "schema.ttl"], more))
    assert said["profile"].strip() == "violated"
