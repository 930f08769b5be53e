"""An ordered map over worker processes that bounds memory and outlives a worker's death."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from typing import Final, Generic, TypeVar

from attrs import define, field

_UNGUARDED: Final = "worker processes die as they start: in a script, call this under `if __name__ == '__main__':`"

T = TypeVar("T")
R = TypeVar("R")

CHUNK: Final = 16
"""Items that travel to a worker together."""
AHEAD: Final = 4
"""Chunks in flight for each worker: what bounds the memory."""


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
            by ``forkserver`` where nothing was said and the system has it.
        chunk: Items that travel together.

    Yields:
        A result or a `Lost` for each item. When a worker dies, the items that were in flight are read again
        one at a time in a fresh worker, so that only the one that kills is lost.

    Raises:
        RuntimeError: No worker can be started at all.
        Exception: Whatever *items* raises, after the results of everything read before.
    """
    return _Crew(function=function, processes=processes, chunk=chunk).run(items)


@define(slots=True, kw_only=True)
class _Crew(Generic[T, R]):
    """Workers, and the chunks that they have in hand."""

    function: Callable[[T], R]
    processes: int
    chunk: int
    pool: ProcessPoolExecutor | None = None
    trouble: Exception | None = None
    """What the source of the items raised: told when everything before it has been yielded."""
    in_hand: deque[tuple[list[T], Future[list[R]]]] = field(factory=deque)

    def run(self, items: Iterable[T]) -> Iterator[R | Lost[T]]:
        """Results in order, with the pool closed whatever happens."""
        chunks = self._chunks(items)
        try:
            while self._fill(chunks):
                _, future = self.in_hand[0]
                if future.exception() is None:
                    self.in_hand.popleft()
                    yield from future.result()
                else:
                    yield from self._recover()
        finally:
            self._dismiss()
        if self.trouble is not None:
            raise self.trouble

    def _chunks(self, items: Iterable[T]) -> Iterator[list[T]]:
        chunk: list[T] = []
        try:
            for item in items:
                chunk.append(item)
                if len(chunk) == self.chunk:
                    yield chunk
                    chunk = []
        except Exception as error:  # the caller's own, raised again at the end of `run`
            self.trouble = error
        if chunk:
            yield chunk

    def _fill(self, chunks: Iterator[list[T]]) -> bool:
        """Hand out chunks up to the bound; say whether any is in hand."""
        while len(self.in_hand) < AHEAD * self.processes and (chunk := next(chunks, None)) is not None:
            self.pool = self.pool or _pool(self.processes)
            self.in_hand.append((chunk, _submitted(self.pool, _apply, self.function, chunk)))
        return bool(self.in_hand)

    def _recover(self) -> Iterator[R | Lost[T]]:
        """Results of all that is in hand: those that arrived, and the others read one at a time."""
        # One pool at a time: a second one beside a broken one would fork a process that has threads.
        self._dismiss(cancel=False)
        while self.in_hand:
            chunk, future = self.in_hand.popleft()
            if future.exception() is None:
                yield from future.result()
            else:
                yield from self._one_by_one(chunk)
        self._dismiss()

    def _one_by_one(self, chunk: list[T]) -> Iterator[R | Lost[T]]:
        for item in chunk:
            self.pool = self.pool or _tried_pool()
            future = self.pool.submit(self.function, item)
            error = future.exception()
            if error is None:
                yield future.result()
            elif isinstance(error, BrokenProcessPool):
                self._dismiss()
                yield Lost(item, "the worker process died while reading it, twice")
            else:
                yield Lost(item, f"{type(error).__name__}: {error}")

    def _dismiss(self, *, cancel: bool = True) -> None:
        if self.pool is not None:
            self.pool.shutdown(wait=True, cancel_futures=cancel)
            self.pool = None


def _apply(function: Callable[[T], R], chunk: list[T]) -> list[R]:
    return [function(item) for item in chunk]


def _submitted(pool: ProcessPoolExecutor, function: Callable[..., R], *arguments: object) -> Future[R]:
    """A future of the call, failed where the workers or the server that forks them are gone."""
    try:
        return pool.submit(function, *arguments)
    except (BrokenProcessPool, EOFError, OSError) as error:
        future: Future[R] = Future()
        future.set_exception(error)
        return future


def _pool(processes: int) -> ProcessPoolExecutor:
    # A worker runs the caller's script as it starts. Without a guard there it would hire workers of its own,
    # which multiprocessing refuses by this mark, but not for a worker that would fork.
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        raise RuntimeError(_UNGUARDED)
    return ProcessPoolExecutor(processes, mp_context=_context(), initializer=_begin)


@cache
def _context() -> BaseContext:
    """The caller's way to start processes or, where nothing was set, the one that suits a caller with threads."""
    # Asked once: by starting a worker, multiprocessing itself turns "nothing was set" into its default.
    method = multiprocessing.get_start_method(allow_none=True)
    if method is None and "forkserver" in multiprocessing.get_all_start_methods():
        method = "forkserver"
    return multiprocessing.get_context(method)


def _tried_pool() -> ProcessPoolExecutor:
    """A pool of one that has been seen to work, so that a death says something about the item."""
    pool = _pool(1)
    error = _submitted(pool, cores).exception()
    if error is not None:
        pool.shutdown()
        raise RuntimeError(_UNGUARDED) from error
    return pool


def _begin() -> None:
    """In the worker: leave Ctrl-C to the parent, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
