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
# # Comparing two years
#
# Two plans of one town, a year apart, in one atlas: what went, what came, and whose part grew. Another year is another
# plan; the institutions are the same nodes.

# %%
from pathlib import Path
from tempfile import mkdtemp

import planatlas

here = Path.cwd()
examples = next(folder / "examples" for folder in (here, *here.parents) if (folder / "examples").is_dir())
room = Path(mkdtemp())

planatlas.build_atlas([examples / "valea-mare-2031.ro.txt", examples / "valea-mare-2032.ro.txt"], room / "a.atlas")
atlas = planatlas.open(room / "a.atlas")
[(plan.name, plan.props.get("year")) for plan in atlas.plans]

# %% [markdown]
# ## Each institution's measures, year by year

# %%
rows = atlas.cypher(
    """
    MATCH (i:Institution)-[:RESPONSIBLE_FOR]->(m:Measure)
    WITH i, m.year AS year, count(DISTINCT m) AS measures
    RETURN i.id AS id, i.name AS institution, year, measures
    """
).to_pandas()
# By id and name: departments of many towns share one name.
wide = rows.pivot_table(index=["id", "institution"], columns="year", values="measures", fill_value=0, aggfunc="sum")
wide["change"] = wide.iloc[:, -1] - wide.iloc[:, 0]
wide.sort_values(["change"], key=abs, ascending=False).head(12)

# %% [markdown]
# ## Measures that went, came, stayed
#
# By their folded wording: upper and lower case, diacritics and dots make no difference. A measure that was only
# reworded counts as gone and come here; `planatlas compare` looks closer.

# %%
from planatlas.ontology import fold

by_year: dict[int, dict[str, str]] = {}
for measure in atlas.labelled("Measure"):
    by_year.setdefault(measure.props["year"], {})[fold(measure.name)] = measure.name
first, last = sorted(by_year)
gone = [by_year[first][key] for key in sorted(by_year[first].keys() - by_year[last].keys())]
came = [by_year[last][key] for key in sorted(by_year[last].keys() - by_year[first].keys())]
stayed = by_year[first].keys() & by_year[last].keys()
len(gone), len(came), len(stayed)

# %%
came[:10]

# %% [markdown]
# ## Gaps of either year
#
# A gap that is in both years is a habit of the plan, not a slip.

# %%
import pandas as pd

year = {plan.id: plan.props.get("year") for plan in atlas.plans}
found = pd.DataFrame([{"kind": one.kind, "year": year[one.plan]} for one in atlas.gaps() if one.verdict == "gap"])
found.value_counts().unstack(fill_value=0)
