"""The house: links, packaging lists, locked dependencies, and the rules of style that no linter checks."""

import ast
import pkgutil
import re
import statistics
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import planatlas

TOP = Path(__file__).parents[2]
ROOMS = ("graph", "loaders", "ontology", "queries", "reports")
PYPROJECT: dict[str, Any] = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
LOCK: dict[str, Any] = tomllib.loads((TOP / "uv.lock").read_text(encoding="utf-8"))


def tracked() -> list[Path]:
    """The files of the project, as git knows them; what is not there any more is passed over."""
    out = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, capture_output=True, text=True, check=True).stdout
    found = [path for name in out.split("\0") if name and (path := TOP / name).is_file() and not path.is_symlink()]
    assert Path(__file__) in found, "git names no files of this checkout"
    return found


def modules() -> list[Path]:
    """Every module once, by its real folder and not through the links, whatever the checkout is called."""
    package = TOP / "src" / "planatlas"
    own = [path for path in package.rglob("*.py") if path.relative_to(package).parts[0] not in ROOMS]
    rooms = {room: sorted((TOP / room).rglob("*.py")) for room in ROOMS}
    assert own and all(rooms.values()), f"no module in {[room for room in rooms if not rooms[room]] or package}"
    return sorted(own) + [path for paths in rooms.values() for path in paths]


def test_modules_are_those_that_can_be_imported() -> None:
    """The list the rules below run over is whole: what Python finds under the package, and nothing twice."""
    names = {one.name for one in pkgutil.walk_packages(planatlas.__path__, "planatlas.")} | {"planatlas"}
    assert len(modules()) == len(set(modules())) == len(names)


@pytest.mark.parametrize("room", ROOMS)
def test_every_link_leads_to_its_room(room: str) -> None:
    link = TOP / "src" / "planatlas" / room
    if not link.is_symlink():
        pytest.fail(f"{link} is no link: this checkout was made without links. `pip install .` works, -e does not.")
    assert link.resolve() == (TOP / room).resolve()
    assert not link.readlink().is_absolute()


def test_no_room_without_a_link() -> None:
    """A top folder with code is a room; docs, examples, tests, notebooks and benchmarks are not imported."""
    code = {path.parent.name for path in TOP.glob("*/__init__.py")}
    assert code == set(ROOMS)


def test_packaging_lists_name_every_room() -> None:
    build, ruff = PYPROJECT["tool"]["hatch"]["build"], PYPROJECT["tool"]["ruff"]["lint"]
    assert {f"/src/planatlas/{room}" for room in ROOMS} == set(build["exclude"])
    assert {"src/planatlas", *ROOMS} == set(build["targets"]["wheel"]["only-include"])
    assert {room: f"planatlas/{room}" for room in ROOMS}.items() <= build["targets"]["wheel"]["sources"].items()
    assert set(ROOMS) == set(ruff["flake8-tidy-imports"]["banned-api"])


def requirement_name(text: str) -> str:
    match = re.match(r"[\w.-]+", text)
    return match[0].lower().replace("_", "-") if match else ""


def test_lock_follows_pyproject() -> None:
    (own,) = (package for package in LOCK["package"] if package["name"] == "planatlas")
    wanted = list(PYPROJECT["project"]["dependencies"])
    for extra in PYPROJECT["project"]["optional-dependencies"].values():
        wanted += extra
    locked = {(one["name"], one.get("specifier", "")) for one in own["metadata"]["requires-dist"]}
    assert {requirement_name(one) for one in wanted} == {name for name, _ in locked}
    pinned = {requirement_name(one): one.partition("==")[2] for one in wanted if "==" in one}
    assert pinned.items() <= {name: spec.removeprefix("==") for name, spec in locked}.items()
    dev = {one["name"] for one in own["metadata"]["requires-dev"]["dev"]}
    assert dev == {requirement_name(one) for one in PYPROJECT["dependency-groups"]["dev"]}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_exported_locks_follow_the_lock(name: str) -> None:
    versions = {(package["name"], package.get("version")) for package in LOCK["package"]}
    pins = re.findall(r"^([\w.-]+)==(\S+)", (TOP / name).read_text(encoding="utf-8"), re.M)
    assert pins and set(pins) <= versions
    assert set(map(requirement_name, PYPROJECT["project"]["dependencies"])) <= {pin for pin, _ in pins}


