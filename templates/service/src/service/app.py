"""The Flask application: made by a function, so that a test can make its own."""

import os
from typing import Any, Optional

from flask import Flask, jsonify
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from . import front_door, health, observation
from .scrape import scrape
from .settings import Settings, read_settings


def create_app(given: Optional[Settings] = None) -> Flask:
    """Make the application from these settings, or from the environment without any."""
    settings = given or read_settings(os.environ)
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(health.probes)
    app.register_blueprint(scrape(settings))
    observation.observe(app, settings)
    if settings.front_door_id:
        front_door.require(app, settings.front_door_id)

    @app.get("/default")
    def default() -> dict[str, Any]:
        return {
            "hostname": settings.pod_name,
            "ip": settings.pod_ip,
            "region": settings.region,
            "zone": settings.zone,
            "version": settings.version,
        }

    @app.errorhandler(HTTPException)
    def as_json(error: HTTPException) -> ResponseReturnValue:
        answer = jsonify(error=error.name)
        answer.status_code = error.code or 500
        # The other headers of the original answer are kept: Allow on 405, Retry-After on 503.
        others = [(name, value) for name, value in error.get_headers() if name != "Content-Type"]
        answer.headers.extend(others)
        return answer

    return app
