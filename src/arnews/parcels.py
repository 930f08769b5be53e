"""An article as nested tuples: small on its way from a worker process, and opened when somebody looks into it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from operator import attrgetter
from types import UnionType
from typing import Any, NamedTuple, cast, get_args, get_origin, get_type_hints

from attrs import AttrsInstance, fields

from arnews.models import Article, Span
from arnews.record import Record

Parcel = tuple[Any, ...]


class _Way(NamedTuple):
    """How a value is packed, and how it is unpacked again, with the text of its article at hand."""

    pack: Callable[[Any], Any]
    unpack: Callable[[Any, str], Any]


def packed(article: Article) -> Parcel:
    """The article's values in the order of its fields, those of the records in it likewise.

    A span is its two offsets, for its words are the text's.
    """
    parcel: Parcel = _way(Article).pack(article)
    return parcel


def unpacked(parcel: Parcel) -> Article:
    """The article of a parcel, which is not opened before one of its fields is asked for."""
    return Article.later(partial(_opened, parcel))


def _opened(parcel: Parcel) -> Article:
    text = parcel[0]  # an article's first field
    article: Article = _way(Article).unpack(parcel, text)
    return article


@cache
def _way(kind: type[Record]) -> _Way:
    """The way of a record: value by value, and only what holds records takes more than a copy."""
    names = [field.name for field in fields(cast("type[AttrsInstance]", kind))]
    hints = get_type_hints(kind)
    values = attrgetter(*names)
    ways = [(n, way) for n, name in enumerate(names) if (way := _way_of(hints[name])) is not None]

    def pack(record: Record) -> Parcel:
        parcel = list(values(record))
        for n, way in ways:
            parcel[n] = way.pack(parcel[n])
        return tuple(parcel)

    def unpack(parcel: Parcel, text: str) -> Record:
        taken = list(parcel)
        for n, way in ways:
            taken[n] = way.unpack(taken[n], text)
        return kind(**dict(zip(names, taken, strict=True)))

    return _Way(pack, unpack)


def _way_of(hint: Any) -> _Way | None:
    """The way of a field's values, or ``None`` where they travel as they are."""
    optional, several = isinstance(hint, UnionType), get_origin(hint) is tuple
    if optional or several:
        way = _way_of(get_args(hint)[0])
        return way and (_one_or_none(way) if optional else _each(way))
    if hint is Span:
        return _Way(attrgetter("start", "end"), _span)
    return _way(hint) if issubclass(hint, Record) else None


def _span(place: tuple[int, int], text: str) -> Span:
    start, end = place
    return Span(start, end, text[start:end])


def _one_or_none(way: _Way) -> _Way:
    return _Way(
        lambda value: None if value is None else way.pack(value),
        lambda value, text: None if value is None else way.unpack(value, text),
    )


def _each(way: _Way) -> _Way:
    return _Way(
        lambda values: tuple(map(way.pack, values)),
        lambda values, text: tuple([way.unpack(value, text) for value in values]),
    )