def test_files_name_no_machine() -> None:
    here = re.compile(r"(?<![\w.~/*])/(?:work|root|home/\w+|tmp|opt)/\w")
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(TOP)}: {m[0]}" for m in here.finditer(text) if path != Path(__file__)]
    assert not found, found


def functions() -> Iterator[tuple[str, int]]:
    """Every function with the lines of its body, its docstring not counted."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
                yield f"{path.relative_to(TOP)}:{node.name}", (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_functions_are_short() -> None:
    sizes = dict(functions())
    assert len(sizes) > len(modules())
    assert not [f"{name} has {size} lines" for name, size in sizes.items() if size > 50]
    assert statistics.quantiles(sizes.values(), n=10)[-1] <= 30


def test_modules_are_read_in_one_sitting() -> None:
    long = {str(path): n for path in modules() if (n := len(path.read_text(encoding="utf-8").splitlines())) > 600}
    assert not long


def test_every_module_says_what_it_is() -> None:
    silent = [str(p.relative_to(TOP)) for p in modules() if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert not silent


def test_only_the_command_line_prints() -> None:
    calls = []
    for path in modules():
        if "cli" in path.parts:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        for node in ast.walk(ast.parse("\n".join(lines))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                calls.append(f"{path.relative_to(TOP)}:{node.lineno}")
            reasoned = isinstance(node, ast.ExceptHandler) and "noqa: BLE001 - " in lines[node.lineno - 1]
            if isinstance(node, ast.ExceptHandler) and catches_everything(node) and not reasoned:
                calls.append(f"{path.relative_to(TOP)}:{node.lineno} catches everything")
    assert not calls


def catches_everything(handler: ast.ExceptHandler) -> bool:
    """A bare or broad ``except`` that does not end in ``raise``."""
    broad = handler.type is None or getattr(handler.type, "id", "") in ("Exception", "BaseException")
    last = handler.body[-1]
    return broad and not (isinstance(last, ast.Raise) and last.exc is None)


WRITERS = {
    "graph/stores/files.py": "the door that all files go through",
    "graph/stores/staging.py": "several files put in place together",
    "graph/pipeline/readings.py": "removes its own readings",
    "graph/stores/kept.py": "moves into place and removes the stores it keeps",
    "graph/pipeline/folder.py": "removes the RDF that earlier builds wrote",
    "graph/stores/parquet.py": "fills the file that the door gives it",
    "graph/stores/rdf/write.py": "fills the file that the door gives it",
    "graph/stores/duck.py": "a scratch folder of its own",
    "graph/stores/local_graph.py": "a scratch folder of its own",
    "graph/stores/neo4j/push.py": "a scratch folder of its own",
    "loaders/formats/pdf/opinion.py": "a scratch folder of its own",
    "loaders/formats/pdf/scan/tesseract.py": "a scratch folder of its own",
    "reports/browser.py": "a scratch folder of its own",
    "loaders/formats/sandbox/child.py": "what libraries say goes nowhere",
    "src/planatlas/cli/app.py": "an output that the shell closed",
    "ontology/ontology_page.py": "a page of the documentation, when run as a program",
}
"""The modules that write, rename or delete files by themselves, and why. All others go through graph.stores.files."""
WRITING = {
    "os": {"remove", "rename", "replace", "unlink", "rmdir", "removedirs", "link", "symlink", "truncate"},
    "shutil": {"copy", "copy2", "copyfile", "copytree", "move", "rmtree"},
    "tempfile": {"mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory"},
    "pq": {"write_table"},
    "ox": {"serialize"},
}
METHODS = {"unlink", "rmdir", "rename", "touch", "mkdir", "savefig", "to_csv", "to_parquet", "write_html", "save_graph"}


def writes(call: ast.Call) -> bool:
    """Tell whether a call writes a file, or takes one away."""
    name, of = (call.func.attr, call.func.value) if isinstance(call.func, ast.Attribute) else ("", call.func)
    if isinstance(of, ast.Name) and of.id in WRITING:
        return name in WRITING[of.id] and (of.id != "ox" or len(call.args) > 1)
    if name in METHODS or (name in ("write_text", "write_bytes") and len(call.args) == 1):
        return True
    bare = call.func.id if isinstance(call.func, ast.Name) else ""
    if bare in WRITING["tempfile"] | WRITING["shutil"] - {"copy"}:
        return True
    given = [one.value for one in [*call.args, *(key.value for key in call.keywords)] if isinstance(one, ast.Constant)]
    modes = [mode for mode in given if isinstance(mode, str) and re.fullmatch(r"[wax]b?\+?|r\+b?", mode)]
    return "open" in (name, bare) and bool(modes)


def test_all_files_are_written_through_one_door() -> None:
    found = set()
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(isinstance(node, ast.Call) and writes(node) for node in ast.walk(tree)):
            found.add(path.relative_to(TOP).as_posix())
    assert found == set(WRITERS)


def test_loaders_know_no_plan_by_name() -> None:
    """Nothing in the code is written for one of the examples."""
    names = {"valea mare", "brookfield", "αιγιαλιν", "saint-loup"}
    examples = " ".join(path.read_text(encoding="utf-8") for path in (TOP / "examples").glob("*.*")).casefold()
    assert all(name in examples for name in names), "a name of no example any more"
    assert modules()
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, DOCUMENTED)}
        texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) is str}
        assert not [text for text in texts - told for name in names if name in text.casefold()], path


def is_open(node: ast.expr) -> bool:
    """Whether a loop over this may not run at all: anything that is not written out on the spot."""
    return not (
        isinstance(node, ast.Tuple | ast.List) or isinstance(node, ast.Call) and ast.unparse(node.func) == "range"
    )


def holds_on_nothing(node: ast.expr) -> bool:
    """Whether a condition is true of an empty list: ``all(...)``, ``not any(...)``, ``not [... for ...]``."""
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        return all(holds_on_nothing(one) for one in node.values)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return isinstance(node.operand, ast.ListComp) or ast.unparse(node.operand).startswith("any(")
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "all" and is_open(node.args[0])


def conditions(node: ast.AST, within: bool = False) -> Iterator[bool]:
    """For every check of a test whether it may be passed without looking at anything."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Assert):
            yield within or holds_on_nothing(child.test)
        elif isinstance(child, ast.With) and "pytest.raises" in ast.unparse(child.items[0]):
            yield within
        else:
            yield from conditions(child, within or isinstance(child, ast.For) and is_open(child.iter))


