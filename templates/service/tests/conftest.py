from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service import create_app, drain, metrics
from service.settings import read_settings


@pytest.fixture
def app() -> Flask:
    return create_app(
        read_settings(
            {
                "REGION": "eastus2",
                "STAMP": "blue",
                "ZONE": "eastus2-1",
                "POD_NAME": "service-7d9c-abcde",
                "POD_IP": "10.0.0.4",
                "NODE_NAME": "aks-u1-1",
                "VERSION": "sha256:1234",
            }
        )
    )


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    metrics.clear()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def draining() -> Iterator[None]:
    drain.begin(5)
    yield
    drain.cancel()
