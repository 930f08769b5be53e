"""The words that the library knows, open to a user's own: verbs, titles, agencies, months, feasts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from os import PathLike
from typing import Final

from attrs import define, field

from arnews.lexicon.calendar import CalendarWords, calendar_words
from arnews.lexicon.frame import FRAME_TABLES, FrameWords, build_frame_words, frame_words
from arnews.lexicon.speech import SPEECH_TABLES, Speech, build_speech, default_speech
from arnews.lexicon.tables import REQUIRED, Row, TableError, parse_table, read_table

# What a row of one's own may leave out.
_USUAL: Final[Mapping[str, Mapping[str, str]]] = {
    "verbs": {"stance": "neutral", "speech": "s"},
    "nouns": {"kind": "person"},
    "media": {"kind": "agency"},
    "months": {"calendar": "gregorian", "alone": "yes"},
    "weekdays": {"alone": "yes"},
    "feasts": {"calendar": "gregorian", "days": "1"},
}


@define(frozen=True, slots=True, eq=False)
class Lexicon:
    """The library's words together with a user's own; immutable, so that adding gives a new one.

    Tables that take rows: ``verbs``, ``nouns`` (offices, bodies, documents), ``honorifics``,
    ``given_names``, ``countries``, ``places``, ``media``, ``months``, ``weekdays`` and ``feasts``; their
    columns are those of the files in ``arnews/lexicon/data``. Forms are made from the lemma.

    >>> import arnews
    >>> text = "غمغم المدرب إن فريقه سيعود."
    >>> arnews.extract_quotes(text)
    ()
    >>> mine = arnews.Lexicon().add("verbs", lemma="غمغم", present="يغمغم", participle="مغمغم")
    >>> [(quote.cue.text, quote.content.text) for quote in arnews.extract_quotes(text, lexicon=mine)]
    [('غمغم', 'فريقه سيعود')]
    """

    _rows: Mapping[str, tuple[Row, ...]] = field(factory=dict, alias="rows")

    def add(self, table: str, **cells: str) -> Lexicon:
        """A lexicon with one more row in *table*; columns left out have their usual value.

        Raises:
            ValueError: no such table or column, or a column that the table needs is empty.
        """
        columns = _columns(table)
        if unknown := sorted(set(cells) - set(columns)):
            raise ValueError(f"{table} has no column {unknown[0]!r}: it has {', '.join(columns)}")
        row = dict.fromkeys(columns, "") | dict(_USUAL.get(table, {})) | cells
        if empty := [name for name in REQUIRED[table] if not row[name].strip()]:
            raise ValueError(f"a row of {table} needs {empty[0]!r}: {cells}")
        return self._with(table, (row,))

    def add_tsv(self, table: str, path: str | PathLike[str]) -> Lexicon:
        """A lexicon with the rows of a TAB-separated file whose first line names the columns.

        Raises:
            ValueError: no such table.
            TableError: a row that cannot be read, with the file, the line and the reason.
            OSError: the file cannot be opened.
        """
        from pathlib import Path  # here, since few need it and it is slow to import

        columns = _columns(table)
        text = Path(path).read_text(encoding="utf-8")
        rows = parse_table(text, str(path), ())
        if rows and (unknown := sorted(set(rows[0]) - set(columns))):
            raise TableError(f"{path}, line 1: {table} has no column {unknown[0]!r}: it has {', '.join(columns)}")
        usual = dict.fromkeys(columns, "") | dict(_USUAL.get(table, {}))
        full = tuple(usual | {name: cell for name, cell in row.items() if cell} for row in rows)
        for number, row in zip(_row_lines(text), full, strict=True):
            if empty := [name for name in REQUIRED[table] if not row[name]]:
                raise TableError(f"{path}, line {number}: no {empty[0]!r}")
        return self._with(table, full)

    def _with(self, table: str, rows: Iterable[Row]) -> Lexicon:
        # One's own rows stand first: where two rows share a form, the first has it.
        return Lexicon({**self._rows, table: (*rows, *self._rows.get(table, ()))})

    @cached_property
    def speech(self) -> Speech:
        """The words of the quotes stream."""
        if not any(table in self._rows for table in SPEECH_TABLES):
            return default_speech()
        return build_speech({name: self._table(name) for name in SPEECH_TABLES})

    @cached_property
    def calendar(self) -> CalendarWords:
        """The words of the dates stream."""
        return calendar_words(self._rows) if self._rows else calendar_words()

    @cached_property
    def frame(self) -> FrameWords:
        """The words of the frame."""
        if not any(table in self._rows for table in FRAME_TABLES):
            return frame_words()
        return build_frame_words({name: self._table(name) for name in FRAME_TABLES})

    def _table(self, name: str) -> tuple[Row, ...]:
        return (*self._rows.get(name, ()), *read_table(name))


def _row_lines(text: str) -> list[int]:
    """The line numbers of the rows of a table, its head left out."""
    return [n for n, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#")][1:]


@cache
def _columns(table: str) -> tuple[str, ...]:
    """The columns of a table that takes rows of one's own."""
    if table not in REQUIRED:
        raise ValueError(f"no table {table!r}: the tables are {', '.join(REQUIRED)}")
    return tuple(read_table(table)[0])
