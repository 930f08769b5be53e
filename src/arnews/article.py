"""An article from its text: the frame around it, and the two streams that run through it."""

from __future__ import annotations

import datetime as dt

from attrs import define, field

from arnews.dates import find_dates, find_said, infer_published, resolve_all
from arnews.frame import find_frame
from arnews.lexicon.lexicon import Lexicon
from arnews.models import Article, DateMention, Dates, Quote, Quotes
from arnews.quotes import find_speech
from arnews.scan import Scan, scan
from arnews.text import fold


@define(frozen=True, slots=True)
class Parser:
    """The library with a lexicon of one's own: what the three functions do, with more words.

    >>> parser = Parser(Lexicon().add("media", name="وكالة المرجان"))
    >>> parser.parse_article("عدن (وكالة المرجان) - وصل الوفد أمس.").dateline.agencies
    ('وكالة المرجان',)
    """

    lexicon: Lexicon = field(factory=Lexicon)

    def extract_quotes(self, text: str, min_confidence: float = 0.0) -> tuple[Quote, ...]:
        """Find who said what, as :func:`extract_quotes` does."""
        return Quotes(find_speech(_scanned(text), self.lexicon.speech, min_confidence).quotes)

    def normalize_dates(self, text: str, published: dt.date | None = None) -> tuple[DateMention, ...]:
        """Find every date, as :func:`normalize_dates` does."""
        return Dates(find_dates(_scanned(text), _day(published), self.lexicon.calendar))

    def parse_article(self, text: str, published: dt.date | None = None) -> Article:
        """Read a whole article, as :func:`parse_article` does."""
        scanned = _scanned(text)
        day, source = _day(published), "given"
        said = find_said(scanned, self.lexicon.calendar)
        frame = find_frame(scanned, said, day, self.lexicon.frame)
        if day is None and frame.dateline:
            day, source = frame.dateline.date, "dateline"
        if day is None:
            day, source = infer_published(said), "inferred"
        speech = find_speech(scanned, self.lexicon.speech)
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


_DEFAULT = Parser()


def extract_quotes(text: str, min_confidence: float = 0.0, *, lexicon: Lexicon | None = None) -> tuple[Quote, ...]:
    """Find who said what in *text*: direct, mixed and indirect speech, each with its cue and speaker.

    Args:
        text: any ``str``; offsets in the result are code points of it.
        min_confidence: leave out quotes that are less sure; see :attr:`Quote.confidence`.
        lexicon: the words to read with, where they are not the library's own.

    Raises:
        TypeError: *text* is no ``str``.

    >>> (quote,) = extract_quotes('قال أحمد: "نعم"')
    >>> quote.speaker.name, quote.content.text
    ('أحمد', 'نعم')
    """
    return _parser(lexicon).extract_quotes(text, min_confidence)


def normalize_dates(
    text: str, published: dt.date | None = None, *, lexicon: Lexicon | None = None
) -> tuple[DateMention, ...]:
    """Find every date in *text* and give it as ISO 8601, read with *published* as today.

    Args:
        text: any ``str``; offsets in the result are code points of it.
        published: the day of publication; without it what depends on it has the value ``None``.
        lexicon: the words to read with, where they are not the library's own.

    Raises:
        TypeError: *text* is no ``str``, or *published* no date.

    >>> normalize_dates("وصل أمس", dt.date(2017, 3, 20))[0].value
    '2017-03-19'
    """
    return _parser(lexicon).normalize_dates(text, published)


def parse_article(text: str, published: dt.date | None = None, *, lexicon: Lexicon | None = None) -> Article:
    """Read *text* as a careful editor does: who wrote it, where and when, who said what, and every date.

    Without *published* the day is the dateline's, or the one that the text leaves no doubt about. The arguments
    and errors are those of :func:`normalize_dates`.

    >>> article = parse_article("جدة 3 مايو 2016 م (واس) - قال الوزير اليوم إن العمل انتهى")
    >>> article.dateline.places, str(article.published), article.published_source
    (('جدة',), '2016-05-03', 'dateline')
    """
    return _parser(lexicon).parse_article(text, published)


def _parser(lexicon: Lexicon | None) -> Parser:
    return _DEFAULT if lexicon is None else Parser(lexicon)


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
