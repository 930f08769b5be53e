"""What reading costs is counted, not timed: lines of ours that run, for a text and for one eight times as long."""

from __future__ import annotations

import datetime as dt
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

import arnews

DAY = dt.date(2024, 5, 14)
REAL = 'أكدت مديرة المتحف سعاد الكرمي أمس الأربعاء أن القاعات "ستبقى مفتوحة" حتى 15 تموز/يوليو المقبل. '
SPEED = Path(__file__).parents[2] / "benchmarks" / "speed.py"
# Every family of the benchmark, at a small size, and more of the kind.
FAMILIES = {name: piece or REAL for name, piece in runpy.run_path(str(SPEED))["FAMILIES"].items()} | {
    "marks never opened": "»",
    "said to": "قال: ",
    "and": "و",
    "commas": "، ",
    "dashes": " - ",
    "brackets": "(",
    "entities": "&quot;",
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
