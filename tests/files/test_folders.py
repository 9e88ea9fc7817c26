"""Where an atlas may be written, what is left alone there, and that a build that was cut anywhere heals."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planatlas.atlas import open_atlas
from planatlas.errors import AtlasDamaged, AtlasNewer, AtlasOlder
from planatlas.graph.marks.folders import CACHED, TAG, TAGGED
from planatlas.graph.pipeline.lock import only_one
from planatlas.graph.pipeline.reading import Source, read_one
from planatlas.graph.pipeline.readings import Readings
from planatlas.graph.stores.files import PART, part_name
from planatlas.graph.stores.format import FORMAT, check_format

Run = Callable[..., Any]
PLAN = """PLANUL ANUAL DE ACȚIUNE AL ORAȘULUI DUMBRĂVENI, JUDEȚUL ALB, PENTRU ANUL 2031

Măsuri\tAcțiuni\tTermene\tInstituții responsabile\tParteneri
1.1. Masă caldă pentru vârstnici\tgătit zilnic\ttrim. II\tDirecția de Asistență Socială\t
1.2. Atelier de lectură\tcitit săptămânal\ttrim. III\tBiblioteca Orășenească\tȘcoala nr. 2
"""
PAGES = "\n".join(f"{line}\n" for line in PLAN.splitlines()).replace(
    "\n\n1.2.", "\n\nMăsuri\tAcțiuni\tTermene\tInstituții responsabile\tParteneri\n1.2."
)
"""The plan on two pages: its head is printed again, so that people may decide about the rows at the break."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path / "plan.txt"


