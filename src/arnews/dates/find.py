"""Finds what is said of time, rule by rule; knows no context."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from attrs import define

from arnews.dates import clock, days, figures, joins, lengths, months, nearby, spells, units
from arnews.dates.reader import Hit, Reader, reader
from arnews.dates.said import Clock, Day, Month, Said, Weekday
from arnews.dates.tense import tense_at
from arnews.lexicon.calendar import CalendarWords, Unit
from arnews.scan import Scan

Rule = Callable[[Reader, int], tuple[Hit, ...] | None]

# What may begin at a word, in the order in which it is tried.
DIGITS: Final[tuple[Rule, ...]] = (clock.clock, days.dated, figures.month_numeric, lengths.counted, units.year_alone)
YEAR: Final[tuple[Rule, ...]] = (units.year_alone,)
NONE: Final[tuple[Rule, ...]] = ()
NUMBER_WORDS: Final[tuple[Rule, ...]] = (days.dated, lengths.counted, clock.hour_in_words)
PARTS: Final[tuple[Rule, ...]] = (spells.year_part, lengths.fraction)
DEFINITE_UNIT: Final[dict[str, tuple[Rule, ...]]] = {
    "H": (clock.hour,),
    "D": (units.per, units.unit_placed),
    "W": (units.per, months.month_week, units.unit_placed),
    "M": (units.per, units.unit_placed),
    "Y": (units.per, units.year_named, units.unit_placed),
    "CE": (spells.century, units.unit_placed),
}
ONE_UNIT: Final[dict[str, tuple[Rule, ...]]] = {
    "W": (months.month_week, lengths.one),
    "Y": (units.year_named, lengths.one),
}


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


@define(frozen=True, slots=True)
class Anchors:
    """Where expressions may begin: the rules at each word, and at a number by the word behind it."""

    rules: dict[str, tuple[Rule, ...]]
    behind_digits: dict[str, tuple[Rule, ...]]
    behind_words: dict[str, tuple[Rule, ...]]


@lru_cache(maxsize=8)
def anchors_of(table: CalendarWords) -> Anchors:
    """The rules that may begin at each word of the tables."""
    found: dict[str, tuple[Rule, ...]] = {}
    for words, rule in (
        (table.feasts, nearby.feast), (table.nearby, nearby.nearby), (table.months, months.month),
        (table.weekdays, days.weekday), (table.parts, clock.day_part), (table.seasons, spells.season),
        (table.decades, spells.decade), (table.recurring, units.recurring),
    ):  # fmt: skip
        for word in words:
            found[word] = (*found.get(word, ()), rule)
    for word, number in table.numbers.items():
        found[word] = found.get(word, ()) + (PARTS if number.kind == "part" else NUMBER_WORDS)
    for word, unit in table.units.items():
        found[word] = found.get(word, ()) + _rules_of(unit)
    behind = _behind(table)
    return Anchors(
        found,
        {word: tuple(rule for rule in DIGITS if rule in rules) for word, rules in behind.items()},
        {word: tuple(rule for rule in NUMBER_WORDS if rule in rules) for word, rules in behind.items()},
    )


def _behind(table: CalendarWords) -> dict[str, set[Rule]]:
    """What a number may begin, by the word that stands behind it."""
    links = table.links
    dated, time = (days.dated,), (clock.clock, clock.hour_in_words)
    found: dict[str, set[Rule]] = {}
    for words, rules in (
        (table.months, dated), (links["month"], dated), (links["equals"], dated),
        (links["to"], (days.dated, units.year_alone)), (links["of"], (days.dated, clock.hour_in_words, units.year_alone)), (links["of_it"], dated),
        (table.units, (lengths.counted, units.year_alone)), (table.numbers, (*NUMBER_WORDS, units.year_alone)),
        (table.parts, (*time, units.year_alone)), (table.zones, (*time, units.year_alone)),
        (links["zone"], (*time, units.year_alone)), (table.eras, YEAR), (links["except"], time),
        (("(",), (*time, units.year_alone)),
        ((":", ";", "؛"), (*time, units.year_alone)), ((".", ",", "،"), DIGITS),
        (("/", "-", "–", "—", "\\"), (*DIGITS, *dated)),
        (("و",), (days.dated, *time, units.year_alone)),
    ):  # fmt: skip
        for word in words:
            found.setdefault(word, set()).update(rules)
    return found


def _rules_of(unit: Unit) -> tuple[Rule, ...]:
    """The rules for a unit that its form does not shut out."""
    if unit.how_many == 2:
        return (units.years_listed, units.unit_placed, lengths.dual)
    if unit.how_many == 3:
        return (units.years_listed, lengths.many) if unit.code == "Y" else (lengths.many,)
    if unit.definite:
        return DEFINITE_UNIT.get(unit.code, (units.unit_placed,))
    return ONE_UNIT.get(unit.code, (lengths.one,))


def find(scanned: Scan, table: CalendarWords) -> list[Found]:
    """Every expression of time in a text, in order, none over another."""
    places = anchors_of(table)
    rules_at = places.rules
    words = scanned.words
    # A word that sorts before ":" is a mark or a number; nothing else is looked at that is in no table.
    anchors = [i for i, word in enumerate(words) if word in rules_at or "0" <= word < ":"]
    found: list[Found] = []
    if not anchors:
        return found
    r = reader(scanned, table)
    done = 0
    for i in anchors:
        if i < done:
            continue
        word = r.words[i]
        rules = rules_at.get(word)
        if rules is None:
            rules = places.behind_digits.get(r.words[i + 1], YEAR if len(word) == 4 else NONE)
        elif rules is NUMBER_WORDS:
            rules = places.behind_words.get(r.words[i + 1], NONE)
        for rule in rules:
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
        elif found and type(hit.said) is Clock:
            hit, one = joins.on_day(r, found[-1], hit)
            if one:
                found.pop()
        elif found and hit.first - found[-1].end <= 2:
            joins.share(r, found, hit)
        tense = tense_at(r, hit.first, hit.end) if _needs_tense(hit.said) else None
        found.append(
            Found(hit.first, hit.end, hit.said, hit.rule, hit.mod, tense, r.table.proclitics.get(r.words[hit.first], 0))
        )
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
