"""``planatlas export``: the atlas in the formats other tools read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planatlas.atlas import open_atlas
from planatlas.cli.console import LangOption, language, say
from planatlas.graph.export import export_atlas
from planatlas.ontology import message

__all__ = ["ExportFormat", "export"]


class ExportForm(StrEnum):
    """How an atlas is written in RDF."""

    lossless = "lossless"
    aligned = "aligned"


class ExportFormat(StrEnum):
    """What an atlas can be exported to."""

    ttl = "ttl"
    nq = "nq"
    jsonld = "jsonld"
    csv = "csv"
    xlsx = "xlsx"
    graphml = "graphml"
    gexf = "gexf"
    neo4j_csv = "neo4j-csv"


def export(
    atlas: Annotated[Path, typer.Argument(metavar="ATLAS", help="Folder of the atlas.")],
    to: Annotated[ExportFormat, typer.Option("--to", help="Format to write.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="File to write (a folder for csv); by default beside the atlas."),
    ] = None,
    gzip: Annotated[bool, typer.Option("--gzip", help="Compress ttl, nq or jsonld; the name ends in .gz.")] = False,
    form: Annotated[
        ExportForm, typer.Option("--form", help="RDF as it is, or in the terms of ORG, PROV, DCTERMS, SKOS, ELI.")
    ] = ExportForm.lossless,
    license: Annotated[
        str | None, typer.Option("--license", metavar="IRI", help="Licence that RDF is given under, as an address.")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Write an atlas for other tools.

    ttl, nq and jsonld are RDF (nq and jsonld keep one graph for each document): lossless to be read back, or aligned,
    in the terms that other tools know. All name the documents with their hashes, the licence and the tool. graphml and
    gexf are for network programs; csv and xlsx for spreadsheets, where nothing that a plan prints can become a formula.
    neo4j-csv is a folder for filling an empty Neo4j database with a large atlas, and prints the command to give there.

    [bold]Examples[/bold]

      planatlas export town.atlas --to xlsx

      planatlas export town.atlas --to gexf -o gephi.gexf

      planatlas export town.atlas --to nq --gzip

      planatlas export town.atlas --to ttl --form aligned --license https://creativecommons.org/licenses/by/4.0/
    """
    written = export_atlas(
        open_atlas(atlas), to.value, output, language(lang), gzipped=gzip, form=form.value, licence=license
    )
    say(message("export.done", language(lang), target=written))
    if to is ExportFormat.neo4j_csv:
        from planatlas.graph.stores.bulk import import_command  # DuckDB, 0.1 s

        typer.echo(import_command(written))
