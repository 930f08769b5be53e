"""What the stream returns: quotes and speakers as models, from attributions and the people they are tied to."""

from __future__ import annotations

from functools import cache

from attrs import define

from arnews.lexicon.roles import LINE, MARK, NEGATION
from arnews.lexicon.tables import read_table
from arnews.models import MarkedSpan, Quote, Span, Speaker, make_quote, make_speaker
from arnews.quotes.circumstances import circumstances
from arnews.quotes.drafts import Attribution
from arnews.quotes.people import People, Person
from arnews.quotes.phrases import Phrase
from arnews.quotes.reading import Reading
from arnews.quotes.resolve import Resolved


@define(slots=True)
class Said:
    """All that the stream found: quotes, who speaks, and what stands in marks without being a quote."""

    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    marked: tuple[MarkedSpan, ...] = ()


def build(r: Reading, people: People, resolved: list[Resolved], marked: tuple[MarkedSpan, ...], least: float) -> Said:
    """Models for all that was found, in the order of the text; quotes surer than *least* only."""
    resolved.sort(key=lambda item: (item.draft.first, -item.draft.end))
    quotes: list[Quote] = []
    voices = _Voices(r, people)
    spoke: dict[int, tuple[Person, list[int], Span | None]] = {}
    for item in resolved:
        if confidence_of(item.draft.rule) < least:
            continue
        quote = _quote(r, voices, item)
        if item.speaker is not None and quote.speaker is not None:
            person, numbers, mention = spoke.setdefault(id(item.speaker), (item.speaker, [], quote.speaker.mention))
            numbers.append(len(quotes))
            if mention is None:
                spoke[id(person)] = (person, numbers, quote.speaker.mention)
        quotes.append(quote)
    speakers = [voices.of(person, mention, tuple(numbers)) for person, numbers, mention in spoke.values()]
    return Said(tuple(quotes), tuple(speakers), marked)


class _Voices:
    """The speakers of an article but for where they are mentioned: what is known of a person is worked out once."""

    def __init__(self, r: Reading, people: People) -> None:
        self._r = r
        self._people = people
        self._known: dict[int, tuple[str | None, str | None, tuple[str, ...]]] = {}

    def of(self, person: Person, mention: Span | None, quotes: tuple[int, ...] = ()) -> Speaker:
        """The speaker that *person* is."""
        known = self._known.get(id(person))
        if known is None:
            people = self._people
            known = people.title(person), people.organisation(person), tuple(person.names)
            self._known[id(person)] = known
        title, organisation, names = known
        return make_speaker(
            name=person.name,
            mention=mention,
            title=title,
            organisation=organisation,
            gender=person.gender,
            number=person.number,
            kind="organisation" if person.kind == "place" else person.kind,
            names=names,
            quotes=quotes,
        )


def _quote(r: Reading, voices: _Voices, item: Resolved) -> Quote:
    draft, speaker, reporter = item.draft, item.speaker, item.reporter
    pair, quoted, rule = draft.pair, draft.quoted, draft.rule
    direct = pair is not None and quoted == [pair]
    content = _content(r, draft, direct)
    venue, addressee = circumstances(r, draft)
    return make_quote(
        kind="direct" if direct else "mixed" if quoted else "indirect",
        content=content,
        quoted=tuple([_span(r, pair.first, pair.close) for pair in quoted]),
        cue=_cue(r, draft),
        speaker=None if speaker is None else voices.of(speaker, _mention(r, draft.speaker)),
        speaker_source=item.how,
        reporter=None if reporter is None else voices.of(reporter, _mention(r, draft.reporter)),
        venue=venue,
        addressee=addressee,
        rule=rule,
        lemma=draft.lemma,
        stance=draft.stance,
        negated=draft.cue is not None and r.bits[draft.cue[0] - 1] & NEGATION != 0,
        confidence=confidence_of(rule),
        repairs=pair.repairs if pair is not None else (),
    )


@cache
def _counts() -> dict[str, tuple[int, int]]:
    return {row["rule"]: (int(row["right"]), int(row["found"])) for row in read_table("confidence")}


@cache
def confidence_of(rule: str) -> float:
    """How often what *rule* finds was right on marked articles, by Laplace's rule of succession."""
    right, found = _counts().get(rule, (0, 0))
    return round((right + 1) / (found + 2), 2)


def _cue(r: Reading, draft: Attribution) -> Span | None:
    if draft.cue is None:
        return None
    first, end = draft.cue
    word = r.words[first]
    return r.scan.span(first, end - 1, 1 if word[0] in "وف" and _is_joined(r, draft, word) else 0)


def _is_joined(r: Reading, draft: Attribution, word: str) -> bool:
    """Whether the first letter of a cue joins it: the future's س and the ل of purpose are the verb's own."""
    if draft.form is not None and draft.form.proclitic == word[0]:
        return True
    return word[0] == "و" and draft.rule.startswith(("according", "relayed")) and word[1:] in r.speech.words


def _content(r: Reading, draft: Attribution, direct: bool) -> Span:
    """The content's span; marks at the very edge of a clause are left out."""
    first, end = draft.first, draft.end
    if not direct:
        quoted, bits = draft.quoted, r.bits
        said = quoted[-1].close if quoted else first + 1
        while end > said and bits[end - 1] & MARK:
            end -= 1
        if bits[first] & MARK:
            inner = min([pair.first for pair in quoted], default=end - 1)  # a mark in the marks is theirs
            while first < min(inner, end - 1) and bits[first] & MARK:
                first += 1
    return _span(r, first, end, draft.cut)


def _span(r: Reading, first: int, end: int, cut: int = 0) -> Span:
    """The span of the words from *first* to before *end*; the end of a line before a closing mark is left out."""
    while r.bits[end - 1] & LINE and end - 1 > first:
        end -= 1
    return r.scan.span(first, end - 1, cut)


def _mention(r: Reading, phrase: Phrase | None) -> Span | None:
    if phrase is None:
        return None
    first, end = phrase.first, phrase.end
    if phrase.marked:
        pair = r.pair_at[first]
        first, end = pair.first, pair.close
    return r.scan.span(first, end - 1, phrase.cut)
