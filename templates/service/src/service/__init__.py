"""A stateless HTTP service that says which copy of it answered."""

from .app import create_app

__all__ = ["create_app"]
