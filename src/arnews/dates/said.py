"""What an expression says, before anybody asks when it was written."""

from __future__ import annotations

from typing import NamedTuple


class Shifted(NamedTuple):
    """A unit so many steps away: from today, or from the date that the text is at (*leaning*)."""

    unit: str
    amount: int
    leaning: bool = False
    counted: bool = False
    """Whether the distance is counted, as in ``قبل عقدين``, and not from unit to unit as in ``العقد الماضي``."""
    days: int = 0
    weekday: int = 0
    """The weekday that stands beside ``أمس`` or ``اليوم``."""
    loose: bool = False
    """Whether it leans on the text's date only where that is of another year: ``العام السابق``."""


YearSaid = int | Shifted | None


class Day(NamedTuple):
    """A day of a month, or of the month that the text is at (*month* 0)."""

    day: int
    month: int
    year: YearSaid = None
    calendar: str = "gregorian"
    weekday: int = 0
    shift: int | None = None
    """Where الماضي, الجاري or المقبل puts it; its year where that is said is in *year*."""
    from_today: int | None = None
    """How many days from today the text says that it is: ``اليوم الجمعة 20 مايو``."""


class Month(NamedTuple):
    """A month."""

    month: int
    year: YearSaid = None
    calendar: str = "gregorian"
    shift: int | None = None


class Year(NamedTuple):
    """A year of one of the two calendars; negative before Christ."""

    year: int
    calendar: str = "gregorian"
    sure: bool = True
    """Whether the text says which calendar it is."""


class Decade(NamedTuple):
    """The nineties: *century* as the first digits of its years, or how many centuries away."""

    tens: int
    century: int | None = None
    shift: int | None = None
    calendar: str = "gregorian"


class Century(NamedTuple):
    """A century by its number."""

    number: int
    bc: bool = False
    calendar: str = "gregorian"


class Part(NamedTuple):
    """A quarter, half, season … of a year: ``Q1``, ``H2``, ``SU``."""

    code: str
    year: YearSaid = None
    shift: int | None = None
    calendar: str = "gregorian"


class MonthPart(NamedTuple):
    """The n-th week, or the half or third, of a month."""

    code: str
    number: int
    month: Month | Shifted


class Weekday(NamedTuple):
    """A day of the week, with where الماضي or المقبل puts it."""

    weekday: int
    shift: int | None = None


class Feast(NamedTuple):
    """A named day."""

    name: str
    calendar: str
    month: int
    day: int
    days: int
    easter: str
    year: YearSaid = None
    shift: int | None = None


class Double(NamedTuple):
    """One day said in two calendars."""

    day: Day
    other: Day


class Length(NamedTuple):
    """How long: amounts by unit, largest first; *toward* -1 back from today, +1 on from it."""

    parts: tuple[tuple[float, str], ...]
    toward: int = 0


class FirstOf(NamedTuple):
    """The first units of a longer one, or the last: ``الأشهر العشرة الأولى من السنة``."""

    length: tuple[float, str]
    whole: Shifted | Year | Month
    last: bool = False


class Some(NamedTuple):
    """How long, with no number: ``عدة أيام``."""

    unit: str


class Recurring(NamedTuple):
    """How often, as an ISO 8601 period."""

    value: str


class DayPart(NamedTuple):
    """A part of a day."""

    part: str
    day: Said | None = None


class Clock(NamedTuple):
    """A time of day, with its zone and its day where they are said."""

    hour: int
    minute: int = 0
    second: int | None = None
    zone: str = ""
    day: Said | None = None
    part: str = ""
    """The part of the day that stands beside the hour, which *hour* reckons with."""


class Range(NamedTuple):
    """From one date to another."""

    first: Said
    last: Said


Said = (
    Shifted | Day | Month | Year | Decade | Century | Part | MonthPart | Weekday | Feast | Double | Length | Some
    | Recurring | DayPart | Clock | Range | FirstOf
)  # fmt: skip
