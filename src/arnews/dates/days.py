"""Days and months: ``الاثنين 20 آذار/مارس``, ``20/3/2017``, ``مايو الماضي``, ``أمس الأحد``, feasts, two calendars at once."""

from __future__ import annotations

from arnews.dates.numerals import read_number, read_ordinal
from arnews.dates.reader import Hit, Reader
from arnews.dates.said import Day, Double, Month, MonthPart, Range, Said, Shifted, Weekday, YearSaid
from arnews.dates.said import Feast as FeastSaid
from arnews.dates.units import LAST_YEAR, read_era, read_year, unit_reference
from arnews.lexicon.calendar import Month as MonthName

_SEPARATORS = ("/", "-", "–", ".", "\\")
_OPEN, _CLOSE = ("(", "[", "«"), (")", "]", "»")


def month_name(r: Reader, i: int) -> tuple[MonthName, int, bool] | None:
    """A month by one name or by two that mean the same; and whether it has two."""
    found = r.phrase(r.table.months, i)
    if found is None:
        return None
    month, end = found
    paired = False
    for _ in range(2):
        second = _second_name(r, end, month)
        if not second:
            break
        end, paired = second, True
    return month, end, paired


def _second_name(r: Reader, i: int, month: MonthName) -> int:
    """Where another name of the same month ends that stands at *i* behind a slash, in brackets, or bare; else 0."""
    mark = r.words[i]
    brackets = mark in _OPEN
    j = i + (brackets or mark in ("/", "-", "–", "\\", "،", ","))
    other = r.phrase(r.table.months, j)
    if other is None and mark == "/" and r.words[j].isalpha() and r.words[j + 1].isdecimal() and len(r.words[j + 1]) == 4:
        return j + 1  # a misspelt second name
    if other is None or other[0][:2] != month[:2] or r.words[j] == r.words[i - 1]:
        return 0
    if not brackets:
        return other[1]
    end = other[1]
    if r.words[end] == "/" and (third := r.phrase(r.table.months, end + 1)) is not None:
        end = third[1]
    return end + 1 if r.words[end] in _CLOSE else 0


def month_tail(r: Reader, i: int, hijri: bool) -> tuple[YearSaid, int | None, str, int]:
    """What stands behind a month: its year, or ``الماضي``; the calendar that an era names; the end."""
    year = read_year(r, i, hijri)
    if year is not None:
        return year[0], None, year[1], year[2]
    shift = r.phrase(r.table.shifts, i)
    if shift is not None and shift[0].kind in ("", "lean", "before") and abs(shift[0].amount) < 2:
        amount, end = shift[0].amount, shift[1]
        return (Shifted("Y", 0, leaning=True), None, "", end) if shift[0].kind == "lean" and not amount else (None, amount, "", end)
    era, end = read_era(r, i) if hijri else ("", i)
    return None, None, era, end


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
        month = _month_behind(r, j)
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
    last = read_numeric(r, i) if r.words[i].isdecimal() and r.words[i - 1].isalpha() else None
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


def _month_behind(r: Reader, i: int) -> tuple[MonthName | Shifted, int] | None:
    """The month of a day: by name, ``من الشهر الجاري``, or ``منه``."""
    j = r.link("of", i)
    if r.words[i] in ("/", "-", "–", "،", ",") and not r.words[i + 1].isdecimal():
        j = i + 1
    j = r.link("month", j) if r.is_link("month", j) and r.phrase(r.table.months, j + 1) else j
    name = month_name(r, j)
    if name is not None:
        return name[0], name[1]
    if r.is_link("of_it", i):
        return Shifted("M", 0, leaning=True), i + 1
    if j > i:
        reference = unit_reference(r, j)
        if reference is not None and reference[0].unit == "M":
            return reference
    return None


