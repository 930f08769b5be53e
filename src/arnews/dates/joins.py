"""What stands between and before expressions: ranges, lists, ``مطلع`` and ``نحو``, ``من كل عام``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from arnews.dates.reader import Hit, Reader
from arnews.dates.said import (
    Clock,
    Day,
    DayPart,
    Decade,
    Double,
    Length,
    Month,
    Range,
    Recurring,
    Said,
    Shifted,
    Weekday,
    Year,
)

if TYPE_CHECKING:
    from arnews.dates.find import Found

_COMMAS: Final = ("،", ",")
EDGES: Final = ("start", "mid", "end")
LENGTH_RULES: Final = ("counted", "dual", "one", "fraction", "ago", "after")


def with_mod(r: Reader, hit: Hit, done: int) -> Hit:
    """The hit with ``مطلع``, ``أواخر``, ``نحو`` … that stands before it."""
    i = hit.first
    found = r.mod_before(i)
    if found is not None and found[1] >= done:
        return _modified(hit, found[1], found[0])
    if isinstance(hit.said, (Month, Year)) and not r.is_link("since", i - 1):
        if r.is_link("ago", i - 1):
            return hit._replace(mod="before")
        if r.is_link("ahead", i - 1):
            return hit._replace(mod="after")
    return hit


def _modified(hit: Hit, at: int, mod: str) -> Hit:
    """The hit with its modifier, where one of that kind may stand before it."""
    lengths = isinstance(hit.said, (Length, Shifted)) and hit.rule in LENGTH_RULES
    if (mod in EDGES) == lengths and mod != "approx":
        return hit
    return hit._replace(first=at, mod=mod)


def yearly(r: Reader, hit: Hit) -> Hit:
    """``7 يوليو من كل عام``: a day that recurs."""
    j = hit.end
    unit = r.table.units.get(r.words[j + 2]) if r.words[j] == "من" and r.is_link("each", j + 1) else None
    if unit is not None and unit.code in ("Y", "M", "W"):
        return hit._replace(end=j + 3, said=Recurring(f"P1{unit.code}"), rule="yearly")
    return hit


def range_of(r: Reader, left: Found, hit: Hit) -> Hit | None:
    """One range for two expressions that ``إلى``, a dash, or ``بين … و`` joins."""
    gap = hit.first - left.end
    first, last = left.said, hit.said
    if gap == 0 or (gap == 1 and r.words[left.end] == "و"):
        between = r.before("between", left.first)
        if between == left.first or not (gap or r.joined(hit.first)) or not _alike(first, last):
            return None
        return Hit(between, hit.end, Range(_completed(first, last), _ended(first, last)), "between", left.mod)
    joined = r.link("to", left.end)
    if joined != hit.first:
        return None
    dash = not r.words[left.end].isalpha()
    start = r.before("from", left.first)
    if type(first) is Weekday and (start == left.first or dash):
        return None
    if not _alike(first, last) or (not dash and start == left.first and not _bounded(first, last)):
        return None
    if not dash and r.is_link("since", start):
        return None
    return Hit(start, hit.end, Range(_completed(first, last), _ended(first, last)), "range", left.mod)


def _alike(first: Said, last: Said) -> bool:
    """Whether two expressions are of one kind, so that a range lies between them."""
    kinds = {type(first), type(last)}
    if isinstance(first, Year) and isinstance(last, Year) and first.year >= last.year:
        return False
    return kinds in ({Year}, {Month}, {Day}, {Clock}, {Decade}, {Weekday}, {Month, Day})


def _bounded(first: Said, last: Said) -> bool:
    return type(first) is Day and type(last) is Day


def _completed(first: Said, last: Said) -> Said:
    """The first end with the year, the adjective or the part of the day that only the second has."""
    if (
        isinstance(first, (Day, Month))
        and isinstance(last, (Day, Month))
        and first.year is None
        and first.shift is None
    ):
        later = first.month > last.month if first.calendar == last.calendar else False
        year = last.year - 1 if later and isinstance(last.year, int) else last.year
        return first._replace(year=year, shift=last.shift)
    if isinstance(first, Clock) and isinstance(last, Clock):
        day = first.day or last.day
        hour = (
            first.hour + 12
            if last.hour > 12 > first.hour and first.hour + 12 < last.hour and not first.part
            else first.hour
        )
        return first._replace(day=day, zone=first.zone or last.zone, hour=hour)
    return first


def _ended(first: Said, last: Said) -> Said:
    """The second end with the day that only the first has."""
    if isinstance(first, Clock) and isinstance(last, Clock) and last.day is None:
        return last._replace(day=first.day)
    return last


def on_day(r: Reader, left: Found, hit: Hit) -> tuple[Hit, bool]:
    """An hour with the day that stands before it in the sentence; and whether they are one expression."""
    clock = hit.said
    if not isinstance(clock, Clock) or clock.day is not None:
        return hit, False
    if isinstance(left.said, Clock) and hit.first - left.end <= 2:
        hour = clock.hour + 12 if left.said.hour >= 12 > clock.hour and not clock.part else clock.hour
        return hit._replace(said=clock._replace(day=left.said.day, hour=hour)), False
    if not _is_day(left.said):
        return hit, False
    between = r.words[left.end : hit.first]
    if len(between) > 4 or any(word in ("\n", ".", "؟", "!") for word in between):
        return hit, False
    day: Said = left.said
    if isinstance(day, DayPart) and day.day is not None:
        hour = clock.hour + 12 if day.part in ("EV", "AF") and not clock.part and clock.hour < 12 else clock.hour
        clock, day = clock._replace(hour=hour, part=day.part), day.day
    hit = hit._replace(said=clock._replace(day=day))
    if len(between) <= 3 and all(
        word in _COMMAS or r.is_link("at_hour", left.end + k) for k, word in enumerate(between)
    ):
        return hit._replace(first=left.first), True
    return hit, False


def _is_day(said: Said) -> bool:
    """Whether an expression is a day, or a part of one."""
    return isinstance(said, (Day, Double, Weekday, DayPart)) or (isinstance(said, Shifted) and said.unit == "D")


def share(r: Reader, found: list[Found], hit: Hit) -> None:
    """Give a bare day or month of a list the year of the one after it: ``في مايو ويونيو 2016``."""
    left = found[-1]
    if (
        isinstance(left.said, Weekday)
        and isinstance(hit.said, Weekday)
        and left.said.shift is None
        and r.joined(hit.first)
    ):
        left.said = left.said._replace(shift=hit.said.shift)
        return
    if not isinstance(left.said, (Day, Month)) or left.said.year is not None or left.said.shift is not None:
        return
    if not isinstance(hit.said, (Day, Month)) or not (r.joined(hit.first) or r.words[left.end] == "و"):
        return
    if hit.said.year is None and hit.said.shift is None:
        return
    left.said = left.said._replace(year=hit.said.year, shift=hit.said.shift)
    left.tense = None
