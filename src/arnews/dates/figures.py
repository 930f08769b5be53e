"""Dates in figures: ``20/3/2017``, ``2017-03-20``, ``1436/10/26هـ``, ``3/2017``, ``5/3 – 9/3``."""

from __future__ import annotations

from typing import Final

from arnews.dates.reader import Hit, Reader
from arnews.dates.said import Day, Month, Range
from arnews.dates.units import FIRST_YEAR, LAST_YEAR, read_era

_SEPARATORS: Final = ("/", "-", "–", ".", "\\")


def numeric(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``20/3/2017``, ``2017-03-20``, ``11-10-2021``, ``1436/10/26هـ``, ``3/2017``."""
    found = read_numeric(r, i)
    return (Hit(i, found[1], found[0], "numeric"),) if found is not None else None


def read_numeric(r: Reader, i: int, *, ranged: bool = False) -> tuple[Day | Month, int] | None:
    """A date in figures that begins at word *i*."""
    words = r.words
    if words[i + 1] not in _SEPARATORS:
        return None
    if i and r.glued(i) and not ranged and (words[i - 1] in "/-.+:%$" or words[i - 1].isdecimal()):
        return None
    first, mark, second = words[i : i + 3]
    if (
        mark not in _SEPARATORS
        or len(first) > 4
        or not second.isdecimal()
        or len(second) > 4
        or not _close(r, i + 1, mark)
    ):
        return None
    third = words[i + 4] if words[i + 3] == mark and words[i + 4].isdecimal() and _close(r, i + 3, mark) else ""
    if not third:
        return _month_and_year(r, i, first, mark, second)
    end = i + 5
    if len(third) > 4 or (
        words[end] in ("/", "-", ".") and r.glued(end) and words[end + 1].isdecimal() and r.glued(end + 1)
    ):
        return None
    if len(first) == 4:
        year, month, day = int(first), int(second), int(third)
    elif len(third) == 4 or (len(third) == 2 and mark in "/-" and len(first) <= 2):
        day, month, year = int(first), int(second), int(third) + (2000 if len(third) == 2 else 0)
    else:
        return None
    if month > 12 >= day and len(first) != 4:
        day, month = month, day
    era, end = read_era(r, end)
    hijri = ((era == "hijri" or not era) and 1300 <= year <= 1500) or (era == "hijri" and year < 1600)
    if not (1 <= month <= 12 and 1 <= day <= (30 if hijri else 31)) or not (FIRST_YEAR <= year <= LAST_YEAR):
        return None
    return Day(day, month, year, "hijri" if hijri else "gregorian"), end


def _close(r: Reader, i: int, mark: str) -> bool:
    """Whether the mark at *i* binds: a slash may have spaces about it, a dash or a point may not."""
    return mark == "/" or (r.glued(i) and r.glued(i + 1))


def _month_and_year(r: Reader, i: int, first: str, mark: str, second: str) -> tuple[Month, int] | None:
    """``3/2017``."""
    if (
        mark not in "/-"
        or len(second) != 4
        or len(first) > 2
        or not (1 <= int(first) <= 12 and 1900 <= int(second) <= 2100)
    ):
        return None
    return Month(int(first), int(second)), i + 3


def day_and_month(r: Reader, i: int) -> tuple[Day, int] | None:
    """``17/10`` where the words before it have said that it is a date."""
    words = r.words
    first, mark, second = words[i : i + 3]
    if mark not in ("/", "-") or not first.isdecimal() or not second.isdecimal() or len(first) > 2 or len(second) > 2:
        return None
    if not (1 <= int(first) <= 31 and 1 <= int(second) <= 12):
        return None
    return Day(int(first), int(second)), i + 3


def days_numeric(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``5/3 – 9/3``, a range of days in figures; and ``بتاريخ 5/3``."""
    if i and r.glued(i):
        return None
    first = day_and_month(r, i)
    if first is None or r.words[i + 1] != "/":
        return None
    if r.is_link("dated", i - 1):
        return (Hit(i, first[1], first[0], "numeric"),)
    to = r.link("to", first[1])
    last = read_numeric(r, to, ranged=True) if to > first[1] else None
    if last is not None and isinstance(last[0], Day) and isinstance(last[0].year, int):
        year = last[0].year - (first[0].month > last[0].month)
        return (Hit(i, last[1], Range(first[0]._replace(year=year, calendar=last[0].calendar), last[0]), "day_range"),)
    second = day_and_month(r, to) if to > first[1] else None
    if second is None or r.words[to + 1] != "/":
        return None
    return (Hit(i, second[1], Range(first[0], second[0]), "day_range"),)
