"""Groups of people the document names: in columns, as beneficiaries of services, as items of lists."""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.loaders.document import Document
from planatlas.loaders.structure.passages import Passage
from planatlas.loaders.structure.provenance import place_in
from planatlas.loaders.values.headings import field_of
from planatlas.loaders.values.service_cells import beneficiaries
from planatlas.ontology.folding import fold, stems
from planatlas.ontology.schemes import scheme
from planatlas.records import Service, TargetGroup

__all__ = ["TargetGroups"]

_LONGEST = 160
_LONGEST_HEADING = 110


class TargetGroups:
    """Reads the passages of a document; each wording becomes one record, where it stands first."""

    def __init__(self, document: Document, lang: str | None) -> None:
        self._document, self._lang = document, lang
        self._seen: set[str] = set()
        self._columns: list[int] = []

    def read(self, passage: Passage) -> Iterator[TargetGroup]:
        """Yield the groups named in a column of groups, or by an item that is the name of a group."""
        if passage.kind == "row":
            yield from self._row(passage)
        # Shorter is a mark or a number, longer a sentence.
        elif passage.kind == "item" and 4 < len(passage.text) < 220 and self._is_name(passage.text):
            yield from self._records(passage, [passage.text.strip(" ;.:")], "text")

    def of_service(self, service: Service, passage: Passage) -> Iterator[TargetGroup]:
        """Yield the groups a service is for."""
        yield from self._records(passage, service.beneficiaries, "service")

    def _row(self, passage: Passage) -> Iterator[TargetGroup]:
        short = passage.longest < _LONGEST_HEADING
        fields = [field_of(cell) if cell else None for cell in passage.cells] if short else []
        if sum(field is not None for field in fields) >= 2 and len([c for c in passage.cells if c]) >= 2:
            found = [i for i, field in enumerate(fields) if field == "target_groups"]
            # Of two such columns one is something else.
            self._columns = found if len(found) == 1 else []
            return
        for index in self._columns:
            if index < len(passage.cells) and 0 < len(passage.cells[index]) < _LONGEST:
                yield from self._records(passage, beneficiaries(passage.cells[index]), "column")

    def _is_name(self, text: str) -> bool:
        """An item is the name of a group if little is left beside the words of a known group."""
        concept = scheme("target-groups").match(text, self._lang)
        if concept is None:
            return False
        first = stems(text)[:1]
        # A name begins with its own head; a sentence that speaks of a group does not.
        return any(stems(wording.value)[:1] == first for wording in concept.wordings())

    def _records(self, passage: Passage, names: list[str], basis: str) -> Iterator[TargetGroup]:
        for name in names:
            key = fold(name)
            # One record a wording, where it stands first.
            if not key or key in self._seen:
                continue
            self._seen.add(key)
            concept = scheme("target-groups").match(name, self._lang)
            yield TargetGroup(
                **place_in(self._document, passage, self._lang, name),
                mention=name,
                group=concept.id if concept else None,
                basis=basis,
            )
