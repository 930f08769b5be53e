"""Reads Arabic news as a careful editor does: who said what, and when."""

from __future__ import annotations

from arnews.article import extract_quotes, normalize_dates, parse_article
from arnews.models import Article, DateMention, Dateline, MarkedSpan, Quote, Span, Speaker

__all__ = [
    "Article",
    "DateMention",
    "Dateline",
    "MarkedSpan",
    "Quote",
    "Span",
    "Speaker",
    "extract_quotes",
    "normalize_dates",
    "parse_article",
]


def __getattr__(name: str) -> str:
    if name == "__version__":
        from importlib.metadata import version

        return version("arnews")
    raise AttributeError(f"module 'arnews' has no attribute {name!r}")
