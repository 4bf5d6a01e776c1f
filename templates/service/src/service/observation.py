"""What happens around each request: its id, its line in the log, its security headers."""

import logging
import re
import time
import uuid
from typing import Optional

from flask import Flask, Response, g, request

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
}


def observe(app: Flask, settings: Settings) -> None:
    """Give every request an id and a line in the log, and every answer its headers."""
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
        g.request_id = _accepted(request.headers.get("X-Request-Id")) or uuid.uuid4().hex

    @app.after_request
    def finish(response: Response) -> Response:
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers["X-Request-Id"] = g.request_id
        probe = request.blueprint == "probes"
        # Probes come every few seconds from several places: they would drown everything else.
        log.log(
            logging.DEBUG if probe else logging.INFO,
            "request",
            extra={
                "fields": {
                    "frontDoorRef": _accepted(request.headers.get("X-Azure-Ref")),
                    "method": request.method,
                    "path": request.path,
                    "status": response.status_code,
                    "milliseconds": round((time.monotonic() - g.started) * 1000, 1),
                    **place,
                }
            },
        )
        return response


def _accepted(value: Optional[str]) -> Optional[str]:
    """An id from outside goes into logs and headers, so it must look like one."""
    return value if value and re.fullmatch(r"[A-Za-z0-9._=+/-]{1,128}", value) else None
