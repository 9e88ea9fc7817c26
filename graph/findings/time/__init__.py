"""Dates that cannot be: order, periods, bodies and agreements that end too early."""
