"""The words that the library knows, open to a user's own: verbs, titles, agencies, months, feasts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from os import PathLike

from attrs import define, field

from arnews.lexicon.calendar import CALENDAR_TABLES, CalendarWords, calendar_words
from arnews.lexicon.checks import columns_of, unknown_column, whole_row, wrong_head
from arnews.lexicon.frame import FRAME_TABLES, FrameWords, build_frame_words, frame_words
from arnews.lexicon.speech import SPEECH_TABLES, Speech, build_speech, default_speech
from arnews.lexicon.tables import Row, TableError, parse_table


@define(frozen=True, slots=True, eq=False)
class Lexicon:
    """The library's words together with a user's own; immutable, so that adding gives a new one.

    Where two rows share a word the one added last has it, and one's own goes before the library's.

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
            ValueError: no such table or column, a cell that the table needs is empty, or one cannot be meant.
            TypeError: a cell is no ``str``.
        """
        for name, cell in cells.items():
            if not isinstance(cell, str):
                raise TypeError(f"{name} must be a str, not {type(cell).__name__}")
        if wrong := unknown_column(table, cells):
            raise ValueError(wrong)
        return self._with(table, (whole_row(table, cells),))

    def add_tsv(self, table: str, path: str | PathLike[str]) -> Lexicon:
        """A lexicon with the rows of a TAB-separated file whose first line names the columns.

        Raises:
            ValueError: no such table.
            TableError: a row that cannot be read, with the file, the line and the reason.
            OSError: the file cannot be opened.
        """
        columns_of(table)
        text = _decoded(path)
        lines = [n for n, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#")]
        if not lines:
            raise TableError(f"{path}: no line names the columns")
        names = [cell.strip() for cell in text.split("\n")[lines[0] - 1].split("\t")]
        if wrong := wrong_head(table, names):
            raise TableError(f"{path}, line {lines[0]}: {wrong}")
        rows = []
        for number, cells in zip(lines[1:], parse_table(text, str(path)), strict=True):
            try:
                rows.append(whole_row(table, cells))
            except ValueError as error:
                raise TableError(f"{path}, line {number}: {error}") from None
        return self._with(table, rows)

    def _with(self, table: str, rows: Iterable[Row]) -> Lexicon:
        # What was added last stands first: where two rows share a form, the first has it.
        return Lexicon({**self._rows, table: (*rows, *self._rows.get(table, ()))})

    @cached_property
    def speech(self) -> Speech:
        """The words of the quotes stream."""
        if not any(table in self._rows for table in SPEECH_TABLES):
            return default_speech()
        return build_speech(self._rows)

    @cached_property
    def calendar(self) -> CalendarWords:
        """The words of the dates stream."""
        return calendar_words({name: rows for name, rows in self._rows.items() if name in CALENDAR_TABLES})

    @cached_property
    def frame(self) -> FrameWords:
        """The words of the frame."""
        if not any(table in self._rows for table in FRAME_TABLES):
            return frame_words()
        return build_frame_words(self._rows)


def _decoded(path: str | PathLike[str]) -> str:
    """The text of a file, without a byte order mark and with one kind of line end."""
    from pathlib import Path  # here, since few need it and it is slow to import

    data = Path(path).read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise TableError(f"{path}, line {line}: not UTF-8: byte 0x{error.object[error.start]:02x}") from None