@pytest.fixture(scope="module")
def whole(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The atlas of the plan, built at one go."""
    room = tmp_path_factory.mktemp("whole")
    (room / "plan.txt").write_text(PLAN, encoding="utf-8")
    run("build", "-q", "plan.txt", "-o", "town.atlas", cwd=room)
    return room / "town.atlas"


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


FOREIGN = {
    "a receipt of a shop": {
        "receipt.json": '{"shop": 1}',
        "records.jsonl": "mine",
        "readings/my-data.json.gz": "x",
        "readings/download.part": "y",
    },
    "a list as receipt": {"receipt.json": "[1]"},
    "a text as receipt": {"receipt.json": "thank you"},
    "a format, but no planatlas": {"receipt.json": '{"format": 1}'},
    "letters among readings": {"readings/letter.txt": "Dear"},
    "readings of another program": {"readings/CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n# pip\n"},
    "one file more than a cut build leaves": {f"readings/{TAG}": TAGGED, "thesis.docx": "x"},
    "tables without readings": {"nodes.parquet": "x", "edges.parquet": "y"},
    "decisions and a letter": {"decisions.csv": "kind,subject\n", "letter.txt": "Dear"},
    "a hidden file": {".profile": "x"},
    "a cache of another program": {f".cache/{TAG}": TAGGED, f"readings/{TAG}": TAGGED},
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_not_ours_is_not_touched(what: str, plan: Path, tmp_path: Path, run: Run) -> None:
    folder = put(tmp_path / "theirs", FOREIGN[what])
    before = content(folder)
    said = run("build", plan, "-o", folder, "--lang", "ro", code=2).stderr
    assert str(folder) in said and "rămâne neatins" in said
    assert content(folder) == before


def test_foreign_readings_in_an_atlas_are_not_touched(whole: Path, plan: Path, tmp_path: Path, run: Run) -> None:
    """Somebody deleted the readings, which they may, and put a folder of that name there."""
    atlas = Path(shutil.copytree(whole, tmp_path / "a.atlas"))
    shutil.rmtree(atlas / "readings")
    put(atlas, {"readings/letter.json.gz": "Dear"})
    before = content(atlas)
    assert "readings" in run("build", plan, "-o", atlas, code=2).stderr
    assert content(atlas) == before
    assert open_atlas(atlas).nodes  # it can be asked all the same


def test_foreign_files_among_our_own_stay(whole: Path, plan: Path, tmp_path: Path, run: Run) -> None:
    atlas = Path(shutil.copytree(whole, tmp_path / "a.atlas"))
    mine = {"notes.txt": "mine", "readings/mine.json.gz": "x", "readings/mine.part": "y", ".mine.part/a": "z"}
    put(atlas, mine)
    (atlas / "readings" / f"{'0' * 40}.json.gz").write_bytes(b"of a source that is gone")
    run("build", plan, "-o", atlas)
    assert {name: (atlas / name).read_text("utf-8") for name in mine} == mine
    assert content(atlas).keys() - mine.keys() == content(whole).keys()


OLD = {"atlas.ttl": b"@prefix pa: <x> .", "atlas.nq": b"<a> <b> <c> .", "notes.ttl": b"mine"}


def of_an_earlier_build(atlas: Path, names: tuple[str, ...]) -> None:
    """An atlas of the first form, in which builds wrote RDF; its receipt names some of it."""
    receipt = json.loads((atlas / "receipt.json").read_text(encoding="utf-8"))
    for name, content in OLD.items():
        (atlas / name).write_bytes(content)
    receipt["format"] = 1
    receipt["files"] |= {name: hashlib.sha256(OLD[name]).hexdigest() for name in names}
    (atlas / "receipt.json").write_text(json.dumps(receipt), encoding="utf-8")


def test_rdf_of_an_earlier_build_goes_when_the_receipt_names_it(
    whole: Path, plan: Path, tmp_path: Path, run: Run
) -> None:
    atlas = Path(shutil.copytree(whole, tmp_path / "a.atlas"))
    of_an_earlier_build(atlas, ("atlas.ttl", "atlas.nq"))
    run("build", plan, "-o", atlas)
    assert content(atlas) == {**content(whole), "notes.ttl": b"mine"}


def test_rdf_that_no_receipt_names_or_that_was_changed_stays(whole: Path, plan: Path, tmp_path: Path, run: Run) -> None:
    atlas = Path(shutil.copytree(whole, tmp_path / "a.atlas"))
    of_an_earlier_build(atlas, ("atlas.ttl",))
    (atlas / "atlas.ttl").write_bytes(b"with remarks of mine")
    run("build", plan, "-o", atlas)
    assert content(atlas) == {**content(whole), **OLD, "atlas.ttl": b"with remarks of mine"}


BEGUN = {
    "views kept": {f".cache/{TAG}": CACHED, f"readings/{TAG}": TAGGED},
    "nothing": {},
    "an empty folder of readings": {"readings/": ""},
    "readings": {f"readings/{TAG}": TAGGED},
    "what a killed build left": {f"{part_name()}/nodes.parquet": "x", f"readings/{TAG}": TAGGED},
    "some files, no receipt yet": {f"readings/{TAG}": TAGGED, "records.jsonl": "x", "nodes.parquet": "y"},
    "a receipt cut short": {f"readings/{TAG}": TAGGED, "receipt.json": '{"format": 1, "plan'},
    "what systems leave": {"Thumbs.db": "x", ".DS_Store": "y", "desktop.ini": "z"},
}


@pytest.mark.parametrize("what", BEGUN)
def test_what_was_begun_is_taken_up(what: str, whole: Path, plan: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "a.atlas"
    folder.mkdir()
    put(folder, {name: text for name, text in BEGUN[what].items() if not name.endswith("/")})
    for name in BEGUN[what]:
        (folder / name).mkdir(exist_ok=True) if name.endswith("/") else None
    run("build", plan, "-o", folder)
    clutter = {"Thumbs.db", ".DS_Store", "desktop.ini", f".cache/{TAG}"}
    assert {name: data for name, data in content(folder).items() if name not in clutter} == content(whole)


def test_decisions_alone_are_a_beginning(whole: Path, plan: Path, tmp_path: Path, run: Run) -> None:
    head = "kind,subject,object,number,value,who,at,why,answer\n"
    folder = put(tmp_path / "a.atlas", {"decisions.csv": head})
    run("build", plan, "-o", folder)
    assert content(folder) == {**content(whole), "decisions.csv": head.encode()}


def test_decisions_that_are_a_folder_are_no_decisions(whole: Path, plan: Path, tmp_path: Path, run: Run) -> None:
    atlas = Path(shutil.copytree(whole, tmp_path / "a.atlas"))
    (atlas / "decisions.csv").mkdir()
    assert "decisions.csv" in run("build", plan, "-o", atlas, code=2).stderr
    assert "decisions.csv" in run("gaps", atlas, code=2).stderr


@pytest.mark.skipif(not os.access("/dev/shm", os.W_OK), reason="no second file system")
def test_an_atlas_on_another_file_system(whole: Path, plan: Path, tmp_path: Path, run: Run) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as elsewhere:
        assert os.stat(elsewhere).st_dev != tmp_path.stat().st_dev
        (tmp_path / "town.atlas").symlink_to(elsewhere)
        for _ in range(2):
            run("build", plan, "-o", tmp_path / "town.atlas")
        assert content(Path(elsewhere)) == content(whole)
        assert (tmp_path / "town.atlas").is_symlink()


DROP = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner")
"""What takes an administrator's rights over folders away from a command."""


def without_rights(*words: object, code: int, lang: str = "ro") -> str:
    """The command as a user to whom the rights of folders apply, an administrator too; what it told."""
    drop = DROP if os.geteuid() == 0 else ()
    command = [*drop, sys.executable, "-m", "planatlas", *map(str, words), "--lang", lang]
    done = subprocess.run(command, capture_output=True, timeout=120)
    told = done.stderr.decode()
    assert done.returncode == code and "Traceback" not in told, told
    return told


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Path]:
    """A folder; it may be closed by ``closed``, and is opened again afterwards."""
    if os.geteuid() == 0 and not (shutil.which(DROP[0]) and subprocess.run([*DROP, "true"]).returncode == 0):
        pytest.skip("an administrator may write everywhere, and no right can be dropped here")
    (tmp_path / "room").mkdir()
    yield tmp_path / "room"
    (tmp_path / "room").chmod(0o755)


