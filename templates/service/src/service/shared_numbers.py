"""Numbers that all worker processes of an instance keep together.

A scrape reaches one of the workers and must tell what all of them counted. The numbers lie in
memory that the master made before it forked. Each worker writes to a part of its own, so that no
lock is held between processes: one that is killed leaves nothing locked. Readers add up the parts.
"""

import mmap
import struct
import threading

_COUNT = struct.Struct("Q")
_VALUE = struct.Struct("d")
_KEY_BYTES = 248
_ENTRY_BYTES = _KEY_BYTES + _VALUE.size


class SharedNumbers:
    """Sums by name. Memory that is never written to takes no space."""

    def __init__(self, writers: int, names: int) -> None:
        self._writers = writers
        self._names = names
        self._part_bytes = _COUNT.size + names * _ENTRY_BYTES
        self._memory = mmap.mmap(-1, writers * self._part_bytes)
        # Threads of one worker share its part.
        self._lock = threading.Lock()
        self.claim(0)

    def claim(self, writer: int) -> None:
        """Write to this part from now on, and go on where a worker before left it."""
        self._start = min(writer, self._writers - 1) * self._part_bytes
        self._places = {name: place for name, place, _ in self._entries(self._start)}

    def add(self, name: str, amount: float) -> None:
        """Add to a number that begins at 0. One for which there is no space left is not kept."""
        with self._lock:
            place = self._place(name)
            if place:
                self._write(place, self._read(place) + amount)

    def reset(self, name: str) -> None:
        """Set this worker's part of a number to 0."""
        with self._lock:
            place = self._place(name)
            if place:
                self._write(place, 0.0)

    def totals(self) -> dict[str, float]:
        """What all workers counted, in the order of the first mention."""
        sums: dict[str, float] = {}
        for writer in range(self._writers):
            for name, _, value in self._entries(writer * self._part_bytes):
                sums[name] = sums.get(name, 0.0) + value
        return sums

    def clear(self) -> None:
        """Forget everything. For tests: counters of a process only grow."""
        for writer in range(self._writers):
            _COUNT.pack_into(self._memory, writer * self._part_bytes, 0)
        self._places = {}

    def _place(self, name: str) -> int:
        """Where the number is kept; 0, which is nobody's, where there is no space."""
        place = self._places.get(name)
        if place is not None:
            return place
        key = name.encode()
        used = int(_COUNT.unpack_from(self._memory, self._start)[0])
        if used == self._names or len(key) > _KEY_BYTES:
            return 0
        place = self._start + _COUNT.size + used * _ENTRY_BYTES
        self._memory[place : place + _KEY_BYTES] = key.ljust(_KEY_BYTES, b"\0")
        self._write(place, 0.0)
        # Last, so that no reader sees half an entry.
        _COUNT.pack_into(self._memory, self._start, used + 1)
        self._places[name] = place
        return place

    def _entries(self, start: int) -> list[tuple[str, int, float]]:
        used = int(_COUNT.unpack_from(self._memory, start)[0])
        first = start + _COUNT.size
        places = range(first, first + used * _ENTRY_BYTES, _ENTRY_BYTES)
        return [(self._name(place), place, self._read(place)) for place in places]

    def _name(self, place: int) -> str:
        return self._memory[place : place + _KEY_BYTES].rstrip(b"\0").decode()

    def _read(self, place: int) -> float:
        return float(_VALUE.unpack_from(self._memory, place + _KEY_BYTES)[0])

    def _write(self, place: int, value: float) -> None:
        _VALUE.pack_into(self._memory, place + _KEY_BYTES, value)
