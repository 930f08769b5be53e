"""Years and units placed by an adjective: ``عام 2014``, ``2015-2016``, ``العام الماضي``, ``هذا الأسبوع``."""

from __future__ import annotations

from typing import Final

from arnews.dates.numerals import read_number, read_ordinal
from arnews.dates.reader import Hit, Reader
from arnews.dates.said import Range, Recurring, Shifted, Year, YearSaid
from arnews.lexicon.calendar import Shift, Unit

FIRST_YEAR, LAST_YEAR = 1000, 2199
_BARE_FIRST, _BARE_LAST = 1800, 2100
_LISTED: Final = 30  # years of a list that are read back to the word that places the first


def unit_reference(r: Reader, i: int) -> tuple[Shifted, int] | None:
    """A unit placed by an adjective or a pronoun: ``العام الماضي``, ``هذا الشهر``, ``تلك السنة``, ``نفس الأسبوع``."""
    this = other = i
    if r.words[i] in r.table.pointers:
        this = r.link("this", i)
        other = this if this > i else r.link("that", i)
        other = other if other > i else r.link("same", i)
    unit = r.table.units.get(r.words[other])
    if unit is None or not unit.definite or unit.how_many != 1 or unit.code in ("S", "MIN", "H"):
        return None
    if unit.code == "DE" and (
        other > i or (said := r.phrase(r.table.shifts, i + 1)) is None or said[0].kind or not said[0].amount
    ):
        return None
    end = other + 1
    code = unit.code
    if r.words[end] in r.table.kinds:
        code, end = ("SCHOOL" if r.is_link("school", end) else unit.code), end + 1
    shift = r.phrase(r.table.shifts, end)
    if shift is not None and _allows(shift[0], code):
        before = shift[0].kind == "before" and code == "Y"
        return Shifted(code, shift[0].amount, before or shift[0].kind == "lean", loose=before), shift[1]
    if other == i:
        return None
    return Shifted(code, 0, other != this), end


def _allows(shift: Shift, code: str) -> bool:
    """Whether an adjective of its kind may place the unit: ``القرن الأخير`` is no century of its own."""
    return shift.kind in ("", "lean", "before") or (shift.kind == "new" and code in ("SEASON", "SCHOOL"))


def read_era(r: Reader, i: int) -> tuple[str, int]:
    """The calendar that the words at *i* name, if any; a bracket around it is read over."""
    open_ = r.words[i] == "("
    if r.words[i + open_] not in r.table.eras:
        return "", i
    found = r.phrase(r.table.eras, i + open_)
    if found is None or (open_ and r.words[found[1]] != ")"):
        return "", i
    return found[0], found[1] + open_


def read_year(r: Reader, i: int, hijri: bool = False) -> tuple[YearSaid, str, int] | None:
    """The year behind a day, month or quarter: ``2014``, ``من عام 2014``, ``1436 هـ``, ``العام الماضي``."""
    words, units = r.words, r.table.units
    if words[i] not in r.table.year_leads and not words[i].isdecimal():
        return None
    j = i + (words[i] in (",", "،") and len(words[i + 1]) == 4)
    j += words[j] in ("-", "/") and r.glued(j) and len(words[j + 1]) == 4
    j += words[j] == "." and not r.glued(j) and r.glued(j + 1) and len(words[j + 1]) == 4
    j = r.link("of", j)
    reference = unit_reference(r, j)
    if reference is not None:
        explicit = _year_beside(r, reference[1]) if reference[0].unit == "Y" else None
        if explicit is not None:
            return explicit[0].year, explicit[0].calendar if explicit[0].sure else "", explicit[1]
        return (reference[0], "", reference[1]) if reference[0].unit in ("Y", "SCHOOL") else None
    unit = units.get(words[j])
    named = unit is not None and unit.code == "Y" and unit.how_many == 1
    if named:
        j += 1
    number = read_number(r, j) if named or words[j].isdecimal() else None
    if number is None or (not named and j > i and words[j - 1] == "في"):
        return None
    year, end = int(number[0]), number[1]
    era, after = read_era(r, end)
    if not era and (year != number[0] or not FIRST_YEAR <= year <= LAST_YEAR or (end > j + 1 and not named)):
        return None
    calendar = era or ("hijri" if hijri and year < 1550 else "")
    return (-year if era == "bc" else year), "gregorian" if era == "bc" else calendar, after


