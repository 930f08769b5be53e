"""فلان: …, as headlines and interviews write it: a name, a colon, and what it says."""

from __future__ import annotations

from arnews.lexicon.roles import LINE, THAT
from arnews.quotes.drafts import Attribution
from arnews.quotes.phrases import Phrase, noun_phrase
from arnews.quotes.reading import Reading


def headline(r: Reading, sentence: tuple[int, int], number: int) -> Attribution | None:
    """The attribution at the head of the text, or a turn of an interview behind a dash."""
    first, end = sentence
    dashed = r.words[first] in "-–—•*"
    if not (dashed or number == 0) or not (first == 0 or r.has(first - 1, LINE)):
        return None
    phrase = noun_phrase(r, first + 1 if dashed else first, end)
    if phrase is None or phrase.end >= end or r.words[phrase.end] != ":" or end - phrase.end < 4:
        return None
    at = phrase.end
    if r.has(at + 1, THAT) or not _can_speak(r, phrase):
        return None
    draft = Attribution("headline", sentence, at + 1, cue=(at, at + 1), stance="neutral", speaker=phrase)
    draft.pair = r.pair_at.get(at + 1)
    if draft.pair is not None:
        draft.first = draft.pair.first
    return draft


def _can_speak(r: Reading, phrase: Phrase) -> bool:
    """Whether a name before a colon speaks: a place only where no marks follow."""
    kind = phrase.head.kind if phrase.head is not None else None
    if kind == "place":
        known = r.speech.nouns.phrase(r.words, phrase.first)
        return known is not None and known[1] == "state" and r.words[phrase.end + 1] not in ("«", '"')
    if phrase.end - phrase.first == 1 and phrase.name is None and phrase.head is not None and not phrase.head.definite:
        return False
    return phrase.name is not None or kind in ("person", "organisation", "group")
