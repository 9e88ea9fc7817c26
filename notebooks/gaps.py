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
# # Gaps and the evidence behind them
#
# A gap is a claim about a plan, so each one carries what it rests on: the document, the line, the words that stand
# there, and the state of the cell. Only a cell left empty is a gap. A dash is "stated none", a column the document does
# not have is "not recorded", a cell lost at a page break is "unsure".

# %%
from pathlib import Path
from tempfile import mkdtemp

import planatlas

here = Path.cwd()
examples = next(folder / "examples" for folder in (here, *here.parents) if (folder / "examples").is_dir())
room = Path(mkdtemp())

planatlas.build_atlas(
    [examples / "valea-mare-2031.ro.txt", examples / "judetul-alb-drug-plan-2031-2035.ro.txt"], room / "a.atlas"
)
atlas = planatlas.open(room / "a.atlas")
findings = atlas.gaps()
len(findings)

# %% [markdown]
# ## Kinds and verdicts
#
# As a table: one row a finding. The second plan has no column for some of the fields, which shows as "not recorded".

# %%
import pandas as pd

table = pd.DataFrame([finding.as_json() for finding in findings])
table.groupby(["plan", "kind", "verdict"]).size().unstack(fill_value=0)

# %% [markdown]
# ## One finding, down to its line

# %%
one = next(finding for finding in findings if finding.verdict == "gap" and finding.evidence)
print(one.text("en"))
for place in one.evidence:
    print(place.doc, "line", place.line, "|", place.field, "is", place.state, "|", place.quote)

# %% [markdown]
# The same line in the source:

# %%
source = (examples / f"{one.evidence[0].doc}.txt").read_text(encoding="utf-8").splitlines()
print(source[one.evidence[0].line - 1])

# %% [markdown]
# ## What a coordinator is shown
#
# At most twenty entries a plan; a condition that holds for most of a plan is one entry about the plan.

# %%
from planatlas.graph.findings.views import coordinator_view

for entry in coordinator_view(findings):
    print(f"[{entry.finding.severity}] {entry.text('en')} ({entry.place})")

# %% [markdown]
# ## An absent relationship proves nothing
#
# Measures without a partner relationship, by the state of their partner cell: only `empty` is a gap.

# %%
atlas.cypher(
    """
    MATCH (m:Measure) WHERE NOT EXISTS { (b)-[:PARTNER_IN]->(m) }
    RETURN m.partners_cell AS state, count(*) AS measures ORDER BY state
    """
).to_pandas()
