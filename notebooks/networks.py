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
# How many measures would two bodies share if only their numbers of measures mattered? The plan is shuffled so that
# every body keeps its number of measures and every measure its number of bodies (curveball trades: Strona et al.,
# Nature Communications 5, 2014); swapping edges of the projection would not keep it bipartite. Beside it the exact
# chances under the same constraints on average. A pair is remarkable when chance alone hardly gives what it shares.

# %%
import numpy as np
from scipy.sparse import csr_array

from planatlas.graph.findings.coordination.curveball import tail_shares
from planatlas.graph.findings.coordination.nullmodel import pair_tests

ties = atlas.cypher(
    """
    MATCH (b:Institution)-[:RESPONSIBLE_FOR|PARTNER_IN]->(m:Measure)
    RETURN DISTINCT b.id AS body, b.name AS name, m.id AS measure ORDER BY body, measure
    """
).to_pandas()
called = dict(zip(ties["body"], ties["name"], strict=True))
body, measure = ties["body"].astype("category"), ties["measure"].astype("category")
incidence = csr_array((np.ones(len(ties)), (body.cat.codes, measure.cat.codes)))
bodies = list(body.cat.categories)

at_least, _ = tail_shares(incidence, draws=200, seed=1)
tests = pd.DataFrame(
    [
        {
            "one": called[bodies[test.one]],
            "other": called[bodies[test.other]],
            "shared": test.shared,
            "expected": round(test.expected, 2),
            "p shuffled": at_least[test.one, test.other],
            "p exact": test.upper,
            "q": test.q_upper,
        }
        for test in pair_tests(incidence)
    ],
    columns=["one", "other", "shared", "expected", "p shuffled", "p exact", "q"],
)
tests.sort_values(["p exact", "one", "other"]).head(10)

# %% [markdown]
# `q` is corrected for the number of pairs tested (Benjamini and Hochberg 1995). In one small plan it is right that
# little or nothing stays below 0.05: the plan is too short to tell habit from chance.

# %%
int((tests["q"] < 0.05).sum()), len(tests)

# %% [markdown]
# ## Pictures
#
# The figure of the report, around one body, and the same network by pyvis to go on with.

# %%
busiest = names[max(sorted(degree), key=lambda key: degree[key])]
figure = atlas.figure("network", around=busiest, lang="en")
figure.caption

# %%
from planatlas.reports import save_pyvis, to_pyvis

network = to_pyvis(shared, lang="en", heading="Named together")
save_pyvis(network, room / "network.html").name, len(network.nodes), len(network.edges)
