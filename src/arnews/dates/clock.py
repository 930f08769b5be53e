"""Times of day: ``الساعة العاشرة والنصف صباحا``, ``10:30 بتوقيت غرينتش``, ``مساء الأحد``, ``ليل الجمعة السبت``."""

from __future__ import annotations

from arnews.dates.days import day_of_month, read_date, read_weekday
from arnews.dates.nearby import nearby
from arnews.dates.numerals import read_number, read_ordinal
from arnews.dates.reader import Hit, Reader
from arnews.dates.said import Clock, Day, DayPart, Double, Range, Recurring, Said, Shifted, Weekday
from arnews.dates.units import unit_reference


def any_day(r: Reader, i: int) -> tuple[Said, int] | None:
    """The day that a part of it or an hour belongs to: ``أمس الجمعة``, ``يوم الأحد``, ``20 مارس``."""
    j = i
    unit = r.table.units.get(r.words[j])
    if unit is not None and unit.code == "D" and not unit.definite:
        j += 1
    leaning = unit_reference(r, i)
    if leaning is not None and leaning[0].unit == "D" and leaning[0].leaning:
        return leaning
    j += r.is_link("this", j) and r.words[j + 1] in r.table.nearby
    found = nearby(r, j)
    if found is not None and isinstance(found[0].said, (Shifted, Day, Double)):
        return found[0].said, found[0].end
    if r.words[j] in r.table.weekdays:
        return read_weekday(r, j)
    if r.words[j].isdecimal() or r.words[j] in r.table.numbers:
        hits = day_of_month(r, j)
        return (hits[0].said, hits[0].end) if hits is not None and len(hits) > 1 else read_date(r, j)
    return None


