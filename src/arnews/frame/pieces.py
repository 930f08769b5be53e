"""What a line of the frame is cut into: pieces, and the separators between them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from attrs import define

from arnews.dates import Found
from arnews.lexicon.frame import FrameWords
from arnews.text import Text

# How far into its line a dateline reaches, and how long a piece of it and how short a story can be, in characters.
LINE: Final = 160
PIECE: Final = 60
BODY: Final = 60

# Days are written over with the blank, so that no separator within them cuts.
BLANK: Final = "\0"
MARKS: Final = '-–—―−:/|()\\[\\]،,«»"“”‹›'
UNSPACED: Final = "\\S+"
DASHES: Final = frozenset("-–—―−/|")
BRACKETS: Final = frozenset("([")
QUOTES: Final = frozenset('«"“‹»”')
CLOSERS: Final = frozenset(')]»"”›«“')


@define(slots=True)
class Piece:
    """A stretch between separators: the separators before it, and what it is, a letter that lines are read by.

    P place, O outlet, D date, N name, K a desk, U unknown, B the word before the author's name, b one that needs
    a person's name behind it, C the word before another credit, X a word such as ``عاجل``.
    """

    kind: str
    start: int
    end: int
    before: str = ""
    wire: bool = False
    words: int = 1
    guessed: bool = False
    """Whether its neighbours alone make it what it is."""

    @property
    def bracketed(self) -> bool:
        """Whether a round bracket opens before it."""
        return opener(self.before) in BRACKETS

    @property
    def apart(self) -> bool:
        """Whether a dash or a slash stands before it."""
        return not DASHES.isdisjoint(self.before)


def opener(before: str) -> str:
    """The bracket or quotation mark that opens at the end of *before*, if any: one that touches what it opens."""
    last = before.rstrip()[-1:] or " "
    return last if last in "([«“‹" or (last in QUOTES and before.endswith(last)) else " "


@define(slots=True)
class Line:
    """A line cut into pieces as far as they can be read, and the separators behind them."""

    pieces: list[Piece]
    after: str
    rest: int
    """Where running text begins; the end of the line where there is none."""
    end: int

    @property
    def whole(self) -> bool:
        """Whether there is nothing but pieces."""
        return self.rest >= self.end

    @property
    def kinds(self) -> str:
        """The letters of the pieces."""
        return "".join(piece.kind for piece in self.pieces)

    def enclosed(self, i: int) -> bool:
        """Whether piece *i* stands in brackets or quotation marks."""
        return opener(self.pieces[i].before) != " " and not CLOSERS.isdisjoint(self.behind(i)[:1])

    def behind(self, i: int) -> str:
        """The separators behind piece *i*."""
        return self.pieces[i + 1].before if i + 1 < len(self.pieces) else self.after


@define(slots=True)
class Head:
    """The first lines of a text, with days of the month blanked out and a kashida between spaces made a dash."""

    text: Text
    folded: str
    dates: dict[int, Found]
    lines: list[tuple[int, int]]
    words: FrameWords

    def body(self, n: int) -> bool:
        """Whether line *n* is there, and long enough for a story, or a sentence."""
        if n >= len(self.lines):
            return False
        start, end = self.lines[n]
        return end - start >= BODY or self.text.folded[end - 1] in ".؟!"

    def headline(self, n: int, longest: int = LINE) -> bool:
        """Whether line *n* can be a headline."""
        start, end = self.lines[n]
        line = self.text.folded[start:end] if end - start <= longest else "."
        return not line.endswith(".") and line[0] not in "*-•" and line[-1] not in ":،"


@cache
def pattern(of: str) -> re.Pattern[str]:
    """A pattern of the frame, compiled at its first use."""
    return re.compile(of)


def words_at(head: Head, start: int, end: int) -> str:
    """The words of the source that stand there in the folded text."""
    return head.text.span(start, end).text
