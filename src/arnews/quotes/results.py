"""What the stream returns: quotes and speakers as models, from attributions and the people they are tied to."""

from __future__ import annotations

from functools import cache

from attrs import define

from arnews.lexicon.roles import MARK, NEGATION
from arnews.lexicon.tables import read_table
from arnews.models import MarkedSpan, Quote, Span, Speaker
from arnews.quotes.circumstances import addressee_of, venue_of
from arnews.quotes.drafts import Attribution
from arnews.quotes.marks import Pair
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
    spoke: dict[int, tuple[Person, list[int], Span | None]] = {}
    for item in resolved:
        quote = _quote(r, people, item)
        if quote.confidence < least:
            continue
        if item.speaker is not None and quote.speaker is not None:
            person, numbers, mention = spoke.setdefault(id(item.speaker), (item.speaker, [], quote.speaker.mention))
            numbers.append(len(quotes))
            if mention is None:
                spoke[id(person)] = (person, numbers, quote.speaker.mention)
        quotes.append(quote)
    speakers = tuple(_speaker(people, person, mention, tuple(numbers)) for person, numbers, mention in spoke.values())
    return Said(tuple(quotes), speakers, marked)


def _quote(r: Reading, people: People, item: Resolved) -> Quote:
    draft = item.draft
    direct = draft.pair is not None and draft.quoted == [draft.pair]
    speaker = reporter = None
    if item.speaker is not None:
        speaker = _speaker(people, item.speaker, _mention(r, draft.speaker))
    if item.reporter is not None:
        reporter = _speaker(people, item.reporter, _mention(r, draft.reporter))
    return Quote(
        kind="direct" if direct else "mixed" if draft.quoted else "indirect",
        content=_content(r, draft, direct),
        quoted=tuple(_inside(r, pair) for pair in draft.quoted),
        cue=_cue(r, draft),
        speaker=speaker,
        speaker_source=item.how,
        reporter=reporter,
        venue=venue_of(r, draft),
        addressee=addressee_of(r, draft),
        rule=draft.rule,
        lemma=draft.lemma,
        stance=draft.stance,
        negated=draft.cue is not None and r.has(draft.cue[0] - 1, NEGATION),
        confidence=confidence_of(draft.rule),
        repairs=draft.pair.repairs if draft.pair else (),
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
    # The future's س and the ل of purpose are the verb's own.
    proclitic = draft.form.proclitic if draft.form else ""
    word = r.words[first]
    lead = len(proclitic) if proclitic in ("و", "ف") and word.startswith(proclitic) else 0
    if not lead and draft.rule.startswith(("according", "relayed")) and word[0] == "و" and word[1:] in r.speech.words:
        lead = 1
    return r.scan.text.span(r.scan.starts[first] + lead, r.scan.end(end - 1))


def _inside(r: Reading, pair: Pair) -> Span:
    return r.scan.span(pair.first, pair.close - 1)


def _content(r: Reading, draft: Attribution, direct: bool) -> Span:
    """The content's span; marks at the very edge of a clause are left out."""
    first, end = draft.first, draft.end
    if not direct:
        said = draft.quoted[-1].close if draft.quoted else first + 1
        while end > said and r.has(end - 1, MARK):
            end -= 1
        inner = min((pair.first for pair in draft.quoted), default=end - 1)  # a mark in the marks is theirs
        while first < min(inner, end - 1) and r.has(first, MARK):
            first += 1
    return r.scan.text.span(r.scan.starts[first] + draft.cut, r.scan.end(end - 1))


def _mention(r: Reading, phrase: Phrase | None) -> Span | None:
    if phrase is None:
        return None
    first, end = phrase.first, phrase.end
    if phrase.marked:
        pair = r.pair_at[first]
        first, end = pair.first, pair.close
    return r.scan.text.span(r.scan.starts[first] + phrase.cut, r.scan.end(end - 1))


def _speaker(people: People, person: Person, mention: Span | None, quotes: tuple[int, ...] = ()) -> Speaker:
    return Speaker(
        name=person.name,
        mention=mention,
        title=people.title(person),
        organisation=people.organisation(person),
        gender=person.gender,
        number=person.number,
        kind="organisation" if person.kind == "place" else person.kind,
        names=tuple(person.names),
        quotes=quotes,
    )
