"""The atlas in the formats other tools read."""
