"""Lays an article out for a person at a terminal: who said what, and the dates.

Every piece of the article stands between FIRST STRONG ISOLATE (U+2068) and POP DIRECTIONAL ISOLATE
(U+2069): terminals and editors that know the bidirectional algorithm show it right-to-left in its own
place, and the columns stay where they are.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final

from arnews.models import Article, DateMention, Quote, Speaker

_NARROWEST: Final = 60
_WIDEST: Final = 120
# Not shown: controls, which could command the terminal, and marks that would break out of an isolate.
_UNSHOWN: Final = "[\x00-\x1f\x7f-\x9f\u2028\u2029]+"
_DIRECTION: Final = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"


def report(article: Article, width: int = 100) -> str:
    """Give the frame of *article*, its quotes and its dates as lines of at most *width* columns, or 60."""
    width = min(max(width, _NARROWEST), _WIDEST)
    left = width - 4 - 22 - 12 - 10
    quotes = (_quote_cells(number, quote) for number, quote in enumerate(article.quotes, 1))
    dates = (_date_cells(date) for date in article.dates)
    return "\n".join(
        (
            *_frame(article),
            "",
            f"WHO SAID WHAT ({len(article.quotes)})",
            *_table(("#", "who", "cue", "kind", "what"), (2, 20, 10, 8, left), quotes),
            "",
            f"DATES ({len(article.dates)})",
            *_table(("value", "type", "words"), (22, 8, width - 34), dates),
            "",
        )
    )


def _frame(article: Article) -> Iterator[str]:
    if article.title:
        yield _isolated(shown(article.title))
    if article.byline:
        yield f"by {_isolated(shown(article.byline))}"
    if article.dateline:
        yield f"dateline {_isolated(shown(article.dateline.span.text))}"
    if article.published:
        yield f"published {article.published} ({article.published_source})"
    else:
        yield "published on a day unknown: say it with --published DATE"


def _quote_cells(number: int, quote: Quote) -> tuple[str, ...]:
    return str(number), _who(quote.speaker), quote.cue.text if quote.cue else "", quote.kind, quote.content.text


def _who(speaker: Speaker | None) -> str:
    if speaker is None:
        return "?"
    title = speaker.title
    return f"{speaker.name} ({title})" if title and title not in speaker.name else speaker.name


def _date_cells(date: DateMention) -> tuple[str, ...]:
    value = date.value or f"? needs {date.missing or 'more'}"
    return f"{value} {date.mod}" if date.mod else value, date.type, date.span.text


def _table(heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "  ".join(_padded(head, width) for head, width in zip(heads, widths, strict=True)).rstrip()
    for row in rows:
        cells = [_wrapped(shown(cell), width) for cell, width in zip(row, widths, strict=True)]
        for line in range(max(map(len, cells))):
            parts = (cell[line] if line < len(cell) else "" for cell in cells)
            yield "  ".join(_padded(part, width) for part, width in zip(parts, widths, strict=True)).rstrip()


def shown(text: str) -> str:
    """*text* in one line, without what could command a terminal or turn its direction."""
    return re.sub(_DIRECTION, "", re.sub(_UNSHOWN, " ", text))


def _isolated(text: str) -> str:
    return text if text.isascii() else f"\u2068{text}\u2069"


def _padded(text: str, width: int) -> str:
    return _isolated(text) + " " * (width - columns(text))


def columns(text: str) -> int:
    """How many columns of a terminal *text* takes: marks take none, wide characters two.

    >>> columns("قَالَ"), columns("日本")
    (3, 4)
    """
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _wrapped(text: str, width: int) -> list[str]:
    """*text* in lines of at most *width* columns, broken between words where that is possible."""
    lines, line = [], ""
    for word in text.split():
        whole = f"{line} {word}" if line else word
        if columns(whole) <= width:
            line = whole
            continue
        if line:
            lines.append(line)
        while columns(word) > width:
            cut = _cut(word, width)
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    return [*lines, line] if line or not lines else lines


def _cut(word: str, width: int) -> int:
    """How many characters of *word* fit in *width* columns."""
    return bisect_right(list(accumulate(map(_columns, word))), width)
