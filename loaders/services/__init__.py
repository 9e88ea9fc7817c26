"""Tables of social services, existing and proposed."""

from planatlas.loaders.services.service_rows import Services

__all__ = ["Services"]
