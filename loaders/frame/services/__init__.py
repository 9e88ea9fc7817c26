"""Tables of social services, existing and proposed."""

from planatlas.loaders.frame.services.read import Services

__all__ = ["Services"]
