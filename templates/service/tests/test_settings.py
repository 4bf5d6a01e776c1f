import pytest

from service.settings import SettingsError, read_settings


def test_nothing_is_needed_on_a_laptop() -> None:
    settings = read_settings({})
    assert (settings.port, settings.region, settings.zone) == (8080, "local", None)


def test_an_empty_variable_is_one_that_is_not_set() -> None:
    assert read_settings({"PORT": "", "ZONE": " "}).port == 8080


def test_every_wrong_value_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"PORT": "99999", "POD_IP": "300.1.1.1", "LOG_LEVEL": "loud"})
    message = str(caught.value)
    assert "PORT is '99999': it must be a whole number from 1 to 65535" in message
    assert "POD_IP is '300.1.1.1'" in message
    assert "LOG_LEVEL is 'loud'" in message


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("REGION", "East US 2"),
        ("STAMP", "Blue"),
        ("ZONE", "zone\n1"),
        ("VERSION", "v\u00e9"),
        ("WORKERS", "0"),
        ("THREADS", "-1"),
        ("DRAIN_SECONDS", "61"),
        ("DRAIN_SECONDS", "nan"),
        ("FRONT_DOOR_ID", "afd-orders-prod"),
    ],
)
def test_a_wrong_value_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{name} is "):
        read_settings({name: value})
