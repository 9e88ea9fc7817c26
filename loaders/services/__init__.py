"""Tables of social services, existing and proposed."""

from planatlas.loaders.services.read import Services

__all__ = ["Services"]
