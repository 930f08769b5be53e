"""Finds what is said of time, rule by rule; knows no context."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from attrs import define

from arnews.dates import clock, days, figures, joins, lengths, months, nearby, spells, units
from arnews.dates.reader import Hit, Reader, reader
from arnews.dates.said import Clock, Day, DayPart, Month, Part, Range, Said, Weekday
from arnews.dates.tense import tense_at
from arnews.lexicon.calendar import CalendarWords, Unit
from arnews.scan import Scan

Rule = Callable[[Reader, int], tuple[Hit, ...] | None]

# What may begin at a word, in the order in which it is tried.
DIGITS: Final[tuple[Rule, ...]] = (clock.clock, days.dated, figures.month_numeric, lengths.counted, units.year_alone)
YEAR: Final[tuple[Rule, ...]] = (units.year_alone,)
NONE: Final[tuple[Rule, ...]] = ()
ORDINALS: Final[tuple[Rule, ...]] = (days.dated, lengths.counted, clock.hour_in_words)
CARDINALS: Final[tuple[Rule, ...]] = (lengths.counted, days.dated, lengths.ten_days)
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
class Anchor:
    """What may begin at a word: rules of its own, and those of a number by the word behind it."""

    rules: tuple[Rule, ...] = ()
    behind: dict[str, tuple[Rule, ...]] | None = None
    otherwise: tuple[Rule, ...] = ()


@lru_cache(maxsize=8)
def anchors_of(table: CalendarWords) -> dict[str, Anchor]:
    """What may begin at each word of the tables, and at numbers in digits."""
    rules, phrases = _own_rules(table)
    behind = _behind(table)
    cardinals = {
        *table.units,
        *table.months,
        *table.numbers,
        *table.links["month"],
        *table.links["lasts"],
        *table.links["firsts"],
    }
    ordinal = {word: _of(ORDINALS, allowed) for word, allowed in behind.items()}
    cardinal = {word: _of(CARDINALS, behind[word]) for word in cardinals}
    found = {word: Anchor(own, phrases.get(word)) for word, own in rules.items()}
    for word, number in table.numbers.items():
        own, after = rules.get(word, ()), phrases.get(word)
        if number.kind == "part":
            found[word] = Anchor(own + PARTS, after)
        else:
            counted = ordinal if number.kind in ("ordinal", "eleventh", "ten") else cardinal
            merged = counted | {key: rule + counted.get(key, ()) for key, rule in after.items()} if after else counted
            found[word] = Anchor(own, merged)
    digits = {word: _of(DIGITS, allowed) for word, allowed in behind.items()}
    short, year = Anchor(NONE, digits), Anchor(NONE, digits, YEAR)
    found.update((f"{number:0{width}}", short) for width in (1, 2, 3) for number in range(10**width))
    found.update((f"{number:04}", year) for number in (*range(2400), *range(2500, 10000, 100)))
    return found


def _own_rules(table: CalendarWords) -> tuple[dict[str, tuple[Rule, ...]], dict[str, dict[str, tuple[Rule, ...]]]]:
    """The rules of each word that may stand alone; and of each that only opens a phrase, by the word behind it."""
    rules: dict[str, tuple[Rule, ...]] = {}
    phrases: dict[str, dict[str, tuple[Rule, ...]]] = {}
    for opened, rule in (
        (table.feasts, nearby.feast), (table.nearby, nearby.nearby), (table.months, months.month),
        (table.parts, clock.day_part),
    ):  # fmt: skip
        for word, entries in opened.items():
            own = rules.get(word, ())
            rules[word] = own if all(tail for tail, _ in entries) else (*own, rule)
            for tail, _ in entries:
                if rule not in rules[word] and rule not in phrases.setdefault(word, {}).get(tail[0], ()):
                    phrases[word][tail[0]] = (*phrases[word].get(tail[0], ()), rule)
    for words, rule in (
        (table.weekdays, days.weekday), (table.seasons, spells.season), (table.decades, spells.decade),
        (table.recurring, units.recurring),
    ):  # fmt: skip
        for word in words:
            rules[word] = (*rules.get(word, ()), rule)
    for word, unit in table.units.items():
        rules[word] = rules.get(word, ()) + _rules_of(unit)
    return rules, phrases


def _of(rules: tuple[Rule, ...], allowed: set[Rule]) -> tuple[Rule, ...]:
    """The rules that are allowed, in their order."""
    return tuple(rule for rule in rules if rule in allowed)


def _behind(table: CalendarWords) -> dict[str, set[Rule]]:
    """What a number may begin, by the word that stands behind it."""
    links = table.links
    dated, time = (days.dated,), (clock.clock, clock.hour_in_words)
    found: dict[str, set[Rule]] = {}
    for words, rules in (
        (table.months, dated), (links["month"], dated), (links["equals"], dated),
        (links["of"], (days.dated, clock.hour_in_words, units.year_alone)), (links["of_it"], dated),
        (links["to"], (days.dated, units.year_alone)),
        (table.units, (lengths.counted, units.year_alone)), (table.numbers, (*ORDINALS, units.year_alone)),
        (table.parts, (*time, units.year_alone)), (table.zones, (*time, units.year_alone)),
        (links["zone"], (*time, units.year_alone)), (table.eras, YEAR), (links["except"], time),
        (("(",), (*time, units.year_alone)),
        ((":", ";", "؛"), (*time, units.year_alone)), ((".", ",", "،"), DIGITS),
        (("/", "-", "–", "—", "\\"), (*DIGITS, *dated)),
        (("و",), (days.dated, *time, units.year_alone)),
        (links["lasts"], (lengths.ten_days,)), (links["firsts"], (lengths.ten_days,)),
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
    anchors = anchors_of(table)
    places = [i for i, word in enumerate(scanned.words) if word in anchors]
    found: list[Found] = []
    if not places:
        return found
    r = reader(scanned, table)
    words = r.words
    done = 0
    for i in places:
        if i < done:
            continue
        word = words[i]
        anchor = anchors[word]
        rules = anchor.rules
        if anchor.behind is not None:
            rules = anchor.behind.get(words[i + 1], anchor.otherwise) + rules
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
        if r.words[hit.end] == "من":
            hit = joins.yearly(r, hit)
        hit = joins.with_mod(r, hit, done)
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
    if isinstance(said, Weekday):
        return said.shift is None
    if isinstance(said, (Day, Month)):
        return said.year is None and said.shift is None
    if isinstance(said, (DayPart, Clock)):
        return said.day is not None and _needs_tense(said.day)
    if isinstance(said, Part):
        return said.year is None and said.shift is None
    return isinstance(said, Range) and _needs_tense(said.first)
