"""The cluster: a real local Spark session gives what the plain loop gives, bad rows and all."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from newsroom import articles

from arnews import parse_article
from arnews.corpus import day_of
from arnews.rows import date_rows, quote_rows

pd = pytest.importorskip("pandas")
pytest.importorskip("pyarrow")

from arnews.spark import DATE_FRAME_SCHEMA, QUOTE_FRAME_SCHEMA, date_frames, quote_frames  # noqa: E402

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

NUMBER = 2_100
cluster = [pytest.mark.spark, pytest.mark.filterwarnings("default")]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    sql = pytest.importorskip("pyspark.sql")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("Spark needs Java")
    patch = pytest.MonkeyPatch()
    patch.setenv("PYSPARK_PYTHON", sys.executable)
    patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
    patch.undo()


def plain(rows_of: Any) -> list[dict[str, Any]]:
    return [
        {**row, "error": None}
        for record in articles(NUMBER)
        for row in rows_of(parse_article(record["text"] or "", published=day_of(record["published"])), record["id"])
    ]


def in_order(rows: Any, index: str) -> list[dict[str, Any]]:
    return sorted((row.asDict() for row in rows), key=lambda row: (row["doc_id"], row[index] or 0))


class TestOnACluster:
    pytestmark = cluster

    def test_quotes_are_those_of_the_plain_loop(self, spark: SparkSession, tmp_path: Path) -> None:
        pd.DataFrame(articles(NUMBER)).to_parquet(tmp_path / "articles.parquet")
        frame = spark.read.parquet(str(tmp_path / "articles.parquet")).repartition(4)
        rows = frame.mapInPandas(quote_frames, schema=QUOTE_FRAME_SCHEMA).collect()
        expected = plain(quote_rows)
        assert len(expected) > NUMBER
        assert in_order(rows, "quote_index") == expected

    def test_dates_are_those_of_the_plain_loop(self, spark: SparkSession) -> None:
        frame = spark.createDataFrame(
            [(r["id"], r["text"], day_of(r["published"])) for r in articles(NUMBER)],
            schema="id STRING, text STRING, published DATE",
        )
        rows = frame.mapInPandas(date_frames, schema=DATE_FRAME_SCHEMA).collect()
        expected = plain(date_rows)
        assert len(expected) > NUMBER
        assert in_order(rows, "date_index") == expected

    def test_a_bad_row_is_a_row_with_an_error(self, spark: SparkSession) -> None:
        good = next(articles(1))["text"]
        data = [(1, good, "2024-05-14"), (2, None, None), (3, good, "yesterday"), (4, good, None), (None, "", "x")]
        frame = spark.createDataFrame(data, schema="id BIGINT, text STRING, published STRING")
        result = frame.mapInPandas(quote_frames, schema=QUOTE_FRAME_SCHEMA)
        errors = {row.doc_id: row.error for row in result.filter("error IS NOT NULL").collect()}
        assert errors == {
            "2": "text must be a str, not None",
            "3": "published must be a date such as 2024-05-14, not 'yesterday'",
            None: "published must be a date such as 2024-05-14, not 'x'",
        }
        read = {row.doc_id for row in result.filter("error IS NULL").collect()}
        assert read == {"1", "4"}

    def test_timestamps_and_missing_columns(self, spark: SparkSession) -> None:
        text = next(articles(1))["text"]
        moment = dt.datetime(2024, 5, 14, 12)
        stamped = spark.createDataFrame([(text, moment), (text, None)], schema="text STRING, published TIMESTAMP")
        rows = stamped.mapInPandas(quote_frames, schema=QUOTE_FRAME_SCHEMA).collect()
        assert {row.published for row in rows} == {dt.date(2024, 5, 14), None}
        alone = spark.createDataFrame([(text,)], schema="text STRING")
        rows = alone.mapInPandas(quote_frames, schema=QUOTE_FRAME_SCHEMA).collect()
        assert {(row.doc_id, row.error) for row in rows} == {(None, None)}


def test_frames_without_spark() -> None:
    frame = pd.DataFrame({"id": [7, 8], "text": [next(articles(1))["text"], None], "other": [1, 2]})
    [quotes] = quote_frames(iter([frame]))
    assert list(quotes.columns) == [column.split()[0] for column in QUOTE_FRAME_SCHEMA.split(", ")]
    assert quotes[quotes.error.notna()].doc_id.tolist() == ["8"]
    [dates] = date_frames(iter([frame]))
    assert list(dates.columns) == [column.split()[0] for column in DATE_FRAME_SCHEMA.split(", ")]
    [empty] = quote_frames(iter([frame.iloc[:0]]))
    assert empty.empty


def test_a_frame_without_text_is_a_mistake_not_a_bad_row() -> None:
    with pytest.raises(ValueError, match="the frame has no column 'text': it has body"):
        next(quote_frames(iter([pd.DataFrame({"body": ["نص"]})])))
