"""One atlas of the example plans for all questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from planatlas.graph.atlas import Atlas
from planatlas.graph.build.pipeline import build_atlas

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The atlas of every example plan."""
    plans = [file for file in sorted(EXAMPLES.iterdir()) if file.is_file() and file.stem != "README"]
    return build_atlas(plans, tmp_path_factory.mktemp("examples") / "examples.atlas").atlas
