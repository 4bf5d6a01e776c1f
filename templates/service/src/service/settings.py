"""Settings from environment variables, all of them checked at start."""

import ipaddress
import re
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Optional, TypeVar

Value = TypeVar("Value")


class SettingsError(ValueError):
    """One or more variables have a value that the service cannot run with."""


@dataclass(frozen=True)
class Settings:
    port: int
    """TCP port to listen on."""
    region: str
    """Azure location, such as eastus2."""
    stamp: str
    """Name of the region in the configuration, such as blue."""
    zone: Optional[str]
    """Availability zone, or None where it is not known."""
    pod_name: str
    pod_ip: str
    node_name: str
    version: str
    """What was deployed; the charts give the digest of the image."""
    log_level: str
    workers: int
    threads: int
    drain_seconds: float
    """Time from SIGTERM until the listener closes, in which readiness is refused."""
    longest_request_seconds: int
    """Time that requests still running after the drain have to end."""
    front_door_id: Optional[str]
    """Id of the Front Door profile whose requests alone are answered; None answers everybody's."""


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings; every wrong value is told at once."""
    problems: list[str] = []

    def read(name: str, fallback: str, parse: Callable[[str], Value]) -> Value:
        text = environment.get(name, "").strip() or fallback
        try:
            return parse(text)
        except ValueError as rule:
            problems.append(f"{name} is {text!r}: it must be {rule}")
            return parse(fallback)

    settings = Settings(
        port=read("PORT", "8080", _whole(1, 65535)),
        region=read("REGION", "local", _name),
        stamp=read("STAMP", "local", _name),
        zone=read("ZONE", "", _optional_name),
        pod_name=read("POD_NAME", socket.gethostname() or "localhost", _text),
        pod_ip=read("POD_IP", "127.0.0.1", _address),
        node_name=read("NODE_NAME", "local", _text),
        version=read("VERSION", "development", _text),
        log_level=read("LOG_LEVEL", "INFO", _log_level),
        workers=read("WORKERS", "2", _whole(1, 32)),
        threads=read("THREADS", "8", _whole(1, 128)),
        drain_seconds=read("DRAIN_SECONDS", "5", _seconds),
        longest_request_seconds=read("LONGEST_REQUEST_SECONDS", "20", _whole(1, 3600)),
        front_door_id=read("FRONT_DOOR_ID", "", _optional_guid),
    )
    if problems:
        raise SettingsError("wrong environment variables:\n  " + "\n  ".join(problems))
    return settings


def _whole(lowest: int, highest: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not lowest <= int(text) <= highest:
            raise ValueError(f"a whole number from {lowest} to {highest}")
        return int(text)

    return parse


def _seconds(text: str) -> float:
    if not re.fullmatch(r"[0-9]{1,2}(\.[0-9]{1,3})?", text) or float(text) > 60:
        raise ValueError("a number of seconds from 0 to 60")
    return float(text)


def _name(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", text):
        raise ValueError("lower case letters, digits and hyphens, such as eastus2")
    return text


def _optional_name(text: str) -> Optional[str]:
    return _name(text) if text else None


def _optional_guid(text: str) -> Optional[str]:
    if text and not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text.lower()):
        raise ValueError("the GUID of a Front Door profile, or empty")
    return text.lower() or None


def _text(text: str) -> str:
    if not re.fullmatch(r"[!-~]{1,253}", text):
        raise ValueError("1 to 253 printable characters without spaces")
    return text


def _address(text: str) -> str:
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        raise ValueError("an IP address, such as 10.0.0.4") from None


def _log_level(text: str) -> str:
    if text not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("DEBUG, INFO, WARNING or ERROR")
    return text
