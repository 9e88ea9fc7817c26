"""Tables: which field each column holds, and which printed rows are one row of work."""