def _days_with(r: Reader, days: list[tuple[int, int, int]], month: tuple[MonthName | Shifted, int], *, ranged: bool) -> tuple[Hit, ...] | None:
    """The days found, with the month and the year that stand behind the last of them."""
    name, end = month
    if isinstance(name, Shifted):
        said = [Day(number, 0, name) for number, _, _ in days]
    else:
        year, shift, era, end = month_tail(r, end, name.calendar == "hijri")
        if name.alone == "full" and not isinstance(year, int):
            return None
        if name.alone == "day" and year is None and shift is None and r.words[days[-1][2]] in ("-", "–", "/"):
            return None
        said = [Day(number, name.number, year, name.calendar, 0, shift) for number, _, _ in days]
    first = days[0][1]
    if ranged:
        if len(said) == 2 and said[0].day < said[1].day:
            return (Hit(first, end, Range(said[0], said[1]), "day_range"),)
        return None
    spans = [(at, stop) for _, at, stop in days[:-1]] + [(days[-1][1], end)]
    return tuple(Hit(at, stop, day, "day_of_month") for (at, stop), day in zip(spans, said, strict=True))


def numeric(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``20/3/2017``, ``2017-03-20``, ``11-10-2021``, ``1436/10/26هـ``, ``3/2017``."""
    found = read_numeric(r, i)
    return (Hit(i, found[1], found[0], "numeric"),) if found is not None else None


def read_numeric(r: Reader, i: int) -> tuple[Day | Month, int] | None:
    """A date in figures that begins at word *i*."""
    words = r.words
    if i and r.glued(i) and (words[i - 1] in "/-.+:%$" or words[i - 1].isdecimal()):
        return None
    first, mark, second = words[i : i + 3]
    if mark not in _SEPARATORS or len(first) > 4 or not second.isdecimal() or len(second) > 4 or not _close(r, i + 1, mark):
        return None
    third = words[i + 4] if words[i + 3] == mark and words[i + 4].isdecimal() and _close(r, i + 3, mark) else ""
    if not third:
        return _month_and_year(r, i, first, mark, second)
    end = i + 5
    if len(third) > 4 or (words[end] in ("/", "-", ".") and r.glued(end) and words[end + 1].isdecimal() and r.glued(end + 1)):
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
    hijri = (era == "hijri" or not era) and 1300 <= year <= 1500 or (era == "hijri" and year < 1600)
    if not (1 <= month <= 12 and 1 <= day <= (30 if hijri else 31)) or not (FIRST <= year <= LAST_YEAR):
        return None
    return Day(day, month, year, "hijri" if hijri else "gregorian"), end


FIRST = 1000


def _close(r: Reader, i: int, mark: str) -> bool:
    """Whether the mark at *i* binds: a slash may have spaces about it, a dash or a point may not."""
    return mark == "/" or (r.glued(i) and r.glued(i + 1))


def _month_and_year(r: Reader, i: int, first: str, mark: str, second: str) -> tuple[Month, int] | None:
    """``3/2017``."""
    if mark not in "/-" or len(second) != 4 or len(first) > 2 or not (1 <= int(first) <= 12 and 1900 <= int(second) <= 2100):
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


def month(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``مايو 2016``, ``كانون الأول/ديسمبر الماضي``, ``شهر مارس``, ``في أغسطس``."""
    found = month_name(r, i)
    if found is None:
        return None
    name, end, paired = found
    before = r.words[i - 1]
    if r.glued(i) and before in ("/", "#", "_", "@"):
        return None
    year, shift, era, end = month_tail(r, end, name.calendar == "hijri")
    said = Month(name.number, year, name.calendar, shift)
    start = i - 1 if r.is_link("month", i - 1) else i
    if name.alone == "full" or (year is None and shift is None and not paired and start == i and not _alone(r, i, name)):
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
    if name.alone != "after":
        return False
    if r.before("at", i) < i or before in r.table.mods:
        return True
    return name.calendar == "hijri" and (r.is_link("lunar", i - 1) or not (before.isalnum() or after.isalnum()))


def weekday(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``الاثنين``, ``يوم الاثنين 20 آذار/مارس``, ``الجمعة الماضية``, ``السبت (20 مايو)``."""
    found = read_weekday(r, i)
    if found is None:
        return None
    start = i - 1 if _is_day_word(r, i - 1) else i
    if r.is_link("each", start - 1):
        from arnews.dates.said import Recurring

        return (Hit(start - 1, i + 1, Recurring("P1W"), "every"),)
    return (Hit(start, found[1], found[0], "weekday"),)


def _is_day_word(r: Reader, i: int) -> bool:
    unit = r.table.units.get(r.words[i]) if i >= 0 else None
    return unit is not None and unit.code == "D" and unit.count != 3 and not unit.definite


def read_weekday(r: Reader, i: int) -> tuple[Said, int] | None:
    """A weekday with its adjective and the date that stands beside it."""
    words, pseudo = r.words, r.table.pseudo
    day = r.table.weekdays.get(words[i])
    if day is None:
        return None
    before = words[i - 1] if i else "\n"
    after_day = _is_day_word(r, i - 1) or r.is_link("each", i - 1)
    if not after_day and (not day.alone or before in pseudo["not_weekday"] or words[i + 1] in pseudo["after_weekday"]):
        return None
    end = i + 1
    shift = r.phrase(r.table.shifts, end)
    amount = None
    if shift is not None and shift[0].kind in ("", "lean", "before"):
        amount, end = shift[0].amount, shift[1]
    dated = _date_beside(r, end, day.number) or _to_weekday(r, end, day.number)
    if dated is not None:
        return dated
    return Weekday(day.number, amount), end


def _to_weekday(r: Reader, i: int, weekday_number: int) -> tuple[Said, int] | None:
    """``الأحد، 5 – الخميس، 9 مارس``: the end gives the beginning its month."""
    j = i + (r.words[i] in ("،", ","))
    if not r.words[j].isdecimal() or len(r.words[j]) > 2 or (to := r.link("to", j + 1)) == j + 1:
        return None
    last = read_weekday(r, to)
    if last is None or not isinstance(last[0], Day) or not last[0].day > int(r.words[j]):
        return None
    return Range(last[0]._replace(day=int(r.words[j]), weekday=weekday_number), last[0]), last[1]


def _date_beside(r: Reader, i: int, weekday_number: int) -> tuple[Said, int] | None:
    """The date beside a weekday, behind a comma, in brackets or after ``الموافق``."""
    mark = r.words[i]
    open_ = mark in _OPEN
    apart = open_ or mark in ("،", ",", "-", "–")
    if not (apart or mark.isdecimal() or mark in r.table.numbers or mark in r.table.links["equals"]):
        return None
    j = i + apart
    equals = r.link("equals", j)
    number = r.words[equals]
    if not number.isdecimal() and number not in r.table.numbers:
        return None
    found = read_date(r, equals) or (day_and_month(r, equals) if equals > j or not open_ else None)
    if found is None:
        return None
    said, end = found
    if open_:
        if r.words[end] not in _CLOSE:
            return None
        end += 1
    if isinstance(said, Day):
        return said._replace(weekday=weekday_number), end
    if isinstance(said, Double):
        return Double(said.day._replace(weekday=weekday_number), said.other), end
    return None


def read_date(r: Reader, i: int) -> tuple[Said, int] | None:
    """One day in figures or by its month's name, with its other calendar where both are given."""
    if r.words[i].isdecimal() and (found := read_numeric(r, i)) is not None:
        return double(r, *found) if isinstance(found[0], Day) else None
    hits = day_of_month(r, i)
    if hits is None or len(hits) != 1 or not isinstance(hits[0].said, Day):
        return None
    return double(r, hits[0].said, hits[0].end)


def double(r: Reader, day: Day, end: int) -> tuple[Said, int]:
    """The day with the same day of the other calendar that stands behind it, if one does."""
    j = r.link("equals", end)
    mark = r.words[end]
    if j == end and mark in ("/", "(", "-", "–", "،", ",", "=", ":"):
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
    hits = numeric(r, i) if r.words[i].isdecimal() else None
    hits = hits or day_of_month(r, i)
    if hits is not None and len(hits) > 1 and _is_day_word(r, i - 1):
        hits = (hits[0]._replace(first=i - 1), *hits[1:])
    if hits is None or len(hits) != 1 or not isinstance(hits[0].said, Day):
        return hits
    said, end = double(r, hits[0].said, hits[0].end)
    start = i - 1 if r.words[i - 1] == "ال" else i
    start = start - 1 if _is_day_word(r, start - 1) else start
    return (Hit(start, end, said, "two_calendars" if isinstance(said, Double) else hits[0].rule),)


def nearby(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``أمس``, ``اليوم الأربعاء``, ``يوم أمس (الأحد)``, ``أول من أمس``, ``الليلة الماضية``."""
    found = r.phrase(r.table.nearby, i)
    if found is None:
        return None
    (unit, shift), end = found
    start = i
    if unit == "D" and shift == 0:
        if not _is_today(r, i):
            return None
        start = i - r.is_link("this", i - 1)
    elif unit == "D" and _is_day_word(r, i - 1):
        start = i - 1
    if unit == "WE":
        if read_ordinal(r, end) is not None:
            return None
        after = r.phrase(r.table.shifts, end)
        return (Hit(i, after[1] if after else end, Shifted("WE", after[0].amount if after else 0), "nearby"),)
    if unit != "D":
        from arnews.dates.said import DayPart

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
    if before in "\"«“" and after in "\"»”":
        return False
    if before in pseudo["paper"] or before in pseudo["whole_day"] or after in pseudo["ordinal_day"] or r.is_link("that", i - 1) or r.is_link("same", i - 1):
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
    if _is_day_word(r, j) and r.words[j + 1] in r.table.weekdays:
        j += 1
    day = r.table.weekdays.get(r.words[j])
    if day is None or not day.alone or (r.words[i] in ("،", ",", "-") and not r.words[j + 1].isdecimal()):
        dated_ = read_date(r, j) if r.words[j].isdecimal() or (r.words[j] in r.table.numbers and not open_) else None
        return dated_ if dated_ is not None and not open_ else None
    beside = _date_beside(r, j + 1, day.number)
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
    year, shift, era, end = month_tail(r, end, named.calendar == "hijri")
    start = i - 1 if _is_day_word(r, i - 1)  else i
    return (Hit(start, end, FeastSaid(*named, year, shift), "feast"),)


def month_week(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``الأسبوع الأول من مايو 2016``, ``الأسبوع الأخير من الشهر الجاري``."""
    unit = r.table.units[r.words[i]]
    if unit.code != "W" or unit.count != 1:
        return None
    if not unit.definite:
        return _week_of_month(r, i, i + 1, -1 if r.is_link("final", i - 1) else 1 if r.is_link("first", i - 1) else 0)
    shift = r.phrase(r.table.shifts, i + 1)
    last = shift is not None and shift[0].kind == "last"
    ordinal = (-1, shift[1]) if last and shift else read_ordinal(r, i + 1)
    if ordinal is None or not (ordinal[0] == -1 or 1 <= ordinal[0] <= 5):
        return None
    return _week_of_month(r, i + 1, ordinal[1], ordinal[0])


def _week_of_month(r: Reader, start: int, i: int, number: int) -> tuple[Hit, ...] | None:
    """The month behind the n-th or the last (-1) of its weeks."""
    behind = _month_behind(r, i) if number else None
    if behind is None:
        return None
    name, end = behind
    if isinstance(name, Shifted):
        return (Hit(start - 1, end, MonthPart("W", number, name), "month_week"),)
    year, shifted, _, end = month_tail(r, end, name.calendar == "hijri")
    return (Hit(start - 1, end, MonthPart("W", number, Month(name.number, year, name.calendar, shifted)), "month_week"),)


def month_numeric(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``3/2017``; and ``5/3 – 9/3``, a range of days in figures."""
    hits = numeric(r, i)
    if hits is not None:
        return hits
    if i and r.glued(i):
        return None
    first = day_and_month(r, i)
    if first is None or r.words[i + 1] != "/":
        return None
    if r.is_link("dated", i - 1):
        return (Hit(i, first[1], first[0], "numeric"),)
    to = r.link("to", first[1])
    second = day_and_month(r, to) if to > first[1] else None
    if second is None or r.words[to + 1] != "/":
        return None
    return (Hit(i, second[1], Range(first[0], second[0]), "day_range"),)
