"""The tables take rows of the user's own."""

from __future__ import annotations

import datetime as dt

import pytest

from arnews.dates import find_dates
from arnews.dates.numerals import read_number, read_ordinal
from arnews.dates.reader import reader
from arnews.lexicon.calendar import calendar_words
from arnews.lexicon.tables import Row
from arnews.scan import scan
from arnews.text import fold


def value(text: str, extra: dict[str, tuple[Row, ...]]) -> list[str | None]:
    words = calendar_words(extra)
    return [found.value for found in find_dates(scan(fold(text)), dt.date(2017, 3, 20), words)]


def test_a_month_of_ones_own() -> None:
    row = {"word": "ماي الأخضر", "calendar": "gregorian", "month": "5", "alone": "yes", "family": "own"}
    assert value("في 3 ماي الأخضر 2016", {"months": (row,)}) == ["2016-05-03"]


def test_a_month_of_three_words_is_not_two_of_them() -> None:
    row = {"word": "شهر النخيل الأول", "calendar": "gregorian", "month": "5", "alone": "yes", "family": "own"}
    assert value("قطف التمر شهر النخيل الأول", {"months": (row,)}) == ["2017-05"]
    assert value("قطف التمر شهر النخيل كله", {"months": (row,)}) == []


def test_a_zone_that_is_not_known_has_no_offset() -> None:
    zones = [({"word": "المرجان", "zone": zone},) for zone in ("Asia/Beirut", "Sea/Coral")]
    found = [value("وصل الساعة العاشرة بتوقيت المرجان", {"zones": zone}) for zone in zones]
    assert found == [["T10:00+02:00"], ["T10:00"]]


@pytest.mark.parametrize(
    ("text", "today", "values"),
    [
        ("في العقد الماضي", dt.date.min, [None]),
        ("في رمضان الماضي", dt.date(622, 7, 20), [None]),
        ("في الشهر المقبل", dt.date.max, []),
        ("يصل غدا", dt.date.max, []),
    ],
)
def test_where_the_calendar_ends_there_is_no_value(text: str, today: dt.date, values: list[str | None]) -> None:
    assert [found.value for found in find_dates(scan(fold(text)), today)] == values


def test_a_weekday_of_ones_own() -> None:
    row = {"word": "الحد", "weekday": "7", "alone": "yes"}
    assert value("وصل يوم الحد", {"weekdays": (row,)}) == ["2017-03-19"]


def test_a_feast_of_ones_own() -> None:
    row = {"word": "عيد الاستقلال", "calendar": "gregorian", "month": "5", "day": "25", "days": "1", "easter": ""}
    assert value("في عيد الاستقلال 2016", {"feasts": (row,)}) == ["2016-05-25"]
    assert value("في عيد الاستقلال 2016", {}) == ["2016"] or value("في عيد الاستقلال 2016", {}) == []


def test_the_tables_are_read_once() -> None:
    assert calendar_words() is calendar_words()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ألفين وأربعة عشر", 2014),
        ("ألف وتسعمائة وثمانية وأربعين", 1948),
        ("ثلاث مئة وخمسون", 350),
        ("أربعة آلاف ومئتين", 4200),
        ("إحدى عشرة", 11),
        ("خمس وعشرين", 25),
        ("24 ألف", 24000),
        ("3.5", 3.5),
        ("١٬٧٠٠", 1700),
    ],
)
def test_cardinals(text: str, number: float) -> None:
    found = read_number(reader(scan(fold(text)), calendar_words()), 0)
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("الأول", 1),
        ("الخامس عشر", 15),
        ("الحادي والعشرين", 21),
        ("الثانية عشرة", 12),
        ("الثلاثون", 30),
        ("الواحد والثلاثين", 31),
        ("السابع والعشرون", 27),
    ],
)
def test_ordinals(text: str, number: int) -> None:
    found = read_ordinal(reader(scan(fold(text)), calendar_words()), 0)
    assert found is not None
    assert found[0] == number
