"""The words of the calendar: months, weekdays, units, numbers, feasts, and the small words between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import repeat
from typing import Final, NamedTuple, TypeVar

from attrs import define

from arnews.lexicon.tables import Own, Row, folded_pairs, folded_rows, folded_words


class Month(NamedTuple):
    """A month's name: its number in its calendar, and when the word alone is a date."""

    number: int
    calendar: str
    alone: str


class Weekday(NamedTuple):
    """A day of the week, Monday 1, and whether the word alone is a date."""

    number: int
    alone: bool


class Unit(NamedTuple):
    """A unit of time in one of its forms."""

    code: str
    how_many: int
    definite: bool


class Number(NamedTuple):
    """A number word; *kind* says what it may be joined with."""

    value: int
    kind: str


class Part(NamedTuple):
    """A part of the day; *kind* says where its word may stand."""

    code: str
    kind: str


class Shift(NamedTuple):
    """How far an adjective moves a date, and from where."""

    amount: int
    kind: str


class Nearby(NamedTuple):
    """A day or a part of one told from today."""

    unit: str
    shift: int


class Feast(NamedTuple):
    """A named day: by month and day of its calendar, or by Easter."""

    name: str
    calendar: str
    month: int
    day: int
    days: int
    easter: str


CALENDAR_TABLES: Final = ("months", "weekdays", "feasts")
"""Those of the tables that take rows of one's own."""


STOP: Final = "stop"
T = TypeVar("T")
Phrases = dict[str, tuple[tuple[list[str], T], ...]]
"""First word → what may follow it, longest first, and the entry of the whole phrase."""


@define(frozen=True, slots=True, eq=False)
class CalendarWords:
    """Every table of the calendar, by folded word, with the forms that و ف ب ل ك make of it."""

    months: Phrases[Month]
    weekdays: dict[str, Weekday]
    units: dict[str, Unit]
    numbers: dict[str, Number]
    parts: Phrases[Part]
    shifts: Phrases[Shift]
    mods: Phrases[str]
    nearby: Phrases[Nearby]
    recurring: dict[str, str]
    seasons: dict[str, str]
    decades: dict[str, int]
    eras: Phrases[str]
    zones: Phrases[str]
    feasts: Phrases[Feast]
    links: dict[str, Phrases[str]]
    """The small words that join, place or measure, by what they do."""
    single: dict[str, frozenset[str]]
    """Those of them that are one word."""
    link_ends: dict[str, frozenset[str]]
    """The last words of each role's phrases."""
    mod_ends: frozenset[str]
    """The last words of *mods*."""
    placing: frozenset[str]
    """The words behind which a bare number is a year."""
    day_words: frozenset[str]
    """``يوم`` and its forms, as they stand before a weekday or a date."""
    beside: frozenset[str]
    """The words and marks with which a date may begin that stands beside a weekday, where it is not in digits."""
    pointers: frozenset[str]
    """The first words of ``هذا``, ``ذلك``, ``نفس`` and their like."""
    kinds: frozenset[str]
    """The words that say what kind of year it is: ``الدراسي``, ``الهجري``."""
    leaders: frozenset[str]
    """The words that may end what modifies the expression behind them."""
    placers: frozenset[str]
    """The words behind which a definite unit is one of its kind: ``هذا``, ``تلك``, ``مطلع``."""
    year_leads: frozenset[str]
    """The words with which the year of a month may begin, where it is not in digits."""
    pseudo: dict[str, frozenset[str]]
    tenses: dict[str, str]
    """The words that tell on which side of today a clause lies, and the marks that end it."""
    told_before: dict[str, str | None]
    """On which side of today the words are that settle it from just before an expression."""
    not_future: frozenset[str]
    not_future_stems: tuple[str, ...]
    proclitics: dict[str, int]
    """How many letters stand before the word proper, where any do."""


_BEFORE_DEFINITE: Final = ("و", "ف", "ب", "ك", "وب", "فب")
_BEFORE_INDEFINITE: Final = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_BEFORE_SHORT: Final = ("و",)


def _forms(word: str) -> dict[str, int]:
    """The word with each proclitic that it may bear, and how many letters that adds.

    >>> _forms("العام")["للعام"]
    2
    """
    if word.startswith("ال"):
        forms = {proclitic + word: len(proclitic) for proclitic in _BEFORE_DEFINITE}
        forms["ل" + word[1:]] = 2
        forms["ول" + word[1:]] = 3
        return forms
    return {proclitic + word: len(proclitic) for proclitic in (_BEFORE_INDEFINITE if len(word) > 2 else _BEFORE_SHORT)}


