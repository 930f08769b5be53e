"""Articles as flat rows for tables: pandas, polars, Arrow, Spark, CSV.

A row is a ``dict`` of ``str``, ``int``, ``float``, ``bool``, ``datetime.date`` and ``None``, always with
all the columns, in their order; offsets are code points into ``article.text``, half open, and
``quote_index``, ``date_index`` and ``speaker_index`` are positions in ``article.quotes``,
``article.dates`` and ``article.speakers``. A ``…_SCHEMA`` gives the types in Spark's own words.

Never null are positions, ``kind``, ``content``, ``negated``, ``rule`` and ``confidence`` of a quote,
``mention``, ``type``, ``calendar`` and ``rule`` of a date, ``name``, ``number``, ``kind``, ``names`` and
the counts of a speaker; everything else may be. pandas turns a column of integers with nulls into
floats, and ``.convert_dtypes()`` turns it back into ``Int64``; polars, Arrow and Spark keep integers.

For those who come from other tools (GGT is the Gender Gap Tracker and the ATAP Quotation Tool):

* textacy's ``speaker``, ``cue`` and ``content`` have the same names;
* GGT's ``quote`` and ``quote_index`` are ``content``, ``content_start`` and ``content_end``;
* GGT's ``verb`` and ``verb_index`` are ``cue``, ``cue_start`` and ``cue_end``;
* GGT's ``speaker`` and ``speaker_index`` are ``speaker``, ``speaker_start`` and ``speaker_end``;
* GGT's ``quote_type`` (``SVC``, ``VSC`` …) is the order of those three starts; ``kind`` is that of PARC 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from arnews.models import Article, Quote, Span

Row = dict[str, Any]

QUOTE_SCHEMA: Final = (
    "doc_id STRING, quote_index BIGINT, kind STRING, "
    "content STRING, content_start BIGINT, content_end BIGINT, "
    "cue STRING, cue_start BIGINT, cue_end BIGINT, lemma STRING, stance STRING, negated BOOLEAN, "
    "speaker STRING, speaker_start BIGINT, speaker_end BIGINT, speaker_index BIGINT, speaker_name STRING, "
    "speaker_title STRING, speaker_organisation STRING, speaker_gender STRING, speaker_number STRING, "
    "speaker_kind STRING, speaker_source STRING, "
    "reporter STRING, venue STRING, addressee STRING, rule STRING, confidence DOUBLE, published DATE"
)
"""The columns of ``quote_rows`` and their types."""

DATE_SCHEMA: Final = (
    "doc_id STRING, date_index BIGINT, mention STRING, mention_start BIGINT, mention_end BIGINT, "
    "type STRING, value STRING, start_date DATE, end_date DATE, start_time STRING, end_time STRING, "
    "mod STRING, grain STRING, calendar STRING, rule STRING, missing STRING, note STRING, "
    "quote_index BIGINT, published DATE"
)
"""The columns of ``date_rows`` and their types."""

SPEAKER_SCHEMA: Final = (
    "doc_id STRING, speaker_index BIGINT, name STRING, title STRING, organisation STRING, gender STRING, "
    "number STRING, kind STRING, names STRING, quote_count BIGINT, characters BIGINT, published DATE"
)
"""The columns of ``speaker_rows`` and their types."""


def _columns(schema: str) -> list[str]:
    return [column.split()[0] for column in schema.split(", ")]


QUOTE_COLUMNS: Final = _columns(QUOTE_SCHEMA)
DATE_COLUMNS: Final = _columns(DATE_SCHEMA)
SPEAKER_COLUMNS: Final = _columns(SPEAKER_SCHEMA)


def _id(doc_id: object) -> str | None:
    return None if doc_id is None else str(doc_id)


def _span(name: str, span: Span | None) -> Row:
    start, end, text = (span.start, span.end, span.text) if span else (None, None, None)
    return {name: text, f"{name}_start": start, f"{name}_end": end}


def _who(quote: Quote, number: int | None) -> Row:
    speaker = quote.speaker
    names = ("name", "title", "organisation", "gender", "number", "kind")
    return {
        **_span("speaker", speaker.mention if speaker else None),
        "speaker_index": number,
        **{f"speaker_{name}": getattr(speaker, name, None) for name in names},
        "speaker_source": quote.speaker_source,
    }


def quote_rows(article: Article, doc_id: object = None) -> Iterator[Row]:
    """Yield a row for each quote, with the columns ``QUOTE_COLUMNS``.

    ``speaker`` is who is named beside the cue, as written, and null where nobody is; ``speaker_name`` is
    whose words they are. ``reporter``, ``venue`` and ``addressee`` are the words of the text.

    >>> from arnews import Article, Quote, Span
    >>> quote = Quote(kind="direct", content=Span(5, 8, "نعم"), cue=Span(0, 3, "قال"))
    >>> [row] = quote_rows(Article(text="قال «نعم»", quotes=(quote,)), doc_id=7)
    >>> row["doc_id"], row["cue"], row["content"], row["content_start"], row["speaker_name"]
    ('7', 'قال', 'نعم', 5, None)
    """
    number = {position: n for n, speaker in enumerate(article.speakers) for position in speaker.quotes}
    for index, quote in enumerate(article.quotes):
        yield {
            "doc_id": _id(doc_id),
            "quote_index": index,
            "kind": quote.kind,
            **_span("content", quote.content),
            **_span("cue", quote.cue),
            "lemma": quote.lemma,
            "stance": quote.stance,
            "negated": quote.negated,
            **_who(quote, number.get(index)),
            "reporter": quote.reporter and quote.reporter.name,
            "venue": quote.venue and quote.venue.text,
            "addressee": quote.addressee and quote.addressee.text,
            "rule": quote.rule,
            "confidence": quote.confidence,
            "published": article.published,
        }


def _within(article: Article) -> list[int | None]:
    """For each date the innermost quote in whose content it stands."""
    coming = sorted(((quote.content, n) for n, quote in enumerate(article.quotes)), key=_start, reverse=True)
    found: list[int | None] = [None] * len(article.dates)
    around: list[tuple[Span, int]] = []
    for date, index in sorted(((date.span, n) for n, date in enumerate(article.dates)), key=_start):
        while coming and coming[-1][0].start <= date.start:
            around.append(coming.pop())
        around = [entry for entry in around if entry[0].end > date.start]
        found[index] = next((n for content, n in reversed(around) if content.end >= date.end), None)
    return found


def _start(entry: tuple[Span, int]) -> int:
    return entry[0].start


def date_rows(article: Article, doc_id: object = None) -> Iterator[Row]:
    """Yield a row for each date, with the columns ``DATE_COLUMNS``.

    ``quote_index`` is the quote, if any, in whose content the date stands: somebody else's word for it.

    >>> from arnews import Article, DateMention, Span
    >>> day = DateMention(span=Span(0, 8, "عام 2014"), type="date", value="2014")
    >>> [row] = date_rows(Article(text="عام 2014", dates=(day,)))
    >>> row["mention"], row["value"], row["quote_index"]
    ('عام 2014', '2014', None)
    """
    for index, (date, within) in enumerate(zip(article.dates, _within(article), strict=True)):
        yield {
            "doc_id": _id(doc_id),
            "date_index": index,
            **_span("mention", date.span),
            "type": date.type,
            "value": date.value,
            "start_date": date.start,
            "end_date": date.end,
            "start_time": date.start_time and date.start_time.isoformat(),
            "end_time": date.end_time and date.end_time.isoformat(),
            "mod": date.mod,
            "grain": date.grain,
            "calendar": date.calendar,
            "rule": date.rule,
            "missing": date.missing,
            "note": date.note,
            "quote_index": within,
            "published": article.published,
        }


def speaker_rows(article: Article, doc_id: object = None) -> Iterator[Row]:
    """Yield a row for each speaker, with the columns ``SPEAKER_COLUMNS``.

    ``quote_count`` is how many quotes are the speaker's and ``characters`` how long they are together;
    ``names`` are joined by a bar between spaces.

    >>> from arnews import Article, Speaker
    >>> [row] = speaker_rows(Article(text="", speakers=(Speaker(name="ليلى", names=("ليلى", "منصور")),)))
    >>> row["name"], row["names"], row["quote_count"]
    ('ليلى', 'ليلى | منصور', 0)
    """
    for index, speaker in enumerate(article.speakers):
        quotes = [article.quotes[position].content for position in speaker.quotes]
        yield {
            "doc_id": _id(doc_id),
            "speaker_index": index,
            "name": speaker.name,
            "title": speaker.title,
            "organisation": speaker.organisation,
            "gender": speaker.gender,
            "number": speaker.number,
            "kind": speaker.kind,
            "names": " | ".join(speaker.names),
            "quote_count": len(quotes),
            "characters": sum(content.end - content.start for content in quotes),
            "published": article.published,
        }
