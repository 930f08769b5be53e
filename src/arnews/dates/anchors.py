"""What may begin at a word: the rules to try there, by the words beside it, so that most words try none."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Final, NamedTuple

from attrs import define

from arnews.dates import clock, days, figures, lengths, months, nearby, spells, units
from arnews.dates.reader import Hit, Reader
from arnews.lexicon.calendar import CalendarWords, Unit
from arnews.lexicon.memo import Memo

Rule = Callable[[Reader, int], tuple[Hit, ...] | None]
Rules = tuple[Rule, ...]
By = dict[str, Rules]
"""Rules by the word that must stand beside them."""

# What may begin at a number, in the order in which it is tried.
DIGITS: Final[Rules] = (clock.clock, days.dated, figures.days_numeric, lengths.counted, units.year_alone)
ORDINALS: Final[Rules] = (days.dated, lengths.counted, clock.hour_in_words)
CARDINALS: Final[Rules] = (lengths.counted, days.dated, lengths.ten_days)
PARTS: Final[Rules] = (spells.year_part, lengths.fraction)
YEAR: Final[Rules] = (units.year_alone,)

DEFINITE_UNIT: Final[dict[str, Rules]] = {
    "D": (units.per, units.unit_placed),
    "W": (units.per, months.month_week, units.unit_placed),
    "M": (units.per, units.unit_placed),
    "Y": (units.per, units.year_named, units.unit_placed),
    "CE": (spells.century, units.unit_placed),
}
ONE_UNIT: Final[dict[str, Rules]] = {"W": (months.month_week, lengths.one), "Y": (units.year_named, lengths.one)}
# What needs nothing beside it but a number in digits, which no table can list.
BEFORE_DIGITS: Final[dict[str, Rules]] = {"Y": (units.year_named,), "CE": (spells.century,)}
NOWHERE: Final[frozenset[str]] = frozenset()


@define(slots=True, eq=False)
class Anchor:
    """The rules of a word: its *own* where one of *after* or *before* stands beside it, else *otherwise*."""

    behind: By
    """What is tried before its own where one of these words stands behind it."""
    beyond: dict[str, By]
    """Small words and marks behind it that are read over, with the rules by the word that comes next."""
    own: Rules
    after: frozenset[str]
    before: frozenset[str]
    otherwise: Rules
    narrow: bool = False
    """Whether nothing but *behind* opens more than *otherwise*."""


class Gate(NamedTuple):
    """Rules that can find nothing unless one of some words stands after or before; *otherwise* are those that can."""

    rules: Rules
    after: frozenset[str] = NOWHERE
    before: frozenset[str] = NOWHERE
    otherwise: Rules = ()


_OPEN: Final = Gate(())


@lru_cache(maxsize=8)
def anchors_of(table: CalendarWords) -> tuple[Memo[Anchor], Callable[[str], bool]]:
    """What may begin at each word of the tables, and at numbers in digits; and whether a word is one of these.

    Most words are none, and few of those that are stand in a text: an anchor is made where its word is first met.
    """
    own, gates, phrases = _openings(table)
    numbers = _numbers(table)
    shared: dict[tuple[Rules, Gate, str, tuple[tuple[str, Rules], ...]], Anchor] = {}

    def anchor_of(word: str) -> Anchor:
        opened = phrases.get(word, {})
        key = own.get(word, ()), gates.get(word, _OPEN), _kind(table, word), tuple(opened.items())
        anchor = shared.get(key)
        if anchor is None:
            anchor = _anchor(key[0], key[1], *numbers[key[2]])
            shared[key] = anchor = _with_phrases(anchor, opened) if opened else anchor
        return anchor

    found = Memo(anchor_of)
    short, hundreds, year = (_anchor((), _OPEN, *numbers[kind]) for kind in ("digits", "hundreds", "year"))
    year.otherwise = YEAR
    found |= dict.fromkeys([f"{n:0{width}}" for width in (1, 2, 3) for n in range(10 ** min(width, 2))], short)
    found |= dict.fromkeys(map(str, range(100, 1000)), hundreds)
    found |= dict.fromkeys([f"{n:04}" for n in (*range(2400), *range(2500, 10000, 100))], year)
    # A frozen set is as small as a copy of a set can be, and every word of every text is looked up in it.
    return found, frozenset({*own, *gates, *table.numbers, *found}).__contains__


def _anchor(own: Rules, gate: Gate, number: By, beyond: dict[str, By]) -> Anchor:
    """The anchor of a word with rules of its own, and gated ones, that may also be a *number*."""
    if number:
        gate = _always(gate.rules)
    narrow = not (beyond or gate.after or gate.before)
    return Anchor(number, beyond, own + gate.rules, gate.after, gate.before, own + gate.otherwise, narrow)


def _with_phrases(anchor: Anchor, phrases: By) -> Anchor:
    """The anchor of a word that opens phrases as well, by their second words."""
    behind = dict(anchor.behind)
    for word, rules in phrases.items():
        beyond = anchor.beyond.get(word, {})
        read_over = tuple(dict.fromkeys(rule for by in beyond.values() for rule in by)) if beyond else ()
        behind[word] = rules + behind.get(word, read_over)
    return Anchor(behind, anchor.beyond, anchor.own, anchor.after, anchor.before, anchor.otherwise, anchor.narrow)


def _kind(table: CalendarWords, word: str) -> str:
    """What a word is as a number: an ordinal or a ten, a part, another number, or none."""
    number = table.numbers.get(word)
    if number is None or number.kind == "part":
        return number.kind if number else ""
    return "ordinal" if number.kind in ("ordinal", "eleventh", "ten") else "cardinal"


def _numbers(table: CalendarWords) -> dict[str, tuple[By, dict[str, By]]]:
    """What each kind of number may begin, by the word behind it and by what is beyond that."""
    links = table.links
    months = {*table.months, *links["month"]}
    of_day = (months.union(table.units, links["this"], links["that"], links["same"]), (days.dated,))
    over = [word for word, entries in links["of"].items() if not entries[0][0]]
    words = _behind_words(table)
    digits = _behind_digits(table)
    zoned = ({*table.zones, *links["zone"], "(", ")"}, (clock.clock,))
    commas, points = (",", "،"), (".", ",", "،")
    decimals = _by(DIGITS, (*digits, zoned, (points, (days.dated,))))
    ordinals = _by(ORDINALS, words)
    listed = _by(ORDINALS, (*words, (commas, (days.dated,))))
    cardinals = months.union(table.units, table.numbers, links["lasts"], links["firsts"])
    counted = _by(DIGITS, (({*table.units, *table.numbers}, (lengths.counted,)),))
    of_ordinal = _by(ORDINALS, (of_day, (table.parts, (clock.hour_in_words,))))
    return {
        "": ({}, {}),
        "ordinal": _apart(ordinals, dict.fromkeys(over, of_ordinal) | dict.fromkeys(commas, listed)),
        "cardinal": (_by(CARDINALS, [(cardinals.intersection(some), rules) for some, rules in words]), {}),
        "part": (dict.fromkeys((*table.units, *table.numbers, *table.shifts), PARTS), {}),
        "digits": _apart(
            _by(DIGITS, digits), dict.fromkeys(over, _by(DIGITS, (of_day,))) | dict.fromkeys(points, decimals)
        ),
        "hundreds": (counted, dict.fromkeys(points, counted)),
        "year": (_by((days.dated, lengths.counted, *YEAR), _behind_year(table)), {}),
    }


Rows = Collection[tuple[Collection[str], Rules]]


def _by(order: Rules, rows: Rows) -> By:
    """The rules of all rows by word, each word's in their *order*."""
    found: By = {}
    for words, rules in rows:
        more = dict.fromkeys(words, tuple(rule for rule in order if rule in rules))
        for word in found.keys() & more.keys():
            before = found[word]
            more[word] = tuple(rule for rule in order if rule in rules or rule in before)
        found.update(more)
    return found


