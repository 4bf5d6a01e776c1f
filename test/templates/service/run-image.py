"""Starts the service from a mounted image, as a cluster would, and sees that it answers and stops.

    run-image.py ROOT IMAGE.json     (the latter as `buildah inspect --type image` says it)
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

DRAIN_SECONDS = 1
# An emulator is slow.
MOST_SECONDS_TO_START = 90

root, inspected = sys.argv[1:]
with open(inspected, encoding="utf-8") as file:
    image = json.load(file)["OCIv1"]
config = image["config"]
user, group = map(int, config["User"].split(":"))
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
environment = {
    **dict(pair.split("=", 1) for pair in config["Env"]),
    "PORT": str(port),
    "POD_NAME": "image-tier",
    "REGION": "eastus2",
    "DRAIN_SECONDS": str(DRAIN_SECONDS),
}


def become_the_container() -> None:
    os.chroot(root)
    os.chdir(config["WorkingDir"])
    os.setgroups([])
    os.setgid(group)
    os.setuid(user)


def get(path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def check(what: str, holds: bool, seen: object) -> None:
    print(f"{'ok' if holds else 'NOT OK'}: {what}")
    if not holds:
        raise SystemExit(f"it was {seen!r}")


check("the image says that it is for arm64", image["architecture"] == "arm64", image["architecture"])
name, *arguments = config["Entrypoint"]
program = next(
    f"{folder}/{name}"
    for folder in environment["PATH"].split(":")
    if os.path.lexists(f"{root}{folder}/{name}")
)
service = subprocess.Popen(
    ["/tmp/emulator", program, *arguments],
    env=environment,
    preexec_fn=become_the_container,
    stdout=subprocess.PIPE,
    stderr=subprocess.STDOUT,
    text=True,
)
try:
    deadline = time.monotonic() + MOST_SECONDS_TO_START
    while True:
        try:
            ready = get("/readyz")[0]
            break
        except OSError:
            if service.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("it did not start") from None
            time.sleep(0.2)
    check("it is ready", ready == 200, ready)
    status, body = get("/default")
    answer = json.loads(body)
    check("GET /default answers", (status, answer["hostname"]) == (200, "image-tier"), body)
    status, body = get("/metrics")
    check("the workers count", 'route="/default",status="200"} 1' in body, body)
    owner = os.stat(f"/proc/{service.pid}").st_uid
    check("it runs as user 10001", owner == user == 10001, (owner, user))
    readonly = bool(os.statvfs(root).f_flag & os.ST_RDONLY)
    check("its root file system is read-only", readonly, readonly)
    began = time.monotonic()
    service.send_signal(signal.SIGTERM)
    code = service.wait(DRAIN_SECONDS + 10)
    taken = time.monotonic() - began
    check("it ends with 0 after SIGTERM", code == 0, code)
    check("the stop took the drain and at most 3 s", taken < DRAIN_SECONDS + 3, taken)
except BaseException:
    service.kill()
    print(service.communicate()[0], file=sys.stderr)
    raise
