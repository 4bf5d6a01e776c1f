"""The Flask application: made by a function, so that a test can make its own."""

import os
from typing import Any, Optional

from flask import Flask, jsonify
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from . import health, observation
from .settings import Settings, read_settings


def create_app(settings: Optional[Settings] = None) -> Flask:
    """Make the application from these settings, or from the environment without any."""
    settings = settings or read_settings(os.environ)
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(health.probes)
    observation.observe(app, settings)

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
        # The headers of the original answer are kept: Allow on 405, Retry-After on 503.
        response = error.get_response()
        response.data = jsonify(error=error.name).get_data()
        response.content_type = "application/json"
        return response

    return app
