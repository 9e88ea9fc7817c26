"""The parts of a report as plain data, one concept a module; templates only lay them out."""
