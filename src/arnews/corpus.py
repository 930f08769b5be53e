"""Many articles: read one after another or by many processes, in order, whatever the records hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sized
from functools import partial
from typing import Any, Final, Literal, TypeVar, overload

from attrs import asdict, define

from arnews.article import parse_article
from arnews.lexicon.lexicon import Lexicon
from arnews.models import Article
from arnews.parcels import Parcel, packed, unpacked

T = TypeVar("T")
Keyed = tuple[Any, "Article | Failed"]

_NAMES: Final = ("text", "published", "id")
# How numpy and pandas, which are not imported here, say that a table's value is missing.
_MISSING: Final = ("nan", "NaT", "<NA>")


@define(frozen=True, slots=True, kw_only=True)
class Failed:
    """Stands in the results for a record that could not be read.

    >>> Failed(index=3, id="a-17", error="the record has no 'text'").to_dict()
    {'index': 3, 'id': 'a-17', 'error': "the record has no 'text'"}
    """

    index: int
    """Position in the records, from 0."""
    id: Any = None
    """The record's own ``id``, where it has one."""
    error: str
    """What is wrong, in one sentence."""

    def to_dict(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)


@overload
def parse_articles(
    records: Iterable[Any],
    processes: int | None = None,
    progress: bool = False,
    *,
    keyed: Literal[False] = False,
    lexicon: Lexicon | None = None,
) -> Iterator[Article | Failed]: ...
@overload
def parse_articles(
    records: Iterable[Any],
    processes: int | None = None,
    progress: bool = False,
    *,
    keyed: Literal[True],
    lexicon: Lexicon | None = None,
) -> Iterator[Keyed]: ...
def parse_articles(
    records: Iterable[Any],
    processes: int | None = None,
    progress: bool = False,
    *,
    keyed: bool = False,
    lexicon: Lexicon | None = None,
) -> Iterator[Article | Failed] | Iterator[Keyed]:
    """Read many articles, in order, with memory that does not grow with their number.

    Args:
        records: Any iterable, read lazily, of texts, or of mappings with ``text`` and, where there are any,
            ``published`` (a ``date``, a ``datetime``, ISO 8601 such as ``"2024-05-14"``, or ``None``)
            and ``id``. Other keys are left alone.
        processes: ``None`` reads in this process; a number starts that many workers; ``0`` one for each core.
            Scripts that start workers need ``if __name__ == "__main__":``.
        progress: Show a bar on standard error (needs tqdm: ``pip install 'arnews[progress]'``).
        keyed: Yield ``(id, result)`` pairs; the ``id`` is the record's own, or its position from 0.
        lexicon: The words to read with, where they are not the library's own; every worker gets them.

    Returns:
        An iterator with one result for each record, in the order of the records: an `Article`, or a `Failed`
        that says what is wrong with a record that holds no article or whose worker process died.

    Raises:
        TypeError: *records* is one text or one mapping, *processes* no number, or *lexicon* no `Lexicon`.
        ValueError: *processes* is negative.
        ModuleNotFoundError: *progress* without tqdm.
        RuntimeError: While iterating, when no worker can be started.

    >>> records = ["قال الوزير إن المدارس ستفتح غدا.", {"id": "b", "text": None}]
    >>> for result in parse_articles(records):
    ...     print(result.error if isinstance(result, Failed) else result.text)
    قال الوزير إن المدارس ستفتح غدا.
    text must be a str, not None
    """
    if isinstance(records, (str, bytes, Mapping)):
        raise TypeError(f"records must be an iterable of articles, not one {type(records).__name__}: try parse_article")
    if not isinstance(lexicon, Lexicon | None):
        raise TypeError(f"lexicon must be a Lexicon or None, not {type(lexicon).__name__}: a Parser has one")
    results = _results(iter(records), workers(processes), lexicon)
    if progress:
        results = with_bar(results, len(records) if isinstance(records, Sized) else None)
    return results if keyed else (result for _, result in results)


