"""An article from its text: the frame around it, and the two streams that run through it."""

from __future__ import annotations

import datetime as dt

from arnews.dates import find_dates
from arnews.models import Article, DateMention, Quote
from arnews.quotes import find_speech
from arnews.scan import Scan, scan
from arnews.text import fold


def _scanned(text: str) -> Scan:
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}: decode bytes first, as in data.decode('utf-8')")
    return scan(fold(text))


def _day(published: dt.date | None) -> dt.date | None:
    if published is None or isinstance(published, dt.date):
        return published.date() if isinstance(published, dt.datetime) else published
    raise TypeError(
        f"published must be a datetime.date, a datetime or None, not {published!r}: try datetime.date.fromisoformat"
    )


def extract_quotes(text: str) -> tuple[Quote, ...]:
    """Find who said what in *text*."""
    return find_speech(_scanned(text)).quotes


def normalize_dates(text: str, published: dt.date | None = None) -> tuple[DateMention, ...]:
    """Find every date in *text* and give it as ISO 8601, read with *published* as today."""
    return find_dates(_scanned(text), _day(published))


def parse_article(text: str, published: dt.date | None = None) -> Article:
    """Read *text* as a careful editor does."""
    scanned = _scanned(text)
    day = _day(published)
    speech = find_speech(scanned)
    return Article(
        text=text,
        published=day,
        published_source="given" if day else None,
        quotes=speech.quotes,
        speakers=speech.speakers,
        marked=speech.marked,
        dates=find_dates(scanned, day),
    )
