"""What happens around each request: its id, line in the log, count and security headers."""

import logging
import re
import time
import uuid
from typing import Optional

from flask import Flask, Response, g, request

from . import metrics
from .settings import Settings

log = logging.getLogger("service.requests")

# An API has nothing to show in a browser, so each of these forbids as much as it can.
SECURITY_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# Probes and scrapes come every few seconds from several places: they would drown everything else.
_ROUTINE = frozenset(("probes", "scrape"))


def observe(app: Flask, settings: Settings) -> None:
    """Give every request an id, a line in the log and a count, and every answer its headers."""
    place = {
        "region": settings.region,
        "stamp": settings.stamp,
        "zone": settings.zone,
        "pod": settings.pod_name,
        "node": settings.node_name,
        "version": settings.version,
    }

    @app.before_request
    def begin() -> None:
        g.started = time.monotonic()
        g.routine = request.blueprint in _ROUTINE
        if not g.routine:
            metrics.request_began()
        g.request_id = _accepted(request.headers.get("X-Request-Id")) or uuid.uuid4().hex

    @app.after_request
    def finish(response: Response) -> Response:
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers["X-Request-Id"] = g.request_id
        seconds = time.monotonic() - g.started
        if not g.routine:
            route = request.url_rule.rule if request.url_rule else "unmatched"
            metrics.answered(request.method, route, response.status_code, seconds)
        log.log(
            logging.DEBUG if g.routine else logging.INFO,
            "request",
            extra={
                "fields": {
                    "frontDoorRef": _accepted(request.headers.get("X-Azure-Ref")),
                    "method": request.method,
                    "path": request.path,
                    "status": response.status_code,
                    "milliseconds": round(seconds * 1000, 1),
                    **place,
                }
            },
        )
        return response

    @app.teardown_request
    def end(_error: Optional[BaseException]) -> None:
        if not g.routine:
            metrics.request_ended()


def _accepted(value: Optional[str]) -> Optional[str]:
    """An id from outside goes into logs and headers, so it must look like one."""
    return value if value and re.fullmatch(r"[A-Za-z0-9._=+/-]{1,128}", value) else None
