"""What is counted, and how Prometheus reads it (text format 0.0.4).

Every label has few values: a path that somebody made up must not become a series of its own.
"""

from collections.abc import Iterator, Mapping

from . import drain
from .settings import Settings
from .shared_numbers import SharedNumbers

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

# Twice the most workers that settings.py allows: on a reload the new ones come before the old ones
# go.
WRITERS = 64
_MOST_SERIES = 2048
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))

# Upper limits in seconds; what takes longer than 20 s is cut off by a drain.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0)

_REQUESTS = "http_requests_total"
_DURATION = "http_request_duration_seconds"
_IN_PROGRESS = "http_requests_in_progress"

_FAMILIES = (
    (_REQUESTS, "counter", "Requests that were answered, without probes and scrapes."),
    (_DURATION, "histogram", "Time until a request was answered, in seconds."),
    (_IN_PROGRESS, "gauge", "Requests that run now."),
)

# Made when the module is loaded: before the workers are forked, gunicorn.conf.py sees to that.
_numbers = SharedNumbers(WRITERS, _MOST_SERIES)


def claim(writer: int) -> None:
    """Begin to count as this worker, 0 to WRITERS - 1; nobody else may be that one now."""
    _numbers.claim(writer)
    # A worker that was killed had requests that nobody ended.
    _numbers.reset(_IN_PROGRESS)


def request_began() -> None:
    _numbers.add(_IN_PROGRESS, 1)


def request_ended() -> None:
    _numbers.add(_IN_PROGRESS, -1)


def answered(method: str, route: str, status: int, seconds: float) -> None:
    """Count an answer. `route` is the rule that matched, such as /orders/<id>, never a path."""
    known = method if method in _METHODS else "other"
    _numbers.add(_series(_REQUESTS, method=known, route=route, status=str(status)), 1)
    # All buckets every time, so that they stand in order from the first answer on.
    for limit in BUCKETS:
        _numbers.add(_series(_DURATION + "_bucket", route=route, le=str(limit)), seconds <= limit)
    _numbers.add(_series(_DURATION + "_bucket", route=route, le="+Inf"), 1)
    _numbers.add(_series(_DURATION + "_sum", route=route), seconds)
    _numbers.add(_series(_DURATION + "_count", route=route), 1)


def exposition(settings: Settings) -> str:
    """Everything, as Prometheus wants to read it."""
    info = _series(
        "service_info",
        region=settings.region,
        stamp=settings.stamp,
        zone=settings.zone or "",
        version=settings.version,
    )
    lines = [
        *_described("service_info", "gauge", "Where this instance runs, and what.", {info: 1.0}),
        *_described(
            "service_draining",
            "gauge",
            "1 while this instance is about to stop.",
            {"service_draining": float(drain.has_begun())},
        ),
    ]
    totals = _numbers.totals()
    for family, kind, text in _FAMILIES:
        samples = {name: value for name, value in totals.items() if _family(name) == family}
        lines.extend(_described(family, kind, text, samples))
    return "\n".join(lines) + "\n"


def clear() -> None:
    """Forget everything. For tests."""
    _numbers.clear()


def _described(family: str, kind: str, text: str, samples: Mapping[str, float]) -> Iterator[str]:
    yield f"# HELP {family} {text}"
    yield f"# TYPE {family} {kind}"
    for name, value in samples.items():
        yield f"{name} {value:.17g}"


def _family(series: str) -> str:
    name = series.partition("{")[0]
    return _DURATION if name.startswith(_DURATION) else name


def _series(name: str, **labels: str) -> str:
    pairs = ",".join(f'{key}="{_escaped(value)}"' for key, value in labels.items())
    return f"{name}{{{pairs}}}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
