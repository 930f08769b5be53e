"""What every model can do: say itself as a ``dict`` that is ready for JSON, and be read back from one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast, get_args, get_origin, get_type_hints

from attrs import NOTHING, Attribute, AttrsInstance, define, field, fields

JSON = dict[str, Any]
R = TypeVar("R", bound="Record")


def _fields(cls: type[Record]) -> tuple[Attribute[Any], ...]:
    known: tuple[Attribute[Any], ...] = fields(cast("type[AttrsInstance]", cls))
    return known


_hints: Callable[[Any], dict[str, Any]] = cache(get_type_hints)


def _plain(value: object) -> Any:
    """A value as JSON knows it: records as dicts, tuples as lists, dates as ISO 8601."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return value.to_dict() if isinstance(value, Record) else value


def _read(hint: Any, value: Any, where: str) -> Any:
    """The inverse of ``_plain`` for the field *where*, whose type is *hint*."""
    if get_origin(hint) is UnionType:
        return None if value is None else _read(get_args(hint)[0], value, where)
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], item, where) for item in _checked(list, value, where))
    if issubclass(hint, Record):
        return hint.from_dict(_checked(Mapping, value, where))
    if hint in (dt.date, dt.time):
        return _moment(hint, _checked(str, value, where), where)
    return hint(_checked((int, float) if hint is float else hint, value, where))


def _checked(kind: Any, value: Any, where: str) -> Any:
    if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return value
    wanted = getattr(kind, "__name__", "number").lower()
    raise ValueError(f"{where} must be {'an' if wanted[0] in 'aeiou' else 'a'} {wanted}, not {value!r}")


def _moment(kind: type[dt.date] | type[dt.time], value: str, where: str) -> dt.date | dt.time:
    try:
        return kind.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{where} must be a {kind.__name__} in ISO 8601, not {value!r}") from None


class Record:
    """What every model can do: say itself as a ``dict`` that is ready for JSON, and be read back from one."""

    # The place for weak references is given here, so that all classes made of the same fields are laid out alike.
    __slots__ = ("__weakref__",)

    def to_dict(self) -> JSON:
        """The record's fields by name, nested records as dicts, dates as ISO 8601 strings."""
        return {each.name: _plain(getattr(self, each.name)) for each in _fields(type(self))}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read back what ``to_dict`` gave, also after a journey through JSON.

        A field with a default may be missing; a key that is no field is an error.

        >>> from arnews import Span
        >>> Span.from_dict({"start": 4, "end": 7, "text": "نعم"})
        Span(start=4, end=7, text='نعم')
        >>> Span.from_dict({"start": 4, "end": 7, "words": "نعم"})
        Traceback (most recent call last):
        ...
        ValueError: Span has no field 'words': it knows start, end, text
        """
        known, hints = {each.name: each for each in _fields(cls)}, _hints(cls)
        for name in _checked(Mapping, data, cls.__name__):
            if name not in known:
                raise ValueError(f"{cls.__name__} has no field {name!r}: it knows {', '.join(known)}")
        for name, each in known.items():
            if name not in data and each.default is NOTHING:
                raise ValueError(f"{cls.__name__} needs the field {name!r}")
        return cls(**{name: _read(hints[name], value, f"{cls.__name__}.{name}") for name, value in data.items()})


def swift(kind: type[R]) -> type[R]:
    """What makes records of a frozen *kind* in half the time: filled while they can be, and frozen at the last step."""

    def freeze(record: Record) -> None:
        record.__class__ = kind

    these = {each.name: field(default=each.default, kw_only=each.kw_only) for each in _fields(kind)}
    plain = type(kind.__name__, (Record,), {"__attrs_post_init__": freeze})
    return cast("type[R]", define(plain, these=these, slots=True, eq=False, repr=False))


class Late(Record):
    """A record that may be there before its fields are, which are made when one of them is first asked for."""

    __slots__ = ("_opens",)

    @classmethod
    def later(cls, opens: Callable[[], Self]) -> Self:
        """A record whose fields are those of what *opens* will give."""
        record = cls.__new__(cls)
        object.__setattr__(record, "_opens", opens)
        return record

    if not TYPE_CHECKING:  # pragma: no branch - only a type checker skips it, which would take any name for a field

        def __getattr__(self, name):
            try:
                opens = object.__getattribute__(self, "_opens")
            except AttributeError:
                opens = None
            if opens is not None:
                made = opens()
                for each in _fields(type(self)):
                    object.__setattr__(self, each.name, getattr(made, each.name))
                object.__setattr__(self, "_opens", None)
            return object.__getattribute__(self, name)
