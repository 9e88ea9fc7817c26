"""Which ids are one body: joins and separations, kept so that no join puts together what people told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

__all__ = ["DisjointSets"]


# Those of networkx and scipy know of no separation, which decides here which joins may be made at all, one by one; and
# loading either only for this adds 0.1 s (networkx) or 0.3 s (scipy.sparse.csgraph) to every build.
class DisjointSets:
    """Sets of ids. What is apart stays apart for all members of both sets: if A is not B and B is C, A is not C."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._root = {id: id for id in ids}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)

    def __contains__(self, id: str) -> bool:
        return id in self._root

    def find(self, id: str) -> str:
        """The id that stands for the set an id is in."""
        while self._root[id] != id:
            # Halving the path keeps long chains short without a second walk (Tarjan and van Leeuwen, 1984).
            self._root[id] = self._root[self._root[id]]
            id = self._root[id]
        return id

    def apart(self, one: str, other: str) -> bool:
        """Tell whether two ids are known not to be one."""
        return self.find(other) in self._apart[self.find(one)]

    def separate(self, one: str, other: str) -> bool:
        """Keep two ids apart from now on; False when they are one already."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return False
        self._apart[a].add(b)
        self._apart[b].add(a)
        return True

    def join(self, keep: str, drop: str) -> bool:
        """Put two ids together under the first; False when they are known to be apart."""
        a, b = self.find(keep), self.find(drop)
        if a == b:
            return True
        if b in self._apart[a]:
            return False
        self._root[b] = a
        # Whatever was apart from the set that goes is apart from the one that takes it in.
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)
        return True