def workers(processes: int | None) -> int:
    """The number of worker processes that *processes* asks for: ``None`` none, ``0`` one for each core."""
    if processes is None:
        return 0
    if isinstance(processes, bool) or not isinstance(processes, int):
        raise TypeError(f"processes must be an int or None, not {processes!r}")
    if processes < 0:
        raise ValueError(f"processes must be 0 (one for each core) or more, not {processes}")
    if processes:
        return processes
    from arnews.workers import cores

    return cores()


def article_or_reason(record: Any, lexicon: Lexicon | None = None) -> Article | str:
    """The article that *record* holds, or the reason, in one sentence, why it holds none; never raises."""
    try:
        text, published = _fields(record)
    except ValueError as error:
        return str(error)
    try:
        return parse_article(text, published=published, lexicon=lexicon)
    except Exception as error:  # a fault of ours: told with its name, so that it can be reported
        return f"{type(error).__name__}: {error}"


def day_of(published: Any) -> dt.date | None:
    """The day that *published* means: a ``date``, a ``datetime``, ISO 8601, or a missing value.

    Raises:
        ValueError: It is none of these.

    >>> day_of("2024-05-14T21:30:00Z")
    datetime.date(2024, 5, 14)
    """
    if published is None or (not isinstance(published, str) and str(published) in _MISSING):
        return None
    if isinstance(published, dt.datetime):
        return published.date()
    if isinstance(published, dt.date):
        return published
    try:
        return dt.datetime.fromisoformat(published).date()
    except (TypeError, ValueError):
        raise ValueError(f"published must be a date such as 2024-05-14, not {published!r}") from None


def _fields(record: Any) -> tuple[str, dt.date | None]:
    text, published = record, None
    if isinstance(record, Mapping):
        if "text" not in record:
            raise ValueError("the record has no 'text'")
        text, published = record["text"], day_of(record.get("published"))
    if not isinstance(text, str):
        raise ValueError(f"text must be a str, not {'None' if text is None else type(text).__name__}")
    return text, published


def _numbered(records: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """Each record with its position, and without what a worker has no use for."""
    for index, record in enumerate(records):
        slim = isinstance(record, Mapping)
        yield index, {name: record[name] for name in _NAMES if name in record} if slim else record


def _results(records: Iterable[Any], processes: int, lexicon: Lexicon | None) -> Iterator[Keyed]:
    if not processes:
        yield from map(partial(_read, lexicon=lexicon), _numbered(records))
        return
    from arnews.workers import Lost, ordered_map  # here, since multiprocessing is slow to import

    for result in ordered_map(partial(_read_and_packed, lexicon=lexicon), _numbered(records), processes):
        if isinstance(result, Lost):
            yield _told(result.item, result.reason)
        else:
            key, parcel = result
            yield key, parcel if isinstance(parcel, Failed) else unpacked(parcel)


def _read(item: tuple[int, Any], lexicon: Lexicon | None) -> Keyed:
    """One record's id and result."""
    index, record = item
    result = article_or_reason(record, lexicon)
    return _told(item, result) if isinstance(result, str) else (_key(index, record), result)


def _read_and_packed(item: tuple[int, Any], lexicon: Lexicon | None) -> tuple[Any, Parcel | Failed]:
    """One record's id and result, ready to travel: the work of a worker."""
    key, result = _read(item, lexicon)
    return key, result if isinstance(result, Failed) else packed(result)


def _told(item: tuple[int, Any], error: str) -> Keyed:
    index, record = item
    own = record.get("id") if isinstance(record, dict) else None
    return _key(index, record), Failed(index=index, id=own, error=error)


def _key(index: int, record: Any) -> Any:
    own = record.get("id") if isinstance(record, dict) else None
    return index if own is None else own


def with_bar(results: Iterator[T], total: int | None = None) -> Iterator[T]:
    """*results* with a tqdm progress bar on standard error.

    Raises:
        ModuleNotFoundError: tqdm is not installed.
    """
    try:
        from tqdm.auto import tqdm
    except ModuleNotFoundError:
        raise ModuleNotFoundError("a progress bar needs tqdm: pip install 'arnews[progress]'", name="tqdm") from None
    return iter(tqdm(results, total=total, unit=" articles"))