def closed(room: Path) -> Path:
    room.chmod(0o555)
    return room


def test_no_right_to_write_beside_the_atlas_is_needed(whole: Path, room: Path) -> None:
    put(room, {"plan.txt": PLAN})
    (room / "town.atlas").mkdir()
    closed(room)
    for _ in range(2):
        without_rights("build", room / "plan.txt", "-o", room / "town.atlas", code=0)
    assert content(room / "town.atlas") == content(whole)


def test_without_the_right_to_write_there_it_is_told(whole: Path, room: Path) -> None:
    put(room, {"plan.txt": PLAN, "mine.csv": "mine"})
    (room / "mine.csv").chmod(0o444)
    (room / "open").mkdir()
    os.link(room / "mine.csv", room / "open" / "mine.csv")
    atlas = Path(shutil.copytree(whole, room / "town.atlas"))
    closed(room)
    for words in (
        ["build", room / "plan.txt", "-o", room / "new.atlas"],
        ["gaps", atlas, "-f", "csv", "-o", room / "new.csv"],
        ["gaps", atlas, "-f", "csv", "-o", room / "open" / "mine.csv"],  # a rename would not ask
    ):
        told = without_rights(*words, code=8, lang="fr")
        assert str(words[-1]) in told and "droit d’accès" in told
    assert (room / "open" / "mine.csv").read_text("utf-8") == "mine"


