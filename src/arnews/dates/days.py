"""Days: ``الاثنين 20 آذار/مارس``, ``الخامس عشر من مايو``, ``3-5 مايو``, ``الجمعة الماضية``, two calendars at once."""

from __future__ import annotations

from typing import Final

from arnews.dates.figures import day_and_month, numeric, read_numeric
from arnews.dates.months import month_behind, month_tail
from arnews.dates.numerals import read_number, read_ordinal
from arnews.dates.reader import CLOSE, OPEN, Hit, Reader
from arnews.dates.said import Day, Double, Range, Recurring, Said, Shifted, Weekday
from arnews.lexicon.calendar import Month as MonthName
from arnews.lexicon.calendar import Weekday as WeekdayName

_BETWEEN: Final = frozenset("/(-–،,=:")


def day_of_month(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``20 آذار/مارس 2017``, ``الخامس عشر من مايو``; ranges ``3-5 مايو`` and lists ``الرابع والخامس من أغسطس``."""
    days: list[tuple[int, int, int]] = []
    ranged = False
    j = i
    while len(days) < 8:
        found = _day_number(r, j)
        if found is None:
            return None
        days.append((found[0], j, found[1]))
        j = found[1]
        month = month_behind(r, j)
        if month is not None:
            return _days_with(r, days, month, ranged=ranged)
        to = r.link("to", j)
        if to > j and len(days) == 1:
            ranged, j = True, to
            whole = _up_to_numeric(r, days[0], to)
            if whole is not None:
                return whole
        elif r.words[j] in ("و", "،", ","):
            j += 1 + (r.words[j + 1] == "و")
        elif not r.joined(j):
            return None
    return None


def _up_to_numeric(r: Reader, first: tuple[int, int, int], i: int) -> tuple[Hit, ...] | None:
    """``من 20 إلى 24 / 8 / 1436هـ``: the end in figures gives the beginning its month."""
    last = (
        read_numeric(r, i, ranged=True)
        if r.words[i].isdecimal() and not (r.glued(i) and r.words[i - 1] == "/")
        else None
    )
    if last is None or not isinstance(last[0], Day) or first[0] >= last[0].day:
        return None
    return (Hit(first[1], last[1], Range(last[0]._replace(day=first[0]), last[0]), "day_range"),)


def _day_number(r: Reader, i: int) -> tuple[int, int] | None:
    """The number of a day of the month, in digits or in words."""
    word = r.words[i]
    if word.isdecimal():
        return (int(word), i + 1) if len(word) < 3 and 1 <= int(word) <= 31 else None
    found = read_ordinal(r, i) or read_number(r, i)
    return (int(found[0]), found[1]) if found is not None and 1 <= found[0] <= 31 else None


def _days_with(
    r: Reader, days: list[tuple[int, int, int]], month: tuple[MonthName | Shifted, int], *, ranged: bool
) -> tuple[Hit, ...] | None:
    """The days found, with the month and the year that stand behind the last of them."""
    name, end = month
    first, at, _ = days[0]
    if isinstance(name, Shifted):
        day = Day(first, 0, name)
    else:
        year, shift, _, end = month_tail(r, end, name.calendar == "hijri")
        if name.alone == "full" and not isinstance(year, int):
            return None
        if name.alone == "day" and year is None and shift is None and r.words[days[-1][2]] in ("-", "–", "/"):
            return None
        day = Day(first, name.number, year, name.calendar, 0, shift)
    if len(days) == 1:
        return (Hit(at, end, day, "day_of_month"),)
    if ranged:
        last = day._replace(day=days[-1][0])
        return (Hit(at, end, Range(day, last), "day_range"),) if len(days) == 2 and first < last.day else None
    spans = [(at, stop) for _, at, stop in days[:-1]] + [(days[-1][1], end)]
    numbers = [number for number, _, _ in days]
    return tuple(
        Hit(at, stop, day._replace(day=number), "day_of_month")
        for (at, stop), number in zip(spans, numbers, strict=True)
    )


def weekday(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``الاثنين``, ``يوم الاثنين 20 آذار/مارس``, ``الجمعة الماضية``, ``السبت (20 مايو)``."""
    words, table = r.words, r.table
    day = table.weekdays[words[i]]
    start = i - (words[i - 1] in table.day_words)
    if words[start - 1] in r.single["each"]:
        return (Hit(start - 1, i + 1, Recurring("P1W"), "every"),)
    if start == i and not _stands_alone(r, i, day):
        return None
    said, end = _with_date(r, i + 1, day.number)
    return (Hit(start, end, said, "weekday"),)


def is_day_word(r: Reader, i: int) -> bool:
    """Whether the word at *i* is ``يوم`` or ``يومي``, as it stands before a weekday or a date."""
    return r.words[i] in r.table.day_words


def read_weekday(r: Reader, i: int) -> tuple[Said, int] | None:
    """A weekday with its adjective and the date that stands beside it."""
    day = r.table.weekdays.get(r.words[i])
    if day is None or not (r.words[i - 1] in r.table.day_words or _stands_alone(r, i, day)):
        return None
    return _with_date(r, i + 1, day.number)


def _stands_alone(r: Reader, i: int, day: WeekdayName) -> bool:
    """Whether the weekday at *i* is one though no ``يوم`` stands before it."""
    words, pseudo = r.words, r.table.pseudo
    if not day.alone or words[i + 1] in pseudo["after_weekday"]:
        return False
    return words[i - 1] not in pseudo["not_weekday"] or words[i + 1] in r.table.shifts  # خطبة الجمعة الماضية


def _with_date(r: Reader, i: int, number: int) -> tuple[Said, int]:
    """A weekday with the adjective and the date that stand at *i*."""
    amount = None
    shift = r.phrase(r.table.shifts, i)
    if shift is not None and shift[0].kind in ("", "lean", "before"):
        amount, i = shift[0].amount, shift[1]
    if r.words[i] in r.table.beside or r.words[i].isdecimal():
        dated = date_beside(r, i, number) or _to_weekday(r, i, number)
        if dated is not None:
            return dated
    return Weekday(number, amount), i


def _to_weekday(r: Reader, i: int, weekday_number: int) -> tuple[Said, int] | None:
    """``الأحد، 5 – الخميس، 9 مارس``: the end gives the beginning its month."""
    j = i + (r.words[i] in ("،", ","))
    if not r.words[j].isdecimal() or len(r.words[j]) > 2 or (to := r.link("to", j + 1)) == j + 1:
        return None
    last = read_weekday(r, to)
    if last is None or not isinstance(last[0], Day) or not last[0].day > int(r.words[j]):
        return None
    return Range(last[0]._replace(day=int(r.words[j]), weekday=weekday_number), last[0]), last[1]


def date_beside(r: Reader, i: int, weekday_number: int) -> tuple[Day | Double, int] | None:
    """The date beside a weekday, behind a comma, in brackets or after ``الموافق``."""
    mark = r.words[i]
    open_ = mark in OPEN
    if mark not in r.table.beside and not mark.isdecimal():
        return None
    j = i + (open_ or mark in ("،", ",", "-", "–"))
    equals = r.link("equals", j)
    number = r.words[equals]
    if not number.isdecimal() and number not in r.table.numbers:
        return None
    found = read_date(r, equals) or (day_and_month(r, equals) if equals > j or not open_ else None)
    if found is None:
        return None
    said, end = found
    if open_:
        if r.words[end] not in CLOSE:
            return None
        end += 1
    if isinstance(said, Double):
        return Double(said.day._replace(weekday=weekday_number), said.other), end
    return said._replace(weekday=weekday_number), end


def read_date(r: Reader, i: int) -> tuple[Day | Double, int] | None:
    """One day in figures or by its month's name, with its other calendar where both are given."""
    if r.words[i].isdecimal() and (found := read_numeric(r, i)) is not None:
        return double(r, found[0], found[1]) if isinstance(found[0], Day) else None
    hits = day_of_month(r, i)
    if hits is None or len(hits) != 1 or not isinstance(hits[0].said, Day):
        return None
    return double(r, hits[0].said, hits[0].end)


def double(r: Reader, day: Day, end: int) -> tuple[Day | Double, int]:
    """The day with the same day of the other calendar that stands behind it, if one does."""
    mark = r.words[end]
    if mark not in _BETWEEN and mark not in r.table.links["equals"]:
        return day, end
    j = r.link("equals", end)
    if j == end and mark in _BETWEEN:
        j = r.link("equals", end + 1)
    if j == end or (r.words[j] not in r.table.numbers and not r.words[j].isdecimal()):
        k = r.link("equals", end + (mark in ("،", "(")))
        unit = r.table.units.get(r.words[k])
        if k == end or unit is None or unit.code != "D":
            return day, end
        j = k + 1 + (r.words[k + 1] in r.table.weekdays)
    if r.words[j].isdecimal():
        found = read_numeric(r, j)
        other, stop = (found[0], found[1]) if found is not None and isinstance(found[0], Day) else (None, j)
    else:
        other, stop = None, j
    if other is None:
        hits = day_of_month(r, j)
        if hits is None or len(hits) != 1 or not isinstance(hits[0].said, Day):
            return day, end
        other, stop = hits[0].said, hits[0].end
    if other.calendar == day.calendar:
        return day, end
    if mark == "(" and r.words[stop] == ")":
        stop += 1
    return (Double(other, day), stop) if day.calendar == "hijri" else (Double(day, other), stop)


def dated(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """A day in figures or by its month's name, alone or in two calendars."""
    hits = (numeric(r, i) if r.words[i].isdecimal() else None) or day_of_month(r, i)
    if hits is None:
        return None
    start, end, said, rule, _ = hits[0]
    if isinstance(said, Day) and said.year is None and r.words[start - 1] in r.table.pseudo["quarter"]:
        return None  # مدينة 6 أكتوبر
    start -= r.words[start - 1] == "ال"
    start -= r.words[start - 1] in r.table.day_words
    if len(hits) == 1 and isinstance(said, Day):
        said, end = double(r, said, end)
        rule = "two_calendars" if isinstance(said, Double) else rule
    return (Hit(start, end, said, rule), *hits[1:])
