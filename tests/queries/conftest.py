"""One atlas of the example plans for all questions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planatlas.atlas import Atlas, open_atlas


@pytest.fixture(scope="session")
def atlas(built: Callable[..., Path]) -> Atlas:
    """The atlas of every example plan, not to be changed."""
    return open_atlas(built())
