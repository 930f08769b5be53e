"""The stream of quotes: marks, cues, contents, speakers, and who is meant."""

from __future__ import annotations

from collections import Counter

from attrs import define, evolve

from arnews.lexicon.speech import Speech, default_speech
from arnews.models import MarkedSpan, Quote, Span, Speaker
from arnews.quotes.cues import Attribution, find_attributions
from arnews.quotes.marks import Pair
from arnews.quotes.people import Person
from arnews.quotes.reading import Reading, read
from arnews.quotes.resolve import Resolved, resolve
from arnews.quotes.speakers import Phrase
from arnews.quotes.terms import term_reason
from arnews.scan import Scan

_LEAST_WORDS = 5


@define(slots=True)
class Said:
    """All that the stream found: quotes, who speaks, and what stands in marks without being a quote."""

    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    marked: tuple[MarkedSpan, ...] = ()


def find_speech(scanned: Scan, speech: Speech | None = None) -> Said:
    """Read every quote of a scanned text."""
    r = read(scanned, speech or default_speech())
    drafts, subjects = find_attributions(r)
    reasons = _reasons(r)
    for draft in drafts:
        draft.quoted = [pair for pair in draft.quoted if pair is draft.pair or id(pair) not in reasons]
    drafts += _uncued(r, drafts, reasons)
    resolved, _ = resolve(r, drafts, subjects)
    resolved.sort(key=lambda item: (item.draft.first, -item.draft.end))
    quotes = tuple(_quote(r, item) for item in resolved)
    return Said(quotes, (), ())


def _reasons(r: Reading) -> dict[int, str]:
    """Why each pair that holds no words of a speaker does not, by the pair's identity."""
    counts = Counter(" ".join(r.words[pair.first : pair.close]) for pair in r.pairs if pair.close - pair.first <= 3)
    return {id(pair): reason for pair in r.pair_at.values() if (reason := term_reason(r, pair, counts))}


def _uncued(r: Reading, drafts: list[Attribution], reasons: dict[int, str]) -> list[Attribution]:
    """Words in marks that no cue claims, where they are plainly somebody's."""
    claimed = [(draft.first, draft.end) for draft in drafts]
    out = []
    starts = {first for first, _ in r.sentences}
    for at, pair in r.pair_at.items():
        if id(pair) in reasons or any(first <= pair.first < end for first, end in claimed):
            continue
        colon = at > 0 and r.words[at - 1] == ":" and pair.close - pair.first >= 3
        before = [d for d in drafts if d.rule.endswith("post-posed") and d.sentence[0] <= at < d.sentence[1] and d.first < at]
        resumed = r.comma(at - 1) and bool(before)
        if colon or resumed or at in starts and (pair.close - pair.first >= _LEAST_WORDS or (pair.close - pair.first >= 3 and pair.after >= len(r.words) or r.words[pair.after : pair.after + 1] in ([","], ["."], ["\n"]) and pair.close - pair.first >= 3)):
            sentence = next(s for s in r.sentences if s[0] <= at < s[1])
            draft = Attribution("uncued: marks", sentence, pair.first, pair.close, pair=pair, quoted=[pair])
            if resumed:
                draft = evolve(before[-1], rule="resumed", first=pair.first, end=pair.close, pair=pair, quoted=[pair])
            out.append(draft)
    return out


def _quote(r: Reading, item: Resolved) -> Quote:
    draft = item.draft
    scan = r.scan
    direct = draft.pair is not None and draft.quoted == [draft.pair]
    kind = "direct" if direct else "mixed" if draft.quoted else "indirect"
    return Quote(
        kind=kind,
        content=_content(r, draft),
        quoted=tuple(_inside(r, pair) for pair in draft.quoted),
        cue=_cue(r, draft),
        speaker=_speaker(r, item.speaker, draft.speaker) if item.speaker else None,
        speaker_source=item.how,
        reporter=_speaker(r, item.reporter, draft.reporter) if item.reporter else None,
        rule=draft.rule,
        lemma=draft.lemma,
        stance=draft.stance,
        repairs=draft.pair.repairs if draft.pair else (),
    )


def _cue(r: Reading, draft: Attribution) -> Span | None:
    if draft.cue is None:
        return None
    first, end = draft.cue
    scan = r.scan
    lead = len(draft.form.proclitic) if draft.form and first < len(r.words) and r.words[first].startswith(draft.form.proclitic) else 0
    if draft.form is None and r.words[first].startswith("و") and r.words[first][1:] in r.speech.words:
        lead = 1
    return scan.text.span(scan.starts[first] + lead, scan.end(end - 1))


def _inside(r: Reading, pair: Pair) -> Span:
    return r.scan.span(pair.first, pair.close - 1)


def _content(r: Reading, draft: Attribution) -> Span:
    scan = r.scan
    first, end = draft.first, draft.end
    if not (draft.pair is not None and draft.quoted == [draft.pair]):
        while end - 1 > first and end - 1 < len(r.words) and r.has(end - 1, "mark"):
            end -= 1
        while first < end - 1 and r.has(first, "mark"):
            first += 1
    return scan.text.span(scan.starts[first] + draft.cut, scan.end(end - 1))


def _speaker(r: Reading, person: Person, phrase: Phrase | None) -> Speaker:
    mention = None
    if phrase is not None:
        first, end = phrase.first, phrase.end
        if phrase.marked:
            pair = r.pair_at[first]
            first, end = pair.first, pair.close
        start = r.scan.starts[first]
        word = r.words[first]
        if word.startswith("ل") and not word.startswith("ال") and r.words[first] not in person.words and word[1:] in person.words:
            start += 1
        mention = r.scan.text.span(start, r.scan.end(end - 1))
    return Speaker(
        name=person.name,
        mention=mention,
        title=person.title,
        gender=person.gender,
        number=person.number,
        kind=person.kind,
        names=tuple(person.names),
    )
