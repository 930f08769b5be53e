"""The cases in ``cases/``: one expression or sentence a line, its expressions in double brackets."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from arnews.dates import find_dates
from arnews.lexicon.tables import Row, parse_table
from arnews.scan import scan
from arnews.text import fold

CASES = Path(__file__).parent / "cases"
TODAY = dt.date(2017, 3, 20)


def read(name: str) -> tuple[Row, ...]:
    return parse_table((CASES / name).read_text(encoding="utf-8"), name)


def unmarked(text: str) -> tuple[str, list[str]]:
    """The text without its brackets, and what stood in them."""
    return text.replace("[[", "").replace("]]", ""), re.findall(r"\[\[(.*?)\]\]", text)


TABLES = sorted(path.name for path in CASES.glob("*.tsv") if path.name != "without_today.tsv")


@pytest.mark.parametrize(("name", "row"), [(name, row) for name in TABLES for row in read(name)])
def test_case(name: str, row: Row) -> None:
    text, spans = unmarked(row["text"])
    today = dt.date.fromisoformat(row["today"]) if row["today"] else TODAY
    found = find_dates(scan(fold(text)), today)
    values = row["values"].split(" | ") if row["values"] else []
    assert [mention.value for mention in found] == values
    assert [mention.span.text for mention in found] == spans
    for mention in found:
        assert text[mention.span.start : mention.span.end] == mention.span.text
    if row["mod"]:
        assert found[0].mod == row["mod"]
    if row["calendar"]:
        assert found[0].calendar == row["calendar"]


@pytest.mark.parametrize("row", read("without_today.tsv"))
def test_without_today(row: Row) -> None:
    text, spans = unmarked(row["text"])
    (found,) = find_dates(scan(fold(text)))
    assert found.span.text == spans[0]
    assert (found.value or "-") == row["values"]
    assert (found.missing or "") == row["missing"]
