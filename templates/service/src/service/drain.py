"""Whether this instance is about to stop.

The master process of gunicorn begins the drain and its workers answer the probes, so the state
lives in a page of memory that they share. It holds the end of the drain on the monotonic clock,
which is one clock for all processes of the machine; 0 means that no drain has begun.
This module must be loaded before the workers are forked: gunicorn.conf.py does that.
"""

import mmap
import struct
import time

_END = struct.Struct("d")
_page = mmap.mmap(-1, mmap.PAGESIZE)


def begin(seconds: float) -> None:
    """Start to drain; the instance stops after this many seconds."""
    _END.pack_into(_page, 0, time.monotonic() + seconds)


def ends_at() -> float:
    """The moment on the monotonic clock at which the drain ends; 0.0 when none has begun."""
    return float(_END.unpack_from(_page, 0)[0])


def has_begun() -> bool:
    return ends_at() > 0.0


def cancel() -> None:
    """Take it back. For tests: a process that drains never returns to service."""
    _END.pack_into(_page, 0, 0.0)
