"""Says what is wrong with a row of one's own before it reaches a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from arnews.lexicon.tables import REQUIRED, Row, read_table
from arnews.text import fold_word

# What a row of one's own may leave out.
USUAL: Final[Mapping[str, Mapping[str, str]]] = {
    "verbs": {"stance": "neutral", "speech": "s"},
    "nouns": {"kind": "person"},
    "media": {"kind": "agency"},
    "months": {"calendar": "gregorian", "alone": "yes"},
    "weekdays": {"alone": "yes"},
    "feasts": {"calendar": "gregorian", "days": "1"},
}

# The cells that take what the library's own table has there, and no other word.
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "verbs": ("stance", "speech", "object"),
    "nouns": ("kind",),
    "honorifics": ("gender", "kind"),
    "given_names": ("gender",),
    "media": ("kind",),
    "months": ("calendar", "alone"),
    "weekdays": ("alone",),
    "feasts": ("calendar",),
}
_NUMBERS: Final[Mapping[str, Mapping[str, int]]] = {
    "months": {"month": 12},
    "weekdays": {"weekday": 7},
    "feasts": {"month": 12, "day": 31, "days": 30},
}
# The tables in which each spelling has a row of its own.
_ONE_SPELLING: Final = ("verbs", "months", "weekdays", "feasts")
_EASTER: Final = r"[wo]-?\d{1,2}"
# The longest that each month can be.
_GREGORIAN: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HIJRI: Final = (30,) * 12


@cache
def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table that takes rows of one's own.

    Raises:
        ValueError: no such table.
    """
    if table not in REQUIRED:
        raise ValueError(f"no table {table!r}: the tables are {', '.join(REQUIRED)}")
    return tuple(read_table(table)[0])


def unknown_column(table: str, names: Iterable[str]) -> str | None:
    """What is wrong with the columns *names*, if one of them is none of the table's.

    >>> unknown_column("weekdays", ["word", "wekday"])
    "weekdays has no column 'wekday': it has word, weekday, alone"
    """
    columns = columns_of(table)
    unknown = [name for name in names if name not in columns]
    return f"{table} has no column {unknown[0]!r}: it has {', '.join(columns)}" if unknown else None


def wrong_head(table: str, names: list[str]) -> str | None:
    """What is wrong with the line of a file that names the columns.

    >>> wrong_head("weekdays", ["word"])
    "weekdays needs a column 'weekday'"
    """
    if wrong := unknown_column(table, names):
        return wrong
    if twice := [name for name in names if names.count(name) > 1]:
        return f"two columns {twice[0]!r}"
    missing = [name for name in REQUIRED[table] if name not in names and name not in USUAL.get(table, {})]
    return f"{table} needs a column {missing[0]!r}" if missing else None


def whole_row(table: str, cells: Mapping[str, str]) -> Row:
    """The row of *cells* with the usual values of what they leave out.

    Raises:
        ValueError: a cell that the table needs is empty, or one that cannot be meant.
    """
    filled = {name: cell.strip() for name, cell in cells.items() if cell.strip()}
    row = dict.fromkeys(columns_of(table), "") | dict(USUAL.get(table, {})) | filled
    for fault in _faults(table, row):
        raise ValueError(fault)
    return row


def _faults(table: str, row: Row) -> Iterator[str]:
    """What is wrong with a row, the first of its faults first."""
    for name in REQUIRED[table]:
        if not row[name]:
            yield f"a row of {table} needs {name!r}"
    yield from _word_faults(table, columns_of(table)[0], row)
    for name in _CHOICES.get(table, ()):
        if row[name] and row[name] not in (known := choices(table, name)):
            yield f"{name} is {row[name]!r}: it can be {', '.join(known)}"
    for name, most in _NUMBERS.get(table, {}).items():
        if row[name] and row[name] not in map(str, range(1, most + 1)):
            yield f"{name} is {row[name]!r}: it is a number from 1 to {most}"
    if table == "feasts":
        yield from _feast_faults(row)


def _word_faults(table: str, name: str, row: Row) -> Iterator[str]:
    """What is wrong with the word that a row adds."""
    if table in _ONE_SPELLING and "|" in row[name]:
        yield f"{name} is {row[name]!r}: in {table} each spelling has a row of its own"
    coded = {"note", "easter", *_CHOICES.get(table, ()), *_NUMBERS.get(table, {})}
    for column in filter(row.get, columns_of(table)):
        empty = not all(any(map(str.isalnum, fold_word(spelling))) for spelling in row[column].split("|"))
        if empty and column not in coded:
            yield f"{column} is {row[column]!r}: a spelling has no letter"
    if table == "verbs" and " " in row[name]:
        yield f"{name} is {row[name]!r}: a lemma is one word, those behind it stand in 'tail'"
    if table == "verbs" and not set(row["noun"]) <= (letters := set("".join(choices(table, "noun")))):
        yield f"noun is {row['noun']!r}: its letters can be {', '.join(sorted(letters))}"


def _feast_faults(row: Row) -> Iterator[str]:
    """What is wrong with the day of a feast."""
    if row["easter"]:
        if not re.fullmatch(_EASTER, row["easter"]):
            yield f"easter is {row['easter']!r}: it is w or o and the days behind Easter, as in o1 or w-2"
        return
    if not row["month"] or not row["day"]:
        yield "a row of feasts needs 'month' and 'day', or 'easter'"
    lengths = _GREGORIAN if row["calendar"] == "gregorian" else _HIJRI
    if int(row["day"]) > lengths[int(row["month"]) - 1]:
        yield f"day is {row['day']!r}, which month {row['month']} of the {row['calendar']} calendar has not"


@cache
def choices(table: str, column: str) -> tuple[str, ...]:
    """The values of a column in the library's own table, in their order there.

    >>> choices("months", "alone")
    ('yes', 'after', 'day', 'full')
    """
    return tuple(dict.fromkeys(row[column] for row in read_table(table) if row[column]))
