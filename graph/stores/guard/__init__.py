"""The guard before free queries: nothing that writes, nothing that reaches outside, nothing that no atlas can answer.

It reads the query as tokens, so that what stands in a string, a comment or a quoted name is not taken for a clause, and
refuses every letter that an engine might read as another one. What passes is held against the schema.
"""

from planatlas.graph.stores.guard.cypher import Asked, check, cleaned, for_embedded, for_neo4j, refuse_writing
from planatlas.graph.stores.guard.sparql import check_sparql

__all__ = ["Asked", "check", "check_sparql", "cleaned", "for_embedded", "for_neo4j", "refuse_writing"]
