"""Clients that ask again and again and say what went wrong."""

import http.client
import threading
import time

_ANSWER_SECONDS = 15.0
_PAUSE_SECONDS = 0.015


class Load:
    """Each client waits for its answer, and then a little: the load is bounded on any machine."""

    def __init__(self, port: int, clients: int) -> None:
        self.answered = 0
        self.failures: list[str] = []
        self._port = port
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._clients = [threading.Thread(target=self._ask, daemon=True) for _ in range(clients)]

    def start(self) -> None:
        for client in self._clients:
            client.start()

    def stop(self) -> None:
        self._stopped.set()
        for client in self._clients:
            if client.is_alive():
                client.join(_ANSWER_SECONDS)

    def wait_for(self, requests: int, seconds: float = 300.0) -> None:
        """Until so many were made in all."""
        deadline = time.monotonic() + seconds
        while self.answered + len(self.failures) < requests:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self.answered} of {requests} requests in {seconds} s")
            time.sleep(0.05)

    def _ask(self) -> None:
        connection = self._connection()
        while not self._stopped.is_set():
            try:
                connection.request("GET", "/default")
                answer = connection.getresponse()
                body = answer.read()
                failure = "" if answer.status == 200 else f"{answer.status} {body[:200]!r}"
            except (OSError, http.client.HTTPException) as error:
                failure = repr(error)
                connection.close()
                connection = self._connection()
            with self._lock:
                if failure:
                    self.failures.append(failure)
                else:
                    self.answered += 1
            self._stopped.wait(_PAUSE_SECONDS)
        connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=_ANSWER_SECONDS)
