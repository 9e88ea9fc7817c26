"""The command line."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run ``planatlas``; errors become one message and an exit code, never a traceback."""
    from planatlas.cli.app import run

    run()
