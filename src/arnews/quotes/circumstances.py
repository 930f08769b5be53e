"""What stands between a cue and its content: where it was said, and to whom."""

from __future__ import annotations

from typing import Final

from arnews.models import Span
from arnews.quotes.cues import Attribution
from arnews.quotes.reading import Reading

_MOST_WORDS: Final = 10
_ENDS: Final = ("that", "adverb", "relative", "conjunction", "addressee", "time")


def venue_of(r: Reading, draft: Attribution) -> Span | None:
    """Where it was said or written: في تغريدة, خلال مؤتمر صحفي."""
    for k in _between(r, draft):
        if r.has(k, "preposition") and r.has(k + 1, "venue"):
            return r.scan.span(k, _last(r, k + 1, _limit(draft)))
    return None


def addressee_of(r: Reading, draft: Attribution) -> Span | None:
    """To whom it was said: للصحفيين, لـ«الشرق الأوسط»."""
    for k in _between(r, draft):
        if r.has(k, "addressee"):
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
        if r.comma(k) or not (r.words[k][0].isalnum() or r.words[k] in ".()") or any(r.has(k, role) for role in _ENDS):
            break
        if r.has(k, "preposition") and r.has(k + 1, "venue"):
            break
        k += 1
    return k - 1
