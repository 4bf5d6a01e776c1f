"""One gunicorn with the configuration of the service, on a port of the loopback address."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Optional

SERVICE = Path(__file__).resolve().parent.parent
# Longer than any stop may take: a stop that hangs is measured, not waited for without end.
_MOST_SECONDS_TO_STOP = 60.0


class Instance:
    """Always the same port: the one that comes back takes the place of the one that went."""

    def __init__(self, name: str, drain_seconds: float) -> None:
        self.port = _free_port()
        self._process: Optional[subprocess.Popen[bytes]] = None
        self._environment = {
            **os.environ,
            "PORT": str(self.port),
            "POD_NAME": name,
            "DRAIN_SECONDS": f"{drain_seconds:g}",
            "LOG_LEVEL": "WARNING",
        }

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn"]
        self._process = subprocess.Popen(command, cwd=SERVICE, env=self._environment)

    def stop(self) -> tuple[float, int]:
        """Send SIGTERM, as Kubernetes does. Returns how many seconds it took, and the exit code."""
        assert self._process, "it was not started"
        began = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(_MOST_SECONDS_TO_STOP)
        return time.monotonic() - began, code

    def kill(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
