"""The public names as mypy and pyright see them; nothing here runs in the tests.

``assert_type`` fails in the checkers where a name has another type than its users are told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, assert_type

import arnews
from arnews import Article, Dateline, DateMention, Dates, Failed, MarkedSpan, Quote, Quotes, Span, Speaker, Speakers


def functions(text: str, day: dt.date, moment: dt.datetime) -> None:
    """The three functions of text."""
    assert_type(arnews.parse_article(text), Article)
    assert_type(arnews.parse_article(text, published=day), Article)
    assert_type(arnews.parse_article(text, moment), Article)
    assert_type(arnews.extract_quotes(text), tuple[Quote, ...])
    assert_type(arnews.normalize_dates(text, published=None), tuple[DateMention, ...])
    assert_type(arnews.__version__, str)


def words(text: str, day: dt.date) -> None:
    """Words of one's own."""
    lexicon = arnews.Lexicon().add("media", name="x")
    assert_type(lexicon, arnews.Lexicon)
    assert_type(lexicon.add_tsv("media", "x.tsv"), arnews.Lexicon)
    assert_type(arnews.Parser(lexicon).parse_article(text, published=day), Article)
    assert_type(arnews.parse_article(text, lexicon=lexicon), Article)
    assert_type(arnews.extract_quotes(text, min_confidence=0.5, lexicon=lexicon), tuple[Quote, ...])
    error: type[ValueError] = arnews.TableError
    print(error)


def article_of(article: Article) -> None:
    """An article and what is in it."""
    assert_type(article.title, str | None)
    assert_type(article.dateline, Dateline | None)
    assert_type(article.published, dt.date | None)
    assert_type(article.paragraphs, tuple[Span, ...])
    assert_type(article.marked, tuple[MarkedSpan, ...])
    for quote in article.quotes:
        assert_type(quote.content, Span)
        assert_type(quote.quoted, tuple[Span, ...])
        assert_type(quote.cue, Span | None)
        assert_type(quote.speaker, Speaker | None)
        assert_type(quote.content.text, str)
        assert_type(quote.content.start, int)
    for date in article.dates:
        assert_type(date.value, str | None)
        assert_type(date.start, dt.date | None)
    for speaker in article.speakers:
        assert_type(speaker.name, str)
        assert_type(speaker.quotes, tuple[int, ...])
    assert_type(article.to_dict(), dict[str, Any])
    assert_type(Article.from_dict({"text": ""}), Article)
    assert_type(Quote.from_dict({}), Quote)


def several(texts: list[str], article: Article) -> None:
    """Many articles, and flat rows."""
    assert_type(arnews.parse_articles(texts), Iterator[Article | Failed])
    assert_type(arnews.parse_articles(texts, processes=2, progress=True), Iterator[Article | Failed])
    for key, result in arnews.parse_articles(texts, keyed=True):
        assert_type(key, Any)
        assert_type(result, Article | Failed)
    for row in arnews.quote_rows(article, doc_id=7):
        assert_type(row, dict[str, Any])
    assert_type(arnews.QUOTE_COLUMNS, list[str])
    assert_type(arnews.to_timex3(article), str)
    assert_type(arnews.explain(article), str)
    assert_type(arnews.html_page(article, title="x"), str)
    shown: list[str] = [arnews.highlight(article), arnews.highlight(article.quotes)]
    schemas: list[str] = [arnews.QUOTE_SCHEMA, arnews.DATE_SCHEMA, arnews.SPEAKER_SCHEMA]
    print(shown, schemas)


def tuples(quotes: Quotes, dates: Dates, speakers: Speakers) -> None:
    """Tuples of records are tuples."""
    assert_type(quotes[0], Quote)
    assert_type(dates[0], DateMention)
    assert_type(speakers[0], Speaker)


def mistakes(text: str, article: Article) -> None:
    """What the checkers must refuse: an ignore that is not needed is an error."""
    arnews.parse_article(b"")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    arnews.parse_article(text, published="2024-05-14")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    arnews.pares_article(text)  # type: ignore[attr-defined]  # pyright: ignore
    article.text = ""  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
