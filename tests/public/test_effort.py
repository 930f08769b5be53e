"""What reading costs is counted, not timed: lines of ours that run, for a text and for one eight times as long."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import arnews

PACKAGE = str(Path(arnews.__file__).parent)
DAY = dt.date(2024, 5, 14)
REAL = 'أكدت مديرة المتحف سعاد الكرمي أمس الأربعاء أن القاعات "ستبقى مفتوحة" حتى 15 تموز/يوليو المقبل. '
FAMILIES = {
    "one mark": '"',
    "marks never closed": "«",
    "nested marks": '«"“',
    "a mark a word": '"نعم" ',
    "digits": "7",
    "slashes": "3/",
    "one month": "مارس ",
    "one weekday": "الاثنين ",
    "said": "قال ",
    "said that": 'قال ان "x" ',
    "names": "محمد بن ",
    "offices": "وزير ",
    "numbers": "مئة و",
    "one word": "م",
    "harakat only": "\u064e",
    "two scripts in turn": "قال a ",
    "line ends": "\n",
    "real text in one line": REAL,
}


def lines(text: str) -> int:
    """Lines of the library that run while *text* is read."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        arnews.parse_article(text, DAY)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", FAMILIES.values(), ids=FAMILIES)
def test_the_work_grows_with_the_length(piece: str) -> None:
    small, large = ((piece * size)[:size] for size in (600, 4_800))
    for text in (REAL, small, large):  # what is made once is made
        article = arnews.parse_article(text, DAY)
        assert all(text[span.start : span.end] == span.text for span in article.paragraphs)
        assert all(text[quote.content.start : quote.content.end] == quote.content.text for quote in article.quotes)
        assert all(text[date.span.start : date.span.end] == date.span.text for date in article.dates)
    assert lines(large) <= 12 * lines(small) + 2_000
