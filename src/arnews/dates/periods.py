"""Stretches of the calendar: their first and last days and their ISO 8601 values."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from functools import lru_cache
from typing import Final, NamedTuple

from arnews.calendars import add_months, hijri_day, hijri_month_length

DAY = dt.timedelta(days=1)
_SEASON_MONTH: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_ISO_UNIT: Final = {"Y": ("", "Y", 1), "DE": ("", "Y", 10), "CE": ("", "Y", 100), "M": ("", "M", 1), "W": ("", "W", 1),
                    "D": ("", "D", 1), "NIGHT": ("", "D", 1), "SEASON": ("", "Y", 1), "SCHOOL": ("", "Y", 1),
                    "H": ("T", "H", 1), "MIN": ("T", "M", 1), "S": ("T", "S", 1)}  # fmt: skip


class Period(NamedTuple):
    """A value with the days that it covers; outside the years 1–9999 it has no days."""

    value: str | None
    grain: str
    start: dt.date | None = None
    end: dt.date | None = None


@lru_cache(maxsize=1024)
def day(on: dt.date) -> Period:
    """One day."""
    return Period(on.isoformat(), "day", on, on)


@lru_cache(maxsize=1024)
def week(on: dt.date) -> Period:
    """The ISO week of a day."""
    year, number, weekday = on.isocalendar()
    first = on - (weekday - 1) * DAY
    return Period(f"{year:04}-W{number:02}", "week", first, first + 6 * DAY)


@lru_cache(maxsize=1024)
def weekend(on: dt.date) -> Period:
    """The Saturday and Sunday of a day's ISO week."""
    whole = week(on)
    return Period(f"{whole.value}-WE", "weekend", whole.start and whole.start + 5 * DAY, whole.end)


@lru_cache(maxsize=1024)
def month(year: int, number: int) -> Period:
    """A Gregorian month."""
    if not 1 <= year <= 9999:
        return Period(f"-{-year:04}-{number:02}" if year < 0 else None, "month")
    return Period(
        f"{year:04}-{number:02}", "month", dt.date(year, number, 1), dt.date(year, number, monthrange(year, number)[1])
    )


@lru_cache(maxsize=1024)
def year(number: int) -> Period:
    """A Gregorian year; negative before Christ."""
    if not 1 <= number <= 9999:
        return Period(f"-{-number:04}" if number < 0 else None, "year")
    return Period(f"{number:04}", "year", dt.date(number, 1, 1), dt.date(number, 12, 31))


@lru_cache(maxsize=1024)
def decade(first_digits: int) -> Period:
    """A decade by the digits of its years before the last: 199 for the nineties."""
    if not 1 <= first_digits <= 998:
        return Period(None, "decade")
    return Period(
        f"{first_digits:03}X", "decade", dt.date(first_digits * 10, 1, 1), dt.date(first_digits * 10 + 9, 12, 31)
    )


@lru_cache(maxsize=1024)
def century(number: int, bc: bool = False) -> Period:
    """A century by its number: the 20th is ``19XX``."""
    if bc or not 1 <= number <= 99:
        return Period(f"-{number - 1:02}XX" if bc else None, "century")
    first = (number - 1) * 100
    return Period(f"{number - 1:02}XX", "century", dt.date(max(first, 1), 1, 1), dt.date(first + 99, 12, 31))


@lru_cache(maxsize=1024)
def part_of_year(number: int, code: str) -> Period:
    """A quarter, half, third or season of a year; winter bears the year in which it begins."""
    grain = {"Q": "quarter", "H": "half", "T": "third"}.get(code[0] if code[1:].isdigit() else "", "season")
    if not 1 <= number <= 9998:
        return Period(f"-{-number:04}-{code}" if number < 0 and grain != "third" else None, grain)
    if grain == "season":
        first, months = _SEASON_MONTH[code], 3
    else:
        months = {"quarter": 3, "half": 6, "third": 4}[grain]
        first = (int(code[1]) - 1) * months + 1
    start = dt.date(number, first, 1)
    after = add_months(start, months)
    value = f"{number:04}-{code}" if grain != "third" else f"{number:04}-{first:02}/{number:04}-{first + 3:02}"
    return Period(value, grain, start, after and after - DAY)


@lru_cache(maxsize=1024)
def hijri_month(number: int, of_year: int) -> Period:
    """A Hijri month, as the Gregorian days that it covers."""
    first = hijri_day(of_year, number, 1)
    if first is None:
        return Period(None, "month")
    return between(first, first + (hijri_month_length(of_year, number) - 1) * DAY, "month")


@lru_cache(maxsize=1024)
def hijri_part(of_year: int, code: str) -> Period:
    """A quarter or half of a Hijri year, as the Gregorian days that it covers."""
    grain, months = ("quarter", 3) if code[0] == "Q" else ("half", 6)
    after = int(code[1]) * months
    first, last = hijri_month(after - months + 1, of_year).start, hijri_month(after, of_year).end
    return between(first, last, grain) if first is not None and last is not None else Period(None, grain)


@lru_cache(maxsize=1024)
def hijri_year(number: int) -> Period:
    """A Hijri year, as the Gregorian days that it covers."""
    return hijri_years(number, number, "year")


def hijri_years(first: int, last: int, grain: str) -> Period:
    """A stretch of Hijri years, as the Gregorian days that it covers."""
    start, after = hijri_day(first, 1, 1), hijri_day(last + 1, 1, 1)
    return between(start, after - DAY, grain) if start is not None and after is not None else Period(None, grain)


def between(first: dt.date, last: dt.date, grain: str = "day") -> Period:
    """A range of days."""
    return Period(f"{first.isoformat()}/{last.isoformat()}", grain, first, last)


def plain(number: float) -> str:
    """A number without a needless decimal point."""
    return str(int(number)) if number == int(number) else f"{number:g}"


def length_value(parts: tuple[tuple[float, str], ...]) -> str:
    """A length as ISO 8601: ``P3D``, ``PT4H30M``, ``P1Y6M``."""
    whole: dict[tuple[str, str], float] = {}
    for amount, code in parts:
        clock, letter, times = _ISO_UNIT[code]
        whole[clock, letter] = whole.get((clock, letter), 0) + amount * times
    days = "".join(plain(n) + letter for (clock, letter), n in whole.items() if not clock)
    hours = "".join(plain(n) + letter for (clock, letter), n in whole.items() if clock)
    return f"P{days}" + (f"T{hours}" if hours else "")


def some_value(code: str) -> str:
    """A length of unknown number: ``PXD``."""
    if code in ("DE", "CE"):
        return f"PX{code}"
    clock, letter, _ = _ISO_UNIT[code]
    return f"P{clock}X{letter}"
