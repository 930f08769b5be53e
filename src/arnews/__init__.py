"""Reads Arabic news as a careful editor does: who said what, and when.

>>> import arnews
>>> article = arnews.parse_article('قالت الوزيرة ليلى منصور: "المدارس ستفتح غدا".')
>>> [(quote.kind, quote.speaker.name, quote.content.text) for quote in article.quotes]
[('direct', 'ليلى منصور', 'المدارس ستفتح غدا')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arnews.article import Parser, extract_quotes, normalize_dates, parse_article
    from arnews.corpus import Failed, parse_articles
    from arnews.html import highlight, html_page
    from arnews.lexicon.lexicon import Lexicon
    from arnews.lexicon.tables import TableError
    from arnews.models import (
        Article,
        Dateline,
        DateMention,
        Dates,
        MarkedSpan,
        Quote,
        Quotes,
        Span,
        Speaker,
        Speakers,
    )
    from arnews.reasons import explain
    from arnews.rows import (
        DATE_COLUMNS,
        DATE_SCHEMA,
        QUOTE_COLUMNS,
        QUOTE_SCHEMA,
        SPEAKER_COLUMNS,
        SPEAKER_SCHEMA,
        date_rows,
        quote_rows,
        speaker_rows,
    )
    from arnews.timex import to_timex3

    __version__: str

__all__ = [
    "DATE_COLUMNS",
    "DATE_SCHEMA",
    "QUOTE_COLUMNS",
    "QUOTE_SCHEMA",
    "SPEAKER_COLUMNS",
    "SPEAKER_SCHEMA",
    "Article",
    "DateMention",
    "Dateline",
    "Dates",
    "Failed",
    "Lexicon",
    "MarkedSpan",
    "Parser",
    "Quote",
    "Quotes",
    "Span",
    "Speaker",
    "Speakers",
    "TableError",
    "date_rows",
    "explain",
    "extract_quotes",
    "highlight",
    "html_page",
    "normalize_dates",
    "parse_article",
    "parse_articles",
    "quote_rows",
    "speaker_rows",
    "to_timex3",
]

# Which room a name comes from: the room is opened when somebody first asks for the name, so that importing
# arnews costs next to nothing and nobody pays for what she does not use.
_ROOMS = {
    name: room
    for room, names in {
        "article": "Parser extract_quotes normalize_dates parse_article",
        "corpus": "Failed parse_articles",
        "html": "highlight html_page",
        "lexicon.lexicon": "Lexicon",
        "lexicon.tables": "TableError",
        "models": "Article DateMention Dateline Dates MarkedSpan Quote Quotes Span Speaker Speakers",
        "reasons": "explain",
        "rows": "DATE_COLUMNS DATE_SCHEMA QUOTE_COLUMNS QUOTE_SCHEMA SPEAKER_COLUMNS SPEAKER_SCHEMA "
        "date_rows quote_rows speaker_rows",
        "timex": "to_timex3",
    }.items()
    for name in names.split()
}

if not TYPE_CHECKING:  # pragma: no branch - only a type checker skips it, which would take any name for one of ours

    def __getattr__(name):
        if name == "__version__":
            from importlib.metadata import version

            return version("arnews")
        if name not in _ROOMS:
            raise AttributeError(f"module 'arnews' has no attribute {name!r}")
        from importlib import import_module

        globals()[name] = value = getattr(import_module(f"arnews.{_ROOMS[name]}"), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
