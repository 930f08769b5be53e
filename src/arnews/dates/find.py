"""Finds what is said of time, rule by rule; knows no context."""

from __future__ import annotations

from itertools import compress, count
from typing import Final

from attrs import define

from arnews.dates import joins
from arnews.dates.anchors import Anchor, Rules, anchors_of
from arnews.dates.reader import Hit, Reader, reader
from arnews.dates.said import Clock, Day, DayPart, Month, Part, Range, Said, Weekday
from arnews.dates.tense import tense_at
from arnews.lexicon.calendar import CalendarWords
from arnews.scan import Scan

# What may leave open which day or month it is.
_TENSED: Final = frozenset((Weekday, Day, Month, DayPart, Clock, Part, Range))


@define(slots=True)
class Found:
    """An expression: its words, what it says, the rule that found it, and the tense about it."""

    first: int
    end: int
    said: Said
    rule: str
    mod: str | None
    tense: str | None
    proclitic: int = 0
    """How many letters of the first word stand before the expression."""


def find(scanned: Scan, table: CalendarWords) -> list[Found]:
    """Every expression of time in a text, in order, none over another."""
    anchors, is_anchor = anchors_of(table)
    found: list[Found] = []
    r = reader(scanned, table)
    words = r.words
    done = 0
    for i in compress(count(), map(is_anchor, scanned.words)):
        if i < done:
            continue
        anchor = anchors[words[i]]
        after = words[i + 1]
        rules = anchor.behind.get(after)
        if rules is not None:
            rules += anchor.own
        elif anchor.narrow:
            rules = anchor.otherwise
        elif after in anchor.beyond:
            rules = _beyond(anchor, words, i)
        elif after in anchor.after or words[i - 1] in anchor.before:
            rules = anchor.own
        else:
            rules = anchor.otherwise
        for rule in rules:
            hits = rule(r, i)
            if hits:
                done = _take(r, hits, found, done)
                break
    return found


def _beyond(anchor: Anchor, words: list[str], i: int) -> Rules:
    """The rules of a word by what comes after the small word or the mark and decimals behind it."""
    j = i + 2 + words[i + 2].isdecimal()
    return anchor.beyond[words[i + 1]].get(words[j], ()) + anchor.own


def _take(r: Reader, hits: tuple[Hit, ...], found: list[Found], done: int) -> int:
    """Add what a rule found to what was found before it, joined to it where both are one range."""
    words, table = r.words, r.table
    for hit in hits:
        if words[hit.end] == "من":
            hit = joins.yearly(r, hit)
        if words[hit.first - 1] in table.leaders:
            hit = joins.with_mod(r, hit, done)
        if found:
            gap = hit.first - found[-1].end
            if gap < 0:  # ``صام في ربيع أول يومين``: what the month has taken is its own
                hit, gap = hit._replace(first=found[-1].end), 0
            if gap <= 3 or type(hit.said) is Clock:
                hit = _joined(r, hit, found, gap)
        first, done, said, rule, mod = hit
        tense = tense_at(r, first, done) if type(said) in _TENSED and _needs_tense(said) else None
        found.append(Found(first, done, said, rule, mod, tense, table.proclitics.get(words[first], 0)))
    return done


def _joined(r: Reader, hit: Hit, found: list[Found], gap: int) -> Hit:
    """The hit, with what stands *gap* words before it where both are one expression."""
    if gap <= 3 and (whole := joins.range_of(r, found[-1], hit)) is not None:
        found.pop()
        return whole
    if type(hit.said) is Clock:
        hit, one = joins.on_day(r, found[-1], hit)
        if one:
            found.pop()
    elif gap <= 2:
        joins.share(r, found, hit)
    return hit


def _needs_tense(said: Said) -> bool:
    """Whether the tense decides which day or month is meant."""
    if isinstance(said, Weekday):
        return said.shift is None
    if isinstance(said, (Day, Month, Part)):
        return said.year is None and said.shift is None
    if isinstance(said, (DayPart, Clock)):
        return said.day is not None and _needs_tense(said.day)
    return isinstance(said, Range) and _needs_tense(said.first)
