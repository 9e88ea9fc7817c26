"""The guarded door: what a file must be before a reader opens it, and the child process in which it is read."""

from planatlas.loaders.door.archive import check_archive
from planatlas.loaders.door.child import in_child
from planatlas.loaders.door.limits import LIMITS, Limits

__all__ = ["LIMITS", "Limits", "check_archive", "in_child"]
