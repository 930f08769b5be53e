"""Every date that CLDR writes in every Arabic locale comes back: all styles, intervals and relative phrases."""

from __future__ import annotations

import datetime as dt

import pytest

from arnews.dates import find_dates
from arnews.models import DateMention
from arnews.scan import scan
from arnews.text import fold

babel = pytest.importorskip("babel")
from babel import Locale, localedata  # noqa: E402
from babel.dates import format_date, format_datetime, format_interval, format_time, format_timedelta  # noqa: E402

TODAY = dt.date(2017, 3, 20)
LOCALES = sorted(name for name in localedata.locale_identifiers() if name == "ar" or name.startswith("ar_"))
# Every 11 days of ten years, with the first and last days of months among them, at hours all round the clock.
MOMENTS = [
    dt.datetime(2012, 1, 1) + dt.timedelta(days=11 * n, hours=(5 * n) % 24, minutes=(7 * n) % 60) for n in range(330)
]
STYLES = ("full", "long", "medium", "short")


def read(text: str) -> tuple[DateMention, ...]:
    return find_dates(scan(fold(text)), TODAY)


def only(text: str) -> DateMention | None:
    found = read(text)
    return found[0] if len(found) == 1 else None


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("locale", LOCALES)
def test_days(locale: str, style: str) -> None:
    for moment in MOMENTS:
        text = format_date(moment, style, locale=locale)
        found = only(text)
        assert found is not None, text
        assert found.value == moment.date().isoformat(), text
        assert (found.start, found.end) == (moment.date(), moment.date()), text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("locale", LOCALES)
def test_times(locale: str, style: str) -> None:
    for moment in MOMENTS:
        text = format_time(moment, style, locale=locale)
        found = only(text)
        assert found is not None, text
        assert found.start_time is not None, text
        assert (found.start_time.hour, found.start_time.minute) == (moment.hour, moment.minute), text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("locale", LOCALES)
def test_days_with_times(locale: str, style: str) -> None:
    for moment in MOMENTS[::3]:
        text = format_datetime(moment, style, locale=locale)
        found = read(text)
        days = {mention.start for mention in found}
        times = [mention.start_time for mention in found if mention.start_time]
        assert days == {moment.date()}, text
        assert [(time.hour, time.minute) for time in times] == [(moment.hour, moment.minute)], text


DAY_INTERVALS = ("yMMMd", "yMd", "yMMMEd", "yMEd", "MMMd", "Md", "MMMEd", "MEd")
MONTH_INTERVALS = ("yMMM", "yMMMM", "yM")


@pytest.mark.parametrize("skeleton", DAY_INTERVALS)
@pytest.mark.parametrize("locale", LOCALES)
def test_intervals_of_days(locale: str, skeleton: str) -> None:
    for start, end in _pairs(skeleton.startswith("y")):
        text = format_interval(start, end, skeleton, locale=locale)
        found = only(text)
        assert found is not None, text
        assert found.start == start.date(), text
        assert found.end == end.date(), text


@pytest.mark.parametrize("skeleton", MONTH_INTERVALS)
@pytest.mark.parametrize("locale", LOCALES)
def test_intervals_of_months(locale: str, skeleton: str) -> None:
    for start, end in _pairs(True):
        if (start.year, start.month) == (end.year, end.month):
            continue
        found = only(text := format_interval(start, end, skeleton, locale=locale))
        assert found is not None, text
        assert found.value == f"{start:%Y-%m}/{end:%Y-%m}", text


def _pairs(with_year: bool) -> list[tuple[dt.datetime, dt.datetime]]:
    """A few days apart, a few months, and over the end of a year; near today where no year is said."""
    first = [dt.datetime(2013, 5, 3, 10) + dt.timedelta(days=97 * n) for n in range(30)]
    if not with_year:
        first = [dt.datetime(2017, 3, 2, 10) + dt.timedelta(days=3 * n) for n in range(12)]
        return [(start, start + dt.timedelta(days=days)) for start in first for days in (2, 33)]
    return [(start, start + dt.timedelta(days=days)) for start in first for days in (2, 33, 401)]


@pytest.mark.parametrize("locale", LOCALES)
def test_intervals_of_hours_and_years(locale: str) -> None:
    start, end = dt.datetime(2017, 3, 20, 9, 30), dt.datetime(2017, 3, 20, 16, 45)
    for skeleton in ("hm", "Hm"):
        found = only(text := format_interval(start, end, skeleton, locale=locale))
        assert found is not None, text
        assert (found.start_time, found.end_time) == (start.time(), end.time()), text
    found = only(text := format_interval(start, dt.datetime(2019, 3, 20), "y", locale=locale))
    assert found is not None, text
    assert found.value == "2017/2019", text


STEPS = [
    (unit, n) for unit in ("day", "week", "month", "year", "hour", "minute") for n in (1, 2, 3, 5, 10, 11, 25, 100)
]
DAYS = {"day": 1, "week": 7, "month": 30.4375, "year": 365.25, "hour": 1 / 24, "minute": 1 / 1440}
LETTER = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def _phrases(locale: str) -> list[tuple[str, int, str]]:
    """CLDR's own relative phrases: unit, signed number, text."""
    found = []
    fields = Locale.parse(locale)._data["date_fields"]
    plural = Locale.parse(locale).plural_form
    for unit, n in STEPS:
        for sign, direction in ((-1, "past"), (1, "future")):
            pattern = fields[unit][direction].get(plural(n), fields[unit][direction]["other"])
            found.append((unit, sign * n, pattern.replace("{0}", str(n))))
    return found


@pytest.mark.parametrize("locale", LOCALES)
def test_relative_phrases(locale: str) -> None:
    for unit, n, text in _phrases(locale):
        found = only(text)
        assert found is not None, text
        if n > 0 or unit in ("hour", "minute"):
            # «خلال يومين» is a length by the guidelines: within two days.
            clock = {"hour": "H", "minute": "M"}.get(unit)
            assert found.value == (f"PT{abs(n)}{clock}" if clock else f"P{n}{LETTER[unit]}"), text
        elif unit == "day":
            assert found.value == (TODAY + dt.timedelta(days=n)).isoformat(), text
        elif unit == "week":
            year, week, _ = (TODAY + dt.timedelta(days=7 * n)).isocalendar()
            assert found.value == f"{year}-W{week:02}", text
        elif unit == "month":
            months = TODAY.year * 12 + TODAY.month - 1 + n
            assert found.value == f"{months // 12}-{months % 12 + 1:02}", text
        else:
            assert found.value == f"{TODAY.year + n:04}", text


@pytest.mark.parametrize("locale", LOCALES)
def test_lengths(locale: str) -> None:
    for unit, n in STEPS:
        if unit == "minute" and n == 1:
            continue
        text = format_timedelta(dt.timedelta(days=DAYS[unit] * n), granularity=unit, threshold=9999, locale=locale)
        # One unit with no number, «يوم», is a length only where the words beside it measure.
        found = only(text if n > 1 else f"لمدة {text}")
        if n == 1 and unit in ("minute", "hour"):
            continue
        assert found is not None, text
        assert found.type == "duration", text
