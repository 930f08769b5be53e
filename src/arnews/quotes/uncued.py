"""Words in quotation marks that no cue claims: a reader still knows whose they are, or that they are nobody's."""

from __future__ import annotations

from collections import Counter
from typing import Final

from attrs import evolve

from arnews.models import MarkedSpan
from arnews.quotes.drafts import Attribution
from arnews.quotes.marks import Pair
from arnews.quotes.reading import Reading
from arnews.quotes.terms import term_reason

_LEAST_WORDS: Final = 5
_FEW_WORDS: Final = 3


def term_reasons(r: Reading) -> dict[int, str]:
    """Why each outermost pair that holds no words of a speaker does not, by the position of its opening."""
    counts = Counter([" ".join(r.words[p.first : p.close]) for p in r.pairs if p.close - p.first <= _FEW_WORDS])
    return {at: reason for at, pair in r.pair_at.items() if (reason := term_reason(r, pair, counts))}


def find_uncued(r: Reading, drafts: list[Attribution], reasons: dict[int, str]) -> list[Attribution]:
    """Attributions of marks that no cue claims, where they are plainly somebody's words."""
    taken = _Taken(drafts)
    unclaimed = [
        (at, pair)
        for at, pair in r.pair_at.items()
        if at not in reasons and not taken.holds(pair.first) and not taken.begins_before(pair.close)
    ]
    if not unclaimed:
        return []
    out: list[Attribution] = []
    by_close = {draft.pair.close: draft for draft in drafts if draft.pair is not None and draft.quoted == [draft.pair]}
    starts = {sentence[0]: sentence for sentence in r.sentences}
    for at, pair in unclaimed:
        size = pair.close - pair.first
        if r.words[at - 1] == "و" and (before := by_close.get(at - 2)) is not None:
            out.append(evolve(before, rule="listed", first=pair.first, end=pair.close, pair=pair, quoted=[pair]))
            by_close[pair.close] = out[-1]
        elif r.comma(at - 1) and (parted := _parted(drafts, at)) is not None:
            out.append(evolve(parted, rule="resumed", first=pair.first, end=pair.close, pair=pair, quoted=[pair]))
        elif _stands_alone(r, pair, size) if at in starts else size >= _FEW_WORDS and r.words[at - 1] == ":":
            sentence = starts.get(at) or _sentence_of(r, at)
            draft = Attribution("uncued: marks", sentence, pair.first, end=pair.close, pair=pair, quoted=[pair])
            draft.about = at if at > sentence[0] else -1
            out.append(draft)
    return out


class _Taken:
    """The stretches that quotes have taken, asked for in order of position."""

    def __init__(self, drafts: list[Attribution]) -> None:
        self._spans = sorted((draft.first, draft.end) for draft in drafts)
        self._next = 0
        self._end = -1

    def holds(self, at: int) -> bool:
        """Whether word *at* is taken; *at* never goes back."""
        while self._next < len(self._spans) and self._spans[self._next][0] <= at:
            self._end = max(self._end, self._spans[self._next][1])
            self._next += 1
        return at < self._end

    def begins_before(self, end: int) -> bool:
        """Whether a stretch that begins behind the word asked for last begins before word *end*."""
        return self._next < len(self._spans) and self._spans[self._next][0] < end


def _stands_alone(r: Reading, pair: Pair, size: int) -> bool:
    """Whether a pair that opens a sentence is long enough for speech, or is the whole of it."""
    following = r.words[pair.after] if pair.after < len(r.words) else "\n"
    return size >= _LEAST_WORDS or (size >= _FEW_WORDS and following in (",", ".", "\n", "،"))


def _parted(drafts: list[Attribution], at: int) -> Attribution | None:
    """The quotation that its own attribution has parted from the marks at *at*: «نحن»، يضيف رامي، «لم نغادر»."""
    for draft in drafts:
        if draft.rule.endswith("post-posed") and draft.sentence[0] <= at < draft.sentence[1] and draft.first < at:
            return draft
    return None


def _sentence_of(r: Reading, at: int) -> tuple[int, int]:
    return next((s for s in r.sentences if s[0] <= at < s[1]), (at, at + 1))


def marked_spans(r: Reading, drafts: list[Attribution], reasons: dict[int, str]) -> tuple[MarkedSpan, ...]:
    """What stands in marks without being anybody's quote, each with its reason."""
    quoted = {pair.open for draft in drafts for pair in draft.quoted}
    out = []
    for at, pair in r.pair_at.items():
        if at not in quoted and pair.close > pair.first:
            reason = reasons.get(at) or ("unattributed" if pair.close - pair.first > _FEW_WORDS else "term")
            out.append(MarkedSpan(span=r.scan.span(pair.first, pair.close - 1), reason=reason))
    return tuple(out)
