"""What a plan says around its rows of work: itself, its base, its agreements, objectives, services and groups."""

from planatlas.loaders.plan.plan import plan_record
from planatlas.loaders.reading.front_matter import frame_records
from planatlas.loaders.structure.lines import chapter_line, component_line, objective_line
from planatlas.loaders.tables.budgets import BudgetCells, BudgetColumn, budget_columns, budgets_from_cells

__all__ = [
    "BudgetCells",
    "BudgetColumn",
    "budget_columns",
    "budgets_from_cells",
    "chapter_line",
    "component_line",
    "frame_records",
    "objective_line",
    "plan_record",
]
