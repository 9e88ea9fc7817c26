"""A Neo4j database as a view of atlases: pushed into, incremental, and asked in Cypher."""

from planatlas.graph.stores.neo4j.connection import Connection, connect
from planatlas.graph.stores.neo4j.push import PushReport, push, push_graph, unpush
from planatlas.graph.stores.neo4j.server import Server

__all__ = ["Connection", "PushReport", "Server", "connect", "push", "push_graph", "unpush"]
