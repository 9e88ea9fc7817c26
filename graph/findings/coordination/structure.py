"""Numbers of a network of bodies that share measures. The tie is a shared row: assignment, not contact.

W[o, p] is the number of measures o and p share, with an empty diagonal. - fragmentation F = 1 - Σ s_k (s_k - 1) / (n
(n - 1)) over components of size s_k (Borgatti 2006); - centralisation = Σ (max d - d_i) / ((n - 1)(n - 2)) on degrees
(Freeman 1979); - E-I index = (E - I) / (E + I) over ties between (E) and within (I) classes of an attribute
(Krackhardt and Stern 1988),   with the share of permutations of the attribute that give one as low; - constraint c_i
= Σ_j (p_ij + Σ_q p_iq p_qj)² over neighbours j, with p_ij = W_ij / Σ_k W_ik (Burt 1992); in sparse algebra,   since
networkx's own takes 40 s where this takes 0.02; - effective size = n_i - 2 t_i / n_i over n_i neighbours with t_i
ties among themselves (Borgatti 1997).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_array, diags_array, triu
from scipy.sparse.csgraph import connected_components

__all__ = ["centralisation", "components", "constraint", "e_i_index", "effective_size", "fragmentation", "ties_of"]


def ties_of(matrix: Any) -> Any:
    """W from an incidence (bodies by measures): shared measures with an empty diagonal, compressed rows."""
    shared = (matrix @ matrix.T).tocsr()
    found = csr_array(shared - diags_array(shared.diagonal()))
    # Explicit zeros would count as ties in the pattern of the matrix.
    found.eliminate_zeros()
    return found


def components(weights: Any) -> list[int]:
    """Number of the component of every body."""
    return [int(one) for one in connected_components(weights, directed=False)[1]]


def fragmentation(weights: Any) -> float:
    """Share of pairs of bodies that cannot reach each other: 0 all can, 1 nobody can; 0 for fewer than two bodies."""
    count = weights.shape[0]
    if count < 2:
        return 0.0
    sizes = Counter(components(weights)).values()
    together = sum(size * (size - 1) for size in sizes)
    return 1.0 - float(together) / float(count * (count - 1))


def centralisation(weights: Any) -> float:
    """0 when all have equally many neighbours, 1 for a star; 0 for fewer than three bodies."""
    count = weights.shape[0]
    if count < 3:
        return 0.0
    degrees = (weights != 0).sum(axis=1)
    return float((degrees.max() - degrees).sum() / ((count - 1) * (count - 2)))


def e_i_index(weights: Any, classes: Sequence[str | None], draws: int = 999, seed: int = 0) -> tuple[float, float]:
    """E-I index over bodies whose class is known, and the share of permutations as low. (0, 1) without such ties."""
    known = [place for place, one in enumerate(classes) if one]
    ties = triu(weights[known][:, known], 1).tocoo()
    names = np.unique([str(classes[place]) for place in known], return_inverse=True)[1]
    # No tie can be within or between classes.
    if ties.nnz == 0:
        return 0.0, 1.0
    value = _e_i(names, ties)
    random = np.random.default_rng(seed)
    as_low = sum(_e_i(random.permutation(names), ties) <= value for _ in range(draws))
    return value, (1 + as_low) / (1 + draws)


def _e_i(names: Any, ties: Any) -> float:
    outside = int((names[ties.row] != names[ties.col]).sum())
    return float(2 * outside - ties.nnz) / float(ties.nnz)


def constraint(weights: Any) -> Any:
    """Burt's constraint of every body as an array; nan for a body without ties."""
    sums = np.asarray(weights.sum(axis=1)).ravel()
    inverse = np.divide(1.0, sums, out=np.zeros_like(sums, dtype=float), where=sums > 0)
    part = csr_array(diags_array(inverse) @ weights)
    # Burt sums over neighbours only.
    through = (part + part @ part).multiply(part != 0)
    found = np.asarray(through.power(2).sum(axis=1)).ravel()
    # Nobody is constrained by nobody: zero would be the best value of all.
    found[sums == 0] = np.nan
    return found


def effective_size(weights: Any) -> Any:
    """Effective size of every body's neighbourhood as an array; 0 for a body without ties."""
    simple = (weights != 0).astype(float)
    degrees = np.asarray(simple.sum(axis=1)).ravel()
    among = np.asarray((simple @ simple).multiply(simple).sum(axis=1)).ravel()  # each tie among neighbours twice
    return degrees - np.divide(among, degrees, out=np.zeros_like(degrees), where=degrees > 0)
