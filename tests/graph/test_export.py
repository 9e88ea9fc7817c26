"""Exports open in the programs they are for and lose nothing they could keep."""

from __future__ import annotations

import csv
import gzip
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
import pytest
import rdflib

import planatlas.ontology
from planatlas.atlas import Atlas
from planatlas.errors import AtlasDamaged, PlanatlasError
from planatlas.graph.export import FORMATS, export_atlas
from planatlas.graph.marks.files import own_file
from planatlas.graph.model import Node
from planatlas.graph.pipeline.folder import write_atlas
from planatlas.graph.stores.rdf.from_quads import read_rdf


@pytest.mark.parametrize("format", ["ttl", "nq", "jsonld"])
def test_rdf_exports_give_the_atlas_back(atlas: Atlas, tmp_path: Path, format: str) -> None:
    written = export_atlas(atlas, format, tmp_path / f"town.{format}")
    assert read_rdf(written) == (atlas.nodes, atlas.edges)


@pytest.mark.parametrize("format", ["ttl", "nq", "jsonld"])
def test_compressed_rdf_is_the_same_rdf(atlas: Atlas, tmp_path: Path, format: str) -> None:
    plain = export_atlas(atlas, format, tmp_path / f"town.{format}").read_bytes()
    packed = export_atlas(atlas, format, tmp_path / f"town.{format}", gzipped=True)
    assert packed.name == f"town.{format}.gz" and gzip.decompress(packed.read_bytes()) == plain
    assert packed.read_bytes()[3:8] == bytes(5), "neither a name nor a time: two exports have the same bytes"
    assert export_atlas(atlas, format, tmp_path / f"other.{format}.gz").read_bytes() == packed.read_bytes()
    assert Atlas.from_rdf(packed).edges == atlas.edges != []
    assert own_file(packed) and not own_file(_rewritten(packed, gzip.compress(b"<letter> <to> <nobody> .")))


def _rewritten(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("format", ["ttl", "nq", "jsonld"])
def test_damaged_compressed_rdf_is_refused(atlas: Atlas, tmp_path: Path, format: str) -> None:
    packed = export_atlas(atlas, format, tmp_path / f"town.{format}.gz")
    whole = packed.read_bytes()
    for content in (whole[: len(whole) // 2], b"no gzip", whole[:40] + b"#" * 40 + whole[80:]):
        with pytest.raises(AtlasDamaged, match="town"):
            Atlas.from_rdf(_rewritten(packed, content))


def test_the_command_compresses_what_it_streams(built: Callable[..., Path], tmp_path: Path, run: Any) -> None:
    folder = built("valea-mare-2031.ro.txt", into=tmp_path / "town.atlas")
    assert run("export", folder, "--to", "nq", "--gzip").stderr.split() == ["Written:", str(tmp_path / "town.nq.gz")]
    out = run("export", folder, "--to", "nq", "--gzip", "-o", "/dev/stdout").out
    assert out == (tmp_path / "town.nq.gz").read_bytes()
    said = run("export", folder, "--to", "csv", "--gzip", "--lang", "fr", code=2).stderr
    assert "ttl, nq, jsonld" in said and "omettez" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["town.atlas", "town.nq.gz"]


def test_rdf_is_written_as_it_is_made(atlas: Atlas, tmp_path: Path) -> None:
    """Whatever the size of an atlas, its statements are never all there at once."""
    tracemalloc.start()
    for format in ("nq", "ttl", "jsonld"):
        export_atlas(atlas, format, tmp_path / f"small.{format}")
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        written = export_atlas(atlas, format, tmp_path / f"town.{format}")
        _, peak = tracemalloc.get_traced_memory()
        assert peak - before < written.stat().st_size / 2, format
    tracemalloc.stop()


@pytest.mark.parametrize(("format", "parser"), [("ttl", "turtle"), ("nq", "nquads"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same_statements(atlas: Atlas, tmp_path: Path, format: str, parser: str) -> None:
    written = export_atlas(atlas, format, tmp_path / f"town.{format}")
    found = rdflib.Dataset(default_union=True).parse(written, format=parser)
    PA = rdflib.Namespace("https://w3id.org/planatlas/ontology#")
    assert len(set(found.subjects(rdflib.RDF.type, PA.Measure))) == len(atlas.labelled("Measure"))
    assert len(set(found.subjects(rdflib.RDF.type, PA.Assignment))) == len(atlas.edges)


def test_jsonld_carries_its_context(atlas: Atlas, tmp_path: Path) -> None:
    written = json.loads(export_atlas(atlas, "jsonld", tmp_path / "town.jsonld").read_text(encoding="utf-8"))
    assert isinstance(written["@context"], dict)
    assert not any(isinstance(value, str) and value.endswith(".jsonld") for value in written["@context"].values())


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_network_programs(atlas: Atlas, tmp_path: Path, format: str, read: object) -> None:
    found = read(export_atlas(atlas, format, tmp_path / f"town.{format}"))  # type: ignore[operator]
    assert (found.number_of_nodes(), found.number_of_edges()) == (len(atlas.nodes), len(atlas.edges))
    assert found.nodes[atlas.plans[0].id]["label"] == atlas.plans[0].name


def test_spreadsheets_never_get_a_formula(tmp_path: Path) -> None:
    name = '=HYPERLINK("http://example.invalid","x")'
    atlas = Atlas([Node("m", "Measure", name, {"quote": "@SUM(A1)", "line": -3})], [], records=[])
    book = openpyxl.load_workbook(export_atlas(atlas, "xlsx", tmp_path / "a.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert name in [cell.value for cell in cells]
    with (export_atlas(atlas, "csv", tmp_path / "a") / "nodes.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["name"], row["quote"], row["line"]) == (f"'{name}", "'@SUM(A1)", "-3")


def test_workbook_has_a_sheet_for_each_label_in_the_language_asked(atlas: Atlas, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export_atlas(atlas, "xlsx", tmp_path / "a.xlsx", "ro"), read_only=True)
    word = planatlas.ontology.vocabulary().labels("Measure", "ro")
    assert word in book.sheetnames
    assert len(list(book[word].rows)) == 1 + len(atlas.labelled("Measure"))


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_exporting_twice_gives_the_same_bytes(atlas: Atlas, tmp_path: Path, format: str) -> None:
    stored = write_atlas(atlas, tmp_path / "town.atlas")
    one, two = (export_atlas(stored, format, tmp_path / f"{place}.{format}") for place in ("one", "two"))
    assert _bytes(one) == _bytes(two)


def _bytes(path: Path) -> list[bytes]:
    return [file.read_bytes() for file in (sorted(path.iterdir()) if path.is_dir() else [path])]


def test_unknown_format(atlas: Atlas, tmp_path: Path) -> None:
    with pytest.raises(PlanatlasError, match="graphml"):
        export_atlas(atlas, "docx", tmp_path / "x")


def test_control_characters_do_not_break_xml(tmp_path: Path) -> None:
    atlas = Atlas([Node("m", "Measure", "a\x0bb", {"quote": "\x00"})], [], records=[])
    assert nx.read_graphml(export_atlas(atlas, "graphml", tmp_path / "a.graphml")).nodes["m"]["label"] == "ab"
    export_atlas(atlas, "xlsx", tmp_path / "a.xlsx")
