"""The public surface, pinned: what people may import, and that importing it costs nothing."""

import importlib
import pkgutil
import subprocess
import sys

import pytest

import planatlas

SURFACE = {
    "planatlas": {
        "Atlas", "Edge", "Finding", "Node", "PlanatlasError", "Table", "__version__", "build", "build_atlas",
        "extract", "identify", "open", "read", "resolve",
    },
    "planatlas.loaders": {"Document", "Leftover", "leftover", "read", "records"},
}  # fmt: skip


@pytest.mark.parametrize("module", SURFACE)
def test_the_surface_is_this_and_no_more(module: str) -> None:
    assert set(importlib.import_module(module).__all__) == SURFACE[module]


@pytest.mark.parametrize("name", sorted(SURFACE["planatlas"]))
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(planatlas, name)
    assert name in dir(planatlas)


def test_no_public_name_is_a_part_of_the_house_too() -> None:
    """A module that is imported takes its name in the package, whatever stood there."""
    parts = {module.name for module in pkgutil.iter_modules(planatlas.__path__)}
    assert parts and not parts & SURFACE["planatlas"]


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        planatlas.nothing_of_the_kind  # noqa: B018


def test_version_is_the_one_of_the_package() -> None:
    from importlib.metadata import version

    assert planatlas.__version__ == version("planatlas")


def test_importing_the_command_line_loads_no_engine() -> None:
    """``planatlas --help`` must start fast: the engines come when a command needs them."""
    heavy = {"duckdb", "networkx", "pandas", "polars", "pyarrow", "pyvis", "scipy", "neo4j", "rdflib", "kglite"}
    code = f"import sys, planatlas.cli.app; print(sorted({heavy} & set(sys.modules)))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


@pytest.mark.parametrize("first", ["planatlas.ontology", "planatlas.loaders"])
def test_imports_point_one_way(first: str) -> None:
    """Neither the vocabulary nor the loaders know of the graph."""
    code = (
        f"import pkgutil, importlib, sys, {first} as room\n"
        "for m in pkgutil.walk_packages(room.__path__, room.__name__ + '.'): importlib.import_module(m.name)\n"
        "print([m for m in sys.modules if m.startswith(('planatlas.graph', 'planatlas.queries', 'planatlas.reports',"
        " 'planatlas.cli'))])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "[]"


PACKAGES = sorted(one.name for one in pkgutil.walk_packages(planatlas.__path__, "planatlas.") if one.ispkg)


def test_what_every_package_offers_is_there() -> None:
    offered = [
        (package, name) for package in PACKAGES for name in getattr(importlib.import_module(package), "__all__", ())
    ]
    assert ("planatlas.reports", "write_letter") in offered
    assert not [(package, name) for package, name in offered if not hasattr(importlib.import_module(package), name)]
