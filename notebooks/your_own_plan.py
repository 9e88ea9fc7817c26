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
# # Your own plan, from the file to its findings
#
# Put the path of your file in place of the example: text, HTML, CSV, Word, PDF, Excel or OpenDocument. The file stays
# on your machine; nothing is sent anywhere.

# %%
from pathlib import Path
from tempfile import mkdtemp

import planatlas

here = Path.cwd()
examples = next(folder / "examples" for folder in (here, *here.parents) if (folder / "examples").is_dir())
room = Path(mkdtemp())

your_plan = examples / "brookfield-action-plan-2031.en.txt"

# %% [markdown]
# ## What was read
#
# Before anything is counted: how many rows, and what of the text gave nothing. A number that looks wrong here is wrong
# everywhere after.

# %%
from collections import Counter

document = planatlas.read(your_plan)
records = list(planatlas.extract(document))
Counter(record.kind for record in records)

# %%
rows = [record for record in records if record.kind == "activity"]
for row in rows[:3]:
    print(
        row.line, "|", row.measure_text[:70], "|", [one.mention for one in row.responsible], "|", row.cells["partners"]
    )

# %% [markdown]
# Rows the reading itself ranks lowest come first when you check (`confidence` is a rank, not a probability):

# %%
sorted(((row.confidence, row.line, row.notes) for row in rows), key=lambda one: one[:2])[:5]

# %% [markdown]
# ## The atlas, its gaps, its report

# %%
planatlas.build_atlas([your_plan], room / "mine.atlas")
atlas = planatlas.open(room / "mine.atlas")
atlas.counts()

# %%
from planatlas.graph.findings.views import coordinator_view

for entry in coordinator_view(atlas.gaps()):
    print(f"[{entry.finding.severity}] {entry.text('en')} ({entry.place})")

# %%
from planatlas.reports import write_letter, write_report

report = write_report(atlas, room / "report.html", "en")
report.name, report.stat().st_size < 3_000_000

# %% [markdown]
# A letter to whoever is named most often, to ask whether they know:

# %%
from planatlas.reports.parts.load import loads
from planatlas.reports.plan_view import AtlasReading, read_plans

index = AtlasReading(atlas)
busiest = loads(index, read_plans(index)[0])[0].body
write_letter(atlas, room / "letter.html", busiest.name, "en").name, busiest.name

# %% [markdown]
# ## Figures

# %%
figure = atlas.figure("matrix", lang="en")
print(figure.caption)
figure
