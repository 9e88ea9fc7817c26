"""The command line."""

from __future__ import annotations

from planatlas.cli.app import run

__all__ = ["main"]


def main() -> None:
    """Run ``planatlas``; errors become one message and an exit code, never a traceback."""
    run()
