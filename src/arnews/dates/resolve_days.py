"""Gives days their place: by year, tense, weekday, in either calendar, or by Easter."""

from __future__ import annotations

import datetime as dt
from typing import Final

from arnews.calendars import easter, hijri_day, hijri_of, is_exact
from arnews.dates import periods
from arnews.dates.context import Context, Resolved, date_of, need_today, shifted, year_of
from arnews.dates.periods import DAY, Period
from arnews.dates.said import Day, Double, Feast, Shifted, Weekday

# A date within weeks of today is right even where its weekday is not; another year is right only if it is near.
_SURE, _ANOTHER_YEAR = 45, 1200
_OTHER_WEEKDAY: Final = "the weekday is another one"
_AHEAD: Final = {"future": 0.3, "before": 0.5, None: 1.3, "past": 6.0}
_NEAR: Final = (0, -1, 1)
_FAR: Final = (*_NEAR, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6)


def day(said: Day, c: Context) -> Resolved | None:
    """The day of a month, in either calendar."""
    if said.calendar == "hijri":
        return _hijri(said, c)
    if not said.month:
        return _day_of_that_month(said, c)
    if said.year is None:
        return _day_without_year(said, c)
    number = year_of(said.year, c)
    if number is None:
        if isinstance(said.year, Shifted) and not said.year.leaning:
            return need_today("day", f"XXXX-{said.month:02}-{said.day:02}")
        return _day_without_year(said._replace(year=None), c)
    if number < 0:
        return Resolved("date", Period(f"-{-number:04}-{said.month:02}-{said.day:02}", "day"))
    on = date_of(number, said.month, said.day)
    if on is None:
        return None
    wrong = said.weekday and on.isoweekday() != said.weekday
    return Resolved("date", periods.day(on), note=_OTHER_WEEKDAY if wrong else None)


def _day_of_that_month(said: Day, c: Context) -> Resolved | None:
    """``التاسع منه``, ``الخامس من الشهر الجاري``."""
    month = shifted(said.year, c) if isinstance(said.year, Shifted) else None
    if month is None or month.period.start is None:
        return month and need_today("day")
    on = date_of(month.period.start.year, month.period.start.month, said.day)
    return Resolved("date", periods.day(on)) if on else None


def _day_without_year(said: Day, c: Context) -> Resolved | None:
    """A day and month: in the year that the weekday, the adjective or the tense chooses, else the nearest."""
    if date_of(2000, said.month, said.day) is None:
        return None
    if c.today is None:
        return need_today("day", f"XXXX-{said.month:02}-{said.day:02}")
    today = c.today
    if said.from_today is not None:
        told = today + said.from_today * DAY
        if (told.month, told.day) == (said.month, said.day):
            return Resolved("date", periods.day(told))
    near = [
        date_of(today.year + n, said.month, said.day)
        for n in (_FAR if said.weekday or (said.month, said.day) == (2, 29) else _NEAR)
    ]
    choices = [on for on in near if on is not None]
    best = choose(choices, today, said.shift, c.tense)
    if not said.weekday or best.isoweekday() == said.weekday:
        return Resolved("date", periods.day(best))
    agreeing = [on for on in choices if on.isoweekday() == said.weekday]
    nearest = min(agreeing, key=lambda on: abs((on - today).days), default=best)
    if abs((best - today).days) <= _SURE or abs((nearest - today).days) > _ANOTHER_YEAR:
        return Resolved("date", periods.day(best), note=_OTHER_WEEKDAY)
    return Resolved("date", periods.day(nearest))


def choose(choices: list[dt.date], today: dt.date, shift: int | None, tense: str | None) -> dt.date:
    """The one of several days that الماضي or المقبل, the tense, or nearness picks."""
    if shift == 0:
        return next((on for on in choices if on.year == today.year), choices[0])
    if shift is not None:
        side = [on for on in choices if (on < today if shift < 0 else on > today)]
        return min(side, key=lambda on: abs((on - today).days), default=choices[0])
    return min(choices, key=lambda on: how_far((on - today).days, tense))


def how_far(ahead: int, tense: str | None) -> float:
    """How unlikely a distance from today is: the tense makes the days to come nearer or farther than those gone by.

    A month ten months ahead is not what a future verb means when the last one is two months gone.
    """
    return ahead * _AHEAD[tense] if ahead > 0 else -ahead


