"""What is returned: spans, quotes, speakers, dates and the article that holds them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from attrs import define, fields

JSON = dict[str, Any]


def _plain(value: object) -> Any:
    """A value as JSON knows it: records as dicts, tuples as lists, dates as ISO 8601."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return value.to_dict() if isinstance(value, Record) else value


class Record:
    """What every model can do: say itself as a ``dict`` that is ready for JSON."""

    __slots__ = ()

    def to_dict(self) -> JSON:
        """The record's fields by name, nested records as dicts, dates as ISO 8601 strings."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(type(self))}


@define(frozen=True, slots=True)
class Span(Record):
    """A stretch of the source: ``source[start:end] == text``, always.

    *start* and *end* are Unicode code points, half open.

    >>> Span(4, 7, "نعم").to_dict()
    {'start': 4, 'end': 7, 'text': 'نعم'}
    """

    start: int
    end: int
    text: str


@define(frozen=True, slots=True, kw_only=True)
class Speaker(Record):
    """Whose words they are.

    The terms are those of PARC 3 and PolNeAR; *name* is the fullest proper name that the article
    gives, without titles, or the fullest description of one whom it never names.
    """

    name: str
    """The fullest name in the article, without titles."""
    mention: Span | None = None
    """The noun phrase that names the speaker beside this very cue; ``None`` where nobody is named."""
    title: str | None = None
    """Title and office as written, where the article gives them."""
    organisation: str | None = None
    """The body that the title names, where it names one."""
    gender: str | None = None
    """``"m"``, ``"f"`` or ``None``."""
    number: str = "singular"
    """``"singular"``, ``"dual"`` or ``"plural"``."""
    kind: str = "unknown"
    """``"person"``, ``"group"``, ``"organisation"``, ``"document"`` or ``"unknown"``."""
    names: tuple[str, ...] = ()
    """All the names that the article uses for this speaker."""
    quotes: tuple[int, ...] = ()
    """Which of the article's quotes are this speaker's: positions in ``article.quotes``."""


@define(frozen=True, slots=True, kw_only=True)
class Quote(Record):
    """One attribution: a cue, what it reports, and whose words they are.

    *kind* is ``direct``, ``mixed`` or ``indirect`` as in PARC 3 and PolNeAR.
    """

    kind: str
    content: Span
    quoted: tuple[Span, ...] = ()
    """The stretches of the content that stand in quotation marks."""
    cue: Span | None = None
    speaker: Speaker | None = None
    speaker_source: str | None = None
    """How the speaker was found: named, inherited, tied by a short name, by an office …"""
    reporter: Speaker | None = None
    """Who relays the words: the agency in ``نقلت الوكالة عن الوزير قوله``."""
    venue: Span | None = None
    """Where it was said or written: ``في تغريدة``, ``خلال مؤتمر صحفي``."""
    addressee: Span | None = None
    """To whom: ``للصحفيين``, ``لـ«الشرق الأوسط»``."""
    rule: str = ""
    """The name of the rule that found the quote."""
    lemma: str | None = None
    """The cue's dictionary form: ``قال`` for ``وقالت``."""
    stance: str | None = None
    """What the cue does: neutral, assert, claim, deny, accuse, warn, urge, promise, ask …"""
    negated: bool = False
    confidence: float = 1.0
    """How often a quote found this way was right on articles marked by hand, from 0 to 1."""
    repairs: tuple[str, ...] = ()
    """What was mended in the quotation marks: ``unclosed``, ``reversed``, ``mixed`` …"""


@define(frozen=True, slots=True, kw_only=True)
class MarkedSpan(Record):
    """A stretch in quotation marks that is nobody's quote, with the reason."""

    span: Span
    reason: str
    """``name``, ``title``, ``term``, ``slogan``, ``label`` or ``unattributed``."""


@define(frozen=True, slots=True, kw_only=True)
class DateMention(Record):
    """An expression of time with its value, in the terms of TIMEX3 and ISO 8601."""

    span: Span
    type: str
    """``"date"``, ``"time"``, ``"duration"`` or ``"set"``."""
    value: str | None
    """ISO 8601, ranges with a slash; ``None`` where the day of publication is needed and not known."""
    start: dt.date | None = None
    """The first day that the expression covers."""
    end: dt.date | None = None
    """The last day, included."""
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    mod: str | None = None
    """``start``, ``mid``, ``end``, ``approx``, ``before`` or ``after``, as TIMEX3's ``mod``."""
    grain: str | None = None
    """The unit of the value: ``day``, ``week``, ``month``, ``quarter``, ``year`` …"""
    calendar: str = "gregorian"
    """``"gregorian"`` or ``"hijri"``: the calendar in which the text says it; the value is Gregorian."""
    rule: str = ""
    missing: str | None = None
    """What the value still needs: ``"published"``, ``"year"`` …"""
    note: str | None = None
    """What a careful editor would add, such as two calendars that disagree."""


@define(frozen=True, slots=True, kw_only=True)
class Dateline(Record):
    """The line that says where a report comes from: ``القاهرة (رويترز) -``."""

    span: Span
    places: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    date: dt.date | None = None


@define(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """A news article as a careful editor reads it."""

    text: str
    title: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: dt.date | None = None
    published_source: str | None = None
    """``"given"``, ``"dateline"``, ``"inferred"`` or ``None``."""
    paragraphs: tuple[Span, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateMention, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    """Everyone who speaks, once each."""
    marked: tuple[MarkedSpan, ...] = ()
    """What stands in quotation marks and is nobody's quote, with the reason."""
