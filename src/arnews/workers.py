"""An ordered map over worker processes that bounds memory and outlives a worker's death at any moment.

Each worker has a pipe of its own. A pool that shares one queue among its workers hangs for ever when one of
them is killed, as by a system short of memory, while it holds the queue's lock.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from multiprocessing.connection import Connection, wait
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, Final, Generic, TypeVar
from weakref import WeakSet

from attrs import define, field

CHUNK: Final = 16
"""Items that travel to a worker together."""
AHEAD: Final = 4
"""Chunks read and not yet yielded, for each worker: what bounds the memory."""
_DEPTH: Final = 2  # chunks that a worker holds, so that it never waits for the next
_STILLBORN: Final = 3
_UNGUARDED: Final = "worker processes die as they start: in a script, call this under `if __name__ == '__main__':`"
_KILLED: Final = "the worker process died while reading it, twice"

# The ends of the pipes that this process holds. A worker that is forked has them too, and closes them, or no
# worker would see that its parent is gone.
_ENDS: Final[WeakSet[Connection]] = WeakSet()

T = TypeVar("T")
R = TypeVar("R")


@define(frozen=True, slots=True)
class Lost(Generic[T]):
    """Stands in the results for an item that gave none, with the reason in one sentence."""

    item: T
    reason: str


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return min(os.cpu_count() or 1, 61)  # as many as Windows can wait for


def ordered_map(
    function: Callable[[T], R], items: Iterable[T], processes: int, *, chunk: int = CHUNK
) -> Iterator[R | Lost[T]]:
    """Yield ``function(item)`` for every item, in order, computed by *processes* workers.

    Args:
        function: A function that can be pickled: defined at the top of a module, or a ``partial`` of one.
        items: Read lazily, never more than ``AHEAD * processes`` chunks ahead of what has been yielded.
        processes: How many workers; they are started as ``multiprocessing.set_start_method`` says, or
            by ``fork`` where nothing was said and this process has one thread, else by ``forkserver`` where
            the system has it.
        chunk: Items that travel together.

    Yields:
        A result or a `Lost` for each item. What a dead worker had in hand is read again, one item at a time,
        so that only an item that kills is lost; so is one that cannot be pickled, or whose result cannot be.

    Raises:
        RuntimeError: Workers cannot be started.
        Exception: Whatever *items* raises, after the results of everything read before.
    """
    return _Crew(function=function, processes=processes, chunk=chunk).run(items)


@define(slots=True, eq=False)
class _Chunk(Generic[T, R]):
    items: list[T]
    deaths: int = 0
    results: list[R | Lost[T]] | None = None


@define(slots=True, eq=False)
class _Worker(Generic[T, R]):
    process: Any
    pipe: Connection
    in_hand: deque[_Chunk[T, R]] = field(factory=deque)
    began: bool = False
    gone: bool = False


@define(slots=True, kw_only=True)
class _Crew(Generic[T, R]):
    """Workers, the chunks read so far in order, and those that wait for a worker."""

    function: Callable[[T], R]
    processes: int
    chunk: int
    workers: list[_Worker[T, R]] = field(factory=list)
    window: list[_Chunk[T, R]] = field(factory=list)
    waiting: deque[_Chunk[T, R]] = field(factory=deque)
    stillborn: int = 0
    """Workers in a row that died before their first word."""
    trouble: Exception | None = None
    """What the source of the items raised: told when everything before it has been yielded."""

    def run(self, items: Iterable[T]) -> Iterator[R | Lost[T]]:
        chunks = self._chunks(items)
        try:
            while self._hand_out(chunks):
                if (results := self.window[0].results) is not None:
                    del self.window[0]
                    yield from results
                else:
                    by_pipe = {worker.pipe: worker for worker in self.workers}
                    for pipe in wait(list(by_pipe)):
                        self._hear(by_pipe[pipe])  # type: ignore[index]
        finally:
            for worker in self.workers:
                worker.process.terminate()
                _close(worker)
        if self.trouble is not None:
            raise self.trouble

    def _chunks(self, items: Iterable[T]) -> Iterator[_Chunk[T, R]]:
        chunk: list[T] = []
        try:
            for item in items:
                chunk.append(item)
                if len(chunk) == self.chunk:
                    yield _Chunk(chunk)
                    chunk = []
        except Exception as error:  # the caller's own, raised again at the end of `run`
            self.trouble = error
        if chunk:
            yield _Chunk(chunk)

    def _hand_out(self, chunks: Iterator[_Chunk[T, R]]) -> bool:
        """Read and hand out chunks up to the bounds; say whether any is still to be yielded."""
        while len(self.window) < AHEAD * self.processes and (chunk := next(chunks, None)) is not None:
            self.window.append(chunk)
            self.waiting.append(chunk)
        while self.waiting and (worker := self._free()) is not None:
            self._send(worker, self.waiting.popleft())
        return bool(self.window)

    def _free(self) -> _Worker[T, R] | None:
        there = [worker for worker in self.workers if not worker.gone and len(worker.in_hand) < _DEPTH]
        best = min(there, key=lambda worker: len(worker.in_hand), default=None)
        if (best is None or best.in_hand) and len(self.workers) < self.processes:
            best = _hired(self.function)
            self.workers.append(best)
        return best

    def _send(self, worker: _Worker[T, R], chunk: _Chunk[T, R]) -> None:
        try:
            parcel = pickle.dumps(chunk.items, pickle.HIGHEST_PROTOCOL)
        except Exception as error:
            self._fail(chunk, _told(error))
            return
        try:
            worker.pipe.send_bytes(parcel)
            worker.in_hand.append(chunk)
        except OSError:
            worker.gone = True  # what it still had to say is heard before it is buried
            self.waiting.appendleft(chunk)

    def _hear(self, worker: _Worker[T, R]) -> None:
        try:
            parcel = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if not worker.began:
            worker.began, self.stillborn = True, 0
            return
        chunk = worker.in_hand.popleft()
        try:
            results = pickle.loads(parcel)  # noqa: S301 - our own worker's words
        except Exception as error:
            results = _told(error)
        if isinstance(results, str):
            self._fail(chunk, results)
        else:
            chunk.results = results

    def _bury(self, worker: _Worker[T, R]) -> None:
        self.workers.remove(worker)
        _close(worker)
        if not worker.began:
            self.stillborn += 1
            if self.stillborn == _STILLBORN:
                raise RuntimeError(_UNGUARDED)
        suspect = worker.in_hand.popleft() if worker.began and worker.in_hand else None
        self.waiting.extendleft(reversed(worker.in_hand))
        if suspect is None:
            return
        suspect.deaths += 1
        if len(suspect.items) == 1 and suspect.deaths == 1:
            self.waiting.appendleft(suspect)
        else:
            self._fail(suspect, _KILLED)

    def _fail(self, chunk: _Chunk[T, R], reason: str) -> None:
        """Take *chunk* apart, to find which of its items failed; give up one that stands alone."""
        if len(chunk.items) == 1:
            chunk.results = [Lost(chunk.items[0], reason)]
            return
        parts: list[_Chunk[T, R]] = [_Chunk([item]) for item in chunk.items]
        at = self.window.index(chunk)
        self.window[at : at + 1] = parts
        self.waiting.extendleft(reversed(parts))


def _hired(function: Callable[[T], R]) -> _Worker[T, R]:
    # A worker runs the caller's script as it starts. Without a guard there it would hire workers of its own,
    # which multiprocessing refuses by this mark, but not for a worker that would fork.
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        raise RuntimeError(_UNGUARDED)
    context = _context()
    ours, theirs = context.Pipe()
    _ENDS.add(ours)
    process = context.Process(target=_work, args=(theirs, function), daemon=True)
    try:
        process.start()
    except (EOFError, ConnectionError) as error:  # the server that forks is gone: it ran the script too
        raise RuntimeError(_UNGUARDED) from error
    theirs.close()  # so that the pipe ends when the worker does
    return _Worker(process, ours)


def _close(worker: _Worker[T, R]) -> None:
    worker.process.join()
    worker.process.close()
    worker.pipe.close()


def _context() -> Any:
    """The caller's way to start processes or, where nothing was set, the quickest that is safe."""
    method = _chosen()
    if method is None and _has_one_thread():
        method = "fork"  # the worker has the tables that this process has read, and starts in no time
    elif method is None and "forkserver" in multiprocessing.get_all_start_methods():
        method = "forkserver"
    return multiprocessing.get_context(method)