class _Builder:
    """Reads tables with the users' rows before the library's own."""

    def __init__(self, own: Own) -> None:
        self.own = own
        self.proclitics: dict[str, int] = {}
        self.ordinary = frozenset(self.by_role("pseudo")["ordinary"])

    def rows(self, name: str) -> Iterator[Row]:
        return folded_rows(name, self.own)

    def pairs(self, name: str, column: str) -> Iterator[tuple[str, str]]:
        """The word of each row, and the cell of a column."""
        return folded_pairs(name, self.own, "word", column)

    def by_role(self, name: str) -> dict[str, list[str]]:
        """The words of a table by their roles."""
        roles: dict[str, list[str]] = {}
        for word, role in self.pairs(name, "role"):
            roles.setdefault(role, []).append(word)
        return roles

    def with_forms(self, table: dict[str, T]) -> dict[str, T]:
        """The table with the forms of its words with proclitics; a word of its own goes before a form of another."""
        found: dict[str, T] = {}
        for word, entry in table.items():
            for form, letters in _forms(word).items():
                if form not in self.ordinary:
                    self.proclitics.setdefault(form, letters)
                    found[form] = entry
        return found | table

    def words(self, entries: Iterable[tuple[str, T]]) -> dict[str, T]:
        """Entries of one word each, the first where there are two."""
        found: dict[str, T] = {}
        for word, entry in entries:
            found.setdefault(word, entry)
        return self.with_forms(found)

    def phrases(self, entries: Iterable[tuple[str, T]], *, clitics: bool = True) -> Phrases[T]:
        """Entries of one or more words each, the longest first."""
        found: dict[str, list[tuple[list[str], T]]] = {}
        for phrase, entry in entries:
            first, *tail = phrase.split() or [""]
            found.setdefault(first, []).append((tail, entry))
        table = {word: tuple(sorted(items, key=lambda item: -len(item[0]))) for word, items in found.items()}
        return self.with_forms(table) if clitics else table


def _feast(row: Row) -> Feast:
    return Feast(
        row["word"], row["calendar"], int(row["month"] or 0), int(row["day"] or 0), int(row["days"] or 1), row["easter"]
    )


def _ends(phrases: Phrases[str]) -> frozenset[str]:
    """The last words of phrases."""
    return frozenset([word, *tail][-1] for word, items in phrases.items() for tail, _ in items)


def _placing(links: dict[str, Phrases[str]], mods: Phrases[str]) -> frozenset[str]:
    """The words behind which a bare number is a year, with و ف ل before them."""
    words = {word for table in (links["at"], mods) for word, items in table.items() if not items[-1][0]}
    return frozenset(words | {proclitic + word for proclitic in "وفل" for word in words})


def _build(own: Own) -> CalendarWords:
    b = _Builder(own)
    links = {role: b.phrases(zip(words, repeat(role)), clitics=False) for role, words in b.by_role("links").items()}
    mods = b.phrases(b.pairs("mods", "mod"))
    units = b.words((r["word"], Unit(r["unit"], int(r["count"]), bool(r["definite"]))) for r in b.rows("units"))
    single = {role: frozenset(w for w, items in table.items() if not items[-1][0]) for role, table in links.items()}
    numbers = b.words((r["word"], Number(int(r["value"]), r["kind"])) for r in b.rows("numbers"))
    year_leads = {word for role in ("of", "this", "that", "same") for word in links[role]}
    b.words((r["word"], 0) for r in b.rows("shifts") if " " not in r["word"])
    not_future = tuple(folded_words("not_future"))
    return CalendarWords(
        months=b.phrases((r["word"], Month(int(r["month"]), r["calendar"], r["alone"])) for r in b.rows("months")),
        weekdays=b.words((r["word"], Weekday(int(r["weekday"]), r["alone"] == "yes")) for r in b.rows("weekdays")),
        units=units,
        placing=_placing(links, mods),
        day_words=frozenset(
            w for w, unit in units.items() if unit.code == "D" and unit.how_many != 3 and not unit.definite
        ),
        leaders=_ends(mods).union(links["ago"], links["ahead"]),
        placers=_ends(mods).union(*(links[role] for role in ("this", "that", "same"))),
        year_leads=frozenset(year_leads | {word for word, unit in units.items() if unit.code == "Y"} | set(",،.-/(")),
        numbers=numbers,
        parts=b.phrases((r["word"], Part(r["part"], r["kind"])) for r in b.rows("dayparts")),
        shifts=b.phrases(((r["word"], Shift(int(r["shift"]), r["kind"])) for r in b.rows("shifts")), clitics=False),
        mods=mods,
        nearby=b.phrases((r["word"], Nearby(r["unit"], int(r["shift"]))) for r in b.rows("nearby")),
        recurring=b.words(b.pairs("recurring", "value")),
        seasons=b.words(b.pairs("seasons", "season")),
        decades=b.words((word, int(tens)) for word, tens in b.pairs("decades", "tens")),
        eras=b.phrases(b.pairs("eras", "era"), clitics=False),
        zones=b.phrases(b.pairs("zones", "zone"), clitics=False),
        feasts=b.phrases((r["word"], _feast(r)) for r in b.rows("feasts")),
        beside=frozenset("([«،,-–").union(numbers, links["equals"]),
        pointers=frozenset().union(links["this"], links["that"], links["same"]),
        kinds=frozenset().union(links["kind"], links["school"]),
        links=links,
        single=single,
        link_ends={role: _ends(phrases) for role, phrases in links.items()},
        mod_ends=_ends(mods),
        pseudo={role: frozenset(words) for role, words in b.by_role("pseudo").items()},
        told_before=dict.fromkeys(single["ago"], "before")
        | dict.fromkeys(single["to"])
        | dict.fromkeys(single["since"], "past"),
        tenses=dict(b.pairs("tenses", "tense")) | dict.fromkeys("\n.؟!?؛", STOP),
        not_future=frozenset(not_future),
        not_future_stems=tuple(stem[:-1] for stem in not_future if stem.endswith("*")),
        proclitics=b.proclitics,
    )


@cache
def _own() -> CalendarWords:
    return _build({})


def calendar_words(extra_rows: Mapping[str, tuple[Row, ...]] | None = None) -> CalendarWords:
    """The words of the calendar; *extra_rows* adds rows to its tables, by the table's name.

    >>> from arnews.lexicon.calendar import calendar_words
    >>> "دجنبر" in calendar_words().months
    True
    """
    return _build(extra_rows) if extra_rows else _own()
