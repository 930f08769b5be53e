"""The day of publication, inferred only where one answer is left."""

from __future__ import annotations

import datetime as dt

import pytest

from arnews.dates import find_said, infer_published
from arnews.scan import scan
from arnews.text import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "في عام 2016 نمت التجارة. نستأنف اليوم المحادثات، ويجتمع الوزيران يوم الاثنين 20 آذار/مارس",
            dt.date(2017, 3, 20),
        ),
        ("قال اليوم الجمعة 20 جانفي 2017 إن", dt.date(2017, 1, 20)),
        ("قال أمس الأحد 19 مارس 2017 إن", dt.date(2017, 3, 20)),
        ("يصل غدا الثلاثاء 21 مارس 2017", dt.date(2017, 3, 20)),
        ("يلتقيان اليوم في بلدة صغيرة", None),
        ("يجتمع الوزيران يوم الاثنين 20 آذار/مارس", None),
        ("نستأنف اليوم المحادثات يوم الاثنين 20 آذار/مارس", None),
        ("قال اليوم الجمعة 20 جانفي 2017 وأمس الخميس 26 جانفي 2017", None),
        ("في عام 2016 قال اليوم الأحد إنه سيصل يوم الاثنين 20 آذار/مارس", None),
        ("يستمر المعرض من 18 إلى 21 مارس 2017. قال اليوم إنه يلتقيهم يوم الاثنين 20 مارس", dt.date(2017, 3, 20)),
        ("قال اليوم إنه وصل عام 2017 يوم الأربعاء 15 رجب", None),
        ("قال مساء اليوم الجمعة 20 جانفي 2017 إن", dt.date(2017, 1, 20)),
        ("تبدأ المهلة اليوم 20 يوليو", None),
        ("", None),
    ],
)
def test_infer_published(text: str, expected: dt.date | None) -> None:
    assert infer_published(find_said(scan(fold(text)))) == expected


def test_the_dateline_goes_first() -> None:
    found = find_said(scan(fold("قال اليوم الجمعة 20 جانفي 2017 إن")))
    assert infer_published(found, dt.date(2015, 8, 11)) == dt.date(2015, 8, 11)
