"""Resolved records -> nodes and edges: one module for each part of the graph; ``assembly`` puts the parts together."""
