"""The stream of dates: what is said, then what it means on the day of publication."""

from __future__ import annotations

import datetime as dt

from arnews.dates.context import Context
from arnews.dates.find import Found, find
from arnews.dates.infer import infer_published
from arnews.dates.resolve import resolve
from arnews.lexicon.calendar import CalendarWords, calendar_words
from arnews.models import DateMention, make_date
from arnews.scan import Scan

__all__ = ["Found", "find_dates", "find_said", "infer_published", "resolve_all"]


def find_said(scanned: Scan, words: CalendarWords | None = None) -> list[Found]:
    """Every expression of time in a text, before anybody asks when it was written."""
    return find(scanned, words or calendar_words())


def find_dates(
    scanned: Scan, published: dt.date | None = None, words: CalendarWords | None = None
) -> tuple[DateMention, ...]:
    """Read every date of a scanned text with *published* as today.

    >>> from arnews.scan import scan
    >>> from arnews.text import fold
    >>> [m.value for m in find_dates(scan(fold("وصل أمس")), dt.date(2017, 3, 20))]
    ['2017-03-19']
    """
    return resolve_all(scanned, find_said(scanned, words), published)


def resolve_all(scanned: Scan, found: list[Found], published: dt.date | None) -> tuple[DateMention, ...]:
    """The mentions for what was found, each read with those before it in mind."""
    context = Context(published)
    text, starts, words = scanned.text, scanned.starts, scanned.words
    mentions = []
    for item in found:
        context.tense = item.tense
        resolved = resolve(item.said, context)
        if resolved is None:
            continue
        kind, period, calendar, mod, missing, note, start_time, end_time = resolved
        value, grain, start, end = period
        if start is not None:
            context.note(grain, start)
        last = item.end - 1
        mentions.append(
            make_date(
                span=text.span(starts[item.first] + item.proclitic, starts[last] + len(words[last])),
                type=kind,
                value=value,
                start=start,
                end=end,
                start_time=start_time,
                end_time=end_time,
                mod=item.mod or mod,
                grain=grain,
                calendar=calendar,
                rule=item.rule,
                missing=missing,
                note=note,
            )
        )
    return tuple(mentions)
