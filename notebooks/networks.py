# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Networks, and what chance alone would give
#
# An institution and a measure are tied where the plan names the one for the other. That is assignment, not contact:
# two bodies in one row have been printed together, no more. The question here is which pairs are named together more
# often than their numbers of measures alone would bring about.

# %%
from pathlib import Path
from tempfile import mkdtemp

import planatlas

here = Path.cwd()
examples = next(folder / "examples" for folder in (here, *here.parents) if (folder / "examples").is_dir())
room = Path(mkdtemp())

planatlas.build_atlas([examples / "valea-mare-2031.ro.txt"], room / "a.atlas")
atlas = planatlas.open(room / "a.atlas")

bipartite = atlas.network("bipartite")
shared = atlas.network("co-responsibility")
bipartite.number_of_nodes(), bipartite.number_of_edges(), shared.number_of_nodes(), shared.number_of_edges()

# %% [markdown]
# ## Who stands where

# %%
import networkx as nx
import pandas as pd

names = nx.get_node_attributes(shared, "name")
degree = dict(shared.degree())
betweenness = nx.betweenness_centrality(shared)
pd.DataFrame({"name": names, "neighbours": degree, "betweenness": betweenness}).sort_values(
    ["neighbours", "name"], ascending=[False, True]
).head(10)

# %% [markdown]
# ## A null model
#
# The two-mode network is shuffled so that every body keeps its number of measures and every measure its number of
# bodies (curveball trades: Strona et al., Nature Communications 5, 2014). `double_edge_swap` on a projection would not
# keep it bipartite. A pair is remarkable when it shares more measures than in nearly all shuffled plans.

# %%
import random
from itertools import combinations

edges = atlas.cypher(
    """
    MATCH (b:Institution)-[:RESPONSIBLE_FOR|PARTNER_IN]->(m:Measure)
    RETURN DISTINCT b.id AS body, b.name AS name, m.id AS measure ORDER BY body, measure
    """
).records()
held: dict[str, set[str]] = {}
for row in edges:
    held.setdefault(row["body"], set()).add(row["measure"])
called = {row["body"]: row["name"] for row in edges}


def curveball(sets: dict[str, set[str]], trades: int, rng: random.Random) -> dict[str, set[str]]:
    """Trade measures between random pairs of bodies; both keep how many they have."""
    mixed = {body: set(measures) for body, measures in sets.items()}
    bodies = sorted(mixed)
    for _ in range(trades):
        one, two = rng.sample(bodies, 2)
        both = mixed[one] & mixed[two]
        loose = sorted((mixed[one] | mixed[two]) - both)
        rng.shuffle(loose)
        size = len(mixed[one]) - len(both)
        mixed[one], mixed[two] = both | set(loose[:size]), both | set(loose[size:])
    return mixed


def together(sets: dict[str, set[str]]) -> dict[tuple[str, str], int]:
    """Measures each pair of bodies shares."""
    return {(one, two): len(sets[one] & sets[two]) for one, two in combinations(sorted(sets), 2)}


rng, runs = random.Random(1), 200
seen = together(held)
as_many = dict.fromkeys(seen, 0)
mixed = held
for _ in range(runs):
    mixed = curveball(mixed, 5 * len(held), rng)
    for pair, count in together(mixed).items():
        as_many[pair] += count >= seen[pair]

pairs = pd.DataFrame(
    [
        {"one": called[a], "two": called[b], "shared": seen[a, b], "p": (as_many[a, b] + 1) / (runs + 1)}
        for a, b in seen
        if seen[a, b] > 1
    ],
    columns=["one", "two", "shared", "p"],
)
pairs.sort_values(["p", "shared", "one", "two"], ascending=[True, False, True, True]).head(10)

# %% [markdown]
# With many pairs tested some fall below any threshold by chance; Benjamini and Hochberg's correction keeps the share of
# false ones down. In one small plan it is right that little or nothing is left.

# %%
ranked = pairs.sort_values("p").reset_index(drop=True)
tested = len(seen)
ranked["kept"] = ranked["p"] <= 0.1 * (ranked.index + 1) / tested
int(ranked["kept"].sum()), tested

# %% [markdown]
# ## Pictures
#
# The figure of the report, around one body, and the same network by pyvis to go on with.

# %%
figure = atlas.figure("network", around=max(called.values(), key=lambda name: (len(name), name)), lang="en")
figure.caption

# %%
from planatlas.reports import save_pyvis, to_pyvis

network = to_pyvis(shared, lang="en", heading="Named together")
save_pyvis(network, room / "network.html").name, len(network.nodes), len(network.edges)
