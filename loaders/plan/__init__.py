"""What a plan says around its rows of work: itself, its base, its agreements, objectives, services and groups."""

from planatlas.loaders.plan.plan import plan_record

__all__ = ["plan_record"]
