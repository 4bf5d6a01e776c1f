"""What Prometheus asks, from inside of the cluster only."""

from flask import Blueprint, Response, abort, request

from . import metrics
from .settings import Settings

# Proxies add these, and a client can't take them away.
_FORWARDED = ("X-Forwarded-For", "X-Azure-FDID", "X-Azure-Ref")


def scrape(settings: Settings) -> Blueprint:
    """GET /metrics. It has the port of the API, so what came in through a gateway is told that
    there is nothing: how much the service is used is nobody's business outside."""
    endpoint = Blueprint("scrape", __name__)

    @endpoint.get("/metrics")
    def show() -> Response:
        if any(name in request.headers for name in _FORWARDED):
            abort(404)
        return Response(metrics.exposition(settings), content_type=metrics.CONTENT_TYPE)

    return endpoint
