"""The report for a person: columns that stay in their place around right-to-left words."""

from __future__ import annotations

import datetime as dt

import pytest

from arnews.models import Article, Dateline, DateMention, Quote, Span, Speaker
from arnews.terminal import columns, report

LONG = "إن المشروع سيبدأ في موعده وسيوفر مئات الوظائف لسكان القرى المجاورة خلال الأعوام المقبلة " * 3


def article(content: str = LONG) -> Article:
    return Article(
        text=content,
        title="عنوان",
        byline="سعاد الكرمي",
        dateline=Dateline(span=Span(0, 7, "القاهرة"), places=("القاهرة",)),
        published=dt.date(2024, 5, 14),
        published_source="given",
        quotes=(
            Quote(
                kind="indirect",
                content=Span(0, len(content), content),
                cue=Span(0, 3, "قال"),
                speaker=Speaker(name="المتحدثة الرسمية باسم الهيئة العامة للموانئ البحرية هالة سرور"),
            ),
            Quote(kind="direct", content=Span(0, 3, "نعم")),
        ),
        dates=(
            DateMention(span=Span(0, 3, "أمس"), type="date", value="2024-05-13", mod="approx"),
            DateMention(span=Span(0, 3, "غدا"), type="date", value=None, missing="published"),
        ),
    )


@pytest.mark.parametrize("width", [20, 60, 80, 120, 400])
def test_no_line_is_wider_than_the_terminal_and_isolates_are_closed(width: int) -> None:
    for line in report(article(), width).splitlines():
        assert columns(line) <= min(max(width, 60), 120)
        assert line.count("\u2068") == line.count("\u2069")
        depth = 0
        for char in line:
            depth += (char == "\u2068") - (char == "\u2069")
            assert 0 <= depth <= 1
        outside = "".join(piece.partition("\u2069")[2] or "" for piece in ("\u2069" + line).split("\u2068"))
        assert outside.isascii()


def test_every_word_is_there_and_every_column_begins_in_one_place() -> None:
    out = report(article(), 100)
    words = out.replace("\u2068", " ").replace("\u2069", " ").split()
    for word in LONG.split():
        assert word in words
    assert "2024-05-13 approx" in out
    assert "? needs published" in out
    first, second = (line for line in out.splitlines() if line[:2] in ("1 ", "2 "))
    assert columns(first[: first.index("indirect")]) == columns(second[: second.index("direct")])


def test_a_word_wider_than_its_column_is_cut_and_wide_letters_count_twice() -> None:
    out = report(article("ك" * 200 + " " + "日" * 100), 80)
    assert out.replace("\u2068", "").replace("\u2069", "").count("ك") == 200 + 3 - 3 + out.count("ك") - 200
    assert max(columns(line) for line in out.splitlines()) <= 80


def test_what_would_break_out_of_its_place_is_not_shown() -> None:
    out = report(article("أ\u2069\u202eب\x1b[31m\nج"))
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "أب" in out


def test_an_article_with_nothing_in_it() -> None:
    out = report(Article(text=""))
    assert "WHO SAID WHAT (0)" in out
    assert "say it with --published" in out
