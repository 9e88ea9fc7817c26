"""The store for SPARQL is kept in the atlas between questions, and no fault of it ever changes an answer."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import planatlas
from planatlas.atlas import Atlas
from planatlas.errors import AtlasDamaged, QuestionRefused
from planatlas.graph.marks.folders import CACHED, TAG, TAGGED
from planatlas.graph.pipeline.folder import check_target, write_atlas
from planatlas.graph.pipeline.sources import expand
from planatlas.graph.stores import kept
from planatlas.graph.stores.files import part_name
from planatlas.graph.stores.kept import kept_at
from planatlas.graph.stores.rdf.write import quads
from planatlas.queries import ask, questions

MEASURES = "SELECT ?id WHERE { ?m a pa:Measure ; pa:id ?id } ORDER BY ?id"
EVERY = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


@pytest.fixture
def folder(atlas: Atlas, tmp_path: Path) -> Path:
    write_atlas(atlas, tmp_path / "town.atlas")
    return tmp_path / "town.atlas"


def stores(folder: Path) -> list[str]:
    """The names of the stores that are kept, and of whatever else lies beside them."""
    room = folder / ".cache" / "rdf"
    return sorted(path.name for path in room.iterdir()) if room.is_dir() else []


def place(folder: Path) -> Path:
    return kept_at(folder, planatlas.open(folder).receipt()["files"])


def measures(folder: Path) -> list[Any]:
    return planatlas.open(folder).sparql(MEASURES).column("id")


def test_nothing_is_kept_before_anybody_asks(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [
        "edges.parquet", "nodes.parquet", "receipt.json", "records.jsonl",
    ]  # fmt: skip


def test_the_first_question_keeps_what_the_next_ones_open(atlas: Atlas, folder: Path) -> None:
    first = measures(folder)
    assert first == [node.id for node in atlas.labelled("Measure")] != []
    assert stores(folder) == [place(folder).name]
    assert (folder / ".cache" / TAG).read_text(encoding="utf-8") == CACHED
    before = {path: path.stat().st_mtime_ns for path in place(folder).iterdir()}
    again = planatlas.open(folder)
    assert again.sparql(MEASURES).column("id") == first
    assert not {"nodes", "edges"} & vars(again).keys(), "the tables were not read"
    assert {path: path.stat().st_mtime_ns for path in place(folder).iterdir()} == before


def test_it_holds_the_statements_of_the_tables(atlas: Atlas, folder: Path) -> None:
    measures(folder)
    found = set(ox.Store.read_only(str(place(folder))))
    filled = ox.Store()
    filled.extend(quads(atlas.nodes, atlas.edges))
    assert found == set(filled) and len(found) > 1000


def test_every_question_has_the_answer_of_a_store_in_memory(atlas: Atlas, folder: Path) -> None:
    """What is kept is ordered otherwise within; no question may show it."""
    measures(folder)
    opened = planatlas.open(folder)
    asked = [one for one in questions().values() if one.sparql]
    found = {one.name: ask(one, opened, on="sparql").rows for one in asked}
    assert len(found) > 40 and sum(map(len, found.values())) > 50
    for one in asked:
        assert ask(one, atlas, on="sparql").rows == found[one.name], one.name


def test_another_atlas_in_the_folder_has_another_store(atlas: Atlas, folder: Path) -> None:
    measures(folder)
    old = place(folder)
    write_atlas(Atlas(atlas.nodes, atlas.edges[:-1], records=[]), folder)
    assert stores(folder) == [], "a build takes away what is kept of the atlas before"
    shutil.copytree(folder, folder.parent / "copy")
    old.mkdir(parents=True)
    fresh, recent = (folder / ".cache" / "rdf" / part_name() for _ in range(2))
    foreign = folder / ".cache" / "rdf" / "notes"
    for path in (fresh, recent, foreign):
        path.mkdir()
    os.utime(fresh, (0, 0))
    measures(folder)
    assert stores(folder) == sorted([recent.name, place(folder).name, "notes"])


def test_another_mapping_has_another_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = place(folder)
    monkeypatch.setattr(kept, "_MAPPING", kept._MAPPING[1:])
    assert place(folder) != one and place(folder).parent == one.parent


def damaged(folder: Path) -> Iterator[str]:
    """The store with one file of each kind gone, emptied, cut, and changed in its middle."""
    whole = folder.parent / "whole"
    shutil.copytree(place(folder), whole)
    sizes = {path.name: path.stat().st_size for path in whole.iterdir()}
    names = [max(sizes, key=lambda name: (name.endswith(".sst"), sizes[name])), "seal.json", "CURRENT"]
    for name in [*names, *(name for name in sizes if name.startswith("MANIFEST"))]:
        content = (whole / name).read_bytes()
        middle = len(content) // 2
        for what in (None, b"", content[:middle], content[:middle] + b"\xff\x00\xff" + content[middle + 3 :]):
            shutil.rmtree(place(folder), ignore_errors=True)
            shutil.copytree(whole, place(folder))
            path = place(folder) / name
            path.unlink() if what is None else path.write_bytes(what)
            yield name


def everything(folder: Path) -> list[tuple[Any, ...]]:
    return sorted(planatlas.open(folder).sparql(EVERY).rows, key=repr)


def test_a_damaged_store_changes_no_answer(folder: Path) -> None:
    right = everything(folder)
    tried = []
    for name in damaged(folder):
        same = everything(folder) == right  # not in the assert: what differs would be thousands of lines
        assert same, name
        tried.append(name)
    assert len(tried) == 16 and len(set(tried)) == 4 and len(right) > 1000


def test_a_store_that_is_damaged_while_it_is_open_answers_from_memory(atlas: Atlas, folder: Path) -> None:
    right = everything(folder)
    opened = planatlas.open(folder)
    assert len(opened.rdf.ask("ASK { ?s ?p ?o }")) == 1
    for path in place(folder).glob("*.sst"):
        os.truncate(path, 0)
    same = sorted(opened.sparql(EVERY).rows, key=repr) == right
    assert same and "nodes" in vars(opened), "it was filled from the tables"


def test_a_damaged_store_is_made_again(folder: Path) -> None:
    first = measures(folder)
    (place(folder) / "CURRENT").write_bytes(b"x")
    assert measures(folder) == first
    assert ox.Store.read_only(str(place(folder))) is not None


def test_what_is_kept_never_answers_for_damaged_tables(folder: Path) -> None:
    measures(folder)
    (folder / "edges.parquet").write_bytes(b"PAR1")
    with pytest.raises(AtlasDamaged, match=r"edges\.parquet"):
        measures(folder)


FOREIGN: dict[str, Callable[[Path], object]] = {
    "a file": lambda path: path.write_text("x", encoding="utf-8"),
    "a folder of another program": lambda path: (path.mkdir(), (path / "page.html").write_text("x", encoding="utf-8")),
    "another tag": lambda path: (path.mkdir(), (path / TAG).write_text(TAGGED, encoding="utf-8")),
    "a link": lambda path: (path.with_name("elsewhere").mkdir(), path.symlink_to("elsewhere")),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_not_ours_is_not_written_into(what: str, atlas: Atlas, folder: Path) -> None:
    FOREIGN[what](folder / ".cache")
    before = sorted(str(path) for path in folder.rglob("*"))
    assert measures(folder) == [node.id for node in atlas.labelled("Measure")]
    assert sorted(str(path) for path in folder.rglob("*")) == before


def test_an_empty_folder_is_taken_up(folder: Path) -> None:
    (folder / ".cache").mkdir()
    measures(folder)
    assert stores(folder) == [place(folder).name]


@contextlib.contextmanager
def disk(folder: Path, how: str) -> Iterator[Path]:
    """The atlas on a small disk of its own."""
    room = folder.parent / "disk"
    room.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", room], capture_output=True).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        shutil.copytree(folder, room / "town.atlas")
        if how == "full":
            with contextlib.suppress(OSError), (room / "filler").open("wb", buffering=0) as out:
                while out.write(b"x" * 1024):
                    pass
            os.truncate(room / "filler", (room / "filler").stat().st_size - 100_000)
        else:
            subprocess.run(["mount", "-o", "remount,ro", room], check=True)
        yield room / "town.atlas"
    finally:
        subprocess.run(["umount", "--lazy", room], check=True)  # a store in it may still be open


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a disk")
@pytest.mark.parametrize("how", ["full", "read-only"])
def test_where_nothing_can_be_written_memory_answers(how: str, atlas: Atlas, folder: Path) -> None:
    with disk(folder, how) as there:
        for _ in range(2):
            assert measures(there) == [node.id for node in atlas.labelled("Measure")]
        assert stores(there) == []


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a disk")
def test_what_is_kept_is_read_where_nothing_can_be_written(folder: Path) -> None:
    first = measures(folder)
    with disk(folder, "read-only") as there:
        opened = planatlas.open(there)
        assert opened.sparql(MEASURES).column("id") == first
        assert "nodes" not in vars(opened), "the tables were not read"


def _asked(folder: Path, start: Any, answers: Any) -> None:
    start.wait()
    answers.put(measures(folder))


def test_processes_that_ask_at_once(atlas: Atlas, folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    start, answers = context.Barrier(3), context.Queue()
    every = [context.Process(target=_asked, args=(folder, start, answers)) for _ in range(3)]
    for one in every:
        one.start()
    found = [answers.get(timeout=120) for _ in every]
    for one in every:
        one.join()
    assert found == [[node.id for node in atlas.labelled("Measure")]] * 3
    assert stores(folder) == [place(folder).name]


def test_whoever_is_second_takes_the_store_of_the_first(atlas: Atlas, folder: Path) -> None:
    """While one fills its store, another puts the same in place."""

    def fill(path: Path) -> None:
        measures(folder)
        path.mkdir()
        (path / "mine").touch()

    kept.make_kept(place(folder), fill)
    assert stores(folder) == [place(folder).name] and not (place(folder) / "mine").exists()


def test_a_store_that_is_swept_while_it_is_open_answers_on(folder: Path) -> None:
    measures(folder)
    opened = planatlas.open(folder)
    right = everything(folder)
    assert len(opened.sparql("ASK { ?s ?p ?o }")) == 1
    shutil.rmtree(folder / ".cache")
    same = sorted(opened.sparql(EVERY).rows, key=repr) == right
    assert same and "nodes" not in vars(opened)


def test_a_malformed_query_is_refused_by_a_kept_store_too(folder: Path) -> None:
    measures(folder)
    opened = planatlas.open(folder)
    with pytest.raises(QuestionRefused):
        opened.sparql("SELECT ?s WHERE { ?s ?p }")
    with pytest.raises(QuestionRefused):
        opened.sparql("INSERT DATA { pa:a pa:b pa:c }")
    assert "nodes" not in vars(opened)


def test_rdflib_may_name_graphs_and_changes_nothing_that_is_kept(folder: Path) -> None:
    import rdflib

    first = measures(folder)
    dataset = planatlas.open(folder).rdf.as_rdflib()
    dataset.graph(rdflib.URIRef("urn:mine")).add((rdflib.URIRef("urn:a"), rdflib.RDF.type, rdflib.URIRef("urn:b")))
    assert len(list(dataset.triples((rdflib.URIRef("urn:a"), None, None)))) == 1
    assert measures(folder) == first
    assert not planatlas.open(folder).sparql("SELECT ?o WHERE { <urn:a> ?p ?o }").rows


def test_what_is_kept_is_no_source_and_in_nobodys_way(folder: Path) -> None:
    measures(folder)
    check_target(folder)
    (folder / "receipt.json").unlink()
    passed: dict[Path, str] = {}
    assert expand([folder / ".cache"], passed) == []
    assert passed == {folder / ".cache": "cache"}
