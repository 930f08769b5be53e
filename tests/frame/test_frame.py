"""The cases in ``cases/``: the head of a text a line, and what its frame is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arnews import parse_article
from arnews.frame import find_frame
from arnews.lexicon.tables import Row, parse_table
from arnews.scan import scan
from arnews.text import fold

CASES = Path(__file__).parent / "cases"
STORY = "جفت الآبار في القرى الجبلية منذ أسابيع كما قال السكان الذين ينتظرون الصهاريج كل صباح."
MARKS = ' \n-–—:/|()«»"،,.\u0640\u064e\u202b'
PARTS = [*MARKS, "\0", "القاهرة", "رويترز", "CNN", "3 مايو", "كتب", "محمد علي", "م", "قال"]


def cases() -> list[Row]:
    return [
        row for path in sorted(CASES.glob("*.tsv")) for row in parse_table(path.read_text(encoding="utf-8"), path.name)
    ]


def listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(" | ")) if cell else ()


@pytest.mark.parametrize("row", cases(), ids=lambda row: row["text"][:40])
def test_frame(row: Row) -> None:
    text = row["text"].replace("⏎", "\n")
    text += STORY if text.endswith("\n") else ""
    today = dt.date.fromisoformat(row["today"]) if row["today"] else None
    frame = find_frame(scan(fold(text)), published=today)
    assert (frame.byline or "") == row["byline"]
    assert (frame.title or "") == row["title"]
    line = frame.dateline
    assert (line.places if line else ()) == listed(row["places"])
    assert (line.agencies if line else ()) == listed(row["agencies"])
    assert str((line and line.date) or "") == row["date"]
    if row["span"]:
        assert line is not None
        assert line.span.text == row["span"]


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join) | st.text(max_size=80))
def test_any_text_has_a_frame(text: str) -> None:
    frame = find_frame(scan(fold(text)))
    spans = [*frame.paragraphs, *([frame.dateline.span] if frame.dateline else [])]
    assert all(text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize("space", [" ", "\xa0"])
def test_a_long_kashida_is_a_dash_whatever_space_stands_about_it(space: str) -> None:
    frame = find_frame(scan(fold(f"بغداد{space}ــ{space}قال السكان إن آبار القرية جفت.")))
    assert frame.dateline is not None
    assert frame.dateline.span.text == "بغداد"


def test_only_the_head_is_read() -> None:
    line = "جدة 3 مايو 2016 م واس\n"
    late = f"{STORY * 8} ثم غادر في 5 مايو 2016.\n{STORY}"
    frame = parse_article("خبر\n" + line + late)
    assert str(frame.dateline and frame.dateline.date) == "2016-05-03"
    assert "2016-05-05" in [date.value for date in frame.dates]
    assert parse_article("خبر\nخبر\nخبر\n" + line + late).dateline is None


def test_the_day_given_goes_first() -> None:
    text = "جدة 3 مايو 2016 م واس\n" + STORY
    assert parse_article(text, dt.datetime(2016, 5, 4, 12)).published_source == "given"
    article = parse_article(text)
    assert (article.published, article.published_source) == (dt.date(2016, 5, 3), "dateline")
    assert article.dates[0].value == "2016-05-03"


def test_the_day_is_inferred_or_unknown() -> None:
    article = parse_article("افتتح الوزير اليوم الجمعة 20 مايو 2016 المعرض، ثم غادر أمس.")
    assert (article.published, article.published_source) == (dt.date(2016, 5, 20), "inferred")
    unknown = parse_article("افتتح الوزير المعرض أمس.")
    assert (unknown.published, unknown.published_source) == (None, None)


def test_paragraphs_are_the_lines() -> None:
    text = "  الأول \n\n\t\nالثاني\r\nالثالث"
    assert [span.text for span in parse_article(text).paragraphs] == ["الأول", "الثاني", "الثالث"]


@pytest.mark.parametrize("text", [b"bytes", None, 3])
def test_what_is_no_text(text: object) -> None:
    with pytest.raises(TypeError, match="text must be a str"):
        parse_article(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("published", ["2016-05-03", 3])
def test_what_is_no_day(published: object) -> None:
    with pytest.raises(TypeError, match="published must be"):
        parse_article("نعم", published)  # type: ignore[arg-type]
