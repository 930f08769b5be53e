"""What a reader knows when he comes to an expression, and the steps that he counts from today."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from attrs import define

from arnews.calendars import add_months
from arnews.dates import periods
from arnews.dates.periods import DAY, Period
from arnews.dates.said import Shifted, YearSaid


class Resolved(NamedTuple):
    """A value and all that goes with it."""

    type: str
    period: Period
    calendar: str = "gregorian"
    mod: str | None = None
    missing: str | None = None
    note: str | None = None
    start_time: dt.time | None = None
    end_time: dt.time | None = None


@define(slots=True)
class Context:
    """What a reader knows when he comes to an expression."""

    today: dt.date | None
    tense: str | None = None
    day: dt.date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None

    def note(self, grain: str, start: dt.date) -> None:
        """Remember the date that the text is now at."""
        if grain == "day":
            self.day = start
            self.month = start.year, start.month
        elif grain == "month":
            self.month = start.year, start.month
        elif grain not in ("year", "quarter", "half", "season"):
            return
        self.year = start.year


@lru_cache(maxsize=1024)
def need_today(grain: str, value: str | None = None, calendar: str = "gregorian") -> Resolved:
    """What only the day of publication would tell."""
    return Resolved("date", Period(value, grain), calendar, missing="published")


def shifted(said: Shifted, c: Context) -> Resolved | None:
    """The unit that is so many steps from today, or from the date that the text is at."""
    today = c.today
    if said.leaning:
        return _leaning(said, c)
    if today is None:
        return need_today({"D": "day", "W": "week", "M": "month", "Y": "year"}.get(said.unit, "day"))
    period = _step(said, today)
    return Resolved("date", period) if period is not None else None


def _leaning(said: Shifted, c: Context) -> Resolved | None:
    """``في اليوم التالي``, ``العام نفسه``: from the date that the text is at."""
    if said.unit == "D" and c.day is not None:
        return Resolved("date", periods.day(c.day + said.amount * DAY))
    if said.unit == "W" and c.day is not None:
        return Resolved("date", periods.week(c.day + 7 * said.amount * DAY))
    if said.unit == "M" and c.month is not None:
        first = add_months(dt.date(*c.month, 1), said.amount)
        return Resolved("date", periods.month(first.year, first.month)) if first else None
    if said.unit == "Y" and said.loose and c.today is not None and c.year in (None, c.today.year):
        return Resolved("date", periods.year(c.today.year + said.amount))
    if said.unit == "Y" and c.year is not None:
        return Resolved("date", periods.year(c.year + said.amount))
    return None


def _step(said: Shifted, today: dt.date) -> Period | None:
    """The unit that lies so many steps from today."""
    unit, n = said.unit, said.amount
    if unit in ("D", "NIGHT"):
        on = today + n * DAY
        if said.weekday and on.isoweekday() != said.weekday:
            # A story that was written the day before it was published, or filed after midnight.
            on = min(
                (on + k * DAY for k in range(-3, 4) if (on + k * DAY).isoweekday() == said.weekday),
                key=lambda d: abs(d - on),
            )
        return periods.day(on)
    if unit == "W":
        return periods.week(today + 7 * n * DAY + said.days * DAY)
    if unit == "WE":
        return periods.weekend(today + 7 * n * DAY)
    if unit == "M":
        first = add_months(today, n)
        first = first + said.days * DAY if first and said.days else first
        return periods.month(first.year, first.month) if first else None
    if unit == "Y":
        return periods.year(_no_year_zero(today.year + n, n))
    if unit in ("SCHOOL", "SEASON"):
        between_seasons = today.month in (6, 7, 8)
        first_year = today.year + (n - (today.month < 9) if not between_seasons else min(n, 0))
        return Period(
            f"{first_year}/{first_year + 1}", "school-year", dt.date(first_year, 9, 1), dt.date(first_year + 1, 8, 31)
        )
    if unit == "DE":
        return periods.year(today.year + 10 * n) if said.counted else periods.decade(today.year // 10 + n)
    number = today.year + 100 * n
    return periods.year(_no_year_zero(number, n)) if said.counted else periods.century((today.year - 1) // 100 + 1 + n)


def _no_year_zero(number: int, n: int) -> int:
    return number if number > 0 or n > 0 else number - (number == 0)


def year_of(year: YearSaid, c: Context) -> int | None:
    """A year in figures, or the one that an expression within means."""
    if isinstance(year, int) or year is None:
        return year
    found = shifted(year, c)
    return found.period.start.year if found is not None and found.period.start is not None else None


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, or ``None`` where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
