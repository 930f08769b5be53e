"""What reading costs is counted, not timed: lines of ours that run, for a text and for one eight times as long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

import arnews

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
    "marks never opened": "»",
    "said to": "قال: ",
    "and": "و",
    "commas": "، ",
    "dashes": " - ",
    "brackets": "(",
    "entities": "&quot;",
    "real text in one line": REAL,
}


@pytest.mark.parametrize("piece", FAMILIES.values(), ids=FAMILIES)
def test_the_work_grows_with_the_length(piece: str, lines_run: Callable[[Callable[[], object]], int]) -> None:
    small, large = ((piece * size)[:size] for size in (600, 4_800))
    for text in (REAL, small, large):  # what is made once is made
        article = arnews.parse_article(text, DAY)
        assert all(text[span.start : span.end] == span.text for span in article.paragraphs)
        assert all(text[quote.content.start : quote.content.end] == quote.content.text for quote in article.quotes)
        assert all(text[date.span.start : date.span.end] == date.span.text for date in article.dates)
    few, many = (lines_run(lambda text=text: arnews.parse_article(text, DAY)) for text in (small, large))
    assert many <= 12 * few + 2_000
