"""Tesseract: many pictures read in one run, in the languages that fit, with its confidence in every word."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from planatlas.loaders.formats.pdf.scan.picture import PageImage

__all__ = ["OutOfTime", "Seen", "available", "installed", "fitting", "read_pictures", "upright"]

_COMMAND = "tesseract"
_LANGUAGES = {"ro": ("ron",), "el": ("ell", "eng"), "fr": ("fra",), "en": ("eng",)}
"""Our languages to Tesseract's; Greek pages print acronyms in Latin letters too."""


class OutOfTime(Exception):
    """Tesseract was stopped because its time was over."""


@dataclass(slots=True, frozen=True)
class Seen:
    """A word as Tesseract saw it: its picture, counted from 0, its place there in dots, and how sure it is (0 to 1)."""

    text: str
    picture: int
    left: int
    top: int
    width: int
    height: int
    line: tuple[int, ...]
    confidence: float


def available() -> bool:
    """Tell whether Tesseract is installed."""
    return shutil.which(_COMMAND) is not None


@cache
def installed() -> tuple[str, ...]:
    """Return those of our languages that Tesseract has, Romanian first."""
    have = set(_run(["--list-langs"], 20).split())
    wanted = dict.fromkeys(name for names in _LANGUAGES.values() for name in names)
    return tuple(name for name in wanted if name in have) or ("eng",)


def fitting(lang: str) -> tuple[str, ...]:
    """Return what a document in a language is read in: every language more makes it slower, and errors likelier."""
    return tuple(name for name in _LANGUAGES[lang] if name in installed()) or installed()


def read_pictures(images: Sequence[Any], dpi: float, languages: Sequence[str], psm: int, seconds: float) -> list[Seen]:
    """Return the words of pictures, read in one run, which loads the languages once.

    ``psm`` is Tesseract's mode of page segmentation: 4 a page of lines of any size, 6 one block of text.
    Raises OutOfTime when it takes longer than ``seconds``.
    """
    if not images:
        return []
    with tempfile.TemporaryDirectory() as folder:
        listed = _written(images, dpi, Path(folder))
        asked = [str(listed), "stdout", "-l", "+".join(languages), "--psm", str(psm), "tsv"]
        rows = csv.DictReader(_run(asked, seconds).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        return [_seen(row) for row in rows if (row["text"] or "").strip()]


def _run(arguments: list[str], seconds: float) -> str:
    """Return what Tesseract prints; nothing where it finds that a picture is none it can read."""
    env = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # on pictures this small its threads only wait for each other
    try:
        done = subprocess.run(
            [_COMMAND, *arguments], capture_output=True, text=True, encoding="utf-8", env=env, timeout=max(0.1, seconds)
        )
    except subprocess.TimeoutExpired as problem:
        raise OutOfTime from problem
    return done.stdout


def _written(images: Sequence[Any], dpi: float, folder: Path) -> Path:
    """Write the pictures and a list of them, the form in which Tesseract takes many."""
    paths = [folder / f"{number}.png" for number in range(len(images))]
    for path, image in zip(paths, images, strict=True):
        image.save(path, dpi=(dpi, dpi), compress_level=1)
    listed = folder / "pictures.txt"
    listed.write_text("\n".join(map(str, paths)), encoding="utf-8")
    return listed


def _seen(row: dict[str, str]) -> Seen:
    left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
    line = tuple(int(row[name]) for name in ("block_num", "par_num", "line_num"))
    confidence = max(0.0, float(row["conf"])) / 100
    return Seen(row["text"].strip(), int(row["page_num"]) - 1, left, top, width, height, line, confidence)


def upright(picture: PageImage, seconds: float) -> int:
    """Return the degrees, clockwise, by which a picture has to be turned to stand upright: 0, 90, 180 or 270."""
    with tempfile.TemporaryDirectory() as folder:
        listed = _written([picture.image], picture.dpi, Path(folder))
        text = _run([str(listed.with_name("0.png")), "stdout", "--psm", "0"], seconds)
    found = next((line for line in text.splitlines() if line.startswith("Rotate:")), "")
    return int(found.rpartition(":")[2] or 0)
