"""The guard before free queries: nothing that writes, nothing that reaches outside, no name that no atlas has.

It reads the query as tokens, so that what stands in a string, a comment or a quoted name is not taken for a clause, and
refuses every letter that an engine might read as another one.
"""

from planatlas.graph.stores.guard.cypher import check, cleaned
from planatlas.graph.stores.guard.sparql import check_sparql

__all__ = ["check", "check_sparql", "cleaned"]
