"""What is returned: spans, quotes, speakers, dates and the article that holds them."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from attrs import define, field

from arnews.html import Mark, Voice, legend, marked_text, table
from arnews.record import Late, Record, swift


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


# What the library itself makes those with of which an article has many.
make_span, make_speaker, make_quote, make_date = swift(Span), swift(Speaker), swift(Quote), swift(DateMention)

_SAID = (
    "kind speaker.name speaker.title speaker_source reporter.name addressee.text venue.text "
    "lemma stance negated rule confidence repairs"
)
_CUE = "cue.text lemma stance negated"
_NAMED = "speaker.name speaker.title speaker.organisation speaker.gender speaker.kind"
_WHO = "name title organisation gender number kind names"
_WHEN = "type value start end start_time end_time mod grain calendar rule missing note"


def _cells(records: tuple[Record, ...], paths: str) -> str:
    """A table with a column for each attribute, or attribute of an attribute, that *paths* names."""
    rows = [[_value(record, path) for path in paths.split()] for record in records]
    return table([path.partition(".")[0].replace("span", "text") for path in paths.split()], rows)


def _value(record: Record, path: str) -> object:
    value: object = record
    for name in path.split("."):
        value = getattr(value, name, None)
    return (", ".join(map(str, value)) or None) if isinstance(value, tuple) else value


def _tip(record: Record, paths: str) -> str:
    """What a reader sees on hover: a line for each attribute that says something."""
    values = ((path.removesuffix(".text"), _value(record, path)) for path in paths.split())
    return "\n".join(f"{name}: {value}" for name, value in values if value is not None and value is not False)


class Quotes(tuple[Quote, ...]):
    """A tuple of quotes that shows itself as a table in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _cells(self, "kind speaker.name cue.text content.text stance rule confidence")


class Dates(tuple[DateMention, ...]):
    """A tuple of dates that shows itself as a table in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _cells(self, "span.text type value start end mod calendar rule missing")


class Speakers(tuple[Speaker, ...]):
    """A tuple of speakers that shows itself as a table in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return _cells(self, "name title organisation kind gender number names quotes")


@define(frozen=True, slots=True, kw_only=True)
class Article(Late):
    """A news article as a careful editor reads it; in a notebook it shows itself, with values on hover."""

    text: str
    title: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: dt.date | None = None
    published_source: str | None = None
    """``"given"``, ``"dateline"``, ``"inferred"`` or ``None``."""
    paragraphs: tuple[Span, ...] = ()
    quotes: tuple[Quote, ...] = field(default=(), converter=Quotes)
    dates: tuple[DateMention, ...] = field(default=(), converter=Dates)
    speakers: tuple[Speaker, ...] = field(default=(), converter=Speakers)
    """Everyone who speaks, once each."""
    marked: tuple[MarkedSpan, ...] = ()
    """What stands in quotation marks and is nobody's quote, with the reason."""

    def _repr_html_(self) -> str:
        names, whose = self._voices()
        times = Counter(whose)
        voices = [Voice(n, str(n + 1), name, times[n], tip) for n, (name, tip) in enumerate(names.items())]
        nobody = [Voice(None, "", "…", times[None])] if times[None] else []
        note = " ".join(str(it) for it in (self.published, self.published_source) if it)
        marks = self._quote_marks(whose) + self._other_marks()
        return legend(voices + nobody, note) + marked_text(self.text, marks)

    def _voices(self) -> tuple[dict[str, str], list[int | None]]:
        """Everyone who speaks with a tip, and for each quote the number of its speaker."""
        names = {speaker.name: _tip(speaker, _WHO) for speaker in self.speakers}
        for speaker in (quote.speaker for quote in self.quotes if quote.speaker):
            names.setdefault(speaker.name, _tip(speaker, _WHO))
        number = {name: n for n, name in enumerate(names)}
        return names, [number[quote.speaker.name] if quote.speaker else None for quote in self.quotes]

    def _quote_marks(self, whose: list[int | None]) -> list[Mark]:
        marks = []
        for quote, hue in zip(self.quotes, whose, strict=True):
            mention, label = quote.speaker and quote.speaker.mention, "" if hue is None else str(hue + 1)
            marks.append(Mark(quote.content.start, quote.content.end, "quote", hue, label, _tip(quote, _SAID)))
            if quote.cue:
                marks.append(Mark(quote.cue.start, quote.cue.end, "cue", hue, tip=_tip(quote, _CUE)))
            if mention:
                marks.append(Mark(mention.start, mention.end, "speaker", hue, tip=_tip(quote, _NAMED)))
        return marks

    def _other_marks(self) -> list[Mark]:
        marks = [Mark(d.span.start, d.span.end, "date", tip=_tip(d, _WHEN)) for d in self.dates]
        marks += [Mark(m.span.start, m.span.end, "marked", tip=_tip(m, "reason")) for m in self.marked]
        if line := self.dateline:
            marks.append(Mark(line.span.start, line.span.end, "marked", tip=_tip(line, "places agencies date")))
        return marks
