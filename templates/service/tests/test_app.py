import json
import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service import create_app
from service.logs import JsonFormatter
from service.settings import read_settings


def test_default_says_which_copy_answered(client: FlaskClient) -> None:
    response = client.get("/default")
    assert response.status_code == 200
    assert response.get_json() == {
        "hostname": "service-7d9c-abcde",
        "ip": "10.0.0.4",
        "region": "eastus2",
        "zone": "eastus2-1",
        "version": "sha256:1234",
    }


def test_a_zone_that_is_not_known_is_null() -> None:
    client = create_app(read_settings({})).test_client()
    answer = client.get("/default").get_json()
    assert answer and answer["zone"] is None


@pytest.mark.parametrize("path", ["/default", "/livez", "/readyz", "/startupz", "/metrics"])
def test_head_is_answered_without_a_body(client: FlaskClient, path: str) -> None:
    response = client.head(path)
    assert (response.status_code, response.data) == (200, b"")


@pytest.mark.parametrize("path", ["/default", "/nothing-here", "/livez"])
def test_every_answer_carries_the_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_errors_are_json_and_keep_their_headers(client: FlaskClient) -> None:
    assert client.get("/nothing-here").get_json() == {"error": "Not Found"}
    refused = client.post("/default")
    assert (refused.status_code, refused.get_json()) == (405, {"error": "Method Not Allowed"})
    assert "GET" in refused.headers["Allow"]


def test_a_request_id_is_passed_on(client: FlaskClient) -> None:
    response = client.get("/default", headers={"X-Request-Id": "from-the-gateway"})
    assert response.headers["X-Request-Id"] == "from-the-gateway"


@pytest.mark.parametrize("bad", ["two words", "<script>", "x" * 129])
def test_a_request_id_that_is_none_is_replaced(client: FlaskClient, bad: str) -> None:
    given = client.get("/default", headers={"X-Request-Id": bad}).headers["X-Request-Id"]
    assert given != bad and len(given) == 32


def test_a_request_is_one_line_of_json_and_a_probe_is_none(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.setFormatter(JsonFormatter())
    with caplog.at_level(logging.INFO, "service.requests"):
        client.get("/default", headers={"X-Request-Id": "abc"})
        client.get("/livez")
    (line,) = caplog.text.splitlines()
    fields = json.loads(line)
    assert fields["requestId"] == "abc"
    assert (fields["path"], fields["status"], fields["stamp"]) == ("/default", 200, "blue")


def test_an_exception_is_logged_and_not_shown(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("secret")

    response = app.test_client().get("/broken")
    assert response.status_code == 500
    assert b"secret" not in response.data
    assert "secret" in caplog.text
