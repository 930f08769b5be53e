"""Pairs quotation marks within their paragraph, and mends what newsrooms leave open or turn round."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from attrs import define, field

from arnews.lexicon.roles import BEFORE, COMMA, CUE, NOMINAL, SENTENCE_END, THAT, WHILE
from arnews.lexicon.speech import MARKS
from arnews.scan import Scan

_STOPS: Final = frozenset(".،,؛؟?!")
_LEADS: Final = frozenset("([:/-–—،بلوكف") | {"ال", "وال", "بال", "لل"}
_ENDS: Final = _STOPS | frozenset(")]…-–—")
_SINGLE: Final = frozenset("'`’‘")
_STYLES: Final = {"«": "»", "“": "”", "‹": "›", "‘": "’", "„": "“", "﴿": "﴾", "”": "“", "»": "«", "’": "‘", "﴾": "﴿"}
_MOST_PARAGRAPHS: Final = 12
_NEAR_CUE: Final = 9


@define(slots=True)
class Pair:
    """Two marks that belong together, by the positions of the marks; ``close`` is one past the last word."""

    open: int
    close: int
    """Position of the closing mark, or of the first word after the content where there is none."""
    closed: bool = True
    opened: bool = True
    depth: int = 0
    repairs: tuple[str, ...] = ()
    open_size: int = 1
    close_size: int = 1
    """How many marks open and close it: two in ""…""."""
    first: int = field(init=False)
    """The first word inside."""
    after: int = field(init=False)
    """The first word after the pair."""

    def __attrs_post_init__(self) -> None:
        self.first = self.open + self.open_size if self.opened else self.open
        self.after = self.close + self.close_size if self.closed else self.close


_Mark = tuple[int, str, bool, int]
"""Where a mark stands; what it does: ``open``, ``close``, or empty where the marks about it must say; whether it is
turned round; and with how many marks it is written."""


def find_pairs(scan: Scan, marks: list[int], paragraphs: list[tuple[int, int]], bits: list[int]) -> list[Pair]:
    """All pairs of a text in order of their opening; *marks* are the positions of the marks.

    *bits* say what each word can do: an unclosed quotation ends before a sentence that opens with a cue.
    """
    pairs: list[Pair] = []
    replaced: set[int] = set()
    waiting: tuple[Pair, int] | None = None
    k = 0
    for number, (first, end) in enumerate(paragraphs):
        if k == len(marks):
            break
        if marks[k] >= end:
            continue
        inside, k = _inside(scan, marks, k, first, end)
        if not inside:
            continue
        found, left_open, left_close = _match(scan, inside)
        if not left_open and not left_close:
            pairs += found
            continue
        reached = waiting is not None and number - waiting[1] <= _MOST_PARAGRAPHS
        if waiting and reached and left_close and not left_open and _is_last(scan, left_close[-1], end):
            whole = _across(scan, waiting[0].open, left_close.pop())
            found += whole
            replaced.update(id(waiting[0]) for _ in whole)
            waiting = None
        found += _mend(scan, found, left_open, left_close, first, end, bits)
        unclosed = [pair for pair in found if not pair.closed]
        if unclosed:
            waiting = (unclosed[-1], number)
        elif left_open or left_close:
            waiting = None
        pairs += found
    if replaced:
        pairs = [pair for pair in pairs if id(pair) not in replaced]
    pairs.sort(key=lambda pair: (pair.open, -pair.close))
    return _nested(pairs)


def _nested(pairs: list[Pair]) -> list[Pair]:
    """Say of each pair how many hold it."""
    holders: list[Pair] = []
    for pair in pairs:
        while holders and holders[-1].close <= pair.open:
            holders.pop()
        pair.depth = len(holders)
        holders.append(pair)
    return pairs


def _inside(scan: Scan, marks: list[int], k: int, first: int, end: int) -> tuple[list[_Mark], int]:
    """The marks of a paragraph from mark *k* on, with what each does, and the number of the mark behind them.

    Whether a mark opens or closes is told by the space around it first and by its shape second.
    """
    words, gaps, count = scan.words, scan.gaps, len(marks)
    inside: list[_Mark] = []
    while k < count and (at := marks[k]) < end:
        mark = words[at]
        shape = MARKS[mark]
        behind = at + 1
        if not shape and behind < end and words[behind] == mark and scan.glued(behind):
            behind += 1  # ""…"": one mark written with two.
        size = behind - at
        k += size
        left = words[at - 1] if at > first else ""
        right = words[behind] if behind < end else ""
        glued_left = left != "" and not gaps[at]
        glued_right = right != "" and not gaps[behind]
        if mark in _SINGLE and size == 1 and _apostrophe(left, right, glued_left, glued_right):
            continue
        opens = not glued_left or left in _LEADS
        if opens != (not glued_right or right in _ENDS):
            does = "open" if opens else "close"
            inside.append((at, does, shape != "" and shape != does, size))
        else:
            inside.append((at, shape, False, size))
    return inside, k


def _apostrophe(left: str, right: str, glued_left: bool, glued_right: bool) -> bool:
    """Whether a single mark stands inside a word, or alone as a foot or a minute does."""
    return (glued_left and glued_right and left.isalnum() and right.isalnum()) or (glued_left and left.isdigit())


def _match(scan: Scan, marks: list[_Mark]) -> tuple[list[Pair], list[int], list[int]]:
    """Pair marks that know their role; the rest open when nothing is open, and close otherwise."""
    words = scan.words
    pairs: list[Pair] = []
    stack: list[_Mark] = []
    orphans: list[int] = []
    for mark in marks:
        at, does, turned, size = mark
        if does == "open" or (not does and not stack):
            stack.append(mark)
        elif stack:
            opened, _, opener_turned, opener_size = stack.pop()
            repairs: tuple[str, ...] = ("reversed",) if opener_turned or turned else ()
            left, right = words[opened], words[at]
            if left != right and _STYLES.get(left) != right:
                repairs += ("mixed",)
            pairs.append(Pair(opened, at, True, True, 0, repairs, opener_size, size))
        elif not words[at - 1].isdigit():
            orphans.append(at)
    return pairs, [at for at, _, _, _ in stack], orphans


def _across(scan: Scan, opens: int, closes: int) -> list[Pair]:
    """The pair of marks in different paragraphs, the line ends behind the first left out; none without words."""
    pair = Pair(opens, closes, repairs=("spans paragraphs",))
    while scan.words[pair.first] == "\n":
        pair.first += 1
    return [pair] if pair.first < pair.close else []


def _mend(
    scan: Scan, pairs: list[Pair], opens: list[int], closes: list[int], first: int, end: int, bits: list[int]
) -> list[Pair]:
    """Give each mark that stands alone the partner that the sense puts there."""
    mended: list[Pair] = []
    for at, limit in pairwise([*opens, end]):
        inner = _borrowed(scan, pairs, at) if limit == end else None
        if inner is not None and (turn := _turn(at, inner.open, bits)) > 0:
            limit, inner = turn, None  # «…، مضيفا أن «…».
        if inner is not None and _sentence_end(scan, at + 1, inner.open, bits) < inner.open - 1:
            limit, inner = inner.open, None  # the next sentence has a cue and marks of its own
        if inner is not None:
            inner.repairs += ("unclosed",)
            mended.append(Pair(at, inner.close, repairs=("unclosed",)))
            pairs.remove(inner)
            continue
        mended.append(Pair(at, _sentence_end(scan, at + 1, limit, bits), closed=False, repairs=("unclosed",)))
    for at, start in _starts(scan, closes, first, pairs, bits):
        if at - start >= 2:
            mended.append(Pair(start, at, opened=False, repairs=("unopened",)))
    return mended


def _borrowed(scan: Scan, pairs: list[Pair], at: int) -> Pair | None:
    """The pair at a sentence's end whose closing mark serves for the mark at *at* as well."""
    for pair in pairs:
        if pair.open > at and pair.closed and scan.words[pair.after : pair.after + 1] in (["."], ["،"], ["\n"]):
            return pair
    return None


