"""The frame of an article: its headline, who wrote it, where, for whom and when, and its paragraphs.

Only the first lines and the last one are read. A line is cut at its separators into pieces; each is a place, an
outlet, a date, a name or unknown, and the pieces that stand together decide what the line is.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from itertools import takewhile
from typing import Final

from attrs import define

from arnews.dates import Found, find_said, resolve_all
from arnews.dates.said import Day, Double, Month, Weekday
from arnews.frame.cutting import is_person
from arnews.frame.judging import framed
from arnews.frame.pieces import BLANK, LINE, MARKS, PIECE, UNSPACED, Head, Line, Piece, pattern, words_at
from arnews.lexicon.frame import FrameWords, frame_words
from arnews.lexicon.speech import default_speech
from arnews.models import Dateline, Span
from arnews.scan import Scan

__all__ = ["Frame", "find_frame"]

# How far a frame reaches into the text and back from its end, and how long a headline alone can be, in characters.
_REACH: Final = 600
_FOOT: Final = 300
_HEADLINE: Final = 120

_DATES: Final = (Day, Double, Month, Weekday)
_LINE: Final = "\\S(?:.*\\S)?"
_ARABIC: Final = "[ء-ي]"
_LONG_DASH: Final = "(?<=\\s)\u0640+(?=\\s)"
_CLOSING_LINE: Final = f"\\(([^{MARKS}\n]{{3,{PIECE}}})"
_STOPS: Final = tuple(".؟!?…:؛;،")


@define(frozen=True, slots=True)
class Frame:
    """What stands around the story itself."""

    title: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    paragraphs: tuple[Span, ...] = ()


def find_frame(
    scanned: Scan, found: list[Found] | None = None, published: dt.date | None = None, words: FrameWords | None = None
) -> Frame:
    """Read the headline, the byline and the dateline that are part of a text, and its paragraphs.

    *found* is what the text says of dates, where that is known; *published* gives a date without a year its year.

    >>> from arnews.scan import scan
    >>> from arnews.text import fold
    >>> frame = find_frame(scan(fold("الرباط 12 غشت 2019 (ومع) - افتتح المعرض أبوابه")))
    >>> frame.dateline.places, frame.dateline.agencies, str(frame.dateline.date)
    (('الرباط',), ('ومع',), '2019-08-12')
    """
    lines = _lines(scanned.text.folded)
    head = _read_head(scanned, find_said(scanned) if found is None else found, lines, words or frame_words())
    title = byline = dateline = line = None
    for n, (start, end) in enumerate(head.lines):
        if line := framed(head, start, end, head.body(n + 1)):
            dateline = _dateline(head, scanned, line, published)
            byline = _byline(head, line) or _credited(head, n + 1)
            title = _title(head, n)
            break
        if not head.headline(n):
            break
    if line is None and head.body(1) and _stands_alone(head):
        title = words_at(head, *head.lines[0])
    foot_title, foot_byline = _foot(head)
    paragraphs = tuple([scanned.text.span(start, end) for start, end in lines])
    return Frame(title or foot_title, byline or foot_byline, dateline, paragraphs)


def _lines(folded: str) -> list[tuple[int, int]]:
    """The lines that are not blank, without the white space about them."""
    return [line.span() for line in pattern(_LINE).finditer(folded)]


def _read_head(scanned: Scan, found: list[Found], lines: list[tuple[int, int]], words: FrameWords) -> Head:
    """Make the head of a text ready for cutting."""
    text = scanned.text
    folded = text.folded
    if "\u0640" in (source := text.source[:_REACH]):
        for dash in pattern(_LONG_DASH).finditer(source):
            at = bisect_left(range(len(folded)), dash.start(), key=text.source_index) - 1
            folded = f"{folded[:at]}-{folded[at + 1 :]}"
    folded = folded[:_REACH]
    dates: dict[int, Found] = {}
    for item in found:
        start = scanned.starts[item.first]
        if start >= len(folded):
            break
        if isinstance(item.said, _DATES):
            end = scanned.end(item.end - 1)
            folded = folded[:start] + BLANK * (end - start) + folded[end:]
            dates[start] = item
    return Head(text, folded, dates, _first_lines(text.folded, lines), words)


def _first_lines(folded: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first three lines with Arabic in them."""
    first: list[tuple[int, int]] = []
    for start, end in lines:
        if len(first) == 3 or start >= _REACH:
            break
        if pattern(_ARABIC).search(folded, start, min(end, start + LINE)):
            first.append((start, end))
    return first