def test_a_document_that_is_gone_or_damaged_is_kept_again(plan: Path, tmp_path: Path, run: Run) -> None:
    plan.write_text(PAGES, encoding="utf-8")
    run("build", plan, "-o", tmp_path / "a.atlas")
    before = content(tmp_path / "a.atlas")
    (document,) = (tmp_path / "a.atlas" / "readings").glob("*.document.json.gz")
    for damage in (document.unlink, lambda: document.write_bytes(before[f"readings/{document.name}"][:40])):
        damage()
        assert "without reading them again" not in run("build", plan, "-o", tmp_path / "a.atlas").stderr
        assert content(tmp_path / "a.atlas") == before
    assert "without reading them again: 1" in run("build", plan, "-o", tmp_path / "a.atlas").stderr


def test_no_reading_is_kept_before_its_document(plan: Path, tmp_path: Path) -> None:
    """Where the document cannot be kept, for a folder stands in its place, the reading is not kept either."""
    plan.write_text(PAGES, encoding="utf-8")
    kept, source = Readings(tmp_path / "readings"), Source(plan)
    kept.open()
    reading = read_one(source)
    assert reading.document is not None, "the plan has no rows to decide about"
    (kept.folder / f"{kept.key(source)}.document.json.gz").mkdir()
    kept.keep(source, reading)
    assert not (kept.folder / f"{kept.key(source)}.json.gz").exists() and reading.kept is None


def test_two_that_write_into_one_atlas(whole: Path, plan: Path, tmp_path: Path, run: Run) -> None:
    pytest.importorskip("fcntl")
    atlas = Path(shutil.copytree(whole, tmp_path / "a.atlas"))
    with only_one(atlas):
        for words in (["build", plan, "-o", atlas], ["review", atlas, "--finding", "x"]):
            done = run(*words, code=2)
        assert "another command" in run("build", plan, "-o", atlas, code=2).stderr
    assert done.returncode == 2


def numbered(atlas: Path, form: object) -> Path:
    receipt = json.loads((atlas / "receipt.json").read_text("utf-8"))
    (atlas / "receipt.json").write_text(json.dumps({**receipt, "format": form, "planatlas": "9.9.9"}), "utf-8")
    return atlas


def test_an_atlas_of_a_newer_form_is_neither_read_nor_written_over(
    whole: Path, plan: Path, tmp_path: Path, run: Run
) -> None:
    atlas = numbered(Path(shutil.copytree(whole, tmp_path / "a.atlas")), FORMAT + 1)
    before = content(atlas)
    for words in (
        ["gaps", atlas], ["query", atlas, "institutions-by-load"], ["report", atlas, "-o", tmp_path / "r.html"],
        ["review", atlas], ["institutions", atlas], ["export", atlas, "--to", "neo4j-csv"], ["compare", whole, atlas],
        ["build", plan, "-o", atlas], ["build", plan, "-o", atlas, "--fresh"],
    ):  # fmt: skip
        said = run(*words, "--lang", "ro", code=2).stderr
        assert "9.9.9" in said and "actualizați planatlas" in said, words
    with pytest.raises(AtlasNewer):
        open_atlas(atlas)
    assert content(atlas) == before


def test_an_atlas_of_an_older_form_is_made_again(whole: Path, plan: Path, tmp_path: Path, run: Run) -> None:
    atlas = numbered(Path(shutil.copytree(whole, tmp_path / "a.atlas")), FORMAT - 1)
    with pytest.raises(AtlasOlder, match=r"planatlas build plan\.txt -o "):
        check_format(atlas)
    run("gaps", atlas, code=2)
    run("build", plan, "-o", atlas)
    assert content(atlas) == content(whole)


@pytest.mark.parametrize("form", ["x", None, 1.5, [1]])
def test_a_form_that_is_no_number_is_damage(form: object, whole: Path, tmp_path: Path) -> None:
    with pytest.raises(AtlasDamaged):
        open_atlas(numbered(Path(shutil.copytree(whole, tmp_path / "a.atlas")), form))


def test_names_of_what_is_half_written_are_ours_alone() -> None:
    assert PART.fullmatch(part_name())
    assert not any(map(PART.fullmatch, ("download.part", ".part", ".planatlas-1.part", ".planatlas-x-00000000.part")))
