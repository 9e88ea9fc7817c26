"""How each kind of node looks in a network that moves."""

from __future__ import annotations

__all__ = ["LOOKS"]

LOOKS = {
    "Institution": ("dot", "#1f5fa8"),
    "ActorClass": ("hexagon", "#6b7280"),
    "Measure": ("square", "#c77700"),
    "Activity": ("square", "#e0a95a"),
    "Entry": ("square", "#c9c9c9"),
    "Objective": ("diamond", "#2b7a4b"),
    "Component": ("diamond", "#5aa77a"),
    "Plan": ("star", "#222222"),
    "Strategy": ("triangle", "#7a3e9d"),
}
"""Shape and colour of each label; the shape alone tells them apart in grey."""
