"""What the files in the folder of an atlas are called."""

from __future__ import annotations

__all__ = ["CACHE", "COLUMNS", "DECISIONS", "EDGES", "FORMER", "NODES", "RECEIPT", "RECORDS", "TRUTH"]

NODES, EDGES, RECORDS, RECEIPT = "nodes.parquet", "edges.parquet", "records.jsonl", "receipt.json"
DECISIONS, COLUMNS, CACHE = "decisions.csv", "columns.csv", ".cache"
TRUTH = (RECORDS, NODES, EDGES)
"""The files that everything else can be made from again."""
FORMER = ("atlas.ttl", "atlas.nq")
"""What earlier builds wrote beside them, and ``export`` now makes when asked."""
