"""What stands between a cue and its content: where it was said, and to whom."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.roles import ADDRESSEE, ADVERB, CONJUNCTION, PREPOSITION, RELATIVE, THAT, TIME, VENUE
from arnews.models import Span
from arnews.quotes.drafts import Attribution
from arnews.quotes.reading import Reading

_MOST_WORDS: Final = 10
_ENDS: Final = THAT | ADVERB | RELATIVE | CONJUNCTION | ADDRESSEE | TIME


def venue_of(r: Reading, draft: Attribution) -> Span | None:
    """Where it was said or written: في تغريدة, خلال مؤتمر صحفي."""
    for k in _between(r, draft):
        if r.has(k, PREPOSITION) and r.has(k + 1, VENUE):
            return r.scan.span(k, _last(r, k + 1, _limit(draft)))
    return None


def addressee_of(r: Reading, draft: Attribution) -> Span | None:
    """To whom it was said: للصحفيين, لـ«الشرق الأوسط»."""
    for k in _between(r, draft):
        if r.has(k, ADDRESSEE):
            return r.scan.span(k, _last(r, k, _limit(draft)))
        if r.words[k] == "ل" and k + 1 in r.pair_at:
            pair = r.pair_at[k + 1]
            return r.scan.span(pair.first, pair.close - 1) if pair.close > pair.first else None
    return None


def _limit(draft: Attribution) -> int:
    return draft.pair.open if draft.pair is not None and draft.pair.opened else draft.first


def _between(r: Reading, draft: Attribution) -> range:
    """The words after the cue and the speaker, before the content; none where the content comes first."""
    if draft.cue is None or draft.cue[1] >= draft.first:
        return range(0)
    return range(draft.cue[1], min(_limit(draft), draft.cue[1] + 40))


def _last(r: Reading, first: int, limit: int) -> int:
    """The last word of the remark that begins at word *first*."""
    k = first + 1
    while k < min(limit, first + _MOST_WORDS):
        if k in r.pair_at:
            k = min(r.pair_at[k].after, limit)
            continue
        if r.comma(k) or not (r.words[k][0].isalnum() or r.words[k] in ".()") or r.has(k, _ENDS):
            break
        if r.has(k, PREPOSITION) and r.has(k + 1, VENUE):
            break
        k += 1
    return k - 1