def _apart(behind: By, beyond: dict[str, By]) -> tuple[By, dict[str, By]]:
    """Both tables, where a word that has rules of its own is not read over."""
    return behind, {word: by for word, by in beyond.items() if word not in behind}


def _behind_words(table: CalendarWords) -> Rows:
    """What a number in words may begin, by the word behind it."""
    links, dated, hour = table.links, (days.dated,), (clock.hour_in_words,)
    return (
        (table.months, dated), (links["month"], dated), (links["of_it"], dated), (links["to"], dated),
        (("/", "-", "–"), dated), (table.units, (lengths.counted,)), (table.numbers, ORDINALS + CARDINALS),
        (table.parts, hour), (table.zones, hour), (links["zone"], hour), (links["except"], hour), ("(", hour),
        ("و", dated + hour), (links["lasts"], (lengths.ten_days,)), (links["firsts"], (lengths.ten_days,)),
    )  # fmt: skip


def _behind_digits(table: CalendarWords) -> Rows:
    """What one or two digits may begin, by the word behind them."""
    links, dated = table.links, (days.dated,)
    return (
        (table.months, dated), (links["month"], dated), (links["of_it"], dated), (links["to"], dated),
        (links["of_month"], dated),
        (("/",), (days.dated, figures.days_numeric)), (("-", "–", "—", "\\", "و"), dated),
        (table.units, (lengths.counted,)), (table.numbers, (days.dated, lengths.counted)),
        (table.parts, (clock.clock,)), ((":", ";", "؛"), (clock.clock,)),
    )  # fmt: skip