def test_no_test_passes_on_an_empty_list() -> None:
    """A test whose every check stands in a loop, or is of the kind ``all(...)``, also says that something was found."""
    checked = {
        f"{path.relative_to(TOP)}:{node.name}": list(conditions(node))
        for path in sorted((TOP / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test")
    }
    assert len(checked) > 500
    assert [name for name, open_ends in checked.items() if open_ends and all(open_ends)] == []


def test_the_rule_sees_a_test_that_passes_on_an_empty_list() -> None:
    bad = "for one in every(): assert one", "assert all(one for one in every())", "assert not [x for x in every() if x]"
    good = "for one in (1, 2): assert one", "for one in every(): assert one\nassert every()", "assert every() == []"
    assert [list(conditions(ast.parse(text))) for text in bad] == [[True]] * len(bad)
    assert [all(conditions(ast.parse(text))) for text in good] == [False] * len(good)


def test_groups_of_tests_name_places_that_are_there(request: pytest.FixtureRequest) -> None:
    """Two workers share the tests by these names; one that leads nowhere would let two of them start a server."""
    (shared,) = (one for one in request.config.pluginmanager.get_plugins() if hasattr(one, "GROUPS"))
    places = [place for every in shared.GROUPS.values() for place in every]
    assert {"tests/neo4j/", "tests/reports/"} <= set(places)
    assert all((TOP / place).exists() for place in places)
    for place in shared.ALONE:
        path, name = place.split("::")
        assert f"def {name}" in (TOP / path).read_text(encoding="utf-8")
    assert shared.group("tests/neo4j/test_push.py::test_x[@a::b]") == "neo4j"
    assert shared.group("tests/gaps/test_load.py::test_x") == "tests/gaps/test_load.py"
