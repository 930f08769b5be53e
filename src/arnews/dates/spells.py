"""Spells of years: decades, centuries, seasons, quarters and halves."""

from __future__ import annotations

from arnews.dates.months import read_month
from arnews.dates.numerals import is_definite, read_ordinal
from arnews.dates.reader import Hit, Reader
from arnews.dates.said import Century, Decade, MonthPart, Part, Shifted
from arnews.dates.units import read_era, read_year, unit_reference


def decade(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``التسعينيات``, ``تسعينيات القرن الماضي``, ``ستينات القرن التاسع عشر``."""
    tens = r.table.decades[r.words[i]]
    j = i + 1
    j += r.words[j] == "من"
    unit = r.table.units.get(r.words[j])
    if unit is not None and unit.code == "CE" and unit.definite:
        ordinal = read_ordinal(r, j + 1)
        if ordinal is not None:
            return (Hit(i, ordinal[1], Decade(tens, century=ordinal[0] - 1), "decade"),)
        shift = r.phrase(r.table.shifts, j + 1)
        if shift is not None:
            return (Hit(i, shift[1], Decade(tens, shift=shift[0].amount), "decade"),)
    if (r.words[j - 1] == "من" and r.is_link("age", j)) or any(r.is_link("person", k) for k in range(max(0, i - 3), i)):
        return None
    era, end = read_era(r, i + 1)
    if era == "hijri":
        return (Hit(i, end, Decade(tens, calendar="hijri"), "decade"),)
    return (Hit(i, i + 1, Decade(tens), "decade"),) if is_definite(r, i) or r.before("at", i) < i else None


def century(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``القرن التاسع عشر``, ``القرن الرابع قبل الميلاد``, ``القرن الـ19``."""
    unit = r.table.units[r.words[i]]
    if unit.code != "CE" or not unit.definite or unit.how_many != 1 or r.is_link("rhino", i - 1):
        return None
    j = i + 1 + (r.words[i + 1] == "ال")
    number = read_ordinal(r, j) or (r.words[j].isdecimal() and len(r.words[j]) < 3 and (int(r.words[j]), j + 1)) or None
    if number is None or not 1 <= number[0] <= 30:
        return None
    era, end = read_era(r, number[1])
    return (Hit(i, end, Century(number[0], era == "bc", "hijri" if era == "hijri" else "gregorian"), "century"),)


def season(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``صيف 2015``, ``الصيف الماضي``, ``هذا الصيف``, ``صيف العام الماضي``."""
    word = r.words[i]
    code = r.table.seasons[word]
    start = i - 1 if r.is_link("this", i - 1) or r.is_link("season", i - 1) else i
    year = read_year(r, i + 1)
    if year is not None and year[1] != "hijri":
        return (Hit(start, year[2], Part(code, year[0]), "season"),)
    shift = r.phrase(r.table.shifts, i + 1)
    definite = is_definite(r, i)
    if shift is not None and definite and shift[0].kind in ("", "lean"):
        return (Hit(start, shift[1], Part(code, shift=shift[0].amount), "season"),)
    if r.is_link("this", i - 1) and definite:
        return (Hit(start, i + 1, Part(code, shift=0), "season"),)
    if definite and r.is_link("holiday", i - 1):
        return (Hit(i, i + 1, Part(code, shift=0), "season"),)
    if definite and (r.is_link("ago", i - 1) or r.is_link("ahead", i - 1) or r.is_link("until", i - 1)):
        return (Hit(i, i + 1, Part(code), "season"),)
    return None


def year_part(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``الربع الأول من 2016``, ``النصف الثاني من العام``, ``النصف الأول من مارس``, ``الثلث الأخير من الشهر``."""
    number = r.table.numbers.get(r.words[i])
    if number is None or number.kind != "part" or not is_definite(r, i):
        return None
    ordinal = read_ordinal(r, i + 1)
    if ordinal is None:
        shift = r.phrase(r.table.shifts, i + 1)
        if shift is None:
            return None
        if shift[0].kind == "" and number.value == 4:
            return (Hit(i, shift[1], Part("Q", shift=shift[0].amount), "year_part"),)
        ordinal = (number.value if shift[0].kind == "last" else 0, shift[1])
    if not 1 <= ordinal[0] <= number.value:
        return None
    found = _part_of(r, i, number.value, *ordinal)
    return (found,) if found is not None else None


def _part_of(r: Reader, i: int, parts: int, which: int, end: int) -> Hit | None:
    """The year or the month that a half, a third or a quarter is of."""
    code = {2: "H", 3: "T", 4: "Q"}[parts] + str(which)
    year = read_year(r, end)
    if year is not None and parts != 3:
        return Hit(i, year[2], Part(code, year[0], calendar=year[1] or "gregorian"), "year_part")
    j = r.link("of", end)
    if j > end and _is_this_year(r, j):
        return Hit(i, j + 1, Part(code, Shifted("Y", 0)), "year_part")
    month = read_month(r, j) if j > end else None
    if month is not None:
        return Hit(i, month[1], MonthPart(code[0], which, month[0]), "year_part")
    after = r.phrase(r.table.shifts, end)
    if after is not None and after[0].kind == "" and parts == 4:
        return Hit(i, after[1], Part(code, shift=after[0].amount), "year_part")
    return Hit(i, end, Part(code), "year_part") if parts == 4 and r.before("at", i) < i else None


def _is_this_year(r: Reader, i: int) -> bool:
    """Whether the word at *i* is ``العام`` or ``السنة`` with nothing that places it elsewhere."""
    unit = r.table.units.get(r.words[i])
    bare = unit is not None and unit.code == "Y" and unit.definite and unit.how_many == 1
    return bare and unit_reference(r, i) is None
