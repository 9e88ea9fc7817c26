"""Build the documentation as a site: ``make site``."""

project = "Planatlas"
author = "The Planatlas authors"
copyright = "2026, the Planatlas authors"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
master_doc = "index"
exclude_patterns = ["_build"]
html_theme = "alabaster"
html_theme_options = {"description": "Action plans as one graph", "page_width": "1100px"}
html_show_sphinx = False
myst_heading_anchors = 3
# The picture of the ontology is drawn by hosts that know mermaid; elsewhere its source is read as text.
suppress_warnings = ["misc.highlighting_failure"]