def day_part(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``مساء أمس الجمعة``, ``فجر الأحد``, ``ليل السبت - الأحد``, ``منتصف ليل الخميس``."""
    found = r.phrase(r.table.parts, i)
    if found is None or found[0].kind not in ("head", "both", "midnight"):
        return None
    part, end = found
    this = r.link("of", end) if r.words[end] == "من" else end
    day = any_day(r, this)
    if day is None:
        return (Hit(i - 1, end, Recurring("P1D"), "every"),) if r.is_link("each", i - 1) else None
    said, stop = day
    if isinstance(said, Weekday) and part.code == "NI":
        stop = _night_between(r, stop, said)
    start = i
    return (Hit(start, stop, DayPart(part.code, said), "day_part"),)


def _night_between(r: Reader, i: int, first: Weekday) -> int:
    """Where ``ليل الجمعة السبت`` ends: a night is named by both its days."""
    j = i + (r.words[i] == "/" or r.is_link("to", i))
    second = r.table.weekdays.get(r.words[j])
    return j + 1 if second is not None and second.number == first.weekday % 7 + 1 else i


def hour(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``الساعة العاشرة والنصف صباحا بتوقيت غرينتش``, ``الساعة 10,30 من مساء الخميس``."""
    j = i + 1 + (r.words[i + 1] in ("ال", ":"))
    ordinal = read_ordinal(r, j) or _first_hour(r, j)
    if ordinal is not None:
        time: tuple[int, int, int | None, int] | None = (ordinal[0], 0, None, ordinal[1])
    else:
        time = _digits(r, j) or _bare_hour(r, j)
    if time is None or time[0] > 24:
        return None
    hours, minutes, seconds, end = time
    if minutes == 0 and seconds is None:
        hours, minutes, end = _minutes(r, hours, end)
    return _finish(r, i, end, hours, minutes, seconds, "hour")


def _first_hour(r: Reader, i: int) -> tuple[int, int] | None:
    """``الواحدة``, the only hour that is no ordinal."""
    number = r.table.numbers.get(r.words[i])
    return (1, i + 1) if number is not None and number.value == 1 else None


def _bare_hour(r: Reader, i: int) -> tuple[int, int, int | None, int] | None:
    """``الساعة 6``, and ``الساعة 0955`` as wires write it."""
    word = r.words[i]
    if not word.isdecimal() or len(word) not in (1, 2, 4):
        return None
    value = int(word)
    if len(word) == 4:
        return (value // 100, value % 100, None, i + 1) if value // 100 < 24 and value % 100 < 60 else None
    return (value, 0, None, i + 1) if value <= 24 else None


def _digits(r: Reader, i: int) -> tuple[int, int, int | None, int] | None:
    """``10:30``, ``10,30``, ``09:28:54``."""
    words = r.words
    first, mark, second = words[i : i + 3]
    if not first.isdecimal() or not second.isdecimal() or mark not in (":", ",", ".", "،", ";", "؛") or len(first) > 2:
        return None
    if len(second) != 2 or not (r.glued(i + 1) and r.glued(i + 2)) or int(first) > 24 or int(second) > 59:
        return None
    if (
        mark == ":"
        and words[i + 3] == ":"
        and words[i + 4].isdecimal()
        and len(words[i + 4]) == 2
        and r.glued(i + 4)
        and int(words[i + 4]) < 60
    ):
        return int(first), int(second), int(words[i + 4]), i + 5
    return int(first), int(second), None, i + 3


def _minutes(r: Reader, hours: int, i: int) -> tuple[int, int, int]:
    """The halves, quarters and minutes in words behind an hour: ``والنصف``, ``إلا ربعا``, ``و20 دقيقة``."""
    words = r.words
    less = r.is_link("except", i)
    j = i + less
    if not less and not r.joined(i) and words[i] != "و":
        return hours, 0, i
    j += words[j] == "و"
    number = r.table.numbers.get(words[j])
    minutes = 0
    if number is not None and number.kind == "part":
        minutes, j = 60 // number.value, j + 1
    elif r.is_link("quarter", j):
        minutes, j = 15, j + 1
    else:
        found = read_number(r, j)
        unit = r.table.units.get(words[found[1]]) if found else r.table.units.get(words[j])
        if found is None and unit is not None and unit.code == "MIN" and unit.how_many < 3:
            return (hours - 1, 60 - unit.how_many, j + 1) if less else (hours, unit.how_many, j + 1)
        if found is None or unit is None or unit.code != "MIN" or not 0 < found[0] < 60:
            return hours, 0, i
        minutes, j = int(found[0]), found[1] + 1
    return (hours - 1, 60 - minutes, j) if less else (hours, minutes, j)


def clock(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``10:30``, ``18:32 ت م``, ``10 صباحا``, ``14,00 ت غ``: an hour that no word announces."""
    before = r.words[i - 1] if i else "\n"
    if i and r.glued(i) and before in ":/.,-+%#":
        return None
    time = _digits(r, i)
    if time is None:
        word = r.words[i]
        value = int(word) if word.isdecimal() and len(word) < 3 else None
        part = r.phrase(r.table.parts, i + 1)
        if value is None or not 0 < value <= 24 or part is None or part[0].kind not in ("adverb", "both"):
            return None
        time = (value, 0, None, i + 1)
    elif r.words[i + 1] != ":" and _zone(r, time[3])[1] == time[3]:
        part = r.phrase(r.table.parts, time[3])
        if part is None or part[0].kind not in ("adverb", "both"):
            return None
    elif r.words[time[3]] == ":" and r.glued(time[3]) and r.words[time[3] + 1].isdecimal():
        return None
    hours, minutes, seconds, end = time
    return _finish(r, i, end, hours, minutes, seconds, "clock")


def hour_in_words(r: Reader, i: int) -> tuple[Hit, ...] | None:
    """``العاشرة مساء``, ``السادسة والنصف بتوقيت غرينتش``: an hour that only what follows it betrays."""
    if not r.words[i].endswith("ه") or not (ordinal := read_ordinal(r, i) or _first_hour(r, i)) or ordinal[0] > 12:
        return None
    hours, minutes, end = _minutes(r, ordinal[0], ordinal[1])
    if r.joined(end) and r.is_link("between", i - 1) and (later := hour_in_words(r, end)) is not None:
        last = later[0].said
        assert isinstance(last, Clock)  # noqa: S101 - ``بين`` stands before the first hour alone
        first = last._replace(hour=hours if last.hour < 13 or hours > 11 else hours + 12, minute=minutes)
        return (Hit(i - 1, later[0].end, Range(first, last), "between"),)
    part = r.phrase(r.table.parts, r.link("of", end))
    if (part is None or part[0].kind in ("short", "definite")) and _zone(r, end)[1] == end:
        return None
    if part is not None and part[0].kind == "head" and any_day(r, part[1]) is None:
        return None
    return _finish(r, i, end, hours, minutes, None, "hour_in_words")


def _finish(
    r: Reader, start: int, end: int, hours: int, minutes: int, seconds: int | None, rule: str
) -> tuple[Hit, ...] | None:
    """The part of the day, the zone and the day behind an hour, in any order."""
    zone, part, day = "", "", None
    while True:
        skip = end + (r.words[end] in ("،", ",") and not zone)
        zone_found = _zone(r, end) if not zone else ("", end)
        if zone_found[1] > end:
            zone, end = zone_found
            continue
        named = r.phrase(r.table.parts, r.link("of", end)) if not part else None
        if named is not None:
            word, stop = named
            if word.kind in ("head", "both"):
                of_day = any_day(r, stop)
                if of_day is not None:
                    part, (day, end) = word.code, of_day
                    continue
            if word.kind in ("adverb", "both", "definite", "midnight", "after") or (
                word.kind == "short" and not _is_engineer(r, end)
            ):
                part, end = word.code, stop
                continue
        if day is None:
            of_day = any_day(r, r.link("of", skip)) if r.words[skip] != "," else None
            if of_day is not None:
                day, end = of_day
                continue
        break
    hours = _on_the_clock(hours, part)
    if hours > 24 or (hours == 24 and minutes):
        return None
    return (Hit(start, end, Clock(hours % 24, minutes, seconds, zone, day, part), rule),)


def _is_engineer(r: Reader, i: int) -> bool:
    """Whether ``م.`` at *i* is a title: ``الساعة 10 م. سالم``, not ``الساعة 10 م.`` at the end."""
    return r.words[i] == "م" and r.words[i + 1] == "." and r.words[i + 2] != "\n"


def _on_the_clock(hours: int, part: str) -> int:
    """The hour of twenty-four that an hour of twelve and a part of the day make."""
    if hours > 12 or not part:
        return hours
    if part in ("AF", "EV", "NO"):
        return hours if part == "NO" and hours >= 10 else hours % 12 + 12
    if part == "NI":
        return hours + 12 if 6 <= hours < 12 else hours % 12
    return hours % 12 if hours == 12 else hours


def _zone(r: Reader, i: int) -> tuple[str, int]:
    """The zone named at *i*, with or without ``بتوقيت``; brackets around it are read over."""
    open_ = r.words[i] in ("(", ")")
    j = i + open_
    named = r.link("zone", j)
    found = r.phrase(r.table.zones, named)
    if found is None or (named == j and not _abbreviation(r, j)):
        return "", i
    zone, end = found
    end += r.is_link("local", end)
    if open_ and r.words[end] == ")":
        end += 1
    elif open_ and r.words[i] == "(":
        return "", i
    return zone, end


def _abbreviation(r: Reader, i: int) -> bool:
    """Whether a zone may stand without ``بتوقيت``: its letters alone, ``ت غ``, ``GMT``."""
    word = r.words[i]
    return len(word) <= 2 or word.isascii() or r.is_link("zone", i)
