"""The guarded door: what a file must be before a reader opens it, and the child process in which it is read."""

from planatlas.loaders.formats.sandbox.archive import check_archive
from planatlas.loaders.formats.sandbox.child import end_children, in_child
from planatlas.loaders.formats.sandbox.entry import fetch, is_ordinary, shown
from planatlas.loaders.formats.sandbox.limits import LIMITS, Limits
from planatlas.loaders.formats.sandbox.progress import Step, listening
from planatlas.loaders.formats.sandbox.tried import Libraries, or_damaged

__all__ = [
    "LIMITS", "Libraries", "Limits", "Step", "check_archive", "end_children", "fetch", "in_child", "is_ordinary",
    "listening", "or_damaged", "shown",
]  # fmt: skip
