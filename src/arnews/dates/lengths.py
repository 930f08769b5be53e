"""How long: ``ثلاثة أيام``, ``ساعة ونصف``, ``الأشهر الثلاثة الماضية``; and what ``قبل`` and ``كل`` make of it."""

from __future__ import annotations

from typing import Final

from arnews.dates.months import month_behind, month_tail
from arnews.dates.numerals import is_definite, read_number
from arnews.dates.periods import length_value
from arnews.dates.reader import Hit, Reader
from arnews.dates.said import FirstOf, Length, Month, Recurring, Said, Shifted, Some, Year
from arnews.dates.tense import tense_at
from arnews.dates.units import read_year
from arnews.lexicon.calendar import Unit

_HALF: Final = {
    "MIN": (30, "S"), "H": (30, "MIN"), "D": (12, "H"), "W": (3, "D"), "M": (15, "D"), "Y": (6, "M"),
    "DE": (5, "Y"), "CE": (50, "Y"),
}  # fmt: skip
# Up to how many a length behind «بعد» is still told from today, where no verb says so.
_SOON: Final = {"D": 31, "W": 8, "M": 12}
_QUARTER: Final = {"H": (15, "MIN"), "Y": (3, "M"), "CE": (25, "Y")}


def counted(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """A number and a unit: ``11 عاما``, ``ثلاثة أشهر``, ``24 ساعة``, ``خمسة الأعوام المقبلة``."""
    number = read_number(r, i)
    if number is None:
        return None
    amount, j = number
    start = i - 1 if r.words[i - 1] == "ال" and r.glued(i) else i
    unit = r.table.units.get(r.words[j])
    if (r.words[j - 1] in r.table.pseudo["percent"] and r.is_link("of", i - 1)) or (
        unit is not None and unit.code == "NIGHT" and amount > 30
    ):
        return None
    if unit is None or r.joined(j) or unit.how_many == 2 or unit.code == "SEASON" or (unit.code == "S" and amount < 3):
        return None
    if unit.code == "Y" and unit.how_many == 1 and len(r.words[j + 1]) == _YEAR and r.words[j + 1].isdecimal():
        return None  # من 340 عام 2003
    if unit.how_many == 1 and (unit.definite or (unit.code == "D" and _names_day(r, j + 1))):
        return None
    return _finish(r, start, j + 1, float(amount), unit, "counted")


def dual(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``يومين``, ``عامان``, ``الشهرين الماضيين``."""
    unit = r.table.units[r.words[i]]
    if unit.how_many != 2 or r.words[i].endswith(("ي",)) or unit.code == "SEASON":
        return None
    opening = _first_of(r, i, i + 1, (2.0, unit.code)) if unit.definite or r.is_link("first", i - 1) else None
    return opening or _finish(r, i, i + 1, 2.0, unit, "dual")


def _first_of(r: Reader, start: int, i: int, length: tuple[float, str]) -> tuple[Hit, ...] | None:
    """``الأشهر العشرة الأولى من السنة الجارية``, ``أول شهرين من 2016``: with the whole that they are the first of."""
    before = r.is_link("first", start - 1) or r.is_link("final", start - 1)
    last = r.is_link("final", start - 1) or (not before and r.is_link("lasts", i))
    if not before and not (last or r.is_link("firsts", i)):
        return None
    j = r.link("of", i if before else i + 1)
    if j == (i if before else i + 1):
        return None
    found = _whole_year(r, j, i if before else i + 1) if length[1] == "M" else _whole_month(r, j)
    if found is None:
        return None
    return (Hit(start - before, found[1], FirstOf(length, found[0], last), "first_of"),)


def ten_days(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``العشر الأواخر من رمضان``: days of a month that are counted without their name."""
    number = read_number(r, i)
    if number is None or not is_definite(r, i):
        return None
    return _first_of(r, i, number[1], (float(number[0]), "D"))


def _whole_year(r: Reader, j: int, i: int) -> tuple[Year | Shifted, int] | None:
    """The year that months are the first of; ``السنة`` alone is this one."""
    year = read_year(r, i)
    if year is not None and year[0] is not None:
        return (Year(year[0]) if isinstance(year[0], int) else year[0]), year[2]
    unit = r.table.units.get(r.words[j])
    if unit is not None and unit.code == "Y" and unit.definite and unit.how_many == 1:
        return Shifted("Y", 0), j + 1
    return None


def _whole_month(r: Reader, j: int) -> tuple[Month | Shifted, int] | None:
    """The month that days or weeks are the first of."""
    behind = month_behind(r, j - 1)
    if behind is None:
        return None
    name, end = behind
    if isinstance(name, Shifted):
        return name, end
    year, shift, _, end = month_tail(r, end, name.calendar == "hijri")
    return Month(name.number, year, name.calendar, shift), end


def one(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """One unit, where the words beside it say that it is a length: ``لمدة عام``, ``بعد شهر``, ``يوم واحد``."""
    unit = r.table.units[r.words[i]]
    if unit.how_many != 1 or unit.definite or unit.code in ("SEASON", "NIGHT"):
        return None
    j = r.link("whole", i + 1)
    if j == i + 1:
        halved = r.table.numbers.get(r.words[j])
        halves = halved is not None and halved.kind == "part" and r.joined(j)
        if unit.code in ("S", "MIN") or not (halves or _measures(r, i)):
            return None
        if unit.code in ("DE", "CE") and r.words[j] != "من":
            return None
        definite = r.words[j].startswith("ال") and not r.is_link("to", j)
        if definite and r.words[j] not in r.table.shifts and unit.code in ("W", "M"):
            return None
    if _is_other(r, i, j, unit):
        return None
    return _finish(r, i, j, 1.0, unit, "one")


def _is_other(r: Reader, i: int, j: int, unit: Unit) -> bool:
    """Whether the unit belongs to something else: ``يوم الأحد``, ``شهر مايو``, ``يوما بعد يوم``, ``ساعة متأخرة``."""
    before, after = r.table.units.get(r.words[i - 2]), r.table.units.get(r.words[j + 1])
    if r.is_link("ahead", i - 1) and before is not None and before.code == unit.code:
        return True
    if r.is_link("after_or_of", j) and after is not None and after.code == unit.code:
        return True
    if unit.code == "M":
        return r.words[j] in r.table.months or r.words[j] in r.table.pseudo["month_name"]
    if unit.code == "D":
        return _names_day(r, i + 1)
    return unit.code == "H" and (r.words[i - 1] == "/" or r.is_link("in", i - 1) or r.is_link("late", j))


def _names_day(r: Reader, i: int) -> bool:
    """Whether the words at *i* say which day ``يوم`` is: ``منذ يوم 2 أكتوبر``, ``طوال يوم العيد``."""
    if r.words[i] in r.table.weekdays or r.words[i].isdecimal():
        return True
    return r.phrase(r.table.feasts, i) is not None or r.phrase(r.table.nearby, i) is not None


def _measures(r: Reader, i: int) -> bool:
    """Whether what stands before *i* measures: ``لمدة``, ``بعد``, ``نحو``; or a proclitic does: ``لعام`` no."""
    if r.is_link("each", i - 1):
        return True
    if r.words[i - 1] == "من":
        return r.words[i - 2] in r.table.pseudo["more_or_less"]
    return r.before("length", i) < i


def many(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """Units in the plural: ``الأشهر الثلاثة الماضية``, ``السنوات الخمس``, ``الأيام المقبلة``, ``عدة أيام``."""
    unit = r.table.units[r.words[i]]
    if unit.how_many != 3 or unit.code == "SEASON":
        return None
    if not unit.definite:
        return (Hit(i, i + 1, Some(unit.code), "many"),) if r.is_link("some", i - 1) else None
    j = i + 1
    j += r.words[j] == "ال"
    number = read_number(r, j)
    if number is not None:
        opening = _first_of(r, i, number[1], (float(number[0]), unit.code))
        if opening is not None:
            return opening
        toward = _toward(r, number[1])
        if toward is not None or r.words[j - 1] != "ال":
            amount, end = float(number[0]), (toward[1] if toward else number[1])
            return (Hit(i, end, Length(((amount, unit.code),), toward[0] if toward else 0), "many"),)
    j += r.is_link("few", j)
    toward = _toward(r, j)
    return (Hit(i, toward[1], Some(unit.code), "many"),) if toward else None


def fraction(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``نصف ساعة``, ``ربع قرن``, ``ثلث ساعة``."""
    number = r.table.numbers[r.words[i]]
    unit = r.table.units.get(r.words[i + 1])
    if number.kind != "part" or unit is None or unit.how_many != 1 or unit.definite:
        return None
    share = {2: _HALF, 4: _QUARTER}.get(number.value, {}).get(unit.code)
    if share is None and number.value == 3 and unit.code == "H":
        share = (20, "MIN")
    if share is None or r.joined(i):
        return None
    end = r.link("whole", i + 2)
    return _placed(r, i, end, ((float(share[0]), share[1]),), unit, "fraction")


def _toward(r: Reader, i: int) -> tuple[int, int] | None:
    """The adjective behind a length: ``الماضية`` -1, ``المقبلة`` +1."""
    shift = r.phrase(r.table.shifts, i)
    return (
        (shift[0].amount, shift[1]) if shift is not None and shift[0].amount and shift[0].kind in ("", "last") else None
    )


def _finish(r: Reader, start: int, end: int, amount: float, unit: Unit, rule: str) -> tuple[Hit, ...] | None:
    """The rest of a length: its smaller units, its halves; then its place in time."""
    if _is_age(r, start, end):
        return None
    if (unit.how_many == 3 and unit.definite) or (unit.how_many == 2 and unit.definite):
        toward = _toward(r, end)
        if toward is None and unit.how_many == 2:
            return None
    parts = [(amount, unit.code)]
    while (r.joined(end) or r.words[end] == "و") and len(parts) < 4:
        more = _more(r, end + (r.words[end] == "و"), unit)
        if more is None:
            break
        parts.append(more[0])
        end = more[1]
    return _placed(r, start, end, tuple(parts), unit, rule)


def _more(r: Reader, i: int, unit: Unit) -> tuple[tuple[float, str], int] | None:
    """``ونصف``, ``ونصف الشهر``, ``وثلاثة أيام``, ``و20 دقيقة`` behind a length."""
    word = r.words[i]
    number = r.table.numbers.get(word)
    if number is not None and number.kind == "part":
        share = (_HALF if number.value == 2 else _QUARTER if number.value == 4 else {}).get(unit.code)
        after = r.table.units.get(r.words[i + 1])
        end = i + 2 if after is not None and after.code == unit.code and after.how_many == 1 else i + 1
        return ((float(share[0]), share[1]), end) if share else None
    found = read_number(r, i)
    if found is not None:
        after = r.table.units.get(r.words[found[1]])
        if (
            after is not None
            and not after.definite
            and after.how_many != 2
            and _ORDER.index(after.code) < _ORDER.index(unit.code)
        ):
            return (float(found[0]), after.code), found[1] + 1
        return None
    after = r.table.units.get(word)
    if (
        after is not None
        and after.how_many == 2
        and not after.definite
        and _ORDER.index(after.code) < _ORDER.index(unit.code)
    ):
        return (2.0, after.code), i + 1
    return None


_YEAR: Final = 4
_ORDER: Final = ("S", "MIN", "H", "D", "NIGHT", "W", "M", "SEASON", "Y", "DE", "CE")


def _placed(
    r: Reader, start: int, end: int, parts: tuple[tuple[float, str], ...], unit: Unit, rule: str
) -> tuple[Hit, ...]:
    """A length, or the date that ``قبل``, ``منذ``, ``كل`` or ``الماضية`` makes of it."""
    toward = _toward(r, end)
    if toward is not None:
        return (Hit(start, toward[1], Length(parts, toward[0]), rule),)
    lead = start - 1
    if r.is_link("each", lead):
        return (Hit(lead, end, Recurring(_period(parts)), "every"),)
    if r.is_link("final", lead):
        return (Hit(lead, end, Length(parts, -1), rule),)
    lead, mod = _behind_mod(r, start)
    said: Said = Length(parts)
    if r.is_link("ago", lead) and parts[0][1] not in ("S", "MIN", "H"):
        leaning = r.is_link("leaning", end) and not r.is_link("of_time", end + 1)
        if r.words[end] == "من" and r.is_link("of_time", end + 1):
            end += 2
        if not leaning or r.is_link("since", lead):
            said = _back(parts)
        return (Hit(lead, end, said, "ago", mod),)
    if r.is_link("ahead", lead):
        return (Hit(lead, end, _ahead(r, said, parts, lead, end), "after", mod),)
    return (_plain(r, start, end, parts, rule),)


def _plain(r: Reader, start: int, end: int, parts: tuple[tuple[float, str], ...], rule: str) -> Hit:
    """A length with ``أول`` or ``بعد ذلك`` before it; and ``يوما واحدا في الأسبوع``, which recurs."""
    start -= r.is_link("first", start - 1)
    start = r.before("after_that", start)
    per = r.table.units.get(r.words[end + 1]) if parts[0][1] == "D" and r.is_link("in", end) else None
    if per is not None and per.definite and per.how_many == 1 and per.code in ("W", "M", "Y"):
        return Hit(start, end + 2, Recurring(f"P1{per.code}"), "per")
    return Hit(start, end, Length(parts), rule)


def _behind_mod(r: Reader, start: int) -> tuple[int, str | None]:
    """The word before a length and its modifiers, and the modifier: ``بعد مرور عام``, ``منذ نحو 4 أعوام``."""
    found = r.mod_before(start)
    at, mod = (found[1], found[0]) if found is not None and found[0] in ("approx", "before", "after") else (start, None)
    return at - 1 - r.is_link("passing", at - 1), mod


def _ahead(r: Reader, said: Said, parts: tuple[tuple[float, str], ...], lead: int, end: int) -> Said:
    """``بعد أسبوع``: a date where the clause speaks of what is to come, a length where it is counted from an event."""
    behind = r.link("whole", end)
    tense = tense_at(r, lead, end)
    if r.is_link("leaning", behind) or parts[0][1] in ("S", "MIN", "H") or tense == "past":
        return said
    if tense is None and (r.words[behind].isalpha() or parts[0][0] > _SOON.get(parts[0][1], 2)):
        return said
    return Shifted(parts[0][1], int(parts[0][0]), counted=True)


def _back(parts: tuple[tuple[float, str], ...]) -> Shifted:
    amount, code = parts[0]
    rest = sum(int(n) * {"D": 1, "W": 7, "M": 30}.get(c, 0) for n, c in parts[1:])
    if amount != int(amount):
        rest += int((amount - int(amount)) * {"Y": 365, "M": 30, "W": 7}.get(code, 0))
    return Shifted(code, -int(amount), counted=True, days=-rest)


def _period(parts: tuple[tuple[float, str], ...]) -> str:
    return length_value(parts)


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdecimal()


def _is_age(r: Reader, start: int, end: int) -> bool:
    """Whether the years are somebody's age: ``(33 عاما)``, ``البالغ من العمر 24 عاما``."""
    unit = r.table.units.get(r.words[end - 1])
    if unit is None or unit.code not in ("Y", "M"):
        return False
    before, after = r.words[start - 1], r.words[end]
    if (before == "(" and after == ")") or (before in ("،", ",", "(", "-") and after in ("،", ",", ")", "-")):
        return True
    if before in '"»”' and len(r.words[start - 2]) == 1:
        return True  # المتهم "م.ع" 32 سنة
    ages = r.single["age"]
    if after == "من" and r.words[end + 1] in ages:
        return True
    # سنه is his age, and not the سنة of a year
    return any(r.words[k] in ages and not _is_year(r.words[k + 1]) for k in range(max(0, start - 4), start))
