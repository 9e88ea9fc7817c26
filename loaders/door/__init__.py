"""The guarded door: what a file must be before a reader opens it, and the child process in which it is read."""

from planatlas.loaders.door.archive import check_archive
from planatlas.loaders.door.child import end_children, in_child
from planatlas.loaders.door.entry import fetch, is_ordinary, shown
from planatlas.loaders.door.limits import LIMITS, Limits
from planatlas.loaders.door.tried import Libraries, or_damaged

__all__ = [
    "LIMITS", "Libraries", "Limits", "check_archive", "end_children", "fetch", "in_child", "is_ordinary", "or_damaged",
    "shown",
]  # fmt: skip
