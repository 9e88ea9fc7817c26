"""What a plan says around its rows of work: itself, its base, its agreements, objectives, services and groups."""

from planatlas.loaders.frame.budgets import BudgetCells, BudgetColumn, budget_columns, budgets_from_cells
from planatlas.loaders.frame.lines import chapter_line, component_line, objective_line
from planatlas.loaders.frame.plan import plan_record
from planatlas.loaders.frame.records import frame_records

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
