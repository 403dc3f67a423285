"""The web: the search over HTTP, and the site itself at the same address.

Flask and what belongs to it are known here and nowhere else in the service.
"""

from search_service.web.app import create_app
from search_service.web.server import serve

__all__ = ["create_app", "serve"]