def _dateline(head: Head, scanned: Scan, line: Line, published: dt.date | None) -> Dateline | None:
    """The dateline of a line; a name alone beside an outlet is a byline and no more."""
    kinds = line.kinds
    places = tuple(words_at(head, piece.start, piece.end) for piece in line.pieces if piece.kind == "P")
    if not places and ("O" not in kinds or "N" in kinds):
        return None
    inside = [i for i, kind in enumerate(kinds) if kind in "POD"]
    first, last = inside[0], inside[-1]
    while last + 1 < len(kinds) and kinds[last + 1] == "K":
        last += 1
    start, end = line.pieces[first].start, line.pieces[last].end
    if line.enclosed(last):
        end += len(line.behind(last)) - len(line.behind(last).lstrip(')]»"”›«“'))
    if line.enclosed(first):
        start -= len(line.pieces[first].before) - len(line.pieces[first].before.rstrip('([«"“‹”» '))
    dated = [head.dates[piece.start] for piece in line.pieces if piece.start in head.dates]
    mentions = resolve_all(scanned, dated[:1], published)
    return Dateline(
        span=head.text.span(start, end),
        places=places,
        agencies=tuple(words_at(head, piece.start, piece.end) for piece in line.pieces if piece.kind == "O"),
        date=mentions[0].start if mentions and mentions[0].grain == "day" else None,
    )


def _byline(head: Head, line: Line) -> str | None:
    """The names of the authors as they stand in a line, without those of who took the pictures."""
    names: list[Piece] = []
    credit = False
    for piece in line.pieces:
        if piece.kind in "BbC":
            credit = piece.kind == "C"
        if piece.kind == "N" and not credit:
            names.append(piece)
        elif names:
            break
    return words_at(head, names[0].start, names[-1].end) if names else None


def _credited(head: Head, n: int) -> str | None:
    """The authors whom the line under the dateline names: ``إعداد: أحمد علي``."""
    if n >= len(head.lines):
        return None
    first = pattern(UNSPACED).match(head.text.folded, head.lines[n][0])
    if first is None or first.group().rstrip(":") not in head.words.openings:
        return None
    line = framed(head, *head.lines[n], followed=False)
    return _byline(head, line) if line and line.kinds[0] in "Bb" else None


def _title(head: Head, n: int) -> str | None:
    """The headline above the dateline or byline in line *n*."""
    for start, end in head.lines[:n]:
        if not any(notice in head.text.folded[start:end] for notice in head.words.notices):
            return words_at(head, start, end)
    return None


def _stands_alone(head: Head) -> bool:
    """Whether the first line is a headline with the story right under it."""
    start, end = head.lines[0]
    line = head.text.folded[start:end] if end - start <= _HEADLINE else "."
    if line.endswith(_STOPS) or ". " in line or not head.headline(0):
        return False
    cue = default_speech().cues.get(line.split(None, 1)[0])
    return cue is None or cue.form != "past"


def _foot(head: Head) -> tuple[str | None, str | None]:
    """The headline that the last line repeats (``رابط الخبر بصحيفة المسار: …``), and the author whom it names."""
    folded = head.text.folded
    end = len(folded.rstrip())
    tail = max(0, end - _FOOT)
    title = None
    for foot in head.words.feet:
        at = folded.rfind(foot, tail, end)
        if at < 0:
            continue
        colon = folded.find(":", at, min(end, at + PIECE))
        if 0 <= colon < end - 1 and folded.find("\n", at, end) < 0:
            start = colon + 1 + len(folded[colon + 1 : end]) - len(folded[colon + 1 : end].lstrip())
            title = words_at(head, start, end)
    last = max(folded.rfind("\n", tail, end) + 1, tail)
    closing = pattern(_CLOSING_LINE).match(folded, last) if folded[last : last + 1] == "(" else None
    if closing is None:
        return title, None
    tokens = [match.span() for match in pattern(UNSPACED).finditer(folded, closing.start(1), closing.end(1))]
    label = head.words.labels.get(folded[slice(*tokens[0])]) if tokens else None
    roles = head.words.roles
    names = list(takewhile(lambda token: roles.get(folded[slice(*token)]) != "foot_end", tokens[1:]))
    if label and label["sure"] and label["kind"] == "author" and is_person(head, [folded[slice(*t)] for t in names]):
        return title, words_at(head, names[0][0], names[-1][1])
    return title, None
