"""The ordered map itself: nothing is lost, whatever moment a worker dies at."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import sys
import time
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from unittest.mock import Mock

import pytest

from arnews import workers
from arnews.workers import AHEAD, CHUNK, Lost, cores, ordered_map

posix = pytest.mark.skipif(sys.platform == "win32", reason="kills workers by signal")


def grown(text: str) -> str:
    return text * 3


def picky(number: int) -> object:
    if number % 10 == 3:
        raise ValueError(f"not {number}")
    return (lambda: number) if number % 10 == 7 else -number


@pytest.mark.parametrize("processes", [1, 2, 5])
@pytest.mark.parametrize("number", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 500])
def test_results_in_order(processes: int, number: int) -> None:
    assert list(ordered_map(str, range(number), processes)) == [str(n) for n in range(number)]


@posix
@pytest.mark.parametrize("size", [10, 20_000, 200_000])
def test_workers_killed_again_and_again_take_nothing_with_them(size: int) -> None:
    """Long items and answers do not fit in a pipe: many deaths are in the middle of one."""
    items = [f"{number} " + "x" * size for number in range(1_000)]
    got: list[str | Lost[str]] = []
    deaths = 0
    for result in ordered_map(str.swapcase, items, 3):
        got.append(result)
        if len(got) % 90 == 45 and (children := multiprocessing.active_children()):
            victim = children[len(got) // 90 % len(children)]
            time.sleep(0.002 * (len(got) % 4))
            with contextlib.suppress(ProcessLookupError):
                os.kill(victim.pid or 0, signal.SIGKILL)
            deaths += 1
    assert deaths > 5
    assert not [result.reason for result in got if isinstance(result, Lost)]
    assert all(result == item.swapcase() for result, item in zip(got, items, strict=True))


@posix
def test_all_workers_killed_at_once_and_idle() -> None:
    results = ordered_map(str, count(), 3)
    assert [next(results) for _ in range(100)] == [str(n) for n in range(100)]
    for child in multiprocessing.active_children():
        os.kill(child.pid or 0, signal.SIGKILL)
    time.sleep(0.1)
    assert [next(results) for _ in range(500)] == [str(n) for n in range(100, 600)]
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_items_that_raise_or_cannot_come_back_are_lost_alone() -> None:
    results = list(ordered_map(picky, range(100), 2))
    for number, result in enumerate(results):
        if number % 10 == 3:
            assert result == Lost(number, f"ValueError: not {number}")
        elif number % 10 == 7:
            assert isinstance(result, Lost)
            assert "<lambda>" in result.reason
        else:
            assert result == -number


def test_how_far_it_reads_ahead() -> None:
    read = count()
    results = ordered_map(str, iter(read.__next__, -1), 2)
    for _ in range(1_000):
        next(results)
    assert next(read) <= 1_000 + 2 * AHEAD * CHUNK + 1


def test_long_questions_and_long_answers_do_not_wait_for_each_other() -> None:
    items = ["y" * 1_000_000] * 64
    assert sum(len(text) for text in ordered_map(grown, items, 2) if isinstance(text, str)) == 3 * 64_000_000


def test_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cores() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    for there, used in ((None, 1), (8, 8), (128, 61)):
        monkeypatch.setattr(os, "cpu_count", lambda there=there: there)
        assert cores() == used


class Unreadable:
    """Travels, and cannot be unpacked where it arrives."""

    def __reduce__(self) -> tuple[object, ...]:
        return picky, (3,)


class Deadly:
    """A function that ends the process in which it arrives."""

    def __call__(self, number: int) -> int:
        return number

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def unreadable(number: int) -> object:
    return Unreadable() if number == 20 else number


def test_an_answer_that_cannot_be_unpacked_is_lost_alone() -> None:
    results = list(ordered_map(unreadable, range(40), 2))
    assert results == [Lost(n, "ValueError: not 3") if n == 20 else n for n in range(40)]


def test_workers_that_die_as_they_start_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_has_one_thread", lambda: False)  # or the function would not travel
    with pytest.raises(RuntimeError, match="worker processes die as they start"):
        list(ordered_map(Deadly(), range(40), 2))


def test_a_worker_hires_no_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script without a guard runs once more in each worker, as that worker starts."""
    monkeypatch.setattr(multiprocessing.current_process(), "_inheriting", True, raising=False)
    with pytest.raises(RuntimeError, match="call this under `if __name__ == '__main__':`"):
        list(ordered_map(str, range(40), 2))


