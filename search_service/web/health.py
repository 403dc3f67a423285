"""Health: whether the process lives, and whether it can answer."""

from flask import Blueprint, Response, jsonify

from search_service.search import SearchEngine


def health_views(engine: SearchEngine) -> Blueprint:
    """Return the views that a supervisor or a load balancer asks."""
    views = Blueprint("health", __name__, url_prefix="/health")

    @views.get("/live")
    def live() -> Response:
        return jsonify(status="live")

    @views.get("/ready")
    def ready() -> Response:
        engine.check()
        return jsonify(status="ready", index_version=engine.index.version)

    @views.after_request
    def keep_out_of_caches(response: Response) -> Response:
        response.cache_control.no_store = True
        return response

    return views
