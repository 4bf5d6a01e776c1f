import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/startupz"])
def test_probes_say_ok(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.get_json()) == (200, {"status": "ok"})


@pytest.mark.usefixtures("draining")
def test_only_readiness_is_refused_in_a_drain(client: FlaskClient) -> None:
    assert client.get("/readyz").status_code == 503
    assert client.head("/readyz").status_code == 503
    for path in ("/livez", "/startupz", "/default"):
        assert client.get(path).status_code == 200
