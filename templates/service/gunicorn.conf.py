"""How gunicorn runs the service, and how it stops without failing a request.

On SIGTERM the listener stays open for DRAIN_SECONDS. In that time readiness is refused, and each
answer closes its connection, so proxies move to other instances by themselves. Then gunicorn
stops as usual: no new connections, LONGEST_REQUEST_SECONDS for what is still running.
"""

import os
import signal
import sys
import threading
import time
from collections import deque
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

from service import drain, logs, metrics  # noqa: E402 (the path comes first)
from service.settings import SettingsError, read_settings  # noqa: E402

try:
    settings = read_settings(os.environ)
except SettingsError as error:
    sys.exit(str(error))

wsgi_app = "service:create_app()"
bind = f"0.0.0.0:{settings.port}"
worker_class = "gthread"
workers = settings.workers
threads = settings.threads
graceful_timeout = settings.longest_request_seconds
# Of two sides that keep an idle connection, the one that sends requests must close it first, or a
# request meets a closed socket. The gateway (Istio) keeps them for an hour.
keepalive = 3700
# The heartbeat of the workers is a file: on a disk, a slow disk would look like a hung worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
# gunicorn 26 would write a socket below the home directory; the root file system is read-only.
control_socket_disable = True
logconfig_dict = logs.configuration(settings.log_level)


def when_ready(server: Any) -> None:
    """Put the drain between SIGTERM and what gunicorn does on it."""

    def stop(*_: object) -> None:
        server.signal(signal.SIGTERM, None)

    def begin(*_: object) -> None:
        if drain.has_begun() or settings.drain_seconds == 0:
            drain.begin(0)  # a second SIGTERM is somebody who does not want to wait
            stop()
        else:
            drain.begin(settings.drain_seconds)
            signal.setitimer(signal.ITIMER_REAL, settings.drain_seconds)

    signal.signal(signal.SIGALRM, stop)
    signal.signal(signal.SIGTERM, begin)


def pre_fork(server: Any, worker: Any) -> None:
    """Give each worker a part of the metrics that no living one writes to."""
    taken = {other.metrics_writer for other in server.WORKERS.values()}
    worker.metrics_writer = next((n for n in range(metrics.WRITERS) if n not in taken), 0)


def post_fork(_server: Any, worker: Any) -> None:
    metrics.claim(worker.metrics_writer)


def post_worker_init(worker: Any) -> None:
    threading.Thread(target=_expire_idle_connections, args=(worker,), daemon=True).start()


def pre_request(_worker: Any, req: Any) -> None:
    if drain.has_begun():
        req.force_close()


def _expire_idle_connections(worker: Any) -> None:
    """gunicorn 26 waits for idle connections until the graceful timeout: let them expire with the
    drain. Its worker looks for expired ones once a second, so they expire that much earlier.
    """
    while worker.alive:
        end = drain.ends_at()
        if end:
            for name in ("keepalived_conns", "pending_conns"):
                for connection in getattr(worker, name, deque()).copy():
                    connection.timeout = min(connection.timeout, end - 1.2)
        time.sleep(0.2)
