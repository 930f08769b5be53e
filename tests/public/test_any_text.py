"""Any text can be read: no exception, no broken offset, and memory that grows with its length."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from collections.abc import Iterator

import pytest

import arnews

SEED = 'قالت وزيرة التربية ليلى منصور أمس الثلاثاء: "المدارس ستفتح في 20 أيلول/سبتمبر المقبل". '
TEXTS = {
    "empty": "",
    "one letter": "ق",
    "one mark": '"',
    "a space": " ",
    "nul": "\0",
    "no Arabic": "The minister said: “yes” on 12 May 2014.",
    "lone surrogates": "\ud800قال\udfff",
    "surrogates in marks": 'قال الوزير: "\ud83d نعم \udc00"',
    "beyond the first plane": "قال 😀 الوزير: «👨‍👩‍👧» في 2024",
    "only marks": "\"«»“”‘’„‟‹›'" * 40,
    "only harakat": "\u064e\u0651\u0640" * 300,
    "bidi controls": "\u202e\u2067قال\u2069\u202c" * 50,
    "line ends": "\r\n\u2028\u2029\x85\v\f" * 60,
    "entities": "&quot;&laquo;&raquo;&#34;&amp;quot;" * 40,
    "ligatures": "ﷺﷲﻻﻼ" * 60,
    "every digit": "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹²½Ⅷ",
    "a long number": "9" * 5000,
    "days that are none": "31/2/2014 و99/99/9999 و0/0/0000 و30 فبراير 0000",
    "years out of range": "عام 0 وعام 99999 وسنة 12345هـ و1 محرم 9999هـ و15 رمضان 1هـ",
    "one long line": SEED * 200,
    "a foot that names nobody": "وصل الوفد إلى المدينة.\n(إعداد)",
    "a foot that breaks off": "(إعداد",
    "marks within marks at the edges": '’ إ›“على حد قوله. قال مازن إن ‹«لا» لن نعود› وإن «المركب "عاد"».',
}
# What a text may repeat to hurt its reader.
PIECES = {
    "straight marks": '"',
    "marks never closed": "«",
    "marks never opened": "»",
    "nested marks": '«"“',
    "a mark a word": '"نعم" ',
    "digits": "7",
    "slashes": "3/",
    "months": "مارس ",
    "weekdays": "الاثنين ",
    "said": "قال ",
    "said that": "قال إن ",
    "said to": "قال: ",
    "and": "و",
    "one word": "م",
    "names": "محمد بن ",
    "offices": "وزير ",
    "numbers": "مئة و",
    "harakat": "\u064e",
    "scripts": "قال a ",
    "lines": "\n",
    "commas": "، ",
    "dashes": " - ",
    "brackets": "(",
    "entities": "&quot;",
    "real text": SEED,
}


def spans(article: arnews.Article) -> Iterator[arnews.Span]:
    yield from article.paragraphs
    if article.dateline:
        yield article.dateline.span
    for quote in article.quotes:
        yield quote.content
        yield from quote.quoted
        yield from (span for span in (quote.cue, quote.venue, quote.addressee) if span)
        for speaker in (quote.speaker, quote.reporter):
            if speaker and speaker.mention:
                yield speaker.mention
    yield from (date.span for date in article.dates)
    yield from (marked.span for marked in article.marked)


@pytest.mark.parametrize("day", [None, dt.date(2024, 5, 14), dt.date.min, dt.date.max], ids=str)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_read_without_an_exception(text: str, day: dt.date | None) -> None:
    article = arnews.parse_article(text, published=day)
    assert article.text == text
    for span in spans(article):
        assert text[span.start : span.end] == span.text
        assert 0 <= span.start <= span.end <= len(text)
    for quote in article.quotes:
        assert all(quote.content.start <= one.start and one.end <= quote.content.end for one in quote.quoted)
    for mention in article.dates:
        assert mention.start is None or mention.end is None or mention.start <= mention.end
    arnews.Article.from_dict(article.to_dict())
    arnews.html_page(article)
    arnews.to_timex3(article)


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_repetition_is_read_without_an_exception(piece: str) -> None:
    for times in (2, 3, 100):
        text = piece * times
        for span in spans(arnews.parse_article(text, published=dt.date(2024, 5, 14))):
            assert text[span.start : span.end] == span.text


def peak(piece: str, size: int) -> int:
    text = (piece * (size // len(piece) + 1))[:size]
    tracemalloc.start()
    try:
        arnews.parse_article(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_memory_grows_with_the_length(piece: str) -> None:
    arnews.parse_article(SEED)
    assert peak(piece, 8_000) <= 12 * peak(piece, 1_000) + 100_000
