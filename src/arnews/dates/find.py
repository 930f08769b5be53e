"""Finds what is said of time, rule by rule; knows no context."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from attrs import define

from arnews.dates import clock, days, joins, lengths, units
from arnews.dates.reader import Hit, Reader, reader
from arnews.dates.said import Day, Month, Said, Weekday
from arnews.dates.tense import tense_at
from arnews.lexicon.calendar import CalendarWords, Unit
from arnews.scan import Scan

Rule = Callable[[Reader, int], tuple[Hit, ...] | None]

# What may begin at a word, in the order in which it is tried.
DIGITS: Final[tuple[Rule, ...]] = (clock.clock, days.dated, days.month_numeric, lengths.counted, units.year_alone)
NUMBER_WORDS: Final[tuple[Rule, ...]] = (days.dated, lengths.counted, clock.hour_in_words)
PARTS: Final[tuple[Rule, ...]] = (units.year_part, lengths.fraction)
MONTHS: Final[tuple[Rule, ...]] = (days.month,)
WEEKDAYS: Final[tuple[Rule, ...]] = (days.weekday,)
NEARBY: Final[tuple[Rule, ...]] = (days.nearby,)
UNITS: Final[tuple[Rule, ...]] = (
    clock.hour,
    units.per,
    units.year_named,
    units.years_listed,
    units.century,
    days.month_week,
    units.unit_placed,
    lengths.dual,
    lengths.many,
    lengths.one,
)
DAY_PARTS: Final[tuple[Rule, ...]] = (clock.day_part,)
FEASTS: Final[tuple[Rule, ...]] = (days.feast,)
SEASONS: Final[tuple[Rule, ...]] = (units.season,)
DECADES: Final[tuple[Rule, ...]] = (units.decade,)
RECURRING: Final[tuple[Rule, ...]] = (units.recurring,)


@define(slots=True)
class Found:
    """An expression: its words, what it says, the rule that found it, and the tense about it."""

    first: int
    end: int
    said: Said
    rule: str
    mod: str | None
    tense: str | None
    proclitic: int = 0
    """How many letters of the first word stand before the expression."""


@lru_cache(maxsize=8)
def starters(table: CalendarWords) -> dict[str, tuple[Rule, ...]]:
    """The rules that may begin at each word of the tables and at each number in digits."""
    found: dict[str, tuple[Rule, ...]] = {}
    for words, rules in (
        (table.feasts, FEASTS), (table.nearby, NEARBY), (table.months, MONTHS), (table.weekdays, WEEKDAYS),
        (table.parts, DAY_PARTS), (table.seasons, SEASONS), (table.decades, DECADES), (table.recurring, RECURRING),
    ):  # fmt: skip
        for word in words:
            found[word] = found.get(word, ()) + rules
    for word, number in table.numbers.items():
        found[word] = found.get(word, ()) + (PARTS if number.kind == "part" else NUMBER_WORDS)
    for word, unit in table.units.items():
        found[word] = found.get(word, ()) + _rules_of(unit)
    found.update(dict.fromkeys([*map(str, range(10000)), *(f"0{n}" for n in range(10)), *(f"0{n:03}" for n in range(0))], DIGITS))
    found.update(dict.fromkeys((f"{n:04}" for n in range(1000)), DIGITS))
    return found


def _rules_of(unit: Unit) -> tuple[Rule, ...]:
    """The rules for a unit that its form does not shut out."""
    if unit.count == 2:
        return (units.years_listed, units.unit_placed, lengths.dual)
    if unit.count == 3:
        return (units.years_listed, lengths.many) if unit.code == "Y" else (lengths.many,)
    if not unit.definite:
        return (units.year_named, units.unit_placed, lengths.one) if unit.code == "Y" else (days.month_week, units.unit_placed, lengths.one)
    return UNITS


def find(scanned: Scan, table: CalendarWords) -> list[Found]:
    """Every expression of time in a text, in order, none over another."""
    rules_at = starters(table)
    words = scanned.words
    anchors = [i for i, word in enumerate(words) if word in rules_at]
    if not anchors:
        return []
    r = reader(scanned, table)
    found: list[Found] = []
    done = 0
    for i in anchors:
        if i < done:
            continue
        for rule in rules_at[words[i]]:
            hits = rule(r, i)
            if hits:
                done = _take(r, hits, found, done)
                break
    return found


def _take(r: Reader, hits: tuple[Hit, ...], found: list[Found], done: int) -> int:
    """Add what a rule found to what was found before it, joined to it where both are one range."""
    for hit in hits:
        if hit.first < done and found and hit.first < found[-1].end:
            continue
        hit = joins.with_mod(r, joins.yearly(r, hit), done)
        if found and hit.first - found[-1].end <= 3 and (whole := joins.range_of(r, found[-1], hit)) is not None:
            found.pop()
            hit = whole
        elif found and hit.first - found[-1].end <= 2:
            joins.share(r, found, hit)
        tense = tense_at(r, hit.first, hit.end) if _needs_tense(hit.said) else None
        found.append(Found(hit.first, hit.end, hit.said, hit.rule, hit.mod, tense, r.table.proclitics.get(r.words[hit.first], 0)))
        done = hit.end
    return done


def _needs_tense(said: Said) -> bool:
    """Whether the tense decides which day or month is meant."""
    kind = type(said)
    if kind is Weekday:
        return said.shift is None  # type: ignore[union-attr]
    if kind is Day or kind is Month:
        return said.year is None and said.shift is None  # type: ignore[union-attr]
    inner = getattr(said, "day", None) or getattr(said, "first", None)
    return isinstance(inner, tuple) and _needs_tense(inner)  # type: ignore[arg-type]
