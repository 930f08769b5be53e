"""What stands between a cue and its content: where it was said, and to whom."""

from __future__ import annotations

from typing import Final

from arnews.lexicon.roles import ADDRESSEE, ADVERB, CONJUNCTION, PAIR, PREPOSITION, RELATIVE, THAT, TIME, VENUE
from arnews.models import Span
from arnews.quotes.drafts import Attribution
from arnews.quotes.reading import Reading

_MOST_WORDS: Final = 10
_MOST_BETWEEN: Final = 40
_TELLING: Final = VENUE | ADDRESSEE | PAIR
_ENDS: Final = THAT | ADVERB | RELATIVE | CONJUNCTION | ADDRESSEE | TIME


def circumstances(r: Reading, draft: Attribution) -> tuple[Span | None, Span | None]:
    """Where it was said or written, في تغريدة, and to whom, لـ«الشرق الأوسط»: neither where the content comes first."""
    if draft.cue is None or draft.cue[1] >= draft.first:
        return None, None
    bits, first = r.bits, draft.cue[1]
    limit = draft.pair.open if draft.pair is not None and draft.pair.opened else draft.first
    last = min(limit, first + _MOST_BETWEEN)
    venue = addressee = None
    asked = False
    for k, bit in enumerate(bits[first : last + 1], first):
        if not bit & _TELLING:
            continue
        if bit & VENUE and venue is None and k > first and bits[k - 1] & PREPOSITION:
            venue = r.scan.span(k - 1, _last(r, k, limit))
        if asked:
            continue
        if bit & PAIR and k > first and r.words[k - 1] == "ل":
            pair, asked = r.pair_at[k], True
            addressee = r.scan.span(pair.first, pair.close - 1) if pair.close > pair.first else None
        elif bit & ADDRESSEE and k < last:
            addressee, asked = r.scan.span(k, _last(r, k, limit)), True
    return venue, addressee


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
