import os
import threading

from service.shared_numbers import SharedNumbers


def test_processes_count_together() -> None:
    numbers = SharedNumbers(writers=3, names=4)
    for writer in (1, 2):
        child = os.fork()
        if child == 0:
            numbers.claim(writer)
            numbers.add("a", writer)
            numbers.add("b", 0.5)
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
    numbers.add("a", 10)
    assert numbers.totals() == {"a": 13.0, "b": 1.0}


def test_a_worker_goes_on_where_the_one_before_it_stopped() -> None:
    numbers = SharedNumbers(writers=2, names=4)
    numbers.claim(1)
    numbers.add("a", 1)
    numbers.claim(0)
    numbers.claim(1)
    numbers.add("a", 1)
    assert numbers.totals() == {"a": 2.0}


def test_threads_lose_no_count() -> None:
    numbers = SharedNumbers(writers=1, names=8)

    def count() -> None:
        for turn in range(2000):
            numbers.add(f"n{turn % 8}", 1)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers.totals() == {f"n{n}": 1000.0 for n in range(8)}


def test_what_has_no_space_is_left_out_and_harms_nothing() -> None:
    numbers = SharedNumbers(writers=1, names=2)
    for name in ("a", "b", "c", "x" * 249):
        numbers.add(name, 1)
    assert numbers.totals() == {"a": 1.0, "b": 1.0}


def test_a_writer_that_does_not_exist_shares_the_last_part() -> None:
    numbers = SharedNumbers(writers=2, names=2)
    numbers.claim(7)
    numbers.add("a", 1)
    assert numbers.totals() == {"a": 1.0}


def test_a_reset_leaves_what_others_counted() -> None:
    numbers = SharedNumbers(writers=2, names=2)
    numbers.add("a", 1)
    numbers.claim(1)
    numbers.add("a", 5)
    numbers.reset("a")
    assert numbers.totals() == {"a": 1.0}
