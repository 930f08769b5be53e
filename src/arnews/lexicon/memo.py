"""Answers about words, each worked out once and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Generic, TypeVar

T = TypeVar("T")
_MOST: Final = 1 << 16


class Memo(dict[str, T], Generic[T]):
    """A dict that asks *answer* for what it lacks; it starts afresh when it has grown large.

    >>> sizes = Memo(len)
    >>> sizes["وزير"], dict(sizes)
    (4, {'وزير': 4})
    """

    __slots__ = ("answer",)

    def __init__(self, answer: Callable[[str], T]) -> None:
        super().__init__()
        self.answer = answer

    def __missing__(self, word: str) -> T:
        if len(self) >= _MOST:
            self.clear()
        found = self[word] = self.answer(word)
        return found
