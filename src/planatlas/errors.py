"""What can go wrong, named after the situation.

    PlanatlasError
      + SourceError            a file that was given to be read
          + SourceMissing
          + SourceEmpty
          + SourceUnknown      of a kind no reader knows
          + SourceRefused      too large, encrypted, hostile
              + ReaderStopped  time, memory or a program was wanting: another try may go better
      + AtlasError             the folder of an atlas
          + AtlasMissing
          + AtlasDamaged
          + AtlasNewer         written by a newer planatlas
          + AtlasOlder         written by an older planatlas, to be made again
      + TargetRefused          a file or folder that must not be written over
      + QuestionError          a named question or free query
          + QuestionUnknown
          + QuestionRefused    it would write, or asks for what is not there
      + ServerError            a Neo4j server
          + ServerUnreachable
          + ServerRefused
              + ForeignData    what others keep in the database is in the way
      + PushOlder              an older atlas would go over a newer one
      + ReportError            a report, letter or figure that was asked for
          + FigureUnknown
          + FormUnknown        no such file ending
          + NameUnknown        no institution, plan or objective of this name, or more than one
          + ToolMissing        the extra it needs is not installed
      + SheetDamaged           a review sheet that cannot be read back
      + OntologyError          the vocabulary files

Every message names the file, the line where there is one, and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = [
    "AtlasDamaged",
    "AtlasError",
    "AtlasMissing",
    "AtlasNewer",
    "AtlasOlder",
    "FigureUnknown",
    "ForeignData",
    "FormUnknown",
    "NameUnknown",
    "OntologyError",
    "PlanatlasError",
    "PushOlder",
    "QuestionError",
    "QuestionRefused",
    "QuestionUnknown",
    "ReaderStopped",
    "ReportError",
    "ServerError",
    "ServerRefused",
    "ServerUnreachable",
    "SheetDamaged",
    "SourceEmpty",
    "SourceError",
    "SourceMissing",
    "SourceRefused",
    "SourceUnknown",
    "TargetRefused",
    "ToolMissing",
]


class PlanatlasError(Exception):
    """Anything planatlas raises on purpose. ``exit_code`` is what the command line ends with.

    ``key`` and ``values`` name its sentence in the message catalogue, where it has one there: so it can be told in
    another language than English (``ontology.catalogue.told`` makes such an error). ``where`` is the file or folder
    that the sentence is about, where it does not name it itself; ``parts`` are the errors it sums up, one a line.
    """

    exit_code = 2
    key: str = ""
    values: Mapping[str, object] = {}
    where: str = ""
    parts: Sequence[PlanatlasError] = ()


class SourceError(PlanatlasError):
    """A source could not be read; the rest of a batch goes on."""

    exit_code = 3


class SourceMissing(SourceError):
    """There is no file at the path given."""


class SourceEmpty(SourceError):
    """The file holds no text at all."""


class SourceUnknown(SourceError):
    """No reader knows this kind of file."""


class SourceRefused(SourceError):
    """The file was refused at the door: too large, encrypted, hostile."""


class ReaderStopped(SourceRefused):
    """Reading wanted more time, memory, rights or programs than the machine gave: another try may succeed."""


class AtlasError(PlanatlasError):
    """The folder given is not an atlas that can be used."""


class AtlasMissing(AtlasError):
    """There is no atlas at the path given."""


class AtlasDamaged(AtlasError):
    """A file of the atlas is missing, cut short or changed."""


class AtlasNewer(AtlasError):
    """The atlas was written by a newer planatlas, in a form this one does not know."""


class AtlasOlder(AtlasError):
    """The atlas was written by an older planatlas, in a form that is made again from its sources."""


class TargetRefused(PlanatlasError):
    """What was to be written would go over a source, into an atlas, or over a folder of somebody else."""


class QuestionError(PlanatlasError):
    """A question could not be asked."""


class QuestionUnknown(QuestionError):
    """No named question of this name."""


class QuestionRefused(QuestionError):
    """The query would write, or names a label, relationship or parameter that does not exist."""


class ServerError(PlanatlasError):
    """A Neo4j server did not do what was asked."""

    exit_code = 4


class ServerUnreachable(ServerError):
    """Nothing answers at the address given."""


class ServerRefused(ServerError):
    """The server answered and refused: password, rights, or a newer schema."""


class ForeignData(ServerRefused):
    """Nodes, constraints or indexes of somebody else stand where those of a push would; nothing was changed."""


class PushOlder(PlanatlasError):
    """The database holds a newer build of the same plans; nothing was changed."""


class ReportError(PlanatlasError):
    """A report, letter or figure could not be made as asked."""


class FigureUnknown(ReportError):
    """No figure of this name."""


class FigureEmpty(ReportError):
    """The document has nothing this figure could show."""


class FormUnknown(ReportError):
    """The file ending names no form this can be written in."""


class NameUnknown(ReportError):
    """Nothing, or more than one thing, goes by the name given."""


class ToolMissing(ReportError):
    """The optional package this needs is not installed."""


class SheetDamaged(PlanatlasError):
    """A review sheet lost ids or columns; nothing of it was applied."""


class OntologyError(PlanatlasError):
    """A vocabulary file is malformed or lacks what the code reads from it."""
