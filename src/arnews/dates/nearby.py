"""Days by name and days told from today: ``أمس الأحد``, ``اليوم``, ``الليلة الماضية``, ``عيد الفطر``."""

from __future__ import annotations

from arnews.dates.days import date_beside, is_day_word, read_date
from arnews.dates.months import month_tail
from arnews.dates.numerals import read_ordinal
from arnews.dates.reader import Hit, Reader
from arnews.dates.said import Day, DayPart, Double, Feast, Said, Shifted


def nearby(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``أمس``, ``اليوم الأربعاء``, ``يوم أمس (الأحد)``, ``أول من أمس``, ``الليلة الماضية``."""
    found = r.phrase(r.table.nearby, i)
    if found is None:
        return None
    (unit, shift), end = found
    if r.words[end] in r.table.pseudo["need"] or (r.words[i - 1] in '"«“' and r.words[end] in '"»”'):
        return None  # الليلة التي, صحيفة "الغد"
    start = i
    if unit == "D" and shift == 0:
        if not _is_today(r, i):
            return None
        start = i - r.is_link("this", i - 1)
    elif unit == "D" and is_day_word(r, i - 1):
        start = i - 1
    if unit == "WE":
        if read_ordinal(r, end) is not None:
            return None
        after = r.phrase(r.table.shifts, end)
        return (Hit(i, after[1] if after else end, Shifted("WE", after[0].amount if after else 0), "nearby"),)
    if unit != "D":
        return (Hit(start, end, DayPart(unit, Shifted("D", shift)), "nearby"),)
    named = _weekday_beside(r, end)
    if named is not None:
        return (Hit(start, named[1], _on_weekday(named[0], shift), "nearby"),)
    return (Hit(start, end, Shifted("D", shift), "nearby"),)


def _on_weekday(said: Said | int, shift: int) -> Said:
    if isinstance(said, Day):
        return said._replace(from_today=shift)
    if isinstance(said, Double):
        return Double(said.day._replace(from_today=shift), said.other)
    return Shifted("D", shift, weekday=said) if isinstance(said, int) else said


def _is_today(r: Reader, i: int) -> bool:
    """Whether ``اليوم`` is today: not the day of a feast, the n-th day, a newspaper's name."""
    words, pseudo = r.words, r.table.pseudo
    before, after = words[i - 1] if i else "\n", words[i + 1]
    if not r.is_link("today", i):
        return False
    if after in r.table.weekdays and not r.is_link("that", i - 1):
        return True
    if (
        before in pseudo["paper"]
        or before in pseudo["whole_day"]
        or after in pseudo["ordinal_day"]
        or r.is_link("that", i - 1)
        or r.is_link("same", i - 1)
    ):
        return False
    if r.phrase(r.table.shifts, i + 1) is not None or r.is_link("times", i - 2):
        return False
    if r.is_link("this", i - 1):
        return r.words[i - 2] not in pseudo["anniversary"]
    return not r.is_link("in", i - 1) or after.isdecimal()


def _weekday_beside(r: Reader, i: int) -> tuple[Said | int, int] | None:
    """The weekday that stands behind ``اليوم`` or ``أمس``, bare or in brackets, with its date where there is one."""
    open_ = r.words[i] in ("(", "،", ",", "-")
    j = i + open_
    if is_day_word(r, j) and r.words[j + 1] in r.table.weekdays:
        j += 1
    day = r.table.weekdays.get(r.words[j])
    if day is None or not day.alone or (r.words[i] in ("،", ",", "-") and not r.words[j + 1].isdecimal()):
        dated_ = read_date(r, j) if r.words[j].isdecimal() or (r.words[j] in r.table.numbers and not open_) else None
        return dated_ if dated_ is not None and not open_ else None
    beside = date_beside(r, j + 1, day.number)
    end = beside[1] if beside else j + 1
    adjective = None if beside else r.phrase(r.table.shifts, end)
    end = adjective[1] if adjective is not None and not adjective[0].kind else end
    if r.words[i] == "(":
        if r.words[end] != ")":
            return None
        end += 1
    return (beside[0] if beside else day.number), end


def feast(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``عيد الفطر``, ``رأس السنة الميلادية``, ``عاشوراء``."""
    found = r.phrase(r.table.feasts, i)
    if found is None:
        return None
    named, end = found
    year, shift, _, end = month_tail(r, end, named.calendar == "hijri")
    start = i - 1 if is_day_word(r, i - 1) else i
    which = read_ordinal(r, i - 2) if i > 1 and r.is_link("days_of", i - 1) else None
    if which is not None and which[1] == i - 1 and which[0] <= named.days:
        named = named._replace(day=named.day + which[0] - 1, days=1)
        start = i - 2
    return (Hit(start, end, Feast(*named, year, shift), "feast"),)
