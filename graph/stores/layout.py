"""What the files in the folder of an atlas are called."""

from __future__ import annotations

__all__ = ["DECISIONS", "EDGES", "NODES", "NQUADS", "RECEIPT", "RECORDS", "TRUTH", "TURTLE"]

NODES, EDGES, RECORDS, RECEIPT = "nodes.parquet", "edges.parquet", "records.jsonl", "receipt.json"
DECISIONS, TURTLE, NQUADS = "decisions.csv", "atlas.ttl", "atlas.nq"
TRUTH = (RECORDS, NODES, EDGES)
"""The files that everything else can be made from again."""
