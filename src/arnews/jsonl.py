"""JSON Lines in, JSON Lines out: a line for each article or row, and a message for each line that is none.

A line holds an object with ``text`` and, where there are any, ``published`` (ISO 8601) and ``id``. What
comes out starts with ``line``, the number of the input line from 1, so that a run that was cut short goes
on with the line after the last one written. Blank lines are passed over.
"""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final, NamedTuple

from arnews.corpus import article_or_reason
from arnews.models import Article
from arnews.rows import date_rows, quote_rows

_GZIP: Final = b"\x1f\x8b"
_BOM: Final = b"\xef\xbb\xbf"

# A line's number, and the line or, at the end of a damaged file, what is wrong with it.
Line = tuple[int, bytes | str]


class Answer(NamedTuple):
    """What one line of the input gave: lines to write, or what is wrong with it."""

    line: int
    out: str
    error: str | None = None


def unzipped(stream: io.BufferedReader) -> io.BufferedReader | gzip.GzipFile:
    """*stream* itself, or what it holds where it is gzipped, whatever its name says."""
    return gzip.GzipFile(fileobj=stream) if stream.peek(2)[:2] == _GZIP else stream


def answers(
    stream: Iterable[bytes], shape: str, published: dt.date | None, processes: int = 0, first: int = 1
) -> Iterator[Answer]:
    """Read the articles of a JSON Lines *stream*, in order, with bounded memory.

    Args:
        stream: Lines of bytes.
        shape: What to write, a key of ``SHAPES``.
        published: The day of publication of records that have none of their own.
        processes: Worker processes; 0 reads in this process. The answers are the same.
        first: The number of the first line to read; those before it are passed over.

    Yields:
        An `Answer` for every line that is not blank.
    """
    lines = _lines(stream, first)
    answer = partial(_answer, shape=shape, published=published)
    if not processes:
        yield from map(answer, lines)
        return
    from arnews.workers import Lost, ordered_map  # here, since multiprocessing is slow to import

    for result in ordered_map(answer, lines, processes):
        yield Answer(result.item[0], "", result.reason) if isinstance(result, Lost) else result


def _lines(stream: Iterable[bytes], first: int) -> Iterator[Line]:
    number = 0
    try:
        for number, line in enumerate(stream, 1):
            if number >= first and line.strip():
                yield number, line
    except (EOFError, OSError, zlib.error) as error:
        yield number + 1, f"damaged from here on: {error}"


def _answer(item: Line, shape: str, published: dt.date | None) -> Answer:
    number, line = item
    if isinstance(line, str):
        return Answer(number, "", line)
    try:
        record = json.loads(line.removeprefix(_BOM).strip().decode())
    except UnicodeDecodeError as error:
        return Answer(number, "", f"not UTF-8 at byte {error.start + 1}")
    except json.JSONDecodeError as error:
        return Answer(number, "", f"not JSON: {error.msg} (column {error.colno})")
    except (ValueError, RecursionError) as error:
        return Answer(number, "", f"not JSON: {error}")
    if not isinstance(record, dict):
        return Answer(number, "", f"not a JSON object but {_JSON_NAMES.get(type(record), 'a number')}")
    if record.get("published") is None:
        record["published"] = published
    article = article_or_reason(record)
    if isinstance(article, str):
        return Answer(number, "", article)
    return Answer(number, "".join(map(dumped, SHAPES[shape](article, number, record.get("id")))))


_JSON_NAMES: Final = {list: "an array", str: "a string", bool: "a truth value", type(None): "null"}


def dumped(value: dict[str, Any]) -> str:
    """*value* as one line of JSON, with its newline; unpaired surrogates, which UTF-8 has not, are escaped."""
    line = json.dumps(value, ensure_ascii=False, default=str)
    try:
        line.encode()
    except UnicodeEncodeError:
        line = json.dumps(value, default=str)
    return line + "\n"


def _whole(article: Article, line: int, own: object) -> Iterator[dict[str, Any]]:
    yield {"line": line, "id": own, "article": article.to_dict()}


def _quotes(article: Article, line: int, own: object) -> Iterator[dict[str, Any]]:
    return ({"line": line, **row} for row in quote_rows(article, line if own is None else own))


def _dates(article: Article, line: int, own: object) -> Iterator[dict[str, Any]]:
    return ({"line": line, **row} for row in date_rows(article, line if own is None else own))


SHAPES: Final[dict[str, Callable[[Article, int, object], Iterator[dict[str, Any]]]]] = {
    "article": _whole,
    "quotes": _quotes,
    "dates": _dates,
}
"""What can be written of an article: the whole of it as one object, or a flat row for each quote or date."""
