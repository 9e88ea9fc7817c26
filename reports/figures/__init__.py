"""Pictures: where things stand (layout), and the figures a report is made of."""
