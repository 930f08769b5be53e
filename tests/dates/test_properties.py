"""What holds of every text: it is read, its spans are its own words, and marks between letters change no value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arnews.dates import find_dates, find_said, infer_published
from arnews.lexicon.calendar import calendar_words
from arnews.models import Article
from arnews.scan import scan
from arnews.text import fold
from arnews.timex import to_timex3

from .test_cases import TABLES, TODAY, read, unmarked

TEXTS = [unmarked(row["text"])[0] for name in TABLES for row in read(name)]
WORDS = sorted({*calendar_words().months, *calendar_words().units, *calendar_words().numbers, *calendar_words().nearby})
PIECES = st.sampled_from(
    [
        *WORDS,
        *[
            "من",
            "إلى",
            "بين",
            "و",
            "/",
            "-",
            ".",
            ":",
            "،",
            "(",
            ")",
            "الماضي",
            "المقبل",
            "قبل",
            "بعد",
            "الموافق",
            "هـ",
            "م",
            "ق",
            "الساعة",
            "بتوقيت",
            "غرينتش",
            "العام",
            "نفسه",
            "كل",
        ],
        *["2014", "1436", "31", "0", "00", "9999", "٣٠"],
        "\n",
    ]
)
SOUP = st.lists(PIECES, max_size=30).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)]))
DAYS = st.one_of(st.none(), st.dates())


@given(st.one_of(st.text(max_size=300), SOUP), DAYS)
@settings(max_examples=600, deadline=None)
def test_any_text_is_read(text: str, today: dt.date | None) -> None:
    scanned = scan(fold(text))
    done = 0
    for found in find_dates(scanned, today):
        assert text[found.span.start : found.span.end] == found.span.text
        assert found.span.text
        assert found.span.start >= done
        done = found.span.end
        assert (found.start is None) == (found.end is None)
        assert found.start is None or found.start <= found.end
    infer_published(find_said(scanned))


@given(st.one_of(st.text(max_size=200), SOUP, st.sampled_from(TEXTS)))
@settings(max_examples=300, deadline=None)
def test_timex3_is_well_formed_and_keeps_the_text(text: str) -> None:
    import re
    from xml.etree import ElementTree

    article = Article(text=text, dates=find_dates(scan(fold(text)), TODAY))
    root = ElementTree.fromstring(to_timex3(article).encode("utf-8"))
    kept = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert "".join(root.itertext()) == kept
    assert len(list(root)) == len(article.dates)


@pytest.mark.parametrize("mark", ["\u064b", "\u0651", "\u0640", "\u200f", "\u202d", "\u00ad"])
@pytest.mark.parametrize("text", TEXTS)
def test_marks_change_no_value(text: str, mark: str) -> None:
    plain = [(found.value, found.mod) for found in find_dates(scan(fold(text)), TODAY)]
    strewn = "".join(char + mark if "\u0621" <= char <= "\u064a" else char for char in text)
    assert [(found.value, found.mod) for found in find_dates(scan(fold(strewn)), TODAY)] == plain


@pytest.mark.parametrize("text", TEXTS)
def test_no_break_spaces_change_no_value(text: str) -> None:
    plain = [found.value for found in find_dates(scan(fold(text)), TODAY)]
    assert [found.value for found in find_dates(scan(fold(text.replace(" ", "\u00a0"))), TODAY)] == plain


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "/",
        "1/",
        "1 ",
        "20 ",
        "2014 ",
        "2014-",
        "و",
        "مايو ",
        "مايو/",
        "من ",
        "1 و",
        "1 إلى ",
        "يوم ",
        "الأحد ",
        "عام ",
        "الساعة ",
        "ألف ",
        "خمسة و",
        "أول من ",
        "كل ",
        "قبل ",
        "(",
        "1:",
        "10:10:",
        "هـ ",
        "الموافق ",
        "1436 هـ ",
        "اليوم ",
        "نهاية ",
        "13 منه ",
        "ليل السبت ",
        "أكثر من ",
        "عامي 2010 و",
        "بين ",
    ],
)
def test_cost_is_linear(piece: str, lines_run: Callable[[Callable[[], object]], int]) -> None:
    def cost(size: int) -> int:
        scanned = scan(fold(piece * (size // len(piece))))
        return lines_run(lambda: find_dates(scanned, TODAY))

    cost(100)
    assert cost(8_000) <= 12 * cost(1_000) + 2_000
