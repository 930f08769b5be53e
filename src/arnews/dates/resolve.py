"""Gives what was said its place on the calendar: knows today, the tense and the dates before it; sees no text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from attrs import define

from arnews.calendars import add_months, easter, hijri_day, hijri_of, is_exact, zone_offset
from arnews.dates import periods
from arnews.dates.periods import DAY, Period
from arnews.dates.said import (
    Century, Clock, Day, DayPart, Decade, Double, Feast, Length, Month, MonthPart, Part, Range, Recurring, Said,
    Shifted, Some, Weekday, Year, YearSaid,
)  # fmt: skip

_PLURAL_DAYS: Final = {"D": 1, "NIGHT": 1, "W": 7}
_MONTHS: Final = {"M": 1, "Y": 12, "SEASON": 12, "SCHOOL": 12, "DE": 120, "CE": 1200}


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

    def note(self, period: Period) -> None:
        """Remember the date that the text is now at."""
        if period.start is None:
            return
        if period.grain == "day":
            self.day = period.start
        if period.grain in ("day", "month") and period.start == period.start:
            self.month = (period.start.year, period.start.month)
        if period.grain in ("day", "month", "year", "quarter", "half", "season"):
            self.year = period.start.year


_UNKNOWN: Final = Period(None, "unknown")


def _need_today(grain: str, value: str | None = None, calendar: str = "gregorian") -> Resolved:
    return Resolved("date", Period(value, grain), calendar, missing="published")


def resolve(said: Said, context: Context) -> Resolved | None:
    """The value of what is said; ``None`` where it leans on a date that the text does not give."""
    try:
        return _RESOLVERS[type(said)](said, context)
    except (OverflowError, ValueError):
        return None


def _shifted(said: Shifted, c: Context) -> Resolved | None:
    today = c.today
    if said.leaning:
        return _leaning(said, c)
    if today is None:
        return _need_today({"D": "day", "W": "week", "M": "month", "Y": "year"}.get(said.unit, "day"))
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
            on = min((on + k * DAY for k in range(-3, 4) if (on + k * DAY).isoweekday() == said.weekday), key=lambda d: abs(d - on))
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
        return Period(f"{first_year}/{first_year + 1}", "school-year", dt.date(first_year, 9, 1), dt.date(first_year + 1, 8, 31))
    if unit == "DE":
        return periods.year(today.year + 10 * n) if said.counted else periods.decade(today.year // 10 + n)
    if unit == "CE":
        number = today.year + 100 * n
        return periods.year(_no_year_zero(number, n)) if said.counted else periods.century((today.year - 1) // 100 + 1 + n)
    return None


def _no_year_zero(number: int, n: int) -> int:
    return number if number > 0 or n > 0 else number - (number == 0)


def _year_of(year: YearSaid, c: Context) -> int | None:
    """A year in figures, or the one that an expression within means."""
    if isinstance(year, int) or year is None:
        return year
    found = _shifted(year, c)
    return found.period.start.year if found is not None and found.period.start is not None else None


def _day(said: Day, c: Context) -> Resolved | None:
    if said.calendar == "hijri":
        return _hijri(said, c)
    if not said.month:
        return _day_of_that_month(said, c)
    if said.year is None:
        return _day_without_year(said, c)
    number = _year_of(said.year, c)
    if number is None:
        if isinstance(said.year, Shifted) and not said.year.leaning:
            return _need_today("day", f"XXXX-{said.month:02}-{said.day:02}")
        return _day_without_year(said._replace(year=None), c)
    if number < 0:
        return Resolved("date", Period(f"-{-number:04}-{said.month:02}-{said.day:02}", "day"))
    on = _date(number, said.month, said.day)
    if on is None:
        return None
    wrong = said.weekday and on.isoweekday() != said.weekday
    return Resolved("date", periods.day(on), note="the weekday is another one" if wrong else None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _day_of_that_month(said: Day, c: Context) -> Resolved | None:
    """``التاسع منه``, ``الخامس من الشهر الجاري``."""
    month = _shifted(said.year, c) if isinstance(said.year, Shifted) else None
    if month is None or month.period.start is None:
        return month and _need_today("day")
    on = _date(month.period.start.year, month.period.start.month, said.day)
    return Resolved("date", periods.day(on)) if on else None


def _day_without_year(said: Day, c: Context) -> Resolved | None:
    """A day and month: in the year that the weekday, the adjective or the tense chooses, else the nearest."""
    if _date(2000, said.month, said.day) is None:
        return None
    if c.today is None:
        return _need_today("day", f"XXXX-{said.month:02}-{said.day:02}")
    today = c.today
    if said.from_today is not None:
        told = today + said.from_today * DAY
        if (told.month, told.day) == (said.month, said.day):
            return Resolved("date", periods.day(told))
    near = [_date(today.year + n, said.month, said.day) for n in (0, -1, 1, -2, 2, -3, 3, -4, 4)]
    choices = [on for on in near if on is not None]
    if said.weekday:
        agreeing = [on for on in choices if on.isoweekday() == said.weekday]
        if agreeing:
            best = min(agreeing, key=lambda on: abs((on - today).days))
            if abs((best - today).days) <= 400:
                return Resolved("date", periods.day(best))
    return Resolved("date", periods.day(_choose(choices, today, said.shift, c.tense)))


def _choose(choices: list[dt.date], today: dt.date, shift: int | None, tense: str | None) -> dt.date:
    """The one of several days that الماضي or المقبل, the tense, or nearness picks."""
    if shift == 0:
        return next((on for on in choices if on.year == today.year), choices[0])
    if shift is not None:
        side = [on for on in choices if (on < today if shift < 0 else on > today)]
        return min(side, key=lambda on: abs((on - today).days), default=choices[0])
    if tense == "future":
        side = [on for on in choices if on >= today]
        return min(side, key=lambda on: on - today, default=choices[0])
    if tense == "past":
        side = [on for on in choices if on <= today]
        best = max(side, default=choices[0])
        nearest = min(choices, key=lambda on: abs((on - today).days))
        return nearest if (nearest - today).days in range(0, 8) and (today - best).days > 180 else best
    return min(choices, key=lambda on: (on - today).days * 1.5 if on > today else (today - on).days)


def _hijri(said: Day, c: Context) -> Resolved | None:
    if not said.month:
        return None
    year = said.year if isinstance(said.year, int) else None
    if year is None:
        if c.today is None:
            return _need_today("day", calendar="hijri")
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
            return Resolved("date", periods.day(_choose(days, c.today, said.shift, c.tense)), "hijri")
    on = hijri_day(year, said.month, said.day) or (hijri_day(year, said.month, 29) if said.day == 30 else None)
    if on is None:
        return None
    if said.weekday and on.isoweekday() != said.weekday:
        beside = next((on + n * DAY for n in (1, -1) if (on + n * DAY).isoweekday() == said.weekday), None)
        if beside is not None:
            return Resolved("date", periods.day(beside), "hijri", note="moved a day to suit the weekday")
    return Resolved("date", periods.day(on), "hijri", None if is_exact(year) else "approx")


def _double(said: Double, c: Context) -> Resolved | None:
    """A day in two calendars: the Gregorian one holds, and the Hijri one gives the year where it lacks."""
    hijri = resolve(said.other, c)
    found = None
    if said.day.year is None and said.day.month and hijri is not None and hijri.period.start is not None and isinstance(said.other.year, int):
        about = hijri.period.start
        near = [on for n in (0, -1, 1) if (on := _date(about.year + n, said.day.month, said.day.day)) is not None]
        on = min(near, key=lambda on: abs((on - about).days), default=None)
        found = Resolved("date", periods.day(on)) if on is not None else None
    found = found or _day(said.day, c)
    if found is None or found.period.start is None:
        return hijri if hijri is not None and hijri.period.start is not None else found
    if hijri is not None and hijri.period.start is not None and abs((hijri.period.start - found.period.start).days) > 1:
        return found._replace(note=f"the Hijri date is {hijri.period.start.isoformat()}")
    return found


def _month(said: Month, c: Context) -> Resolved | None:
    if said.calendar == "hijri":
        return _hijri_month(said, c)
    number = _year_of(said.year, c)
    if number is not None:
        return Resolved("date", periods.month(number, said.month))
    if c.today is None:
        return _need_today("month", f"XXXX-{said.month:02}")
    today = c.today
    now = today.year * 12 + today.month
    choices = [(today.year + n) * 12 + said.month for n in (-1, 0, 1)]
    if said.shift == 0:
        best = choices[1]
    elif said.shift is not None:
        best = max(m for m in choices if m < now) if said.shift < 0 else min(m for m in choices if m > now)
    elif c.tense == "future":
        best = min(m for m in choices if m >= now)
    elif c.tense == "past":
        best = max(m for m in choices if m <= now)
    else:
        best = min(choices, key=lambda m: (m - now) * 1.5 if m > now else now - m)
    return Resolved("date", periods.month((best - 1) // 12, (best - 1) % 12 + 1))


def _hijri_month(said: Month, c: Context) -> Resolved | None:
    year = said.year if isinstance(said.year, int) else None
    if year is None:
        if c.today is None:
            return _need_today("month", calendar="hijri")
        this_year, this_month, _ = hijri_of(c.today)
        if isinstance(said.year, Shifted):
            year = this_year + said.year.amount
        elif said.shift == 0:
            year = this_year
        elif said.shift is not None:
            year = this_year + said.shift if (said.month - this_month) * said.shift <= 0 else this_year
        else:
            year = min((this_year - 1, this_year, this_year + 1), key=lambda y: abs((y - this_year) * 12 + said.month - this_month))
    return Resolved("date", periods.hijri_month(said.month, year), "hijri", None if is_exact(year) else "approx")


def _year(said: Year, c: Context) -> Resolved | None:
    hijri = said.calendar == "hijri"
    if not said.sure and not hijri and 1300 <= said.year < 1550 and c.today is not None:
        hijri = abs(hijri_of(c.today)[0] - said.year) <= 40
    if hijri:
        return Resolved("date", periods.hijri_year(said.year), "hijri", None if is_exact(said.year) else "approx")
    return Resolved("date", periods.year(said.year))


def _decade(said: Decade, c: Context) -> Resolved | None:
    if said.century is not None:
        return Resolved("date", periods.decade(said.century * 10 + said.tens // 10))
    if said.shift is not None and c.today is None:
        return _need_today("decade")
    if said.shift is None:
        now = (c.today.year if c.today else 2000) // 10
        first = 190 + said.tens // 10
        if c.today is not None and first + 10 <= now - 1 and said.tens == 20:
            first = first if now - first < 15 else first
        return Resolved("date", periods.decade(first))
    assert c.today is not None  # noqa: S101
    return Resolved("date", periods.decade((c.today.year // 100 + said.shift) * 10 + said.tens // 10))


def _century(said: Century, c: Context) -> Resolved:
    return Resolved("date", periods.century(said.number, said.bc))


def _part(said: Part, c: Context) -> Resolved | None:
    number = _year_of(said.year, c)
    if number is None and (c.today is None or isinstance(said.year, Shifted)):
        return None if isinstance(said.year, Shifted) and said.year.leaning else _need_today(periods.part_of_year(2000, said.code if said.code != "Q" else "Q1").grain)
    if number is None:
        assert c.today is not None  # noqa: S101
        if said.code == "Q":
            quarter = (c.today.year * 4 + (c.today.month - 1) // 3) + (said.shift or 0)
            return Resolved("date", periods.part_of_year(quarter // 4, f"Q{quarter % 4 + 1}"))
        number = _year_of_part(said, c.today)
    if said.calendar == "hijri":
        return None
    return Resolved("date", periods.part_of_year(number, said.code))


def _year_of_part(said: Part, today: dt.date) -> int:
    """The year of a season or quarter that no year stands beside."""
    all_of = [periods.part_of_year(today.year + n, said.code) for n in (-1, 0, 1)]
    spans = [(p.start, p.end) for p in all_of if p.start is not None and p.end is not None]
    if said.shift is None:
        return today.year
    if said.shift < 0:
        return max((start for start, end in spans if end < today), default=today).year
    if said.shift > 0:
        return min((start for start, _ in spans if start > today), default=today).year
    return min(spans, key=lambda span: 0 if span[0] <= today <= span[1] else abs((span[0] - today).days))[0].year


def _month_part(said: MonthPart, c: Context) -> Resolved | None:
    whole = resolve(said.month, c)
    if whole is None or whole.period.start is None or whole.period.end is None:
        return whole and _need_today("week")
    first, last = whole.period.start, whole.period.end
    size = {"W": 7, "T": 10, "H": 15, "Q": 8}[said.code]
    if said.number == -1:
        return Resolved("date", periods.between(last - (size - 1) * DAY, last, "week"), whole.calendar)
    start = first + (said.number - 1) * size * DAY
    end = last if said.code in "TH" and said.number == {"T": 3, "H": 2}[said.code] else min(start + (size - 1) * DAY, last)
    return Resolved("date", periods.between(start, end, "week"), whole.calendar) if start <= end else None


def _weekday(said: Weekday, c: Context) -> Resolved | None:
    if c.today is None:
        return _need_today("day")
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


def _feast(said: Feast, c: Context) -> Resolved | None:
    year = _year_of(said.year, c) if not (said.calendar == "hijri" and isinstance(said.year, Shifted)) else None
    if year is None and c.today is None:
        return _need_today("day", calendar=said.calendar)
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
    on = _choose(known, c.today, said.shift, c.tense if c.tense == "future" else None) if c.today and year is None else min(known)
    found = periods.day(on)
    return Resolved("date", found._replace(end=on + (said.days - 1) * DAY), said.calendar)


def _feast_day(said: Feast, year: int) -> dt.date | None:
    if not said.easter:
        return _date(year, said.month, said.day)
    sunday = easter(year, said.easter[0] == "o")
    return sunday + int(said.easter[1:]) * DAY if sunday else None


def _length(said: Length, c: Context) -> Resolved:
    period = Period(periods.length_value(said.parts), "duration")
    if said.toward and c.today is not None:
        other = _moved(c.today, said.parts, said.toward)
        if other is not None:
            edge = c.today + said.toward * DAY
            first, last = (other, edge) if said.toward < 0 else (edge, other)
            period = period._replace(start=min(first, last), end=max(first, last))
    return Resolved("duration", period, missing="published" if said.toward and c.today is None else None)


def _moved(today: dt.date, parts: tuple[tuple[float, str], ...], toward: int) -> dt.date | None:
    on: dt.date | None = today
    for amount, code in parts:
        if on is None:
            return None
        if code in _PLURAL_DAYS:
            on = on + toward * int(amount * _PLURAL_DAYS[code]) * DAY
        elif code in _MONTHS:
            on = add_months(on, toward * int(amount * _MONTHS[code]))
        else:
            on = on + toward * int(amount * {"H": 1 / 24, "MIN": 0, "S": 0}[code]) * DAY
    return on


def _some(said: Some, c: Context) -> Resolved:
    return Resolved("duration", Period(periods.some_value(said.unit), "duration"))


def _recurring(said: Recurring, c: Context) -> Resolved:
    return Resolved("set", Period(said.value, "set"))


def _day_part(said: DayPart, c: Context) -> Resolved | None:
    found = resolve(said.day, c) if said.day is not None else None
    if found is None or found.period.start is None:
        return found and found._replace(type="time")
    return found._replace(type="time", period=found.period._replace(value=f"{found.period.value}T{said.part}", grain="part"))


def _clock(said: Clock, c: Context) -> Resolved | None:
    value = f"T{said.hour:02}:{said.minute:02}" + (f":{said.second:02}" if said.second is not None else "")
    time = dt.time(said.hour, said.minute, said.second or 0)
    found = resolve(said.day, c) if said.day is not None else None
    on = found.period.start if found is not None else None
    zone = said.zone if said.zone not in ("", "local") else ""
    if "/" in zone:
        zone = zone_offset(zone, on or c.today) if on or c.today else ""
    if on is None and said.day is None and c.today is not None:
        on = c.today
    day_value = on.isoformat() if on else (found.period.value if found and found.period.value else "")
    return Resolved("time", Period(day_value + value + zone, "time", on, on), start_time=time, end_time=time,
                    missing=found.missing if found is not None else None)  # fmt: skip


def _range(said: Range, c: Context) -> Resolved | None:
    first, last = resolve(said.first, c), resolve(said.last, c)
    if first is None or last is None:
        return first or last
    if isinstance(said.first, Clock):
        return _clock_range(first, last)
    start, end = first.period.start, last.period.end
    if start and end and start > end and isinstance(said.last, Weekday):
        end = end + 7 * DAY
        last = last._replace(period=periods.day(end))
    if start and end and start > end and isinstance(said.first, (Day, Month)) and isinstance(said.last, (Day, Month)):
        if isinstance(said.first, Day) and said.first.year is None and (earlier := _date(start.year - 1, start.month, start.day)):
            first, start = first._replace(period=periods.day(earlier)), earlier
        if isinstance(said.first, Month) and said.first.year is None:
            first = first._replace(period=periods.month(start.year - 1, start.month))
            start = first.period.start
    if start and end and start > end:
        return None
    missing = first.missing or last.missing
    if first.period.value is None or last.period.value is None:
        return Resolved("date", Period(None, first.period.grain), first.calendar, missing=missing)
    value = f"{first.period.value.split('/')[0]}/{last.period.value.split('/')[-1]}"
    return Resolved("date", Period(value, last.period.grain, start, end), last.calendar, first.mod or last.mod, missing)


def _clock_range(first: Resolved, last: Resolved) -> Resolved:
    value = f"{first.period.value}/{last.period.value}"
    return Resolved("time", Period(value, "time", first.period.start, last.period.end), start_time=first.start_time, end_time=last.end_time)


_RESOLVERS: Final[dict[type, Callable[[Any, Context], Resolved | None]]] = {
    Shifted: _shifted, Day: _day, Month: _month, Year: _year, Decade: _decade, Century: _century, Part: _part,
    MonthPart: _month_part, Weekday: _weekday, Feast: _feast, Double: _double, Length: _length, Some: _some,
    Recurring: _recurring, DayPart: _day_part, Clock: _clock, Range: _range,
}  # fmt: skip
