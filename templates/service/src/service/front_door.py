"""A second lock behind the gateway's: only requests of the own Front Door are answered.

The gateway's routes ask for the same header. This one is for a service that something else in the
cluster can reach, or that runs without that gateway. It is off unless FRONT_DOOR_ID is set.
"""

from flask import Flask, abort, request

# Kubernetes and Prometheus ask without the header, and so may the probes of Front Door.
EXEMPT = frozenset(("probes", "scrape"))


def require(app: Flask, front_door_id: str) -> None:
    """Refuse with 403 what does not carry this id of a Front Door profile in X-Azure-FDID."""

    @app.before_request
    def check() -> None:
        if request.blueprint in EXEMPT:
            return
        if request.headers.get("X-Azure-FDID", "").lower() != front_door_id:
            abort(403)
