"""A figure ready to be shown or saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planatlas.errors import FormUnknown
from planatlas.graph.stores.files import write_bytes, write_text
from planatlas.reports.page import TEMPLATES
from planatlas.reports.paper import as_png

__all__ = ["Figure"]


@dataclass(frozen=True)
class Figure:
    """A figure ready to be shown or saved. ``size``: width and height of ``svg`` in mm."""

    name: str
    title: str
    caption: str
    svg: str
    size: tuple[float, float]
    page: str

    def save(self, path: Path | str) -> Path:
        """Write the figure; the ending chooses the form: .html, .svg or .png. Returns the path.

        Raises FormUnknown for another ending and ToolMissing when the extra a PNG needs is not installed.
        """
        path = Path(path)
        match path.suffix.lower():
            case ".svg" | ".png" if not self.svg:
                raise FormUnknown(f"{path.name}: the explorer moves, so it is a page only; let its name end in .html")
            case ".svg":
                return write_text(path, self.svg)
            case ".html" | ".htm":
                return write_text(path, self.page)
            case ".png":
                return write_bytes(path, as_png(self.svg, *self.size))
        raise FormUnknown(f"{path.name}: a figure ends in .html, .svg or .png; choose one of them")

    def _repr_html_(self) -> str:
        """In a notebook: the page in a frame of its own, so that neither touches the other."""
        frame = TEMPLATES.get_template("frame.html")
        return frame.render(title=self.title, page=self.page)
