"""Reads the tables of words: one entry a line, columns parted by TABs, the first line naming them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from pkgutil import get_data  # reads as importlib.resources does, and is imported in a sixth of the time
from typing import Final, cast

from arnews.text import fold, fold_word

Row = dict[str, str]
Own = Mapping[str, Iterable[Row]]
"""Rows of one's own, by their tables."""

# The columns that a row of each table must fill; all others may be empty.
REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    "verbs": ("lemma", "stance"),
    "nouns": ("word", "kind"),
    "honorifics": ("word",),
    "given_names": ("name",),
    "countries": ("country",),
    "places": ("place",),
    "media": ("name", "kind"),
    "months": ("word", "calendar", "month"),
    "weekdays": ("word", "weekday"),
    "feasts": ("word", "calendar"),
}


class TableError(ValueError):
    """A row of a table that cannot be read: says the file, the line and the reason."""


def parse_table(text: str, source: str) -> tuple[Row, ...]:
    r"""The rows of a table as dicts; lines that open with ``#`` and empty lines are passed over.

    Raises:
        TableError: a row with more cells than columns.

    >>> parse_table("word\tvalue\nمارس\t3\n", "months.tsv")
    ({'word': 'مارس', 'value': '3'},)
    """
    rows: list[Row] = []
    columns: list[str] = []
    unsaid: Row = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#" or line.isspace():
            continue
        cells = list(map(str.strip, line.split("\t")))
        if not columns:
            columns, unsaid = cells, dict.fromkeys(cells, "")
            continue
        if len(cells) > len(columns):
            raise TableError(f"{source}, line {number}: {len(cells)} cells for {len(columns)} columns")
        row = dict(zip(columns, cells, strict=False))
        if len(cells) < len(columns):
            row = unsaid | row
        rows.append(row)
    return tuple(rows)


def read_table(name: str) -> tuple[Row, ...]:
    """The rows of a table that the package ships, by its name without ``.tsv``."""
    return tuple(_tidy_rows(_shipped(name)))


def folded_rows(name: str, own: Own) -> Iterator[Row]:
    """The rows of a table with every cell folded, one's own before those that the package ships."""
    for row in own.get(name, ()):
        yield {column: _folded(cell) for column, cell in row.items()}
    yield from _tidy_rows(fold(_shipped(name)).folded)


def folded_cells(name: str, own: Own, *columns: str) -> Iterator[tuple[str, ...]]:
    """Two or more cells of each row of a table, folded, one's own before those that the package ships."""
    for row in own.get(name, ()):
        yield tuple([_folded(row[column]) for column in columns])
    names, lines = _tidy_lines(fold(_shipped(name)).folded)
    places = [names.index(column) for column in columns]
    unsaid = "\t" * max(places)
    yield from map(itemgetter(*places), ((line + unsaid).split("\t") for line in lines))


def folded_pairs(name: str, own: Own, first: str, second: str) -> Iterator[tuple[str, str]]:
    """Two cells of each row of a table, as ``folded_cells`` gives them."""
    return cast("Iterator[tuple[str, str]]", folded_cells(name, own, first, second))


def folded_words(name: str) -> Iterator[str]:
    """The first cell of each row of a table that the package ships, folded."""
    return (line.partition("\t")[0] for line in _tidy_lines(fold(_shipped(name)).folded)[1])


def _shipped(name: str) -> str:
    return cast("bytes", get_data("arnews.lexicon", f"data/{name}.tsv")).decode("utf-8")


def _tidy_rows(text: str) -> Iterator[Row]:
    columns, lines = _tidy_lines(text)
    unsaid = dict.fromkeys(columns, "")
    for line in lines:
        row = dict(zip(columns, line.split("\t"), strict=False))
        yield row if len(row) == len(columns) else unsaid | row


def _tidy_lines(text: str) -> tuple[list[str], list[str]]:
    """The columns and the lines of a table with no space about a cell, as those shipped are."""
    columns, *lines = [line for line in text.split("\n") if line and line[0] != "#"]
    return columns.split("\t"), lines


def _folded(cell: str) -> str:
    return "|".join(map(fold_word, cell.split("|")))
