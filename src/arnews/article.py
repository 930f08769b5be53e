"""An article from its text: the frame around it, and the two streams that run through it."""

from __future__ import annotations

import datetime as dt

from arnews.dates import find_dates, find_said, infer_published, resolve_all
from arnews.frame import find_frame
from arnews.models import Article, DateMention, Dates, Quote, Quotes
from arnews.quotes import find_speech
from arnews.scan import Scan, scan
from arnews.text import fold


def _scanned(text: str) -> Scan:
    if not isinstance(text, str):
        kind = type(text).__name__
        raise TypeError(f"text must be a str, not {kind}: decode bytes first, as in data.decode('utf-8')")
    return scan(fold(text))


def _day(published: dt.date | None) -> dt.date | None:
    if published is None or isinstance(published, dt.date):
        return published.date() if isinstance(published, dt.datetime) else published
    raise TypeError(
        f"published must be a datetime.date, a datetime or None, not {published!r}: try datetime.date.fromisoformat"
    )


def extract_quotes(text: str) -> tuple[Quote, ...]:
    """Find who said what in *text*.

    >>> (quote,) = extract_quotes('قال أحمد: "نعم"')
    >>> quote.speaker.name, quote.content.text
    ('أحمد', 'نعم')
    """
    return Quotes(find_speech(_scanned(text)).quotes)


def normalize_dates(text: str, published: dt.date | None = None) -> tuple[DateMention, ...]:
    """Find every date in *text* and give it as ISO 8601, read with *published* as today.

    >>> normalize_dates("وصل أمس", dt.date(2017, 3, 20))[0].value
    '2017-03-19'
    """
    return Dates(find_dates(_scanned(text), _day(published)))


def parse_article(text: str, published: dt.date | None = None) -> Article:
    """Read *text* as a careful editor does: who wrote it, where and when, who said what, and every date.

    Without *published* the day is the dateline's, or the one that the text leaves no doubt about.

    >>> article = parse_article("جدة 3 مايو 2016 م (واس) - قال الوزير اليوم إن العمل انتهى")
    >>> article.dateline.places, str(article.published), article.published_source
    (('جدة',), '2016-05-03', 'dateline')
    """
    scanned = _scanned(text)
    day, source = _day(published), "given"
    said = find_said(scanned)
    frame = find_frame(scanned, said, day)
    if day is None and frame.dateline:
        day, source = frame.dateline.date, "dateline"
    if day is None:
        day, source = infer_published(said), "inferred"
    speech = find_speech(scanned)
    return Article(
        text=text,
        title=frame.title,
        byline=frame.byline,
        dateline=frame.dateline,
        published=day,
        published_source=source if day else None,
        paragraphs=frame.paragraphs,
        quotes=speech.quotes,
        speakers=speech.speakers,
        marked=speech.marked,
        dates=resolve_all(scanned, said, day),
    )