def _hijri(said: Day, c: Context) -> Resolved | None:
    year = said.year if isinstance(said.year, int) else None
    if year is None:
        if c.today is None:
            return need_today("day", calendar="hijri")
        now = hijri_of(c.today)[0]
        shift = said.year.amount if isinstance(said.year, Shifted) else None
        if shift is not None:
            year = now + shift
        else:
            days = [on for n in (0, -1, 1) if (on := hijri_day(now + n, said.month, said.day)) is not None]
            if said.weekday and (fit := [on for on in days if on.isoweekday() == said.weekday]):
                days = fit
            if not days:
                return None
            return Resolved("date", periods.day(choose(days, c.today, said.shift, c.tense)), "hijri")
    on = hijri_day(year, said.month, said.day) or (hijri_day(year, said.month, 29) if said.day == 30 else None)
    if on is None:
        return None
    if said.weekday and on.isoweekday() != said.weekday:
        beside = next((on + n * DAY for n in (1, -1) if (on + n * DAY).isoweekday() == said.weekday), None)
        if beside is not None:
            return Resolved("date", periods.day(beside), "hijri", note="moved a day to suit the weekday")
    return Resolved("date", periods.day(on), "hijri", None if is_exact(year) else "approx")


def double(said: Double, c: Context) -> Resolved | None:
    """A day in two calendars: the Gregorian one holds, and the Hijri one gives the year where it lacks."""
    hijri = day(said.other, c)
    found = None
    if (
        said.day.year is None
        and said.day.month
        and hijri is not None
        and hijri.period.start is not None
        and isinstance(said.other.year, int)
    ):
        about = hijri.period.start
        near = [on for n in (0, -1, 1) if (on := date_of(about.year + n, said.day.month, said.day.day)) is not None]
        on = min(near, key=lambda on: abs((on - about).days), default=None)
        found = Resolved("date", periods.day(on)) if on is not None else None
    found = found or day(said.day, c)
    if found is None or found.period.start is None:
        return hijri if hijri is not None and hijri.period.start is not None else found
    if hijri is not None and hijri.period.start is not None and abs((hijri.period.start - found.period.start).days) > 1:
        return found._replace(note=f"the Hijri date is {hijri.period.start.isoformat()}")
    return found


def weekday(said: Weekday, c: Context) -> Resolved | None:
    """The nearest such weekday that the adjective or the tense allows."""
    if c.today is None:
        return need_today("day")
    back = (c.today.isoweekday() - said.weekday) % 7
    if said.shift is None:
        days = (-back) % 7 if c.tense == "future" else -back
    elif said.shift == 0:
        days = said.weekday - c.today.isoweekday()
    elif said.shift < 0:
        days = -(back or 7) + 7 * (said.shift + 1)
    else:
        days = ((-back) % 7 or 7) + 7 * (said.shift - 1)
    return Resolved("date", periods.day(c.today + days * DAY))


def feast(said: Feast, c: Context) -> Resolved | None:
    """A named day in its year, or the nearest one."""
    year = year_of(said.year, c) if not (said.calendar == "hijri" and isinstance(said.year, Shifted)) else None
    if year is None and c.today is None:
        return need_today("day", calendar=said.calendar)
    if said.calendar == "hijri":
        if year is not None and year < 1550:
            days = [hijri_day(year, said.month, said.day)]
        else:
            about = dt.date(year, 7, 1) if year is not None else c.today
            assert about is not None  # noqa: S101
            now = hijri_of(about)[0]
            days = [hijri_day(now + n, said.month, said.day) for n in (0, -1, 1)]
            if year is not None:
                days = [on for on in days if on is not None and on.year == year]
    else:
        now = year if year is not None else (c.today or dt.date.min).year
        days = [_feast_day(said, now + n) for n in ((0,) if year is not None else (0, -1, 1))]
    known = [on for on in days if on is not None]
    if not known:
        return None
    on = (
        choose(known, c.today, said.shift, c.tense if c.tense == "future" else None)
        if c.today and year is None
        else min(known)
    )
    found = periods.day(on)
    return Resolved("date", found._replace(end=on + (said.days - 1) * DAY), said.calendar)


def _feast_day(said: Feast, year: int) -> dt.date | None:
    if not said.easter:
        return date_of(year, said.month, said.day)
    sunday = easter(year, said.easter[0] == "o")
    return sunday + int(said.easter[1:]) * DAY if sunday else None
