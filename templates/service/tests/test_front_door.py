import pytest
from flask.testing import FlaskClient

from service import create_app
from service.settings import read_settings

OURS = "7d1c0f3e-5b7a-4c1d-9f00-0123456789ab"


@pytest.fixture
def locked() -> FlaskClient:
    return create_app(read_settings({"FRONT_DOOR_ID": OURS})).test_client()


def test_everybody_is_answered_unless_an_id_is_set(client: FlaskClient) -> None:
    assert client.get("/default").status_code == 200


@pytest.mark.parametrize("value", [OURS, OURS.upper()])
def test_requests_of_the_own_front_door_are_answered(locked: FlaskClient, value: str) -> None:
    assert locked.get("/default", headers={"X-Azure-FDID": value}).status_code == 200


@pytest.mark.parametrize("headers", [{}, {"X-Azure-FDID": OURS[:-1] + "c"}, {"X-Azure-FDID": ""}])
def test_all_others_are_refused(locked: FlaskClient, headers: dict[str, str]) -> None:
    for path in ("/default", "/nothing-here"):
        refused = locked.get(path, headers=headers)
        assert (refused.status_code, refused.get_json()) == (403, {"error": "Forbidden"})


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/startupz", "/metrics"])
def test_probes_and_scrapes_need_no_id(locked: FlaskClient, path: str) -> None:
    assert locked.get(path).status_code == 200
    assert locked.head(path).status_code == 200
