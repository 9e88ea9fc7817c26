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
# # A first look at an atlas
#
# From the file a town hall published to the graph of who answers for what. The plan used here is one of the examples
# that come with the project, of a town that does not exist; put the path of your own plan in its place.

# %%
from pathlib import Path
from tempfile import mkdtemp

import planatlas

here = Path.cwd()
examples = next(folder / "examples" for folder in (here, *here.parents) if (folder / "examples").is_dir())
plan = examples / "valea-mare-2031.ro.txt"
folder = Path(mkdtemp()) / "town.atlas"
planatlas.build_atlas([plan], folder)
atlas = planatlas.open(folder)
atlas

# %% [markdown]
# ## What is in it
#
# Every node has one label, every relationship a type, and each knows the document and line it was read from.

# %%
atlas.counts().to_pandas()

# %% [markdown]
# ## Ask it
#
# Measures whose partner cell was left empty. The state of the cell is asked, not the absence of a relationship: a plan
# that has no column for partners leaves nothing out.

# %%
atlas.cypher(
    """
    MATCH (m:Measure {partners_cell: 'empty'})
    RETURN m.code AS code, m.name AS measure, m.doc AS doc, m.line AS line
    ORDER BY doc, line
    """
).to_pandas()

# %% [markdown]
# Who answers for most measures. Counted by the body itself, for departments of many towns share one name:

# %%
atlas.cypher(
    """
    MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)
    WITH i, count(DISTINCT m) AS measures
    RETURN i.name AS institution, i.place AS place, measures
    ORDER BY measures DESC, institution LIMIT 10
    """
).to_pandas()

# %% [markdown]
# ## The gaps
#
# The same, as findings: each with its verdict, its severity and the text it rests on.

# %%
findings = atlas.gaps()
for finding in findings[:5]:
    print(finding.verdict, "|", finding.text("en"))

# %% [markdown]
# ## The network
#
# Institutions that answer for a measure together, as a networkx graph.

# %%
network = atlas.network("co-responsibility")
network.number_of_nodes(), network.number_of_edges()
