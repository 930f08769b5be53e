"""One pass over the folded text: its words, numbers, marks and line ends, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from typing import Final

from attrs import define

from arnews.models import Span
from arnews.text import Text

# A run of Arabic letters, of digits, or of Latin letters; else one character. A line end is a word of its own.
_ARABIC: Final = "[\u0621-\u063f\u0641-\u064a\u0671-\u06d3\u06d5]+"
# The blank, which half of what is searched is, is asked for once and not by each of these.
_WORD: Final = f"(?! )({_ARABIC}|[0-9]+|[A-Za-z\u00c0-\u024f]+|\\S|\n)"


@cache
def _splitter() -> Callable[[str], list[str]]:
    return re.compile(_WORD).split


@define(slots=True)
class Scan:
    """The words of a text in order; word *i* is ``text.folded[starts[i]:starts[i] + len(words[i])]``."""

    text: Text
    words: list[str]
    starts: list[int]
    gaps: list[str]
    """What stands before each word and behind the last, mostly a space or nothing."""

    def end(self, i: int) -> int:
        """Folded position just after word *i*."""
        return self.starts[i] + len(self.words[i])

    def span(self, first: int, last: int, cut: int = 0) -> Span:
        """The source span from word *first* to word *last*, both included, without the first *cut* letters."""
        return self.text.span(self.starts[first] + cut, self.starts[last] + len(self.words[last]))

    def glued(self, i: int) -> bool:
        """Whether word *i* touches the word before it, as the mark in ``بـ"داعش"`` does."""
        return i > 0 and not self.gaps[i]


def scan(text: Text) -> Scan:
    """Read *text* once, into words.

    >>> from arnews.text import fold
    >>> scan(fold('قالت: "نعم"')).words
    ['قالت', ':', '"', 'نعم', '"']
    """
    parts = _splitter()(text.folded)
    return Scan(text, parts[1::2], list(accumulate(map(len, parts)))[::2], parts[::2])
