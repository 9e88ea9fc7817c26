"""Service code that is not in the nomenclature.

Definition: the code printed for a service is not one of the nomenclature of social services, after spelling (spaces,
dashes) is made even. Source: HG 867/2015, nomenclature of social services.
Needs: the code as printed and the nomenclature in the vocabulary; without it nothing is said. The list changes by law,
so the verdict is ``unsure``: a slip of the pen or a code the vocabulary does not hold yet.
Cannot tell: which service was meant.
Evidence: the service's row, field ``code``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planatlas.errors import OntologyError
from planatlas.graph.findings.corpus import Corpus, text_of
from planatlas.graph.findings.finding import Finding
from planatlas.graph.findings.services.services import of_service, services
from planatlas.loaders.values.service_code import normal_code, service_codes
from planatlas.ontology.schemes import scheme

__all__ = ["KIND", "find", "nomenclature"]

KIND = "service-unknown-code"


def find(corpus: Corpus) -> Iterator[Finding]:
    """Services whose code nobody knows."""
    known = nomenclature()
    if not known:
        return
    for service in services(corpus):
        printed = text_of(service.props.get("code"))
        codes = service_codes(printed) or [printed] if printed else []
        strange = [code for code in codes if normal_code(code) not in known]
        if strange:
            yield of_service(corpus, KIND, service, "code", "unsure", code=", ".join(strange))


def nomenclature() -> frozenset[str]:
    """The codes of the vocabulary's scheme of services, in even spelling; empty when it has none."""
    try:
        concepts = scheme("service-kinds")
    except OntologyError:
        return frozenset()
    return frozenset(normal_code(one.notation) for one in concepts if one.notation)
