"""Months: ``مايو 2016``, ``كانون الأول/ديسمبر الماضي``, ``شهر مارس``, ``الأسبوع الأول من مايو``."""

from __future__ import annotations

from typing import Final

from arnews.dates.numerals import read_ordinal
from arnews.dates.reader import CLOSE, OPEN, Hit, Reader
from arnews.dates.said import Month, MonthPart, Shifted, YearSaid
from arnews.dates.units import read_era, read_year, unit_reference
from arnews.lexicon.calendar import Month as MonthName

_MARKS: Final = frozenset((*OPEN, "/", "-", "–", "\\", "،", ","))


def month_name(r: Reader, i: int) -> tuple[MonthName, int, bool] | None:
    """A month by one name or by two that mean the same; and whether it has two."""
    found = r.phrase(r.table.months, i)
    if found is None:
        return None
    month, end = found
    first, words = end, r.words
    for _ in range(2):
        if words[end] not in _MARKS and words[end] not in r.table.months:
            break
        end = _second_name(r, end, month) or end
    return month, end, end > first


def _second_name(r: Reader, i: int, month: MonthName) -> int:
    """Where another name of the same month ends that may stand at *i*, behind a slash, in brackets, or bare; else 0."""
    mark = r.words[i]
    brackets = mark in OPEN
    j = i + (brackets or mark in ("/", "-", "–", "\\", "،", ","))
    other = r.phrase(r.table.months, j)
    if (
        other is None
        and mark == "/"
        and r.words[j].isalpha()
        and r.words[j + 1].isdecimal()
        and len(r.words[j + 1]) == 4
    ):
        return j + 1  # a misspelt second name
    if other is None or other[0][:2] != month[:2] or r.words[j] == r.words[i - 1]:
        return 0
    if not brackets:
        return other[1]
    end = other[1]
    if r.words[end] == "/" and (third := r.phrase(r.table.months, end + 1)) is not None:
        end = third[1]
    return end + 1 if r.words[end] in CLOSE else 0


def month_tail(r: Reader, i: int, hijri: bool) -> tuple[YearSaid, int | None, str, int]:
    """What stands behind a month: its year, or ``الماضي``; the calendar that an era names; the end."""
    year = read_year(r, i, hijri)
    if year is not None:
        return year[0], None, year[1], year[2]
    shift = r.phrase(r.table.shifts, i)
    if shift is not None and shift[0].kind in ("", "lean", "before") and abs(shift[0].amount) < 2:
        amount, end = shift[0].amount, shift[1]
        return (
            (Shifted("Y", 0, leaning=True), None, "", end)
            if shift[0].kind == "lean" and not amount
            else (None, amount, "", end)
        )
    era, end = read_era(r, i) if hijri else ("", i)
    return None, None, era, end


def month_behind(r: Reader, i: int) -> tuple[MonthName | Shifted, int] | None:
    """The month of a day: by name, ``من الشهر الجاري``, or ``منه``."""
    if r.words[i] in r.table.months and (near := month_name(r, i)) is not None:
        return near[0], near[1]
    j = r.link("of", i)
    if r.words[i] in ("/", "-", "–", "،", ",") and not r.words[i + 1].isdecimal():
        j = i + 1
    j = r.link("month", j) if r.is_link("month", j) and r.phrase(r.table.months, j + 1) else j
    name = month_name(r, j)
    if name is not None:
        return name[0], name[1]
    if r.is_link("of_it", i):
        return Shifted("M", 0, leaning=True), i + 1
    if r.is_link("of_month", i) and _places(r, i - 2):
        return Shifted("M", 0), i + 1  # في 27 الجاري
    if j > i or (r.words[i - 1].isdecimal() and r.is_link("until", i - 2)):
        reference = unit_reference(r, j)
        if reference is not None and reference[0].unit == "M":
            return reference
    return None


def _places(r: Reader, i: int) -> bool:
    """Whether word *i* can stand before a day of this month: في, حتى, يوم, الخميس, غدا."""
    table = r.table
    word = r.words[i]
    joins = word == "و" or r.is_link("in", i) or r.is_link("to", i) or word in table.day_words
    return joins or word in table.weekdays or word in table.nearby


def month(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``مايو 2016``, ``كانون الأول/ديسمبر الماضي``, ``شهر مارس``, ``في أغسطس``."""
    found = month_name(r, i)
    if found is None:
        return None
    name, end, paired = found
    before = r.words[i - 1]
    if (r.glued(i) and before in ("/", "#", "_", "@")) or r.words[i - 2] in r.table.pseudo["quarter"]:
        return None  # مدينة 6 أكتوبر
    year, shift, _, end = month_tail(r, end, name.calendar == "hijri")
    said = Month(name.number, year, name.calendar, shift)
    start = i - 1 if r.is_link("month", i - 1) else i
    if name.alone == "full" or (
        year is None and shift is None and not paired and start == i and not _alone(r, i, name)
    ):
        return None
    return (Hit(start, end, said, "month"),)


def _alone(r: Reader, i: int, name: MonthName) -> bool:
    """Whether the bare name of a month is one, by what stands before it."""
    if name.alone == "yes":
        return True
    before, after = r.words[i - 1] if i else "\n", r.words[i + 1]
    to = r.link("to", i + 1)
    if to > i + 1 and r.words[to] in r.table.months:
        return True
    if name.alone == "after" and (_in_list(r, i + 1) or (r.joined(i) and before in r.table.months)):
        return True
    if name.alone != "after":
        return False
    if r.before("at", i) < i or before in r.table.mods:
        return True
    return name.calendar == "hijri" and (r.is_link("lunar", i - 1) or not (before.isalnum() or after.isalnum()))


def _in_list(r: Reader, i: int) -> bool:
    """Whether another month is joined by و at *i*."""
    return r.joined(i) and r.words[i] in r.table.months


def month_week(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``الأسبوع الأول من مايو 2016``, ``الأسبوع الأخير من الشهر الجاري``."""
    if not r.table.units[r.words[i]].definite:
        return _week_of_month(r, i, i + 1, -1 if r.is_link("final", i - 1) else 1 if r.is_link("first", i - 1) else 0)
    shift = r.phrase(r.table.shifts, i + 1)
    last = shift is not None and shift[0].kind == "last"
    ordinal = (-1, shift[1]) if last and shift else read_ordinal(r, i + 1)
    if ordinal is None or not (ordinal[0] == -1 or 1 <= ordinal[0] <= 5):
        return None
    return _week_of_month(r, i + 1, ordinal[1], ordinal[0])


def read_month(r: Reader, i: int) -> tuple[Month | Shifted, int] | None:
    """A month by name with its year, or one that is placed: ``مايو المقبل``, ``الشهر الجاري``."""
    name = month_name(r, i)
    if name is not None:
        year, shift, _, end = month_tail(r, name[1], name[0].calendar == "hijri")
        return Month(name[0].number, year, name[0].calendar, shift), end
    reference = unit_reference(r, i)
    return reference if reference is not None and reference[0].unit == "M" else None


def _week_of_month(r: Reader, start: int, i: int, number: int) -> tuple[Hit, ...] | None:
    """The month behind the n-th or the last (-1) of its weeks."""
    behind = month_behind(r, i) if number else None
    if behind is None:
        return None
    name, end = behind
    if isinstance(name, Shifted):
        return (Hit(start - 1, end, MonthPart("W", number, name), "month_week"),)
    year, shifted, _, end = month_tail(r, end, name.calendar == "hijri")
    return (
        Hit(start - 1, end, MonthPart("W", number, Month(name.number, year, name.calendar, shifted)), "month_week"),
    )
