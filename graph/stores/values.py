"""Values that engines hold in forms of their own, as people and JSON read them."""

from __future__ import annotations

__all__ = ["duration_text"]

_MINUTE, _HOUR, _YEAR = 60, 3600, 12


def duration_text(months: int, days: int, seconds: float) -> str:
    """A duration as ISO 8601 writes it: 14 months, 3 days and 90 minutes are ``P1Y2M3DT1H30M``, none at all ``PT0S``.

    Parts with a sign keep it, each for itself: a month less three days is ``P1M-3D``.
    """
    years, rest = _parted(months, _YEAR)
    hours, left = _parted(seconds, _HOUR)
    minutes, last = _parted(left, _MINUTE)
    date = "".join(f"{part:g}{unit}" for part, unit in ((years, "Y"), (rest, "M"), (days, "D")) if part)
    time = "".join(f"{part:.9g}{unit}" for part, unit in ((hours, "H"), (minutes, "M"), (last, "S")) if part)
    return f"P{date}T{time}" if time else f"P{date}" if date else "PT0S"


def _parted(whole: float, by: int) -> tuple[int, float]:
    """Whole parts and the rest, both with the sign of what is parted."""
    count = int(whole / by)
    return count, whole - count * by
