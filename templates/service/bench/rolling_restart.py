"""Restart two instances one after the other under load, behind a proxy that keeps connections.

    python bench/rolling_restart.py

No request may fail, and no stop may take longer than the drain and three seconds. It needs what the
service needs, and nothing else: everything runs on the loopback address.
"""

import argparse
import json
import os
import sys
import time
from dataclasses import asdict, dataclass

from instance import Instance
from load import Load
from proxy import Proxy

STOP_MARGIN_SECONDS = 3.0


@dataclass(frozen=True)
class Result:
    requests: int
    failed: int
    failures: list[str]
    """The first of them, in words."""
    stop_seconds: list[float]
    exit_codes: list[int]
    seconds: float


def measure(requests: int, clients: int, drain_seconds: float) -> Result:
    """Load both instances until each was restarted and this many requests were made."""
    began = time.monotonic()
    instances = [Instance(name, drain_seconds) for name in ("first", "second")]
    proxy = Proxy([instance.port for instance in instances])
    load = Load(proxy.port, clients)
    stops: list[float] = []
    codes: list[int] = []
    try:
        for instance in instances:
            instance.start()
        for instance in instances:
            proxy.wait_until_ready(instance.port)
        load.start()
        for turn, instance in enumerate(instances, start=1):
            load.wait_for(requests * turn // (len(instances) + 1))
            seconds, code = instance.stop()
            stops.append(round(seconds, 2))
            codes.append(code)
            instance.start()
            proxy.wait_until_ready(instance.port)
        load.wait_for(requests)
    finally:
        load.stop()
        proxy.close()
        for instance in instances:
            instance.kill()
    return Result(
        requests=load.answered + len(load.failures),
        failed=len(load.failures),
        failures=load.failures[:5],
        stop_seconds=stops,
        exit_codes=codes,
        seconds=round(time.monotonic() - began, 1),
    )


def problems(result: Result, requests: int, drain_seconds: float) -> list[str]:
    """What speaks against it; nothing where all is well."""
    limit = drain_seconds + STOP_MARGIN_SECONDS
    said = [f"failed: {failure}" for failure in result.failures]
    if result.requests < requests:
        said.append(f"{result.requests} requests were made, {requests} were wanted")
    said += [f"a stop took {s} s: {limit} are too many" for s in result.stop_seconds if s >= limit]
    said += [f"an instance ended with {code}" for code in result.exit_codes if code != 0]
    return said


def main() -> int:
    options = argparse.ArgumentParser(description="Restart two instances under load.")
    options.add_argument("--requests", type=int, default=5000, help="at least (%(default)s)")
    options.add_argument("--clients", type=int, default=8, help="that ask at once (%(default)s)")
    options.add_argument("--drain", type=float, default=5.0, help="DRAIN_SECONDS (%(default)s)")
    options.add_argument("--json", action="store_true", help="for programs")
    given = options.parse_args()
    result = measure(given.requests, given.clients, given.drain)
    found = problems(result, given.requests, given.drain)
    if given.json:
        print(json.dumps({**asdict(result), "problems": found}))
    else:
        print(f"{result.failed} of {result.requests} requests failed in {result.seconds} s")
        print(f"stops took {', '.join(f'{s} s' for s in result.stop_seconds)}")
        for problem in found:
            print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    # Bytecode would be files that the repository does not want.
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.exit(main())