def _turn(at: int, opens: int, bits: list[int]) -> int:
    """The comma before the cue that leads to the marks at *opens*, from the mark at *at* on; 0 for none."""
    if not bits[opens - 1] & THAT:
        return 0
    for i in range(opens - 1, max(at + 1, opens - _NEAR_CUE), -1):
        if bits[i] & CUE and (bits[i - 1] & COMMA or (bits[i - 1] & WHILE and bits[i - 2] & COMMA)):
            return i - 1 if bits[i - 1] & COMMA else i - 2
    return 0


def _is_last(scan: Scan, at: int, end: int) -> bool:
    """Whether nothing but stops follows the mark in its paragraph."""
    return all(word in _STOPS for word in scan.words[at + 1 : end])


def _sentence_end(scan: Scan, first: int, end: int, bits: list[int]) -> int:
    """Where an unclosed quotation ends: before …. وأضاف, or at the paragraph's end, its last stop left out."""
    for i in range(first + 1, end):
        behind_stop = bits[i - 1] & SENTENCE_END and scan.words[i][0] == "و" and bits[i] & CUE
        if behind_stop or bits[i] & NOMINAL:
            end = i
            break
    while end > first and scan.words[end - 1] in ".،":
        end -= 1
    return end


def _starts(scan: Scan, closes: list[int], first: int, pairs: list[Pair], bits: list[int]) -> Iterator[tuple[int, int]]:
    """Each mark that closes an unopened quotation, and where that begins: after the last إن, stop or pair before it."""
    words = scan.words
    ends = sorted(pair.after for pair in pairs) if closes else []
    taken, stop, seen, k, begin = first, -1, first, 0, first
    for at in closes:
        while k < len(ends) and ends[k] <= at:
            taken = ends[k]
            k += 1
        for i in range(seen, at - 1):
            if words[i] in ".:" or (bits[i] & THAT and not bits[i - 1] & BEFORE):
                stop = i
        seen = max(seen, at - 1)
        begin = max(begin, taken)
        while begin < at and words[begin] in _STOPS:
            begin += 1
        yield at, stop + 1 if stop >= taken else begin
