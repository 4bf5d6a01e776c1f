"""A proxy that keeps connections to its upstreams, as gateways do.

It asks each upstream for its readiness four times a second, sends requests in turn to those that
are ready, and never tries a request twice: what fails is seen by the client.
"""

import http.client
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_CHECK_SECONDS = 0.25
_ANSWER_SECONDS = 10.0


class Upstream:
    """One instance behind the proxy, with the connections that are kept to it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.ready = False
        self._idle: list[http.client.HTTPConnection] = []

    def get(self, path: str) -> tuple[int, bytes]:
        """Ask on a connection from before, or on a new one. Errors are raised."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connection()
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
        except BaseException:
            connection.close()
            raise
        if answer.will_close or not self.ready:
            connection.close()
        else:
            self._idle.append(connection)
        return answer.status, body

    def check(self) -> None:
        connection = self._connection()
        try:
            connection.request("GET", "/readyz", headers={"Connection": "close"})
            self.ready = connection.getresponse().status == 200
        except OSError:
            self.ready = False
        finally:
            connection.close()
        if not self.ready:
            while self._idle:
                self._idle.pop().close()

    def _connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=_ANSWER_SECONDS)


class Proxy:
    def __init__(self, ports: list[int]) -> None:
        self._upstreams = [Upstream(port) for port in ports]
        self._turn = 0
        self._closed = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        for upstream in self._upstreams:
            threading.Thread(target=self._watch, args=(upstream,), daemon=True).start()

    def pick(self) -> Upstream:
        """The next one that is ready; any, where none is: Front Door does the same."""
        candidates = [upstream for upstream in self._upstreams if upstream.ready] or self._upstreams
        self._turn += 1
        return candidates[self._turn % len(candidates)]

    def wait_until_ready(self, port: int, seconds: float = 30.0) -> None:
        deadline = time.monotonic() + seconds
        while not any(upstream.ready for upstream in self._upstreams if upstream.port == port):
            if time.monotonic() > deadline:
                raise TimeoutError(f"the instance on port {port} was not ready after {seconds} s")
            time.sleep(0.02)

    def close(self) -> None:
        self._closed.set()
        self._server.shutdown()
        self._server.server_close()

    def _watch(self, upstream: Upstream) -> None:
        while not self._closed.wait(_CHECK_SECONDS):
            upstream.check()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


def _handler(proxy: Proxy) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            upstream = proxy.pick()
            try:
                status, body = upstream.get(self.path)
            except (OSError, http.client.HTTPException) as error:
                status, body = 502, f"{upstream.port}: {error!r}".encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Thousands of requests need no line each."""

    return Handler
