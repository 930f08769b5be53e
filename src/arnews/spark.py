"""Articles on a cluster: functions for ``mapInPandas`` of PySpark, and the schemas of what they give.

Needs pandas and pyspark on driver and workers (``pip install 'arnews[spark]'``), and arnews on both.

::

    from arnews.spark import QUOTE_FRAME_SCHEMA, quote_frames

    articles = spark.read.parquet("articles").select("id", "text", "published")
    quotes = articles.mapInPandas(quote_frames, schema=QUOTE_FRAME_SCHEMA)
    quotes.filter("error IS NULL").write.parquet("quotes")
    quotes.filter("error IS NOT NULL").select("doc_id", "error").show()

The functions take the columns ``text`` (string), ``published`` (date, timestamp, or string in ISO 8601;
may be missing) and ``id`` (anything; may be missing), and leave others alone. A row that is no article
does not fail the job: it gives one row in which ``error`` says why and all else but ``doc_id`` is null.
Articles are wide rows: ``spark.sql.execution.arrow.maxRecordsPerBatch`` at about 2000 keeps workers small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from arnews.corpus import article_or_reason
from arnews.models import Article
from arnews.rows import DATE_COLUMNS, DATE_SCHEMA, QUOTE_COLUMNS, QUOTE_SCHEMA, Row, date_rows, quote_rows

if TYPE_CHECKING:
    import pandas as pd

QUOTE_FRAME_SCHEMA: Final = f"{QUOTE_SCHEMA}, error STRING"
"""The columns of `quote_frames`: those of ``quote_rows``, and ``error``."""
DATE_FRAME_SCHEMA: Final = f"{DATE_SCHEMA}, error STRING"
"""The columns of `date_frames`: those of ``date_rows``, and ``error``."""


def quote_frames(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Frames of articles in, frames of quotes out: for ``mapInPandas`` with ``QUOTE_FRAME_SCHEMA``.

    Raises:
        ValueError: A frame has no column ``text``.
    """
    return _frames(frames, quote_rows, [*QUOTE_COLUMNS, "error"])


def date_frames(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Frames of articles in, frames of dates out: for ``mapInPandas`` with ``DATE_FRAME_SCHEMA``.

    Raises:
        ValueError: A frame has no column ``text``.
    """
    return _frames(frames, date_rows, [*DATE_COLUMNS, "error"])


def _frames(
    frames: Iterator[pd.DataFrame], rows_of: Callable[[Article, object], Iterator[Row]], columns: list[str]
) -> Iterator[pd.DataFrame]:
    import pandas as pd

    for frame in frames:
        if "text" not in frame.columns:
            raise ValueError(f"the frame has no column 'text': it has {', '.join(map(str, frame.columns))}")
        rows = [row for record in _records(frame) for row in _rows(record, rows_of)]
        # As objects, so that whole numbers beside nulls do not become floats on their way to Arrow.
        yield pd.DataFrame(rows, columns=columns, dtype=object)


def _records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    names = [name for name in ("id", "text", "published") if name in frame.columns]
    columns = [frame[name].astype(object).where(frame[name].notna(), None) for name in names]
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))


def _rows(record: dict[str, Any], rows_of: Callable[[Article, object], Iterator[Row]]) -> Iterator[Row]:
    article = article_or_reason(record)
    if isinstance(article, str):
        own = record.get("id")
        yield {"doc_id": None if own is None else str(own), "error": article}
    else:
        yield from rows_of(article, record.get("id"))
