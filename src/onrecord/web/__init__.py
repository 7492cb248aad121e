"""`onrecord serve`: the site, the review and the JSON API of one dossier."""

from onrecord.web.app import make, serve

__all__ = ["make", "serve"]