@cache
def _chosen() -> str | None:
    # Asked once: by starting a worker, multiprocessing itself turns "nothing was set" into its default.
    return multiprocessing.get_start_method(allow_none=True)


def _has_one_thread() -> bool:
    """Whether this process has no thread but this one, not even of C code; as far as known, only Linux tells."""
    try:
        return len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _work(pipe: Connection, function: Callable[[Any], Any]) -> None:
    """What a worker does: greet, then answer chunk after chunk, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # and so is what it does before it ends, which a fork inherits
    for end in tuple(_ENDS):
        end.close()
    parcels: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_read_ahead, args=(pipe, parcels), daemon=True).start()
    try:
        pipe.send_bytes(b"here")
        while True:
            pipe.send_bytes(_answer(function, parcels.get()))
    except OSError:
        os._exit(0)


def _read_ahead(pipe: Connection, parcels: SimpleQueue[bytes]) -> None:
    # Both ends would wait for ever if the parent wrote a long chunk while the worker wrote a long answer.
    try:
        while True:
            parcels.put(pipe.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)


def _answer(function: Callable[[Any], Any], parcel: bytes) -> bytes:
    """The results of a chunk, pickled, or a ``str`` that says why there are none."""
    try:
        items = pickle.loads(parcel)  # noqa: S301 - our own parent's words
        return pickle.dumps([function(item) for item in items], pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return pickle.dumps(_told(error))
