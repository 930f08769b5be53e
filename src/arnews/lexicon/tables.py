"""Reads the tables of words: one entry a line, columns parted by TABs, the first line naming them."""

from __future__ import annotations

from pkgutil import get_data  # reads as importlib.resources does, and is imported in a sixth of the time
from typing import Final, cast

Row = dict[str, str]

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


def parse_table(text: str, source: str, required: tuple[str, ...] = ()) -> tuple[Row, ...]:
    r"""The rows of a table as dicts; lines that open with ``#`` and empty lines are passed over.

    Raises:
        TableError: a row with more cells than columns, or without one that it must have.

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
        for name in required:
            if not row.get(name):
                raise TableError(f"{source}, line {number}: no {name!r} in {line.strip()!r}")
        rows.append(row)
    return tuple(rows)


def read_table(name: str) -> tuple[Row, ...]:
    """The rows of a table that the package ships, by its name without ``.tsv``."""
    data = cast("bytes", get_data("arnews.lexicon", f"data/{name}.tsv"))
    return parse_table(data.decode("utf-8"), f"{name}.tsv", REQUIRED.get(name, ()))
