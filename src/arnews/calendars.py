"""Calendars: the only room that knows hijridate and dateutil, each loaded at its first use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

FIRST_HIJRI, LAST_HIJRI = 1343, 1500
"""The years for which the Umm al-Qura calendar is tabled; outside them the arithmetic one serves."""

# 1 Muharram 1 AH of the arithmetic calendar (civil epoch), as date.toordinal() counts days.
_HIJRI_EPOCH: Final = 227015


@cache
def _hijri_tables() -> tuple[
    Callable[..., dt.date], Callable[[int, int, int], tuple[int, int, int]], Callable[..., int]
]:
    from hijridate import Gregorian, Hijri

    def to_gregorian(year: int, month: int, day: int) -> dt.date:
        found = Hijri(year, month, day).to_gregorian()
        return dt.date(found.year, found.month, found.day)

    def to_hijri(year: int, month: int, day: int) -> tuple[int, int, int]:
        found: tuple[int, int, int] = Gregorian(year, month, day).to_hijri().datetuple()
        return found

    def length(year: int, month: int) -> int:
        return int(Hijri(year, month, 1).month_length())

    return to_gregorian, to_hijri, length


def is_exact(hijri_year: int) -> bool:
    """Whether the Umm al-Qura table covers the Hijri year."""
    return FIRST_HIJRI <= hijri_year <= LAST_HIJRI


def _arithmetic(year: int, month: int, day: int) -> dt.date | None:
    """The day by the arithmetic calendar of thirty years with eleven leap years."""
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    number = _HIJRI_EPOCH - 1 + days
    return dt.date.fromordinal(number) if 1 <= number <= dt.date.max.toordinal() else None


@lru_cache(maxsize=4096)
def hijri_month_length(year: int, month: int) -> int:
    """How many days a Hijri month has."""
    if is_exact(year):
        return _hijri_tables()[2](year, month)
    return 30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29


@lru_cache(maxsize=4096)
def hijri_day(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a Hijri one; ``None`` where there is no such day.

    >>> hijri_day(1438, 9, 15)
    datetime.date(2017, 6, 10)
    """
    if not (1 <= year <= 9000 and 1 <= month <= 12 and 1 <= day <= hijri_month_length(year, month)):
        return None
    return _hijri_tables()[0](year, month, day) if is_exact(year) else _arithmetic(year, month, day)


@lru_cache(maxsize=4096)
def hijri_of(day: dt.date) -> tuple[int, int, int]:
    """The Hijri year, month and day of a Gregorian day.

    >>> hijri_of(dt.date(2017, 6, 10))
    (1438, 9, 15)
    """
    if dt.date(1924, 8, 1) <= day <= dt.date(2077, 11, 16):
        return _hijri_tables()[1](day.year, day.month, day.day)
    elapsed = day.toordinal() - _HIJRI_EPOCH
    year = (30 * elapsed + 10646) // 10631
    first = _arithmetic(year, 1, 1) or dt.date.min
    left = (day - first).days
    month = 1
    while month < 12 and left >= hijri_month_length(year, month):
        left -= hijri_month_length(year, month)
        month += 1
    return year, month, left + 1


@lru_cache(maxsize=4096)
def _months(number: int) -> relativedelta:
    from dateutil.relativedelta import relativedelta

    return relativedelta(months=number)


def add_months(day: dt.date, months: int) -> dt.date | None:
    """The same day of another month, or that month's last day; ``None`` outside the calendar."""
    try:
        return day + _months(months)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=4096)
def easter(year: int, orthodox: bool = False) -> dt.date | None:
    """Easter Sunday of the western or of the orthodox churches.

    >>> easter(2017), easter(2024, orthodox=True)
    (datetime.date(2017, 4, 16), datetime.date(2024, 5, 5))
    """
    if not 1583 <= year <= 4099:
        return None
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN
    from dateutil.easter import easter as sunday

    return sunday(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN)


@lru_cache(maxsize=4096)
def zone_offset(zone: str, day: dt.date) -> str:
    """The offset of a named zone with summer time on a day, as ``+02:00``."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        offset = dt.datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone)).strftime("%z")
    except (ZoneInfoNotFoundError, ValueError):
        return ""
    return f"{offset[:3]}:{offset[3:5]}" if offset else ""
