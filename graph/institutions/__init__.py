"""Who is meant: from printed mentions to institutions, within a document and across documents."""

from __future__ import annotations

from planatlas.graph.institutions.identify import identify
from planatlas.graph.institutions.institution import Institution, InstitutionMention
from planatlas.graph.institutions.resolve import Resolved, resolve
from planatlas.graph.review.log import Decision, Decisions

__all__ = ["Decision", "Decisions", "Institution", "InstitutionMention", "Resolved", "identify", "resolve"]