def _behind_year(table: CalendarWords) -> Rows:
    """What four digits may begin beside a year, and which words behind them shut a year out."""
    links = table.links
    return (
        (table.months, ()), (links["month"], ()), (links["equals"], ()), (links["of_it"], ()), (links["except"], ()),
        (links["lasts"], ()), (links["firsts"], ()),
        (("/", "-", "–", "\\"), (days.dated, *YEAR)), ((".",), (days.dated, lengths.counted, *YEAR)),
        ((",", "،", *table.units, *table.numbers), (lengths.counted, *YEAR)),
        ((*links["of"], *links["to"], *table.parts, *table.zones, *links["zone"], *table.eras), YEAR),
        (("(", ":", ";", "؛", "و"), YEAR),
    )  # fmt: skip


def _openings(table: CalendarWords) -> tuple[By, dict[str, Gate], dict[str, By]]:
    """What each word of the tables may begin that is no number: rules of its own, gated ones, and phrases."""
    own, phrases = _phrases(table)
    gates: dict[str, Gate] = {}
    for words, rule in (
        (table.weekdays, days.weekday), (table.seasons, spells.season), (table.decades, spells.decade),
        (table.recurring, units.recurring),
    ):  # fmt: skip
        for word in words:
            own[word] = (*own.get(word, ()), rule)
    of_unit = {unit: _unit_gate(table, unit) for unit in {*table.units.values()}}
    for word, unit in table.units.items():
        gates[word] = of_unit[unit]
    named = Gate((days.weekday,), before=table.day_words | table.single["each"])
    for word, day in table.weekdays.items():
        if not day.alone and word not in gates and own[word] == named.rules:
            own[word], gates[word] = (), named
    return own, gates, phrases


def _phrases(table: CalendarWords) -> tuple[By, dict[str, By]]:
    """The rules of words that may stand alone; and of those that only open a phrase, by the word behind them."""
    rules: By = {}
    phrases: dict[str, By] = {}
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
    return rules, phrases


def _unit_gate(table: CalendarWords, unit: Unit) -> Gate:
    """The rules for a unit that its form does not shut out, and the words that they need."""
    links, single = table.links, table.single
    listed: Rules = (units.years_listed,) if unit.code == "Y" else ()
    if unit.how_many == 2:
        placed = (units.unit_placed,) if unit.definite else ()
        return _always((*listed, *placed, lengths.dual))
    if unit.how_many == 3:
        return (
            _always((*listed, lengths.many))
            if unit.definite
            else Gate((*listed, lengths.many), before=single["some"], otherwise=listed)
        )
    otherwise = BEFORE_DIGITS.get(unit.code, ())
    named = frozenset(table.numbers) | single["kind"] | single["school"]
    if unit.code == "H" and unit.definite:
        return _always((clock.hour,))
    if unit.definite:
        before = table.placers | single["in"] | single["each"]
        return Gate(
            DEFINITE_UNIT.get(unit.code, (units.unit_placed,)), named.union(table.shifts, ("ال",)), before, otherwise
        )
    before = table.link_ends["length"] | single["each"] | single["first"] | single["final"] | {"من"}
    rules = ONE_UNIT.get(unit.code, (lengths.one,))
    return Gate(rules, named.union(links["whole"]), before, otherwise if unit.code == "Y" else ())


def _always(rules: Rules) -> Gate:
    return Gate(rules, otherwise=rules)
