"""A Neo4j database as a view of atlases: pushed into, incremental, and asked in Cypher."""

from planatlas.graph.stores.neo4j.connection import Connection, connect
from planatlas.graph.stores.neo4j.push import PushReport, push, push_graph

__all__ = ["Connection", "PushReport", "connect", "push", "push_graph"]
