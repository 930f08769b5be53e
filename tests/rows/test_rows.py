"""Flat rows in the tables that people own: the same columns, and integers that stay integers."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from arnews.models import Article, Quote, Span
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

TYPES = {"STRING": str, "BIGINT": int, "DOUBLE": float, "BOOLEAN": bool, "DATE": dt.date}
Rows = Callable[..., Iterator[dict[str, Any]]]
each = pytest.mark.parametrize(
    ("rows", "columns", "schema"),
    [
        (quote_rows, QUOTE_COLUMNS, QUOTE_SCHEMA),
        (date_rows, DATE_COLUMNS, DATE_SCHEMA),
        (speaker_rows, SPEAKER_COLUMNS, SPEAKER_SCHEMA),
    ],
)


def ddl(schema: str) -> dict[str, str]:
    return dict(column.split() for column in schema.split(", "))


@each
def test_rows_have_the_columns_and_types_of_the_schema(
    article: Article, rows: Rows, columns: list[str], schema: str
) -> None:
    found = list(rows(article, doc_id=12))
    assert found
    for row in found:
        assert list(row) == columns == list(ddl(schema))
        assert row["doc_id"] == "12"
        assert all(value is None or type(value) is TYPES[ddl(schema)[name]] for name, value in row.items())


def test_quote_rows_say_who_is_named_and_who_is_meant(article: Article) -> None:
    headline, first, second, _, denial, nobody = quote_rows(article)
    assert headline["speaker"] == "وزير الصحة"
    assert headline["speaker_name"] == "ليلى منصور"
    assert article.text[first["content_start"] : first["content_end"]] == first["content"]
    assert article.text[first["speaker_start"] : first["speaker_end"]] == "وزيرة الصحة ليلى منصور"
    assert second["speaker"] is second["speaker_start"] is None
    assert (second["speaker_index"], second["speaker_gender"], denial["speaker_index"]) == (0, "f", 1)
    assert denial["stance"] == "deny"
    assert nobody["speaker_name"] is nobody["speaker_index"] is None


def test_date_rows_say_in_which_quote_a_date_stands(article: Article) -> None:
    assert [row["quote_index"] for row in date_rows(article)] == [None, 1, 4, None]


def test_the_innermost_quote_has_the_date(article: Article) -> None:
    text, day = article.text, article.dates[1]
    outer, inner = Span(0, len(text), text), Span(day.span.start, day.span.end, day.span.text)
    quotes = tuple(Quote(kind="direct", content=content) for content in (outer, inner))
    assert [row["quote_index"] for row in date_rows(Article(text=text, quotes=quotes, dates=article.dates))] == [
        0,
        1,
        0,
        0,
    ]


def test_speaker_rows_count(article: Article) -> None:
    first, second = speaker_rows(article)
    assert (first["quote_count"], second["quote_count"]) == (4, 1)
    assert second["characters"] == len(article.quotes[4].content.text)


@each
def test_pandas(article: Article, rows: Rows, columns: list[str], schema: str) -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(rows(article, doc_id="a"), columns=columns).convert_dtypes()
    assert list(frame.columns) == columns
    for name, kind in ddl(schema).items():
        if kind == "BIGINT" and frame[name].notna().any():
            assert str(frame[name].dtype) == "Int64", name
    assert list(pd.DataFrame(rows(Article(text="")), columns=columns).columns) == columns


@each
def test_polars(article: Article, rows: Rows, columns: list[str], schema: str) -> None:
    pl = pytest.importorskip("polars")
    kinds = {"STRING": pl.String, "BIGINT": pl.Int64, "DOUBLE": pl.Float64, "BOOLEAN": pl.Boolean, "DATE": pl.Date}
    declared = {name: kinds[kind] for name, kind in ddl(schema).items()}
    frame = pl.DataFrame(list(rows(article, doc_id="a")), schema=declared)
    assert frame.to_dicts() == list(rows(article, doc_id="a"))
    inferred = pl.DataFrame(list(rows(article, doc_id="a")), infer_schema_length=None).schema
    assert all(inferred[name] in (pl.Null, declared[name]) for name in columns)


@each
def test_arrow_and_parquet(article: Article, rows: Rows, columns: list[str], schema: str) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    kinds = {"STRING": pa.string(), "BIGINT": pa.int64(), "DOUBLE": pa.float64(), "BOOLEAN": pa.bool_()}
    kinds["DATE"] = pa.date32()
    declared = pa.schema([(name, kinds[kind]) for name, kind in ddl(schema).items()])
    table = pa.Table.from_pylist(list(rows(article)), schema=declared)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink)
    assert pq.read_table(pa.BufferReader(sink.getvalue())).to_pylist() == list(rows(article))
    inferred = pa.Table.from_pylist(list(rows(article))).schema
    assert inferred.names == columns
    assert all(
        pa.types.is_null(inferred.field(n).type) or inferred.field(n).type == declared.field(n).type for n in columns
    )


@each
def test_csv_and_json_lines(article: Article, rows: Rows, columns: list[str], schema: str) -> None:
    sink = io.StringIO()
    writer = csv.DictWriter(sink, columns)
    writer.writeheader()
    writer.writerows(rows(article))
    assert len(list(csv.DictReader(io.StringIO(sink.getvalue())))) == len(list(rows(article)))
    assert all(list(json.loads(json.dumps(row, default=str))) == list(ddl(schema)) for row in rows(article))