def test_a_server_that_is_gone_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refused(multiprocessing.Process):
        def start(self) -> None:
            raise ConnectionResetError

    monkeypatch.setattr(workers._context(), "Process", Refused)
    with pytest.raises(RuntimeError, match="worker processes die as they start"):
        list(ordered_map(str, range(40), 2))


@pytest.mark.parametrize(
    ("said", "one_thread", "there", "taken"),
    [
        ("spawn", True, ["fork", "spawn", "forkserver"], "spawn"),
        (None, True, ["fork", "spawn", "forkserver"], "fork"),
        (None, False, ["fork", "spawn", "forkserver"], "forkserver"),
        (None, False, ["spawn"], None),
    ],
)
def test_how_workers_start(
    said: str | None, one_thread: bool, there: list[str], taken: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(multiprocessing, "get_start_method", lambda allow_none: said)
    monkeypatch.setattr(workers, "_chosen", workers._chosen.__wrapped__)
    monkeypatch.setattr(workers, "_has_one_thread", lambda: one_thread)
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: there)
    monkeypatch.setattr(multiprocessing, "get_context", lambda method: method)
    assert workers._context() == taken


def test_a_process_with_a_second_thread_does_not_fork(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    going_on = Event()
    thread = Thread(target=going_on.wait)
    thread.start()
    assert not workers._has_one_thread()
    going_on.set()
    thread.join()
    monkeypatch.setattr(workers, "Path", lambda _: tmp_path)
    assert not workers._has_one_thread()
    (tmp_path / "17").touch()
    assert workers._has_one_thread()
    monkeypatch.setattr(workers, "Path", lambda _: tmp_path / "of no such system")
    assert not workers._has_one_thread()


def test_a_worker_that_cannot_answer_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(os, "_exit", sys.exit)
    monkeypatch.setattr(workers, "Thread", Mock())  # what reads ahead
    ours, theirs = multiprocessing.Pipe()
    ours.close()
    with theirs, pytest.raises(SystemExit) as stop:
        workers._work(theirs, str)
    assert stop.value.code == 0


class Asked:
    """The questions that a worker has read ahead; behind the last of them its parent is gone."""

    def __init__(self, *parcels: bytes) -> None:
        self.parcels = list(parcels)

    def get(self) -> bytes:
        if not self.parcels:
            raise BrokenPipeError
        return self.parcels.pop(0)


def test_a_worker_greets_then_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(pickle.dumps([1, 2]), pickle.dumps([3]), b"no question")
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(os, "_exit", sys.exit)
    monkeypatch.setattr(workers, "Thread", Mock())
    monkeypatch.setattr(workers, "SimpleQueue", lambda: asked)
    ours, theirs = multiprocessing.Pipe()
    another, _ = multiprocessing.Pipe()
    workers._ENDS.add(another)
    with theirs, pytest.raises(SystemExit) as stop:
        workers._work(theirs, picky)
    assert stop.value.code == 0
    assert ours.recv_bytes() == b"here"
    assert pickle.loads(ours.recv_bytes()) == [-1, -2]
    assert pickle.loads(ours.recv_bytes()) == "ValueError: not 3"
    assert pickle.loads(ours.recv_bytes()).startswith("UnpicklingError: ")
    ours.close()
    assert another.closed, "a worker holds no end of its parent's pipes"


def test_a_worker_that_is_asked_no_more_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "_exit", sys.exit)
    ours, theirs = multiprocessing.Pipe()
    ours.send_bytes(b"the last question")
    ours.close()
    parcels: SimpleQueue[bytes] = SimpleQueue()
    with theirs, pytest.raises(SystemExit) as stop:
        workers._read_ahead(theirs, parcels)
    assert (stop.value.code, parcels.get()) == (0, b"the last question")
