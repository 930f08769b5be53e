"""Every day of thirty Hijri years, in three written forms, is the day that hijridate gives."""

from __future__ import annotations

import datetime as dt

import pytest
from hijridate import Hijri

from arnews.calendars import hijri_day, hijri_month_length, hijri_of
from arnews.dates import find_dates
from arnews.scan import scan
from arnews.text import fold

MONTHS = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip
FORMS = ("{day} {name} {year}هـ", "{day}/{month}/{year} هـ", "{arabic_day} من {name} لعام {arabic_year} هجرية")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize("year", range(1420, 1450))
def test_every_day(year: int) -> None:
    for month in range(1, 13):
        for day in range(1, Hijri(year, month, 1).month_length() + 1):
            expected = Hijri(year, month, day).to_gregorian().isoformat()
            for form in FORMS:
                text = form.format(
                    day=day, month=month, year=year, name=MONTHS[month - 1],
                    arabic_day=str(day).translate(ARABIC), arabic_year=str(year).translate(ARABIC),
                )  # fmt: skip
                (found,) = find_dates(scan(fold(text)))
                assert (found.value, found.calendar, found.span.text) == (expected, "hijri", text)


def test_arithmetic_calendar_outside_the_table() -> None:
    assert hijri_day(1, 1, 1) == dt.date(622, 7, 19)  # the epoch, 16 July by the Julian calendar
    day = dt.date(622, 7, 19)
    while day < dt.date(1000, 1, 1):
        assert hijri_day(*hijri_of(day)) == day
        day += dt.timedelta(days=97)
    assert sum(hijri_month_length(1100, month) for month in range(1, 13)) in (354, 355)
    assert hijri_day(1100, 13, 1) is None
