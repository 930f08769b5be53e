"""Gives what was said its place on the calendar: knows today, the tense and the dates before it; sees no text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from arnews.calendars import add_months, hijri_day, hijri_of, is_exact, zone_offset
from arnews.dates import periods
from arnews.dates import resolve_days as days
from arnews.dates.context import Context, Resolved, date_of, need_today, shifted, year_of
from arnews.dates.periods import DAY, Period
from arnews.dates.said import (
    Century,
    Clock,
    Day,
    DayPart,
    Decade,
    Double,
    Feast,
    FirstOf,
    Length,
    Month,
    MonthPart,
    Part,
    Range,
    Recurring,
    Said,
    Shifted,
    Some,
    Weekday,
    Year,
)  # fmt: skip

# The hundreds of the years in which what says "the last century" is written, where no day is known: 19XX.
_OURS: Final = 20
_DAYS: Final = {"D": 1, "NIGHT": 1, "W": 7, "H": 1 / 24}
_MONTHS: Final = {"M": 1, "Y": 12, "SEASON": 12, "SCHOOL": 12, "DE": 120, "CE": 1200}


def resolve(said: Said, context: Context) -> Resolved | None:
    """The value of what is said; ``None`` where it leans on a date that the text does not give."""
    try:
        return _RESOLVERS[type(said)](said, context)
    except (OverflowError, ValueError):
        return None


def _month(said: Month, c: Context) -> Resolved | None:
    if said.calendar == "hijri":
        return _hijri_month(said, c)
    number = year_of(said.year, c)
    if number is not None:
        return Resolved("date", periods.month(number, said.month))
    if c.today is None:
        return need_today("month", f"XXXX-{said.month:02}")
    today = c.today
    now = today.year * 12 + today.month
    choices = [(today.year + n) * 12 + said.month for n in (-1, 0, 1)]
    if said.shift == 0:
        best = choices[1]
    elif said.shift is not None:
        best = max(m for m in choices if m < now) if said.shift < 0 else min(m for m in choices if m > now)
    else:
        best = min(choices, key=lambda m: days.how_far(m - now, c.tense))
    return Resolved("date", periods.month((best - 1) // 12, (best - 1) % 12 + 1))


def _hijri_month(said: Month, c: Context) -> Resolved | None:
    year = said.year if isinstance(said.year, int) else None
    if year is None:
        if c.today is None:
            return need_today("month", calendar="hijri")
        this_year, this_month, _ = hijri_of(c.today)
        if isinstance(said.year, Shifted):
            year = this_year + said.year.amount
        elif said.shift == 0:
            year = this_year
        elif said.shift is not None:
            year = this_year + said.shift if (said.month - this_month) * said.shift <= 0 else this_year
        else:
            year = min(
                (this_year - 1, this_year, this_year + 1),
                key=lambda y: abs((y - this_year) * 12 + said.month - this_month),
            )
    return Resolved("date", periods.hijri_month(said.month, year), "hijri", None if is_exact(year) else "approx")


def _year(said: Year, c: Context) -> Resolved | None:
    hijri = said.calendar == "hijri"
    if not said.sure and not hijri and 1300 <= said.year < 1550 and c.today is not None:
        hijri = abs(hijri_of(c.today)[0] - said.year) <= 40
    if hijri:
        return Resolved("date", periods.hijri_year(said.year), "hijri", None if is_exact(said.year) else "approx")
    return Resolved("date", periods.year(said.year))


def _decade(said: Decade, c: Context) -> Resolved | None:
    if said.calendar == "hijri":
        return Resolved("date", periods.hijri_years(1300 + said.tens, 1309 + said.tens, "decade"), "hijri", "approx")
    if said.century is not None:
        return Resolved("date", periods.decade(said.century * 10 + said.tens // 10))
    if said.shift is None:
        return Resolved("date", periods.decade(190 + said.tens // 10))
    century = c.today.year // 100 if c.today is not None else _OURS
    return Resolved("date", periods.decade((century + said.shift) * 10 + said.tens // 10))


def _century(said: Century, c: Context) -> Resolved:
    if said.calendar == "hijri":
        whole = periods.hijri_years(100 * said.number - 99, 100 * said.number, "century")
        return Resolved("date", whole, "hijri", "approx")
    return Resolved("date", periods.century(said.number, said.bc))


def _part(said: Part, c: Context) -> Resolved | None:
    number = year_of(said.year, c)
    if number is None and (c.today is None or isinstance(said.year, Shifted)):
        return (
            None
            if isinstance(said.year, Shifted) and said.year.leaning
            else need_today(periods.part_of_year(2000, said.code if said.code != "Q" else "Q1").grain)
        )
    if number is None:
        assert c.today is not None  # noqa: S101
        if said.code == "Q":
            quarter = (c.today.year * 4 + (c.today.month - 1) // 3) + (said.shift or 0)
            return Resolved("date", periods.part_of_year(quarter // 4, f"Q{quarter % 4 + 1}"))
        number = _year_of_part(said, c.today, c)
    if said.calendar == "hijri":
        return Resolved("date", periods.hijri_part(number, said.code), "hijri", None if is_exact(number) else "approx")
    return Resolved("date", periods.part_of_year(number, said.code))


def _year_of_part(said: Part, today: dt.date, c: Context) -> int:
    """The year of a season or quarter that no year stands beside."""
    all_of = [periods.part_of_year(today.year + n, said.code) for n in (-1, 0, 1)]
    spans = [(p.start, p.end) for p in all_of if p.start is not None and p.end is not None]
    if said.shift is None and said.code[1:].isdigit():
        return today.year
    if said.shift is None:
        return min(spans, key=lambda span: days.how_far((span[0] - today).days, c.tense))[0].year
    if said.shift < 0:
        return max((start for start, end in spans if end < today), default=today).year
    if said.shift > 0:
        return min((start for start, _ in spans if start > today), default=today).year
    return min(spans, key=lambda span: 0 if span[0] <= today <= span[1] else abs((span[0] - today).days))[0].year


def _month_part(said: MonthPart, c: Context) -> Resolved | None:
    whole = resolve(said.month, c)
    if whole is None or whole.period.start is None or whole.period.end is None:
        return whole and need_today("week")
    first, last = whole.period.start, whole.period.end
    size = {"W": 7, "T": 10, "H": 15, "Q": 8}[said.code]
    if said.number == -1:
        return Resolved("date", periods.between(last - (size - 1) * DAY, last, "week"), whole.calendar)
    start = first + (said.number - 1) * size * DAY
    end = (
        last
        if said.code in "TH" and said.number == {"T": 3, "H": 2}[said.code]
        else min(start + (size - 1) * DAY, last)
    )
    return Resolved("date", periods.between(start, end, "week"), whole.calendar) if start <= end else None


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
    """The day that lies so far from today; ``None`` where the calendar does not reach."""
    months = sum(int(amount * _MONTHS[code]) for amount, code in parts if code in _MONTHS)
    days = sum(int(amount * _DAYS[code]) for amount, code in parts if code in _DAYS)
    on = add_months(today, toward * months) if months else today
    return on + toward * days * DAY if on is not None else None


def _first_of(said: FirstOf, c: Context) -> Resolved | None:
    """The first months of a year, the first days or weeks of a month."""
    whole = resolve(said.whole, c)
    if whole is None or whole.period.start is None or whole.period.end is None:
        return whole and whole._replace(period=Period(None, "range"))
    amount, code = said.length
    start, end = whole.period.start, whole.period.end
    if said.last:
        edge = _moved(end + DAY, ((amount, code),), -1)
        start = edge or start
    else:
        edge = _moved(start, ((amount, code),), 1)
        end = edge - DAY if edge else end
    if code == "M":
        return Resolved("date", Period(f"{start:%Y-%m}/{end:%Y-%m}", "month", start, end), whole.calendar)
    return Resolved("date", periods.between(start, end), whole.calendar)


def _some(said: Some, c: Context) -> Resolved:
    return Resolved("duration", Period(periods.some_value(said.unit), "duration"))


def _recurring(said: Recurring, c: Context) -> Resolved:
    return Resolved("set", Period(said.value, "set"))


def _day_part(said: DayPart, c: Context) -> Resolved | None:
    found = resolve(said.day, c) if said.day is not None else None
    if found is None or found.period.start is None:
        return found and found._replace(type="time")
    return found._replace(
        type="time", period=found.period._replace(value=f"{found.period.value}T{said.part}", grain="part")
    )


def _clock(said: Clock, c: Context) -> Resolved | None:
    value = f"T{said.hour:02}:{said.minute:02}" + (f":{said.second:02}" if said.second is not None else "")
    time = dt.time(said.hour, said.minute, said.second or 0)
    found = resolve(said.day, c) if said.day is not None else None
    on = found.period.start if found is not None else None
    zone = said.zone if said.zone not in ("", "local") else ""
    if "/" in zone:
        zone = zone_offset(zone, on or c.today) if on or c.today else ""
    day_value = on.isoformat() if on else (found.period.value if found and found.period.value else "")
    return Resolved("time", Period(day_value + value + zone, "time", on, on), start_time=time, end_time=time,
                    missing=found.missing if found is not None else None)  # fmt: skip


def _range(said: Range, c: Context) -> Resolved | None:
    first, last = resolve(said.first, c), resolve(said.last, c)
    if first is None or last is None:
        return None
    if isinstance(said.first, Clock):
        return _clock_range(first, last)
    start, end = first.period.start, last.period.end
    if start and end and start > end and isinstance(said.last, Weekday):
        end = end + 7 * DAY
        last = last._replace(period=periods.day(end))
    if start and end and start > end and isinstance(said.first, (Day, Month)) and said.first.year is None:
        first, last = _over_new_year(said, first, last, c.tense)
        start, end = first.period.start, last.period.end
    if start and end and start > end:
        return None
    missing = first.missing or last.missing
    if first.period.value is None or last.period.value is None:
        return Resolved("date", Period(None, first.period.grain), first.calendar, missing=missing)
    value = f"{first.period.value.split('/')[0]}/{last.period.value.split('/')[-1]}"
    return Resolved("date", Period(value, last.period.grain, start, end), last.calendar, first.mod or last.mod, missing)


def _over_new_year(said: Range, first: Resolved, last: Resolved, tense: str | None) -> tuple[Resolved, Resolved]:
    """Both ends of ``من 25 ديسمبر إلى 5 يناير`` where each was found in the same year."""
    if tense == "future":
        return first, _a_year_away(said.last, last, 1)
    return _a_year_away(said.first, first, -1), last


def _a_year_away(said: Said, found: Resolved, years: int) -> Resolved:
    """The same day or month of another year; as it was found where that year has no such day."""
    assert isinstance(said, (Day, Month))  # noqa: S101
    assert found.period.start is not None  # noqa: S101
    hijri = found.calendar == "hijri"
    year = (hijri_of(found.period.start)[0] if hijri else found.period.start.year) + years
    if isinstance(said, Month):
        period = periods.hijri_month(said.month, year) if hijri else periods.month(year, said.month)
        return found._replace(period=period)
    there = (hijri_day if hijri else date_of)(year, said.month, said.day)
    return found._replace(period=periods.day(there)) if there is not None else found


def _clock_range(first: Resolved, last: Resolved) -> Resolved:
    end = last.period.end
    if first.start_time and last.start_time and last.start_time < first.start_time and end and end == first.period.end:
        end += DAY
        last = last._replace(period=last.period._replace(value=f"{end}{(last.period.value or '')[10:]}", end=end))
    value = f"{first.period.value}/{last.period.value}"
    return Resolved(
        "time",
        Period(value, "time", first.period.start, last.period.end),
        start_time=first.start_time,
        end_time=last.end_time,
    )


_RESOLVERS: Final[dict[type, Callable[[Any, Context], Resolved | None]]] = {
    Shifted: shifted, Day: days.day, Month: _month, Year: _year, Decade: _decade, Century: _century, Part: _part,
    MonthPart: _month_part, Weekday: days.weekday, Feast: days.feast, Double: days.double, Length: _length, Some: _some,
    Recurring: _recurring, DayPart: _day_part, Clock: _clock, Range: _range, FirstOf: _first_of,
}  # fmt: skip
