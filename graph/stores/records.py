"""The record file of an atlas."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from planatlas.errors import AtlasDamaged
from planatlas.graph.stores.files import write_lines
from planatlas.ontology.catalogue import told
from planatlas.records import Record, as_json, read_jsonl

__all__ = ["read_records", "record_line", "write_records"]


def record_line(record: Record) -> str:
    """One record as it stands in ``records.jsonl`` and as ``planatlas extract`` prints it."""
    return json.dumps(as_json(record), ensure_ascii=False, separators=(",", ":"))


def write_records(path: Path, records: Iterable[Record]) -> None:
    """Write records as JSON lines, in the order given."""
    write_lines(path, map(record_line, records), own=True)


def read_records(path: Path) -> list[Record]:
    """Read the records of an atlas. Raises AtlasDamaged when a line is not a record."""
    try:
        with path.open(encoding="utf-8") as file:
            return list(read_jsonl(file))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise told(AtlasDamaged, "atlas.unreadable", path=path, reason=error) from error