def year_named(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``عام 2014``, ``سنة 44 ق.م``, ``عام ألفين وأربعة عشر``, ``العام الهجري 1436``."""
    j = i + 1
    j += r.words[j] in r.table.kinds
    if not r.words[j].isdecimal() and r.words[j] not in r.table.numbers:
        return None
    number = read_number(r, j)
    if number is None or number[0] != int(number[0]):
        return None
    year, end = int(number[0]), number[1]
    era, end = read_era(r, end)
    if not era and (not 100 <= year <= 2300 or (number[1] == j + 1 and len(r.words[j]) < 3)):
        return None
    era = era or read_era(r, j - 1)[0]
    said = _year(year, era)
    joined = _year_range(r, end, year, era)
    if joined is not None:
        first = said if said.sure else joined[0]._replace(year=said.year)
        return (Hit(i, joined[1], Range(first, joined[0]), "year_range"),)
    return (Hit(i, end, said, "year_named"),)


def _year(year: int, era: str) -> Year:
    return Year(-year if era == "bc" else year, "hijri" if era == "hijri" else "gregorian", bool(era))


def _year_range(r: Reader, i: int, year: int, era: str) -> tuple[Year, int] | None:
    """The second year of ``2014/2015`` or ``2015-2016``, glued to the first or parted from it by a dash."""
    if r.words[i] not in ("/", "-", "–", "—") or not r.words[i + 1].isdecimal():
        return None
    text = r.words[i + 1]
    second = int(text) if len(text) == 4 else year // 100 * 100 + int(text) if len(text) == 2 else 0
    if not year < second <= year + 150 or (len(text) == 2 and second != year + 1):
        return None
    era_after, end = read_era(r, i + 2)
    return _year(second, era_after or era), end


def years_listed(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``عامي 2010 و2014``, ``الأعوام 2010 و2011 و2012``: one date for each, or a range after ``بين``."""
    hits: list[Hit] = []
    j = first = i + 1
    while len(hits) < 12 and r.words[j].isdecimal() and FIRST_YEAR <= int(r.words[j][:5]) <= LAST_YEAR:
        era, end = read_era(r, j + 1)
        hits.append(Hit(i if j == first else j, end, _year(int(r.words[j]), era), "years_listed"))
        j = end + 1 if r.words[end] in ("و", "،", ",") else end
        j += r.words[j] == "و" and j > end
    to = r.link("to", hits[0].end) if len(hits) == 1 else 0
    if to > hits[0].end if hits else False:
        later = r.words[to]
        if later.isdecimal() and len(later) == 4 and int(r.words[first]) < int(later) <= LAST_YEAR:
            return (Hit(i, to + 1, Range(hits[0].said, _year(int(later), "")), "year_range"),)
    if len(hits) == 1:
        joined = _year_range(r, hits[0].end, int(r.words[first]), "")
        return (Hit(i, joined[1], Range(hits[0].said, joined[0]), "year_range"),) if joined else tuple(hits)
    return tuple(hits) or None


def year_alone(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """A year in digits after a word that can only place it in time: ``في 2014``, ``منذ 2011``, ``أواخر 2014``."""
    words = r.words
    word, before = words[i], words[i - 1] if i else "\n"
    if len(word) != 4 or not (_BARE_FIRST <= int(word) <= _BARE_LAST or 1400 <= int(word) < 1500):
        return None
    if before in r.table.pseudo["not_year"] or (i and r.glued(i) and _spoils(before)):
        return None
    era, end = read_era(r, i + 1)
    ranged = None if era else _years_between(r, i, end, int(word))
    if ranged is not None:
        return (ranged,)
    after, placed = words[end], _places(r, i)
    if after in "-/.:,%+" and words[end + 1].isdecimal() and r.glued(end + 1):
        return None
    if era:
        return (
            (Hit(i, end, _year(int(word), era), "year_alone"),)
            if placed or (int(word) < 1550) == (era == "hijri")
            else None
        )
    if not placed or int(word) < _BARE_FIRST or after in r.table.pseudo["counted"]:
        return None
    return (Hit(i, end, _year(int(word), era), "year_alone"),)


def _spoils(mark: str) -> bool:
    """Whether a number that touches the mark is part of something longer than a year."""
    return mark in "-/.,:%$+*#_&=@" or (mark.isascii() and mark.isalnum())


def _years_between(r: Reader, i: int, end: int, year: int) -> Hit | None:
    """``2015-2016``, ``(1902 - 1985)``, ``من 2009 إلى 2011``: two years that are one range."""
    first = _year(year, "")
    if r.is_link("from", i - 1) and (to := r.link("to", end)) > end:
        to += r.words[to] == "." and r.glued(to + 1)
        later = r.words[to]
        if later.isdecimal() and len(later) == 4 and year < int(later) <= _BARE_LAST:
            return Hit(i - 1, to + 1, Range(first, _year(int(later), "")), "year_range")
    joined = _year_range(r, end, year, "")
    if joined is None:
        return None
    last, stop = joined
    first = last._replace(year=year) if last.sure else first
    dashed = r.words[end] != "/" and len(r.words[end + 1]) == 4 and last.year <= year + 60
    bracketed = r.words[i - 1] == "(" and r.words[stop] == ")"
    if year + 1 == last.year or dashed or bracketed or _places(r, i):
        return Hit(i, stop, Range(first, last), "year_range")
    return None


def _places(r: Reader, i: int) -> bool:
    """Whether the word before *i* sets what follows it in time, or joins it to a year that was set so."""
    before = r.words[i - 1]
    first = max(2, i - 2 * _LISTED)
    while before == "و" and i > first and len(r.words[i - 2]) == 4 and r.words[i - 2].isdecimal():
        i -= 2
        before = r.words[i - 1]
    return (r.words[i - 2] if before == "ال" and i > 1 else before) in r.table.placing


def unit_placed(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``العام الماضي``, ``هذا الأسبوع``, ``الشهر نفسه``; in a pair, ``العامين الماضي والجاري``."""
    words, table = r.words, r.table
    if words[i + 1] not in table.shifts and words[i - 1] not in table.placers and words[i + 1] not in table.kinds:
        return None
    start = i - (words[i - 1] in table.pointers and _points(r, i))
    if words[i] in r.single["general_year"] and words[start - 1] in table.pseudo["general"]:
        return None
    unit = table.units[words[i]]
    if unit.definite and unit.how_many == 2:
        return _two_units(r, i, unit)
    found = unit_reference(r, start)
    if found is None:
        return _unit_with_mod(r, i, unit)
    said, end = found
    if said.unit == "D" and not said.leaning and said.amount == 0:
        return None
    explicit = _year_beside(r, end) if said.unit == "Y" else None
    if explicit is not None:
        return (Hit(start, explicit[1], explicit[0], "unit_placed"),)
    return _paired(r, Hit(start, end, said, "unit_placed"), said)


def _points(r: Reader, i: int) -> bool:
    """Whether the word before the unit points at it; in ``جاء ذلك للعام الثاني`` it does not."""
    return not r.words[i].startswith("لل") and any(r.is_link(role, i - 1) for role in ("this", "that", "same"))


def _paired(r: Reader, hit: Hit, said: Shifted) -> tuple[Hit, ...]:
    """The unit, and the same unit once more for each adjective joined to its own: ``الشهر الماضي والجاري``."""
    end = hit.end
    if not r.joined(end):
        return (hit,)
    hits = [hit]
    while r.joined(end) and len(hits) < 4 and r.phrase(r.table.shifts, end) is None:
        bare = r.words[end][1:]
        again = next((s for tail, s in r.table.shifts.get(bare, ()) if not tail), None)
        if again is None:
            break
        hits.append(Hit(end, end + 1, Shifted(said.unit, again.amount, again.kind == "lean"), "unit_placed"))
        end += 1
    return tuple(hits)


def _year_beside(r: Reader, i: int) -> tuple[Year, int] | None:
    """The year in figures behind ``العام الحالي``, bare or in brackets."""
    open_ = r.words[i] == "("
    word = r.words[i + open_]
    if not word.isdecimal() or len(word) != 4 or not (1300 <= int(word) <= LAST_YEAR):
        return None
    era, end = read_era(r, i + open_ + 1)
    if open_ and r.words[end] != ")":
        return None
    return _year(int(word), era), end + open_


def _unit_with_mod(r: Reader, i: int, unit: Unit) -> tuple[Hit, ...] | None:
    """``مطلع العام``, ``نهاية الشهر``: this year's and this month's."""
    if unit.code not in ("Y", "M", "W") or not unit.definite or r.words[i].startswith("لل"):
        return None
    mod = next((entry for tail, entry in r.table.mods.get(r.words[i - 1], ()) if not tail), None)
    if mod not in ("start", "mid", "end") or r.joined(i):
        return None
    if r.words[i + 1] in r.table.kinds or read_ordinal(r, i + 1) is not None:
        return None
    return (Hit(i, i + 1, Shifted(unit.code, 0), "unit_placed"),)


def per(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``مرتين في الشهر``: how often, by the unit in which it is counted."""
    unit = r.table.units[r.words[i]]
    if (
        not (r.is_link("in", i - 1) or r.is_link("each", i - 1))
        or not r.is_link("times", i - 2)
        or unit.code not in ("D", "W", "M", "Y")
    ):
        return None
    return (Hit(i - 2, i + 1, Recurring(f"P1{unit.code}"), "per"),)


def _two_units(r: Reader, i: int, unit: Unit) -> tuple[Hit, ...] | None:
    """``العامين الماضي والجاري``: two units, each with its own adjective."""
    first = r.phrase(r.table.shifts, i + 1)
    if first is None or r.words[first[1]][0] != "و" or r.words[i + 1].endswith("ين"):
        return None
    second = next((s for tail, s in r.table.shifts.get(r.words[first[1]][1:], ()) if not tail), None)
    if second is None:
        return None
    return (
        Hit(i, first[1], Shifted(unit.code, first[0].amount), "unit_placed"),
        Hit(first[1], first[1] + 1, Shifted(unit.code, second.amount), "unit_placed"),
    )


def recurring(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``سنويا``, ``يوميا``."""
    return (Hit(i, i + 1, Recurring(r.table.recurring[r.words[i]]), "recurring"),)
