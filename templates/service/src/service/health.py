"""The probes of Kubernetes and of Front Door. None of them looks at another system: a dependency
that is down must not restart or remove every copy of this service at once."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from . import drain

probes = Blueprint("probes", __name__)


@probes.get("/livez")
def live() -> ResponseReturnValue:
    """The process answers. Stays true in a drain: a restart would cut requests short."""
    return {"status": "ok"}


@probes.get("/readyz")
def ready() -> ResponseReturnValue:
    """May this instance get new requests?"""
    if drain.has_begun():
        return {"status": "draining"}, 503
    return {"status": "ok"}


@probes.get("/startupz")
def started() -> ResponseReturnValue:
    """Routes exist only once create_app has returned: warm up there, and this needs no change."""
    return {"status": "ok"}
