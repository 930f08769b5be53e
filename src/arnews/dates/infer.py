"""Infers the day of publication from what the text says of today, where the evidence leaves one answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from arnews.dates.find import Found
from arnews.dates.periods import DAY
from arnews.dates.said import Day, DayPart, Double, Month, Range, Said, Shifted, Year

_YEARS: Final = range(1950, 2101)


def infer_published(found: Iterable[Found], dateline_date: dt.date | None = None) -> dt.date | None:
    """The day of publication: the dateline's, else the one that ``اليوم`` and its neighbours leave.

    A day that the text itself places (``اليوم الجمعة 20 مايو 2016``, ``أمس الأحد 15 مايو 2016``) gives today. Where
    such a day has no year, or where ``اليوم`` stands in a text with one weekday, day and month, the year is the one in
    which that day is that weekday and which lies at or beside a year that the text gives. Two answers are none.
    """
    if dateline_date is not None:
        return dateline_date
    said = [inner for item in found for inner in _within(item.said)]
    told = [day for day in said if isinstance(day, Day) and day.from_today is not None]
    today = [
        one for one in said if isinstance(one, Shifted) and one.unit == "D" and one.amount == 0 and not one.leaning
    ]
    if not told and not today:
        return None
    years = {year for one in said if (year := _year_in(one)) is not None}
    placed = {on - (day.from_today or 0) * DAY for day in told for on in _days(day, years)}
    if placed:
        return placed.pop() if len(placed) == 1 else None
    if not today:
        return None
    named = {one.weekday for one in today if one.weekday}
    beside = [day for day in said if isinstance(day, Day) and day.weekday and not isinstance(day.year, Shifted)]
    answers = {on for day in beside for on in _days(day, years) if not named or on.isoweekday() in named}
    return answers.pop() if len(answers) == 1 and len(beside) > 0 else None


def _within(said: Said) -> Iterator[Said]:
    """An expression and those within it."""
    yield said
    if isinstance(said, (Double, DayPart)) and said.day is not None:
        yield from _within(said.day)
    if isinstance(said, Range):
        yield from _within(said.first)
        yield from _within(said.last)


def _year_in(said: Said) -> int | None:
    """The Gregorian year that an expression gives."""
    year = said.year if isinstance(said, (Year, Month, Day)) and said.calendar == "gregorian" else None
    return year if isinstance(year, int) and year in _YEARS else None


def _days(day: Day, years: set[int]) -> list[dt.date]:
    """The days that a day and month can be, in its own year or beside the years that the text gives."""
    if day.calendar != "gregorian" or not day.month:
        return []
    if isinstance(day.year, int):
        choices = {day.year}
    elif day.year is None and day.shift in (None, 0) and day.weekday:
        latest = max(years, default=0)
        choices = {latest - 1, latest, latest + 1}
    else:
        return []
    possible = []
    for year in choices:
        try:
            on = dt.date(year, day.month, day.day)
        except ValueError:
            continue
        if not day.weekday or on.isoweekday() == day.weekday:
            possible.append(on)
    return possible
