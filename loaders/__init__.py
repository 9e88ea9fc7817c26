"""From a file to plan records."""
