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
# # The same question in Cypher and in SPARQL
#
# An atlas is one graph in two languages. Cypher is asked of a store inside this process (or of Neo4j), SPARQL of the
# RDF that can be published as open data. The answers are the same; the tests of the project hold that.

# %%
from pathlib import Path
from tempfile import mkdtemp

import planatlas

here = Path.cwd()
examples = next(folder / "examples" for folder in (here, *here.parents) if (folder / "examples").is_dir())
room = Path(mkdtemp())

planatlas.build_atlas([examples / "valea-mare-2031.ro.txt"], room / "a.atlas")
atlas = planatlas.open(room / "a.atlas")

# %% [markdown]
# ## Measures whose partner cell is empty

# %%
by_cypher = atlas.cypher(
    "MATCH (m:Measure {partners_cell: 'empty'}) RETURN m.name AS name, m.line AS line ORDER BY line, name"
)
by_cypher.to_pandas()

# %%
by_sparql = atlas.sparql(
    """
    PREFIX pa: <https://w3id.org/planatlas/ontology#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT ?name ?line WHERE {
      ?m a pa:Measure ; pa:partners_cell "empty" ; pa:name ?name ; pa:line ?line .
    } ORDER BY ?line ?name
    """
)
by_sparql.to_pandas()

# %%
same = sorted(by_cypher.column("name")) == sorted(by_sparql.column("name"))
same

# %% [markdown]
# ## Named questions
#
# Questions a coordinator asks come with the project, in both languages where both can say them.

# %%
from planatlas import queries

for question in queries.questions().values():
    print(question.name, "|", question.titles["en"], "|", ", ".join(question.columns))

# %%
queries.ask("institutions-by-load", atlas).to_pandas().head(10)
